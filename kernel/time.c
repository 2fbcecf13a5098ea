/* The tick and all that hangs on it: releases without drift, deadlines, alarms, time limits of calls, budgets.
 *
 * Releases lie on a grid from tick 0, whatever a task does; a restart joins the grid again. kernel.due is the next tick
 * at which anything is to be looked at, so that most ticks cost a comparison. */
#include "board.h"
#include "steps.h"

/* The first release after now. */
void time_period(struct task_state *task) {
	const uint32_t period = task->context.descriptor->period;
	if (period) {
		task->release = kernel.tick - kernel.tick % period + period;
		time_plan(task->release);
	}
}

/* The period of the task begins. A call it serves, or another event, may be in the way: then the release waits for the
 * next bulkhead_wait. It has a whole period for that; no caller can cost the task its deadline by its timing. */
static void release(struct task_state *task) {
	next_release(task);
	const bool waits = task->condition == TASK_WAITING || task->condition == TASK_WOKEN;
	if (task->condition < TASK_WAITING || (!waits && task->reason == REASON_START)) {
		return; /* no periods yet, or none any more */
	}
	const bool in_scan = !waits && task->reason == BULKHEAD_PERIOD;
	if (in_scan || (task->pending & PENDING_RELEASE)) {
		fault_task(task, FAULT_DEADLINE, 0, 0, 0);
		return;
	}
	mark_release(task);
	activation_wake(task);
}

/* Feeds the watchdog, unless a task has lain faulted since the last look: then the supervisor does not do its work, and
 * nobody would ever start what is needed again. A periodic task either meets its periods, or is faulted, or was stopped
 * by decision; so this is all there is to look at. */
static COLD void watch(void) {
	plan_watch();
	/*@ LOOP_VALID;
	  @ loop invariant 0 <= i <= tables.tasks;
	  @ loop assigns i, STATE;
	  @ loop variant tables.tasks - i; */
	for (uint32_t i = 0; i < tables.tasks; i++) {
		if (task_states[i].condition == TASK_FAULTED) {
			if (task_states[i].pending & FAULT_SEEN) {
				panic(PANIC_WATCHDOG, i);
			}
			task_set_pending(task_of(i), FAULT_SEEN);
		}
	}
	board_watchdog_feed();
}

static inline void look_at_period(struct task_state *task) {
	if (task->context.descriptor->period) {
		if (tick_reached(task->release, kernel.tick)) {
			release(task);
		}
		time_plan(task->release);
	}
}

static inline void look_at_alarm(struct task_state *task) {
	if (!(task->pending & ALARM_SET)) {
		return;
	}
	if (tick_reached(task->alarm, kernel.tick)) {
		ring_alarm(task);
		activation_wake(task);
	} else {
		time_plan(task->alarm);
	}
}

static inline void look_at_call(struct task_state *task) {
	if (task->condition != TASK_CALLING && task->condition != TASK_SERVED) {
		return;
	}
	if (tick_reached(task->timeout, kernel.tick)) {
		call_timeout(task);
	} else {
		time_plan(task->timeout);
	}
}

static __attribute__((noinline)) void time_due(void) {
	forget_due();
	move_base();
	if (tick_reached(kernel.watch, kernel.tick)) {
		watch();
	}
	time_plan(kernel.watch);
	/*@ LOOP_VALID;
	  @ loop invariant 0 <= i <= tables.tasks;
	  @ loop assigns i, STATE;
	  @ loop variant tables.tasks - i; */
	for (uint32_t i = 0; i < tables.tasks; i++) {
		struct task_state *task = task_of(i);
		look_at_period(task);
		look_at_alarm(task);
		look_at_call(task);
	}
}

static inline void end_over_budget(struct task_context *context) {
	if (arch_frame_is_valid(context)) {
		fault_task((struct task_state *)context, FAULT_BUDGET, arch_frame(context)[FRAME_PC], 0, 0);
	}
	ask_for_choice(); /* without a frame: schedule_after looks at it */
}

/* From entry.S, once a tick. */
void tick_entry(struct task_context *context) {
	time_charge();
	const uint32_t tick = count_tick();
	/*@ assert place: context == &kernel.idle ||
	  @   (\exists integer k; 0 <= k < 16 && context == &task_states[k].context); */
	/*@ assert there: \valid_read(context); */
	if (context->descriptor != NULL && time_over_budget((struct task_state *)context)) {
		end_over_budget(context);
	} else if (tick != kernel.due) {
		return;
	}
	if (tick == kernel.due) {
		time_due();
	}
	if (kernel.reschedule) {
		schedule_after(context);
	}
}
