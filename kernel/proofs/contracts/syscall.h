/* Contracts of syscall.c. */
/*@ requires task: is_task(task);
  @ requires arguments: ARGUMENTS_VALID;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
void syscall_refuse(struct task_state *task, const uint32_t *arguments);
#ifdef PROVES
/* What entry.S and the switch before it see to of the task that enters: it is the running one, in its activation, not
 * among those that wait for the processor. */
#define ENTERS \
	requires task: is_task(task); \
	requires ready: task->condition == TASK_READY; \
	requires running: kernel.running == &task->context; \
	requires unmarked: unmarked(task); \
	requires arguments: ARGUMENTS_VALID
/* Where a call is refused, nothing that the kernel keeps of any task has changed, nor who waits for the processor. What
 * follows (syscall_refuse) is the fault of the caller, of which others learn: who called it, the supervisor. */
#define SAME(field) task_states[i].field == \old(task_states[i].field)
#define REFUSED_CHANGES_NOTHING \
	ensures refused: !\result ==> (\forall integer i; is_index(i) ==> \
	  SAME(condition) && SAME(pending) && SAME(serving) && SAME(queued) && SAME(serves)); \
	ensures refused_words: !\result ==> (\forall integer i; is_index(i) ==> \
	  SAME(notifications) && SAME(buffer) && SAME(receive) && SAME(packed) && SAME(timeout) && SAME(alarm) && \
	  SAME(release) && SAME(context.stack)); \
	ensures refused_marks: !\result ==> kernel.next == \old(kernel.next) && \
	  (\forall integer r; 0 <= r <= 16 ==> kernel.runnable[r] == \old(kernel.runnable[r]))
/*@ requires task: is_task(task);
  @ requires size: size <= 4096;
  @ requires end: frame_end >= ram_base(index_of(task));
  @ requires tables: tables_valid;
  @ requires words: words_seen;
  @ requires descriptors: descriptors_valid;
  @ PURE;
  @ ensures own: \result ==> in_ram(index_of(task), at, size);
  @ ensures above: \result ==> size == 0 || frame_end <= at; */
static inline bool is_own_object(const struct task_state *task, uint32_t frame_end, uint32_t at, uint32_t size);
/*@ ENTERS;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ REFUSED_CHANGES_NOTHING; */
static bool do_reply(struct task_state *task, const uint32_t *arguments);
/*@ requires task: is_task(task);
  @ requires arguments: ARGUMENTS_VALID;
  @ REQUIRES_VALID;
  @ assigns task_memory;
  @ STAYS_VALID;
  @ REFUSED_CHANGES_NOTHING; */
static bool do_write(const struct task_state *task, const uint32_t *arguments);
/*@ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ REFUSED_CHANGES_NOTHING;
  @ ensures known: \result ==> index != SUPERVISOR; */
static bool supervise_other(uint32_t operation, uint32_t index);
/*@ ENTERS;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ REFUSED_CHANGES_NOTHING;
  @ ensures supervisor: \result ==> index_of(task) == SUPERVISOR; */
static bool do_supervise(const struct task_state *task, uint32_t *arguments);
/*@ requires task: is_task(task);
  @ requires end: end >= ram_base(index_of(task));
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
static inline uint32_t tell(const struct task_state *task, uint32_t end, uint32_t at, uint32_t about);
/*@ requires io: index_of(task) == IO_TASK || arguments[1] > LINK_DATA_MAX;
  @ ENTERS;
  @ requires end: frame_end >= ram_base(index_of(task));
  @ REQUIRES_VALID;
  @ assigns arguments[0], task_memory;
  @ STAYS_VALID;
  @ REFUSED_CHANGES_NOTHING;
  @ ensures io: \result ==> index_of(task) == IO_TASK; */
static bool exchange(const struct task_state *task, uint32_t *arguments, uint32_t frame_end);
/*@ ENTERS;
  @ requires end: frame_end >= ram_base(index_of(task));
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ REFUSED_CHANGES_NOTHING;
  @ ensures io: \result ==> index_of(task) == IO_TASK ||
  @   \old(task_descriptors[index_of(task)].flags) == TASK_LOG; */
static bool do_link(const struct task_state *task, uint32_t *arguments, uint32_t frame_end);
/*@ ENTERS;
  @ requires frame: frame_valid(index_of(task));
  @ requires end: frame_end >= ram_base(index_of(task));
  @ requires descriptor: descriptor == &task_descriptors[index_of(task)];
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID;
  @ REFUSED_CHANGES_NOTHING; */
static bool dispatch(struct task_state *task, uint32_t *arguments, uint32_t frame_end,
                     const struct task_descriptor *descriptor);
/*@ ENTERS;
  @ requires frame: frame_valid(index_of(task));
  @ requires end: frame_end >= ram_base(index_of(task));
  @ requires descriptor: descriptor == &task_descriptors[index_of(task)];
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
void syscall_by_number(struct task_state *task, uint32_t *arguments, uint32_t frame_end,
                       const struct task_descriptor *descriptor);
/*@ ENTERS;
  @ REQUIRES_VALID;
  @ assigns STATE;
  @ STAYS_VALID; */
void syscall_entry(struct task_state *task, uint32_t *arguments, uint32_t return_code);
#endif
