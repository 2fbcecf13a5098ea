/* Contracts of fault.c. */
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
void fault_task(struct task_state *task, enum fault_kind kind, uint32_t pc, uint32_t address, uint32_t value);
/*@ REQUIRES_VALID;
  @ assigns task_states[0 .. 15];
  @ STAYS_VALID;
  @ ensures faulted: \result == 0 || (is_index(\result) && task_states[\result].condition == TASK_FAULTED); */
uint32_t fault_next(void);
