/* The end of a call, inline: every answered call goes through it. */
#ifndef REPLY_H
#define REPLY_H
#include "kernel.h"
#include "region.h"

/* The caller's bulkhead_call returns `status`. */
static inline void finish_call(struct task_state *caller, uint32_t status) {
	arch_store(caller->context.stack, status);
	task_set_runnable(caller, TASK_READY);
}

/* A reply with these arguments is legal. */
static inline bool reply_is_legal(const struct task_state *server, uint32_t data, uint32_t length) {
	return server->serving != NO_TASK && length <= BULKHEAD_MESSAGE_MAX && region_is_readable(server, data, length);
}

/* The arguments are checked. */
static inline void reply(struct task_state *server, uint32_t data, uint32_t length) {
	if (server->serving < TASKS_MAX) {
		struct task_state *caller = &task_states[server->serving];
		uint32_t status = BULKHEAD_DENIED;
		if (RECEIVE_LENGTH(caller->packed) == length) {
			arch_copy(caller->receive, data, length);
			status = BULKHEAD_OK;
		}
		finish_call(caller, status);
	}
	server->serving = NO_TASK;
}
#endif
