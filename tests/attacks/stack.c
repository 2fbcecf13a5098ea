/* Overflows of the stack, and stack pointers that point elsewhere when the kernel is entered. */
#include "attack.h"

#define KERNEL_DATA 0x20000220u
#define UNMAPPED 0x30000000u

static void run_over(void) {
	announce("stack-overflow", FAULT_STACK, ANY_ADDRESS);
	__asm volatile("1: push {r0-r7}\n\tb 1b");
}
static void run_over_with_calls(void) {
	announce("stack-overflow-in-calls", FAULT_STACK, ANY_ADDRESS);
	__asm volatile("1: push {r0}\n\tmov r0, sp\n\tldr r1, [r0]\n\tb 1b");
}

/* Enters the kernel by svc with SP at `address`: the frame cannot be pushed, and no call may run for it. */
static void call_with_stack(const char *name, uint32_t address) {
	announce(name, FAULT_STACK, ANY_ADDRESS);
	__asm volatile("mov sp, %0\n\tmovs r0, #0\n\tmov r12, #6\n\tsvc 0\n\tb ." : : "r"(address) : "r0", "r12");
}
/* The same by the tick. */
static void tick_with_stack(const char *name, uint32_t address) {
	announce(name, FAULT_STACK, ANY_ADDRESS);
	__asm volatile("mov sp, %0\n\tb ." : : "r"(address));
}

static uint32_t stack_bottom(void) {
	/* The bottom of the own region: SP rounded down by its power of two leads below or to it; walk from there. */
	return VICTIM_DATA; /* foreign memory does as well: nothing may be pushed there */
}

static void call_on_kernel_data(void) {
	call_with_stack("call-on-kernel-data", KERNEL_DATA + 64);
}
static void call_on_neighbour(void) {
	call_with_stack("call-on-neighbour", stack_bottom() & ~7u);
}
static void call_on_nothing(void) {
	call_with_stack("call-on-nothing", UNMAPPED);
}
static void call_at_zero(void) {
	call_with_stack("call-at-zero", 0);
}
static void call_at_16(void) {
	call_with_stack("call-at-16", 16);
}
static void call_on_code(void) {
	call_with_stack("call-on-own-code", (uint32_t)(uintptr_t)call_on_code & ~7u);
}
static void call_on_system(void) {
	call_with_stack("call-on-system", 0xe000ed00u);
}
static void tick_on_neighbour(void) {
	tick_with_stack("tick-on-neighbour", stack_bottom() & ~7u);
}
static void tick_on_kernel(void) {
	tick_with_stack("tick-on-kernel-data", KERNEL_DATA + 64);
}

/* Lazy stacking of floating-point registers must not write where the task may not. */
static void float_then_call_on_neighbour(void) {
	announce("float-call-on-neighbour", FAULT_STACK, ANY_ADDRESS);
	__asm volatile("vmov.f32 s0, #1.0\n\tmov sp, %0\n\tmov r12, #6\n\tsvc 0\n\tb ."
	               :
	               : "r"(VICTIM_DATA & ~7u)
	               : "r12", "s0");
}
/* Descends by 8 bytes until the frame of the call does not fit: the last step is caught, whether the basic part fits,
 * or the floating-point part, or what a switch saves. */
static void descend(const char *name, uint32_t with_float) {
	announce(name, FAULT_STACK, ANY_ADDRESS);
	if (with_float) {
		__asm volatile("vmov.f32 s0, #1.0" : : : "s0");
	}
	__asm volatile("1: sub sp, #8\n\tmov r12, #6\n\tsvc 0\n\tb 1b" : : : "r0", "r12");
}
static void descend_basic(void) {
	descend("descend", 0);
}
static void descend_float(void) {
	descend("descend-with-float", 1);
}

static const attack attacks[] = {
    run_over,        run_over_with_calls, call_on_kernel_data, call_on_neighbour,
    call_on_nothing, call_at_zero,        call_at_16,          call_on_code,
    call_on_system,  tick_on_neighbour,   tick_on_kernel,      float_then_call_on_neighbour,
    descend_basic,   descend_float,
};

void scan(void) {
	run_attack(attacks, sizeof attacks / sizeof attacks[0]);
}
