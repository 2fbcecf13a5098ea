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
#endif
