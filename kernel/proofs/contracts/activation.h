/* Contracts of activation.c. */
/*@ requires task: is_task(task);
  @ requires valid: VALID;
  @ assigns \nothing; */
static inline bool has_reason(const struct task_state *task);
/*@ requires task: is_task(task);
  @ requires valid: VALID;
  @ assigns \nothing; */
static inline bool is_measured(const struct task_state *task);
