/* Faults: what is recorded, and what one sets in motion.
 *
 * The ring lies in memory that a reset does not clear, so that the cause of a reset can be read after it. Its records
 * from before the reset count as seen: they are for people, not for the supervisor. What the memory holds at power-up
 * is no record: each is checked by itself. */
#include "kernel.h"
#include "link.h"

#define FAULT_RECORDS TASKS_MAX /* a task that is ended faults no more: unseen records of live tasks all fit */
#define FAULT_MAGIC 0x544c4146u
#define FAULT_CHECK 0xb01du

struct record {
	uint32_t pc, address, value, tick;
	uint8_t task, kind;
	uint16_t check;
};
struct fault_ring {
	uint32_t magic;
	uint16_t written; /* records ever, modulo 2^16; the newest is at (written - 1) % FAULT_RECORDS */
	uint16_t seen;    /* records the supervisor has read */
	struct record records[FAULT_RECORDS];
};
_Static_assert(65536 % FAULT_RECORDS == 0, "the place of a record must not jump when the count wraps");
static struct fault_ring ring __attribute__((section(".noinit.faults")));

static COLD uint16_t check_of(const struct record *record) {
	const uint32_t sum = record->pc + record->address + record->value + record->tick + record->task + record->kind;
	return (uint16_t)((sum >> 16) + (sum & 0xffff) + FAULT_CHECK);
}

void fault_start(void) {
	if (ring.magic != FAULT_MAGIC) {
		ring.magic = FAULT_MAGIC;
		ring.written = 0;
		for (uint32_t i = 0; i < FAULT_RECORDS; i++) {
			ring.records[i].kind = FAULT_NONE;
		}
	}
	ring.seen = ring.written;
}

static COLD struct bulkhead_fault unpack(const struct record *record) {
	return (struct bulkhead_fault){record->task,    record->kind,  record->pc,
	                               record->address, record->value, record->tick};
}

/* Tells the host what the ring kept over a reset, the oldest first. */
void fault_report(void) {
#ifndef BULKHEAD_RELEASE
	for (uint32_t i = 0; i < FAULT_RECORDS; i++) {
		const struct record *record = &ring.records[(ring.written + i) % FAULT_RECORDS];
		if (record->kind != FAULT_NONE && record->check == check_of(record)) {
			const struct bulkhead_fault fault = unpack(record);
			link_send(LINK_LOGGED, record->task, &fault, sizeof fault);
		}
	}
#endif
}

void fault_record(const struct bulkhead_fault *fault) {
	struct record *record = &ring.records[ring.written % FAULT_RECORDS];
	record->pc = fault->pc;
	record->address = fault->address;
	record->value = fault->value;
	record->tick = fault->tick;
	record->task = (uint8_t)fault->task;
	record->kind = (uint8_t)fault->kind;
	record->check = check_of(record);
	ring.written++;
	if ((uint16_t)(ring.written - ring.seen) > FAULT_RECORDS) {
		ring.seen = (uint16_t)(ring.written - FAULT_RECORDS);
	}
}

/* Ends the task and wakes the supervisor; without a supervisor there is nobody to hold the system together. */
void fault_task(struct task_state *task, enum fault_kind kind, uint32_t pc, uint32_t address, uint32_t value) {
	const struct bulkhead_fault fault = {task_index(task), kind, pc, address, value, kernel.tick};
	fault_record(&fault);
	link_send(LINK_FAULT, task_index(task), &fault, sizeof fault);
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
	*fault = unpack(&ring.records[ring.seen % FAULT_RECORDS]);
	ring.seen++;
	return true;
}
