/* Who runs next: the runnable task of the highest priority, the first in the table among equals, save that a task in
 * its activation is not preempted by an equal. */
#include "kernel.h"

/* Fills kernel.order: task indices by priority, equal ones in table order. */
void schedule_start(void) {
	for (uint32_t i = 0; i < tables.tasks; i++) {
		uint32_t place = i;
		while (place > 0 && task_descriptors[kernel.order[place - 1]].priority > task_descriptors[i].priority) {
			kernel.order[place] = kernel.order[place - 1];
			place--;
		}
		kernel.order[place] = (uint8_t)i;
	}
}

static struct task_state *best_task(void) {
	for (uint32_t i = 0; i < tables.tasks; i++) {
		struct task_state *task = &task_states[kernel.order[i]];
		if (task->condition >= TASK_RUNNABLE) {
			return task;
		}
	}
	return NULL;
}

/* Sets kernel.next and begins its activation where one is due. Ends: each turn without a result takes one task out of
 * the runnable ones, and nothing here adds any. */
void schedule(void) {
	kernel.reschedule = false;
	for (;;) {
		struct task_state *best = best_task();
		if (best == NULL) {
			kernel.next = &kernel.idle;
			return;
		}
		struct task_state *current = (struct task_state *)kernel.running;
		if (kernel.running != &kernel.idle && current->condition == TASK_READY &&
		    current->context.descriptor->priority == best->context.descriptor->priority) {
			best = current;
		}
		if (best->condition == TASK_READY || activation_begin(best)) {
			kernel.next = &best->context;
			return;
		}
	}
}
