/* Contracts of point.c. */
#define POINTS_SEEN \
	requires tables: tables_valid; \
	requires words: words_seen; \
	requires halves: halves_seen; \
	requires bytes: bytes_seen; \
	requires lists: lists_seen; \
	requires descriptors: descriptors_valid
/*@ requires tables: tables_valid;
  @ assigns point_values[0 .. 254];
  @ exits never: 0 == 1;
  @ ensures safe: \forall integer k; 0 <= k < tables.points ==> point_values[k] == points[k].safe; */
void point_start(void);
/*@ requires task: is_task(task);
  @ POINTS_SEEN;
  @ assigns task_memory;
  @ exits never: 0 == 1; */
void point_sample(const struct task_state *task);
#define PUBLISHED point_values[0 .. 254], kernel.runnable[0 .. 16], kernel.top, kernel.reschedule, \
	task_states[IO_TASK].condition, task_states[IO_TASK].released_at, task_states[IO_TASK].pending, \
	task_states[IO_TASK].notifications
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns PUBLISHED;
  @ STAYS_VALID;
  @ SERVING_STAYS;
  @ READY_STAYS; */
void point_publish(const struct task_state *task);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns PUBLISHED;
  @ STAYS_VALID;
  @ READY_STAYS; */
void point_make_safe(const struct task_state *task);
/*@ requires task: is_task(task);
  @ POINTS_SEEN;
  @ assigns task_memory;
  @ exits never: 0 == 1; */
void point_start_outputs(const struct task_state *task);
/*@ requires task: is_task(task);
  @ REQUIRES_VALID;
  @ assigns point_values[0 .. 254];
  @ STAYS_VALID; */
void point_count_restart(const struct task_state *task);
#ifdef PROVES
/*@ REQUIRES_VALID;
  @ assigns PUBLISHED;
  @ STAYS_VALID;
  @ SERVING_STAYS;
  @ READY_STAYS; */
static void tell_outputs(bool changed);
#endif
