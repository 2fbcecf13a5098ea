/* Attempts at privilege: system registers, special instructions, the processor's own peripherals. */
#include "attack.h"

#define SCB_VTOR 0xe000ed08u
#define SCB_CPACR 0xe000ed88u
#define MPU_CTRL 0xe000ed94u
#define MPU_RASR 0xe000eda0u
#define NVIC_ISER 0xe000e100u
#define SYSTICK_CSR 0xe000e010u
#define STIR 0xe000ef00u
#define KERNEL_DATA 0x20000220u

static void write_system(const char *name, uint32_t address) {
	announce(name, FAULT_BUS, address);
	*at(address) = 0;
}

static void mpu_off(void) {
	write_system("mpu-off", MPU_CTRL);
}
static void mpu_region(void) {
	write_system("mpu-region", MPU_RASR);
}
static void vectors_move(void) {
	write_system("move-vectors", SCB_VTOR);
}
static void tick_off(void) {
	write_system("tick-off", SYSTICK_CSR);
}
static void interrupt_on(void) {
	write_system("interrupt-on", NVIC_ISER);
}
static void interrupt_trigger(void) {
	write_system("interrupt-trigger", STIR);
}
static void coprocessor_access(void) {
	write_system("coprocessor-access", SCB_CPACR);
}

/* `msr control` has no effect when unprivileged (ARMv7-M ARM B5.2.3): the write after it faults as before. */
static void become_privileged(void) {
	uint32_t control;
	__asm volatile("msr control, %1\n\tisb\n\tmrs %0, control" : "=r"(control) : "r"(0));
	if ((control & 1) == 0) {
		bulkhead_print("attack: privileged");
	}
	announce("become-privileged", FAULT_MEMORY, KERNEL_DATA);
	*at(KERNEL_DATA) = 0;
}

/* Interrupts stay on: the tick ends this by the budget. */
static void interrupts_off(void) {
	__asm volatile("cpsid i\n\tcpsid f");
	announce("interrupts-off", FAULT_BUDGET, 0);
	for (;;) {
	}
}
static void raise_priority(void) {
	__asm volatile("msr basepri, %0\n\tmsr primask, %1\n\tmsr faultmask, %1" : : "r"(0x10), "r"(1));
	announce("raise-priority", FAULT_BUDGET, 0);
	for (;;) {
	}
}
static void move_kernel_stack(void) {
	__asm volatile("msr msp, %0" : : "r"(0x20001000));
	announce("move-kernel-stack", FAULT_BUDGET, 0);
	for (;;) {
	}
}
static void breakpoint(void) {
	announce("breakpoint", FAULT_USAGE, 0);
	__asm volatile("bkpt 0");
}
/* The host of the simulator must not serve a task: exit code 99 would be seen. */
static void semihosting(void) {
	static const uint32_t exit_99[2] = {0x20026, 99};
	announce("semihosting", FAULT_USAGE, 0);
	register uint32_t r0 __asm("r0") = 0x20;
	register const uint32_t *r1 __asm("r1") = exit_99;
	__asm volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
}
static void undefined(void) {
	announce("undefined-instruction", FAULT_USAGE, 0);
	__asm volatile("udf 7");
}
static void arm_state(void) {
	announce("arm-state", FAULT_USAGE, 0);
	__asm volatile("bx %0" : : "r"((uint32_t)(uintptr_t)arm_state & ~3u));
}
static void divide_by_zero(void) {
	volatile uint32_t zero = 0;
	uint32_t result;
	announce("divide-by-zero", FAULT_USAGE, 0);
	__asm volatile("udiv %0, %1, %2" : "=r"(result) : "r"(7), "r"(zero));
}
static void fake_exception_return(void) {
	/* Handler mode, main stack: an address like any other in thread mode, and not one for code. */
	announce("exception-return", FAULT_MEMORY, 0xfffffff0u);
	__asm volatile("bx %0" : : "r"(0xfffffff1));
}
static void return_from_entry(void) {
	announce("return-from-entry", FAULT_RETURN, ANY_ADDRESS);
	__asm volatile("bx %0" : : "r"(0xfffe0001));
}
static void wait_for_ever(void) {
	announce("wait-for-ever", FAULT_BUDGET, 0);
	for (;;) {
		__asm volatile("wfi\n\twfe");
	}
}

static const attack attacks[] = {
    mpu_off,
    mpu_region,
    vectors_move,
    tick_off,
    interrupt_on,
    interrupt_trigger,
    coprocessor_access,
    become_privileged,
    interrupts_off,
    raise_priority,
    move_kernel_stack,
    breakpoint,
    semihosting,
    undefined,
    arm_state,
    divide_by_zero,
    fake_exception_return,
    return_from_entry,
    wait_for_ever,
};

void scan(void) {
	run_attack(attacks, sizeof attacks / sizeof attacks[0]);
}
