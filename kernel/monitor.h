/* What the monitor answers to most calls, inline: every call goes through it.
 *
 * Here a call is allowed that all its rules allow, no more than two roles and flows and one number of the message
 * between two bounds, and that leads to no other state; the rate counts it last. Whatever else there is to say,
 * monitor.c says: it decides the whole anew. */
#ifndef MONITOR_H
#define MONITOR_H
#include "kernel.h"

/* What no rule but the access matrix is about goes by without a call. */
static inline bool monitor_has_say(const struct call_right *right) {
	return (USES_GUARDS && right->guard != NO_GUARD) || (USES_RATES && right->rate != NO_RATE);
}

/* The number that lies there in the message, as a word; of four bytes it is the same with a sign and without. */
static inline uint32_t monitor_number(uint32_t at, uint32_t field) {
	switch (field) {
	case 0:
		return arch_load_byte(at);
	case 1:
		return arch_load_half(at);
	case FIELD_SIGNED:
		return arch_load_signed_byte(at);
	case FIELD_SIGNED + 1:
		return arch_load_signed_half(at);
	}
	return arch_load_any(at);
}

/* The number itself. */
static inline int64_t monitor_value(uint32_t at, uint32_t field) {
	const uint32_t word = monitor_number(at, field);
	return field < FIELD_SIGNED || word < 0x80000000u ? (int64_t)word : (int64_t)word - 0x100000000;
}

/* What a test holds against its bound. */
static inline int64_t monitor_test_value(const struct test *test, uint32_t message) {
	const int64_t first = monitor_value(message + test->first_at, test->first % FIELD_ADD);
	/*@ assert first: first == value_of(message + test->first_at, test->first % FIELD_ADD); */
	if (test->second < FIELD_ADD) {
		return first;
	}
	const int64_t second = monitor_value(message + test->second_at, test->second % FIELD_ADD);
	/*@ assert second: second == value_of(message + test->second_at, test->second % FIELD_ADD); */
	return test->second / FIELD_ADD % 2 ? first + second : first - second;
}

/* The next step of the guard. */
static inline const struct step *step_after(const struct step *step, const struct guard *guard) {
	return step == &guard->inside[STEPS_INSIDE - 1] ? &steps[guard->steps_at] : step + 1;
}

/* The call is legal in the present state, and leads to no other. */
static inline bool monitor_stays(const struct step *step) {
	const uint32_t state = automaton_states[step->automaton];
	return moves[step->moves_at + state] == state;
}

static inline bool monitor_in_range(const struct guard *guard, uint32_t message) {
	return monitor_number(message + guard->field_at, guard->field) - guard->least <= guard->span;
}

static inline bool monitor_is_plain(const struct guard *guard, uint32_t packed, uint32_t message) {
	const uint32_t length = guard->plain;
	if (length != 0 && (!USES_TESTS || length != SEND_LENGTH(packed) || !monitor_in_range(guard, message))) {
		return false;
	}
	/*@ assert first: guard->steps != 0 ==> step_sound(step_number((struct guard *)guard, 0)); */
	/*@ assert second: guard->steps != 0 ==> step_sound(step_number((struct guard *)guard, 1)); */
	/*@ assert states: guard->steps != 0 ==>
	  @   state_sound(step_number((struct guard *)guard, 0)) && state_sound(step_number((struct guard *)guard, 1)); */
	return guard->steps == 0 || (monitor_stays(&guard->inside[0]) && monitor_stays(&guard->inside[1]));
}

/* One more call in the window of this rate? Windows are counted from the first call in each; they begin half the way
 * round, so that at start the last one is long over. */
static inline bool monitor_counts(uint32_t rate) {
	struct rate_state *state = &rate_states[rate];
	IN_REGISTER(state);
	const uint32_t now = kernel.tick + 0x80000000u;
	if (now - state->window >= rates[rate].ticks) {
		state->window = now;
		state->left = rates[rate].at_most;
	}
	if (state->left == 0) {
		return false;
	}
	state->left--;
	return true;
}

/* A call by this right is about to be delivered; `message` is where its sender has it, in memory that was checked. May
 * it be? Then its rules have counted it. */
static inline __attribute__((always_inline)) bool monitor_allows(const struct call_right *right, uint32_t packed,
                                                                 uint32_t message, const struct task_state *caller) {
	if (USES_GUARDS && right->guard != NO_GUARD) {
		const struct guard *guard = &guards[right->guard + METHOD(packed)];
		IN_REGISTER(guard);
		/*@ assert whose: guard == guard_named((struct call_right *)right, packed); */
		/*@ assert named: guard_fits(right->guard + packed / 256 % 256); */
		/*@ assert steps: steps_fit(right->guard + packed / 256 % 256); */
		/*@ assert values: \forall integer k; 0 <= k ==>
		  @   automaton_at(right->guard + packed / 256 % 256, k) == step_number((struct guard *)guard, k)->automaton &&
		  @   states_at(right->guard + packed / 256 % 256, k) == step_number((struct guard *)guard, k)->states &&
		  @   moves_from(right->guard + packed / 256 % 256, k) == step_number((struct guard *)guard, k)->moves_at; */
		/*@ assert fit: \forall integer k; 0 <= k < looked_at(guard->steps) ==>
		  @   step_sound(step_number((struct guard *)guard, k)); */
		/*@ assert apart: steps_apart((struct guard *)guard); */
		/*@ assert sound: guard_sound((struct guard *)guard); */
		/*@ assert states: \forall integer k; 0 <= k < looked_at(guard->steps) ==>
		  @   state_sound(step_number((struct guard *)guard, k)); */
		if (!monitor_is_plain(guard, packed, message)) {
			return monitor_decides(right, packed, message, task_index(caller));
		}
		/*@ assert message: message_agrees((struct guard *)guard, message, packed / 65536 % 256); */
		/*@ assert plain: steps_agree(guard_named((struct call_right *)right, packed)) &&
		  @   message_agrees(guard_named((struct call_right *)right, packed), message, packed / 65536 % 256); */
	}
	/*@ assert guard: right->guard == NO_GUARD || (steps_agree(guard_named((struct call_right *)right, packed)) &&
	  @   message_agrees(guard_named((struct call_right *)right, packed), message, packed / 65536 % 256)); */
	if (USES_RATES && right->rate != NO_RATE && !monitor_counts(right->rate)) {
		return monitor_decides(right, packed, message, task_index(caller));
	}
	/*@ assert agrees: \at(rules_agree((struct call_right *)right, packed, message), Pre); */
	if (USES_GUARDS) {
		IN_ORDER(); /* what was read before is read again: no register is kept for it through all this */
	}
	return true;
}

/* The same of a notification. */
static inline bool monitor_allows_notification(const struct call_right *right) {
	return (!USES_GUARDS || right->guard == NO_GUARD) &&
	       (!USES_RATES || right->rate == NO_RATE || monitor_counts(right->rate));
}

/* What the rules keep of a call changes nothing else. */
static inline __attribute__((always_inline)) bool call_is_allowed(const struct call_right *right, uint32_t packed,
                                                                  uint32_t message, const struct task_state *caller) {
	return monitor_allows(right, packed, message, caller);
}

/* The same for a call that has waited in a queue. */
static inline bool queued_call_is_allowed(const struct call_right *right, const struct task_state *caller) {
	return !monitor_has_say(right) || monitor_decides(right, caller->packed, caller->buffer, task_index(caller));
}

/* A periodic task runs by the clock alone: else whoever may call it could make it scan as often as he likes. */
static inline bool notification_is_allowed(const struct task_state *target, const struct call_right *right) {
	return !target->context.descriptor->period && monitor_allows_notification(right);
}
#endif
