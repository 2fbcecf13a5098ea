/* Systems at random, all valid: what the generator of tables might ever write,
 * and more. */
#include "machine.h"
#include <string.h>

struct tables machine_tables;
struct task_descriptor machine_descriptors[TASKS_MAX];
struct linked_task machine_linked[TASKS_MAX];
struct point machine_points[MACHINE_POINTS];
uint8_t machine_lists[MACHINE_LISTS];
struct call_right machine_rights[MACHINE_RIGHTS];
struct interrupt machine_interrupts[MACHINE_LINES];
struct rate machine_rates[8];
struct guard machine_guards[MACHINE_GUARDS];
struct automaton machine_automata[8];
struct step machine_steps[MACHINE_GUARDS];
uint8_t machine_moves[MACHINE_GUARDS];
struct test machine_tests[MACHINE_GUARDS];

struct task_state task_states[TASKS_MAX];
uint32_t point_values[MACHINE_POINTS];
struct rate_state rate_states[8];
uint8_t automaton_states[8];

static uint32_t state;

/* xorshift (Marsaglia): a number below `count`. */
static uint32_t below(uint32_t count) {
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  return state % count;
}

static void fill_points(void) {
  machine_tables.points = (uint8_t)(4 + below(MACHINE_POINTS - 4));
  for (uint32_t i = 0; i < machine_tables.points; i++) {
    struct point *point = &machine_points[i];
    *point = (struct point){.safe = below(3), .output = (uint8_t)below(2)};
    if (below(8) == 0) {
      point->source = POINT_RESTARTS;
      point->subject = (uint8_t)below(machine_tables.tasks);
    }
  }
}

static void fill_interrupts(void) {
  machine_tables.interrupts = (uint8_t)below(MACHINE_LINES + 1);
  for (uint32_t i = 0; i < machine_tables.interrupts; i++) {
    machine_interrupts[i] =
        (struct interrupt){.line = (uint8_t)i,
                           .task = (uint8_t)below(machine_tables.tasks),
                           .bit = (uint8_t)below(32)};
  }
}

static void fill_rates(void) {
  machine_tables.rates = (uint8_t)(1 + below(7));
  for (uint32_t i = 0; i < machine_tables.rates; i++) {
    machine_rates[i] = (struct rate){.at_most = (uint16_t)(1 + below(4)),
                                     .ticks = (uint16_t)(1 + below(20))};
  }
}

/* Of a message of `length` bytes, from 4 on. */
static uint8_t random_field(uint32_t length, uint8_t *at) {
  const uint8_t field = (uint8_t)(below(3) | (below(2) ? FIELD_SIGNED : 0));
  *at = (uint8_t)below(length - (1u << (field & FIELD_SIZE)) + 1);
  return field;
}

static uint8_t random_branch(uint32_t left) {
  return (uint8_t)(below(2) ? TEST_ALLOWS : below(left));
}

/* Tests in the order in which guards name them: each leads forward only. */
static uint32_t fill_tests(struct guard *guard, uint32_t at) {
  guard->tests_at = (uint16_t)at;
  guard->tests = (uint8_t)(at + 6 > MACHINE_GUARDS ? 0 : 1 + below(5));
  guard->length = (uint8_t)(guard->tests ? 4 + below(6) : 0);
  for (uint32_t i = 0; i < guard->tests; i++) {
    struct test *test = &machine_tests[at + i];
    *test = (struct test){.yes = random_branch(guard->tests - i),
                          .no = random_branch(guard->tests - i),
                          .bound = below(2) ? (int64_t)below(3) - 1 : (int64_t)below(300) - 100};
    test->first = random_field(guard->length, &test->first_at);
    if (below(2)) {
      test->second = random_field(guard->length, &test->second_at);
      test->second |= below(2) ? FIELD_ADD : FIELD_SUBTRACT;
    }
  }
  return at + guard->tests;
}

/* Any message, a number between two bounds, or tests. */
static uint32_t fill_predicate(struct guard *guard, uint32_t at) {
  const uint32_t kind = below(4);
  guard->tests_at = (uint16_t)at;
  if (kind == 0) {
    return fill_tests(guard, at);
  }
  if (kind == 1) {
    guard->length = (uint8_t)(4 + below(6));
    guard->field = random_field(guard->length, &guard->field_at);
    guard->least = below(2) ? below(300) - 150 : below(0x10000) << 16;
    guard->span = below(2) ? below(300) : below(0x10000) << 16;
  }
  return at;
}

/* One automaton that has a say, another one for each number. */
static struct step random_step(uint32_t number) {
  return (struct step){.automaton = (uint8_t)(number % machine_tables.automata),
                       .states = 3,
                       .moves_at = (uint16_t)below(MACHINE_GUARDS - 2)};
}

static void fill_guards(void) {
  uint32_t tests_at = 0;
  machine_tables.automata = (uint8_t)(1 + below(7));
  machine_tables.guards = machine_tables.steps = machine_tables.moves =
      machine_tables.tests = MACHINE_GUARDS;
  for (uint32_t i = 0; i < 8; i++) {
    machine_automata[i] =
        (struct automaton){.reset_by = (uint16_t)below(0x10000),
                           .states = 3,
                           .kind = (uint8_t)(AUTOMATON_ROLE + below(2))};
  }
  for (uint32_t i = 0; i < MACHINE_GUARDS; i++) {
    struct guard *guard = &machine_guards[i];
    const uint32_t steps = below(5), steps_at = below(MACHINE_GUARDS - 4);
    /* those inside are the two before steps[steps_at]; each names an automaton behind the one before */
    const uint32_t first = steps_at + 2u * machine_tables.automata - STEPS_INSIDE;
    const bool ascend = first % machine_tables.automata + steps <= machine_tables.automata;
    *guard = (struct guard){.steps = (uint8_t)(ascend ? steps : 1),
                            .steps_at = (uint16_t)steps_at};
    tests_at = fill_predicate(guard, tests_at);
    guard->inside[0] = random_step(first);
    guard->inside[1] = guard->steps == 1 ? guard->inside[0] : random_step(first + 1);
    machine_steps[i] = random_step(i);
    guard->plain = guard->steps > STEPS_INSIDE || guard->tests || below(4) == 0 ? NOT_PLAIN : guard->length;
    machine_moves[i] = (uint8_t)(below(3) ? below(3) : NO_MOVE);
  }
}

static struct call_right random_right(uint32_t caller) {
  uint32_t target = below(machine_tables.tasks - 1u);
  target += target >= caller;
  return (struct call_right){
      .target = (uint8_t)target,
      .endpoint = (uint8_t)below(3),
      .methods = (uint8_t)(1 + below(3)),
      .rate = (uint8_t)(below(3) ? 0xffu : below(machine_tables.rates)),
      .guard = (uint16_t)(below(3) ? NO_GUARD : below(MACHINE_GUARDS - 2)),
  };
}

static void fill_task(uint32_t index, uint16_t *list, uint16_t *right) {
  const uint32_t flash = MACHINE_FLASH + index * MACHINE_PAGE,
                 ram = MACHINE_RAM + index * MACHINE_PAGE;
  struct task_descriptor *task = &machine_descriptors[index];
  *task = (struct task_descriptor){
      .entry = flash | 1,
      .flash_base = flash,
      .flash_size = MACHINE_FLASH_SIZE,
      .ram_base = ram,
      .ram_size = MACHINE_RAM_SIZE,
      .stack_size = MACHINE_STACK_SIZE,
      .data_from = flash + MACHINE_FLASH_SIZE - 64,
      .data_to = ram + MACHINE_STACK_SIZE,
      .data_size = below(2) ? 64 : 0,
      .budget = index < 2 ? 0 : 50 + below(500),
      .start_budget = 1000 + below(1000),
      .period =
          (uint16_t)(index == SUPERVISOR || below(3) == 0 ? 0 : 1 + below(20)),
      .serve_limit = (uint16_t)below(4),
      .priority = (uint8_t)below(6),
      .flags = index == SUPERVISOR ? TASK_SUPERVISOR
               : index == IO_TASK  ? TASK_IO
               : below(4) == 0     ? TASK_LOG
                                   : 0,
      .reads = (uint8_t)below(6),
      .writes = (uint8_t)below(4),
      .calls = (uint8_t)below(5),
  };
  task->bss_base = task->data_to + task->data_size;
  task->bss_size = ram + MACHINE_RAM_SIZE - task->bss_base;
  task->points_in = task->bss_base;
  task->points_out = task->points_in + 4u * task->reads;
  task->reads_at = *list;
  for (uint32_t i = 0; i < task->reads; i++) {
    machine_lists[(*list)++] = (uint8_t)below(machine_tables.points);
  }
  task->writes_at = *list;
  for (uint32_t i = 0; i < task->writes; i++) {
    machine_lists[(*list)++] = (uint8_t)below(machine_tables.points);
  }
  task->calls_at = *right;
  for (uint32_t i = 0; i < task->calls; i++) {
    machine_rights[(*right)++] = random_right(index);
  }
  for (uint32_t i = 0; i < MPU_REGIONS; i++) {
    task->regions[i] = (struct region){.rbar = 0x10 | i, .rasr = 0};
  }
  /* Power of two, aligned to itself: read-only for both and executable; full
   * access for both and never executable (ARMv7-M ARM B3.5.9). */
  machine_linked[index] =
      (struct linked_task){flash, flash + MACHINE_FLASH_SIZE - 64, ram,
                           ram + MACHINE_RAM_SIZE};
  task->regions[0] =
      (struct region){.rbar = flash | 0x10, .rasr = 0x06020000u | 7u << 1 | 1};
  task->regions[1] =
      (struct region){.rbar = ram | 0x11, .rasr = 0x13060000u | 9u << 1 | 1};
}

static void fill_memory(void) {
  for (uint32_t i = 0; i < TASKS_MAX; i++) {
    memset((void *)(uintptr_t)(MACHINE_FLASH + i * MACHINE_PAGE), (int)i,
           MACHINE_FLASH_SIZE);
    memset((void *)(uintptr_t)(MACHINE_RAM + i * MACHINE_PAGE), 0x5a,
           MACHINE_RAM_SIZE);
  }
}

void machine_generate(uint32_t seed) {
  state = seed * 2654435761u + 1;
  uint16_t list = 0, right = 0;
  machine_open(true);
  memset(machine_lists, NO_POINT, sizeof machine_lists);
  memset(rate_states, 0, sizeof rate_states);
  memset(automaton_states, 0, sizeof automaton_states);
  machine_tables = (struct tables){
      .magic = TABLES_MAGIC,
      .version = TABLES_VERSION,
      .tasks = (uint8_t)(2 + below(TASKS_MAX - 1)),
      .tick_us = below(2) ? 1000 : 500,
      .systick_reload = 167999,
      .counter = (uint32_t)(uintptr_t)machine_counter(),
      .counter_mhz_chip = 84,
      .counter_mhz_qemu = 8,
  };
  fill_rates();
  fill_guards();
  fill_points();
  fill_interrupts();
  for (uint32_t i = 0; i < machine_tables.tasks; i++) {
    fill_task(i, &list, &right);
  }
  fill_memory();
  machine_open(false);
}
