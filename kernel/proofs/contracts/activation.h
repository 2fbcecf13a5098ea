/* Contracts of activation.c. */
/*@ requires task: is_task(task);
  @ requires valid: VALID;
  @ assigns \nothing; */
static inline bool has_reason(const struct task_state *task);
/*@ requires task: is_task(task);
  @ requires valid: VALID;
  @ assigns \nothing; */
static inline bool is_measured(const struct task_state *task);
/*@ requires task: is_task(task);
  @ requires valid: VALID;
  @ assigns task->statistics.latency_min, task->statistics.latency_max; */
static void measure_latency(struct task_state *task);
/*@ requires task: is_task(task);
  @ assigns task->statistics; */
static void measure_activation(struct task_state *task);
/*@ requires task: is_task(task);
  @ requires valid: VALID;
  @ requires other: is_task((struct task_state *)running);
  @ assigns \nothing;
  @ ensures \result <==> task->context.descriptor->priority == running->descriptor->priority; */
static inline bool is_equal(const struct task_state *task, const struct task_context *running);
