/* Heap sort of 1024 i32. */
#include "bench.h"

#define SIZE 1024
static int32_t values[SIZE];

static void fill(void) {
	uint32_t seed = 42;
	for (int index = 0; index < SIZE; index++) {
		seed = seed * 1664525u + 1013904223u;
		values[index] = (int32_t)seed;
	}
}

/* Lets the value at `root` sink to its place in the heap of the first `size` values. */
static void sink(int root, int size) {
	int32_t value = values[root];
	int at = root;
	for (;;) {
		int child = 2 * at + 1;
		if (child >= size)
			break;
		if (child + 1 < size && values[child + 1] > values[child])
			child++;
		if (values[child] <= value)
			break;
		values[at] = values[child];
		at = child;
	}
	values[at] = value;
}

static void sort(void) {
	for (int root = SIZE / 2 - 1; root >= 0; root--)
		sink(root, SIZE);
	for (int last = SIZE - 1; last > 0; last--) {
		int32_t largest = values[0];
		values[0] = values[last];
		values[last] = largest;
		sink(0, last);
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
