/* Contracts of the inline functions of region.h, kernel.h, reply.h and arch/armv7m/context.h. */

/* ---- region.h, context.h ---- */

/*@ PURE;
  @ ensures exact: \result <==> inside(base, size, at, length); */
static inline bool region_contains(uint32_t base, uint32_t size, uint32_t at, uint32_t length);
/*@ requires \valid_read(task);
  @ requires placed: 4096 <= task->ram_base && task->ram_base + task->ram_size < 0x100000000;
  @ requires length <= 4096;
  @ PURE;
  @ ensures exact: \result <==> length == 0 || (from <= at && at + length <= task->ram_base + task->ram_size); */
static inline bool region_in_ram(const struct task_descriptor *task, uint32_t from, uint32_t at, uint32_t length);
/*@ requires \valid_read(task);
  @ PURE;
  @ ensures exact: \result <==> inside(task->ram_base, task->ram_size, at, length) ||
  @                             inside(task->flash_base, task->flash_size, at, length); */
static inline bool region_is_readable(const struct task_descriptor *task, uint32_t at, uint32_t length);
/*@ requires \valid_read(task);
  @ requires placed: 4096 <= task->ram_base && task->ram_base + task->ram_size < 0x100000000;
  @ requires length <= BULKHEAD_MESSAGE_MAX <= task->ram_size;
  @ PURE;
  @ ensures exact: \result <==> inside(task->ram_base, task->ram_size, at, length) ||
  @                             inside(task->flash_base, task->flash_size, at, length); */
static inline bool region_has_message(const struct task_descriptor *task, uint32_t at, uint32_t length);
/*@ requires \valid_read(task);
  @ requires placed: 4096 <= task->ram_base && task->ram_base + task->ram_size < 0x100000000;
  @ requires room: 64 <= task->stack_size <= task->ram_size;
  @ PURE;
  @ ensures inside: \result ==> task->ram_base <= stack && stack + 32 <= task->ram_base + task->stack_size;
  @ ensures extended: \result ==> (return_code & RETURN_BASIC_FRAME) != 0 ||
  @   (task->ram_base + 64 <= stack && stack + 104 <= task->ram_base + task->stack_size); */
static inline bool arch_frame_lies_in(const struct task_descriptor *task, uint32_t stack, uint32_t return_code);
/*@ requires basic: stack + 32 < 0x100000000;
  @ requires extended: (return_code & RETURN_BASIC_FRAME) == 0 ==> stack + 104 < 0x100000000;
  @ PURE;
  @ ensures basic: (return_code & RETURN_BASIC_FRAME) != 0 ==> \result == stack + 32;
  @ ensures extended: (return_code & RETURN_BASIC_FRAME) == 0 ==> \result == stack + 104; */
static inline uint32_t arch_frame_end(uint32_t stack, uint32_t return_code);
/*@ requires \valid_read(context);
  @ requires \valid_read(context->descriptor);
  @ requires placed: 4096 <= context->descriptor->ram_base &&
  @   context->descriptor->ram_base + context->descriptor->ram_size < 0x100000000;
  @ requires room: 64 <= context->descriptor->stack_size <= context->descriptor->ram_size;
  @ PURE;
  @ ensures inside: \result ==> context->descriptor->ram_base <= context->stack &&
  @   context->stack + 32 <= context->descriptor->ram_base + context->descriptor->stack_size; */
static inline bool arch_frame_is_valid(const struct task_context *context);

/* ---- kernel.h ---- */

/*@ requires clock: clock_valid;
  @ PURE; */
static inline uint32_t kernel_counter(void);
/*@ requires task: is_task(task);
  @ requires tables: tables_valid;
  @ PURE;
  @ ensures \result == index_of(task); */
static inline uint32_t task_index(const struct task_state *task);
/*@ requires index: index < tables.tasks;
  @ requires tables: tables_valid;
  @ PURE;
  @ ensures task: is_task(\result) && index_of(\result) == index;
  @ ensures place: \result == &task_states[index]; */
static inline struct task_state *task_of(uint32_t index);
/*@ requires task: is_task(task);
  @ requires tables: tables_valid;
  @ requires bytes: bytes_seen;
  @ requires descriptors: descriptors_valid;
  @ PURE;
  @ ensures exact: \result == priority(index_of(task)); */
static inline uint32_t priority_of(const struct task_state *task);
/*@ requires rank: rank < tables.tasks;
  @ requires tables: tables_valid;
  @ requires ranking: ranking_valid;
  @ requires order: order_valid;
  @ PURE;
  @ ensures task: is_task(\result) && index_of(\result) == task_at(rank);
  @ ensures place: \result == &task_states[task_at(rank)]; */
static inline struct task_state *task_of_rank(uint32_t rank);
/*@ PURE;
  @ ensures \result <==> task == (struct task_state *)kernel.running; */
static inline bool task_is_running(const struct task_state *task);
/*@ PURE; */
static inline bool tick_reached(uint32_t a, uint32_t b);
/*@ requires running: running == kernel.running;
  @ REQUIRES_VALID;
  @ assigns kernel.charged_from, running->spent;
  @ STAYS_VALID;
  @ SERVING_STAYS;
  @ READY_STAYS; */
static inline void time_charge_running(struct task_context *running);
/*@ requires running: running == kernel.running;
  @ REQUIRES_VALID;
  @ assigns running->spent;
  @ STAYS_VALID; */
static inline void time_charge_last(struct task_context *running);
/*@ REQUIRES_VALID;
  @ assigns kernel.charged_from, kernel.running->spent;
  @ STAYS_VALID; */
static inline void time_charge(void);
/*@ requires task: is_task(task);
  @ requires rank: rank == rank_of(index_of(task));
  @ requires known: condition == TASK_READY || (condition == TASK_WOKEN && event_valid(index_of(task)));
  @ requires unserved: nobody_serves(task);
  @ REQUIRES_VALID;
  @ assigns kernel.runnable[0 .. 16], task->condition;
  @ STAYS_VALID;
  @ ensures task->condition == condition;
  @ ensures kernel.runnable[rank];
  @ SERVING_STAYS;
  @ OTHERS_STAY(task);
  @ MARKS_STAY(task); */
static inline void task_mark_runnable(struct task_state *task, uint32_t rank, enum task_condition condition);
/*@ requires task: is_task(task);
  @ requires known: condition == TASK_READY || (condition == TASK_WOKEN && event_valid(index_of(task)));
  @ requires unserved: nobody_serves(task);
  @ REQUIRES_VALID;
  @ assigns kernel.runnable[0 .. 16], kernel.top, task->condition;
  @ STAYS_VALID;
  @ ensures task->condition == condition;
  @ ensures kernel.runnable[task->rank] && kernel.top <= task->rank;
  @ SERVING_STAYS;
  @ OTHERS_STAY(task);
  @ MARKS_STAY(task); */
static inline void task_set_runnable(struct task_state *task, enum task_condition condition);
/*@ requires task: is_task(task);
  @ requires known: condition <= TASK_CALLING;
  @ requires event: condition == TASK_WAITING ==> event_valid(index_of(task));
  @ requires call: condition == TASK_CALLING ==>
  @   names_right(index_of(task), task->packed) && frame_valid(index_of(task)) &&
  @   message_valid(index_of(task));
  @ requires unserved: nobody_serves(task);
  @ REQUIRES_VALID;
  @ assigns kernel.runnable[0 .. 16], task->condition;
  @ STAYS_VALID;
  @ ensures task->condition == condition;
  @ ensures !kernel.runnable[task->rank];
  @ SERVING_STAYS;
  @ MARKS_STAY(task); */
static inline void task_set_blocked(struct task_state *task, enum task_condition condition);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns task->pending;
  @ STAYS_VALID;
  @ SERVING_STAYS;
  @ READY_STAYS;
  @ ensures same: task->condition == \old(task->condition); */
static inline void task_clear_pending(struct task_state *task, uint32_t bits);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns task->pending;
  @ STAYS_VALID; */
static inline void task_set_pending(struct task_state *task, uint32_t bits);
/*@ requires clock: clock_valid;
  @ PURE; */
static inline uint32_t time_now(void);
/*@ REQUIRES_VALID;
  @ assigns kernel.due;
  @ STAYS_VALID; */
static inline void time_plan(uint32_t tick);
/*@ PURE; */
static inline uint32_t time_after(uint32_t ms);
/*@ requires task: is_task(server);
  @ requires tables: tables_valid;
  @ requires descriptors: descriptors_valid;
  @ PURE;
  @ ensures limit: \result <==> server->serves != 0 || server->context.descriptor->period == 0 ||
  @   server->context.descriptor->serve_limit == 0; */
static inline bool call_is_within_limit(const struct task_state *server);
/*@ requires task: is_task(server);
  @ requires tables: tables_valid;
  @ requires descriptors: descriptors_valid;
  @ PURE;
  @ ensures \result ==> server->queued > 0; */
static inline bool call_waits(const struct task_state *server);
/*@ requires task: is_task(task);
  @ requires event: event_valid(index_of(task));
  @ REQUIRES_VALID;
  @ assigns task->context.spent, task->context.inside, task->reason, task_memory;
  @ STAYS_VALID;
  @ READY_STAYS;
  @ ensures same: task->condition == \old(task->condition);
  @ ensures task->reason == (uint8_t)reason; */
static inline void activation_start(struct task_state *task, uint32_t reason, uint32_t bits);
/*@ requires task: is_task(task);
  @ requires unserved: nobody_serves(task);
  @ REQUIRES_VALID;
  @ assigns task->condition, kernel.next;
  @ STAYS_VALID;
  @ ensures chosen: kernel.next == &task->context && task->condition == TASK_READY; */
static inline void schedule_switch(struct task_state *task);
/*@ requires task: is_task(task);
  @ requires tables: tables_valid;
  @ PURE;
  @ ensures \result <==> task->rank <= kernel.top; */
static inline bool schedule_is_first(const struct task_state *task);
/*@ PURE;
  @ ensures \result <==> ms <= kernel.ms_far; */
static inline bool time_is_ahead(uint32_t ms);
/*@ requires task: is_task(task);
  @ requires tables: tables_valid;
  @ requires descriptors: descriptors_valid;
  @ PURE; */
static inline bool time_over_budget(const struct task_state *task);

/* ---- reply.h ---- */

/*@ requires task: is_task(caller);
  @ requires frame: frame_valid(index_of(caller));
  @ requires tables: tables_valid;
  @ assigns task_memory;
  @ exits never: 0 == 1; */
static inline void set_result(const struct task_state *caller, uint32_t status);
/*@ requires task: is_task(caller);
  @ requires frame: frame_valid(index_of(caller));
  @ requires unserved: nobody_serves(caller);
  @ REQUIRES_VALID;
  @ assigns task_memory, kernel.runnable[0 .. 16], kernel.top, task_states[0 .. 15];
  @ STAYS_VALID;
  @ SERVING_STAYS;
  @ OTHERS_STAY(caller);
  @ ensures kept: \forall integer i; is_index(i) ==> task_states[i].buffer == \old(task_states[i].buffer);
  @ ensures caller->condition == TASK_READY;
  @ MARKS_STAY(caller); */
static inline void finish_call(struct task_state *caller, uint32_t status);
/*@ requires task: is_task(server);
  @ requires descriptor: \valid_read(descriptor);
  @ requires placed: 4096 <= descriptor->ram_base && descriptor->ram_base + descriptor->ram_size < 0x100000000;
  @ requires room: BULKHEAD_MESSAGE_MAX <= descriptor->ram_size;
  @ requires tables: tables_valid;
  @ PURE;
  @ ensures exact: \result <==> server->serving != NO_TASK && length <= BULKHEAD_MESSAGE_MAX &&
  @   (inside(descriptor->ram_base, descriptor->ram_size, data, length) ||
  @    inside(descriptor->flash_base, descriptor->flash_size, data, length)); */
static inline bool reply_is_legal(const struct task_state *server, const struct task_descriptor *descriptor,
                                  uint32_t data, uint32_t length);

/*@ requires task: is_task(server);
  @ requires serves: task_states[index_of(server)].serving != NO_TASK;
  @ requires length: length <= BULKHEAD_MESSAGE_MAX;
  @ requires readable: readable(index_of(server), data, length);
  @ REQUIRES_VALID;
  @ assigns server->serving, task_memory;
  @ STAYS_VALID;
  @ READY_STAYS;
  @ ensures over: server->serving == NO_TASK;
  @ ensures caller: \result != \null ==>
  @   is_task(\result) && \result->condition == TASK_SERVED && nobody_serves(\result); */
static inline struct task_state *reply(struct task_state *server, uint32_t data, uint32_t length);
/*@ requires task: is_task(task);
  @ requires serves: IS_ABOUT_TO_REPLY(task, length);
  @ requires length: length == BULKHEAD_NO_REPLY || length <= BULKHEAD_MESSAGE_MAX;
  @ requires readable: length == BULKHEAD_NO_REPLY || readable(index_of(task), data, length);
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ READY_STAYS;
  @ ensures goes_on: \old(task->condition) == TASK_READY ==> task->condition == TASK_READY;
  @ ensures event: task->buffer == \old(task->buffer);
  @ ensures over: task->serving == NO_TASK;
  @ ensures caller: \result != \null ==>
  @   is_task(\result) && \result->condition == TASK_SERVED && nobody_serves(\result); */
static inline struct task_state *answer(struct task_state *task, uint32_t data, uint32_t length);
/*@ requires \valid_read(right);
  @ PURE; */
static inline bool monitor_has_say(const struct call_right *right);

/* ---- steps.h ---- */

/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns kernel.runnable[0 .. 16], kernel.next;
  @ STAYS_VALID;
  @ ensures given: kernel.next == &task->context && unmarked(task); */
static inline void give(struct task_state *task);
/*@ REQUIRES_VALID;
  @ assigns kernel.next;
  @ STAYS_VALID; */
static inline void give_idle(void);
/*@ requires task: is_task(task);
  @ requires unserved: nobody_serves(task);
  @ REQUIRES_VALID;
  @ assigns task->condition;
  @ STAYS_VALID;
  @ READY_STAYS;
  @ ensures set: task->condition == TASK_READY; */
static inline void make_ready(struct task_state *task);
/*@ REQUIRES_VALID;
  @ assigns kernel.reschedule;
  @ STAYS_VALID;
  @ TASKS_STAY;
  @ READY_STAYS; */
static inline void ask_for_choice(void);
/*@ REQUIRES_VALID;
  @ assigns kernel.reschedule;
  @ STAYS_VALID;
  @ SERVING_STAYS;
  @ READY_STAYS; */
static inline void forget_choice(void);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns task->pending, task->notifications;
  @ STAYS_VALID;
  @ SERVING_STAYS; */
static inline void forget_reasons(struct task_state *task);
/*@ requires task: is_task(task);
  @ requires ready: task->condition == TASK_READY;
  @ requires event: in_ram(index_of(task), event, sizeof(struct bulkhead_event));
  @ REQUIRES_VALID;
  @ assigns task->buffer;
  @ STAYS_VALID;
  @ SERVING_STAYS;
  @ READY_STAYS;
  @ ensures event: event_valid(index_of(task)); */
static inline void wait_with(struct task_state *task, uint32_t event);
/*@ requires task: is_task(task);
  @ requires ended: task->condition <= TASK_FAULTED;
  @ requires descriptor: descriptor == &task_descriptors[index_of(task)];
  @ REQUIRES_VALID;
  @ assigns task->context.registers[0 .. 7], task->context.stack, task->context.return_code, task_memory;
  @ STAYS_VALID;
  @ TASKS_STAY; */
static inline void start_context(struct task_state *task, const struct task_descriptor *descriptor);
/*@ requires task: is_task(task);
  @ requires descriptor: descriptor == &task_descriptors[index_of(task)];
  @ REQUIRES_VALID;
  @ assigns task->context.spent, task->context.inside, task->notifications, task->pending, task->reason,
  @         task->queued, task->serves, task->released_at;
  @ STAYS_VALID;
  @ TASKS_STAY; */
static inline void start_life(struct task_state *task, const struct task_descriptor *descriptor);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns task->serving;
  @ STAYS_VALID;
  @ READY_STAYS;
  @ CONDITIONS_STAY;
  @ OTHERS_SERVE(task);
  @ ensures unserved: \old(nobody_serves(task)) ==> nobody_serves(task);
  @ ensures over: task->serving == NO_TASK; */
static inline void serve_nobody(struct task_state *task);
/*@ requires task: is_task(task);
  @ requires ready: task->condition == TASK_READY;
  @ requires unmarked: unmarked(task);
  @ requires event: event_valid(index_of(task));
  @ REQUIRES_VALID;
  @ assigns task->condition;
  @ STAYS_VALID;
  @ SERVING_STAYS; */
static inline void make_waiting(struct task_state *task);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns task->context.return_code;
  @ STAYS_VALID;
  @ SERVING_STAYS; */
static inline void drop_if_running(struct task_state *task);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns task->pending, task->notifications;
  @ STAYS_VALID; */
static inline void mark_notified(struct task_state *task, uint32_t bits);
/*@ requires task: is_task(task);
  @ requires event: event_valid(index_of(task));
  @ requires unserved: nobody_serves(task);
  @ REQUIRES_VALID;
  @ assigns kernel.runnable[0 .. 16], kernel.top, task->condition, task->released_at;
  @ STAYS_VALID;
  @ ensures woken: task->condition == TASK_WOKEN;
  @ SERVING_STAYS;
  @ MARKS_STAY(task); */
static inline void wake(struct task_state *task);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns task->pending, task->serves;
  @ STAYS_VALID;
  @ READY_STAYS;
  @ ensures same: task->condition == \old(task->condition); */
static inline void take_release(struct task_state *task);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns task->pending, task->notifications;
  @ STAYS_VALID;
  @ READY_STAYS;
  @ ensures same: task->condition == \old(task->condition); */
static inline void take_notifications(struct task_state *task);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns task->pending, task->alarm, kernel.due;
  @ STAYS_VALID;
  @ SERVING_STAYS;
  @ READY_STAYS; */
static inline void plan_alarm(struct task_state *task, uint32_t tick);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns task->pending;
  @ STAYS_VALID; */
static inline void ring_alarm(struct task_state *task);
/*@ requires task: is_task(task);
  @ requires event: event_valid(index_of(task));
  @ requires unserved: nobody_serves(task);
  @ REQUIRES_VALID;
  @ assigns task_states[0 .. 15], kernel.next, task_memory;
  @ STAYS_VALID;
  @ SERVING_STAYS;
  @ OTHERS_STAY(task);
  @ CALLS_STAY;
  @ ensures begun: task->condition == TASK_READY; */
static inline void begin_now(struct task_state *task, uint32_t reason, uint32_t bits);
/*@ requires task: is_task(server);
  @ requires tables: tables_valid;
  @ requires descriptors: descriptors_valid;
  @ PURE;
  @ ensures waits: \result ==> server->condition == TASK_WAITING; */
static inline bool can_serve_now(const struct task_state *server);
/*@ requires task: is_task(server);
  @ REQUIRES_VALID;
  @ assigns server->queued;
  @ STAYS_VALID;
  @ TASKS_STAY; */
static inline void join_queue(struct task_state *server);
/*@ requires task: is_task(server);
  @ REQUIRES_VALID;
  @ assigns server->queued;
  @ STAYS_VALID;
  @ TASKS_STAY; */
static inline void leave_queue(struct task_state *server);
/* The caller runs, so that nobody looks at what it asks for yet. */
/*@ requires task: is_task(caller);
  @ requires ready: caller->condition == TASK_READY;
  @ requires length: packed / 0x1000000 <= BULKHEAD_MESSAGE_MAX;
  @ requires room: in_ram(index_of(caller), receive, packed / 0x1000000);
  @ REQUIRES_VALID;
  @ assigns caller->receive, caller->packed, caller->timeout;
  @ STAYS_VALID;
  @ ensures noted: caller->packed == packed;
  @ ensures names: packed % 256 < calls_count(index_of(caller)) &&
  @   packed / 256 % 256 < right_methods(calls_at(index_of(caller)) + packed % 256) ==>
  @   names_right(index_of(caller), caller->packed);
  @ ensures frame: \old(frame_valid(index_of(caller))) ==> frame_valid(index_of(caller)); */
static inline void note_call(struct task_state *caller, uint32_t packed, uint32_t receive, uint32_t limit);
/*@ requires task: is_task(caller);
  @ requires ready: caller->condition == TASK_READY;
  @ REQUIRES_VALID;
  @ assigns caller->buffer;
  @ STAYS_VALID;
  @ ensures noted: caller->buffer == send; */
static inline void note_message(struct task_state *caller, uint32_t send);
/*@ requires task: is_task(caller);
  @ requires ready: caller->condition == TASK_READY;
  @ requires running: kernel.running == &caller->context;
  @ requires unserved: nobody_serves(caller);
  @ requires slot: names_right(index_of(caller), caller->packed);
  @ requires frame: frame_valid(index_of(caller));
  @ requires message: message_valid(index_of(caller));
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
static inline void block_caller(struct task_state *caller);
/*@ requires task: is_task(caller);
  @ requires running: kernel.running == &caller->context;
  @ REQUIRES_VALID;
  @ assigns task_states[0 .. 15], kernel.due;
  @ STAYS_VALID;
  @ TASKS_STAY;
  @ CALLS_STAY; */
static inline void suspend_caller(struct task_state *caller);
/*@ requires task: is_task(caller);
  @ requires unmarked: unmarked(caller);
  @ requires unserved: nobody_serves(caller);
  @ requires slot: names_right(index_of(caller), caller->packed);
  @ requires frame: frame_valid(index_of(caller));
  @ REQUIRES_VALID;
  @ assigns caller->condition;
  @ STAYS_VALID;
  @ OTHERS_STAY(caller);
  @ ensures served: caller->condition == TASK_SERVED; */
static inline void await_reply(struct task_state *caller);
/*@ requires tasks: is_task(server) && is_task(caller);
  @ requires served: caller->condition == TASK_SERVED;
  @ requires unserved: nobody_serves(caller);
  @ REQUIRES_VALID;
  @ assigns server->serving, server->serves;
  @ STAYS_VALID;
  @ ensures conditions: \forall integer i; is_index(i) ==> task_states[i].condition == \old(task_states[i].condition);
  @ ensures serving: server->serving == index_of(caller); */
static inline void serve_caller(struct task_state *server, const struct task_state *caller);
/*@ requires task: is_task(server);
  @ REQUIRES_VALID;
  @ assigns server->serving;
  @ STAYS_VALID;
  @ ensures others: \forall integer i; is_index(i) && i != index_of(server) ==>
  @   task_states[i].serving == \old(task_states[i].serving);
  @ ensures gone: server->serving == GONE_TASK; */
static inline void lose_caller(struct task_state *server);
/*@ requires task: is_task(server);
  @ REQUIRES_VALID;
  @ assigns server->queued;
  @ STAYS_VALID;
  @ TASKS_STAY; */
static inline void forget_queue(struct task_state *server);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns task->statistics.restarts;
  @ STAYS_VALID; */
static inline void count_restart(struct task_state *task, bool counts);
/*@ requires arguments: ARGUMENTS_VALID;
  @ REQUIRES_VALID;
  @ assigns arguments[0];
  @ STAYS_VALID; */
static inline void set_answer(uint32_t *arguments, uint32_t value);
/*@ requires arguments: ARGUMENTS_VALID;
  @ REQUIRES_VALID;
  @ assigns arguments[1];
  @ STAYS_VALID; */
static inline void set_generation(uint32_t *arguments, uint32_t generation);
/*@ requires words: words == &task_object[0];
  @ REQUIRES_VALID;
  @ assigns words[0 .. 6];
  @ STAYS_VALID; */
static inline uint32_t tell_record(uint32_t number, uint32_t *words);
/*@ requires words: words == &task_object[0];
  @ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns words[0 .. 9];
  @ STAYS_VALID; */
static inline uint32_t tell_task(const struct task_state *task, uint32_t *words);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns task->release;
  @ STAYS_VALID; */
static inline void next_release(struct task_state *task);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns task->pending, task->released_at;
  @ STAYS_VALID; */
static inline void mark_release(struct task_state *task);
/*@ REQUIRES_VALID;
  @ assigns kernel.watch;
  @ STAYS_VALID; */
static inline void plan_watch(void);
/*@ REQUIRES_VALID;
  @ assigns kernel.due;
  @ STAYS_VALID; */
static inline void forget_due(void);
/*@ REQUIRES_VALID;
  @ assigns kernel.base_counter, kernel.base_us;
  @ STAYS_VALID; */
static inline void move_base(void);
/*@ REQUIRES_VALID;
  @ assigns kernel.tick, kernel.ticks_left, kernel.milliseconds;
  @ STAYS_VALID;
  @ ensures tick: \result == kernel.tick; */
static inline uint32_t count_tick(void);
/*@ REQUIRES_VALID;
  @ assigns kernel.ticks_left, kernel.milliseconds;
  @ STAYS_VALID; */
static inline void count_millisecond(void);

/* ---- monitor.h ---- */

/*@ requires field: field < FIELD_ADD && field % 4 <= 2;
  @ requires there: may_read(at, field_bytes(field));
  @ PURE;
  @ ensures value: \result == word_of(at, field);
  @ ensures loaded: 0 <= loaded(at, field % 4) < turn(field); */
static inline uint32_t monitor_number(uint32_t at, uint32_t field);
/*@ requires field: field < FIELD_ADD && field % 4 <= 2;
  @ requires there: may_read(at, field_bytes(field));
  @ PURE;
  @ ensures value: \result == value_of(at, field);
  @ ensures small: -0x80000000 <= \result < 0x100000000; */
static inline int64_t monitor_value(uint32_t at, uint32_t field);
/*@ requires test: \valid_read(test) && test->first % 4 <= 2 && (test->second < FIELD_ADD || test->second % 4 <= 2);
  @ requires place: message + test->first_at < 0x100000000;
  @ requires place_too: test->second >= FIELD_ADD ==> message + test->second_at < 0x100000000;
  @ requires first: may_read(message + test->first_at, field_bytes(test->first));
  @ requires second: test->second >= FIELD_ADD ==> may_read(message + test->second_at, field_bytes(test->second));
  @ PURE;
  @ ensures value: \result == test_value((struct test *)test, message); */
static inline int64_t monitor_test_value(const struct test *test, uint32_t message);
/*@ requires guard: \valid_read(guard);
  @ PURE;
  @ ensures last: step == &guard->inside[1] ==> \result == &steps[guard->steps_at];
  @ ensures other: step != &guard->inside[1] ==> \result == step + 1;
  @ ensures number: \separated(guard, &steps[0 .. 65535]) ==> (\forall integer i; 0 <= i < 65536 &&
  @   step == step_number((struct guard *)guard, i) ==> \result == step_number((struct guard *)guard, i + 1)); */
static inline const struct step *step_after(const struct step *step, const struct guard *guard);
/*@ requires step: \valid_read(step) && step_sound(step) && state_sound(step);
  @ PURE;
  @ ensures exact: \result <==> state_after(step) == automaton_states[step->automaton]; */
static inline bool monitor_stays(const struct step *step);
/*@ requires guard: \valid_read(guard) && guard->field < FIELD_ADD && guard->field % 4 <= 2;
  @ requires place: message + guard->field_at < 0x100000000;
  @ requires there: may_read(message + guard->field_at, field_bytes(guard->field));
  @ PURE;
  @ ensures exact: \result <==> in_range(guard, message); */
static inline bool monitor_in_range(const struct guard *guard, uint32_t message);
/*@ requires guard: \valid_read(guard) && guard_sound((struct guard *)guard) && states_sound((struct guard *)guard);
  @ requires message: packed / 65536 % 256 <= BULKHEAD_MESSAGE_MAX && may_read(message, packed / 65536 % 256);
  @ requires place: message + packed / 65536 % 256 < 0x100000000;
  @ PURE;
  @ ensures steps: \result ==> steps_stay((struct guard *)guard) && steps_agree((struct guard *)guard);
  @ ensures predicate: \result ==> message_agrees((struct guard *)guard, message, packed / 65536 % 256); */
static inline bool monitor_is_plain(const struct guard *guard, uint32_t packed, uint32_t message);
/*@ requires rate < 255;
  @ assigns rate_states[rate].left, rate_states[rate].window;
  @ exits never: impossible;
  @ ensures exact: \result <==> \old(has_room(rate));
  @ ensures still: !\result ==> !has_room(rate);
  @ behavior renewed:
  @   assumes rates[rate].at_most > 0 &&
  @     (uint32_t)((uint32_t)(kernel.tick + 0x80000000) - rate_states[rate].window) >= rates[rate].ticks;
  @   ensures rate_states[rate].left == rates[rate].at_most - 1;
  @ behavior counted:
  @   assumes rate_states[rate].left > 0 &&
  @     (uint32_t)((uint32_t)(kernel.tick + 0x80000000) - rate_states[rate].window) < rates[rate].ticks;
  @   ensures rate_states[rate].left == \old(rate_states[rate].left) - 1;
  @ behavior exceeded:
  @   assumes rate_states[rate].left == 0 &&
  @     (uint32_t)((uint32_t)(kernel.tick + 0x80000000) - rate_states[rate].window) < rates[rate].ticks;
  @   ensures rate_states[rate].left == 0; */
static inline bool monitor_counts(uint32_t rate);
/*@ requires right: \valid_read(right);
  @ requires apart: \separated(right, &rate_states[0 .. 254], &automaton_states[0 .. 254]);
  @ assigns rate_states[0 .. 254];
  @ exits never: impossible;
  @ ensures guarded: \result ==> right->guard == NO_GUARD; */
static inline bool monitor_allows_notification(const struct call_right *right);
/*@ RIGHT_LEGAL(packed);
  @ requires task: is_task(caller);
  @ requires length: packed / 65536 % 256 <= BULKHEAD_MESSAGE_MAX;
  @ requires message: may_read(message, packed / 65536 % 256);
  @ requires tables: tables_valid;
  @ requires states: states_valid;
  @ assigns rate_states[0 .. 254], automaton_states[0 .. 254], task_memory;
  @ exits never: impossible;
  @ ensures states: states_valid;
  @ ensures agrees: \result ==> \old(rules_agree((struct call_right *)right, packed, message));
  @ ensures disagrees: !\result ==> \old(rules_disagree((struct call_right *)right, packed, message)); */
static inline bool monitor_allows(const struct call_right *right, uint32_t packed, uint32_t message,
                                  const struct task_state *caller);
/*@ RIGHT_LEGAL(packed);
  @ requires task: is_task(caller);
  @ requires length: packed / 65536 % 256 <= BULKHEAD_MESSAGE_MAX;
  @ requires message: may_read(message, packed / 65536 % 256);
  @ REQUIRES_VALID;
  @ assigns rate_states[0 .. 254], automaton_states[0 .. 254], task_memory;
  @ STAYS_VALID;
  @ TASKS_STAY;
  @ ensures frame: \old(frame_valid(index_of(caller))) ==> frame_valid(index_of(caller));
  @ ensures event: \forall integer i; is_index(i) && \old(event_valid(i)) ==> event_valid(i); */
static inline bool call_is_allowed(const struct call_right *right, uint32_t packed, uint32_t message,
                                   const struct task_state *caller);
/*@ RIGHT_LEGAL(caller->packed);
  @ requires task: is_task(caller);
  @ requires message: message_valid(index_of(caller));
  @ REQUIRES_VALID;
  @ assigns rate_states[0 .. 254], automaton_states[0 .. 254], task_memory;
  @ STATE_STAYS_VALID;
  @ TASKS_STAY; */
static inline bool queued_call_is_allowed(const struct call_right *right, const struct task_state *caller);
/*@ requires task: is_task(target);
  @ requires right: \valid_read(right);
  @ requires apart: \separated(right, &rate_states[0 .. 254], &automaton_states[0 .. 254]);
  @ requires rate: right->rate == NO_RATE || right->rate < tables.rates;
  @ REQUIRES_VALID;
  @ assigns rate_states[0 .. 254];
  @ STAYS_VALID;
  @ ensures event: \result ==> period(index_of(target)) == 0; */
static inline bool notification_is_allowed(const struct task_state *target, const struct call_right *right);
