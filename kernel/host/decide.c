/* decide SYSTEMS CALLS: the monitor against a second one, written from tables.h
 * alone: for each of so many systems, the verdict about calls at random, its
 * reason in the log, the roles that change, and the state that is left.
 *
 * Tables go by the names that may be written: what is const in the kernel, a
 * compiler may read once for all systems. */
#include "../monitor.h"
#include "machine.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LENGTH_MOST 12u

static uint64_t seed;

/* splitmix64 (Steele, Lea, Flood). */
static uint32_t below(uint32_t count) {
  uint64_t z = seed += 0x9e3779b97f4a7c15u;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
  z = (z ^ z >> 27) * 0x94d049bb133111ebu;
  return (uint32_t)((z ^ z >> 31) >> 16) % count;
}

/* ---- the second monitor ---- */

static struct {
  uint8_t states[8];
  struct {
    uint64_t from;
    uint32_t used;
    bool open;
  } windows[8];
  uint64_t tick;
} second;

static int64_t number_in(const uint8_t *message, uint32_t at, uint32_t field) {
  const uint32_t bytes = 1u << (field & FIELD_SIZE);
  int64_t value = 0;
  for (uint32_t i = bytes; i > 0; i--) {
    value = value * 256 + message[at + i - 1];
  }
  const int64_t whole = (int64_t)1 << 8 * bytes;
  return (field & FIELD_SIGNED) && value >= whole / 2 ? value - whole : value;
}

/* With or without a sign, 32 bits are the same: a whole turn does not count. */
static bool lies_between(int64_t value, int64_t least, int64_t span) {
  const int64_t turn = (int64_t)1 << 32;
  for (int64_t turned = value - turn; turned <= value + 2 * turn; turned += turn) {
    if (turned >= least && turned <= least + span) {
      return true;
    }
  }
  return false;
}

static bool tests_allow(const struct guard *guard, const uint8_t *message) {
  uint32_t at = guard->tests_at;
  for (;;) {
    const struct test *test = &machine_tests[at];
    int64_t value = number_in(message, test->first_at, test->first);
    if (test->second & FIELD_ADD) {
      value += number_in(message, test->second_at, test->second);
    } else if (test->second & FIELD_SUBTRACT) {
      value -= number_in(message, test->second_at, test->second);
    }
    const uint8_t go = value > test->bound ? test->no : test->yes;
    if (go == TEST_DENIES || go == TEST_ALLOWS) {
      return go == TEST_ALLOWS;
    }
    at += go;
  }
}

static bool predicate_allows(const struct guard *guard, const uint8_t *message, uint32_t length) {
  if (guard->length == 0) {
    return true;
  }
  if (length != guard->length) {
    return false;
  }
  return guard->tests ? tests_allow(guard, message)
                      : lies_between(number_in(message, guard->field_at, guard->field), guard->least, guard->span);
}

static const struct step *step_number(const struct guard *guard, uint32_t number) {
  return number < 2 ? &guard->inside[number] : &machine_steps[guard->steps_at + (number - 2)];
}

static enum verdict verdict_of(const struct call_right *right, uint32_t packed, const uint8_t *message) {
  const struct guard *guard = right->guard == NO_GUARD ? NULL : &machine_guards[right->guard + (packed >> 8 & 0xff)];
  uint8_t next[8];
  memcpy(next, second.states, sizeof next);
  for (uint32_t i = 0; guard != NULL && i < guard->steps; i++) {
    const struct step *step = step_number(guard, i);
    const uint8_t move = machine_moves[step->moves_at + second.states[step->automaton]];
    if (move == NO_MOVE) {
      return machine_automata[step->automaton].kind == AUTOMATON_ROLE ? VERDICT_ROLE : VERDICT_FLOW;
    }
    next[step->automaton] = move;
  }
  if (guard != NULL && !predicate_allows(guard, message, packed >> 16 & 0xff)) {
    return VERDICT_ARGUMENT;
  }
  if (right->rate != NO_RATE) {
    const struct rate *rate = &machine_rates[right->rate];
    if (!second.windows[right->rate].open || second.tick - second.windows[right->rate].from >= rate->ticks) {
      second.windows[right->rate].open = true;
      second.windows[right->rate].from = second.tick;
      second.windows[right->rate].used = 0;
    }
    if (second.windows[right->rate].used == rate->at_most) {
      return VERDICT_RATE;
    }
    second.windows[right->rate].used++;
  }
  memcpy(second.states, next, sizeof next);
  return VERDICT_ALLOWED;
}

/* ---- both about the same calls ---- */

static uint32_t verdicts[VERDICT_NOTIFICATION];

static void check_log(enum verdict verdict, uint32_t caller, uint32_t packed, const uint8_t *before) {
  uint32_t expected = 0;
  for (uint32_t i = 0; i < machine_tables.automata; i++) {
    expected += machine_automata[i].kind == AUTOMATON_ROLE && before[i] != second.states[i];
  }
  CHECK(machine.logs == (verdict == VERDICT_ALLOWED ? expected : 1));
  if (verdict != VERDICT_ALLOWED) {
    CHECK(machine.logged[0].what == AUDIT(AUDIT_DENIED + verdict, caller, packed & 0xffff));
  }
  for (uint32_t i = 0; i < machine.logs && verdict == VERDICT_ALLOWED; i++) {
    const struct machine_record *record = &machine.logged[i];
    const uint32_t automaton = record->what >> 16;
    CHECK(record->what == AUDIT(AUDIT_ROLE, caller, automaton));
    CHECK(record->first == before[automaton] && record->second == second.states[automaton]);
  }
}

static void decide(void) {
  const uint32_t caller = below(machine_tables.tasks), target = machine_descriptors[caller].calls_at;
  if (machine_descriptors[caller].calls == 0) {
    return;
  }
  const struct call_right *right = &machine_rights[target + below(machine_descriptors[caller].calls)];
  const struct guard *guard = right->guard == NO_GUARD ? NULL : &machine_guards[right->guard];
  const uint32_t method = below(right->methods);
  const uint32_t length = guard != NULL && below(8) ? guard[method].length : below(LENGTH_MOST + 1);
  const uint32_t packed = method << 8 | length << 16;
  /* at the end of its RAM: what lies behind the message is out of bounds */
  const uint32_t message = machine_descriptors[caller].ram_base + MACHINE_RAM_SIZE - length;
  uint8_t *bytes = (uint8_t *)(uintptr_t)message, before[8];
  for (uint32_t i = 0; i < length; i++) {
    bytes[i] = (uint8_t)(below(2) ? 0 : below(256));
  }
  second.tick += below(4);
  kernel.tick = (uint32_t)second.tick;
  memcpy(before, second.states, sizeof before);
  machine.logs = 0;
  const enum verdict verdict = verdict_of(right, packed, bytes);
  CHECK(monitor_allows(right, packed, message, &task_states[caller]) == (verdict == VERDICT_ALLOWED));
  CHECK(memcmp(automaton_states, second.states, sizeof before) == 0);
  check_log(verdict, caller, packed, before);
  verdicts[verdict]++;
}

static void end(void) {
  const uint32_t task = below(machine_tables.tasks);
  for (uint32_t i = 0; i < machine_tables.automata; i++) {
    second.states[i] = machine_automata[i].reset_by >> task & 1 ? 0 : second.states[i];
  }
  monitor_task_ended(task);
  CHECK(memcmp(automaton_states, second.states, sizeof second.states) == 0);
}

int main(int count, char **arguments) {
  if (count != 3) {
    fprintf(stderr, "usage: decide SYSTEMS CALLS\n");
    return 2;
  }
  const uint32_t systems = (uint32_t)strtoul(arguments[1], NULL, 0), calls = (uint32_t)strtoul(arguments[2], NULL, 0);
  machine_map();
  for (uint32_t i = 1; i <= systems; i++) {
    machine_generate(i);
    machine_open(false);
    CHECK(machine_boot() == MACHINE_IDLE);
    memset(&second, 0, sizeof second);
    second.tick = kernel.tick;
    seed = i;
    for (uint32_t k = 0; k < calls; k++) {
      if (below(20) == 0) {
        end();
      }
      decide();
    }
  }
  printf("{\"allowed\":%u,\"rate\":%u,\"role\":%u,\"flow\":%u,\"argument\":%u}\n", verdicts[VERDICT_ALLOWED],
         verdicts[VERDICT_RATE], verdicts[VERDICT_ROLE], verdicts[VERDICT_FLOW], verdicts[VERDICT_ARGUMENT]);
  return 0;
}
