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

/* The frame of the context lies in the task's stack, with room for what a switch saves. */
static inline bool arch_frame_is_valid(const struct task_context *context) {
	const uint32_t offset = context->stack - context->descriptor->ram_base, size = context->descriptor->stack_size;
	if (context->return_code & RETURN_BASIC_FRAME) {
		return offset <= size - FRAME_BASIC;
	}
	return size >= FRAME_EXTENDED && offset <= size - FRAME_EXTENDED && offset >= SWITCH_SAVES;
}

/* The first address above the frame: what the task had on its stack when it entered the kernel begins here. */
static inline uint32_t arch_frame_end(const struct task_context *context) {
	return context->stack + (context->return_code & RETURN_BASIC_FRAME ? FRAME_BASIC : FRAME_EXTENDED);
}

/* r0..r3, r12 of the frame. */
static inline uint32_t *arch_frame(const struct task_context *context) {
	return (uint32_t *)(uintptr_t)context->stack;
}
#endif
