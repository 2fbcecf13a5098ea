/* The exception frame of a task, as the hardware pushes it (ARMv7-M ARM B1.5.7). Inline: every entry to the kernel
 * asks. */
#ifndef CONTEXT_H
#define CONTEXT_H
#include <stdbool.h>
#include <stdint.h>
#include "../../include/state.h"

#define RETURN_BASIC_FRAME (1u << 4) /* EXC_RETURN: clear when the frame holds s0-s15, FPSCR */
#define FRAME_BASIC 32u
#define FRAME_EXTENDED 104u
#define SWITCH_SAVES 64u /* s16..s31, below an extended frame */
#define FRAME_NUMBER 4u  /* r12 */
#define FRAME_PC 6u

/* Where the frame of the context ends, when it lies in the task's stack with room for what a switch saves; else 0. What
 * the task had on its stack when it entered the kernel begins there. */
static inline uint32_t arch_frame_end(const struct task_context *context) {
	const struct task_descriptor *descriptor = context->descriptor;
	const uint32_t stack = context->stack, offset = stack - descriptor->ram_base, size = descriptor->stack_size;
	if (context->return_code & RETURN_BASIC_FRAME) {
		return offset <= size - FRAME_BASIC ? stack + FRAME_BASIC : 0;
	}
	return size >= FRAME_EXTENDED && offset <= size - FRAME_EXTENDED && offset >= SWITCH_SAVES ? stack + FRAME_EXTENDED
	                                                                                           : 0;
}
static inline bool arch_frame_is_valid(const struct task_context *context) {
	return arch_frame_end(context) != 0;
}

/* Words of a task's memory that the kernel has checked. */
static inline uint32_t arch_load(uint32_t at) {
	return *(const uint32_t *)(uintptr_t)at;
}
static inline void arch_store(uint32_t at, uint32_t value) {
	*(uint32_t *)(uintptr_t)at = value;
}
/* Copies between checked buffers of two tasks, which do not overlap (copy.S). */
void arch_copy(uint32_t to, uint32_t from, uint32_t length);

/* r0..r3, r12 of the frame. */
static inline uint32_t *arch_frame(const struct task_context *context) {
	return (uint32_t *)(uintptr_t)context->stack;
}
#endif
