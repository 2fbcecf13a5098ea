/* Contracts of interrupt.c. */
/*@ requires tables_valid;
  @ assigns \nothing; */
void interrupt_start(void);
/*@ requires task: is_task(task);
  @ requires tables_valid;
  @ assigns \nothing; */
void interrupt_mask_all(const struct task_state *task);
/*@ requires task: is_task(task);
  @ requires tables_valid;
  @ assigns \nothing;
  @ ensures exact: \result <==> !(\forall integer k; 0 <= k < tables.interrupts ==>
  @   interrupts[k].task != index_of(task) || interrupts[k].bit != bit); */
bool interrupt_unmask(const struct task_state *task, uint32_t bit);
