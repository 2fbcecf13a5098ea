/* Works on its data and its stack, so that a bit flipped there or in a register can do harm. `flip_here` is called once
 * a scan, at a depth that varies: there the campaign stops it. */
#include <bulkhead.h>

#define CELLS 64u

struct cell {
	uint32_t value;
	struct cell *next;
	uint32_t (*step)(uint32_t);
};

static uint32_t twice(uint32_t x) {
	return x * 2 + 1;
}
static uint32_t half(uint32_t x) {
	return x >> 1;
}

static struct cell cells[CELLS];
static uint32_t scans;

__attribute__((noinline)) void flip_here(uint32_t depth);
void flip_here(uint32_t depth) {
	__asm volatile("" : : "r"(depth) : "memory");
}

__attribute__((noinline)) static uint32_t walk(struct cell *from, uint32_t depth, uint32_t left) {
	volatile uint32_t kept[4] = {depth, left, from->value, 0};
	if (left == 0) {
		flip_here(depth);
	} else {
		kept[3] = walk(from->next, depth + 1, left - 1);
	}
	from->value = from->step(from->value + kept[1]);
	return kept[0] + kept[2] + kept[3];
}

void init(void) {
	for (uint32_t i = 0; i < CELLS; i++) {
		cells[i] = (struct cell){i, &cells[(i * 5 + 1) % CELLS], i % 2 ? twice : half};
	}
}

void scan(void) {
	const uint32_t sum = walk(&cells[scans % CELLS], 0, scans % 7);
	scans++;
	struct cell *cell = &cells[0];
	for (uint32_t i = 0; i < 2 * CELLS; i++) {
		cell->value = cell->step(cell->value);
		cell = cell->next;
	}
	bulkhead_points_out[0] = 1 + (sum & 1);
}
