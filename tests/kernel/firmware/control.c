/* The task that must never miss a period, whatever the others do: publishes where its data and code lie, so that they
 * can try; adds up what it serves; checks that nobody changed its data. */
#include <bulkhead.h>
#include <stdbool.h>

#define SECRET 0x5ec4e7u

static volatile uint32_t secret = SECRET;
static volatile float half = 0.5f;
static uint32_t scans, low = 300;

static uint32_t hidden(uint32_t x) {
	return x + 1;
}
static uint32_t (*volatile hidden_function)(uint32_t) = hidden;

void scan(void) {
	scans++;
	bulkhead_points_out[0] = bulkhead_points_in[0] < low;
	bulkhead_points_out[1] = (uint32_t)(uintptr_t)&secret;
	bulkhead_points_out[2] = (uint32_t)(uintptr_t)hidden_function;
	bulkhead_points_out[3] = scans;
	half = half * 0.5f + 0.25f;
	if (secret != SECRET || half != 0.5f || hidden_function(1) != 2) {
		bulkhead_print("control: data changed");
	}
	if (scans % 100 == 1) {
		bulkhead_print("control runs");
	}
}

/* Endpoint 0, setpoint: method 0 `set(u16): bool`, method 1 `get(): u16`, method 2 `echo`. */
uint32_t serve(uint32_t endpoint, uint32_t method, const uint8_t *in, uint32_t length, uint8_t *out) {
	const uint32_t value = length >= 2 ? in[0] | (uint32_t)in[1] << 8 : 0;
	(void)endpoint;
	switch (method) {
	case 0:
		out[0] = length == 2 && value <= 900;
		low = out[0] ? value : low;
		return 1;
	case 1:
		out[0] = (uint8_t)low;
		out[1] = (uint8_t)(low >> 8);
		return 2;
	default:
		for (uint32_t i = 0; i < length; i++) {
			out[i] = in[i];
		}
		return length;
	}
}
