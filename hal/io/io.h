/* What the I/O task is told of its points: generated with the system. */
#ifndef IO_H
#define IO_H
#include <stdint.h>

/* Channels of the simulation host: the task reads the outputs bound to it, in order of channel, as its first points,
 * and writes the inputs bound to it, in order of channel, as its first points. */
struct io_plan {
	uint16_t hil_outputs, hil_inputs;
};
extern const struct io_plan io_plan;

/* For bulkhead_link: BULKHEAD_LINK_GAP bytes, then as many words as the larger of the two, at least one. */
extern uint32_t io_buffer[];
#endif
