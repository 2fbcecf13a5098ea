/* Places of fields that entry.S uses; state.h and kernel.h assert them. */
#ifndef OFFSETS_H
#define OFFSETS_H
#define CONTEXT_STACK 32
#define CONTEXT_RETURN 36
#define CONTEXT_DESCRIPTOR 40
#define CONTEXT_INSIDE 48
#define DESCRIPTOR_RAM_BASE 68
#define KERNEL_RUNNING 0
#define KERNEL_COUNTER 8
#define KERNEL_ENTERED 12
#define KERNEL_CHARGED 16
#define KERNEL_TICK_BASE 20
#define KERNEL_TICK_COUNTS 24
#endif
