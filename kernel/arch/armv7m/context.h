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
static inline bool arch_frame_lies_in(const struct task_descriptor *task, uint32_t stack, uint32_t return_code) {
	const uint32_t from = task->ram_base, end = from + task->stack_size;
	if (return_code & RETURN_BASIC_FRAME) {
		return stack >= from && stack <= end - FRAME_BASIC;
	}
	return stack >= from + SWITCH_SAVES && stack <= end - FRAME_EXTENDED;
}
static inline bool arch_frame_is_valid(const struct task_context *context) {
	return arch_frame_lies_in(context->descriptor, context->stack, context->return_code);
}
/* Where it ends. What the task had on its stack when it entered the kernel begins there. */
static inline uint32_t arch_frame_end(uint32_t stack, uint32_t return_code) {
	return stack + (return_code & RETURN_BASIC_FRAME ? FRAME_BASIC : FRAME_EXTENDED);
}

/* Words and bytes of a task's memory that the kernel has checked. */
static inline uint32_t arch_load(uint32_t at) {
	return *(const uint32_t *)(uintptr_t)at;
}
/* The same at any address. */
static inline uint32_t arch_load_any(uint32_t at) {
	uint32_t word;
	__builtin_memcpy(&word, (const void *)(uintptr_t)at, sizeof word);
	return word;
}
static inline uint32_t arch_load_half(uint32_t at) {
	uint16_t half;
	__builtin_memcpy(&half, (const void *)(uintptr_t)at, sizeof half);
	return half;
}
static inline uint32_t arch_load_byte(uint32_t at) {
	return *(const uint8_t *)(uintptr_t)at;
}
static inline uint32_t arch_load_signed_half(uint32_t at) {
	int16_t half;
	__builtin_memcpy(&half, (const void *)(uintptr_t)at, sizeof half);
	return (uint32_t)half;
}
static inline uint32_t arch_load_signed_byte(uint32_t at) {
	return (uint32_t) * (const int8_t *)(uintptr_t)at;
}
static inline void arch_store(uint32_t at, uint32_t value) {
	*(uint32_t *)(uintptr_t)at = value;
}
static inline void arch_store_byte(uint32_t at, uint32_t value) {
	*(uint8_t *)(uintptr_t)at = (uint8_t)value;
}
/* An object and a text of a task, which have been checked too. */
static inline void *arch_object(uint32_t at, uint32_t size) {
	(void)size;
	return (void *)(uintptr_t)at;
}
static inline const uint8_t *arch_text(uint32_t at, uint32_t length) {
	(void)length;
	return (const uint8_t *)(uintptr_t)at;
}
/* The board's counter, a register. */
static inline const volatile uint32_t *arch_counter(uint32_t at) {
	return (const volatile uint32_t *)(uintptr_t)at;
}
/* Copies between checked buffers of two tasks, which do not overlap (copy.S). */
void arch_copy(uint32_t to, uint32_t from, uint32_t length);

/* r0..r3, r12 of the frame. */
static inline uint32_t *arch_frame(const struct task_context *context) {
	return (uint32_t *)(uintptr_t)context->stack;
}
#endif
