/* Calls between tasks.
 *
 * A caller names a slot of its own list of rights, nothing else. It sleeps until the reply, its time limit, or the end
 * of its peer. The message is copied once, from caller to server, when the server's turn has come; the reply once,
 * back. No generation number is needed to keep a reply from a restarted caller: whoever ends or gives up is struck out
 * of its server (GONE_TASK) in the same step, and kernel steps do not interleave. */
#include "kernel.h"
#include "link.h"
#include "region.h"
#include <string.h>

static __attribute__((noinline)) void finish_call(struct task_state *caller, uint32_t status) {
	arch_frame(&caller->context)[0] = status;
	caller->condition = TASK_READY;
	kernel.reschedule = true;
}

/* One more call in the window of this right? Windows are counted from the first call in each. */
static bool rate_allows(const struct call_right *right) {
	if (right->rate == 0xff) {
		return true;
	}
	struct rate_state *state = &rate_states[right->rate];
	const struct rate *limit = &rates[right->rate];
	if (state->used == 0 || kernel.tick - state->window >= limit->ticks) {
		state->window = kernel.tick;
		state->used = 0;
	}
	if (state->used >= limit->at_most) {
		return false;
	}
	state->used++;
	return true;
}

/* bulkhead_call: packed, send, receive, timeout. Returns false when an argument is bad; else the caller's result stands
 * or the caller sleeps. */
bool call_send(struct task_state *caller, const uint32_t *arguments) {
	const struct task_descriptor *descriptor = caller->context.descriptor;
	const uint32_t slot = arguments[0] & 0xff, method = arguments[0] >> 8 & 0xff;
	const uint32_t send_length = arguments[0] >> 16 & 0xff, receive_length = arguments[0] >> 24;
	const uint32_t timeout = arguments[3];
	if (slot >= descriptor->calls || send_length > BULKHEAD_MESSAGE_MAX || receive_length > BULKHEAD_MESSAGE_MAX ||
	    !region_is_readable(caller, arguments[1], send_length) ||
	    !region_is_writable(caller, arguments[2], receive_length) || timeout < 1 || timeout > 60000) {
		return false;
	}
	const struct call_right *right = &call_rights[descriptor->calls_at + slot];
	if (method >= right->methods) {
		return false;
	}
	if (!rate_allows(right)) {
		const uint32_t payload[3] = {slot, method, kernel.tick};
		link_send(LINK_DENIED, task_index(caller), payload, sizeof payload);
		finish_call(caller, BULKHEAD_DENIED);
		return true;
	}
	struct task_state *server = &task_states[right->target];
	if (server->condition < TASK_WAITING) {
		finish_call(caller, BULKHEAD_DEAD);
		return true;
	}
	caller->buffer = arguments[1];
	caller->receive = arguments[2];
	caller->target = right->target;
	caller->endpoint = right->endpoint;
	caller->method = (uint8_t)method;
	caller->send_length = (uint8_t)send_length;
	caller->receive_length = (uint8_t)receive_length;
	caller->timeout = time_after(timeout);
	time_plan(caller->timeout);
	caller->condition = TASK_CALLING;
	kernel.reschedule = true;
	server->queued++;
	activation_wake(server);
	return true;
}

/* bulkhead_notify: slot, bits; the result replaces the first. A periodic task runs by the clock alone: else whoever may
 * call it could make it scan as often as he likes. */
bool call_notify(const struct task_state *caller, uint32_t *arguments) {
	const struct task_descriptor *descriptor = caller->context.descriptor;
	if (arguments[0] >= descriptor->calls) {
		return false;
	}
	const struct call_right *right = &call_rights[descriptor->calls_at + arguments[0]];
	struct task_state *target = &task_states[right->target];
	if (target->context.descriptor->period || !rate_allows(right)) {
		arguments[0] = BULKHEAD_DENIED;
	} else if (target->condition < TASK_WAITING) {
		arguments[0] = BULKHEAD_DEAD;
	} else {
		activation_notify(target, arguments[1]);
		arguments[0] = BULKHEAD_OK;
	}
	return true;
}

/* Hands the server the call of the caller with the highest priority. */
bool call_deliver(struct task_state *server, struct bulkhead_event *event) {
	const uint32_t index = task_index(server);
	for (uint32_t i = 0; i < tables.tasks; i++) {
		struct task_state *caller = &task_states[kernel.order[i]];
		if (caller->condition == TASK_CALLING && caller->target == index) {
			memcpy(event->data, (const void *)(uintptr_t)caller->buffer, caller->send_length);
			event->endpoint = caller->endpoint;
			event->method = caller->method;
			event->length = caller->send_length;
			event->caller = kernel.order[i];
			caller->condition = TASK_SERVED;
			server->serving = kernel.order[i];
			server->queued--;
			server->served++;
			return true;
		}
	}
	return false;
}

/* Ends the call being served, if its caller still waits, without data. */
void call_finish(struct task_state *server, uint32_t status) {
	if (server->serving < TASKS_MAX) {
		finish_call(&task_states[server->serving], status);
		server->serving = GONE_TASK;
	}
}

/* bulkhead_reply, arguments checked and `serving` not NO_TASK. */
void call_reply(struct task_state *server, const uint8_t *data, uint32_t length) {
	uint32_t status = BULKHEAD_OK;
	if (server->serving < TASKS_MAX) {
		const struct task_state *caller = &task_states[server->serving];
		if (caller->receive_length == length) {
			memcpy((void *)(uintptr_t)caller->receive, data, length);
		} else {
			status = BULKHEAD_DENIED;
		}
	}
	call_finish(server, status);
	server->serving = NO_TASK;
}

/* Takes a caller out of its target, whichever way it stands there. */
static void call_withdraw(const struct task_state *caller) {
	struct task_state *server = &task_states[caller->target];
	if (caller->condition == TASK_CALLING) {
		server->queued--;
	} else if (caller->condition == TASK_SERVED) {
		server->serving = GONE_TASK;
	}
}

void call_timeout(struct task_state *caller) {
	call_withdraw(caller);
	finish_call(caller, BULKHEAD_TIMEOUT);
}

/* The task ends: its own call is withdrawn, all who called it learn at once. */
void call_abandon(struct task_state *task) {
	const uint32_t index = task_index(task);
	call_withdraw(task);
	call_finish(task, BULKHEAD_DEAD);
	for (uint32_t i = 0; i < tables.tasks; i++) {
		if (task_states[i].condition == TASK_CALLING && task_states[i].target == index) {
			finish_call(&task_states[i], BULKHEAD_DEAD);
		}
	}
	task->queued = 0;
	task->serving = NO_TASK;
}
