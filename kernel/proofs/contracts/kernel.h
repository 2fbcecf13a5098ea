/* Contracts of kernel.c. */
/*@ requires valid: code != PANIC_TABLES ==> tables_valid;
  @ requires tables: words_seen && halves_seen && bytes_seen && lists_seen;
  @ assigns task_memory;
  @ exits never: 0 == 1;
  @ ensures \false; */
void panic(enum panic_code code, uint32_t pc);
#ifdef PROVES
/*@ requires tables: tables_valid;
  @ requires words: words_seen;
  @ requires halves: halves_seen;
  @ requires bytes: bytes_seen;
  @ requires rights: rights_seen;
  @ requires lists: lists_seen;
  @ requires states: states_valid;
  @ requires ranking: ranking_valid;
  @ requires order: order_valid;
  @ requires ranks: ranks_valid;
  @ requires idle: idle_last && kernel.idle.descriptor == \null;
  @ requires running: kernel.running == &kernel.idle && kernel.next == &kernel.idle;
  @ requires clock: kernel.counts_per_us >= 1 && kernel.counter == &board_counter;
  @ requires stopped: all_stopped;
  @ assigns kernel.ticks_left, kernel.ticks_per_ms, kernel.ms_far, kernel.due, task_states[0 .. 15];
  @ STAYS_VALID;
  @ ensures stopped: all_stopped;
  @ ensures free: \forall integer i; is_index(i) ==> task_states[i].serving == NO_TASK; */
static void state_start(void);
/* What the loader and cleared memory give; the rest names what the tables hold, and their order by priority. */
/*@ requires placed: tables_placed;
  @ requires words: words_seen;
  @ requires halves: halves_seen;
  @ requires bytes: bytes_seen;
  @ requires rights: rights_seen;
  @ requires lists: lists_seen;
  @ requires ranking: ranking_valid && ranking_sorted;
  @ requires tasks: \forall integer i; 0 <= i < 16 ==>
  @   task_states[i].condition == 0 && task_states[i].packed == 0;
  @ requires marks: \forall integer r; 0 <= r <= 16 ==> !kernel.runnable[r];
  @ requires states: \forall integer a; 0 <= a < 255 ==> automaton_states[a] == 0;
  @ requires idle: kernel.idle.descriptor == \null;
  @ exits never: 0 == 1;
  @ ensures \false; */
void kernel_start(void);
/*@ requires first <= 65535 && count <= 255;
  @ requires lists: lists_seen;
  @ PURE;
  @ ensures exact: \result <==> list_valid(first, count); */
static bool lists_are_valid(uint32_t first, uint32_t count);
/*@ requires index: 0 <= index < 16 && task == &task_descriptors[index];
  @ requires halves: halves_seen;
  @ requires bytes: bytes_seen;
  @ requires rights: rights_seen;
  @ PURE;
  @ ensures valid: \result ==> rights_valid(index); */
static bool calls_are_valid(const struct task_descriptor *task, uint32_t index);
/*@ requires task: \exists integer i; 0 <= i < 16 && task == &task_descriptors[i];
  @ requires words: words_seen;
  @ requires bytes: bytes_seen;
  @ PURE;
  @ ensures valid: \forall integer i; 0 <= i < 16 && task == &task_descriptors[i] ==> \result ==> memory_valid(i); */
static bool memory_is_valid(const struct task_descriptor *task);
/*@ requires \valid_read(task);
  @ PURE;
  @ ensures exact: \result <==>
  @   (\forall integer k; 0 <= k < 8 ==> (task->regions[k].rbar & 0x1f) == (uint32_t)(0x10 | k)); */
static bool regions_are_valid(const struct task_descriptor *task);
/*@ requires region: \valid_read(region);
  @ PURE; */
static bool region_grants(const struct region *region, uint32_t access, uint32_t base, uint32_t size);
/*@ requires index: 0 <= index < 16 && task == &task_descriptors[index];
  @ requires words: words_seen;
  @ requires halves: halves_seen;
  @ requires bytes: bytes_seen;
  @ requires rights: rights_seen;
  @ requires lists: lists_seen;
  @ PURE;
  @ ensures valid: \result ==> task_valid(index); */
static bool task_is_valid(const struct task_descriptor *task, uint32_t index);
/*@ PURE;
  @ ensures exact: \result <==> (\forall integer k; 0 <= k < tables.points ==> point_valid(k)) && interrupts_valid; */
static bool points_are_valid(void);
/*@ requires placed: tables_placed;
  @ requires words: words_seen;
  @ requires halves: halves_seen;
  @ requires bytes: bytes_seen;
  @ requires rights: rights_seen;
  @ requires lists: lists_seen;
  @ assigns task_memory;
  @ exits never: 0 == 1;
  @ ensures checked: tables_valid; */
static void tables_check(void);
#endif
