/* Contracts of call.c. */
/*@ requires task: is_task(caller);
  @ requires ready: caller->condition == TASK_READY;
  @ requires running: kernel.running == &caller->context;
  @ requires unmarked: unmarked(caller);
  @ requires frame: frame_valid(index_of(caller));
  @ requires end: frame_end >= ram_base(index_of(caller));
  @ requires descriptor: descriptor == &task_descriptors[index_of(caller)];
  @ requires arguments: ARGUMENTS_VALID;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
void call_send(struct task_state *caller, uint32_t *arguments, uint32_t frame_end,
               const struct task_descriptor *descriptor);
/*@ requires task: is_task(caller);
  @ requires ready: caller->condition == TASK_READY;
  @ requires running: kernel.running == &caller->context;
  @ requires unmarked: unmarked(caller);
  @ requires arguments: ARGUMENTS_VALID;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
void call_notify(struct task_state *caller, uint32_t *arguments);
/*@ requires task: is_task(server);
  @ requires event: event_valid(index_of(server));
  @ requires woken: server->condition == TASK_WOKEN;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ READY_STAYS;
  @ ensures same: server->condition == TASK_WOKEN; */
bool call_deliver(struct task_state *server);
/*@ requires task: is_task(server);
  @ REQUIRES_VALID;
  @ assigns task_states[0 .. 15], kernel.runnable[0 .. 16], kernel.top, kernel.reschedule, task_memory;
  @ STAYS_VALID;
  @ READY_STAYS;
  @ ensures kept: \forall integer i; is_index(i) ==> task_states[i].buffer == \old(task_states[i].buffer);
  @ ensures others: \forall integer i; is_index(i) && i != index_of(server) ==>
  @   task_states[i].serving == \old(task_states[i].serving);
  @ ensures over: server->serving >= GONE_TASK; */
void call_finish(struct task_state *server, uint32_t status);
/*@ requires task: is_task(caller);
  @ requires calling: in_call(index_of(caller));
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ ensures over: caller->condition == TASK_READY; */
void call_timeout(struct task_state *caller);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ ensures unserved: nobody_serves(task);
  @ ensures free: task->serving == NO_TASK; */
void call_abandon(struct task_state *task);
#ifdef PROVES
#define CALLS_SEEN \
	requires tables: tables_valid; \
	requires words: words_seen; \
	requires halves: halves_seen; \
	requires bytes: bytes_seen; \
	requires rights: rights_seen; \
	requires descriptors: descriptors_valid
/*@ requires task: is_task(caller);
  @ requires slot: (caller->packed % 256) < calls_count(index_of(caller));
  @ CALLS_SEEN;
  @ PURE;
  @ ensures valid: \valid_read(\result);
  @ ensures apart: \separated(\result, &rate_states[0 .. 254], &automaton_states[0 .. 254]);
  @ ensures exact: \result == &call_rights[calls_at(index_of(caller)) + (caller->packed % 256)];
  @ ensures rate: \result->rate == NO_RATE || \result->rate < tables.rates;
  @ ensures guard: names_right(index_of(caller), caller->packed) ==>
  @   \result->guard == NO_GUARD || \result->guard + caller->packed / 256 % 256 < tables.guards; */
static const struct call_right *right_of(const struct task_state *caller);
/*@ requires task: is_task(caller);
  @ requires slot: (caller->packed % 256) < calls_count(index_of(caller));
  @ CALLS_SEEN;
  @ PURE;
  @ ensures task: is_index(called_by(index_of(caller)));
  @ ensures exact: \result == &task_states[called_by(index_of(caller))];
  @ ensures index: is_task(\result) && index_of(\result) == called_by(index_of(caller));
  @ ensures other: called_by(index_of(caller)) != index_of(caller); */
static struct task_state *target_of(const struct task_state *caller);
/*@ requires tasks: is_task(caller) && is_task(server);
  @ requires calls: calls_valid;
  @ CALLS_SEEN;
  @ PURE;
  @ ensures exact: \result <==> caller->condition == TASK_CALLING && called_by(index_of(caller)) == index_of(server);
  @ ensures other: \result ==> caller != server; */
static bool is_calling(const struct task_state *caller, const struct task_state *server);
/*@ requires tasks: is_task(caller) && is_task(server) && caller != server;
  @ requires unserved: nobody_serves(caller);
  @ requires unmarked: unmarked(caller);
  @ requires slot: names_right(index_of(caller), caller->packed);
  @ requires frame: frame_valid(index_of(caller));
  @ requires event: event_valid(index_of(server));
  @ requires length: (packed / 65536 % 256) <= BULKHEAD_MESSAGE_MAX;
  @ requires message: readable(index_of(caller), send, packed / 65536 % 256);
  @ REQUIRES_VALID;
  @ assigns task_states[0 .. 15], task_memory;
  @ STAYS_VALID;
  @ OTHERS_STAY(caller);
  @ ensures served: server->serving == index_of(caller) && caller->condition == TASK_SERVED; */
static inline void deliver(struct task_state *server, struct task_state *caller, uint32_t endpoint, uint32_t packed,
                           uint32_t send);
/*@ requires tasks: is_task(caller) && is_task(server) && caller != server;
  @ requires ready: caller->condition == TASK_READY;
  @ requires running: kernel.running == &caller->context;
  @ requires unmarked: unmarked(caller);
  @ requires slot: names_right(index_of(caller), caller->packed);
  @ requires frame: frame_valid(index_of(caller));
  @ requires message: message_valid(index_of(caller));
  @ requires arguments: ARGUMENTS_VALID;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
static void enqueue(struct task_state *caller, struct task_state *server, uint32_t *arguments);
/*@ requires task: is_task(server);
  @ REQUIRES_VALID;
  @ PURE;
  @ ensures calling: \result != \null ==> is_task(\result) && \result != server &&
  @   \result->condition == TASK_CALLING && called_by(index_of(\result)) == index_of(server); */
static struct task_state *first_caller(const struct task_state *server);
/*@ requires task: is_task(caller);
  @ REQUIRES_VALID;
  @ assigns task_states[0 .. 15];
  @ STAYS_VALID;
  @ ensures same: caller->condition == \old(caller->condition);
  @ ensures unserved: nobody_serves(caller); */
static void forget_served(const struct task_state *caller);
/*@ requires tasks: is_task(caller) && is_task(server);
  @ requires unserved: nobody_serves(server);
  @ requires over: server->serving >= GONE_TASK;
  @ REQUIRES_VALID;
  @ assigns task_memory, kernel.runnable[0 .. 16], kernel.top, task_states[0 .. 15];
  @ STAYS_VALID;
  @ ensures unserved: nobody_serves(server);
  @ ensures over: server->serving >= GONE_TASK; */
static void refuse_caller(struct task_state *caller, const struct task_state *server);
/*@ requires task: is_task(caller);
  @ REQUIRES_VALID;
  @ assigns task_states[0 .. 15];
  @ STAYS_VALID;
  @ ensures same: caller->condition == \old(caller->condition);
  @ ensures unserved: nobody_serves(caller); */
static void call_withdraw(const struct task_state *caller);
#endif
