/* What a test bench or a monitor learns of the system and does to it, through the I/O task: nobody else may ask. */
#include "kernel.h"

static uint32_t copy_task(const struct task_state *task, uint32_t *words) {
	const struct task_statistics *from = &task->statistics;
	const uint32_t copy[] = {from->activations, from->min,         from->max,         from->sum_low,  from->sum_high,
	                         from->latency_min, from->latency_max, from->overruns, from->restarts, task->condition};
	_Static_assert(sizeof copy == BULKHEAD_ABOUT_SIZE, "the size of an answer");
	for (uint32_t i = 0; i < BULKHEAD_ABOUT_SIZE / 4; i++) {
		words[i] = copy[i];
	}
	return BULKHEAD_ABOUT_SIZE;
}

#ifndef BULKHEAD_RELEASE
/* A task with a period has done a scan's work when it is killed, and nobody sees any of it. */
static void condemn(struct task_state *task) {
	if (task->context.descriptor->period) {
		task->pending |= CONDEMNED;
	} else if (task->condition >= TASK_WAITING) {
		fault_task(task, FAULT_KILLED, 0, 0, 0);
	}
}
#endif

/* The bytes of answer in `words`; none when there is no such operation, task or point. */
uint32_t inspect(uint32_t operation, uint32_t index, uint32_t *words) {
	if (index >= (operation == ABOUT_POINT ? tables.points : tables.tasks)) {
		return 0;
	}
	switch (operation) {
	case ABOUT_TASK:
		return copy_task(&task_states[index], words);
	case ABOUT_POINT:
		words[0] = point_values[index];
		return 4;
#ifndef BULKHEAD_RELEASE
	case ABOUT_KILL:
		condemn(&task_states[index]);
		return 0;
#endif
	default:
		return 0;
	}
}
