/* Contracts of task.c. */
/* It runs, serves nobody, and of no other task changes what it is in, nor whom it serves. */
#define STARTS(task) \
	ensures ready: task->condition == TASK_READY; \
	ensures free: task->serving == NO_TASK; \
	OTHERS_STAY(task); \
	OTHERS_SERVE(task)
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ requires ended: task->condition <= TASK_FAULTED;
  @ requires unserved: nobody_serves(task);
  @ assigns STATE;
  @ STAYS_VALID;
  @ STARTS(task); */
void task_start(struct task_state *task);
/*@ requires task: is_task(task);
  @ requires known: condition <= TASK_FAULTED;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ ensures ended: task->condition == condition;
  @ ensures unserved: nobody_serves(task); */
void task_end(struct task_state *task, enum task_condition condition);
#ifdef PROVES
/*@ requires room: \exists integer i; is_index(i) && in_ram(i, at, size) && placed(i);
  @ assigns task_memory;
  @ exits never: 0 == 1; */
static void words_clear(uint32_t at, uint32_t size);
/*@ requires task: is_task(task);
  @ requires ended: task->condition <= TASK_FAULTED;
  @ requires descriptor: descriptor == &task_descriptors[index_of(task)];
  @ requires unserved: nobody_serves(task);
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ STARTS(task); */
static inline void begin(struct task_state *task, const struct task_descriptor *descriptor);
/*@ requires task: is_task(task);
  @ requires known: condition <= TASK_FAULTED;
  @ requires unserved: nobody_serves(task);
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ ensures ended: task->condition == condition;
  @ ensures unserved: nobody_serves(task); */
static inline void stop(struct task_state *task, enum task_condition condition);
#endif
