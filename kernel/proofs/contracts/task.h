/* Contracts of task.c. */
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ requires ended: task->condition <= TASK_FAULTED;
  @ requires unserved: nobody_serves(task);
  @ assigns STATE;
  @ STAYS_VALID; */
void task_start(struct task_state *task);
/*@ requires task: is_task(task);
  @ requires known: condition <= TASK_FAULTED;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ ensures ended: task->condition == condition;
  @ ensures unserved: nobody_serves(task); */
void task_end(struct task_state *task, enum task_condition condition);
#ifdef PROVES
/*@ requires room: \exists integer i; is_index(i) && in_ram(i, at, size) && placed(i);
  @ assigns task_memory;
  @ exits never: impossible; */
static void words_clear(uint32_t at, uint32_t size);
/*@ requires task: is_task(task);
  @ requires known: condition <= TASK_FAULTED;
  @ requires unserved: nobody_serves(task);
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ ensures ended: task->condition == condition;
  @ ensures unserved: nobody_serves(task); */
static inline void stop(struct task_state *task, enum task_condition condition);
#endif
