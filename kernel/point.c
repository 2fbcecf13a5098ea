/* The process image: tasks never share memory, they exchange points.
 *
 * The kernel holds the one true value of each point. A task works on copies: sampled when its activation begins,
 * published when it ends; so a scan sees one consistent picture and a half-done scan is seen by nobody. */
#include "kernel.h"

void point_start(void) {
	/*@ loop invariant 0 <= i <= tables.points;
	  @ loop invariant \forall integer k; 0 <= k < i ==> point_values[k] == points[k].safe;
	  @ loop assigns i, point_values[0 .. 254];
	  @ loop variant tables.points - i; */
	for (uint32_t i = 0; i < tables.points; i++) {
		point_values[i] = points[i].safe;
	}
}

void point_sample(const struct task_state *task) {
	const struct task_descriptor *descriptor = task->context.descriptor;
	const uint8_t *list = &point_lists[descriptor->reads_at];
	/*@ loop invariant 0 <= i <= descriptor->reads;
	  @ loop assigns i, task_memory;
	  @ loop variant descriptor->reads - i; */
	for (uint32_t i = 0; i < descriptor->reads; i++) {
		/*@ assert in_ram(index_of((struct task_state *)task), descriptor->points_in + 4 * i, 4); */
		arch_store(descriptor->points_in + 4 * i, point_values[list[i]]);
	}
}

/* The outputs changed: the I/O task brings them to the hardware without waiting for its next cycle. */
static void tell_outputs(bool changed) {
	if (changed) {
		activation_notify(&task_states[IO_TASK], NOTIFY_OUTPUTS);
	}
}

void point_publish(const struct task_state *task) {
	const struct task_descriptor *descriptor = task->context.descriptor;
	const uint8_t *list = &point_lists[descriptor->writes_at];
	bool changed = false;
	/*@ loop invariant 0 <= i <= descriptor->writes;
	  @ loop assigns i, changed, point_values[0 .. 254];
	  @ loop variant descriptor->writes - i; */
	for (uint32_t i = 0; i < descriptor->writes; i++) {
		/*@ assert in_ram(index_of((struct task_state *)task), descriptor->points_out + 4 * i, 4); */
		const uint32_t value = arch_load(descriptor->points_out + 4 * i);
		if (point_values[list[i]] != value) {
			point_values[list[i]] = value;
			changed = changed || points[list[i]].output;
		}
	}
	tell_outputs(changed);
}

/* The writer is gone: what it drove takes its safe value. */
void point_make_safe(const struct task_state *task) {
	const struct task_descriptor *descriptor = task->context.descriptor;
	const uint8_t *list = &point_lists[descriptor->writes_at];
	bool changed = false;
	/*@ loop invariant 0 <= i <= descriptor->writes;
	  @ loop assigns i, changed, point_values[0 .. 254];
	  @ loop variant descriptor->writes - i; */
	for (uint32_t i = 0; i < descriptor->writes; i++) {
		const struct point *point = &points[list[i]];
		if (point->output && point_values[list[i]] != point->safe) {
			point_values[list[i]] = point->safe;
			changed = true;
		}
	}
	tell_outputs(changed);
}

/* What a starting task finds in its output words, so that publishing without writing changes nothing. */
void point_start_outputs(const struct task_state *task) {
	const struct task_descriptor *descriptor = task->context.descriptor;
	const uint8_t *list = &point_lists[descriptor->writes_at];
	/*@ loop invariant 0 <= i <= descriptor->writes;
	  @ loop assigns i, task_memory;
	  @ loop variant descriptor->writes - i; */
	for (uint32_t i = 0; i < descriptor->writes; i++) {
		/*@ assert in_ram(index_of((struct task_state *)task), descriptor->points_out + 4 * i, 4); */
		arch_store(descriptor->points_out + 4 * i, point_values[list[i]]);
	}
}

void point_count_restart(const struct task_state *task) {
	/*@ loop invariant 0 <= i <= tables.points;
	  @ loop assigns i, point_values[0 .. 254];
	  @ loop variant tables.points - i; */
	for (uint32_t i = 0; i < tables.points; i++) {
		if (points[i].source == POINT_RESTARTS && points[i].subject == task_index(task)) {
			point_values[i] = task->statistics.restarts;
		}
	}
}
