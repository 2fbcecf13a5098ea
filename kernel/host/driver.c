#include "driver.h"
#include "machine.h"
#include "oracle.h"
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct driver_counts driver_counts;

static struct {
	const uint8_t *data;
	size_t left;
} input;

static uint32_t take(void) {
	if (input.left == 0) {
		return 0;
	}
	input.left--;
	return *input.data++;
}

static uint32_t take_word(void) {
	const uint32_t low = take(), second = take(), third = take();
	return low | second << 8 | third << 16 | take() << 24;
}

/* Addresses near every edge that a check might get wrong. */
static uint32_t take_address(const struct task_state *task) {
	const uint32_t kind = take(), offset = take();
	const uint32_t index = machine_index(task), other = (index + 1) % tables.tasks;
	const uint32_t ram = MACHINE_RAM + index * MACHINE_PAGE, flash = MACHINE_FLASH + index * MACHINE_PAGE;
	switch (kind % 16) {
	case 0:
		return ram + offset - 16;
	case 1:
		return ram + MACHINE_RAM_SIZE - offset;
	case 2:
		return arch_frame_end(task->context.stack, task->context.return_code) + offset - 16;
	case 3:
		return flash + offset;
	case 4:
		return flash + MACHINE_FLASH_SIZE - offset;
	case 5:
		return MACHINE_RAM + other * MACHINE_PAGE + offset * 4;
	case 6:
		return take_word();
	case 7:
		return offset;
	case 8:
		return 0u - offset;
	case 9:
		return task->context.stack + offset;
	default: /* good more often than not */
		return ram + MACHINE_STACK_SIZE + offset * 2 / 4 * 4;
	}
}

static uint32_t take_length(void) {
	const uint32_t length = take();
	return length < 200 ? length % 68 : length < 250 ? length : take_word();
}

/* Anywhere in the stack, with any frame; now and then where no frame can be. */
static void take_stack(struct task_state *task) {
	const uint32_t place = take();
	const uint32_t base = MACHINE_RAM + machine_index(task) * MACHINE_PAGE;
	task->context.return_code = place & 1 ? 0xffffffed : 0xfffffffd;
	task->context.stack = base + MACHINE_STACK_SIZE - (task->context.return_code & 0x10 ? 32u : 104u);
	if (place % 128 == 127) {
		task->context.stack = take_address(task) & ~7u; /* the processor keeps it aligned */
	} else if (place & 2) {
		task->context.stack = base + 64 + (place & 0x70u);
		task->context.return_code |= 0x10;
	}
}

static void take_arguments(struct task_state *task, uint32_t number, uint32_t *arguments) {
	memset(arguments, 0, 4 * sizeof *arguments);
	switch (number) {
	case 0:
		arguments[0] = take_address(task);
		arguments[1] = take();
		arguments[1] = arguments[1] < 64    ? BULKHEAD_KEEP_ALARM
		               : arguments[1] < 128 ? BULKHEAD_NO_ALARM
		               : arguments[1] < 250 ? arguments[1] % 8
		                                    : take_word();
		arguments[2] = take_address(task);
		arguments[3] = take();
		arguments[3] = arguments[3] < 160 ? BULKHEAD_NO_REPLY : arguments[3] % 68;
		break;
	case 1:
		arguments[0] = take() % 6 | (take() % 5) << 8 | (take_length() & 0xff) << 16 | take_length() << 24;
		arguments[1] = take_address(task);
		arguments[2] = take_address(task);
		arguments[3] = take();
		arguments[3] = arguments[3] < 240   ? arguments[3] % 12
		               : arguments[3] < 250 ? 65535
		                                    : take_word() & 0xffff;
		/* the upper half: of any generation, of one that it may well have, or any bits at all */
		switch (take() % 4) {
		case 0:
			arguments[3] |= BULKHEAD_OF_GENERATION(take() % 4);
			break;
		case 1:
			arguments[3] |= take_word() << 16;
			break;
		default:
			break;
		}
		break;
	case 2:
	case 5:
		arguments[0] = take_address(task);
		arguments[1] = take_length();
		break;
	case 3:
		arguments[0] = take() % 6;
		arguments[1] = take_word();
		break;
	case 4:
		arguments[0] = take() % 33;
		break;
	case 8:
		arguments[0] = take() % 4;
		arguments[1] = take() % 17;
		arguments[2] = take_address(task);
		break;
	case 9:
		arguments[0] = take_address(task);
		arguments[1] = take() % 4 ? take_length() : BULKHEAD_ABOUT(take() % 8, take());
		arguments[2] = take_length();
		break;
	default:
		arguments[0] = take_word();
		arguments[1] = take_word();
	}
}

/* What a well-meaning task would say instead: most of a life must be good, or
 * no call is ever answered. */
static void make_polite(struct task_state *task, uint32_t number, uint32_t *arguments) {
	const struct task_descriptor *descriptor = task->context.descriptor;
	const uint32_t own = descriptor->ram_base + MACHINE_STACK_SIZE;
	switch (number) {
	case 0:
		arguments[0] = own;
		arguments[1] = arguments[1] < 64 ? arguments[1] : BULKHEAD_KEEP_ALARM;
		arguments[2] = own + 128;
		arguments[3] = task->serving == NO_TASK ? BULKHEAD_NO_REPLY : arguments[3] % 3 * 4;
		break;
	case 1:
		arguments[0] = arguments[0] & 0x0808ff03u;
		arguments[0] -= descriptor->calls > 0 && (arguments[0] & 0xff) >= descriptor->calls ? arguments[0] & 0xff : 0;
		arguments[0] &= 0xffff00ffu;
		arguments[1] = own + 256;
		arguments[2] = own + 320;
		arguments[3] = 1 + arguments[3] % 8;
		break;
	case 2:
	case 5:
		arguments[0] = own + 128;
		arguments[1] = arguments[1] % 3 * 4;
		break;
	case 8:
		arguments[2] = own;
		break;
	case 9:
		arguments[0] = own;
		arguments[1] = arguments[1] >> 31 ? arguments[1] : arguments[1] & 0x3c;
		arguments[2] &= 0x3c;
		break;
	default:
		break;
	}
}

static enum machine_end play_call(struct task_state *task, uint32_t number) {
	uint32_t arguments[4];
	const bool polite = take() % 8 != 0;
	take_stack(task);
	take_arguments(task, number, arguments);
	if (polite) {
		make_polite(task, number, arguments);
	}
	const bool frame = arch_frame_is_valid(&task->context);
	if (frame) {
		memcpy(arch_frame(&task->context), arguments, sizeof arguments);
		arch_frame(&task->context)[FRAME_NUMBER] = number;
	}
	oracle_before_step();
	const bool accepts = frame && oracle_accepts(task, number, arguments);
	const enum machine_end end = machine_enter(ENTRY_CALL);
	const bool refused = machine.seen.fault && machine.seen.kind == FAULT_ARGUMENT;
	driver_counts.calls[number < 10 ? number : 10]++;
	driver_counts.accepted += accepts;
	driver_counts.refused += refused;
	/* Bad arguments, and they alone, fault the caller. */
	CHECK(refused == (frame && !accepts));
	CHECK(frame || (machine.seen.fault && machine.seen.kind == FAULT_STACK));
	CHECK(!refused || machine.seen.task == machine_index(task));
	if (end == MACHINE_RUNS) {
		oracle_after_step(task, number, arguments);
		oracle_invariants();
	}
	return end;
}

/* Mostly what the task may ask for at all. */
static uint32_t task_may(const struct task_state *task, uint32_t number) {
	const uint32_t index = machine_index(task);
	const bool never = (number == 8 && index != SUPERVISOR) || (number == 9 && index != IO_TASK && task->context.descriptor->flags == 0) ||
	                   (number == 2 && task->serving == NO_TASK) ||
	                   (number == 1 && task->context.descriptor->calls == 0) || number == 4 || number == 7;
	return never && take() % 8 != 0 ? 0 : number;
}

static enum machine_end play_step(uint32_t choice) {
	struct task_state *task = machine_running();
	*machine_counter() += 1 + (choice & 7) * 16;
	driver_counts.steps++;
	if (task != NULL && choice < 176) {
		static const uint8_t numbers[20] = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 3, 3, 4, 5, 6, 7, 8, 9};
		return play_call(task, choice < 172 ? task_may(task, numbers[choice % 20]) : take_word());
	}
	if (task != NULL && choice < 200) { /* the task computes */
		*(uint32_t *)(uintptr_t)(task->context.descriptor->points_out + 4 * (choice & 3)) = take();
		*machine_counter() += choice > 198 ? 40000 : choice;
		return MACHINE_RUNS;
	}
	oracle_before_step();
	enum machine_end end;
	if (task != NULL && choice < 204) {
		end = machine_enter(ENTRY_FAULT);
	} else if (choice < 220 && tables.interrupts > 0) {
		machine.line = take() % MACHINE_LINES;
		if (!machine.enabled[machine.line]) {
			return MACHINE_RUNS;
		}
		end = machine_enter(ENTRY_INTERRUPT);
	} else {
		if (task != NULL && (choice & 3) == 0) {
			take_stack(task);
		}
		end = machine_enter(ENTRY_TICK);
	}
	if (end == MACHINE_RUNS) {
		oracle_after_step(NULL, 0, NULL);
		oracle_invariants();
	}
	return end;
}

static void take_host(uint32_t choice) {
	machine.chip = choice % 4 == 0;
	machine.host = (struct machine_host){
	    .there = choice % 4 != 1,
	    .half = choice % 8 == 2,
	    .calls_to_break = choice % 16 == 3 ? 1 + take() : 0,
	    .answer = choice & 0x10   ? take() << 16
	              : choice & 0x20 ? 1
	                              : 0,
	};
}

/* Nothing ends the machine but a fault of the supervisor, or a task that it left lying faulted. */
static void check_end(enum machine_end end) {
	if (end != MACHINE_RESET) {
		return;
	}
	CHECK(machine.seen.panic);
	if (machine.seen.panic_code == PANIC_WATCHDOG) {
		CHECK(machine.seen.panic_pc < tables.tasks && task_states[machine.seen.panic_pc].condition == TASK_FAULTED);
	} else {
		CHECK(machine.seen.panic_code == PANIC_SUPERVISOR);
		CHECK(machine.seen.fault && machine.seen.task == SUPERVISOR);
	}
}

void driver_play(const uint8_t *data, size_t size) {
	input.data = data;
	input.left = size;
	const uint32_t seed = take() | take() << 8;
	machine_generate(seed);
	take_host(take());
	enum machine_end end = machine_boot();
	if (end == MACHINE_EXIT) {
		return;
	}
	CHECK(end == MACHINE_IDLE);
	while (input.left > 0) {
		end = play_step(take());
		driver_counts.faults += machine.seen.fault;
		if (end != MACHINE_RUNS) {
			check_end(end);
			return;
		}
	}
}

uint64_t driver_sets(void) {
	uint64_t sum = 0;
	for (uint32_t i = 0; i < 11; i++) {
		sum += driver_counts.calls[i];
	}
	return sum;
}

void driver_report(void) {
	printf("{\"sets\":%" PRIu64 ",\"accepted\":%" PRIu64 ",\"refused\":%" PRIu64 ",\"faults\":%" PRIu64
	       ",\"steps\":%" PRIu64 ",\"calls\":[",
	       driver_sets(), driver_counts.accepted, driver_counts.refused, driver_counts.faults, driver_counts.steps);
	for (uint32_t i = 0; i < 11; i++) {
		printf("%s%" PRIu64, i ? "," : "", driver_counts.calls[i]);
	}
	printf("]}\n");
}
