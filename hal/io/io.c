/* The I/O task: brings output points to the outside and inputs from it, once a period; outputs also at once when one
 * has changed, so that a safe value does not wait for the next cycle. */
#include "io.h"
#include <bulkhead.h>

#define OUTPUTS_CHANGED (1u << 31)
#define DATA (BULKHEAD_LINK_GAP / 4)

bool io_stale;

#ifdef IO_PINS
/* The pins move before the host hears of the cycle: it finds them as they are. */
static uint32_t load_outputs(void) {
	for (uint32_t i = 0; i < io_plan.hil_outputs + io_plan.pin_outputs; i++) { /* at most io_plan.outputs turns */
		io_outputs[i] = bulkhead_points_in[i];
	}
	io_force(true, io_outputs);
	for (uint32_t i = 0; i < io_plan.hil_outputs; i++) { /* at most io_plan.outputs turns */
		io_buffer[DATA + i] = io_outputs[i];
	}
	io_pins_drive(&io_outputs[io_plan.hil_outputs]);
	return 4u * io_plan.hil_outputs;
}
#else
static uint32_t load_outputs(void) {
	for (uint32_t i = 0; i < io_plan.hil_outputs; i++) { /* at most io_plan.outputs turns */
		io_buffer[DATA + i] = bulkhead_points_in[i];
	}
	io_force(true, &io_buffer[DATA]);
	return 4u * io_plan.hil_outputs;
}
#endif

/* The exchange is also how the host ends the simulation, and how it asks: each of its requests is answered by another
 * exchange at once, so that it may ask on; the bound that the loop declares is that of a host which does not ask.
 * Returns the words of input. */
static uint32_t exchange(void) {
	const uint32_t capacity = 4u * (io_plan.hil_inputs + IO_REQUEST_WORDS);
	uint32_t answer = 0, received = 0;
	do { /* at most 1 turn */
		received = bulkhead_link(io_buffer, load_outputs() + 4 * answer, capacity) / 4;
		if (received == io_plan.hil_inputs + IO_REQUEST_WORDS) {
			const uint32_t *request = &io_buffer[DATA + io_plan.hil_inputs];
			answer = io_request(request[0], request[1], &io_buffer[DATA + io_plan.hil_outputs]);
		}
	} while (received > io_plan.hil_inputs);
	return received;
}

/* What the tasks see in this cycle: the inputs of one instant, with the forces over them, and their quality. */
static void publish(void) {
	for (uint32_t i = 0; i < io_plan.hil_inputs; i++) { /* at most io_plan.inputs turns */
		bulkhead_points_out[i] = io_inputs[i];
	}
	uint32_t inputs = io_plan.hil_inputs;
#ifdef IO_PINS
	for (uint32_t i = 0; i < io_plan.pin_inputs; i++) { /* at most io_plan.pins turns */
		bulkhead_points_out[inputs++] = io_pins_read(i);
	}
#endif
	io_force(false, bulkhead_points_out);
	for (uint32_t i = 0; i < io_plan.qualities; i++) { /* at most io_plan.qualities turns */
		bulkhead_points_out[inputs + i] = io_quality(i);
	}
}

static void cycle(void) {
	const uint32_t received = exchange();
	for (uint32_t i = 0; i < received; i++) { /* at most io_plan.inputs turns */
		io_inputs[i] = io_buffer[DATA + i];
	}
#ifdef IO_PORT
	if (received == 0) { /* no host in the simulator: the port may lead to one */
		load_outputs();
		io_port_cycle(&io_buffer[DATA]);
	}
	io_stale = received == 0 && io_port_is_stale();
#endif
	publish();
}

void scan(void) {
#ifdef IO_PORT
	io_port_poll();
#endif
	if (bulkhead_bits() == 0) {
		cycle();
	} else if (bulkhead_bits() & OUTPUTS_CHANGED) {
		bulkhead_link(io_buffer, load_outputs(), 0);
	}
}

#ifdef IO_PORT
void init(void) {
	io_port_open();
}
#endif
