/* Contracts of activation.c. */
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns kernel.runnable[0 .. 16], kernel.top, kernel.reschedule, task->condition, task->released_at;
  @ STAYS_VALID;
  @ SERVING_STAYS;
  @ READY_STAYS; */
void activation_wake(struct task_state *task);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns kernel.runnable[0 .. 16], kernel.top, kernel.reschedule, task->condition, task->released_at,
  @         task->pending, task->notifications;
  @ STAYS_VALID;
  @ SERVING_STAYS;
  @ READY_STAYS; */
void activation_notify(struct task_state *task, uint32_t bits);
/*@ requires task: is_task(task);
  @ requires running: is_task(running) && kernel.running == &running->context;
  @ requires ready: running->condition == TASK_READY;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
void activation_notify_now(struct task_state *task, uint32_t bits, struct task_state *running);
/*@ requires task: is_task(task);
  @ requires woken: task->condition == TASK_WOKEN;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ READY_STAYS;
  @ ensures begun: \result ==> task->condition == TASK_READY; */
bool activation_begin(struct task_state *task);
/*@ requires task: is_task(task);
  @ requires ready: task->condition == TASK_READY;
  @ requires running: kernel.running == &task->context;
  @ requires unmarked: unmarked(task);
  @ requires end: frame_end >= ram_base(index_of(task));
  @ requires descriptor: descriptor == &task_descriptors[index_of(task)];
  @ requires arguments: ARGUMENTS_VALID;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
void activation_wait(struct task_state *task, const uint32_t *arguments, uint32_t frame_end,
                     const struct task_descriptor *descriptor);
#ifdef PROVES
/*@ requires task: is_task(task);
  @ requires tables: tables_valid;
  @ requires descriptors: descriptors_valid;
  @ PURE; */
static inline bool has_reason(const struct task_state *task);
/*@ requires task: is_task(task);
  @ requires tables: tables_valid;
  @ requires descriptors: descriptors_valid;
  @ PURE; */
static inline bool is_measured(const struct task_state *task);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns task_states[0 .. 15];
  @ STAYS_VALID;
  @ READY_STAYS;
  @ ensures same: task->condition == \old(task->condition); */
static void measure_latency(struct task_state *task, uint32_t released_at);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns task->statistics;
  @ STAYS_VALID;
  @ SERVING_STAYS;
  @ READY_STAYS; */
static void measure_activation(struct task_state *task);
/*@ requires task: is_task(task);
  @ requires running: is_task(running) && kernel.running == &running->context;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
static inline void notify_later(struct task_state *task, uint32_t bits, struct task_state *running);
/*@ requires task: is_task(task);
  @ requires event: event_valid(index_of(task));
  @ requires woken: task->condition == TASK_WOKEN;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ READY_STAYS;
  @ ensures same: task->condition == TASK_WOKEN; */
static uint32_t take_reason(struct task_state *task);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns task->pending, task->alarm, kernel.due;
  @ STAYS_VALID;
  @ SERVING_STAYS;
  @ READY_STAYS; */
static bool set_alarm(struct task_state *task, uint32_t ms);
/*@ requires task: is_task(task);
  @ requires arguments: ARGUMENTS_VALID;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
static void fault_at_end(struct task_state *task, enum fault_kind kind, const uint32_t *arguments);
/*@ requires task: is_task(task);
  @ requires ready: task->condition == TASK_READY;
  @ REQUIRES_VALID;
  @ assigns task->statistics;
  @ STAYS_VALID;
  @ SERVING_STAYS;
  @ READY_STAYS; */
static inline bool measure_end(struct task_state *task);
/*@ requires task: is_task(task);
  @ requires descriptor: descriptor == &task_descriptors[index_of(task)];
  @ REQUIRES_VALID;
  @ assigns PUBLISHED;
  @ STAYS_VALID;
  @ SERVING_STAYS;
  @ READY_STAYS;
  @ ensures event: task->buffer == \old(task->buffer); */
static inline void publish(struct task_state *task, const struct task_descriptor *descriptor);
/*@ requires task: is_task(task);
  @ requires ready: task->condition == TASK_READY;
  @ requires unmarked: unmarked(task);
  @ requires event: event_valid(index_of(task));
  @ requires caller: caller == \null ||
  @   (is_task(caller) && caller->condition == TASK_SERVED && nobody_serves(caller));
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
static inline void rest(struct task_state *task, struct task_state *caller);
/*@ requires task: is_task(task);
  @ requires end: frame_end >= ram_base(index_of(task));
  @ requires descriptor: descriptor == &task_descriptors[index_of(task)];
  @ REQUIRES_VALID;
  @ assigns task->pending, task->alarm, kernel.due;
  @ STAYS_VALID;
  @ SERVING_STAYS;
  @ READY_STAYS;
  @ ensures event: \result ==> in_ram(index_of(task), event, sizeof(struct bulkhead_event));
  @ ensures reply: \result ==> length == BULKHEAD_NO_REPLY || (task->serving != NO_TASK &&
  @   length <= BULKHEAD_MESSAGE_MAX && readable(index_of(task), data, length)); */
static inline bool wait_is_legal(struct task_state *task, uint32_t event, uint32_t alarm, uint32_t data,
                                 uint32_t length, uint32_t frame_end, const struct task_descriptor *descriptor);
#endif
