/* The program in C under the names that start.c calls. */
#include "bench.h"

uint32_t bench_prepare(void);
uint32_t bench_run(void);

uint32_t bench_prepare(void) {
	return 0;
}

uint32_t bench_run(void) {
	return run();
}
