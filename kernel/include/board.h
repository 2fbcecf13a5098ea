/* What the kernel asks of a board: hal/<family>/ defines it. */
#ifndef BOARD_H
#define BOARD_H
#include <stdbool.h>
#include <stdint.h>

/* Base addresses of the peripherals that any task uses, ended by 0: tables.c. */
extern const uint32_t board_peripherals[];

/* Called once, privileged, interrupts off, before any task: sets the clocks, starts the counter of the tables (32 bits,
 * up, free-running) and gives the peripherals in board_peripherals[] their clock and pins. Every wait in it is bounded.
 * Returns true when this is a simulator, false on a chip. */
bool board_start(void);
/* A watchdog that resets the chip when it is not fed for two seconds, give or take half: the kernel feeds it while its
 * tick runs and faults are attended to. A board without one defines both empty. */
void board_watchdog_start(void);
void board_watchdog_feed(void);
#endif
