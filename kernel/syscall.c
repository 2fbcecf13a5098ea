/* The ten system calls: every argument is checked here (or in call_send, for the call itself) before anything changes.
 * A bad one faults the caller. */
#include "kernel.h"
#include "link.h"
#include "region.h"

/* A word-aligned object of the caller, to be written. */
static bool is_own_object(const struct task_state *task, uint32_t at, uint32_t size) {
	return (at & 3) == 0 && region_is_writable(task, at, size);
}

static bool do_wait(struct task_state *task, const uint32_t *arguments) {
	const uint32_t alarm = arguments[1];
	if (!is_own_object(task, arguments[0], sizeof(struct bulkhead_event)) ||
	    (alarm != BULKHEAD_KEEP_ALARM && !time_is_ahead(alarm))) {
		return false;
	}
	task->buffer = arguments[0];
	if (alarm != BULKHEAD_KEEP_ALARM) {
		task->pending &= (uint8_t) ~(ALARM_SET | PENDING_ALARM);
		if (alarm != BULKHEAD_NO_ALARM) {
			task->pending |= ALARM_SET;
			task->alarm = time_after(alarm);
			time_plan(task->alarm);
		}
	}
	activation_end(task);
	return true;
}

static bool do_reply(struct task_state *task, const uint32_t *arguments) {
	const uint32_t length = arguments[1];
	if (task->serving == NO_TASK || length > BULKHEAD_MESSAGE_MAX || !region_is_readable(task, arguments[0], length)) {
		return false;
	}
	call_reply(task, (const uint8_t *)(uintptr_t)arguments[0], length);
	return true;
}

static bool do_write(const struct task_state *task, const uint32_t *arguments) {
	const uint32_t length = arguments[1] < BULKHEAD_PRINT_MAX ? arguments[1] : BULKHEAD_PRINT_MAX;
	if (!region_is_readable(task, arguments[0], length)) {
		return false;
	}
	console_write(task, (const uint8_t *)(uintptr_t)arguments[0], length);
	return true;
}

static bool supervise_other(uint32_t operation, uint32_t index) {
	if (index == SUPERVISOR || index >= tables.tasks) {
		return false;
	}
	struct task_state *target = &task_states[index];
	task_end(target, TASK_STOPPED);
	if (operation == SUPERVISE_STOP) {
		link_send(LINK_STOPPED, index, &kernel.tick, sizeof kernel.tick);
		return true;
	}
	target->statistics.restarts++;
	const uint32_t payload[2] = {target->statistics.restarts, kernel.tick};
	link_send(LINK_RESTART, index, payload, sizeof payload);
	point_count_restart(target);
	task_start(target);
	return true;
}

static bool do_supervise(const struct task_state *task, uint32_t *arguments) {
	const uint32_t operation = arguments[0];
	if (task_index(task) != SUPERVISOR) {
		return false;
	}
	if (operation == SUPERVISE_NEXT) {
		if (!is_own_object(task, arguments[2], sizeof(struct bulkhead_fault))) {
			return false;
		}
		arguments[0] = fault_next((struct bulkhead_fault *)(uintptr_t)arguments[2]);
		return true;
	}
	arguments[0] = 1;
	return (operation == SUPERVISE_RESTART || operation == SUPERVISE_STOP) && supervise_other(operation, arguments[1]);
}

static bool do_link(const struct task_state *task, uint32_t *arguments) {
	const uint32_t length = arguments[1], capacity = arguments[2];
	if (task_index(task) != IO_TASK || length > LINK_DATA_MAX || capacity > LINK_DATA_MAX ||
	    ((length | capacity) & 3) ||
	    !is_own_object(task, arguments[0], BULKHEAD_LINK_GAP + (length > capacity ? length : capacity))) {
		return false;
	}
	arguments[0] = link_exchange((uint32_t *)(uintptr_t)arguments[0], length, capacity);
	return true;
}

/* `arguments`: r0..r3 in the caller's frame; a result replaces r0. */
static bool dispatch(struct task_state *task, uint32_t *arguments) {
	switch (arguments[FRAME_NUMBER]) {
	case 0:
		return do_wait(task, arguments);
	case 1:
		return call_send(task, arguments);
	case 2:
		return do_reply(task, arguments);
	case 3:
		return call_notify(task, arguments);
	case 4:
		return interrupt_unmask(task, arguments[0]);
	case 5:
		return do_write(task, arguments);
	case 6:
		arguments[0] = time_now();
		return true;
	case 7:
		fault_task(task, FAULT_TRAP, arguments[FRAME_PC], arguments[0], arguments[1]);
		return true;
	case 8:
		return do_supervise(task, arguments);
	case 9:
		return do_link(task, arguments);
	default:
		return false;
	}
}

/* From entry.S: `svc` in the running task (idle has none). When the same task goes on, the time in here is its own. */
void syscall_entry(void) {
	time_enter();
	struct task_state *task = (struct task_state *)kernel.running;
	if (!arch_frame_is_valid(&task->context)) {
		fault_task(task, FAULT_STACK, 0, task->context.stack, 0);
	} else {
		uint32_t *arguments = arch_frame(&task->context);
		if (!dispatch(task, arguments)) {
			fault_task(task, FAULT_ARGUMENT, arguments[FRAME_PC], arguments[0], arguments[FRAME_NUMBER]);
		}
	}
	if (kernel.reschedule) {
		schedule();
	}
}
