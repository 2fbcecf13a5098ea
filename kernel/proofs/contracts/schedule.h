/* Contracts of schedule.c. */
/*@ requires tables: tables_valid;
  @ requires bytes: bytes_seen;
  @ requires rights: rights_seen;
  @ requires lists: lists_seen;
  @ requires states: states_valid;
  @ requires ranking: ranking_valid;
  @ requires sorted: ranking_sorted;
  @ assigns kernel.order[0 .. 15], kernel.runnable[0 .. 16], kernel.top, task_states[0 .. 15].rank;
  @ exits never: 0 == 1;
  @ ensures bytes: bytes_seen;
  @ ensures rights: rights_seen;
  @ ensures lists: lists_seen;
  @ ensures states: states_valid;
  @ ensures order: order_valid;
  @ ensures ranks: ranks_valid;
  @ ensures idle: idle_last;
  @ ensures stopped: \old(all_stopped) ==> all_stopped; */
void schedule_start(void);
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
