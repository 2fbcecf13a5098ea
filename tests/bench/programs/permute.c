/* All 5040 permutations of seven elements by Heap's algorithm, without recursion. */
#include "bench.h"

#define N 7
static uint8_t items[N];
static uint8_t counters[N];

static void swap(int first, int second) {
	uint8_t saved = items[first];
	items[first] = items[second];
	items[second] = saved;
}

uint32_t run(void) {
	for (int index = 0; index < N; index++) {
		items[index] = (uint8_t)index;
		counters[index] = 0;
	}
	uint32_t permutations = 1;
	uint32_t sum = 0;
	int level = 1;
	while (level < N) {
		if (counters[level] < level) {
			swap((level & 1) == 0 ? 0 : counters[level], level);
			sum = sum * 31 + items[0] * 7u + items[N - 1];
			permutations++;
			counters[level]++;
			level = 1;
		} else {
			counters[level] = 0;
			level++;
		}
	}
	return sum + permutations;
}
