/* The kernel on the build machine: all of its C but arch/, behind a processor
 * of our own.
 *
 * The compartments lie where a chip has them, below 4 GiB, so that the kernel's
 * 32-bit addresses are pointers here too. Flash is write-protected while the
 * kernel runs, and what lies between the compartments is out of bounds to it
 * (ASan).
 */
#ifndef MACHINE_H
#define MACHINE_H
#include "../kernel.h"
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MACHINE_FLASH 0x08000000u
#define MACHINE_RAM 0x20000000u
#define MACHINE_PAGE 0x1000u /* one a task, in each memory */
#define MACHINE_FLASH_SIZE 256u
#define MACHINE_RAM_SIZE 1024u
#define MACHINE_STACK_SIZE 256u
#define MACHINE_LISTS 4096u
#define MACHINE_RIGHTS 256u
#define MACHINE_GUARDS 64
#define MACHINE_POINTS 24u
#define MACHINE_LINES 8u

/* Why the machine stands still. */
enum machine_end {
  MACHINE_RUNS = 0,
  MACHINE_IDLE = 1, /* arch_idle: the start is over */
  MACHINE_RESET = 2,
  MACHINE_EXIT = 3, /* the simulation host was told so */
};

/* What the kernel did last, seen from outside. */
struct machine_seen {
  bool fault; /* a task was ended by the kernel */
  uint32_t task, kind, pc, address, value;
  bool panic;
  uint32_t panic_code, panic_pc;
  uint32_t denials; /* of calls and notifications */
};

struct machine_record {
  uint32_t time, what, first, second;
};
#define MACHINE_LOGGED 14u

/* How the simulation host answers. */
struct machine_host {
  bool there; /* it has the two files */
  bool half;  /* it takes and gives one byte less than asked, then the rest */
  uint32_t calls_to_break; /* after so many calls it is gone; 0: never */
  uint32_t answer; /* header of the answers: status, bytes in the upper half */
};

struct machine {
  jmp_buf escape;
  struct machine_seen seen;
  struct machine_host host;
  bool chip;                   /* not a simulator */
  bool enabled[MACHINE_LINES]; /* interrupt lines */
  uint32_t line;               /* the one being handled */
  uint32_t context_drops;
  uint32_t trace_bytes;
  /* What was logged since the boot, the last ones. */
  struct machine_record logged[MACHINE_LOGGED];
  uint32_t logs;
};
extern struct machine machine;

/* The tables of tables.h under names that may be written, where the kernel has
 * them as const: tables.c makes a new system of them. */
extern struct tables machine_tables __asm__("tables");
extern struct task_descriptor
    machine_descriptors[TASKS_MAX] __asm__("task_descriptors");
extern struct linked_task machine_linked[TASKS_MAX] __asm__("linked_tasks");
extern struct point machine_points[MACHINE_POINTS] __asm__("points");
extern uint8_t machine_lists[MACHINE_LISTS] __asm__("point_lists");
extern struct call_right machine_rights[MACHINE_RIGHTS] __asm__("call_rights");
extern struct interrupt machine_interrupts[MACHINE_LINES] __asm__("interrupts");
extern struct rate machine_rates[8] __asm__("rates");
extern struct guard machine_guards[MACHINE_GUARDS] __asm__("guards");
extern struct automaton machine_automata[8] __asm__("automata");
extern struct step machine_steps[MACHINE_GUARDS] __asm__("steps");
extern uint8_t machine_moves[MACHINE_GUARDS] __asm__("moves");
extern struct test machine_tests[MACHINE_GUARDS] __asm__("tests");

/* Maps the memories, once. */
void machine_map(void);
/* A system that is valid, another one for each seed; memory as after power-on.
 */
void machine_generate(uint32_t seed);
/* Runs reset to idle. */
enum machine_end machine_boot(void);
/* One exception, and which of the kernel's entries takes it. */
enum machine_entry { ENTRY_CALL, ENTRY_TICK, ENTRY_INTERRUPT, ENTRY_FAULT };
enum machine_end machine_enter(enum machine_entry entry);
/* The free-running counter of the tables. */
volatile uint32_t *machine_counter(void);
/* The task that runs; NULL in idle. */
struct task_state *machine_running(void);
static inline uint32_t machine_index(const struct task_state *task) {
  return (uint32_t)(task - task_states);
}
/* Memory of the kernel (false) or of the test (true): flash may be written and
 * gaps be touched by the test alone. */
void machine_open(bool open);

#define CHECK(condition)                                                       \
  do {                                                                         \
    if (!(condition)) {                                                        \
      machine_failed(__FILE__, __LINE__, #condition);                          \
    }                                                                          \
  } while (0)
_Noreturn void machine_failed(const char *file, int line,
                              const char *condition);
#endif
