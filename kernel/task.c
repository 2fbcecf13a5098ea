/* Start a task from its descriptor; end it.
 *
 * A start owes nothing to what the task was before: memory, registers, notifications, calls and output points are those
 * of the first start. Only the statistics go on, and memory points, which no fault changes. */
#include "kernel.h"

static void words_clear(uint32_t at, uint32_t size) {
	const uint32_t end = at + size;
	/*@ loop invariant \at(at, Pre) <= at <= end;
	  @ loop assigns at, task_memory;
	  @ loop variant end - at; */
	for (; end - at >= 16; at += 16) {
		arch_store(at, 0);
		arch_store(at + 4, 0);
		arch_store(at + 8, 0);
		arch_store(at + 12, 0);
	}
	/*@ loop invariant \at(at, Pre) <= at <= end;
	  @ loop assigns at, task_memory;
	  @ loop variant end - at; */
	for (; end - at >= 4; at += 4) {
		arch_store(at, 0);
	}
}

/* From stopped or faulted (or never started). */
void task_start(struct task_state *task) {
	const struct task_descriptor *descriptor = task->context.descriptor;
	words_clear(descriptor->bss_base, descriptor->bss_size);
	arch_copy(descriptor->data_to, descriptor->data_from, descriptor->data_size);
	point_start_outputs(task);
	arch_context_start(&task->context, descriptor->ram_base + descriptor->stack_size, descriptor->entry);
	task->context.spent = 0;
	task->context.inside = 0;
	task->notifications = 0;
	task->pending = descriptor->period ? 0 : PENDING_RELEASE;
	task->reason = REASON_START;
	task->serving = NO_TASK;
	task->queued = 0;
	task->serves = descriptor->serve_limit;
	task->released_at = kernel.entered;
	time_period(task);
	task_set_runnable(task, TASK_READY);
	kernel.reschedule = true;
}

/* Takes everything from the task: its calls, its turn, its outputs, its interrupts. */
void task_end(struct task_state *task, enum task_condition condition) {
	interrupt_mask_all(task);
	point_make_safe(task);
	monitor_task_ended(task_index(task));
	call_abandon(task);
	if (task_is_running(task)) {
		arch_context_drop(&task->context);
	}
	task_set_blocked(task, condition);
	task->pending = 0;
	task->notifications = 0;
	kernel.reschedule = true;
}
