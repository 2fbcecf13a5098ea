/* Start a task from its descriptor; end it.
 *
 * A start owes nothing to what the task was before: memory, registers, notifications, calls and output points are those
 * of the first start. Only the statistics go on, and memory points, which no fault changes. */
#include "steps.h"

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

/* Its life begins: nothing is left of an earlier one. */
static inline void begin(struct task_state *task, const struct task_descriptor *descriptor) {
	start_context(task, descriptor);
	start_life(task, descriptor);
	serve_nobody(task);
	time_period(task);
	task_set_runnable(task, TASK_READY);
	ask_for_choice();
}

/* From stopped or faulted (or never started). */
void task_start(struct task_state *task) {
	const struct task_descriptor *descriptor = task->context.descriptor;
	/*@ assert place: task == &task_states[index_of(task)] && 0 <= index_of(task) < 16; */
	/*@ assert own: descriptor == &task_descriptors[index_of(task)]; */
	/*@ assert memory: memory_valid(index_of(task)) && placed(index_of(task)); */
	words_clear(descriptor->bss_base, descriptor->bss_size);
	arch_copy(descriptor->data_to, descriptor->data_from, descriptor->data_size);
	point_start_outputs(task);
	begin(task, descriptor);
}

static inline void stop(struct task_state *task, enum task_condition condition) {
	drop_if_running(task);
	task_set_blocked(task, condition);
	forget_reasons(task);
	ask_for_choice();
}

/* Takes everything from the task: its calls, its turn, its outputs, its interrupts. */
void task_end(struct task_state *task, enum task_condition condition) {
	interrupt_mask_all(task);
	monitor_task_ended(task_index(task));
	point_make_safe(task);
	call_abandon(task);
	stop(task, condition);
}
