/* All that the kernel needs of the processor. */
#ifndef ARCH_H
#define ARCH_H
#include <stdbool.h>
#include <stdint.h>
#include "state.h"
#include "arch/armv7m/context.h"

/* A pointer into an array: else the compiler computes it from its index at each use. */
#ifdef __FRAMAC__
#define IN_REGISTER(pointer)
#define IN_ORDER()
#else
#define IN_REGISTER(pointer) __asm("" : "+r"(pointer))
/* What stands before it is in memory before what stands behind it. */
#define IN_ORDER() __asm volatile("" ::: "memory")
#endif
/* Seldom run: built for size. */
#define COLD __attribute__((cold))

/* Faults, priorities, MPU, FPU; interrupts stay off. */
COLD void arch_start(void);
/* Starts the tick, lets interrupts in and sleeps for good between them. */
COLD _Noreturn void arch_idle(void);
COLD _Noreturn void arch_reset(void);

/* A context that begins at `entry` (Thumb) with an empty stack that ends at `stack_end` (8-aligned). */
void arch_context_start(struct task_context *context, uint32_t stack_end, uint32_t entry);
/* The running task ends: none of its floating-point state may be saved or seen by another. */
void arch_context_drop(struct task_context *context);
/* Where a task's entry function returns to: no address for code (ARMv7-M ARM B3.1: 0xe0000000 up never executes). */
#define ARCH_RETURN_ADDRESS 0xfffe0000u

void arch_interrupt_enable(uint32_t line);
void arch_interrupt_disable(uint32_t line);
void arch_interrupt_clear(uint32_t line);
#ifdef BULKHEAD_COUNTER_SYSTICK
#define COUNTER_IS_SYSTICK true
/* Counts since SysTick was reloaded last, of `counts` in a tick; `pending`: that tick has not been handled yet. */
uint32_t arch_tick_elapsed(uint32_t counts, bool *pending);
#else
#define COUNTER_IS_SYSTICK false
#endif
/* The line being handled. */
uint32_t arch_interrupt_line(void);

/* Sends text to trace port `port`; what the port does not take in time is dropped. */
COLD void arch_trace(uint32_t port, const uint8_t *text, uint32_t length);
/* Semihosting call; only in a simulator. */
uint32_t arch_semihost(uint32_t operation, const void *arguments);
#endif
