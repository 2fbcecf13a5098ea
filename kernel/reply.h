/* The end of a call, inline: every answered call goes through it. */
#ifndef REPLY_H
#define REPLY_H
#include "kernel.h"
#include "region.h"
#include "steps.h"

/* The bulkhead_call of a caller that sleeps returns `status`. */
static inline void set_result(const struct task_state *caller, uint32_t status) {
	arch_store(caller->context.stack, status);
}

static inline void finish_call(struct task_state *caller, uint32_t status) {
	set_result(caller, status);
	task_set_runnable(caller, TASK_READY);
}

/* A reply with these arguments is legal. */
static inline bool reply_is_legal(const struct task_state *server, const struct task_descriptor *descriptor,
                                  uint32_t data, uint32_t length) {
	return server->serving != NO_TASK && length <= BULKHEAD_MESSAGE_MAX && region_has_message(descriptor, data, length);
}

/* The arguments are checked. The caller, which can go on now, but is not yet marked so; NULL: it is gone. */
static inline struct task_state *reply(struct task_state *server, uint32_t data, uint32_t length) {
	const uint32_t serving = server->serving;
	server->serving = NO_TASK;
	if (serving >= TASKS_MAX) {
		return NULL;
	}
	struct task_state *caller = task_of(serving);
	IN_REGISTER(caller);
	uint32_t status = BULKHEAD_DENIED;
	if (RECEIVE_LENGTH(caller->packed) == length) {
		arch_copy(caller->receive, data, length);
		status = BULKHEAD_OK;
	}
	set_result(caller, status);
	return caller;
}

/* The end of the call that it serves: its caller, if that can go on now. */
static inline struct task_state *answer(struct task_state *task, uint32_t data, uint32_t length) {
	if (length != BULKHEAD_NO_REPLY) {
		return reply(task, data, length);
	}
	if (task->serving != NO_TASK) {
		call_finish(task, BULKHEAD_DEAD);
		serve_nobody(task);
	}
	return NULL;
}
#endif
