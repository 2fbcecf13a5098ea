/* Faults: what is recorded, and what one sets in motion.
 *
 * The ring lies in memory that a reset does not clear, so that the cause of a reset can be read after it. Its records
 * from before the reset count as seen: they are for people, not for the supervisor. */
#include "kernel.h"
#include "link.h"

#define FAULT_RECORDS TASKS_MAX /* a task that is ended faults no more: unseen records of live tasks all fit */
#define FAULT_MAGIC 0x544c4146u

struct fault_ring {
	uint32_t magic;
	uint16_t written; /* records ever, modulo 2^16; the newest is at (written - 1) % FAULT_RECORDS */
	uint16_t seen;    /* records the supervisor has read */
	struct bulkhead_fault records[FAULT_RECORDS];
};
_Static_assert(65536 % FAULT_RECORDS == 0, "the place of a record must not jump when the count wraps");
static struct fault_ring ring __attribute__((section(".noinit.faults")));

void fault_start(void) {
	if (ring.magic != FAULT_MAGIC) {
		ring.magic = FAULT_MAGIC;
		ring.written = 0;
	}
	ring.seen = ring.written;
}

const struct bulkhead_fault *fault_record(uint32_t task, uint32_t kind, uint32_t pc, uint32_t address, uint32_t value) {
	struct bulkhead_fault *record = &ring.records[ring.written % FAULT_RECORDS];
	record->task = task;
	record->kind = kind;
	record->pc = pc;
	record->address = address;
	record->value = value;
	record->tick = kernel.tick;
	ring.written++;
	if ((uint16_t)(ring.written - ring.seen) > FAULT_RECORDS) {
		ring.seen = (uint16_t)(ring.written - FAULT_RECORDS);
	}
	return record;
}

/* Ends the task and wakes the supervisor; without a supervisor there is nobody to hold the system together. */
void fault_task(struct task_state *task, enum fault_kind kind, uint32_t pc, uint32_t address, uint32_t value) {
	const struct bulkhead_fault *record = fault_record(task_index(task), kind, pc, address, value);
	link_send(LINK_FAULT, task_index(task), record, sizeof *record);
	if (kind == FAULT_BUDGET || kind == FAULT_DEADLINE) {
		task->statistics.overruns++;
	}
	if (task_index(task) == SUPERVISOR) {
		panic(PANIC_SUPERVISOR, pc);
	}
	task_end(task, TASK_FAULTED);
	activation_notify(&task_states[SUPERVISOR], NOTIFY_FAULT);
}

/* The oldest record that the supervisor has not read. */
bool fault_next(struct bulkhead_fault *fault) {
	if (ring.seen == ring.written) {
		return false;
	}
	*fault = ring.records[ring.seen % FAULT_RECORDS];
	ring.seen++;
	return true;
}
