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
static inline uint32_t next_state(uint32_t at) {
	if (at >= tables.steps || steps[at].automaton >= tables.automata) {
		return NO_MOVE;
	}
	const uint32_t move = (uint32_t)steps[at].moves_at + automaton_states[steps[at].automaton];
	return move < tables.moves ? moves[move] : NO_MOVE;
}

/* One more call in the window of this rate? Windows are counted from the first call in each. */
static inline bool rate_allows(uint32_t rate) {
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

static inline bool is_within(uint32_t at, uint32_t field, uint32_t length) {
	return (field & FIELD_SIZE) <= 2 && at + (1u << (field & FIELD_SIZE)) <= length;
}

/* The number that lies there in the message. */
static inline int64_t number(uint32_t at, uint32_t field) {
	uint32_t value = arch_load_byte(at), sign = 0x80u;
	if (field & 3) {
		value |= arch_load_byte(at + 1) << 8;
		sign = 0x8000u;
	}
	if (field & 2) {
		value |= arch_load_byte(at + 2) << 16 | arch_load_byte(at + 3) << 24;
		sign = 0x80000000u;
	}
	return (field & FIELD_SIGNED) && (value & sign) ? (int64_t)value - 2 * (int64_t)sign : (int64_t)value;
}

/* The predicate over the message. */
static inline bool message_passes(const struct guard *guard, uint32_t message, uint32_t length) {
	for (uint32_t i = 0; length == guard->length && i < guard->tests;) {
		const uint32_t at = guard->tests_at + i;
		const struct test *test = &tests[at];
		if (at >= tables.tests || !is_within(test->first_at, test->first, length)) {
			return false;
		}
		int64_t value = number(message + test->first_at, test->first);
		if (test->second & (FIELD_ADD | FIELD_SUBTRACT)) {
			if (!is_within(test->second_at, test->second, length)) {
				return false;
			}
			const int64_t second = number(message + test->second_at, test->second);
			value = (test->second & FIELD_ADD) ? value + second : value - second;
		}
		const uint32_t go = value <= test->bound ? test->yes : test->no;
		if (go == TEST_DENIES || go == TEST_ALLOWS) {
			return go == TEST_ALLOWS;
		}
		i += go;
	}
	return false;
}

/* Because of task `cause`: that it was called, or has ended. */
static inline void enter_state(uint32_t automaton, uint32_t state, uint32_t cause) {
	if (automata[automaton].kind == AUTOMATON_ROLE && automaton_states[automaton] != state) {
		audit_log(AUDIT(AUDIT_ROLE, cause, automaton), automaton_states[automaton], state);
	}
	automaton_states[automaton] = (uint8_t)state;
}

/* A call by this right is about to be delivered; `message` is where its sender has it, in memory that was checked. */
enum verdict monitor_decide(const struct call_right *right, uint32_t packed, uint32_t message, uint32_t caller) {
	uint8_t next[GUARD_STEPS_MAX];
	const uint32_t at = right->guard + METHOD(packed);
	const bool guarded = USES_GUARDS && right->guard != NO_GUARD;
	if (guarded && (at >= tables.guards || guards[at].steps > GUARD_STEPS_MAX)) {
		return VERDICT_ERROR;
	}
	const struct guard *guard = &guards[at];
	for (uint32_t i = 0; guarded && i < guard->steps; i++) {
		const uint32_t move = next_state(guard->steps_at + i);
		if (move == NO_MOVE) {
			const uint32_t kind = guard->steps_at + i < tables.steps ? steps[guard->steps_at + i].kind : VERDICT_ERROR;
			return kind == VERDICT_ALLOWED ? VERDICT_ERROR : (enum verdict)kind; /* a kind that there is not denies */
		}
		next[i] = (uint8_t)move;
	}
	if (guarded && USES_TESTS && guard->tests && !message_passes(guard, message, SEND_LENGTH(packed))) {
		return VERDICT_ARGUMENT;
	}
	if (USES_RATES && right->rate != NO_RATE && !rate_allows(right->rate)) {
		return VERDICT_RATE;
	}
	for (uint32_t i = 0; guarded && i < guard->steps; i++) {
		enter_state(steps[guard->steps_at + i].automaton, next[i], caller);
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
			enter_state(i, 0, index);
		}
	}
}
