/* The simulation link of docs/link.md: records to the host over semihosting files. Nothing here waits in simulated
 * time.
 *
 * bulkhead-out is opened for reading and writing, so that the open neither waits for the host nor creates a file where
 * there is no host; bulkhead-in waits for the host to open it. */
#include "link.h"
#include "kernel.h"

#ifndef BULKHEAD_RELEASE
#define SYS_OPEN 0x01u
#define SYS_WRITE 0x05u
#define SYS_READ 0x06u
#define SYS_EXIT_EXTENDED 0x20u
#define OPEN_READ_BINARY 1u
#define OPEN_UPDATE_BINARY 3u
#define APPLICATION_EXIT 0x20026u /* ADP_Stopped_ApplicationExit */
#define HANDLE_MAX 0x7fffu        /* none: 0xffffffff */
#define HEADER_SIZE 4u
#define ANSWER_GO_ON 0u
#define ANSWER_POLL 0x100u

static struct {
	uint16_t out, in;
	bool open;
	bool polls;
} link;

bool link_polls(void) {
	return link.polls;
}

static uint32_t open_file(const char *name, uint32_t length, uint32_t mode) {
	const uintptr_t arguments[3] = {(uintptr_t)name, mode, length};
	return arch_semihost(SYS_OPEN, arguments);
}

void link_start(void) {
	static const char out[] = "bulkhead-out", in[] = "bulkhead-in";
	link.open = false;
	if (!kernel.simulated) {
		return;
	}
	const uint32_t out_handle = open_file(out, sizeof out - 1, OPEN_UPDATE_BINARY);
	if (out_handle > HANDLE_MAX) {
		return;
	}
	const uint32_t in_handle = open_file(in, sizeof in - 1, OPEN_READ_BINARY);
	link.out = (uint16_t)out_handle;
	link.in = (uint16_t)in_handle;
	link.open = in_handle <= HANDLE_MAX;
}

static void leave(uint32_t code) {
	const uintptr_t arguments[2] = {APPLICATION_EXIT, code};
	link.open = false;
	arch_semihost(SYS_EXIT_EXTENDED, arguments);
}

/* Moves all bytes or, when the host is gone, ends the simulation with exit code 1. The call returns how many are left.
 */
static bool transfer(uint32_t operation, uint32_t file, uintptr_t at, uint32_t length) {
	/*@ loop assigns at, length, link, task_memory;
	  @ loop variant length; */
	while (length > 0) {
		const uintptr_t arguments[3] = {file, at, length};
		const uint32_t left = arch_semihost(operation, arguments);
		if (left >= length) {
			leave(1);
			return false;
		}
		at += length - left;
		length = left;
	}
	return true;
}

static uint32_t header(uint32_t type, uint32_t task, uint32_t length) {
	return type | (task & 0xff) << 8 | length << 16;
}

/* In two pieces: a copy of the longest record would be a third of the kernel's stack. */
void link_send(uint32_t type, uint32_t task, const void *payload, uint32_t length) {
	const uint32_t first = header(type, task, length);
	if (link.open && transfer(SYS_WRITE, link.out, (uintptr_t)&first, HEADER_SIZE)) {
		transfer(SYS_WRITE, link.out, (uintptr_t)payload, length);
	}
}

void link_record(uint32_t type, uint32_t number) {
	const struct bulkhead_record record = audit_record(number);
	link_send(type, LINK_NOT_A_TASK, &record, sizeof record);
}

/* Status 1 of an answer: the host has seen enough. */
static void finish(void) {
	/*@ loop invariant 0 <= i <= tables.tasks;
	  @ loop assigns i, link, task_memory;
	  @ loop variant tables.tasks - i; */
	for (uint32_t i = 0; i < tables.tasks; i++) {
		link_send(LINK_STATISTICS, i, &task_states[i].statistics, sizeof(struct task_statistics));
	}
	leave(0);
}

/* Record header and tick go into the gap before the data; of the answer, the header into the second word of the gap. */
uint32_t link_exchange(uint32_t buffer, uint32_t length, uint32_t capacity) {
	const uint32_t task = task_index((struct task_state *)kernel.running);
	if (!link.open) {
		return 0;
	}
	/*@ assert in_ram(IO_TASK, buffer, 4) && in_ram(IO_TASK, (uint32_t)(buffer + 4), 4); */
	arch_store(buffer, header(capacity ? LINK_EXCHANGE : LINK_OUTPUTS, task, 4 + length));
	arch_store(buffer + 4, kernel.tick);
	if (!transfer(SYS_WRITE, link.out, buffer, BULKHEAD_LINK_GAP + length) || capacity == 0) {
		return 0;
	}
	LINK_HALT();
	if (!transfer(SYS_READ, link.in, buffer + 4, HEADER_SIZE)) {
		return 0;
	}
	const uint32_t answer = arch_load(buffer + 4), status = answer & 0xff, received = answer >> 16;
	if (received > capacity || (received & 3)) {
		leave(1);
		return 0;
	}
	if (!transfer(SYS_READ, link.in, buffer + 8, received)) {
		return 0;
	}
	link.polls = (answer / ANSWER_POLL) % 2 != 0;
	if (status != ANSWER_GO_ON) {
		finish();
	}
	return received;
}

void link_outputs_safe(void) {
	const struct task_descriptor *io = &task_descriptors[IO_TASK];
	const uint32_t first[2] = {header(LINK_OUTPUTS, IO_TASK, 4 + 4u * io->reads), kernel.tick};
	if (!link.open || !transfer(SYS_WRITE, link.out, (uintptr_t)first, sizeof first)) {
		return;
	}
	/*@ loop invariant 0 <= i <= io->reads;
	  @ loop assigns i, link, task_memory;
	  @ loop variant io->reads - i; */
	for (uint32_t i = 0; i < io->reads; i++) {
		transfer(SYS_WRITE, link.out, (uintptr_t)&points[point_lists[io->reads_at + i]].safe, 4);
	}
}
#endif
