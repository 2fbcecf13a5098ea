/* The reference monitor: what the rules of the system say about a call, beyond the right to make it.
 *
 * Default deny: every rule that applies must agree, and a rule that cannot be evaluated (a state past its table, a
 * message of another length) denies. Nothing changes before all have agreed. The number of rules for a call is fixed in
 * const tables, a predicate only goes forward through its tests, so that the cost of each decision has a bound. What
 * the tables alone decide is not asked at each call: with an index past its table the kernel does not start.
 *
 * Roles and flows are one mechanism: an automaton with a state, and for each call that it knows, a row that gives the
 * next state or NO_MOVE. Integrity and secrecy need nothing here: both ends of a right are fixed, so they were decided
 * when the tables were made. */
#include "kernel.h"

/* Such a field lies in a message of this length. */
static COLD bool is_within(uint32_t at, uint32_t field, uint32_t length) {
	const uint32_t size = field & FIELD_SIZE;
	return size <= 2 && at + (1u << size) <= length;
}

static COLD bool tests_are_valid(const struct guard *guard) {
	bool valid = guard->tests_at + guard->tests <= tables.tests;
	/*@ loop invariant 0 <= i <= guard->tests;
	  @ loop invariant valid ==> guard->tests_at + guard->tests <= tables.tests;
	  @ loop assigns i, valid;
	  @ loop variant guard->tests - i; */
	for (uint32_t i = 0; valid && i < guard->tests; i++) {
		const struct test *test = &tests[guard->tests_at + i];
		const uint32_t left = guard->tests - i, has_second = test->second & (FIELD_ADD | FIELD_SUBTRACT);
		valid = is_within(test->first_at, test->first, guard->length) &&
		        (!has_second || is_within(test->second_at, test->second, guard->length)) &&
		        (test->yes == TEST_ALLOWS || test->yes < left) && (test->no == TEST_ALLOWS || test->no < left);
	}
	return valid;
}

bool monitor_tables_are_valid(void) {
	bool valid = true;
	/*@ loop invariant 0 <= i <= tables.steps;
	  @ loop invariant valid ==> (\forall integer k; 0 <= k < i ==> step_valid(k));
	  @ loop assigns i, valid;
	  @ loop variant tables.steps - i; */
	for (uint32_t i = 0; valid && i < tables.steps; i++) {
		const uint32_t states = steps[i].states;
		const struct automaton *automaton = &automata[steps[i].automaton];
		/* The kind is the verdict where the step denies: with another one, 0 above all, it would not be a denial. */
		valid = steps[i].automaton < tables.automata && states == automaton->states &&
		        (automaton->kind == AUTOMATON_ROLE || automaton->kind == AUTOMATON_FLOW) &&
		        steps[i].moves_at + states <= tables.moves;
	}
	/*@ loop invariant 0 <= i <= tables.guards;
	  @ loop invariant valid ==> (\forall integer k; 0 <= k < tables.steps ==> step_valid(k));
	  @ loop invariant valid ==> (\forall integer k; 0 <= k < i ==> guard_valid(k));
	  @ loop assigns i, valid;
	  @ loop variant tables.guards - i; */
	for (uint32_t i = 0; valid && i < tables.guards; i++) {
		valid = guards[i].steps_at + guards[i].steps <= tables.steps && tests_are_valid(&guards[i]);
	}
	return valid;
}

/* The state that the step leads to, NO_MOVE where it is not legal now. */
static inline uint32_t next_state(const struct step *step) {
	const uint32_t state = automaton_states[step->automaton];
	return state < step->states ? moves[step->moves_at + state] : NO_MOVE;
}

/* One more call in the window of this rate? Windows are counted from the first call in each; they begin half the way
 * round, so that at start the last one is long over. */
static inline bool rate_allows(uint32_t rate) {
	struct rate_state *state = &rate_states[rate];
	const uint32_t now = kernel.tick + 0x80000000u;
	if (now - state->window >= rates[rate].ticks) {
		state->window = now;
		state->used = 0;
	}
	if (state->used >= rates[rate].at_most) {
		return false;
	}
	state->used++;
	return true;
}

/* The number that lies there in the message. */
static inline int64_t number(uint32_t at, uint32_t field) {
	const uint32_t size = field & FIELD_SIZE, spare = 32 - (8u << size);
	const uint32_t value = size == 2 ? arch_load_any(at) : size == 1 ? arch_load_half(at) : arch_load_byte(at);
	return field & FIELD_SIGNED ? (int32_t)(value << spare) >> spare : (int64_t)value;
}

/* The predicate over the message. */
static inline bool message_passes(const struct guard *guard, uint32_t message, uint32_t length) {
	for (const struct test *test = &tests[guard->tests_at]; length == guard->length;) {
		int64_t value = number(message + test->first_at, test->first);
		if (test->second & (FIELD_ADD | FIELD_SUBTRACT)) {
			const int64_t second = number(message + test->second_at, test->second);
			value = (test->second & FIELD_ADD) ? value + second : value - second;
		}
		const uint32_t go = value <= test->bound ? test->yes : test->no;
		if (go == TEST_DENIES || go == TEST_ALLOWS) {
			return go == TEST_ALLOWS;
		}
		test += go;
	}
	return false;
}

/* Because of task `cause`: that it was called, or has ended. */
static void enter_state(uint32_t automaton, uint32_t state, uint32_t cause) {
	if (automata[automaton].kind == AUTOMATON_ROLE && automaton_states[automaton] != state) {
		audit_log(AUDIT(AUDIT_ROLE, cause, automaton), automaton_states[automaton], state);
	}
	automaton_states[automaton] = (uint8_t)state;
}

static inline enum verdict decide(const struct call_right *right, const struct guard *guard, uint32_t packed,
                                  uint32_t message) {
	const struct step *step = &steps[guard != NULL ? guard->steps_at : 0];
	for (uint32_t left = guard != NULL ? guard->steps : 0; left > 0; left--, step++) {
		if (next_state(step) == NO_MOVE) {
			return (enum verdict)automata[step->automaton].kind;
		}
	}
	if (guard != NULL && USES_TESTS && guard->tests && !message_passes(guard, message, SEND_LENGTH(packed))) {
		return VERDICT_ARGUMENT;
	}
	return USES_RATES && right->rate != NO_RATE && !rate_allows(right->rate) ? VERDICT_RATE : VERDICT_ALLOWED;
}

/* A call by this right is about to be delivered; `message` is where its sender has it, in memory that was checked. */
bool monitor_allows(const struct call_right *right, uint32_t packed, uint32_t message, uint32_t caller) {
	const struct guard *guard = USES_GUARDS && right->guard != NO_GUARD ? &guards[right->guard + METHOD(packed)] : NULL;
	const enum verdict verdict = decide(right, guard, packed, message);
	if (verdict != VERDICT_ALLOWED) {
		audit_log(AUDIT(AUDIT_DENIED + verdict, caller, packed & 0xffff), 0, 0);
		return false;
	}
	for (uint32_t i = 0; guard != NULL && guard->changes && i < guard->steps; i++) {
		const struct step *step = &steps[guard->steps_at + i];
		enter_state(step->automaton, next_state(step), caller);
	}
	return true;
}

bool monitor_notification_allowed(const struct call_right *right) {
	return (!USES_GUARDS || right->guard == NO_GUARD) &&
	       (!USES_RATES || right->rate == NO_RATE || rate_allows(right->rate));
}

/* Sessions that the task held or opened are over; what it was asked in some order begins anew. */
void monitor_task_ended(uint32_t index) {
	/*@ loop invariant 0 <= i <= tables.automata;
	  @ loop assigns i, automaton_states[0 .. 254], task_memory;
	  @ loop variant tables.automata - i; */
	for (uint32_t i = 0; USES_GUARDS && i < tables.automata; i++) {
		if (automata[i].reset_by >> index & 1) {
			enter_state(i, 0, index);
		}
	}
}
