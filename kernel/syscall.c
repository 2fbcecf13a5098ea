/* The ten system calls: every argument is checked (here, in activation.c and in call.c) before anything changes. A bad
 * one faults the caller. */
#include "link.h"
#include "reply.h"
#include "steps.h"

/* A word-aligned object of the caller, to be written. */
static inline bool is_own_object(const struct task_state *task, uint32_t frame_end, uint32_t at, uint32_t size) {
	return (at & 3) == 0 && region_in_ram(task->context.descriptor, frame_end, at, size);
}

static COLD bool do_reply(struct task_state *task, const uint32_t *arguments) {
	/*@ assert descriptor: task->context.descriptor == &task_descriptors[index_of(task)]; */
	/*@ assert memory: placed(index_of(task)) && memory_valid(index_of(task)); */
	if (!reply_is_legal(task, task->context.descriptor, arguments[0], arguments[1])) {
		return false;
	}
	struct task_state *caller = reply(task, arguments[0], arguments[1]);
	if (caller != NULL) {
		task_set_runnable(caller, TASK_READY);
		ask_for_choice();
	}
	return true;
}

COLD static bool do_write(const struct task_state *task, const uint32_t *arguments) {
	const uint32_t length = arguments[1] < BULKHEAD_PRINT_MAX ? arguments[1] : BULKHEAD_PRINT_MAX;
	if (!region_is_readable(task->context.descriptor, arguments[0], length)) {
		return false;
	}
	console_write(task, arch_text(arguments[0], length), length);
	return true;
}

COLD static bool supervise_other(uint32_t operation, uint32_t index) {
	if (index == SUPERVISOR || index >= tables.tasks) {
		return false;
	}
	struct task_state *target = task_of(index);
	task_end(target, TASK_STOPPED);
	count_restart(target, operation == SUPERVISE_RESTART);
	audit_log(AUDIT(AUDIT_SUPERVISED + operation, index, 0), target->statistics.restarts, 0);
	if (operation == SUPERVISE_RESTART) {
		point_count_restart(target);
		task_start(target);
	}
	return true;
}

COLD static bool do_supervise(const struct task_state *task, uint32_t *arguments) {
	if (task_index(task) != SUPERVISOR || arguments[0] > SUPERVISE_STOP) {
		return false;
	}
	if (arguments[0] == SUPERVISE_NEXT) {
		set_answer(arguments, fault_next());
		return true;
	}
	return supervise_other(arguments[0], arguments[1]);
}

/* An answer about something, if there is room for one. */
static inline COLD uint32_t tell(const struct task_state *task, uint32_t end, uint32_t at, uint32_t about) {
	return is_own_object(task, end, at, BULKHEAD_ABOUT_SIZE) ? inspect(about, arch_object(at, BULKHEAD_ABOUT_SIZE)) : 0;
}

static COLD bool exchange(const struct task_state *task, uint32_t *arguments, uint32_t frame_end) {
	const uint32_t length = arguments[1], capacity = arguments[2];
	if (length > LINK_DATA_MAX || capacity > LINK_DATA_MAX || ((length | capacity) & 3) ||
	    !is_own_object(task, frame_end, arguments[0], BULKHEAD_LINK_GAP + (length > capacity ? length : capacity))) {
		return false;
	}
	set_answer(arguments, link_exchange(arguments[0], length, capacity));
	return true;
}

COLD static bool do_link(const struct task_state *task, uint32_t *arguments, uint32_t frame_end) {
	const bool reads_log = IS_ABOUT_LOG(arguments[1]) && task->context.descriptor->flags == TASK_LOG;
	if (task_index(task) != IO_TASK && !reads_log) {
		return false;
	}
#ifdef KERNEL_INSPECTS
	if (arguments[1] >= BULKHEAD_ABOUT(0, 0)) {
		set_answer(arguments, tell(task, frame_end, arguments[0], arguments[1]));
		return true;
	}
#endif
	return exchange(task, arguments, frame_end);
}

/* A bad argument: nothing has changed. */
void syscall_refuse(struct task_state *task, const uint32_t *arguments) {
	fault_task(task, FAULT_ARGUMENT, arguments[FRAME_PC], arguments[0], arguments[FRAME_NUMBER]);
	schedule();
}

/* `arguments`: r0..r3 in the caller's frame, which ends at `frame_end`; a result replaces r0. False: a bad one. */
static COLD __attribute__((noinline)) bool dispatch(struct task_state *task, uint32_t *arguments, uint32_t frame_end,
                                                    const struct task_descriptor *descriptor) {
	switch (arguments[FRAME_NUMBER]) {
	case 0:
		activation_wait(task, arguments, frame_end, descriptor);
		return true;
	case 1:
		call_send(task, arguments, frame_end, descriptor);
		return true;
	case 2:
		return do_reply(task, arguments);
	case 3:
		call_notify(task, arguments);
		return true;
	case 4:
		return interrupt_unmask(task, arguments[0]);
	case 5:
		return do_write(task, arguments);
	case 7:
		fault_task(task, FAULT_TRAP, arguments[FRAME_PC], arguments[0], arguments[1]);
		return true;
	case 8:
		return do_supervise(task, arguments);
	case 9:
		return do_link(task, arguments, frame_end);
	default:
		return false;
	}
}

/* From entry.S too, which knows those that are called most. When the same task goes on, the time in here is its own. */
void syscall_by_number(struct task_state *task, uint32_t *arguments, uint32_t frame_end,
                       const struct task_descriptor *descriptor) {
	if (arguments[FRAME_NUMBER] == 6) {
		set_answer(arguments, time_now());
	} else if (!dispatch(task, arguments, frame_end, descriptor)) {
		syscall_refuse(task, arguments);
	} else if (kernel.reschedule) {
		schedule();
	}
}

/* From entry.S: `svc` in the running task (idle has none), with any frame. */
void syscall_entry(struct task_state *task, uint32_t *arguments, uint32_t return_code) {
	const struct task_descriptor *descriptor = task->context.descriptor;
	const uint32_t stack = task->context.stack;
	/*@ assert descriptor: task->context.descriptor == &task_descriptors[index_of(task)]; */
	/*@ assert memory: placed(index_of(task)) && memory_valid(index_of(task)); */
	if (!arch_frame_lies_in(descriptor, stack, return_code)) {
		fault_task(task, FAULT_STACK, 0, stack, 0);
		schedule();
		return;
	}
	syscall_by_number(task, arguments, arch_frame_end(stack, return_code), descriptor);
}
