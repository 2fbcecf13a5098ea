/* What every benchmark program in C starts from: sized integers, and its one entry. */
#ifndef BENCH_H
#define BENCH_H
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* One run of the kernel from its initial state; gives its checksum. */
uint32_t run(void);
#endif
