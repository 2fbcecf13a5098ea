/* The ones in 1024 words, counted in four ways: bit by bit, by clearing the lowest one, by a table of nibbles, and by
 * adding in parallel. */
#include "bench.h"

#define WORDS 1024
static uint32_t words[WORDS];
static const uint8_t NIBBLES[16] = {0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4};

static unsigned bit_by_bit(uint32_t word) {
	unsigned count = 0;
	for (int bit = 0; bit < 32; bit++)
		count += (word >> bit) & 1;
	return count;
}

static unsigned clear_lowest(uint32_t word) {
	unsigned count = 0;
	while (word != 0) {
		word &= word - 1;
		count++;
	}
	return count;
}

static unsigned by_nibbles(uint32_t word) {
	unsigned count = 0;
	for (int shift = 0; shift < 32; shift += 4)
		count += NIBBLES[(word >> shift) & 15];
	return count;
}

static unsigned in_parallel(uint32_t word) {
	uint32_t pairs = (word & 0x55555555) + ((word >> 1) & 0x55555555);
	uint32_t nibbles = (pairs & 0x33333333) + ((pairs >> 2) & 0x33333333);
	uint32_t bytes = (nibbles + (nibbles >> 4)) & 0x0f0f0f0f;
	return bytes * 0x01010101u >> 24;
}

uint32_t run(void) {
	uint32_t seed = 3;
	for (int index = 0; index < WORDS; index++) {
		seed = seed * 1664525u + 1013904223u;
		words[index] = seed;
	}
	uint32_t total = 0;
	for (int index = 0; index < WORDS; index++) {
		uint32_t word = words[index];
		total += bit_by_bit(word) + 3 * clear_lowest(word) + 5 * by_nibbles(word) + 7 * in_parallel(word);
	}
	return total;
}
