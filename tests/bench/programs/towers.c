/* Towers of Hanoi with 11 discs: three pegs as stacks of discs, pending moves on an explicit stack. The TypeScript
 * program asserts that no disc lies on a smaller one, and so does this one. */
#include "bench.h"

#define DISCS 11
#define PENDING (2 * DISCS + 2)

struct peg {
	uint8_t discs[DISCS];
	uint8_t height;
};

static struct peg pegs[3];
static uint8_t pending_count[PENDING];
static uint8_t pending_from[PENDING];
static uint8_t pending_to[PENDING];
static int pending;

static void peg_push(struct peg *peg, uint8_t disc) {
	if (peg->height != 0 && peg->discs[peg->height - 1] <= disc)
		__builtin_trap();
	peg->discs[peg->height++] = disc;
}

static uint8_t peg_pop(struct peg *peg) {
	return peg->discs[--peg->height];
}

/* `count` discs are to go from one peg to another. */
static void request(uint8_t count, uint8_t from, uint8_t to) {
	pending_count[pending] = count;
	pending_from[pending] = from;
	pending_to[pending] = to;
	pending++;
}

uint32_t run(void) {
	for (int peg = 0; peg < 3; peg++)
		pegs[peg].height = 0;
	for (int disc = DISCS; disc > 0; disc--)
		peg_push(&pegs[0], (uint8_t)disc);
	uint32_t moves = 0;
	uint32_t sum = 0;
	pending = 0;
	request(DISCS, 0, 2);
	while (pending != 0) {
		pending--;
		uint8_t count = pending_count[pending], from = pending_from[pending], to = pending_to[pending];
		if (count == 1) {
			uint8_t disc = peg_pop(&pegs[from]);
			peg_push(&pegs[to], disc);
			moves++;
			sum = sum * 31 + disc * 3u + to;
		} else {
			uint8_t other = (uint8_t)(3 - from - to);
			request((uint8_t)(count - 1), other, to);
			request(1, from, to);
			request((uint8_t)(count - 1), from, other);
		}
	}
	return sum + moves;
}
