/* Insertion sort of 256 i16. */
#include "bench.h"

#define SIZE 256
static int16_t values[SIZE];

static void fill(void) {
	uint32_t seed = 42;
	for (int index = 0; index < SIZE; index++) {
		seed = seed * 1664525u + 1013904223u;
		values[index] = (int16_t)(seed >> 16);
	}
}

static void sort(void) {
	for (int sorted = 1; sorted < SIZE; sorted++) {
		int16_t value = values[sorted];
		int at = sorted;
		while (at > 0 && values[at - 1] > value) {
			values[at] = values[at - 1];
			at--;
		}
		values[at] = value;
	}
}

uint32_t run(void) {
	fill();
	sort();
	uint32_t sum = 0;
	for (int index = 0; index < SIZE; index++)
		sum = sum * 31 + (uint32_t)values[index];
	return sum;
}
