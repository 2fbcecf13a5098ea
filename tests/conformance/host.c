/* The kernel as a conformance program on the host sees it: prints lines to stdout, reports a trap on stderr and ends.
 */
#include <stdio.h>
#include <stdlib.h>

#include "bulkhead.h"

/* Exit code of a trap; sanitizers use 1. */
#define TRAPPED 70

volatile uint32_t bulkhead_points_in[1];
volatile uint32_t bulkhead_points_out[1];
const struct bulkhead_peripheral bulkhead_peripherals[1];

void bulkhead_write(const char *text, uint32_t length) {
	fwrite(text, 1, length, stdout);
	fputc('\n', stdout);
}

_Noreturn void bulkhead_trap(uint32_t site, uint32_t value) {
	fflush(stdout);
	fprintf(stderr, "trap %lu %lu\n", (unsigned long)site, (unsigned long)value);
	exit(TRAPPED);
}

uint32_t bulkhead_now(void) {
	return 0;
}

uint32_t bulkhead_bits(void) {
	return 0;
}

void bulkhead_alarm(uint32_t ms) {
	(void)ms;
}

/* Entry points of the programs of this executable: batch.c, generated. */
typedef void entry(void);
extern entry *const batch_init[];
extern entry *const batch_scan[];

int main(int count, char **arguments) {
	if (count != 2)
		return 2;
	const long program = strtol(arguments[1], NULL, 10);
	if (batch_init[program] != NULL)
		batch_init[program]();
	if (batch_scan[program] != NULL)
		batch_scan[program]();
	return 0;
}
