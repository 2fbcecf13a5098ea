/* The state of a task: what changes while it lives. One array of these, defined in tables.c. */
#ifndef STATE_H
#define STATE_H
#include <stddef.h>
#include <stdint.h>
#include "offsets.h"
#include "tables.h"

#define TASKS_MAX 16u
#define NO_TASK 0xffu
#define GONE_TASK 0xfeu /* serving: the caller timed out or died before the reply */

/* What entry.S saves and restores. The rest of a task's registers lies in the exception frame on its own stack. */
struct task_context {
	uint32_t registers[8]; /* r4..r11 */
	uint32_t stack;        /* PSP; of a task that does not run, the frame there is checked to lie in its stack */
	uint32_t return_code;  /* EXC_RETURN */
	const struct task_descriptor *descriptor; /* none for the idle context */
	uint32_t spent;  /* counts of the board's counter in this activation, up to kernel.charged_from */
	uint32_t inside; /* those of them inside the kernel, for the calls of the task itself */
};

enum task_condition {
	TASK_STOPPED = 0, /* for good */
	TASK_FAULTED = 1, /* until the supervisor decides */
	TASK_WAITING = 2, /* in bulkhead_wait without a reason to run */
	TASK_CALLING = 3, /* its call stands in the target's queue */
	TASK_SERVED = 4,  /* its call was delivered and awaits the reply */
	TASK_WOKEN = 5,   /* in bulkhead_wait with a reason: its activation begins when it is its turn */
	TASK_READY = 6,   /* in an activation */
};
#define TASK_RUNNABLE TASK_WOKEN /* and above */

enum task_pending {
	PENDING_RELEASE = 1,
	PENDING_ALARM = 2,
	ALARM_SET = 4,       /* not a reason to run: `alarm` is valid */
	FAULT_SEEN = 8,      /* faulted, and the watchdog's last look found it so: this fault, not one before it */
	CONDEMNED = 16,      /* its next scan ends in FAULT_KILLED */
	PENDING_NOTIFY = 32, /* `notifications` is not 0 */
	FAULT_TOLD = 64,     /* faulted, and the supervisor knows */
};

#define REASON_START 0u /* the activation that runs init(), beside enum bulkhead_reason */

/* In counts of the board's counter. Kept over restarts. */
struct task_statistics {
	uint32_t activations, min, max, sum_low, sum_high, latency_min, latency_max, overruns, restarts;
};

struct task_state {
	struct task_context context; /* first: a context that is not idle is its task */
	struct task_statistics statistics;
	uint32_t released_at; /* the counter when the present reason to run arose */
	uint32_t release;     /* tick of the next period */
	uint32_t alarm;       /* tick */
	uint32_t timeout;     /* tick; CALLING, SERVED */
	uint32_t notifications;
	uint32_t buffer;  /* in bulkhead_wait: its event; CALLING: the message */
	uint32_t receive; /* CALLING, SERVED: where the reply goes */
	uint32_t packed;  /* CALLING, SERVED: first argument of the call */
	uint8_t condition;
	uint8_t pending;
	uint8_t reason;  /* of the present activation */
	uint8_t serving; /* task index, NO_TASK, GONE_TASK */
	uint16_t serves; /* calls it may still serve before its next release; without a limit: any number */
	uint8_t queued;  /* callers in its queue */
	uint8_t rank;    /* place in kernel.order */
};

extern struct task_state task_states[]; /* [tasks] */

_Static_assert(offsetof(struct task_context, stack) == CONTEXT_STACK, "entry.S");
_Static_assert(offsetof(struct task_context, return_code) == CONTEXT_RETURN, "entry.S");
_Static_assert(offsetof(struct task_context, descriptor) == CONTEXT_DESCRIPTOR, "entry.S");
_Static_assert(sizeof(void *) != 4 || offsetof(struct task_context, inside) == CONTEXT_INSIDE, "entry.S");
_Static_assert(offsetof(struct task_descriptor, regions) == 0, "entry.S");
_Static_assert(offsetof(struct task_descriptor, ram_base) == DESCRIPTOR_RAM_BASE, "entry.S");
_Static_assert(offsetof(struct task_descriptor, stack_size) == DESCRIPTOR_RAM_BASE + 4, "entry.S");
_Static_assert(sizeof(void *) != 4 || sizeof(struct task_state) <= 128, "the RAM bar");
#endif
