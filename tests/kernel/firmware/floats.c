/* Keeps numbers in all floating-point registers over system calls and preemptions, and looks into those it never wrote
 * after a start. Built twice, with different numbers: see floats-*.c. */
#include <bulkhead.h>
#include "say.h"

static float sums[16];

/* Registers of a fresh task hold nothing of another's. */
void init(void) {
	uint32_t words[32];
	__asm volatile("vstmia %0, {s0-s31}" : : "r"(words) : "memory");
	for (uint32_t i = 0; i < 32; i++) {
		if (words[i] != 0) {
			say("leak", i, words[i], 0);
		}
	}
}

void scan(void) {
	for (uint32_t turn = 0; turn < 2000; turn++) {
		for (uint32_t i = 0; i < 16; i++) {
			sums[i] += FACTOR * (float)(i + 1);
		}
		if (turn % 200 == 0) {
			bulkhead_time();
		}
		for (uint32_t i = 0; i < 16; i++) {
			sums[i] -= FACTOR * (float)(i + 1);
		}
	}
	for (uint32_t i = 0; i < 16; i++) {
		if (sums[i] != 0.0f) {
			say("wrong", i, (uint32_t)sums[i], 0);
		}
	}
	static uint32_t scans;
	if (++scans == LIFE) {
		bulkhead_trap(0, 0);
	}
}
