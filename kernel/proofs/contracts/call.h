/* Contracts of call.c. */
/*@ requires task: is_task(caller);
  @ requires ready: caller->condition == TASK_READY;
  @ requires running: kernel.running == &caller->context;
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
  @ requires arguments: ARGUMENTS_VALID;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
void call_notify(struct task_state *caller, uint32_t *arguments);
/*@ requires task: is_task(server);
  @ requires event: event_valid(index_of(server));
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
bool call_deliver(struct task_state *server);
/*@ requires task: is_task(server);
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ ensures over: server->serving >= GONE_TASK; */
void call_finish(struct task_state *server, uint32_t status);
/*@ requires task: is_task(caller);
  @ requires calling: in_call(index_of(caller));
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
void call_timeout(struct task_state *caller);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ ensures unserved: nobody_serves(task);
  @ ensures free: task->serving == NO_TASK; */
void call_abandon(struct task_state *task);
