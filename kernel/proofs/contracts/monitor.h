/* Contracts of monitor.c. */
/*@ PURE;
  @ ensures rules: \result ==> rules_valid; */
bool monitor_tables_are_valid(void);
/*@ RIGHT_LEGAL(packed);
  @ requires length: packed / 65536 % 256 <= BULKHEAD_MESSAGE_MAX;
  @ requires message: may_read(message, packed / 65536 % 256);
  @ requires tables: tables_valid;
  @ requires states: states_valid;
  @ assigns rate_states[0 .. 254], automaton_states[0 .. 254], task_memory;
  @ exits never: impossible;
  @ ensures states: states_valid;
  @ ensures agrees: \result ==> \old(rules_agree((struct call_right *)right, packed, message));
  @ ensures disagrees: !\result ==> \old(rules_disagree((struct call_right *)right, packed, message));
  @ ensures entered: \result && right->guard != NO_GUARD ==>
  @   \forall integer k; 0 <= k < \old(guard_named((struct call_right *)right, packed)->steps) ==>
  @     automaton_states[\old(automaton_of(guard_named((struct call_right *)right, packed), k))] ==
  @     \old(state_after(step_number(guard_named((struct call_right *)right, packed), k)));
  @ ensures kept: !\result ==> \forall integer a; 0 <= a < 255 ==> automaton_states[a] == \old(automaton_states[a]); */
bool monitor_decides(const struct call_right *right, uint32_t packed, uint32_t message, uint32_t caller);
/*@ requires index: index < 16;
  @ requires states: states_valid;
  @ assigns automaton_states[0 .. 254], task_memory;
  @ exits never: impossible;
  @ ensures states: states_valid; */
void monitor_task_ended(uint32_t index);
#ifdef PROVES
/*@ requires bytes: at < 256 && field < 256 && length < 256;
  @ PURE;
  @ ensures exact: \result <==> field_inside(at, field, length); */
static bool is_within(uint32_t at, uint32_t field, uint32_t length);
/*@ requires guard: \valid_read(guard);
  @ PURE;
  @ ensures sound: \result ==> tests_sound((struct guard *)guard); */
static bool tests_are_valid(const struct guard *guard);
/*@ requires step: \valid_read(step);
  @ PURE;
  @ ensures sound: \result ==> step_sound((struct step *)step); */
static bool step_is_valid(const struct step *step);
/*@ requires guard: \valid_read(guard);
  @ requires apart: \separated(guard, &steps[0 .. 65535]);
  @ PURE;
  @ ensures sound: \result ==> guard_sound((struct guard *)guard); */
static bool guard_is_valid(const struct guard *guard);
/*@ requires indices: automaton < tables.automata && (state == 0 || state < automata[automaton].states);
  @ requires states: states_valid;
  @ assigns automaton_states[automaton], task_memory;
  @ exits never: impossible;
  @ ensures states: states_valid;
  @ ensures entered: automaton_states[automaton] == state;
  @ ensures kept: \forall struct guard *g, integer k; 0 <= k && \separated(g, &automaton_states[0 .. 254]) ==>
  @   automaton_of(g, k) == \old(automaton_of(g, k)) && states_of(g, k) == \old(states_of(g, k)); */
static void enter_state(uint32_t automaton, uint32_t state, uint32_t cause);
/*@ requires step: \valid_read(step) && step->automaton < 255;
  @ requires row: step->moves_at + step->states <= 65536;
  @ PURE;
  @ ensures exact: \result != NO_MOVE <==> step_agrees((struct step *)step);
  @ ensures next: step_agrees((struct step *)step) ==> \result == state_after((struct step *)step); */
static inline uint32_t next_state(const struct step *step);
/*@ requires guard: \valid_read(guard) && tests_sound((struct guard *)guard) && range_sound((struct guard *)guard);
  @ requires message: length <= BULKHEAD_MESSAGE_MAX && may_read(message, length);
  @ requires place: message + length < 0x100000000;
  @ PURE;
  @ ensures agrees: \result ==> message_agrees((struct guard *)guard, message, length);
  @ ensures disagrees: !\result ==> message_disagrees((struct guard *)guard, message, length); */
static inline bool message_passes(const struct guard *guard, uint32_t message, uint32_t length);
/*@ requires guard: \valid_read(guard) && guard_sound((struct guard *)guard);
  @ requires apart: \separated(guard, &automaton_states[0 .. 254]);
  @ requires steps: \separated(guard, &steps[0 .. 65535]);
  @ requires states: states_valid;
  @ requires agree: steps_agree((struct guard *)guard);
  @ assigns automaton_states[0 .. 254], task_memory;
  @ exits never: impossible;
  @ ensures states: states_valid;
  @ ensures entered: \forall integer k; 0 <= k < \old(guard->steps) ==>
  @   automaton_states[\old(automaton_of((struct guard *)guard, k))] ==
  @   \old(state_after(step_number((struct guard *)guard, k))); */
static inline void enter_states(const struct guard *guard, uint32_t caller);
/*@ requires right: \valid_read(right) && (right->rate == NO_RATE || right->rate < tables.rates);
  @ requires apart: \separated(right, &rate_states[0 .. 254], &automaton_states[0 .. 254]);
  @ requires guard_apart: \separated(guard, &rate_states[0 .. 254], &automaton_states[0 .. 254]);
  @ requires steps: \separated(guard, &steps[0 .. 65535]);
  @ requires guard: \valid_read(guard) && guard_sound((struct guard *)guard) && states_sound((struct guard *)guard);
  @ requires message: packed / 65536 % 256 <= BULKHEAD_MESSAGE_MAX && may_read(message, packed / 65536 % 256);
  @ requires place: message + packed / 65536 % 256 < 0x100000000;
  @ assigns rate_states[0 .. 254];
  @ exits never: impossible;
  @ ensures steps: \result == VERDICT_ALLOWED ==> steps_agree((struct guard *)guard);
  @ ensures predicate: \result == VERDICT_ALLOWED ==>
  @   \old(message_agrees((struct guard *)guard, message, packed / 65536 % 256));
  @ ensures rate: \result == VERDICT_ALLOWED && right->rate != NO_RATE ==> \old(has_room(right->rate));
  @ ensures denied: \result != VERDICT_ALLOWED ==> !steps_agree((struct guard *)guard) ||
  @   \old(message_disagrees((struct guard *)guard, message, packed / 65536 % 256)) ||
  @   (right->rate != NO_RATE && !\old(has_room(right->rate)));
  @ ensures counted: \result != VERDICT_ALLOWED && \result != VERDICT_RATE ==>
  @   \forall integer r; 0 <= r < 255 ==> rate_states[r].left == \old(rate_states[r].left) &&
  @     rate_states[r].window == \old(rate_states[r].window); */
static inline enum verdict decide(const struct call_right *right, const struct guard *guard, uint32_t packed,
                                  uint32_t message);
#endif
