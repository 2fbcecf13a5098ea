/* Contracts of arch/armv7m/fault.c. */
#ifdef PROVES
/*@ requires \valid_read(task);
  @ PURE; */
static bool is_below_stack(const struct task_descriptor *task, uint32_t address);
/*@ requires task: is_task(task);
  @ requires tables: tables_valid;
  @ requires words: words_seen;
  @ requires descriptors: descriptors_valid;
  @ PURE; */
static struct cause decode(const struct task_state *task, uint32_t status);
/*@ requires context: kernel.running == &kernel.idle || kernel.running == &task->context;
  @ REQUIRES_VALID;
  @ assigns STATE, PROCESSOR;
  @ STAYS_VALID; */
void fault_entry(struct task_state *task);
#endif
