/* What a test bench learns of the system and does to it, through the I/O task: nobody else may ask. */
#include "kernel.h"
#include "steps.h"

#ifdef KERNEL_INSPECTS
/* `about`: BULKHEAD_ABOUT of an operation and a task or a point. The bytes of answer in `words`; none when there is no
 * such operation, task or point. */
uint32_t inspect(uint32_t about, uint32_t *words) {
	const uint32_t operation = about % 0x80000000u / 256, index = about % 256;
	struct task_state *const task = &task_states[index < tables.tasks ? index : SUPERVISOR];
	/*@ assert task: is_task(task); */
	if (operation == ABOUT_LOG) {
		return tell_record(index, words);
	}
	if (index >= (operation == ABOUT_POINT || operation == ABOUT_FORCE ? tables.points : tables.tasks)) {
		return 0;
	}
	if (operation == ABOUT_FORCE) {
		audit_log(AUDIT(AUDIT_FORCE, IO_TASK, index), words[0], words[1]);
		return 0;
	}
	if (operation == ABOUT_POINT) {
		*words = point_values[index];
		return sizeof *words;
	}
	if (operation == ABOUT_TASK) {
		return tell_task(task, words);
	}
	if (operation != ABOUT_KILL || task->condition < TASK_WAITING) {
		return 0;
	}
	if (task->context.descriptor->period) {
		task_set_pending(task, CONDEMNED); /* its next scan does its work, and nobody sees any of it */
	} else {
		fault_task(task, FAULT_KILLED, 0, 0, 0);
	}
	return 0;
}
#endif
