/* Contracts of activation.c. */
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns kernel.runnable[task->rank], kernel.top, kernel.reschedule, task->condition, task->released_at;
  @ STAYS_VALID; */
void activation_wake(struct task_state *task);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns kernel.runnable[task->rank], kernel.top, kernel.reschedule, task->condition, task->released_at,
  @         task->notifications;
  @ STAYS_VALID; */
void activation_notify(struct task_state *task, uint32_t bits);
/*@ requires task: is_task(task);
  @ requires running: is_task(running) && kernel.running == &running->context;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
void activation_notify_now(struct task_state *task, uint32_t bits, struct task_state *running);
/*@ requires task: is_task(task);
  @ requires woken: TASK_RUNNABLE <= task->condition && task->condition != TASK_READY;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ ensures begun: \result ==> task->condition == TASK_READY;
  @ ensures ended: !\result ==> task->condition == TASK_WAITING; */
bool activation_begin(struct task_state *task);
/*@ requires task: is_task(task);
  @ requires ready: task->condition == TASK_READY;
  @ requires frame: frame_valid(index_of(task));
  @ requires arguments: ARGUMENTS_VALID;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
void activation_wait(struct task_state *task, const uint32_t *arguments, uint32_t frame_end,
                     const struct task_descriptor *descriptor);
