/* A compiled TypeScript program under the names that start.c calls, and what it needs of a kernel: a place where traps
 * end. */
#include <bulkhead.h>

uint32_t bench_prepare(void);
uint32_t bench_run(void);
void bench_result(uint32_t value);
void bench_say(const char *name, uint32_t value);
_Noreturn void bench_exit(uint32_t reason);

static uint32_t result;

/* The program's own, when it has module-level code to run. */
__attribute__((weak)) void init(void) {
}

/* What the entry module calls with the checksum. */
void bench_result(uint32_t value) {
	result = value;
}

uint32_t bench_prepare(void) {
	init();
	return 0;
}

uint32_t bench_run(void) {
	scan();
	return result;
}

_Noreturn void bulkhead_trap(uint32_t site, uint32_t value) {
	bench_say("trap: site", site);
	bench_say("trap: value", value);
	bench_exit(0x20023u); /* ADP_Stopped_RunTimeErrorUnknown */
}
