/* A sequence of bytes as a life of the machine. */
#ifndef DRIVER_H
#define DRIVER_H
#include <stddef.h>
#include <stdint.h>

struct driver_counts {
  uint64_t calls[11]; /* sets of arguments by number of the system call; the
                         last: no such call */
  uint64_t accepted, refused, faults, steps;
};
extern struct driver_counts driver_counts;

/* Plays the sequence to its end, or to the end of the machine. Aborts when
 * something does not hold. */
void driver_play(const uint8_t *data, size_t size);
/* Sets of arguments so far. */
uint64_t driver_sets(void);
/* The counts as one line of JSON on stdout. */
void driver_report(void);
#endif
