/* Steps of the state, each so small that it leaves the whole valid: what a proof knows of the longer ways through the
 * kernel is that they are made of these. */
#ifndef STEPS_H
#define STEPS_H
#include "kernel.h"

/* Within them the counter must not go round (QEMU: 4.29 s), nor the watchdog reset the chip. */
#define TICKS_WATCH 500u

static inline void give(struct task_state *task) {
	kernel.runnable[task->rank] = false;
	kernel.next = &task->context;
}

static inline void give_idle(void) {
	kernel.next = &kernel.idle;
}

static inline void make_ready(struct task_state *task) {
	task->condition = TASK_READY;
}

static inline void ask_for_choice(void) {
	kernel.reschedule = true;
}

static inline void forget_choice(void) {
	kernel.reschedule = false;
}

/* Nothing is left that it could run for. */
static inline void forget_reasons(struct task_state *task) {
	task->pending = 0;
	task->notifications = 0;
}

/* Where its event lies, while it waits. */
static inline void wait_with(struct task_state *task, uint32_t event) {
	task->buffer = event;
}

/* Of a task that starts. */
static inline void start_context(struct task_state *task, const struct task_descriptor *descriptor) {
	arch_context_start(&task->context, descriptor->ram_base + descriptor->stack_size, descriptor->entry);
	/*@ assert calls: \forall integer i; 0 <= i < 16 ==>
	  @   task_states[i].packed == \at(task_states[i].packed, Pre) &&
	  @   task_states[i].buffer == \at(task_states[i].buffer, Pre) &&
	  @   task_states[i].receive == \at(task_states[i].receive, Pre); */
	/*@ assert stacks: \forall integer i, k; 0 <= i < 16 && 0 <= k < 16 && i != k && task == &task_states[k] ==>
	  @   task_states[i].context.stack == \at(task_states[i].context.stack, Pre); */
	/*@ assert entry: DESCRIPTORS_STAY(entry); */
	/*@ assert flash_base: DESCRIPTORS_STAY(flash_base); */
	/*@ assert flash_size: DESCRIPTORS_STAY(flash_size); */
	/*@ assert ram_base: DESCRIPTORS_STAY(ram_base); */
	/*@ assert ram_size: DESCRIPTORS_STAY(ram_size); */
	/*@ assert stack_size: DESCRIPTORS_STAY(stack_size); */
	/*@ assert data_from: DESCRIPTORS_STAY(data_from); */
	/*@ assert data_to: DESCRIPTORS_STAY(data_to); */
	/*@ assert data_size: DESCRIPTORS_STAY(data_size); */
	/*@ assert bss_base: DESCRIPTORS_STAY(bss_base); */
	/*@ assert bss_size: DESCRIPTORS_STAY(bss_size); */
	/*@ assert points_in: DESCRIPTORS_STAY(points_in); */
	/*@ assert points_out: DESCRIPTORS_STAY(points_out); */
}

static inline void take_release(struct task_state *task) {
	task->pending &= (uint8_t)~PENDING_RELEASE;
	task->serves = task->context.descriptor->serve_limit;
	/*@ assert halves: HALVES_STAY; */
	/*@ assert guards: GUARDS_STAY; */
}

static inline void start_life(struct task_state *task, const struct task_descriptor *descriptor) {
	take_release(task);
	task->context.spent = 0;
	task->context.inside = 0;
	task->notifications = 0;
	task->pending = descriptor->period ? 0 : PENDING_RELEASE;
	task->reason = REASON_START;
	task->queued = 0;
	/*@ assert same: \forall integer i; 0 <= i < tables.tasks ==>
	  @   task_states[i].serving == \at(task_states[i].serving, Pre) &&
	  @   task_states[i].condition == \at(task_states[i].condition, Pre); */
	task->released_at = kernel.entered;
}

static inline void serve_nobody(struct task_state *task) {
	task->serving = NO_TASK;
}

/* It runs, and has no reason to go on. */
static inline void make_waiting(struct task_state *task) {
	task->condition = TASK_WAITING;
}

static inline void drop_if_running(struct task_state *task) {
	if (task_is_running(task)) {
		arch_context_drop(&task->context);
	}
}

static inline void mark_notified(struct task_state *task, uint32_t bits) {
	task->notifications |= bits;
	task->pending |= PENDING_NOTIFY;
}

/* A release and the first activation keep their own instant. */
static inline void wake(struct task_state *task) {
	const bool keeps = (task->pending & PENDING_RELEASE) && task->context.descriptor->period != 0;
	task->released_at = keeps ? task->released_at : kernel.entered;
	task_set_runnable(task, TASK_WOKEN);
}

static inline void take_notifications(struct task_state *task) {
	task->pending &= (uint8_t)~PENDING_NOTIFY;
	task->notifications = 0;
}

static inline void plan_alarm(struct task_state *task, uint32_t tick) {
	task->pending = (uint8_t)((task->pending & ~PENDING_ALARM) | ALARM_SET);
	task->alarm = tick;
	time_plan(tick);
}

static inline void ring_alarm(struct task_state *task) {
	task->pending = (uint8_t)((task->pending & ~ALARM_SET) | PENDING_ALARM);
}

/* A task that waits goes on at once, before the running one. */
static inline void begin_now(struct task_state *task, uint32_t reason, uint32_t bits) {
	schedule_switch(task);
	activation_start(task, reason, bits);
}

/* The server waits, within its limit, so that nobody is in its queue, and would be the one to run: what queueing,
 * waking and choosing would come to. */
static inline bool can_serve_now(const struct task_state *server) {
	return server->condition == TASK_WAITING && schedule_is_first(server) && call_is_within_limit(server);
}

static inline void join_queue(struct task_state *server) {
	server->queued++;
}

static inline void leave_queue(struct task_state *server) {
	server->queued--;
}

/* What a caller that still runs has asked for. */
static inline void note_call(struct task_state *caller, uint32_t packed, uint32_t receive, uint32_t limit) {
	caller->receive = receive;
	caller->packed = packed;
	caller->timeout = time_after(limit % 65536);
}

static inline void note_message(struct task_state *caller, uint32_t send) {
	caller->buffer = send;
}

/* The call of the running task is to wait in a queue. */
static inline void block_caller(struct task_state *caller) {
	time_plan(caller->timeout);
	time_charge_running(&caller->context);
	task_set_blocked(caller, TASK_CALLING);
}

/* The call of the running task is delivered at once. */
static inline void suspend_caller(struct task_state *caller) {
	time_charge_last(&caller->context);
	time_plan(caller->timeout);
}

/* The caller sleeps until the reply. */
static inline void await_reply(struct task_state *caller) {
	caller->condition = TASK_SERVED;
}

/* One of the calls that the server may serve in this period; without a limit the count may wrap. */
static inline void serve_caller(struct task_state *server, const struct task_state *caller) {
	server->serving = (uint8_t)task_index(caller);
	server->serves--;
	/*@ assert halves: HALVES_STAY; */
	/*@ assert guards: GUARDS_STAY; */
}

/* Whom the server serves has gone. */
static inline void lose_caller(struct task_state *server) {
	server->serving = GONE_TASK;
}

/* Who stands in it is to be answered. */
static inline void forget_queue(struct task_state *server) {
	server->queued = 0;
}

static inline void count_restart(struct task_state *task, bool counts) {
	task->statistics.restarts += counts;
}

/* A result of the system call of the running task, in its frame. */
static inline void set_answer(uint32_t *arguments, uint32_t value) {
	arguments[0] = value;
}

static inline void set_generation(uint32_t *arguments, uint32_t generation) {
	arguments[1] = generation;
}

/* What a test bench asks for: the words of the answer, and how many bytes they are. */
static inline uint32_t tell_record(uint32_t number, uint32_t *words) {
	return audit_read(number, words);
}

static inline uint32_t tell_task(const struct task_state *task, uint32_t *words) {
	const uint32_t count = sizeof task->statistics / 4, *statistics = (const void *)&task->statistics;
	/*@ loop invariant 0 <= i <= count + 1;
	  @ loop assigns i, words[0 .. 9];
	  @ loop variant count + 1 - i; */
	for (uint32_t i = 0; i <= count; i++) {
		words[i] = i < count ? statistics[i] : task->condition;
	}
	return 4 * (count + 1);
}

static inline void next_release(struct task_state *task) {
	task->release += task->context.descriptor->period;
}

/* A reason to run, of this instant. */
static inline void mark_release(struct task_state *task) {
	task->pending |= PENDING_RELEASE;
	task->released_at = kernel.entered;
}

static inline void plan_watch(void) {
	kernel.watch = kernel.tick + TICKS_WATCH;
}

static inline void forget_due(void) {
	kernel.due = kernel.tick + TICKS_FAR;
}

/* Brings the base of time_now near, before the counter has gone round. */
static inline void move_base(void) {
	const uint32_t us = (kernel.entered - kernel.base_counter) / kernel.counts_per_us;
	kernel.base_counter += us * kernel.counts_per_us;
	kernel.base_us += us;
}

static inline void count_millisecond(void) {
	kernel.ticks_left = kernel.ticks_per_ms;
	kernel.milliseconds++;
}

static inline uint32_t count_tick(void) {
	const uint32_t tick = ++kernel.tick;
	kernel.ticks_left--;
	if (kernel.ticks_left == 0) {
		count_millisecond();
	}
	return tick;
}
#endif
