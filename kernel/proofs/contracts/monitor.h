/* Contracts of monitor.c. */
/*@ requires right: \valid_read(right);
  @ requires apart: \separated(right, &rate_states[0 .. 254], &automaton_states[0 .. 254]);
  @ assigns rate_states[0 .. 254], automaton_states[0 .. 254];
  @ exits never: impossible; */
enum verdict monitor_decide(const struct call_right *right, uint32_t packed, uint32_t message);
/*@ requires right: \valid_read(right);
  @ requires apart: \separated(right, &rate_states[0 .. 254], &automaton_states[0 .. 254]);
  @ assigns rate_states[0 .. 254];
  @ exits never: impossible;
  @ ensures guarded: \result ==> right->guard == NO_GUARD; */
bool monitor_notification_allowed(const struct call_right *right);
/*@ requires index: index < 16;
  @ assigns automaton_states[0 .. 254];
  @ exits never: impossible;
  @ ensures over: \forall integer k; 0 <= k < tables.automata && (automata[k].reset_by >> index & 1) != 0 ==>
  @   automaton_states[k] == 0; */
void monitor_task_ended(uint32_t index);
#ifdef PROVES
/*@ PURE;
  @ ensures exact: \result != NO_MOVE <==> step_agrees(at);
  @ ensures next: step_agrees(at) ==> \result == moves[steps[at].moves_at + automaton_states[steps[at].automaton]]; */
static uint32_t next_state(uint32_t at);
/*@ requires rate < 255;
  @ assigns rate_states[rate].used, rate_states[rate].window;
  @ exits never: impossible;
  @ behavior within:
  @   assumes rates[rate].at_most > 0 && (rate_states[rate].used < rates[rate].at_most ||
  @     (uint32_t)(kernel.tick - rate_states[rate].window) >= rates[rate].ticks);
  @   ensures \result && 1 <= rate_states[rate].used <= rates[rate].at_most;
  @ behavior exceeded:
  @   assumes rates[rate].at_most > 0 && rate_states[rate].used >= rates[rate].at_most &&
  @     (uint32_t)(kernel.tick - rate_states[rate].window) < rates[rate].ticks;
  @   ensures !\result && rate_states[rate].used == \old(rate_states[rate].used);
  @ disjoint behaviors within, exceeded; */
static bool rate_allows(uint32_t rate);
/*@ PURE; */
static bool is_within(uint32_t at, uint32_t field, uint32_t length);
/*@ requires guard: \valid_read(guard);
  @ PURE; */
static bool message_passes(const struct guard *guard, uint32_t message, uint32_t length);
/*@ requires guard: \valid_read(guard);
  @ PURE;
  @ ensures agreed: \result == VERDICT_ALLOWED ==>
  @   (\forall integer k; guard->steps_at <= k < guard->steps_at + guard->steps ==> step_agrees(k));
  @ ensures denied: (\exists integer k; guard->steps_at <= k < guard->steps_at + guard->steps && !step_agrees(k)) ==>
  @   \result != VERDICT_ALLOWED; */
static enum verdict ask_guard(const struct guard *guard, uint32_t packed, uint32_t message);
#endif
