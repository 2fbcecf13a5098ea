/* The kernel's own state, and what its files offer each other. Every function here runs in handler mode (or before the
 * first task), where nothing but a fault of the kernel itself interrupts it. */
#ifndef KERNEL_H
#define KERNEL_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "arch.h"
#include "bulkhead.h"
#include "state.h"
#include "tables.h"

#define SUPERVISOR 0u
#define IO_TASK 1u
#define NOTIFY_FAULT 1u           /* to the supervisor */
#define NOTIFY_OUTPUTS (1u << 31) /* to the I/O task */

enum panic_code {
	PANIC_TABLES = 1,     /* pc: number of the check that failed */
	PANIC_SUPERVISOR = 2, /* the supervisor faulted */
	PANIC_KERNEL = 3,     /* a fault in handler mode or in idle, an exception that nobody asked for */
};

struct kernel {
	struct task_context *running; /* entry.S uses these five */
	struct task_context *next;
	const volatile uint32_t *counter;
	uint32_t resumed;      /* the counter when the running context went on */
	uint32_t charged_from; /* the same, or at the entry before when that was a system call of the running task */

	uint32_t entered; /* the counter at this entry to the kernel */
	uint32_t tick;    /* since start; wraps */
	uint32_t due;     /* the next tick at which something is to do */
	uint32_t milliseconds;
	uint16_t counts_per_us;
	uint16_t ticks_per_ms;
	uint16_t ticks_of_ms;
	bool reschedule;
	bool simulated;
	uint8_t order[TASKS_MAX]; /* task indices by priority */
	struct task_context idle;
};
extern struct kernel kernel;
_Static_assert(offsetof(struct kernel, running) == KERNEL_RUNNING, "entry.S");
_Static_assert(sizeof(void *) != 4 || offsetof(struct kernel, counter) == KERNEL_COUNTER, "entry.S");
_Static_assert(sizeof(void *) != 4 || offsetof(struct kernel, resumed) == KERNEL_RESUMED, "entry.S");
_Static_assert(sizeof(void *) != 4 || offsetof(struct kernel, charged_from) == KERNEL_CHARGED, "entry.S");
_Static_assert(sizeof(void *) != 4 || offsetof(struct kernel, entered) == KERNEL_ENTERED, "entry.S");

static inline uint32_t task_index(const struct task_state *task) {
	return (uint32_t)(task - task_states);
}
/* True when `task` runs now. */
static inline bool task_is_running(const struct task_state *task) {
	return &task->context == kernel.running;
}
/* `a` has come when the tick is `b`; both within 2^31 ticks. */
static inline bool tick_reached(uint32_t a, uint32_t b) {
	return (int32_t)(b - a) >= 0;
}
/* Charges the time since the last exit to the context that ran. First thing at every entry. */
static inline void time_enter(void) {
	const uint32_t now = *kernel.counter;
	kernel.running->used += now - kernel.resumed;
	kernel.running->served += kernel.resumed - kernel.charged_from;
	kernel.entered = now;
}

/* Something is to happen at `tick`, which lies ahead. */
static inline void time_plan(uint32_t tick) {
	if (tick_reached(tick, kernel.due)) {
		kernel.due = tick;
	}
}
/* The tick `ms` from now. */
static inline uint32_t time_after(uint32_t ms) {
	return kernel.tick + ms * kernel.ticks_per_ms;
}
/* A call waits, and the server has not yet served all that this period allows. */
static inline bool call_waits(const struct task_state *server) {
	const struct task_descriptor *descriptor = server->context.descriptor;
	return server->queued &&
	       (descriptor->period == 0 || descriptor->serve_limit == 0 || server->served < descriptor->serve_limit);
}

/* kernel.c */
COLD _Noreturn void panic(enum panic_code code, uint32_t pc);

/* task.c */
void task_start(struct task_state *task);
COLD void task_end(struct task_state *task, enum task_condition condition);

/* activation.c */
void activation_wake(struct task_state *task);
void activation_notify(struct task_state *task, uint32_t bits);
bool activation_begin(struct task_state *task);
bool activation_end(struct task_state *task);

/* schedule.c */
COLD void schedule_start(void);
void schedule(void);

/* time.c */
void time_period(struct task_state *task);
bool time_is_ahead(uint32_t ms);
uint32_t time_now(void);
bool time_over_budget(const struct task_state *task);

/* call.c */
bool call_send(struct task_state *caller, const uint32_t *arguments);
bool call_notify(const struct task_state *caller, uint32_t *arguments);
bool call_deliver(struct task_state *server, struct bulkhead_event *event);
void call_finish(struct task_state *server, uint32_t status);
void call_reply(struct task_state *server, const uint8_t *data, uint32_t length);
COLD void call_timeout(struct task_state *caller);
COLD void call_abandon(struct task_state *task);

/* point.c */
COLD void point_start(void);
void point_sample(const struct task_state *task);
void point_publish(const struct task_state *task);
COLD void point_make_safe(const struct task_state *task);
COLD void point_start_outputs(const struct task_state *task);
COLD void point_count_restart(const struct task_state *task);

/* fault.c */
COLD void fault_start(void);
COLD const struct bulkhead_fault *fault_record(uint32_t task, uint32_t kind, uint32_t pc, uint32_t address,
                                               uint32_t value);
COLD void fault_task(struct task_state *task, enum fault_kind kind, uint32_t pc, uint32_t address, uint32_t value);
COLD bool fault_next(struct bulkhead_fault *fault);

/* interrupt.c */
COLD void interrupt_start(void);
COLD void interrupt_mask_all(const struct task_state *task);
bool interrupt_unmask(const struct task_state *task, uint32_t bit);

/* console.c */
COLD void console_write(const struct task_state *task, const uint8_t *text, uint32_t length);
#endif
