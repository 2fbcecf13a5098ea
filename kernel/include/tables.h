/* The const tables that tell the kernel everything: generated at build time (compiler/system/tables.ts), in flash, read
 * back by the audit. Nothing in the kernel adds to them. */
#ifndef TABLES_H
#define TABLES_H
#include <stdint.h>

#define MPU_REGIONS 8u
#define NO_POINT 0xffu
#define NO_RATE 0xffu
#define NO_GUARD 0xffffu
#define NO_MOVE 0xffu

/* One MPU region as the hardware takes it (ARMv7-M ARM B3.5.8, B3.5.9); rbar has VALID and the region number, an unused
 * region has rasr 0. Region 0: flash of the task (read, execute). Region 1: its RAM (read, write, never execute). 2..:
 * its peripherals (read, write, never execute, device). */
struct region {
	uint32_t rbar;
	uint32_t rasr;
};

/* A right to call: the only way to name another task. */
struct call_right {
	uint8_t target;   /* task index */
	uint8_t endpoint; /* index among the target's endpoints */
	uint8_t methods;  /* methods of that endpoint: 0..methods-1 are legal */
	uint8_t rate;     /* index into rates[], or NO_RATE */
	uint16_t guard; /* index into guards[] of method 0, or NO_GUARD: the access matrix and the rate are all there is */
	uint16_t reserved;
};

/* An automaton is a set of states with one present state: the role that a session holds, or where a flow of calls
 * stands.
 */
enum automaton_kind {
	AUTOMATON_ROLE = 2,
	AUTOMATON_FLOW = 3
}; /* and what the monitor names as the reason of a denial */
struct automaton {
	uint16_t reset_by; /* bit i: the end of task i puts the automaton into state 0, where it starts */
	uint8_t states;
	uint8_t kind; /* enum automaton_kind */
};

/* The call is legal where moves[moves_at + state] is a state, which is then the next one, and not NO_MOVE. */
struct step {
	uint8_t automaton;
	uint8_t states; /* of the automaton */
	uint16_t moves_at;
};

/* What the rules say about one method of a right, on top of the right itself (kernel/monitor.h). What most need is in
 * the row itself. */
#define STEPS_INSIDE 2u
#define NOT_PLAIN 0xffu
struct guard {
	struct step inside[STEPS_INSIDE]; /* the first automata that have a say; one alone is there twice */
	uint32_t least, span;             /* without tests: the number in the message is one of least .. least + span */
	uint16_t steps_at;                /* of the automata behind them: first index into steps[] */
	uint16_t tests_at;                /* first index into tests[] */
	uint8_t steps;                    /* how many automata have a say; each must agree */
	uint8_t tests;                    /* how many make up the predicate */
	uint8_t length;                   /* bytes of the message, no more and no less; 0: any message */
	uint8_t plain;           /* `length` again where there are no tests and no more steps than inside; else NOT_PLAIN */
	uint8_t field_at, field; /* byte of the message where that number is, and what lies there (FIELD_*) */
	uint8_t reserved[6];
};

#define FIELD_SIZE 3u      /* 0, 1, 2: one, two, four bytes, little-endian */
#define FIELD_SIGNED 4u    /* two's complement */
#define FIELD_ADD 8u       /* of the second field */
#define FIELD_SUBTRACT 16u /* from FIELD_ADD on: there is a second field */
#define TEST_DENIES 0u
#define TEST_ALLOWS 0xffu

/* One comparison of a predicate of the message: first, or first + second, or first - second, <= bound. Where to go on:
 * so many tests further on, or the verdict. */
struct test {
	uint8_t first_at, first; /* byte of the message, and what lies there (FIELD_*) */
	uint8_t second_at, second;
	uint8_t yes, no;
	uint16_t reserved;
	int64_t bound;
};

struct rate {
	uint16_t ticks;   /* of a window; fixed windows, counted from the first call in each */
	uint16_t at_most; /* calls in it */
};

struct interrupt {
	uint8_t line; /* IRQ number: vector 16 + line */
	uint8_t task;
	uint8_t bit; /* notification bit in that task */
	uint8_t reserved;
};

enum point_source {
	POINT_PLAIN = 0,    /* written by its writer task */
	POINT_RESTARTS = 1, /* the kernel's count of restarts of task `subject` */
};

struct point {
	uint32_t safe;   /* the value before the first write, and after a fault of its writer */
	uint8_t source;  /* enum point_source */
	uint8_t subject; /* POINT_RESTARTS: the task */
	uint8_t output;  /* 1: a fault of its writer sets it to safe; 0: an input or memory point keeps its last value */
	uint8_t reserved;
};

enum task_flags {
	TASK_SUPERVISOR = 1, /* task 0 */
	TASK_IO = 2,         /* task 1: may exchange with the simulation host; is notified (bit 31) when outputs change */
	TASK_LOG = 4,        /* may read the audit log, as the I/O task may */
};

struct task_descriptor {
	struct region regions[MPU_REGIONS];
	uint32_t ram_size;
	uint32_t ram_base, stack_size; /* stack at the bottom: an overflow leaves the region */
	uint32_t entry;                /* Thumb address, in flash */
	uint32_t flash_base, flash_size;
	uint32_t data_from, data_to, data_size; /* initial values: copied from flash at each start */
	uint32_t bss_base, bss_size;    /* zeroed at each start; covers everything in RAM that is not stack or data */
	uint32_t points_in, points_out; /* word arrays in the task's RAM */
	uint32_t budget;                /* per activation, in microseconds; 0: none (supervisor, I/O) */
	uint32_t start_budget;          /* for init(), in microseconds */
	uint16_t period;                /* ticks; 0: runs on events only */
	uint16_t serve_limit;           /* calls served per period; 0: unlimited */
	uint8_t priority;               /* 0 highest; equal priorities run in table order without preempting each other */
	uint8_t flags;                  /* enum task_flags */
	uint8_t reads, writes;          /* counts */
	uint16_t reads_at, writes_at;   /* first index into point_lists[] */
	uint8_t calls;                  /* count */
	uint8_t reserved;
	uint16_t calls_at; /* first index into call_rights[] */
};

struct tables {
	uint32_t magic; /* TABLES_MAGIC */
	uint16_t version;
	uint8_t tasks, points, interrupts, rates;
	uint16_t tick_us;        /* microseconds a tick */
	uint32_t systick_reload; /* SysTick counts a tick, minus 1 */
	uint32_t counter; /* address of a free-running 32-bit up counter; 0: SysTick, at the clock of the processor */
	uint32_t counter_mhz_chip, counter_mhz_qemu; /* its counts per microsecond */
	uint16_t guards, steps, moves, tests;
	uint8_t automata;
};
#define TABLES_VERSION 4u
#define TABLES_MAGIC 0x4b4c5542u /* "BULK" */

extern const struct tables tables;
extern const struct task_descriptor task_descriptors[];
extern const struct point points[];
extern const uint8_t point_lists[];
extern const struct call_right call_rights[];
extern const struct interrupt interrupts[];
extern const struct rate rates[];
extern const struct guard guards[];
extern const struct automaton automata[];
extern const struct step steps[];
extern const uint8_t moves[];
extern const struct test tests[];

/* Where the linker has put each task, from the linker script: what the descriptors are held against at start. */
struct linked_task {
	uint32_t flash_base, flash_end; /* code and constants */
	uint32_t ram_base, ram_end;
};
extern const struct linked_task linked_tasks[]; /* [tasks] */

/* RAM the kernel needs in proportion to the system, sized where the tables are: the generated file defines these with
 * the right lengths. */
struct rate_state {
	uint32_t window; /* tick at which the window began, and half the way round */
	uint32_t left;   /* calls in it */
};
extern uint32_t point_values[];         /* [points] */
extern struct rate_state rate_states[]; /* [rates] */
extern uint8_t automaton_states[];      /* [automata] */
/* and, in state.h: struct task_state task_states[tasks] */
#endif
