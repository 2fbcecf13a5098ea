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
#include "monitor.h"

/* Such a field lies in a message of this length. */
static COLD bool is_within(uint32_t at, uint32_t field, uint32_t length) {
	return field % 4 <= 2 && at + (field % 4 == 2 ? 4 : field % 4 + 1) <= length;
}

static COLD bool tests_are_valid(const struct guard *guard) {
	bool valid = guard->tests_at + guard->tests <= tables.tests;
	/*@ loop invariant 0 <= i <= guard->tests;
	  @ loop invariant valid ==> guard->tests_at + guard->tests <= tables.tests;
	  @ loop invariant valid ==> (\forall integer k; 0 <= k < i ==> test_sound(guard, k));
	  @ loop assigns i, valid;
	  @ loop variant guard->tests - i; */
	for (uint32_t i = 0; valid && i < guard->tests; i++) {
		const struct test *test = &tests[guard->tests_at + i];
		const uint32_t left = guard->tests - i, has_second = test->second >= FIELD_ADD;
		valid = is_within(test->first_at, test->first, guard->length) &&
		        (!has_second || is_within(test->second_at, test->second, guard->length)) &&
		        (test->yes == TEST_ALLOWS || test->yes < left) && (test->no == TEST_ALLOWS || test->no < left);
	}
	return valid;
}

static COLD bool step_is_valid(const struct step *step) {
	const struct automaton *automaton = &automata[step->automaton];
	/* The kind is the verdict where the step denies: with another one, 0 above all, it would not be a denial. */
	bool valid = step->automaton < tables.automata && step->states != 0 && step->states == automaton->states &&
	             (automaton->kind == AUTOMATON_ROLE || automaton->kind == AUTOMATON_FLOW) &&
	             step->moves_at + step->states <= tables.moves;
	/*@ loop invariant 0 <= i <= step->states;
	  @ loop invariant valid ==> step_placed((struct step *)step);
	  @ loop invariant valid ==> (\forall integer k; 0 <= k < i ==> move_fits(step->states, step->moves_at, k));
	  @ loop assigns i, valid;
	  @ loop variant step->states - i; */
	for (uint32_t i = 0; valid && i < step->states; i++) {
		valid = moves[step->moves_at + i] < step->states || moves[step->moves_at + i] == NO_MOVE;
	}
	return valid;
}

/* monitor.h looks at both steps inside where there is one at all. */
static COLD bool guard_is_valid(const struct guard *guard) {
	const struct step *step = guard->inside;
	bool valid = guard->steps_at + guard->steps <= tables.steps + STEPS_INSIDE && tests_are_valid(guard) &&
	             (guard->plain == NOT_PLAIN ||
	              (guard->plain == guard->length && guard->tests == 0 && guard->steps <= STEPS_INSIDE));
	/*@ loop invariant 0 <= i <= steps_looked_at((struct guard *)guard);
	  @ loop invariant valid ==> guard->steps_at + guard->steps <= tables.steps + STEPS_INSIDE;
	  @ loop invariant valid ==> tests_sound((struct guard *)guard) && plain_sound((struct guard *)guard);
	  @ loop invariant step == step_number((struct guard *)guard, i);
	  @ loop invariant valid ==> (\forall integer k; 0 <= k < i ==> step_sound(step_number((struct guard *)guard, k)));
	  @ loop invariant valid && guard->steps != 1 ==>
	  @   (\forall integer k; 0 <= k < i ==> automaton_of((struct guard *)guard, k) < least);
	  @ loop invariant valid && guard->steps != 1 ==> (\forall integer j, k; 0 <= j < k < i ==>
	  @   automaton_of((struct guard *)guard, j) < automaton_of((struct guard *)guard, k));
	  @ loop assigns i, step, valid, least;
	  @ loop variant steps_looked_at((struct guard *)guard) - i; */
	for (uint32_t i = 0, least = 0; valid && i < (guard->steps == 1 ? 2u : guard->steps);
	     i++, step = step_after(step, guard)) {
		valid = step_is_valid(step) && step->automaton >= least;
		least = guard->steps == 1 ? 0 : step->automaton + 1u;
	}
	return valid && (guard->length == 0 || guard->tests != 0 ||
	                 (guard->field < FIELD_ADD && is_within(guard->field_at, guard->field, guard->length)));
}

bool monitor_tables_are_valid(void) {
	bool valid = true;
	/*@ loop invariant 0 <= i <= tables.guards;
	  @ loop invariant valid ==> (\forall integer k; 0 <= k < i ==> guard_fits(k));
	  @ loop assigns i, valid;
	  @ loop variant tables.guards - i; */
	for (uint32_t i = 0; valid && i < tables.guards; i++) {
		valid = guard_is_valid(&guards[i]);
		/*@ assert steps: valid ==> (\forall integer k; 0 <= k < looked_at(guards[i].steps) ==>
		  @   step_sound(step_number(&guards[i], k))); */
		/*@ assert values: valid ==> (\forall integer k; 0 <= k ==>
		  @   automaton_at(i, k) == step_number(&guards[i], k)->automaton &&
		  @   states_at(i, k) == step_number(&guards[i], k)->states &&
		  @   moves_from(i, k) == step_number(&guards[i], k)->moves_at); */
		/*@ assert fit: valid ==> steps_fit(i); */
		/*@ assert apart: valid ==> (\forall integer j, k; 0 <= j < k < guards[i].steps ==>
		  @   automaton_at(i, j) < automaton_at(i, k)); */
		/*@ assert fits: valid ==> guard_fits(i); */
	}
	return valid;
}

/* The state that the step leads to, NO_MOVE where it is not legal now. */
static inline uint32_t next_state(const struct step *step) {
	const uint32_t state = automaton_states[step->automaton];
	return state < step->states ? moves[step->moves_at + state] : NO_MOVE;
}

/* The predicate over the message. */
static inline bool message_passes(const struct guard *guard, uint32_t message, uint32_t length) {
	if (guard->tests == 0) {
		return guard->length == 0 || (length == guard->length && monitor_in_range(guard, message));
	}
	/*@ loop invariant 0 <= i < guard->tests;
	  @ loop invariant \forall integer v;
	  @   leads((struct guard *)guard, message, i, v) ==> leads((struct guard *)guard, message, 0, v);
	  @ loop assigns i, go;
	  @ loop variant guard->tests - i; */
	for (uint32_t i = 0, go; length == guard->length; i += go) {
		const struct test *test = &tests[guard->tests_at + i];
		/*@ assert place: test == &tests[guard->tests_at + i]; */
		/*@ assert sound: test_sound((struct guard *)guard, i); */
		go = monitor_test_value(test, message) <= test->bound ? test->yes : test->no;
		/*@ assert goes: go == test_goes((struct guard *)guard, message, i); */
		if (go == TEST_DENIES || go == TEST_ALLOWS) {
			/*@ assert ends: leads((struct guard *)guard, message, i, go); */
			return go == TEST_ALLOWS;
		}
		/*@ assert on: \forall integer v;
		  @   leads((struct guard *)guard, message, i + go, v) ==> leads((struct guard *)guard, message, i, v); */
		/*@ assert kept: \forall integer v;
		  @   leads((struct guard *)guard, message, i + go, v) ==> leads((struct guard *)guard, message, 0, v); */
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
	const struct step *step = guard->inside;
	/*@ loop invariant 0 <= i <= guard->steps;
	  @ loop invariant step == step_number((struct guard *)guard, i);
	  @ loop invariant \forall integer k; 0 <= k < i ==> step_agrees(step_number((struct guard *)guard, k));
	  @ loop assigns i, step;
	  @ loop variant guard->steps - i; */
	for (uint32_t i = 0; i < guard->steps; i++, step = step_after(step, guard)) {
		if (next_state(step) == NO_MOVE) {
			return (enum verdict)automata[step->automaton].kind;
		}
	}
	return USES_TESTS && !message_passes(guard, message, SEND_LENGTH(packed))     ? VERDICT_ARGUMENT
	       : USES_RATES && right->rate != NO_RATE && !monitor_counts(right->rate) ? VERDICT_RATE
	                                                                              : VERDICT_ALLOWED;
}

/* All that have agreed are in their next state then. */
static inline void enter_states(const struct guard *guard, uint32_t caller) {
	const struct step *step = guard->inside;
	/*@ loop invariant left: 0 <= left <= \at(guard->steps, Pre);
	  @ loop invariant place: step == step_number((struct guard *)guard, \at(guard->steps, Pre) - left);
	  @ loop invariant states: states_valid;
	  @ loop invariant steps: guard->steps == \at(guard->steps, Pre);
	  @ loop invariant same: \forall integer k; 0 <= k < \at(guard->steps, Pre) ==>
	  @   automaton_of((struct guard *)guard, k) == \at(automaton_of((struct guard *)guard, k), Pre) &&
	  @   states_of((struct guard *)guard, k) == \at(states_of((struct guard *)guard, k), Pre);
	  @ loop invariant ahead: \forall integer k; \at(guard->steps, Pre) - left <= k < \at(guard->steps, Pre) ==>
	  @   automaton_states[\at(automaton_of((struct guard *)guard, k), Pre)] ==
	  @   \at(automaton_states[automaton_of((struct guard *)guard, k)], Pre);
	  @ loop invariant behind: \forall integer k; 0 <= k < \at(guard->steps, Pre) - left ==>
	  @   automaton_states[\at(automaton_of((struct guard *)guard, k), Pre)] ==
	  @   \at(state_after(step_number((struct guard *)guard, k)), Pre);
	  @ loop assigns left, step, automaton_states[0 .. 254], task_memory;
	  @ loop variant left; */
	for (uint32_t left = guard->steps; left > 0; left--, step = step_after(step, guard)) {
		/*@ assert now: step == step_number((struct guard *)guard, \at(guard->steps, Pre) - left); */
		/*@ assert sound: step_sound(step); */
		/*@ assert agreed: \forall integer k; k == \at(guard->steps, Pre) - left ==>
		  @   \at(step_agrees(step_number((struct guard *)guard, k)), Pre); */
		/*@ assert own: \forall integer k; k == \at(guard->steps, Pre) - left ==>
		  @   step->automaton == \at(automaton_of((struct guard *)guard, k), Pre) &&
		  @   step->states == \at(states_of((struct guard *)guard, k), Pre) &&
		  @   automaton_states[step->automaton] ==
		  @   \at(automaton_states[automaton_of((struct guard *)guard, k)], Pre); */
		/*@ assert agrees: step_agrees(step); */
		/*@ assert move: move_fits(step->states, step->moves_at, automaton_states[step->automaton]); */
		/*@ assert fits: state_after(step) < automata[step->automaton].states; */
		/*@ assert next: \forall integer k; k == \at(guard->steps, Pre) - left ==>
		  @   state_after(step) == \at(state_after(step_number((struct guard *)guard, k)), Pre); */
		/*@ assert others: \forall integer k; 0 <= k < \at(guard->steps, Pre) && k != \at(guard->steps, Pre) - left ==>
		  @   \at(automaton_of((struct guard *)guard, k), Pre) != step->automaton; */
		enter_state(step->automaton, next_state(step), caller);
	}
}

bool monitor_decides(const struct call_right *right, uint32_t packed, uint32_t message, uint32_t caller) {
	static const struct guard none;
	const struct guard *guard =
	    USES_GUARDS && right->guard != NO_GUARD ? &guards[right->guard + METHOD(packed)] : &none;
	/*@ assert whose: right->guard != NO_GUARD ==> guard == guard_named((struct call_right *)right, packed); */
	/*@ assert named: right->guard != NO_GUARD ==> guard_fits(right->guard + packed / 256 % 256); */
	/*@ assert steps: right->guard != NO_GUARD ==> steps_fit(right->guard + packed / 256 % 256); */
	/*@ assert values: right->guard != NO_GUARD ==> (\forall integer k; 0 <= k ==>
	  @   automaton_at(right->guard + packed / 256 % 256, k) == step_number((struct guard *)guard, k)->automaton &&
	  @   states_at(right->guard + packed / 256 % 256, k) == step_number((struct guard *)guard, k)->states &&
	  @   moves_from(right->guard + packed / 256 % 256, k) == step_number((struct guard *)guard, k)->moves_at); */
	/*@ assert fit: \forall integer k; 0 <= k < looked_at(guard->steps) ==>
	  @   step_sound(step_number((struct guard *)guard, k)); */
	/*@ assert apart: steps_apart((struct guard *)guard); */
	/*@ assert sound: guard_sound((struct guard *)guard); */
	/*@ assert states: \forall integer k; 0 <= k < looked_at(guard->steps) ==>
	  @   state_sound(step_number((struct guard *)guard, k)); */
	const enum verdict verdict = decide(right, guard, packed, message);
	if (verdict != VERDICT_ALLOWED) {
		audit_log(AUDIT(AUDIT_DENIED + verdict, caller, packed & 0xffff), 0, 0);
		return false;
	}
	enter_states(guard, caller);
	/*@ assert entered: right->guard != NO_GUARD ==>
	  @   \forall integer k; 0 <= k < \at(guard_named((struct call_right *)right, packed)->steps, Pre) ==>
	  @     automaton_states[\at(automaton_of(guard_named((struct call_right *)right, packed), k), Pre)] ==
	  @     \at(state_after(step_number(guard_named((struct call_right *)right, packed), k)), Pre); */
	return true;
}

/* Sessions that the task held or opened are over; what it was asked in some order begins anew. */
void monitor_task_ended(uint32_t index) {
	/*@ loop invariant 0 <= i <= tables.automata;
	  @ loop invariant states: states_valid;
	  @ loop assigns i, automaton_states[0 .. 254], task_memory;
	  @ loop variant tables.automata - i; */
	for (uint32_t i = 0; USES_GUARDS && i < tables.automata; i++) {
		if (automata[i].reset_by >> index & 1) {
			enter_state(i, 0, index);
		}
	}
}
