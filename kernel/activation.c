/* An activation: from a reason to run until the next bulkhead_wait.
 *
 * Whatever happens to a task only marks it (pending, notifications, queue). The reason is chosen, the inputs are
 * sampled and the clock is read when its turn has come, so that a task sees the newest inputs and one instant. */
#include "reply.h"
#include "steps.h"

static inline bool has_reason(const struct task_state *task) {
	return (task->pending & (PENDING_RELEASE | PENDING_ALARM | PENDING_NOTIFY)) || call_waits(task);
}

/* Something happened that may be a reason to run. */
void activation_wake(struct task_state *task) {
	if (task->condition == TASK_WAITING && has_reason(task)) {
		/*@ assert others: \forall integer i; is_index(i) && i != index_of(task) ==> rank_of(i) != task->rank; */
		wake(task);
		ask_for_choice();
	}
}

void activation_notify(struct task_state *task, uint32_t bits) {
	if (bits != 0) {
		mark_notified(task, bits);
		activation_wake(task);
	}
}

/* A periodic task is measured by its scans, any other by all but the calls it serves. */
static inline bool is_measured(const struct task_state *task) {
	return task->reason != BULKHEAD_MESSAGE &&
	       (task->reason == BULKHEAD_PERIOD || (task->reason != REASON_START && task->context.descriptor->period == 0));
}

static void measure_latency(struct task_state *task, uint32_t released_at) {
	const uint32_t latency = kernel_counter() - released_at;
	struct task_statistics *statistics = &task->statistics;
	statistics->latency_min = latency < statistics->latency_min ? latency : statistics->latency_min;
	statistics->latency_max = latency > statistics->latency_max ? latency : statistics->latency_max;
}

static __attribute__((noinline)) void measure_activation(struct task_state *task) {
	struct task_statistics *statistics = &task->statistics;
	const uint32_t used = task->context.spent - task->context.inside;
	statistics->activations++;
	statistics->min = used < statistics->min ? used : statistics->min;
	statistics->max = used > statistics->max ? used : statistics->max;
	statistics->sum_low += used;
	statistics->sum_high += statistics->sum_low < used;
}

static inline void notify_later(struct task_state *task, uint32_t bits, struct task_state *running) {
	/*@ assert place: kernel.running == &kernel.idle ||
	  @   (\exists integer k; 0 <= k < 16 && kernel.running == &task_states[k].context); */
	time_charge_running(&running->context);
	activation_notify(task, bits);
	if (kernel.reschedule) {
		schedule();
	}
}

/* The same for a task without a period, by the running one; chooses who runs. The running one is not preempted by
 * an equal. */
void activation_notify_now(struct task_state *task, uint32_t bits, struct task_state *running) {
	/*@ assert places: task == &task_states[index_of(task)] && running == &task_states[index_of(running)] &&
	  @   0 <= index_of(task) < 16 && 0 <= index_of(running) < 16; */
	const bool is_before = priority_of(task) < priority_of(running);
	if (bits != 0 && is_before && task->condition == TASK_WAITING && schedule_is_first(task)) {
		time_charge_last(&running->context);
		task_set_runnable(running, TASK_READY);
		begin_now(task, BULKHEAD_NOTIFY, bits);
		measure_latency(task, kernel.entered);
	} else {
		notify_later(task, bits, running);
	}
}

/* Takes the first reason to run from the task; REASON_START: there is none any more. */
static uint32_t take_reason(struct task_state *task) {
	if (task->pending & PENDING_RELEASE) {
		take_release(task);
		/*@ assert released: READY_STAYED; */
		return BULKHEAD_PERIOD;
	}
	if (task->pending & PENDING_NOTIFY) {
		take_notifications(task);
		/*@ assert notified: READY_STAYED; */
		return BULKHEAD_NOTIFY;
	}
	if (task->pending & PENDING_ALARM) {
		task_clear_pending(task, PENDING_ALARM);
		/*@ assert rung: READY_STAYED; */
		return BULKHEAD_ALARM;
	}
	const bool delivered = call_waits(task) && call_deliver(task);
	/*@ assert called: READY_STAYED; */
	return delivered ? BULKHEAD_MESSAGE : REASON_START;
}

/* The turn of a woken task has come: false when its reason has gone meanwhile; it stays woken by the calls that still
 * wait behind one that was denied. */
bool activation_begin(struct task_state *task) {
	const uint32_t notifications = task->notifications, reason = take_reason(task);
	/*@ assert others: \forall integer i; is_index(i) && i != index_of(task) ==> rank_of(i) != task->rank; */
	/*@ assert taken: READY_STAYED; */
	if (reason == REASON_START) {
		if (!call_waits(task)) {
			task_set_blocked(task, TASK_WAITING);
			/*@ assert blocked: READY_STAYED; */
		}
		/*@ assert none: READY_STAYED; */
		return false;
	}
	activation_start(task, reason, reason == BULKHEAD_NOTIFY ? notifications : 0);
	make_ready(task);
	/*@ assert begun: READY_STAYED; */
	if (is_measured(task)) {
		measure_latency(task, task->released_at);
	}
	/*@ assert measured: READY_STAYED; */
	return true;
}

/* False: that is too far. */
static COLD __attribute__((noinline)) bool set_alarm(struct task_state *task, uint32_t ms) {
	if (!time_is_ahead(ms)) {
		return false;
	}
	if (ms == BULKHEAD_NO_ALARM) {
		task_clear_pending(task, ALARM_SET | PENDING_ALARM);
	} else {
		plan_alarm(task, time_after(ms));
	}
	return true;
}

/* Nothing of the activation is published. */
static COLD __attribute__((noinline)) void fault_at_end(struct task_state *task, enum fault_kind kind,
                                                        const uint32_t *arguments) {
	fault_task(task, kind, arguments[FRAME_PC], 0, 0);
	schedule();
}

/* False: the task is condemned, and this was its scan. */
static inline bool measure_end(struct task_state *task) {
	if (is_measured(task)) {
#ifndef BULKHEAD_RELEASE
		if (task->pending & CONDEMNED) {
			return false;
		}
#endif
		measure_activation(task);
	}
	return true;
}

static inline void publish(struct task_state *task, const struct task_descriptor *descriptor) {
	if (descriptor->writes) {
		point_publish(task);
		forget_choice(); /* this entry chooses who runs in any case */
	}
}

static inline void rest(struct task_state *task, struct task_state *caller) {
	if (has_reason(task)) {
		wake(task);
	} else {
		make_waiting(task);
		if (caller != NULL && schedule_is_first(caller)) {
			schedule_switch(caller);
			return;
		}
	}
	if (caller != NULL) {
		task_set_runnable(caller, TASK_READY);
	}
	schedule_others();
}

static inline bool wait_is_legal(struct task_state *task, uint32_t event, uint32_t alarm, uint32_t data,
                                 uint32_t length, uint32_t frame_end, const struct task_descriptor *descriptor) {
	return (event & 3) == 0 && region_in_ram(descriptor, frame_end, event, sizeof(struct bulkhead_event)) &&
	       (length == BULKHEAD_NO_REPLY || reply_is_legal(task, descriptor, data, length)) &&
	       (alarm == BULKHEAD_KEEP_ALARM || set_alarm(task, alarm));
}

/* bulkhead_reply_wait: event, alarm, data, length. */
void activation_wait(struct task_state *task, const uint32_t *arguments, uint32_t frame_end,
                     const struct task_descriptor *descriptor) {
	const uint32_t event = arguments[0], alarm = arguments[1], data = arguments[2], length = arguments[3];
	if (!wait_is_legal(task, event, alarm, data, length, frame_end, descriptor)) {
		syscall_refuse(task, arguments);
		return;
	}
	/*@ assert mine: task == &task_states[index_of(task)] && is_index(index_of(task)); */
	/*@ assert short: length == BULKHEAD_NO_REPLY || length <= BULKHEAD_MESSAGE_MAX; */
	/*@ assert own: length == BULKHEAD_NO_REPLY || readable(index_of(task), data, length); */
	/*@ assert serves: IS_ABOUT_TO_REPLY(task, length); */
	time_charge_running(&task->context);
	/*@ assert charged: IS_ABOUT_TO_REPLY(task, length); */
	if (time_over_budget(task)) {
		fault_at_end(task, FAULT_BUDGET, arguments);
		return;
	}
	wait_with(task, event);
	/*@ assert waiting: IS_ABOUT_TO_REPLY(task, length); */
	/*@ assert begins: event_valid(index_of(task)); */
	if (!measure_end(task)) {
		fault_at_end(task, FAULT_KILLED, arguments);
		return;
	}
	/*@ assert measured: IS_ABOUT_TO_REPLY(task, length); */
	/*@ assert lies: event_valid(index_of(task)); */
	publish(task, descriptor);
	/*@ assert published: IS_ABOUT_TO_REPLY(task, length); */
	/*@ assert event: event_valid(index_of(task)); */
	/*@ assert goes_on: task_states[index_of(task)].condition == TASK_READY; */
	struct task_state *caller = answer(task, data, length);
	/*@ assert still: task_states[index_of(task)].condition == TASK_READY; */
	/*@ assert waits: event_valid(index_of(task)); */
	rest(task, caller);
}
