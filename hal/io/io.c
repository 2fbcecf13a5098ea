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

/* Two words behind the inputs: an operation of bulkhead_link on a task or a point. Its answer goes behind the outputs,
 * and the kernel, which writes it to a buffer of its own size, is given no more than this task holds anyway. */
static uint32_t answer_request(void) {
	static uint32_t answer[BULKHEAD_ABOUT_SIZE / 4];
	const uint32_t operation = io_buffer[DATA + io_plan.hil_inputs];
	const uint32_t bytes = bulkhead_link(answer, BULKHEAD_ABOUT(operation >> 8, operation & 0xff), 0);
	for (uint32_t i = 0; i < bytes / 4; i++) {
		io_buffer[DATA + io_plan.hil_outputs + i] = answer[i];
	}
	return bytes;
}

/* The exchange is also how the host ends the simulation, and how it asks: each of its requests is answered by another
 * exchange at once, so that it may ask on. */
static void exchange(void) {
	const uint32_t capacity = 4u * (io_plan.hil_inputs + IO_REQUEST_WORDS);
	uint32_t answer = 0, received = 0;
	do {
		received = bulkhead_link(io_buffer, load_outputs() + answer, capacity) / 4;
		answer = received == io_plan.hil_inputs + IO_REQUEST_WORDS ? answer_request() : 0;
	} while (received > io_plan.hil_inputs);
	for (uint32_t i = 0; i < received; i++) {
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
