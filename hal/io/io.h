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

/* What the host may put behind the inputs in its answer: an operation on a task or a point (operation << 8 | index, as
 * of BULKHEAD_ABOUT), and a value for it. */
#define IO_REQUEST_WORDS 2u

/* For bulkhead_link: BULKHEAD_LINK_GAP bytes, then as many words as the larger of the outputs with the longest answer
 * to a request (ten words), and the inputs with a request. */
extern uint32_t io_buffer[];
#endif
