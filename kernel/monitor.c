/* The reference monitor: what the rules of the system say about a call, beyond the right to make it.
 *
 * Default deny: every rule that applies must agree, and a rule that cannot be evaluated (an index past its table, a
 * message of another length) denies. Nothing changes before all have agreed. The number of rules for a call is fixed in
 * const tables, a predicate only goes forward through its tests, so that the cost of each decision has a bound.
 *
 * Roles and flows are one mechanism: an automaton with a state, and for each call that it knows, a row that gives the
 * next state or NO_MOVE. Integrity and secrecy need nothing here: both ends of a right are fixed, so they were decided
 * when the tables were made. */
#include "kernel.h"

/* The state that the step leads to, NO_MOVE where it is not legal now. */
static uint32_t next_state(uint32_t at) {
	if (at >= tables.steps || steps[at].automaton >= tables.automata) {
		return NO_MOVE;
	}
	const uint32_t move = (uint32_t)steps[at].moves_at + automaton_states[steps[at].automaton];
	return move < tables.moves ? moves[move] : NO_MOVE;
}

/* One more call in the window of this rate? Windows are counted from the first call in each. */
static bool rate_allows(uint32_t rate) {
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

static bool is_within(uint32_t at, uint32_t field, uint32_t length) {
	return (field & FIELD_SIZE) <= 2 && at + (1u << (field & FIELD_SIZE)) <= length;
}

/* The number that lies in the message there. */
static int64_t number(uint32_t message, uint32_t at, uint32_t field) {
	const uint32_t size = 1u << (field & FIELD_SIZE);
	int64_t value = 0;
	for (uint32_t i = size; i > 0; i--) {
		value = value * 256 + arch_load_byte(message + at + i - 1);
	}
	const int64_t beyond = (int64_t)1 << 8 * size;
	return (field & FIELD_SIGNED) && value >= beyond / 2 ? value - beyond : value;
}

/* The predicate over the message. */
static bool message_passes(const struct guard *guard, uint32_t message, uint32_t length) {
	for (uint32_t i = 0; length == guard->length && i < guard->tests;) {
		const uint32_t at = guard->tests_at + i;
		if (at >= tables.tests || !is_within(tests[at].first_at, tests[at].first, length) ||
		    !is_within(tests[at].second_at, tests[at].second, length)) {
			return false;
		}
		const struct test *test = &tests[at];
		int64_t value = number(message, test->first_at, test->first);
		if (test->second & FIELD_ADD) {
			value += number(message, test->second_at, test->second);
		} else if (test->second & FIELD_SUBTRACT) {
			value -= number(message, test->second_at, test->second);
		}
		const uint32_t go = value <= test->bound ? test->yes : test->no;
		if (go == TEST_DENIES || go == TEST_ALLOWS) {
			return go == TEST_ALLOWS;
		}
		i += go;
	}
	return false;
}

static enum verdict ask_guard(const struct guard *guard, uint32_t packed, uint32_t message) {
	for (uint32_t at = guard->steps_at; at < (uint32_t)guard->steps_at + guard->steps; at++) {
		if (next_state(at) == NO_MOVE) {
			return at < tables.steps ? (enum verdict)steps[at].kind : VERDICT_ERROR;
		}
	}
	if (USES_TESTS && guard->tests && !message_passes(guard, message, SEND_LENGTH(packed))) {
		return VERDICT_ARGUMENT;
	}
	return VERDICT_ALLOWED;
}

/* A call by this right is about to be delivered; `message` is where its sender has it, in memory that was checked. */
enum verdict monitor_decide(const struct call_right *right, uint32_t packed, uint32_t message) {
	const struct guard *guard = NULL;
	if (USES_GUARDS && right->guard != NO_GUARD) {
		const uint32_t at = right->guard + METHOD(packed);
		if (at >= tables.guards) {
			return VERDICT_ERROR;
		}
		guard = &guards[at];
		const enum verdict verdict = ask_guard(guard, packed, message);
		if (verdict != VERDICT_ALLOWED) {
			return verdict;
		}
	}
	if (USES_RATES && right->rate != NO_RATE && !rate_allows(right->rate)) {
		return VERDICT_RATE;
	}
	for (uint32_t i = 0; guard != NULL && i < guard->steps; i++) {
		const uint32_t at = guard->steps_at + i;
		automaton_states[steps[at].automaton] = (uint8_t)next_state(at);
	}
	return VERDICT_ALLOWED;
}

bool monitor_notification_allowed(const struct call_right *right) {
	return (!USES_GUARDS || right->guard == NO_GUARD) &&
	       (!USES_RATES || right->rate == NO_RATE || rate_allows(right->rate));
}

/* Sessions that the task held or opened are over; what it was asked in some order begins anew. */
void monitor_task_ended(uint32_t index) {
	for (uint32_t i = 0; USES_GUARDS && i < tables.automata; i++) {
		if (automata[i].reset_by >> index & 1) {
			automaton_states[i] = 0;
		}
	}
}
