/* Contracts of fault.c. */
#ifdef PROVES
#define RING , ring
#else
#define RING
#endif
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns STATE RING;
  @ STAYS_VALID; */
void fault_task(struct task_state *task, enum fault_kind kind, uint32_t pc, uint32_t address, uint32_t value);
