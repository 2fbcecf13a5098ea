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

/* Parts of the first argument of bulkhead_call: bytes, as numbers, since the provers follow no shifts. */
#define SLOT(packed) ((packed) % 256)
#define METHOD(packed) ((packed) / 256 % 256)
#define SEND_LENGTH(packed) ((packed) / 65536 % 256)
#define RECEIVE_LENGTH(packed) ((packed) / 0x1000000)
/* Where a field of the event lies that a task waits with. */
#define EVENT(field) ((uint32_t)offsetof(struct bulkhead_event, field))
/* What no rule of the system needs, the build leaves out (scripts/native-build.ts). */
#ifndef USES_RATES
#define USES_RATES 1
#endif
#ifndef USES_GUARDS
#define USES_GUARDS 1
#endif
#ifndef USES_TESTS
#define USES_TESTS 1
#endif
#define SUPERVISOR 0u
#define IO_TASK 1u
#define NOTIFY_FAULT 1u           /* to the supervisor */
#define NOTIFY_OUTPUTS (1u << 31) /* to the I/O task */

enum panic_code {
	PANIC_TABLES = 1,     /* pc: number of the check that failed */
	PANIC_SUPERVISOR = 2, /* the supervisor faulted */
	PANIC_KERNEL = 3,     /* a fault in handler mode or in idle, an exception that nobody asked for */
	PANIC_WATCHDOG = 4,   /* a fault that the supervisor did not attend to; pc: the task */
};

struct kernel {
	struct task_context *running; /* entry.S uses these */
	struct task_context *next;
	const volatile uint32_t *counter;
	uint32_t entered;      /* the counter at this entry to the kernel */
	uint32_t charged_from; /* from here on, time is not yet in running->spent */
#ifdef BULKHEAD_COUNTER_SYSTICK
	uint32_t tick_base;   /* the counter when the tick came that was handled last */
	uint32_t tick_counts; /* counts in a tick */
#endif

	uint32_t tick;  /* since start; wraps */
	uint32_t due;   /* the next tick at which something is to do */
	uint32_t watch; /* the tick of the next look at the faulted tasks */
	uint32_t milliseconds;
	uint32_t ticks_left;            /* of this millisecond */
	uint32_t base_counter, base_us; /* the counter at some instant, and microseconds since start then */
	uint32_t ms_far;                /* TICKS_FAR in milliseconds */
	uint16_t counts_per_us;
	uint16_t ticks_per_ms;
	bool reschedule;
	bool simulated;
	uint8_t top;                  /* no runnable task but the running one has a lower rank */
	uint8_t order[TASKS_MAX];     /* task indices by rank: priority, then place in the table */
	bool runnable[TASKS_MAX + 1]; /* by rank, of all but the running task: condition is TASK_RUNNABLE or above; the one
	                               * after the last is idle's */
	struct task_context idle;
};
extern struct kernel kernel;
_Static_assert(offsetof(struct kernel, running) == KERNEL_RUNNING, "entry.S");
_Static_assert(sizeof(void *) != 4 || offsetof(struct kernel, counter) == KERNEL_COUNTER, "entry.S");
_Static_assert(sizeof(void *) != 4 || offsetof(struct kernel, entered) == KERNEL_ENTERED, "entry.S");
_Static_assert(sizeof(void *) != 4 || offsetof(struct kernel, charged_from) == KERNEL_CHARGED, "entry.S");

/* The board's counter now. Without another, it is made of SysTick, which counts down to each tick: what the ticks have
 * counted, one that has not been handled yet among them, and what has gone by since. */
static inline uint32_t kernel_counter(void) {
#ifdef BULKHEAD_COUNTER_SYSTICK
	bool pending;
	const uint32_t elapsed = arch_tick_elapsed(kernel.tick_counts, &pending);
	return kernel.tick_base + elapsed + (pending ? kernel.tick_counts : 0);
#else
	return *kernel.counter;
#endif
}

static inline uint32_t task_index(const struct task_state *task) {
	const struct task_state *first = task_states;
	return (uint32_t)(task - first);
}
static inline struct task_state *task_of(uint32_t index) {
	return &task_states[index];
}
static inline struct task_state *task_of_rank(uint32_t rank) {
	return &task_states[kernel.order[rank]];
}
static inline uint32_t priority_of(const struct task_state *task) {
	return task->context.descriptor->priority;
}
/* True when `task` runs now. */
static inline bool task_is_running(const struct task_state *task) {
	return &task->context == kernel.running;
}
/* `a` has come when the tick is `b`; both within 2^31 ticks. */
static inline bool tick_reached(uint32_t a, uint32_t b) {
	return (int32_t)(b - a) >= 0;
}
/* Charges the running context with the time until this entry to the kernel. */
static inline void time_charge_running(struct task_context *running) {
	running->spent += kernel.entered - kernel.charged_from;
	kernel.charged_from = kernel.entered;
}
static inline void time_charge(void) {
	time_charge_running(kernel.running);
}
/* The same for a context that certainly does not go on after this entry, and is not charged again. */
static inline void time_charge_last(struct task_context *running) {
	running->spent += kernel.entered - kernel.charged_from;
}
static inline void task_mark_runnable(struct task_state *task, uint32_t rank, enum task_condition condition) {
	task->condition = (uint8_t)condition;
	kernel.runnable[rank] = true;
}
/* Not of the running task. */
static inline void task_set_runnable(struct task_state *task, enum task_condition condition) {
	const uint8_t rank = task->rank;
	task_mark_runnable(task, rank, condition);
	if (rank < kernel.top) {
		kernel.top = rank;
	}
}
static inline void task_set_blocked(struct task_state *task, enum task_condition condition) {
	task->condition = (uint8_t)condition;
	kernel.runnable[task->rank] = false;
}

static inline void task_set_pending(struct task_state *task, uint32_t bits) {
	task->pending = (uint8_t)(task->pending | bits);
}
static inline void task_clear_pending(struct task_state *task, uint32_t bits) {
	task->pending = (uint8_t)(task->pending & ~bits);
}

/* Microseconds since start at this entry to the kernel; never runs back. */
static inline uint32_t time_now(void) {
	return kernel.base_us + (kernel.entered - kernel.base_counter) / kernel.counts_per_us;
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
/* The server has not yet served all that this period allows. */
static inline bool call_is_within_limit(const struct task_state *server) {
	const struct task_descriptor *descriptor = server->context.descriptor;
	return server->serves != 0 || descriptor->period == 0 || descriptor->serve_limit == 0;
}
/* A call is to be served. */
static inline bool call_waits(const struct task_state *server) {
	return server->queued && call_is_within_limit(server);
}

/* Where assembly enters: each with what it is called with. */
COLD _Noreturn void kernel_start(void);
COLD void syscall_entry(struct task_state *task, uint32_t *arguments, uint32_t return_code);
void syscall_by_number(struct task_state *task, uint32_t *arguments, uint32_t frame_end,
                       const struct task_descriptor *descriptor);
void tick_entry(struct task_context *context);
void interrupt_entry(struct task_context *context);
COLD void fault_entry(struct task_state *task);

/* kernel.c */
COLD _Noreturn void panic(enum panic_code code, uint32_t pc);

/* task.c */
void task_start(struct task_state *task);
COLD void task_end(struct task_state *task, enum task_condition condition);

/* point.c */
COLD void point_start(void);
void point_sample(const struct task_state *task);
void point_publish(const struct task_state *task);
COLD void point_make_safe(const struct task_state *task);
COLD void point_start_outputs(const struct task_state *task);
COLD void point_count_restart(const struct task_state *task);

/* activation.c */
COLD void activation_wake(struct task_state *task);
void activation_notify(struct task_state *task, uint32_t bits);
void activation_notify_now(struct task_state *task, uint32_t bits, struct task_state *running);
bool activation_begin(struct task_state *task);
void activation_wait(struct task_state *task, const uint32_t *arguments, uint32_t frame_end,
                     const struct task_descriptor *descriptor);
/* Lets the task run: its wait returns `reason`. Its condition is set. */
static inline void activation_start(struct task_state *task, uint32_t reason, uint32_t bits) {
	const uint32_t event = task->buffer, now = kernel.milliseconds;
	task->context.spent = 0;
	task->context.inside = 0;
	task->reason = (uint8_t)reason;
	/*@ assert same: \forall integer i; 0 <= i < tables.tasks ==>
	  @   task_states[i].serving == \at(task_states[i].serving, Pre) &&
	  @   task_states[i].condition == \at(task_states[i].condition, Pre); */
	arch_store(event + EVENT(reason), reason);
	arch_store(event + EVENT(bits), bits);
	arch_store(event + EVENT(now), now);
	if (task->context.descriptor->reads) {
		point_sample(task);
	}
}

/* No task that waits for the processor comes before this one, which does not run: what marking, waking and choosing
 * would come to. */
static inline bool schedule_is_first(const struct task_state *task) {
	return task->rank <= kernel.top;
}
static inline void schedule_switch(struct task_state *task) {
	task->condition = TASK_READY;
	kernel.next = &task->context;
}

/* schedule.c */
COLD void schedule_start(void);
void schedule(void);
void schedule_others(void);
COLD void schedule_after(struct task_context *context);

/* time.c */
#define TICKS_FAR 0x3fffffffu
void time_period(struct task_state *task);
/* A span of time that the tick can tell from the past. */
static inline bool time_is_ahead(uint32_t ms) {
	return ms <= kernel.ms_far;
}
/* The time of the kernel's work for the task counts too, else a task could spend others' time by calling the kernel.
 * Not so in the statistics, which are of the task's own code. */
static inline bool time_over_budget(const struct task_state *task) {
	const struct task_descriptor *descriptor = task->context.descriptor;
	const uint32_t budget = task->reason == REASON_START ? descriptor->start_budget : descriptor->budget;
	return budget && task->context.spent > budget * kernel.counts_per_us;
}

/* call.c */
void call_send(struct task_state *caller, uint32_t *arguments, uint32_t frame_end,
               const struct task_descriptor *descriptor);
void call_notify(struct task_state *caller, uint32_t *arguments);
COLD bool call_deliver(struct task_state *server);
COLD void call_finish(struct task_state *server, uint32_t status);
COLD void call_timeout(struct task_state *caller);
COLD void call_abandon(struct task_state *task);

/* monitor.c */
enum verdict {
	VERDICT_ALLOWED = 0,
	VERDICT_RATE = 1,
	VERDICT_ROLE = AUTOMATON_ROLE,
	VERDICT_FLOW = AUTOMATON_FLOW,
	VERDICT_ARGUMENT = 4,
	VERDICT_NOTIFICATION = 6, /* a notification too often, or where nothing allows one */
};
/* Every index that a decision uses lies in its table, and every field in its message. */
COLD bool monitor_tables_are_valid(void);
/* All that the rules say of a call by this right; a denial is logged. */
bool monitor_decides(const struct call_right *right, uint32_t packed, uint32_t message, uint32_t caller);
COLD void monitor_task_ended(uint32_t index);

/* fault.c */
COLD void fault_task(struct task_state *task, enum fault_kind kind, uint32_t pc, uint32_t address, uint32_t value);
COLD uint32_t fault_next(void);

/* audit.c */
COLD void audit_start(void);
/* `what`: AUDIT(kind, task, detail). */
COLD void audit_log(uint32_t what, uint32_t first, uint32_t second);
/* As it is told, whether or not it is one. */
COLD struct bulkhead_record audit_record(uint32_t number);
COLD uint32_t audit_read(uint32_t number, uint32_t *words);

/* inspect.c: with the simulation link, and where the system has a monitor */
#if !defined(BULKHEAD_RELEASE) || defined(BULKHEAD_MONITOR)
#define KERNEL_INSPECTS
#endif
_Static_assert(sizeof(struct task_statistics) + 4 == BULKHEAD_ABOUT_SIZE, "the longest answer");
COLD uint32_t inspect(uint32_t about, uint32_t *words);

/* syscall.c */
COLD void syscall_refuse(struct task_state *task, const uint32_t *arguments);

/* interrupt.c */
COLD void interrupt_start(void);
COLD void interrupt_mask_all(const struct task_state *task);
bool interrupt_unmask(const struct task_state *task, uint32_t bit);

/* console.c */
COLD void console_write(const struct task_state *task, const uint8_t *text, uint32_t length);
#endif
