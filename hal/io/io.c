/* The I/O task: brings output points to the outside and inputs from it, once a period; outputs also at once when one
 * has changed, so that a safe value does not wait for the next cycle. */
#include "io.h"
#include <bulkhead.h>

#define OUTPUTS_CHANGED (1u << 31)
#define DATA (BULKHEAD_LINK_GAP / 4)

static uint32_t load_outputs(void) {
	for (uint32_t i = 0; i < io_plan.hil_outputs; i++) {
		io_buffer[DATA + i] = bulkhead_points_in[i];
	}
	return 4u * io_plan.hil_outputs;
}

/* At least one word is asked for: the exchange is also how the host ends the simulation. */
static void exchange(void) {
	const uint32_t capacity = io_plan.hil_inputs > 0 ? 4u * io_plan.hil_inputs : 4u;
	const uint32_t received = bulkhead_link(io_buffer, load_outputs(), capacity) / 4;
	for (uint32_t i = 0; i < received && i < io_plan.hil_inputs; i++) {
		bulkhead_points_out[i] = io_buffer[DATA + i];
	}
}

void scan(void) {
	if (bulkhead_bits() == 0) {
		exchange();
	} else if (bulkhead_bits() & OUTPUTS_CHANGED) {
		bulkhead_link(io_buffer, load_outputs(), 0);
	}
}
