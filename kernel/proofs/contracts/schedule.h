/* Contracts of schedule.c. */
/*@ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
void schedule(void);
/*@ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
void schedule_others(void);
/*@ requires context: context == kernel.running;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
void schedule_after(struct task_context *context);
#ifdef PROVES
/*@ REQUIRES_VALID;
  @ assigns kernel.top;
  @ STAYS_VALID;
  @ ensures known: \result <= tables.tasks && \result == kernel.top;
  @ ensures set: kernel.runnable[\result];
  @ ensures none_above: \forall integer r; \old(kernel.top) <= r < \result ==> !kernel.runnable[r]; */
static uint32_t best_rank(void);
/*@ requires holder: holder == \null || (is_task(holder) && holder->condition == TASK_READY);
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
static void choose(struct task_state *holder);
#endif
