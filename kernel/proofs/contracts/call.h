/* Contracts of call.c. */
/*@ requires task: is_task(caller);
  @ requires valid: VALID;
  @ requires call: (caller->packed & 0xff) < caller->context.descriptor->calls;
  @ assigns \nothing;
  @ ensures place: \result == &call_rights[(uint32_t)(caller->context.descriptor->calls_at + (caller->packed & 0xff))];
  @ ensures readable: \valid_read(\result); */
static const struct call_right *right_of(const struct task_state *caller);
/*@ requires task: is_task(caller);
  @ requires valid: VALID;
  @ requires call: (caller->packed & 0xff) < caller->context.descriptor->calls;
  @ assigns \nothing;
  @ ensures is_task(\result); */
static struct task_state *target_of(const struct task_state *caller);
/*@ requires task: is_task(caller);
  @ requires valid: VALID;
  @ assigns \nothing;
  @ ensures \result ==> caller->condition == TASK_CALLING; */
static bool is_calling(const struct task_state *caller, const struct task_state *server);
/*@ requires rate < 255;
  @ assigns rate_states[rate].used, rate_states[rate].window;
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
