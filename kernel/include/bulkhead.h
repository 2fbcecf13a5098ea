/* What a task sees of the kernel: ten system calls and nothing else.
 *
 * Every call is a function of (kernel state, caller, arguments). A bad argument (a buffer that the caller may not
 * access, a slot it does not have, a length past the limit) changes nothing and faults the caller with
 * FAULT_ARGUMENT; a refusal (policy, dead peer, time limit) changes nothing and returns a status.
 *
 * Register use: number in r12, arguments in r0..r3, result in r0, `svc 0` in the gate (kernel/user/gate.S) only. */
#ifndef BULKHEAD_H
#define BULKHEAD_H
#include <stddef.h>
#include <stdint.h>

#define BULKHEAD_MESSAGE_MAX 64u /* bytes each way in one call */
#define BULKHEAD_PRINT_MAX 160u  /* bytes of one console line */
#define BULKHEAD_GENERATIONS 0x7fffu
#define BULKHEAD_OF_GENERATION(n) (1u << 31 | (uint32_t)(n) << 16)
#define BULKHEAD_LINK_GAP 8u
#define BULKHEAD_NO_REPLY 0xffffffffu
#define BULKHEAD_NO_ALARM 0u
#define BULKHEAD_KEEP_ALARM 0xffffffffu /* bulkhead_wait: the alarm asked for earlier stays as it is */

/* Result of a call to another task. */
enum bulkhead_status {
	BULKHEAD_OK = 0,
	BULKHEAD_DENIED = 1,  /* a policy rule (for example a rate) refused it */
	BULKHEAD_DEAD = 2,    /* the peer faulted before it replied, or is stopped for good */
	BULKHEAD_TIMEOUT = 3, /* the time limit passed before the reply */
};

/* Why bulkhead_wait returned: exactly one. */
enum bulkhead_reason {
	BULKHEAD_PERIOD = 1,  /* the period began; or, for a task without period, its first activation */
	BULKHEAD_NOTIFY = 2,  /* notification bits are set (event.bits, cleared by the delivery) */
	BULKHEAD_ALARM = 3,   /* the alarm given to bulkhead_wait is due */
	BULKHEAD_MESSAGE = 4, /* a call arrived: answer it with bulkhead_reply before the next wait */
};

struct bulkhead_event {
	uint32_t reason;  /* enum bulkhead_reason */
	uint32_t bits;    /* notification bits, BULKHEAD_NOTIFY only */
	uint32_t now;     /* milliseconds since start, the one instant this activation sees; wraps at 2^32 */
	uint8_t endpoint; /* BULKHEAD_MESSAGE: index among this task's endpoints */
	uint8_t method;   /* BULKHEAD_MESSAGE: index among the endpoint's methods */
	uint8_t length;   /* BULKHEAD_MESSAGE: bytes in data */
	uint8_t caller;   /* BULKHEAD_MESSAGE: task index of the caller, for logs; no right follows from it */
	uint8_t data[BULKHEAD_MESSAGE_MAX];
};

enum fault_kind {
	FAULT_NONE = 0,
	FAULT_MEMORY = 1, /* access outside the compartment */
	FAULT_STACK = 2,  /* memory fault below the stack, also on exception entry */
	FAULT_BUS = 3,
	FAULT_USAGE = 4,    /* undefined instruction, bad EPSR, unaligned, breakpoint */
	FAULT_TRAP = 5,     /* the program's own check failed */
	FAULT_BUDGET = 6,   /* an activation used more than its time budget */
	FAULT_DEADLINE = 7, /* still running when its next period began */
	FAULT_ARGUMENT = 8, /* bad argument to a system call */
	FAULT_RETURN = 9,   /* the task's main function returned */
	FAULT_KILLED = 10,  /* ended by a test bench: ABOUT_KILL */
};

/* A record of the audit log (kernel/audit.c). Mirrored by scripts/audit-log.ts. */
struct bulkhead_record {
	uint32_t number; /* one more than that before; begins anywhere when the chip was without power */
	uint32_t before; /* the chain value of the record before */
	uint32_t time;   /* milliseconds since start */
	uint32_t what;   /* AUDIT(kind, task, detail) */
	uint32_t first, second;
	uint32_t chain; /* a hash of all the above */
};
#define AUDIT(kind, task, detail) ((uint32_t)(kind) | (uint32_t)(task) << 8 | (uint32_t)(detail) << 16)
/* Besides enum fault_kind: detail: the low half of the number of the system call (argument); first: faulting address
 * (memory, bus), trap site, first argument; second: where, 0 when not known; of a trap the low word of the value. */
enum audit_kind {
	AUDIT_PANIC = 0x20,      /* + its code; first: pc */
	AUDIT_SUPERVISED = 0x30, /* + SUPERVISE_RESTART or SUPERVISE_STOP; first: restarts of the task since start */
	AUDIT_DENIED = 0x40,     /* + enum verdict; detail: slot, method << 8 of the call; first: bits of a notification */
	AUDIT_ROLE = 0x50,  /* by a call of the task, or its end; detail: automaton; first: its state before; second: now */
	AUDIT_FORCE = 0x60, /* detail: point; first: 1, or 0: released; second: value */
	AUDIT_START = 0x70, /* of the kernel; first: records kept over the reset; second: records found damaged */
	AUDIT_LOST = 0xff,  /* was damaged. No kind is one bit away from it. */
};

/* ---- the ten system calls ---- */

/* 0. End this activation: output points are published, and the task sleeps until its next reason to run. `alarm` is in
 * milliseconds from now (the present tick plus so many, at most 2^30 ticks), 0 for none, BULKHEAD_KEEP_ALARM for the
 * one already pending. A pending call that was not answered is answered with BULKHEAD_DEAD. */
void bulkhead_wait(struct bulkhead_event *event, uint32_t alarm);
/* The same call, which first answers as bulkhead_reply does. `length` BULKHEAD_NO_REPLY: bulkhead_wait. */
void bulkhead_reply_wait(struct bulkhead_event *event, uint32_t alarm, const void *data, uint32_t length);
/* 1. Call endpoint `slot` of this task's own list. Sends `send_length` bytes, receives exactly `receive_length` bytes.
 * Time limit in ms (1..65535). packed = slot | method << 8 | send_length << 16 | receive_length << 24. */
uint32_t bulkhead_call(uint32_t packed, const void *send, void *receive, uint32_t timeout);
/* The same call, which also tells the peer's generation at the call (how often it was restarted, modulo 32,768) in the
 * upper word of its result; the status is in the lower. With BULKHEAD_OF_GENERATION(n) added to the time limit, a peer
 * of another generation is BULKHEAD_DEAD to the caller, and learns nothing of the call: what was agreed with a peer
 * that has come back since is void. */
uint64_t bulkhead_call_peer(uint32_t packed, const void *send, void *receive, uint32_t timeout);
/* 2. Answer the call being served. When `length` is not what the caller expects, nothing is copied and the caller gets
 * BULKHEAD_DENIED: neither side can harm the other by it. When the caller is gone (time limit, fault), nothing happens.
 */
void bulkhead_reply(const void *data, uint32_t length);
/* 3. Set notification bits in the task of call slot `slot`: BULKHEAD_OK, BULKHEAD_DEAD, or BULKHEAD_DENIED when the
 * rate of the slot is used up or the task has a period (it runs by the clock alone; only its interrupts notify it). */
uint32_t bulkhead_notify(uint32_t slot, uint32_t bits);
/* 4. An interrupt masks itself when it is delivered as notification bit `bit`; this unmasks it again. */
void bulkhead_unmask(uint32_t bit);
/* 5. One console line, `length` bytes without line end, at most BULKHEAD_PRINT_MAX (longer is cut). */
void bulkhead_write(const char *text, uint32_t length);
/* 6. Microseconds since start, wraps at 2^32. */
uint32_t bulkhead_time(void);
/* 7. This task stops here with FAULT_TRAP; `site` is the compiler's number of the check, `value` the offending value.
 */
_Noreturn void bulkhead_trap(uint32_t site, uint32_t value);
/* 8. Supervisor only: operation on a task (enum bulkhead_supervise). */
enum bulkhead_supervise {
	SUPERVISE_NEXT = 0,    /* returns a faulted task, each fault once; 0 when there is none */
	SUPERVISE_RESTART = 1, /* start `task` from its descriptor */
	SUPERVISE_STOP = 2,    /* leave `task` stopped for good: its callers get BULKHEAD_DEAD */
};
uint32_t bulkhead_supervise(uint32_t operation, uint32_t task);
/* 9. I/O task only (ABOUT_LOG: also a task with TASK_LOG), and only when simulated: exchange one cycle with the host.
 * `buffer` is word-aligned and begins with BULKHEAD_LINK_GAP bytes for the kernel (record header and tick), so that a
 * record leaves in one piece; the data begins behind them. Sends `length` bytes of data, receives at the same place at
 * most `capacity` bytes of data (capacity 0: no answer is awaited); both are multiples of 4, at most 1024. Returns the
 * bytes of data received. Without a host, and on a chip: returns 0.
 *
 * With `length` BULKHEAD_ABOUT(operation, index) it is no exchange, and works on a chip too, in a release build only of
 * a system with a monitor or a reader of the log: what a test bench or a monitor behind the I/O task asks. `buffer`
 * holds BULKHEAD_ABOUT_SIZE bytes. Returns the bytes of the answer in it: 0 when there is none, or no such operation,
 * task or point. */
enum bulkhead_about {
	ABOUT_TASK = 1,  /* task `index`: its statistics (nine words, state.h), then its condition */
	ABOUT_POINT = 2, /* point `index`: its value */
	ABOUT_KILL = 3,  /* FAULT_KILLED for task `index`, at the end of its next scan: nothing of it is published. A task
	                  * without a period ends at once. */
	ABOUT_LOG = 4,   /* the record of the audit log with the low byte `index` of its number (struct bulkhead_record);
	                  * where there is none, the number that the next record will have */
	ABOUT_FORCE = 5, /* logs that point `index` is forced (buffer: 1, value), or released (0, 0) */
};
#define BULKHEAD_ABOUT(operation, index) (1u << 31 | (uint32_t)(operation) << 8 | (index))
#define IS_ABOUT_LOG(length) ((length) / 256 == BULKHEAD_ABOUT(ABOUT_LOG, 0) / 256)
#define BULKHEAD_ABOUT_SIZE 40u
uint32_t bulkhead_link(void *buffer, uint32_t length, uint32_t capacity);

/* ---- conveniences on top (kernel/user/) ---- */

/* Prints a NUL-terminated line. */
void bulkhead_print(const char *text);
/* The instant of the running activation, in milliseconds: event.now of the last wait. */
uint32_t bulkhead_now(void);
/* Asks for one more activation (reason BULKHEAD_ALARM) `ms` after this one ends; 0 cancels. */
void bulkhead_alarm(uint32_t ms);
/* Bits of the last BULKHEAD_NOTIFY of this activation; 0 in others. */
uint32_t bulkhead_bits(void);

/* A peripheral this task declared in `uses`; index = position in `uses`, and so is the notification bit of its
 * interrupt. */
struct bulkhead_peripheral {
	uint32_t base;
	uint32_t clock; /* Hz of the bus clock that feeds it */
};
extern const struct bulkhead_peripheral bulkhead_peripherals[];

/* The process image of this task: `in` as sampled when the activation began, `out` as published when it ends.
 * One word a point, in the order of `reads` and `writes`. */
extern volatile uint32_t bulkhead_points_in[];
extern volatile uint32_t bulkhead_points_out[];

/* What a task defines (all optional; weak empty defaults in kernel/user/start.c). */
void init(void);
void scan(void);
/* Answers a message: writes at most BULKHEAD_MESSAGE_MAX bytes to out, returns their number. */
uint32_t serve(uint32_t endpoint, uint32_t method, const uint8_t *in, uint32_t length, uint8_t *out);
#endif
