/* What the proofs of the kernel say, and what they take for granted.
 *
 * The arrays that tables.c defines have their greatest sizes here. The memory of the tasks is one thing, task_memory,
 * apart from all of the kernel's; only the functions of arch/ touch it (that they do, and no more, is assumed).
 *
 * VALID holds between any two statements that do not say otherwise; every function keeps it. */
#ifndef MODEL_H
#define MODEL_H
#include "../kernel.h"
#include "../link.h"
#include "../region.h"
#include "../reply.h"
#include "board.h"

extern const struct task_descriptor task_descriptors[TASKS_MAX];
extern struct task_state task_states[TASKS_MAX];
extern const struct point points[255];
extern const uint8_t point_lists[65536 + 256];
extern const struct call_right call_rights[256];
extern const struct interrupt interrupts[255];
extern const struct rate rates[255];
extern struct rate_state rate_states[255];
extern uint32_t point_values[255];
extern uint8_t task_memory[1];

/*@ predicate is_index(integer i) = 0 <= i < tables.tasks;
  @ logic integer index_of(struct task_state *t) = t - &task_states[0];
  @ predicate is_task(struct task_state *t) = is_index(index_of(t)) && t == &task_states[index_of(t)];
  @
  @ // The bytes at .. at + n - 1 all lie in base .. base + size - 1; no bytes lie everywhere.
  @ predicate inside(integer base, integer size, integer at, integer n) =
  @   n == 0 || (base <= at && at + n <= base + size);
  @ predicate in_ram(struct task_descriptor *d, integer at, integer n) = inside(d->ram_base, d->ram_size, at, n);
  @ predicate in_flash(struct task_descriptor *d, integer at, integer n) = inside(d->flash_base, d->flash_size, at, n);
  @
  @ // The hardware's region of that base and size ends below 2^32; what the start of the kernel has checked.
  @ predicate descriptor_valid(struct task_descriptor *d) =
  @   d->ram_base + d->ram_size < 0x100000000 && 1024 <= d->ram_base && 64 <= d->stack_size <= d->ram_size &&
  @   d->calls_at + d->calls <= 256 && d->budget <= 4000000 && d->start_budget <= 4000000;
  @ predicate rights_valid =
  @   \forall integer i; 0 <= i < 256 ==> call_rights[i].target < tables.tasks;
  @ predicate interrupts_valid =
  @   \forall integer i; 0 <= i < tables.interrupts ==> interrupts[i].task < tables.tasks && interrupts[i].bit < 32;
  @ predicate points_valid =
  @   \forall integer i; 0 <= i < 65536 + 256 ==> point_lists[i] < 255;
  @ predicate tables_valid =
  @   2 <= tables.tasks <= 16 && tables.tick_us >= 1 && tables.points <= 255 && tables.interrupts <= 255 &&
  @   rights_valid && interrupts_valid && points_valid &&
  @   (\forall integer i; 0 <= i < 16 ==> descriptor_valid(&task_descriptors[i]));
  @
  @ predicate order_valid = \forall integer r; 0 <= r < tables.tasks ==> kernel.order[r] < tables.tasks;
  @ predicate ranks_valid = \forall integer i; 0 <= i < tables.tasks ==> task_states[i].rank < tables.tasks;
  @ predicate idle_last = kernel.top <= tables.tasks && kernel.runnable[tables.tasks];
  @ predicate descriptors_valid =
  @   \forall integer i; 0 <= i < tables.tasks ==> task_states[i].context.descriptor == &task_descriptors[i];
  @ predicate serving_valid =
  @   \forall integer i; 0 <= i < tables.tasks ==>
  @     task_states[i].serving < tables.tasks || task_states[i].serving >= 254;
  @ predicate calls_valid =
  @   \forall integer i; 0 <= i < tables.tasks ==>
  @     (task_states[i].condition == TASK_CALLING || task_states[i].condition == TASK_SERVED) ==>
  @       (task_states[i].packed & 0xff) < task_descriptors[i].calls;
  @ predicate running_valid =
  @   kernel.running == &kernel.idle || is_task((struct task_state *)kernel.running);
  @ predicate clock_valid =
  @   kernel.counts_per_us >= 1 && kernel.ticks_per_ms >= 1 && \valid_read(kernel.counter) &&
  @   \separated(kernel.counter, &kernel, &task_states[0 .. 15]);
  @*/
#define VALID \
	tables_valid && order_valid && ranks_valid && idle_last && descriptors_valid && serving_valid && calls_valid && \
	    running_valid && clock_valid
#define STAYS_VALID \
	ensures tables: tables_valid; \
	ensures order: order_valid; \
	ensures ranks: ranks_valid; \
	ensures idle: idle_last; \
	ensures descriptors: descriptors_valid; \
	ensures serving: serving_valid; \
	ensures calls: calls_valid; \
	ensures running: running_valid; \
	ensures running_same: kernel.running == \old(kernel.running); \
	ensures clock: clock_valid
/* All that the kernel may change. */
#define STATE kernel, task_states[0 .. 15], point_values[0 .. 254], rate_states[0 .. 254], task_memory[0]
#define ARGUMENTS_VALID \
	\valid(arguments + (0 .. 7)) && \
	    \separated(arguments + (0 .. 7), &kernel, &task_states[0 .. 15], &rate_states[0 .. 254], &point_values[0 .. 254])

/* ---- arch.h, board.h: assumed ---- */

/*@ assigns \result \from task_memory[0], at; */
static inline uint32_t arch_load(uint32_t at);
/*@ assigns task_memory[0] \from value; */
static inline void arch_store(uint32_t at, uint32_t value);
/*@ assigns task_memory[0] \from value; */
static inline void arch_store_byte(uint32_t at, uint32_t value);
/*@ requires length: length <= BULKHEAD_MESSAGE_MAX;
  @ assigns task_memory[0] \from task_memory[0]; */
void arch_copy(uint32_t to, uint32_t from, uint32_t length);
/*@ requires \valid_read(context);
  @ assigns \result \from context->stack;
  @ ensures \valid(\result + (0 .. 7));
  @ ensures \separated(\result + (0 .. 7), &kernel, &task_states[0 .. 15], &rate_states[0 .. 254],
  @                    &point_values[0 .. 254]); */
static inline uint32_t *arch_frame(const struct task_context *context);
/*@ requires \valid(context);
  @ assigns context->registers[0 .. 7], context->stack, context->return_code, task_memory[0]; */
void arch_context_start(struct task_context *context, uint32_t stack_end, uint32_t entry);
/*@ requires \valid(context);
  @ assigns context->return_code; */
void arch_context_drop(struct task_context *context);
/*@ assigns \nothing; */
void arch_start(void);
/*@ assigns \nothing;
  @ ensures \false; */
void arch_idle(void);
/*@ assigns \nothing;
  @ ensures \false; */
void arch_reset(void);
/*@ assigns \nothing; */
void arch_interrupt_enable(uint32_t line);
/*@ assigns \nothing; */
void arch_interrupt_disable(uint32_t line);
/*@ assigns \nothing; */
void arch_interrupt_clear(uint32_t line);
/*@ assigns \nothing; */
uint32_t arch_interrupt_line(void);
/*@ assigns \nothing; */
void arch_trace(uint32_t port, const uint8_t *text, uint32_t length);
/*@ assigns task_memory[0]; */
uint32_t arch_semihost(uint32_t operation, const void *arguments);
/*@ assigns \nothing; */
bool board_start(void);

/* ---- region.h, context.h ---- */

/*@ assigns \nothing;
  @ ensures exact: \result <==> length == 0 || (base <= at && at + length <= base + size); */
static inline bool region_contains(uint32_t base, uint32_t size, uint32_t at, uint32_t length);
/*@ requires \valid_read(task);
  @ requires descriptor_valid(task);
  @ requires length <= 2048;
  @ requires task->ram_base + task->ram_size >= length;
  @ assigns \nothing;
  @ ensures exact: \result <==> length == 0 || (from <= at && at + length <= task->ram_base + task->ram_size); */
static inline bool region_in_ram(const struct task_descriptor *task, uint32_t from, uint32_t at, uint32_t length);
/*@ requires \valid_read(task);
  @ requires descriptor_valid(task);
  @ requires length <= 1024;
  @ assigns \nothing;
  @ ensures exact: \result <==> in_ram(task, at, length) || in_flash(task, at, length); */
static inline bool region_is_readable(const struct task_descriptor *task, uint32_t at, uint32_t length);
/*@ requires \valid_read(task);
  @ requires descriptor_valid(task);
  @ requires length <= BULKHEAD_MESSAGE_MAX;
  @ assigns \nothing;
  @ ensures exact: \result <==> in_ram(task, at, length) || in_flash(task, at, length); */
static inline bool region_has_message(const struct task_descriptor *task, uint32_t at, uint32_t length);
/*@ requires \valid_read(task);
  @ requires descriptor_valid(task);
  @ assigns \nothing;
  @ ensures inside: \result ==> in_ram(task, stack, 32) && stack + 32 <= task->ram_base + task->stack_size; */
static inline bool arch_frame_lies_in(const struct task_descriptor *task, uint32_t stack, uint32_t return_code);
/*@ assigns \nothing;
  @ ensures \result == (uint32_t)(stack + 32) || \result == (uint32_t)(stack + 104); */
static inline uint32_t arch_frame_end(uint32_t stack, uint32_t return_code);
/*@ requires \valid_read(context);
  @ requires \valid_read(context->descriptor);
  @ requires descriptor_valid(context->descriptor);
  @ assigns \nothing;
  @ ensures inside: \result ==> in_ram(context->descriptor, context->stack, 32); */
static inline bool arch_frame_is_valid(const struct task_context *context);

/* ---- kernel.h ---- */

/*@ requires task: is_index(index_of(task));
  @ assigns \nothing;
  @ ensures \result == index_of(task); */
static inline uint32_t task_index(const struct task_state *task);
/*@ requires valid: VALID;
  @ requires task: is_task(task);
  @ assigns \nothing;
  @ ensures \result <==> task == (struct task_state *)kernel.running; */
static inline bool task_is_running(const struct task_state *task);
/*@ assigns \nothing; */
static inline bool tick_reached(uint32_t a, uint32_t b);
/*@ requires valid: VALID;
  @ assigns kernel.charged_from, kernel.running->spent;
  @ STAYS_VALID; */
static inline void time_charge(void);
/*@ requires valid: VALID;
  @ requires running: is_task((struct task_state *)running);
  @ assigns running->spent;
  @ STAYS_VALID; */
static inline void time_charge_last(struct task_context *running);
/*@ requires task: is_task(task);
  @ requires valid: VALID;
  @ requires known: condition == TASK_WOKEN || condition == TASK_READY;
  @ assigns kernel.runnable[task->rank], kernel.top, task->condition;
  @ STAYS_VALID;
  @ ensures task->condition == condition;
  @ ensures kernel.runnable[task->rank] && kernel.top <= task->rank; */
static inline void task_set_runnable(struct task_state *task, enum task_condition condition);
/*@ requires task: is_task(task);
  @ requires valid: VALID;
  @ requires known: condition <= TASK_WAITING || condition == TASK_CALLING;
  @ requires call: condition == TASK_CALLING ==> (task->packed & 0xff) < task_descriptors[index_of(task)].calls;
  @ assigns kernel.runnable[task->rank], task->condition;
  @ STAYS_VALID;
  @ ensures task->condition == condition;
  @ ensures !kernel.runnable[task->rank]; */
static inline void task_set_blocked(struct task_state *task, enum task_condition condition);
/*@ requires valid: VALID;
  @ assigns \nothing; */
static inline uint32_t time_now(void);
/*@ requires valid: VALID;
  @ assigns kernel.due;
  @ STAYS_VALID; */
static inline void time_plan(uint32_t tick);
/*@ assigns \nothing; */
static inline uint32_t time_after(uint32_t ms);
/*@ requires task: is_task(server);
  @ requires valid: VALID;
  @ assigns \nothing;
  @ ensures limit: \result <==> server->serves != 0 || server->context.descriptor->period == 0 ||
  @   server->context.descriptor->serve_limit == 0; */
static inline bool call_is_within_limit(const struct task_state *server);
/*@ requires task: is_task(server);
  @ requires valid: VALID;
  @ assigns \nothing;
  @ ensures \result ==> server->queued > 0; */
static inline bool call_waits(const struct task_state *server);
/*@ requires task: is_task(task);
  @ requires valid: VALID;
  @ assigns task->context.spent, task->context.inside, task->reason, task_memory[0];
  @ STAYS_VALID;
  @ ensures task->reason == (uint8_t)reason; */
static inline void activation_start(struct task_state *task, uint32_t reason, uint32_t bits);
/*@ requires task: is_task(task);
  @ requires valid: VALID;
  @ assigns \nothing;
  @ ensures \result <==> task->rank <= kernel.top; */
static inline bool schedule_is_first(const struct task_state *task);
/*@ requires task: is_task(task);
  @ requires valid: VALID;
  @ assigns task->condition, kernel.next;
  @ STAYS_VALID;
  @ ensures kernel.next == &task->context && task->condition == TASK_READY; */
static inline void schedule_switch(struct task_state *task);
/*@ assigns \nothing;
  @ ensures \result <==> ms <= kernel.ms_far; */
static inline bool time_is_ahead(uint32_t ms);
/*@ requires task: is_task(task);
  @ requires valid: VALID;
  @ assigns \nothing; */
static inline bool time_over_budget(const struct task_state *task);

/* ---- reply.h ---- */

/*@ requires task: is_task(caller);
  @ requires valid: VALID;
  @ assigns task_memory[0], kernel.runnable[caller->rank], kernel.top, caller->condition;
  @ STAYS_VALID;
  @ ensures caller->condition == TASK_READY; */
static inline void finish_call(struct task_state *caller, uint32_t status);
/*@ requires task: is_task(server);
  @ requires valid: VALID;
  @ assigns \nothing;
  @ ensures exact: \result <==> server->serving != NO_TASK && length <= BULKHEAD_MESSAGE_MAX &&
  @   (in_ram(&task_descriptors[index_of(server)], data, length) ||
  @    in_flash(&task_descriptors[index_of(server)], data, length)); */
static inline bool reply_is_legal(const struct task_state *server, uint32_t data, uint32_t length);
/*@ requires task: is_task(server);
  @ requires valid: VALID;
  @ requires length <= BULKHEAD_MESSAGE_MAX;
  @ assigns STATE;
  @ STAYS_VALID;
  @ ensures server->serving == NO_TASK;
  @ ensures caller: \result == \null || is_task(\result); */
static inline struct task_state *reply(struct task_state *server, uint32_t data, uint32_t length);

/* ---- what the files offer each other ---- */

/*@ requires task: is_task(task);
  @ requires valid: VALID;
  @ assigns task_memory[0]; */
void point_sample(const struct task_state *task);
#endif
