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
/*@ requires tables: tables_valid;
  @ assigns kernel.order[0 .. 15], kernel.runnable[0 .. 16], kernel.top, task_states[0 .. 15].rank;
  @ exits never: impossible; */
void schedule_start(void);
/*@ REQUIRES_VALID;
  @ assigns kernel.top;
  @ STAYS_VALID;
  @ ensures known: \result <= tables.tasks && \result == kernel.top;
  @ ensures set: kernel.runnable[\result];
  @ ensures none_above: \forall integer r; \old(kernel.top) <= r < \result ==> !kernel.runnable[r]; */
static uint32_t best_rank(void);
/*@ requires task: is_task(task);
  @ requires runnable: task->condition == TASK_WOKEN || task->condition == TASK_READY;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ ensures taken: \result ==> kernel.next == &task->context && task->condition == TASK_READY && unmarked(task);
  @ ensures ready: \forall integer i; is_index(i) && \old(task_states[i].condition) == TASK_READY ==>
  @   task_states[i].condition == TASK_READY; */
static inline bool take(struct task_state *task);
/*@ requires holder: holder == \null || (is_task(holder) && holder->condition == TASK_READY);
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
static void choose(struct task_state *holder);
#endif
