/* Contracts of kernel.c. */
/*@ requires valid: code != PANIC_TABLES ==> tables_valid;
  @ requires tables: words_seen && halves_seen && bytes_seen && lists_seen;
  @ assigns task_memory;
  @ exits never: impossible;
  @ ensures \false; */
void panic(enum panic_code code, uint32_t pc);
#ifdef PROVES
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
  @ exits never: impossible;
  @ ensures checked: tables_valid; */
static void tables_check(void);
#endif
