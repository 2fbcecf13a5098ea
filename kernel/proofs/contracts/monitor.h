/* Contracts of monitor.c. */
/*@ PURE;
  @ ensures steps: \result ==> (\forall integer k; 0 <= k < tables.steps ==> step_valid(k));
  @ ensures guards: \result ==> (\forall integer k; 0 <= k < tables.guards ==> guard_valid(k)); */
bool monitor_tables_are_valid(void);
/*@ requires right: \valid_read(right);
  @ requires apart: \separated(right, &rate_states[0 .. 254], &automaton_states[0 .. 254]);
  @ requires length: packed / 65536 % 256 <= BULKHEAD_MESSAGE_MAX;
  @ requires message: may_read(message, packed / 65536 % 256);
  @ assigns rate_states[0 .. 254], automaton_states[0 .. 254], task_memory;
  @ exits never: impossible; */
bool monitor_allows(const struct call_right *right, uint32_t packed, uint32_t message, uint32_t caller);
/*@ requires right: \valid_read(right);
  @ requires apart: \separated(right, &rate_states[0 .. 254], &automaton_states[0 .. 254]);
  @ assigns rate_states[0 .. 254];
  @ exits never: impossible;
  @ ensures guarded: \result ==> right->guard == NO_GUARD; */
bool monitor_notification_allowed(const struct call_right *right);
/*@ requires index: index < 16;
  @ assigns automaton_states[0 .. 254], task_memory;
  @ exits never: impossible; */
void monitor_task_ended(uint32_t index);
#ifdef PROVES
/*@ PURE; */
static bool is_within(uint32_t at, uint32_t field, uint32_t length);
/*@ requires guard: \valid_read(guard);
  @ PURE;
  @ ensures inside: \result ==> guard->tests_at + guard->tests <= tables.tests; */
static bool tests_are_valid(const struct guard *guard);
/*@ requires indices: automaton < 255 && state < 256;
  @ assigns automaton_states[automaton], task_memory;
  @ exits never: impossible;
  @ ensures entered: automaton_states[automaton] == state; */
static void enter_state(uint32_t automaton, uint32_t state, uint32_t cause);
/*@ requires step: \valid_read(step) && step->automaton < 255;
  @ requires row: step->moves_at + step->states <= 65536;
  @ PURE;
  @ ensures exact: \result != NO_MOVE <==> step_agrees(step);
  @ ensures next: step_agrees(step) ==> \result == moves[step->moves_at + automaton_states[step->automaton]]; */
static inline uint32_t next_state(const struct step *step);
/*@ requires rate < 255;
  @ assigns rate_states[rate].used, rate_states[rate].window;
  @ exits never: impossible;
  @ behavior within:
  @   assumes rates[rate].at_most > 0 && (rate_states[rate].used < rates[rate].at_most ||
  @     (uint32_t)((uint32_t)(kernel.tick + 0x80000000) - rate_states[rate].window) >= rates[rate].ticks);
  @   ensures \result && 1 <= rate_states[rate].used <= rates[rate].at_most;
  @ behavior exceeded:
  @   assumes rates[rate].at_most > 0 && rate_states[rate].used >= rates[rate].at_most &&
  @     (uint32_t)((uint32_t)(kernel.tick + 0x80000000) - rate_states[rate].window) < rates[rate].ticks;
  @   ensures !\result && rate_states[rate].used == \old(rate_states[rate].used);
  @ disjoint behaviors within, exceeded; */
static inline bool rate_allows(uint32_t rate);
#endif
