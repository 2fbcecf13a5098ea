/* Calls between tasks.
 *
 * A caller names a slot of its own list of rights, nothing else. It sleeps until the reply, its time limit, or the end
 * of its peer. The message is copied once, from caller to server, when the server's turn has come; the reply once,
 * back. No generation number is needed to keep a reply from a restarted caller: whoever ends or gives up is struck out
 * of its server (GONE_TASK) in the same step, and kernel steps do not interleave. */
#include "monitor.h"
#include "reply.h"
#include "steps.h"

/* The right behind a call that was checked when it was made. */
static const struct call_right *right_of(const struct task_state *caller) {
	/*@ assert rights: task_valid(index_of((struct task_state *)caller)); */
	/*@ assert right: right_valid(calls_at(index_of((struct task_state *)caller)) + caller->packed % 256,
	  @   index_of((struct task_state *)caller)); */
	return &call_rights[caller->context.descriptor->calls_at + SLOT(caller->packed)];
}

static struct task_state *target_of(const struct task_state *caller) {
	/*@ assert rights: task_valid(index_of((struct task_state *)caller)); */
	/*@ assert right: right_valid(calls_at(index_of((struct task_state *)caller)) + caller->packed % 256,
	  @   index_of((struct task_state *)caller)); */
	return &task_states[right_of(caller)->target];
}

/* Its call stands in the queue of the server. */
static bool is_calling(const struct task_state *caller, const struct task_state *server) {
	return caller->condition == TASK_CALLING && target_of(caller) == server;
}

/* Hands the message of a caller to the server, in the event it waits with. */
static inline void deliver(struct task_state *server, struct task_state *caller, uint32_t endpoint, uint32_t packed,
                           uint32_t send) {
	const uint32_t event = server->buffer, index = task_index(caller);
	await_reply(caller);
	serve_caller(server, caller);
	/*@ assert event: in_ram(index_of(server), event, sizeof(struct bulkhead_event)); */
	/*@ assert room: is_index(index_of(server)) && event + sizeof(struct bulkhead_event) < 0x100000000; */
	/*@ assert word: in_ram(index_of(server), event + 12, 4); */
	/*@ assert byte: in_ram(index_of(server), event + 15, 1); */
	/*@ assert data: in_ram(index_of(server), event + 16, packed / 65536 % 256); */
	arch_store(event + EVENT(endpoint), packed); /* method, length */
	arch_store_byte(event + EVENT(endpoint), endpoint);
	arch_store_byte(event + EVENT(caller), index);
	arch_copy(event + EVENT(data), send, SEND_LENGTH(packed));
}

/* The peer does not serve at once: the call waits in its queue, if the peer can serve calls at all. */
static COLD __attribute__((noinline)) void enqueue(struct task_state *caller, struct task_state *server,
                                                   uint32_t *arguments) {
	if (server->condition < TASK_WAITING) {
		set_answer(arguments, BULKHEAD_DEAD);
		return;
	}
	/*@ assert unserved: nobody_serves(caller); */
	block_caller(caller);
	join_queue(server);
	activation_wake(server);
	schedule_others();
}

/* bulkhead_call: packed, send, receive, timeout; besides the status, the generation of the peer is a result. */
void call_send(struct task_state *caller, uint32_t *arguments, uint32_t frame_end,
               const struct task_descriptor *descriptor) {
	const uint32_t packed = arguments[0], send = arguments[1], receive = arguments[2], limit = arguments[3];
	const struct call_right *right = &call_rights[descriptor->calls_at + SLOT(packed)];
	IN_REGISTER(right);
	if (SLOT(packed) >= descriptor->calls || METHOD(packed) >= right->methods || (limit & 0xffff) == 0 ||
	    RECEIVE_LENGTH(packed) > BULKHEAD_MESSAGE_MAX || SEND_LENGTH(packed) > BULKHEAD_MESSAGE_MAX ||
	    !region_in_ram(descriptor, frame_end, receive, RECEIVE_LENGTH(packed)) ||
	    !region_has_message(descriptor, send, SEND_LENGTH(packed))) {
		syscall_refuse(caller, arguments);
		return;
	}
	/*@ assert own: caller == &task_states[index_of(caller)] && task_valid(index_of(caller)); */
	/*@ assert placed: placed(index_of(caller)); */
	/*@ assert room: in_ram(index_of(caller), receive, packed / 0x1000000); */
	/*@ assert message: readable(index_of(caller), send, packed / 65536 % 256); */
	/*@ assert right: right_valid(calls_at(index_of(caller)) + packed % 256, index_of(caller)); */
	/*@ assert at: descriptor->calls_at == calls_at(index_of(caller)); */
	/*@ assert entry: 0 <= calls_at(index_of(caller)) + packed % 256 < 65536 + 256; */
	/*@ assert place: right == &call_rights[calls_at(index_of(caller)) + packed % 256]; */
	/*@ assert target: right->target == right_target(calls_at(index_of(caller)) + packed % 256); */
	/*@ assert methods: right->methods == right_methods(calls_at(index_of(caller)) + packed % 256); */
	/*@ assert count: packed % 256 < calls_count(index_of(caller)); */
	/*@ assert method: packed / 256 % 256 < right_methods(calls_at(index_of(caller)) + packed % 256); */
	struct task_state *server = task_of(right->target);
	IN_REGISTER(server);
	/*@ assert apart: index_of(server) != index_of(caller); */
	const uint32_t generation = server->statistics.restarts & BULKHEAD_GENERATIONS;
	set_generation(arguments, generation);
	if ((limit & BULKHEAD_OF_GENERATION(0)) && (limit >> 16 & BULKHEAD_GENERATIONS) != generation) {
		set_answer(arguments, BULKHEAD_DEAD);
		return;
	}
	note_call(caller, packed, receive, limit);
	/*@ assert other: server != caller; */
	/*@ assert slot: names_right(index_of(caller), caller->packed); */
	/*@ assert frame: frame_valid(index_of(caller)); */
	/*@ assert runs: task_states[index_of(caller)].condition == TASK_READY; */
	/*@ assert still: unmarked(caller); */
	if (!can_serve_now(server)) {
		note_message(caller, send);
		/*@ assert noted: message_valid(index_of(caller)); */
		enqueue(caller, server, arguments);
		return;
	}
	/*@ assert waits: is_index(index_of(server)) && task_states[index_of(server)].condition == TASK_WAITING; */
	/*@ assert has_event: event_valid(index_of(server)); */
	/*@ assert rated: right->rate == right_rate(calls_at(index_of(caller)) + packed % 256); */
	/*@ assert guarded: right->guard == right_guard(calls_at(index_of(caller)) + packed % 256); */
	/*@ assert rate: right->rate == NO_RATE || right->rate < tables.rates; */
	/*@ assert guard: right->guard == NO_GUARD || right->guard + packed / 256 % 256 < tables.guards; */
	/* Decided in the step that delivers: what the server sees is exactly what the rules saw, in the same order. */
	if (!call_is_allowed(right, packed, send, caller)) {
		set_answer(arguments, BULKHEAD_DENIED);
		return;
	}
	/*@ assert allowed: task_states[index_of(server)].condition == TASK_WAITING; */
	/*@ assert event: event_valid(index_of(server)); */
	/*@ assert runs_on: task_states[index_of(caller)].condition == TASK_READY; */
	/*@ assert unserved: nobody_serves(caller); */
	/*@ assert unserved_too: nobody_serves(server); */
	/*@ assert asked: names_right(index_of(caller), task_states[index_of(caller)].packed); */
	/*@ assert answered: frame_valid(index_of(caller)); */
	suspend_caller(caller);
	/*@ assert lies: event_valid(index_of(server)); */
	/*@ assert keeps: names_right(index_of(caller), task_states[index_of(caller)].packed); */
	/*@ assert returns: frame_valid(index_of(caller)); */
	/*@ assert free: nobody_serves(caller); */
	/*@ assert free_too: nobody_serves(server); */
	begin_now(server, BULKHEAD_MESSAGE, 0);
	/*@ assert begun: event_valid(index_of(server)); */
	/*@ assert ends: frame_valid(index_of(caller)); */
	/*@ assert calls: names_right(index_of(caller), caller->packed); */
	/*@ assert nobody: nobody_serves(caller); */
	/*@ assert nowhere: unmarked(caller); */
	deliver(server, caller, right->endpoint, packed, send);
}

/* bulkhead_notify: slot, bits; the result replaces the first. */
void call_notify(struct task_state *caller, uint32_t *arguments) {
	const struct task_descriptor *descriptor = caller->context.descriptor;
	const uint32_t slot = arguments[0], bits = arguments[1];
	if (slot >= descriptor->calls) {
		syscall_refuse(caller, arguments);
		return;
	}
	const struct call_right *right = &call_rights[descriptor->calls_at + slot];
	/*@ assert rights: task_valid(index_of(caller)); */
	/*@ assert right: right_valid(calls_at(index_of(caller)) + slot, index_of(caller)); */
	/*@ assert place: right == &call_rights[calls_at(index_of(caller)) + slot]; */
	/*@ assert rate: right->rate == right_rate(calls_at(index_of(caller)) + slot); */
	struct task_state *target = &task_states[right->target];
	IN_REGISTER(right);
	IN_REGISTER(target);
	if (!notification_is_allowed(target, right)) {
		audit_log(AUDIT(AUDIT_DENIED + VERDICT_NOTIFICATION, task_index(caller), slot), bits, 0);
		set_answer(arguments, BULKHEAD_DENIED);
	} else if (target->condition < TASK_WAITING) {
		set_answer(arguments, BULKHEAD_DEAD);
	} else {
		set_answer(arguments, BULKHEAD_OK);
		activation_notify_now(target, bits, caller);
	}
}

/* The caller in the queue of the server with the lowest rank. */
static COLD struct task_state *first_caller(const struct task_state *server) {
	/*@ loop invariant 0 <= rank <= tables.tasks;
	  @ loop assigns rank;
	  @ loop variant tables.tasks - rank; */
	for (uint32_t rank = 0; rank < tables.tasks; rank++) {
		struct task_state *caller = task_of_rank(rank);
		if (is_calling(caller, server)) {
			return caller;
		}
	}
	return NULL;
}

/* Hands the server its first caller's message; false when there is none, or when it was denied: the next may be due
 * after the one that goes on then. */
bool call_deliver(struct task_state *server) {
	struct task_state *caller = first_caller(server);
	if (caller == NULL) {
		/*@ assert none: READY_STAYED; */
		return false;
	}
	/*@ assert places: server == &task_states[index_of(server)] && caller == &task_states[index_of(caller)] &&
	  @   0 <= index_of(server) < 16 && 0 <= index_of(caller) < 16; */
	const struct call_right *right = right_of(caller);
	/*@ assert unmarked: unmarked(caller); */
	leave_queue(server);
	if (!queued_call_is_allowed(right, caller)) {
		/*@ assert calling: caller->condition == TASK_CALLING; */
		/*@ assert unserved: nobody_serves(caller); */
		/*@ assert others: \forall integer i; is_index(i) && i != index_of(caller) ==> rank_of(i) != caller->rank; */
		finish_call(caller, BULKHEAD_DENIED);
		/*@ assert same: server->condition == TASK_WOKEN; */
		/*@ assert denied: READY_STAYED; */
		return false;
	}
	/*@ assert calling: caller->condition == TASK_CALLING; */
	/*@ assert unserved: nobody_serves(caller); */
	/*@ assert message: message_valid(index_of(caller)); */
	deliver(server, caller, right->endpoint, caller->packed, caller->buffer);
	/*@ assert same: server->condition == TASK_WOKEN; */
	/*@ assert delivered: READY_STAYED; */
	return true;
}

/* Ends the call being served, if its caller still waits, without data. */
void call_finish(struct task_state *server, uint32_t status) {
	const uint32_t serving = server->serving;
	if (serving < TASKS_MAX) {
		lose_caller(server);
		/*@ assert lost: task_states[index_of(server)].serving == GONE_TASK; */
		finish_call(task_of(serving), status);
		/*@ assert stays: task_states[index_of(server)].serving == GONE_TASK; */
		/*@ assert place: server == &task_states[index_of(server)]; */
		/*@ assert over: server->serving == GONE_TASK; */
		ask_for_choice();
	}
}

/* Whoever serves it answers nobody. */
static COLD void forget_served(const struct task_state *caller) {
	const uint32_t index = task_index(caller);
	/*@ LOOP_VALID;
	  @ loop invariant 0 <= i <= tables.tasks;
	  @ loop invariant \forall integer k; 0 <= k < i ==> task_states[k].serving != index;
	  @ loop invariant caller->condition == \at(caller->condition, Pre);
	  @ loop assigns i, task_states[0 .. 15];
	  @ loop variant tables.tasks - i; */
	for (uint32_t i = 0; i < tables.tasks; i++) {
		if (task_states[i].serving == index) {
			lose_caller(task_of(i));
		}
	}
}

/* Takes a caller out of its target, whichever way it stands there. */
static COLD void call_withdraw(const struct task_state *caller) {
	if (caller->condition == TASK_CALLING) {
		leave_queue(target_of(caller));
	} else if (caller->condition == TASK_SERVED) {
		forget_served(caller);
	}
}

void call_timeout(struct task_state *caller) {
	call_withdraw(caller);
	finish_call(caller, BULKHEAD_TIMEOUT);
	ask_for_choice();
}

static COLD void refuse_caller(struct task_state *caller, const struct task_state *server) {
	if (is_calling(caller, server)) {
		/*@ assert calling: in_call(index_of(caller)); */
		/*@ assert unserved: nobody_serves(caller); */
		finish_call(caller, BULKHEAD_DEAD);
		/*@ assert still: nobody_serves(server); */
	}
}

/* The task ends: its own call is withdrawn, all who called it learn at once. */
void call_abandon(struct task_state *task) {
	forget_queue(task);
	call_withdraw(task);
	call_finish(task, BULKHEAD_DEAD);
	/*@ assert unserved: nobody_serves(task); */
	/*@ LOOP_VALID;
	  @ loop invariant 0 <= i <= tables.tasks;
	  @ loop invariant unserved: nobody_serves(task);
	  @ loop invariant over: task->serving >= GONE_TASK;
	  @ loop assigns i, task_memory, kernel.runnable[0 .. 16], kernel.top, task_states[0 .. 15];
	  @ loop variant tables.tasks - i; */
	for (uint32_t i = 0; i < tables.tasks; i++) {
		refuse_caller(task_of(i), task);
	}
	serve_nobody(task);
}
