/* What a test bench or a monitor asks of the I/O task, and the forces it sets. A force is between the points and the
 * outside: a task that reads a forced input sees the forced value, the outside of a forced output does. Each is told on
 * the console, and ends with the I/O task. */
#include "io.h"
#include <bulkhead.h>
#include <stddef.h>

#define LINE_SIZE 80u

struct line {
	char text[LINE_SIZE];
	uint32_t length;
};

static void add(struct line *line, const char *text) {
	for (uint32_t i = 0; text[i] != 0 && line->length < LINE_SIZE; i++) { /* at most LINE_SIZE turns */
		line->text[line->length++] = text[i];
	}
}

static void add_number(struct line *line, uint32_t value, bool is_signed) {
	char digits[11];
	uint32_t at = sizeof digits - 1;
	const bool negative = is_signed && (int32_t)value < 0;
	digits[at] = 0;
	for (uint32_t left = negative ? 0u - value : value; left > 0 || at == sizeof digits - 1;
	     left /= 10) { /* at most 10 turns */
		digits[--at] = (char)('0' + left % 10);
	}
	add(line, negative ? "-" : "");
	add(line, &digits[at]);
}

static void tell(uint32_t index) {
	const struct io_force *force = &io_forces[index];
	struct line line = {.length = 0};
	add(&line, force->name);
	if (io_force_states[index].on) {
		add(&line, " forced to ");
		add_number(&line, io_force_states[index].value, force->is_signed);
	} else {
		add(&line, " released");
	}
	bulkhead_write(line.text, line.length);
}

/* Into the audit log. */
static void log_force(uint32_t point, const struct io_force_state *state) {
	uint32_t buffer[BULKHEAD_ABOUT_SIZE / 4] = {state->on, state->value};
	bulkhead_link(buffer, BULKHEAD_ABOUT(ABOUT_FORCE, point), 0);
}

/* IO_NO_FORCE: the system gives no right to it. */
static uint32_t find_force(uint32_t point) {
	for (uint32_t i = 0; i < io_plan.forces; i++) { /* at most io_plan.forces turns */
		if (io_forces[i].point == point) {
			return i;
		}
	}
	return IO_NO_FORCE;
}

static uint32_t set_force(uint32_t point, bool on, uint32_t value) {
	const uint32_t index = find_force(point);
	if (index == IO_NO_FORCE) {
		return 0;
	}
	struct io_force_state *state = &io_force_states[index];
	if (on || state->on) {
		*state = (struct io_force_state){.on = on, .value = value};
		tell(index);
		log_force(point, state);
	}
	return 1;
}

static uint32_t tell_force(uint32_t point, uint32_t *answer) {
	const uint32_t index = find_force(point);
	const bool on = index != IO_NO_FORCE && io_force_states[index].on;
	answer[0] = on;
	answer[1] = on ? io_force_states[index].value : 0;
	return 2;
}

/* The kernel writes its answer to a buffer of its own size. */
static uint32_t ask_kernel(uint32_t operation, uint32_t index, uint32_t *answer) {
	static uint32_t buffer[BULKHEAD_ABOUT_SIZE / 4];
	_Static_assert(BULKHEAD_ABOUT_SIZE / 4 == IO_ANSWER_WORDS, "the longest answer");
	const uint32_t words = bulkhead_link(buffer, BULKHEAD_ABOUT(operation, index), 0) / 4;
	for (uint32_t i = 0; i < words; i++) { /* at most BULKHEAD_ABOUT_SIZE turns */
		answer[i] = buffer[i];
	}
	return words;
}

uint32_t io_request(uint32_t request, uint32_t value, uint32_t *answer) {
	const uint32_t operation = request >> 8 & 0xff, index = request & 0xff;
	switch (operation) {
	case IO_IDENTIFY:
		answer[0] = IO_PROTOCOL;
		answer[1] = io_plan.system;
		answer[2] = io_stale;
		return 3;
	case IO_FORCE:
	case IO_RELEASE:
		answer[0] = set_force(index, operation == IO_FORCE, value);
		return 1;
	case IO_IS_FORCED:
		return tell_force(index, answer);
	case ABOUT_TASK:
	case ABOUT_POINT:
	case ABOUT_LOG:
#ifndef BULKHEAD_RELEASE /* to kill is for tests */
	case ABOUT_KILL:
#endif
		return ask_kernel(operation, index, answer);
	default:
		return 0;
	}
}

void io_force(bool output, volatile uint32_t *words) {
	for (uint32_t i = 0; i < io_plan.forces; i++) { /* at most io_plan.forces turns */
		if (io_force_states[i].on && io_forces[i].output == output) {
			words[io_forces[i].slot] = io_force_states[i].value;
		}
	}
}

uint32_t io_quality(uint32_t index) {
	const struct io_quality *quality = &io_qualities[index];
	if (quality->force != IO_NO_FORCE && io_force_states[quality->force].on) {
		return IO_QUALITY_FORCED;
	}
	return quality->input && io_stale ? IO_QUALITY_STALE : IO_QUALITY_GOOD;
}
