/* Calls between tasks.
 *
 * A caller names a slot of its own list of rights, nothing else. It sleeps until the reply, its time limit, or the end
 * of its peer. The message is copied once, from caller to server, when the server's turn has come; the reply once,
 * back. No generation number is needed to keep a reply from a restarted caller: whoever ends or gives up is struck out
 * of its server (GONE_TASK) in the same step, and kernel steps do not interleave. */
#include "kernel.h"
#include "link.h"
#include "region.h"
#include "reply.h"

#define TIMEOUT_MAX 60000u /* milliseconds */
/* The right behind a call that was checked when it was made. */
static const struct call_right *right_of(const struct task_state *caller) {
	return &call_rights[caller->context.descriptor->calls_at + SLOT(caller->packed)];
}

static struct task_state *target_of(const struct task_state *caller) {
	return &task_states[right_of(caller)->target];
}

/* Its call stands in the queue of the server. */
static bool is_calling(const struct task_state *caller, const struct task_state *server) {
	return caller->condition == TASK_CALLING && target_of(caller) == server;
}

/* One more call in the window of this right? Windows are counted from the first call in each. */
static COLD bool rate_allows(uint32_t rate) {
	struct rate_state *state = &rate_states[rate];
	const struct rate *limit = &rates[rate];
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

/* Hands the message of a caller to the server, in the event it waits with. */
static inline void deliver(struct task_state *server, struct task_state *caller, uint32_t endpoint) {
	const uint32_t event = server->buffer, packed = caller->packed, index = task_index(caller);
	caller->condition = TASK_SERVED;
	server->serving = (uint8_t)index;
	server->served++;
	arch_store(event + EVENT(endpoint), endpoint | (packed & 0xffff00) | index << 24);
	arch_copy(event + EVENT(data), caller->buffer, SEND_LENGTH(packed));
}

COLD static __attribute__((noinline)) void deny(struct task_state *caller, uint32_t packed) {
	const uint32_t payload[3] = {SLOT(packed), METHOD(packed), kernel.tick};
	link_send(LINK_DENIED, task_index(caller), payload, sizeof payload);
	finish_call(caller, BULKHEAD_DENIED);
}

/* The caller sleeps from now on. Not inline: with both pointers in registers, the code of each is shorter. */
static __attribute__((noinline)) void begin(struct task_state *caller, struct task_state *server, uint32_t endpoint) {
	time_charge();
	time_plan(caller->timeout);
	task_set_blocked(caller, TASK_CALLING);
	if (activation_can_start_now(server) && server->queued == 0 && call_is_within_limit(server)) {
		activation_switch(server);
		deliver(server, caller, endpoint);
		activation_start(server, BULKHEAD_MESSAGE, 0);
	} else {
		server->queued++;
		activation_wake(server);
		schedule_others();
	}
}

static uint32_t generation_of(const struct task_state *task) {
	return task->statistics.restarts & BULKHEAD_GENERATIONS;
}

/* bulkhead_call: packed, send, receive, timeout; besides the status, the generation of the peer is a result. */
void call_send(struct task_state *caller, uint32_t *arguments, uint32_t frame_end) {
	const struct task_descriptor *descriptor = caller->context.descriptor;
	const uint32_t packed = arguments[0], send = arguments[1], receive = arguments[2], limit = arguments[3];
	const uint32_t timeout = limit & 0xffff;
	if (SLOT(packed) >= descriptor->calls || SEND_LENGTH(packed) > BULKHEAD_MESSAGE_MAX ||
	    RECEIVE_LENGTH(packed) > BULKHEAD_MESSAGE_MAX || timeout - 1 >= TIMEOUT_MAX ||
	    !region_is_readable(caller, send, SEND_LENGTH(packed)) ||
	    !region_in_ram(descriptor, frame_end, receive, RECEIVE_LENGTH(packed))) {
		syscall_refuse(caller, arguments);
		return;
	}
	const struct call_right *right = &call_rights[descriptor->calls_at + SLOT(packed)];
	if (METHOD(packed) >= right->methods) {
		syscall_refuse(caller, arguments);
		return;
	}
	struct task_state *server = &task_states[right->target];
	const uint32_t generation = generation_of(server);
	arguments[1] = generation;
	if (right->rate != NO_RATE && !rate_allows(right->rate)) {
		deny(caller, packed);
		return;
	}
	if (server->condition < TASK_WAITING ||
	    ((limit & BULKHEAD_OF_GENERATION(0)) && (limit >> 16 & BULKHEAD_GENERATIONS) != generation)) {
		finish_call(caller, BULKHEAD_DEAD);
		return;
	}
	caller->buffer = send;
	caller->receive = receive;
	caller->packed = packed;
	caller->timeout = time_after(timeout);
	begin(caller, server, right->endpoint);
}

/* bulkhead_notify: slot, bits; the result replaces the first. A periodic task runs by the clock alone: else whoever may
 * call it could make it scan as often as he likes. */
void call_notify(struct task_state *caller, uint32_t *arguments) {
	const struct task_descriptor *descriptor = caller->context.descriptor;
	const uint32_t slot = arguments[0], bits = arguments[1];
	if (slot >= descriptor->calls) {
		syscall_refuse(caller, arguments);
		return;
	}
	const struct call_right *right = &call_rights[descriptor->calls_at + slot];
	struct task_state *target = &task_states[right->target];
	if (target->context.descriptor->period || (right->rate != NO_RATE && !rate_allows(right->rate))) {
		arguments[0] = BULKHEAD_DENIED;
	} else if (target->condition < TASK_WAITING) {
		arguments[0] = BULKHEAD_DEAD;
	} else {
		arguments[0] = BULKHEAD_OK;
		activation_notify_now(target, bits);
	}
}

/* The caller in the queue of the server with the lowest rank. */
static COLD struct task_state *first_caller(const struct task_state *server) {
	for (uint32_t rank = 0; rank < tables.tasks; rank++) {
		struct task_state *caller = &task_states[kernel.order[rank]];
		if (is_calling(caller, server)) {
			return caller;
		}
	}
	return NULL;
}

/* Hands the server its first caller's message; false when there is none. */
bool call_deliver(struct task_state *server) {
	struct task_state *caller = first_caller(server);
	if (caller == NULL) {
		return false;
	}
	deliver(server, caller, right_of(caller)->endpoint);
	server->queued--;
	return true;
}

/* Ends the call being served, if its caller still waits, without data. */
void call_finish(struct task_state *server, uint32_t status) {
	if (server->serving < TASKS_MAX) {
		finish_call(&task_states[server->serving], status);
		kernel.reschedule = true;
		server->serving = GONE_TASK;
	}
}

/* Takes a caller out of its target, whichever way it stands there. */
static COLD void call_withdraw(const struct task_state *caller) {
	if (caller->condition == TASK_CALLING) {
		target_of(caller)->queued--;
	} else if (caller->condition == TASK_SERVED) {
		target_of(caller)->serving = GONE_TASK;
	}
}

void call_timeout(struct task_state *caller) {
	call_withdraw(caller);
	finish_call(caller, BULKHEAD_TIMEOUT);
	kernel.reschedule = true;
}

/* The task ends: its own call is withdrawn, all who called it learn at once. */
void call_abandon(struct task_state *task) {
	call_withdraw(task);
	call_finish(task, BULKHEAD_DEAD);
	for (uint32_t i = 0; i < tables.tasks; i++) {
		if (is_calling(&task_states[i], task)) {
			finish_call(&task_states[i], BULKHEAD_DEAD);
		}
	}
	task->queued = 0;
	task->serving = NO_TASK;
}
