/* Contracts of interrupt.c. */
/*@ requires tables: tables_valid;
  @ PURE; */
void interrupt_start(void);
/*@ requires task: is_task(task);
  @ requires tables: tables_valid;
  @ PURE; */
void interrupt_mask_all(const struct task_state *task);
/*@ requires task: is_task(task);
  @ requires tables: tables_valid;
  @ PURE;
  @ ensures exact: \result <==> !(\forall integer k; 0 <= k < tables.interrupts ==>
  @   interrupts[k].task != index_of(task) || interrupts[k].bit != bit); */
bool interrupt_unmask(const struct task_state *task, uint32_t bit);
#ifdef PROVES
/*@ requires context: context == kernel.running;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
void interrupt_entry(struct task_context *context);
#endif
