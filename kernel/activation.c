/* An activation: from a reason to run until the next bulkhead_wait.
 *
 * Whatever happens to a task only marks it (pending, notifications, queue). The reason is chosen, the inputs are
 * sampled and the clock is read when its turn has come, so that a task sees the newest inputs and one instant. */
#include "kernel.h"

static bool has_reason(const struct task_state *task) {
	return (task->pending & (PENDING_RELEASE | PENDING_ALARM)) || task->notifications || call_waits(task);
}

/* Something happened that may be a reason to run. */
void activation_wake(struct task_state *task) {
	if (task->condition == TASK_WAITING && has_reason(task)) {
		task->condition = TASK_WOKEN;
		task->released_at = kernel.entered;
		kernel.reschedule = true;
	}
}

void activation_notify(struct task_state *task, uint32_t bits) {
	task->notifications |= bits;
	activation_wake(task);
}

static void measure_latency(struct task_state *task) {
	const uint32_t latency = *kernel.counter - task->released_at;
	struct task_statistics *statistics = &task->statistics;
	if (latency < statistics->latency_min) {
		statistics->latency_min = latency;
	}
	if (latency > statistics->latency_max) {
		statistics->latency_max = latency;
	}
}

/* The turn of a woken task has come: false when its reason has gone meanwhile. */
bool activation_begin(struct task_state *task) {
	struct bulkhead_event *event = (struct bulkhead_event *)(uintptr_t)task->buffer;
	event->bits = 0;
	if (task->pending & PENDING_RELEASE) {
		task->pending &= (uint8_t)~PENDING_RELEASE;
		task->served = 0;
		task->reason = BULKHEAD_PERIOD;
	} else if (task->notifications) {
		event->bits = task->notifications;
		task->notifications = 0;
		task->reason = BULKHEAD_NOTIFY;
	} else if (task->pending & PENDING_ALARM) {
		task->pending &= (uint8_t)~PENDING_ALARM;
		task->reason = BULKHEAD_ALARM;
	} else if (call_waits(task) && call_deliver(task, event)) {
		task->reason = BULKHEAD_MESSAGE;
	} else {
		task->condition = TASK_WAITING;
		return false;
	}
	event->reason = task->reason;
	event->now = kernel.milliseconds;
	point_sample(task);
	task->context.used = 0;
	task->context.served = 0;
	task->condition = TASK_READY;
	if (task->reason == BULKHEAD_PERIOD || task->context.descriptor->period == 0) {
		measure_latency(task);
	}
	return true;
}

/* A periodic task is measured by its scans, any other by all but the calls it serves. */
static void measure_activation(struct task_state *task) {
	struct task_statistics *statistics = &task->statistics;
	const uint32_t used = task->context.used;
	if (task->reason == REASON_START || task->reason == BULKHEAD_MESSAGE ||
	    (task->context.descriptor->period && task->reason != BULKHEAD_PERIOD)) {
		return;
	}
	statistics->activations++;
	if (used < statistics->min) {
		statistics->min = used;
	}
	if (used > statistics->max) {
		statistics->max = used;
	}
	statistics->sum_low += used;
	statistics->sum_high += statistics->sum_low < used;
}

/* The running task calls bulkhead_wait; its buffer and alarm are set. False when it is ended instead. */
bool activation_end(struct task_state *task) {
	if (time_over_budget(task)) {
		fault_task(task, FAULT_BUDGET, arch_frame(&task->context)[FRAME_PC], 0, 0);
		return false;
	}
	measure_activation(task);
	point_publish(task);
	call_finish(task, BULKHEAD_DEAD);
	task->serving = NO_TASK;
	task->condition = has_reason(task) ? TASK_WOKEN : TASK_WAITING;
	task->released_at =
	    task->context.descriptor->period && (task->pending & PENDING_RELEASE) ? task->released_at : kernel.entered;
	kernel.reschedule = true;
	return true;
}
