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

static inline void mark_notified(struct task_state *task, uint32_t bits) {
	task->notifications |= bits;
	task->pending |= PENDING_NOTIFY;
}

static inline void take_release(struct task_state *task) {
	task->pending &= (uint8_t)~PENDING_RELEASE;
	task->serves = task->context.descriptor->serve_limit;
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

static inline void leave_queue(struct task_state *server) {
	server->queued--;
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

static inline uint32_t count_tick(void) {
	kernel.ticks_left--;
	return ++kernel.tick;
}

static inline void count_millisecond(void) {
	kernel.ticks_left = kernel.ticks_per_ms;
	kernel.milliseconds++;
}
#endif
