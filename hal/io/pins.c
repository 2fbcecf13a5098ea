/* Points on pins of the board: driven through BSRR, one store a pin, and read from IDR. The task that has the windows
 * of their ports sets their modes, too: outputs push-pull, inputs without a pull resistor, which is the wiring's. */
#include "io.h"
#include <bulkhead.h>
#include <registers.h>

static volatile struct gpio *port_of(const struct io_pin *pin) {
	return (volatile struct gpio *)(uintptr_t)bulkhead_peripherals[pin->port].base;
}

static void set_mode(const struct io_pin *pin, uint32_t mode) {
	volatile struct gpio *gpio = port_of(pin);
	gpio->MODER = (gpio->MODER & ~(3u << 2 * pin->number)) | mode << 2 * pin->number;
}

/* At the first values, after them: a pin that becomes an output must not drive what it last held. */
static void start(void) {
	for (uint32_t i = 0; i < io_plan.pin_outputs; i++) { /* at most io_plan.pins turns */
		set_mode(&io_pins[i], GPIO_MODER_OUTPUT);
	}
	for (uint32_t i = 0; i < io_plan.pin_inputs; i++) { /* at most io_plan.pins turns */
		set_mode(&io_pins[io_plan.pin_outputs + i], GPIO_MODER_INPUT);
	}
}

void io_pins_drive(const uint32_t *values) {
	static bool started;
	for (uint32_t i = 0; i < io_plan.pin_outputs; i++) { /* at most io_plan.pins turns */
		const struct io_pin *pin = &io_pins[i];
		port_of(pin)->BSRR = 1u << (values[i] ? pin->number : pin->number + 16u);
	}
	if (!started) {
		start();
		started = true;
	}
}

uint32_t io_pins_read(uint32_t input) {
	const struct io_pin *pin = &io_pins[io_plan.pin_outputs + input];
	return port_of(pin)->IDR >> pin->number & 1;
}
