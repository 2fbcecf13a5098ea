/* What a fault sets in motion. */
#include "kernel.h"

/* Ends the task and wakes the supervisor; without a supervisor there is nobody to hold the system together. */
void fault_task(struct task_state *task, enum fault_kind kind, uint32_t pc, uint32_t address, uint32_t value) {
	/* A trap is told by its site and value, and comes from the call gate in any case. */
	audit_log(AUDIT(kind, task_index(task), value), address, kind == FAULT_TRAP ? value : pc);
	task->statistics.overruns += kind == FAULT_BUDGET || kind == FAULT_DEADLINE;
	if (task_index(task) == SUPERVISOR) {
		panic(PANIC_SUPERVISOR, pc);
	}
	task_end(task, TASK_FAULTED);
	activation_notify(&task_states[SUPERVISOR], NOTIFY_FAULT);
}

/* A faulted task that the supervisor has not been told of; 0: there is none. */
uint32_t fault_next(void) {
	/*@ LOOP_VALID;
	  @ loop invariant 1 <= i <= tables.tasks;
	  @ loop assigns i, task_states[0 .. 15];
	  @ loop variant tables.tasks - i; */
	for (uint32_t i = SUPERVISOR + 1; i < tables.tasks; i++) {
		struct task_state *task = task_of(i);
		if (task->condition == TASK_FAULTED && !(task->pending & FAULT_TOLD)) {
			task_set_pending(task, FAULT_TOLD);
			return i;
		}
	}
	return 0;
}
