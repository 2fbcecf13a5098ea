/* Contracts of monitor.c. */
/*@ PURE;
  @ ensures guards: \result ==> (\forall integer k; 0 <= k < tables.guards ==> guard_sound(&guards[k])); */
bool monitor_tables_are_valid(void);
/*@ requires right: \valid_read(right);
  @ requires apart: \separated(right, &rate_states[0 .. 254], &automaton_states[0 .. 254]);
  @ requires length: packed / 65536 % 256 <= BULKHEAD_MESSAGE_MAX;
  @ requires message: may_read(message, packed / 65536 % 256);
  @ assigns rate_states[0 .. 254], automaton_states[0 .. 254], task_memory;
  @ exits never: impossible; */
bool monitor_decides(const struct call_right *right, uint32_t packed, uint32_t message, uint32_t caller);
/*@ requires index: index < 16;
  @ assigns automaton_states[0 .. 254], task_memory;
  @ exits never: impossible; */
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
/*@ requires guard: \valid_read(guard);
  @ PURE;
  @ ensures last: step == &guard->inside[1] ==> \result == &steps[guard->steps_at];
  @ ensures other: step != &guard->inside[1] ==> \result == step + 1; */
static inline const struct step *step_after(const struct step *step, const struct guard *guard);
/*@ requires step: \valid_read(step);
  @ PURE;
  @ ensures sound: \result ==> step_sound((struct step *)step); */
static bool step_is_valid(const struct step *step);
/*@ requires guard: \valid_read(guard);
  @ requires apart: \separated(guard, &steps[0 .. 65535]);
  @ PURE;
  @ ensures sound: \result ==> guard_sound((struct guard *)guard); */
static bool guard_is_valid(const struct guard *guard);
/*@ requires indices: automaton < 255 && state < 256;
  @ assigns automaton_states[automaton], task_memory;
  @ exits never: impossible;
  @ ensures entered: automaton_states[automaton] == state; */
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
