/* Primes below 8192 by the sieve of Eratosthenes. */
#include "bench.h"

#define LIMIT 8192
static uint8_t composite[LIMIT];

uint32_t run(void) {
	memset(composite, 0, sizeof composite);
	uint32_t count = 0;
	for (int candidate = 2; candidate < LIMIT; candidate++) {
		if (composite[candidate])
			continue;
		count++;
		for (int multiple = 2 * candidate; multiple < LIMIT; multiple += candidate)
			composite[multiple] = 1;
	}
	return count;
}
