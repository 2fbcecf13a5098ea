/* System calls with arguments made to deceive. Slots: 0 control.setpoint, unlimited. */
#include "attack.h"

#define KERNEL_DATA 0x20000220u
#define CALL(slot, method, send, receive) ((slot) | (method) << 8 | (send) << 16 | (uint32_t)(receive) << 24)

static uint8_t own[128];

static uint32_t call_gate(uint32_t number, uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
	register uint32_t r0 __asm("r0") = a;
	register uint32_t r1 __asm("r1") = b;
	register uint32_t r2 __asm("r2") = c;
	register uint32_t r3 __asm("r3") = d;
	register uint32_t r12 __asm("r12") = number;
	__asm volatile("svc 0" : "+r"(r0) : "r"(r1), "r"(r2), "r"(r3), "r"(r12) : "memory");
	return r0;
}

/* The record's address is the first argument. */
static void bad_call(const char *name, uint32_t number, uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
	announce(name, FAULT_ARGUMENT, a);
	call_gate(number, a, b, c, d);
}

static uint32_t own_address(void) {
	return (uint32_t)(uintptr_t)own;
}

static void no_such_call(void) {
	bad_call("no-such-call", 10, 1, 2, 3, 4);
}
static void wild_number(void) {
	bad_call("wild-call-number", 0xffffffff, 0, 0, 0, 0);
}
static void wait_on_kernel(void) {
	bad_call("wait-writes-kernel", 0, KERNEL_DATA, 0, 0, 0);
}
static void wait_on_neighbour(void) {
	bad_call("wait-writes-neighbour", 0, VICTIM_DATA & ~3u, 0, 0, 0);
}
static void wait_unaligned(void) {
	bad_call("wait-unaligned", 0, own_address() + 1, 0, 0, 0);
}
static void wait_wraps(void) {
	bad_call("wait-wraps", 0, 0xfffffff0, 0, 0, 0);
}
static void wait_on_code(void) {
	bad_call("wait-writes-code", 0, (uint32_t)(uintptr_t)wait_on_code & ~3u, 0, 0, 0);
}
static void alarm_too_far(void) {
	bad_call("alarm-too-far", 0, own_address(), 0x80000000, 0, 0);
}
static void no_such_slot(void) {
	bad_call("no-such-slot", 1, CALL(200, 0, 0, 0), 0, 0, 10);
}
static void no_such_method(void) {
	bad_call("no-such-method", 1, CALL(0, 77, 0, 0), 0, 0, 10);
}
static void send_too_long(void) {
	bad_call("send-too-long", 1, CALL(0, 0, 65, 0), own_address(), 0, 10);
}
static void receive_too_long(void) {
	bad_call("receive-too-long", 1, CALL(0, 1, 0, 255), 0, own_address(), 10);
}
static void send_kernel(void) {
	bad_call("send-kernel-data", 1, CALL(0, 2, 64, 64), KERNEL_DATA, own_address(), 10);
}
static void send_neighbour(void) {
	bad_call("send-neighbour-data", 1, CALL(0, 2, 4, 4), VICTIM_DATA, own_address(), 10);
}
static void receive_in_kernel(void) {
	bad_call("receive-in-kernel", 1, CALL(0, 2, 4, 4), own_address(), KERNEL_DATA, 10);
}
static void receive_in_code(void) {
	bad_call("receive-in-own-code", 1, CALL(0, 2, 4, 4), own_address(), (uint32_t)(uintptr_t)receive_in_code & ~1u, 10);
}
static void send_wraps(void) {
	bad_call("send-wraps", 1, CALL(0, 2, 64, 64), 0xffffffe0, own_address(), 10);
}
static void timeout_zero(void) {
	bad_call("timeout-zero", 1, CALL(0, 1, 0, 2), 0, own_address(), 0);
}
static void timeout_endless(void) {
	bad_call("timeout-zero-generation", 1, CALL(0, 1, 0, 2), 0, own_address(), 0xffff0000);
}
static void reply_to_nobody(void) {
	bad_call("reply-to-nobody", 2, own_address(), 4, 0, 0);
}
static void notify_nobody(void) {
	bad_call("notify-no-slot", 3, 9, 1, 0, 0);
}
static void unmask_foreign(void) {
	bad_call("unmask-undeclared", 4, 0, 0, 0, 0);
}
static void unmask_wild(void) {
	bad_call("unmask-wild", 4, 0xffffffff, 0, 0, 0);
}
static void print_kernel(void) {
	bad_call("print-kernel-data", 5, KERNEL_DATA, 100, 0, 0);
}
static void print_wraps(void) {
	bad_call("print-wraps", 5, 0xfffffff0, 0xffffffff, 0, 0);
}
static void print_neighbour(void) {
	bad_call("print-neighbour-data", 5, VICTIM_DATA, 1, 0, 0);
}
static void print_everything(void) {
	bad_call("print-from-zero", 5, 0, 0xffffffff, 0, 0);
}
static void supervise(void) {
	bad_call("supervise", 8, SUPERVISE_STOP, 2, own_address(), 0);
}
static void link_host(void) {
	bad_call("link", 9, own_address(), 8, 8, 0);
}
/* A reply, or an event, over the frame the kernel resumes from could choose the state the task is resumed with. */
static void reply_over_own_frame(void) {
	static const uint32_t frame[8] = {0, 0, 0, 0, 0, 0, 0xfffffff0, 0x01000003};
	announce("reply-over-own-frame", FAULT_ARGUMENT, CALL(0, 2, 32, 32));
	const uint32_t sp = (uint32_t)(uintptr_t)__builtin_frame_address(0) & ~7u;
	register uint32_t r0 __asm("r0") = CALL(0, 2, 32, 32);
	register const uint32_t *r1 __asm("r1") = frame;
	register uint32_t r2 __asm("r2") = sp - 256 - 32;
	register uint32_t r3 __asm("r3") = 50;
	__asm volatile("mov sp, %4\n\tmov r12, #1\n\tsvc 0\n\tb ."
	               : "+r"(r0)
	               : "r"(r1), "r"(r2), "r"(r3), "r"(sp - 256)
	               : "r12", "memory");
}
static void event_over_own_frame(void) {
	const uint32_t sp = (uint32_t)(uintptr_t)__builtin_frame_address(0) & ~7u;
	announce("event-over-own-frame", FAULT_ARGUMENT, sp - 256 - 40);
	register uint32_t r0 __asm("r0") = sp - 256 - 40;
	register uint32_t r1 __asm("r1") = 0;
	__asm volatile("mov sp, %2\n\tmov r12, #0\n\tsvc 0\n\tb ." : "+r"(r0) : "r"(r1), "r"(sp - 256) : "r12", "memory");
}
/* The same through the process image, which the kernel writes when the activation begins. */
static void frame_over_own_points(void) {
	announce("frame-over-own-points", FAULT_STACK, ANY_ADDRESS);
	register uint32_t r0 __asm("r0") = own_address() & ~3u;
	register uint32_t r1 __asm("r1") = 0;
	__asm volatile("mov sp, %2\n\tmov r12, #0\n\tsvc 0\n\tb ."
	               : "+r"(r0)
	               : "r"(r1), "r"(((uint32_t)(uintptr_t)bulkhead_points_in & ~7u) + 32)
	               : "r12", "memory");
}

/* What the kernel does for a task is the task's own time. */
static void time_storm(void) {
	announce("time-storm", FAULT_BUDGET, 0);
	for (;;) {
		bulkhead_time();
	}
}
/* A task with a period cannot be made to run more often. */
static void notify_storm(void) {
	announce("notify-storm", FAULT_BUDGET, 0);
	for (;;) {
		bulkhead_notify(0, 0xffffffff);
	}
}
/* Control serves so many a period, then the caller waits beyond its own. */
static void call_storm(void) {
	announce("call-storm", FAULT_DEADLINE, 0);
	for (;;) {
		uint32_t answer;
		bulkhead_call(CALL(0, 2, 4, 4), &answer, &answer, 100);
	}
}

static const attack attacks[] = {
    no_such_call,   wild_number,          wait_on_kernel,       wait_on_neighbour,
    wait_unaligned, wait_wraps,           wait_on_code,         alarm_too_far,
    no_such_slot,   no_such_method,       send_too_long,        receive_too_long,
    send_kernel,    send_neighbour,       receive_in_kernel,    receive_in_code,
    send_wraps,     timeout_zero,         timeout_endless,      reply_to_nobody,
    notify_nobody,  unmask_foreign,       unmask_wild,          print_kernel,
    print_wraps,    print_neighbour,      print_everything,     supervise,
    link_host,      reply_over_own_frame, event_over_own_frame, frame_over_own_points,
    time_storm,     notify_storm,         call_storm,
};

void scan(void) {
	run_attack(attacks, sizeof attacks / sizeof attacks[0]);
}
