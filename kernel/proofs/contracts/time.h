/* Contracts of time.c. */
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns task->release, kernel.due;
  @ STAYS_VALID;
  @ SERVING_STAYS; */
void time_period(struct task_state *task);
#ifdef PROVES
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
static void release(struct task_state *task);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
static inline void look_at_period(struct task_state *task);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
static inline void look_at_alarm(struct task_state *task);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
static inline void look_at_call(struct task_state *task);
/*@ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
static void watch(void);
/*@ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
static void time_due(void);
/*@ requires context: context == kernel.running && context != &kernel.idle;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
static inline void end_over_budget(struct task_context *context);
/*@ requires context: context == kernel.running;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
void tick_entry(struct task_context *context);
#endif
