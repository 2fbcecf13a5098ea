/* Contracts of syscall.c. */
/*@ requires task: is_task(task);
  @ requires arguments: ARGUMENTS_VALID;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
void syscall_refuse(struct task_state *task, const uint32_t *arguments);
