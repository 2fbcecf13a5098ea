/* The check of the tables at start: a valid system starts; with any one thing
 * wrong in it, the kernel panics with the number of the check, before any task
 * runs. */
#include "machine.h"
#include <stdio.h>
#include <string.h>

#define SEED 7u
#define VICTIM 2u
#define TABLES_WRONG 1u
#define HEAD_WRONG 2u
#define LISTS_WRONG 3u
#define TASK_WRONG (0x100u + VICTIM)

static struct task_descriptor *task(void) {
  return &machine_descriptors[VICTIM];
}

/* Makes sure that there is something to get wrong. */
static void prepare(void) {
  machine_generate(SEED);
  machine_tables.tasks = machine_tables.tasks < 4 ? 4 : machine_tables.tasks;
  machine_tables.interrupts = 1;
  machine_interrupts[0] = (struct interrupt){.line = 0, .task = 1, .bit = 31};
  task()->reads = 1, task()->writes = 1, task()->calls = 1;
  task()->points_in = task()->bss_base,
  task()->points_out = task()->bss_base + 4;
  task()->data_size = 0, task()->bss_base = task()->data_to,
  task()->bss_size = MACHINE_RAM_SIZE - MACHINE_STACK_SIZE;
  machine_lists[task()->reads_at] = 0, machine_lists[task()->writes_at] = 1;
  machine_rights[task()->calls_at] = (struct call_right){
      .target = 1, .methods = 1, .rate = 0xff, .guard = NO_GUARD};
  machine_points[0] = (struct point){.source = POINT_RESTARTS, .subject = 1};
  machine.chip = true;
}

/* Boots what has been prepared and spoilt; 0: it started; else the number of
 * the check. */
static uint32_t verdict(void) {
  machine_open(false);
  const enum machine_end end = machine_boot();
  CHECK(end == MACHINE_IDLE || (end == MACHINE_RESET && machine.seen.panic &&
                                machine.seen.panic_code == PANIC_TABLES));
  return end == MACHINE_IDLE ? 0 : machine.seen.panic_pc;
}

static unsigned spoilt;

/* `statement` is the one thing that is wrong (or, with 0, still right). */
#define EXPECT(number, statement)                                              \
  do {                                                                         \
    prepare();                                                                 \
    machine_open(true);                                                        \
    statement;                                                                 \
    const uint32_t got = verdict();                                            \
    spoilt++;                                                                  \
    if (got != (number)) {                                                     \
      fprintf(stderr, "%s: expected check 0x%x, got 0x%x\n", #statement,       \
              (unsigned)(number), (unsigned)got);                              \
      return 1;                                                                \
    }                                                                          \
  } while (0)

static int head(void) {
  EXPECT(0, (void)0);
  EXPECT(TABLES_WRONG, machine_tables.magic ^= 1);
  EXPECT(TABLES_WRONG, machine_tables.version ^= 1);
  EXPECT(HEAD_WRONG, machine_tables.tasks = 1);
  EXPECT(HEAD_WRONG, machine_tables.tasks = TASKS_MAX + 1);
  EXPECT(HEAD_WRONG, machine_tables.tick_us = 0);
  EXPECT(HEAD_WRONG, machine_tables.tick_us = 300);
  EXPECT(HEAD_WRONG, machine_tables.systick_reload = 1u << 24);
  EXPECT(0, machine_tables.systick_reload = (1u << 24) - 1);
  EXPECT(HEAD_WRONG,
         machine_tables.systick_reload = machine_tables.tick_us - 1u);
  EXPECT(HEAD_WRONG, machine_tables.counter_mhz_chip = 0);
  EXPECT(HEAD_WRONG, machine_tables.counter_mhz_chip = 1001);
  EXPECT(0, machine_tables.counter_mhz_chip = 1000);
  EXPECT(HEAD_WRONG, machine_tables.counter_mhz_qemu = 0);
  EXPECT(HEAD_WRONG, machine_tables.counter_mhz_qemu = 1001);
  return 0;
}

static int lists(void) {
  EXPECT(LISTS_WRONG, machine_points[0].subject = machine_tables.tasks);
  EXPECT(0, machine_points[1].subject = machine_tables.tasks;
         machine_points[1].source = POINT_PLAIN);
  EXPECT(LISTS_WRONG, machine_interrupts[0].task = machine_tables.tasks);
  EXPECT(LISTS_WRONG, machine_interrupts[0].bit = 32);
  EXPECT(TASK_WRONG, machine_lists[task()->reads_at] = machine_tables.points);
  EXPECT(TASK_WRONG, machine_lists[task()->writes_at] = machine_tables.points);
  EXPECT(TASK_WRONG,
         machine_rights[task()->calls_at].target = machine_tables.tasks);
  EXPECT(TASK_WRONG, machine_rights[task()->calls_at].target = VICTIM);
  EXPECT(TASK_WRONG,
         machine_rights[task()->calls_at].rate = machine_tables.rates);
  EXPECT(0, machine_rights[task()->calls_at].rate =
                (uint8_t)(machine_tables.rates - 1));
  return 0;
}

static int memory(void) {
  EXPECT(TASK_WRONG, task()->entry &= ~1u);
  EXPECT(TASK_WRONG,
         task()->entry = task()->flash_base + MACHINE_FLASH_SIZE + 1);
  EXPECT(TASK_WRONG, task()->entry = task()->flash_base - 1);
  EXPECT(TASK_WRONG, task()->ram_base += 4);
  EXPECT(TASK_WRONG, task()->stack_size += 4);
  EXPECT(TASK_WRONG, task()->stack_size = 56);
  EXPECT(TASK_WRONG, task()->stack_size = MACHINE_RAM_SIZE + 8);
  EXPECT(TASK_WRONG, task()->data_size = 2; task()->data_to += 4);
  EXPECT(TASK_WRONG, task()->data_from += 2);
  EXPECT(TASK_WRONG, task()->data_to += 2);
  EXPECT(TASK_WRONG, task()->bss_base += 2);
  EXPECT(TASK_WRONG, task()->bss_size -= 2);
  EXPECT(TASK_WRONG, task()->points_in += 2);
  EXPECT(TASK_WRONG, task()->points_out += 2);
  EXPECT(TASK_WRONG, task()->data_size = 68;
         task()->data_from = task()->flash_base + MACHINE_FLASH_SIZE - 64);
  EXPECT(TASK_WRONG, task()->data_size = 64;
         task()->data_to = task()->ram_base + MACHINE_RAM_SIZE - 60);
  EXPECT(TASK_WRONG, task()->data_size = 4;
         task()->data_to = task()->ram_base - 4);
  EXPECT(TASK_WRONG, task()->bss_size += 4);
  EXPECT(TASK_WRONG, task()->points_in = task()->ram_base + MACHINE_RAM_SIZE);
  EXPECT(TASK_WRONG, task()->points_out = task()->ram_base + MACHINE_RAM_SIZE);
  EXPECT(TASK_WRONG, task()->points_out = task()->flash_base);
  EXPECT(TASK_WRONG, task()->regions[7].rbar = 0x16);
  EXPECT(TASK_WRONG, task()->regions[1].rbar &= ~0x10u);
  return 0;
}

/* A right with a guard for its one method: a step, and a predicate of two tests over a message of 4 bytes. */
static struct guard *rules(void) {
  machine_tables.guards = machine_tables.steps = machine_tables.automata = 1;
  machine_tables.moves = 3, machine_tables.tests = 2;
  machine_rights[task()->calls_at].guard = 0;
  machine_guards[0] = (struct guard){
      .inside = {{.states = 3}, {.states = 3}}, .steps = 1, .tests = 2, .length = 4, .plain = NOT_PLAIN};
  machine_automata[0] = (struct automaton){.states = 3, .kind = AUTOMATON_ROLE};
  machine_steps[0] = (struct step){.states = 3};
  machine_moves[0] = 0, machine_moves[1] = NO_MOVE, machine_moves[2] = 2;
  machine_tests[0] = (struct test){.first_at = 2, .first = 1, .yes = 1};
  machine_tests[1] = (struct test){.second = 2 | FIELD_ADD, .no = TEST_ALLOWS};
  for (uint32_t i = 0; i < machine_tables.tasks; i++) { /* nobody else has one */
    for (uint32_t k = 0; k < machine_descriptors[i].calls; k++) {
      struct call_right *right = &machine_rights[machine_descriptors[i].calls_at + k];
      right->guard = right == &machine_rights[task()->calls_at] ? 0 : NO_GUARD;
    }
  }
  return &machine_guards[0];
}

/* The same with one number of two bytes that lies between two bounds, and nothing that monitor.h could not answer. */
static struct guard *range(void) {
  struct guard *guard = rules();
  guard->tests = 0, guard->plain = guard->length;
  guard->field_at = 2, guard->field = 1 | FIELD_SIGNED;
  return guard;
}

/* A guard of these with three automata that have a say. */
static struct guard *three(struct guard *guard) {
  machine_tables.automata = 3;
  machine_automata[1] = machine_automata[2] = machine_automata[0];
  guard->inside[1].automaton = 1, machine_steps[0].automaton = 2;
  guard->steps = 3;
  return guard;
}

static int guards_and_tests(void) {
  EXPECT(0, rules());
  EXPECT(TASK_WRONG, rules(); machine_rights[task()->calls_at].guard = 1);
  EXPECT(TASK_WRONG, rules(); machine_rights[task()->calls_at].methods = 2);
  EXPECT(LISTS_WRONG, rules()->tests_at = 1);
  EXPECT(LISTS_WRONG, rules()->tests = 3);
  EXPECT(LISTS_WRONG, rules()->tests = 1); /* its first leads to the second */
  EXPECT(LISTS_WRONG, rules()->length = 3);
  EXPECT(LISTS_WRONG, rules()->length = 0);
  EXPECT(0, rules()->length = 5);
  EXPECT(LISTS_WRONG, rules(); machine_automata[0].kind = VERDICT_ALLOWED);
  EXPECT(LISTS_WRONG, rules(); machine_automata[0].kind = VERDICT_RATE);
  EXPECT(LISTS_WRONG, rules(); machine_automata[0].kind = VERDICT_ARGUMENT);
  EXPECT(0, rules(); machine_automata[0].kind = AUTOMATON_FLOW);
  EXPECT(LISTS_WRONG, rules(); machine_tests[0].first_at = 3);
  EXPECT(LISTS_WRONG, rules(); machine_tests[0].first = 3);
  EXPECT(LISTS_WRONG, rules(); machine_tests[0].yes = 2);
  EXPECT(LISTS_WRONG, rules(); machine_tests[1].no = 1);
  EXPECT(LISTS_WRONG, rules(); machine_tests[1].second_at = 1);
  EXPECT(0, rules(); machine_tests[1].second = 2; machine_tests[1].second_at = 1);
  return 0;
}

static int steps_of_guards(void) {
  EXPECT(LISTS_WRONG, rules()->inside[0].automaton = 1);
  EXPECT(LISTS_WRONG, rules()->inside[0].states = 2);
  EXPECT(LISTS_WRONG, rules()->inside[0].moves_at = 1);
  EXPECT(LISTS_WRONG, rules(); machine_moves[1] = 3);
  EXPECT(LISTS_WRONG, rules()->inside[0].states = 0; machine_guards[0].inside[1].states = machine_automata[0].states = 0);
  EXPECT(0, rules(); machine_moves[1] = 2);
  /* monitor.h looks at both */
  EXPECT(LISTS_WRONG, rules()->inside[1].automaton = 1);
  EXPECT(LISTS_WRONG, rules()->inside[1].moves_at = 1);
  EXPECT(0, rules()->steps = 0);
  /* no automaton has a say twice */
  EXPECT(LISTS_WRONG, rules()->steps = 2);
  EXPECT(0, three(rules())->steps = 2);
  EXPECT(LISTS_WRONG, three(rules())->steps = 2; machine_guards[0].inside[1].automaton = 3);
  EXPECT(LISTS_WRONG, three(rules())->inside[0].automaton = 2);
  /* those behind them */
  EXPECT(0, three(rules()));
  EXPECT(LISTS_WRONG, three(rules())->steps = 4);
  EXPECT(LISTS_WRONG, three(rules())->steps_at = 1);
  EXPECT(LISTS_WRONG, three(rules()); machine_steps[0].automaton = 3);
  EXPECT(LISTS_WRONG, three(rules()); machine_steps[0].automaton = 1);
  return 0;
}

static int ranges(void) {
  EXPECT(0, range());
  EXPECT(LISTS_WRONG, range()->field_at = 3);
  EXPECT(LISTS_WRONG, range()->field = 3);
  EXPECT(LISTS_WRONG, range()->field = 1 | FIELD_ADD);
  EXPECT(0, range()->field_at = 0; machine_guards[0].field = 2);
  EXPECT(LISTS_WRONG, range()->length = 5);
  EXPECT(LISTS_WRONG, range()->plain = 0);
  EXPECT(0, range()->plain = NOT_PLAIN);
  EXPECT(LISTS_WRONG, range()->tests = 2);
  EXPECT(LISTS_WRONG, three(range()));
  EXPECT(0, three(range())->plain = NOT_PLAIN);
  EXPECT(LISTS_WRONG, range()->plain = NOT_PLAIN; machine_guards[0].field_at = 3);
  EXPECT(0, range()->length = 0; machine_guards[0].plain = 0);
  return 0;
}

static struct region *region(uint32_t number) {
  return (struct region *)&task()->regions[number];
}

/* RAM of three quarters, granted by a region of twice its size without the
 * pieces `disabled`. */
static void shorten(uint32_t disabled) {
  task()->ram_size = MACHINE_RAM_SIZE * 3 / 4;
  task()->bss_size -= MACHINE_RAM_SIZE / 4;
  machine_linked[VICTIM].ram_end -= MACHINE_RAM_SIZE / 4;
  region(1)->rasr = 0x13060001u | 10u << 1 | disabled << 8;
}

/* The regions grant the compartment, and that is where the linker put it. */
static int regions(void) {
  EXPECT(TASK_WRONG, region(0)->rasr ^= 1u);
  EXPECT(TASK_WRONG, region(1)->rasr ^= 1u);
  EXPECT(TASK_WRONG, region(0)->rasr ^= 1u << 26); /* may write code */
  EXPECT(TASK_WRONG, region(1)->rasr ^= 1u << 28); /* may execute data */
  EXPECT(TASK_WRONG, region(0)->rasr += 1u << 1);
  EXPECT(TASK_WRONG, region(1)->rasr += 1u << 1);
  EXPECT(TASK_WRONG, region(1)->rasr -= 1u << 1);
  EXPECT(TASK_WRONG, region(1)->rasr |= 31u << 1);
  EXPECT(TASK_WRONG, region(1)->rasr |= 1u << 8);
  EXPECT(TASK_WRONG, region(0)->rbar ^= 1u << 12);
  EXPECT(TASK_WRONG, region(1)->rbar ^= 1u << 12);
  EXPECT(TASK_WRONG, machine_linked[VICTIM].flash_base += 4);
  EXPECT(TASK_WRONG, machine_linked[VICTIM].flash_end =
                         task()->flash_base + MACHINE_FLASH_SIZE + 4);
  EXPECT(TASK_WRONG, machine_linked[VICTIM].ram_base += 8);
  EXPECT(TASK_WRONG, machine_linked[VICTIM].ram_end =
                         task()->ram_base + MACHINE_RAM_SIZE + 4);
  /* three of the eight pieces of a region, and four */
  EXPECT(0, shorten(0xf8));
  EXPECT(TASK_WRONG, shorten(0xf0));
  EXPECT(TASK_WRONG, shorten(0xf9));
  return 0;
}

static int limits(void) {
  EXPECT(TASK_WRONG, task()->budget = 4000001);
  EXPECT(0, task()->budget = 4000000);
  EXPECT(TASK_WRONG, task()->start_budget = 4000001);
  EXPECT(TASK_WRONG, task()->period = 0x8000);
  EXPECT(0, task()->period = 0x7fff);
  EXPECT(TASK_WRONG, task()->flags = TASK_SUPERVISOR);
  EXPECT(0, task()->flags = TASK_LOG);
  EXPECT(TASK_WRONG, task()->flags = TASK_LOG | TASK_IO);
  EXPECT(TASK_WRONG, task()->flags = 8);
  EXPECT(TASK_WRONG, task()->flags = TASK_IO);
  EXPECT(0x100u, machine_descriptors[0].flags = 0);
  EXPECT(0x101u, machine_descriptors[1].flags = TASK_SUPERVISOR);
  return 0;
}

static const struct bulkhead_record *record_of(uint32_t number) {
  static uint32_t answer[sizeof(struct bulkhead_record) / 4];
  CHECK(audit_read(number, answer) == sizeof answer);
  return (const void *)answer;
}

static bool has_record(uint32_t number, uint32_t what, uint32_t first, uint32_t second) {
  const struct bulkhead_record *record = record_of(number);
  return record->number == number && record->what == what && record->first == first && record->second == second;
}

/* A start finds nothing in the memory of a chip that was without power, and after that what was logged before it. */
static void log_after_starts(void) {
  uint32_t answer[8];
  prepare();
  machine_open(false);
  CHECK(machine_boot() == MACHINE_IDLE);
  CHECK(has_record(0, AUDIT(AUDIT_START, NO_TASK, 0), 0, MACHINE_LOGGED));
  for (uint32_t before = 1; before <= MACHINE_LOGGED; before++) {
    CHECK(audit_read((0u - before) & 0xff, answer) == 4 && answer[0] == 1);
  }
  audit_log(AUDIT(AUDIT_ROLE, 1, 2), 3, 4);
  CHECK(machine_boot() == MACHINE_IDLE);
  CHECK(has_record(1, AUDIT(AUDIT_ROLE, 1, 2), 3, 4));
  CHECK(has_record(2, AUDIT(AUDIT_START, NO_TASK, 0), 2, 0));
}

int main(void) {
  machine_map();
  log_after_starts();
  if (head() || lists() || guards_and_tests() || steps_of_guards() || ranges() || memory() || regions() || limits()) {
    return 1;
  }
  printf("{\"starts\":%u}\n", spoilt);
  return 0;
}
