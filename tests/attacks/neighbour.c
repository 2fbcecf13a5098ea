/* A pattern in RAM that nobody else may change, checked every scan; tells the host of the least number of sets made.
 * Wakes the task that waits without a time limit or with a far one (slot 0).
 * Points read: of each of the eleven callers its restarts, then of each its sets that returned. */
#include <bulkhead.h>

#define CALLERS 11u
#define WORDS 128u

static volatile uint32_t pattern[WORDS];

static uint32_t expected(uint32_t at) {
	return (at + 1) * 2654435761u;
}

void init(void) {
	for (uint32_t at = 0; at < WORDS; at++) {
		pattern[at] = expected(at);
	}
}

void scan(void) {
	uint32_t least = 0xffffffff;
	for (uint32_t caller = 0; caller < CALLERS; caller++) {
		const uint32_t made = bulkhead_points_in[caller] + bulkhead_points_in[CALLERS + caller];
		least = made < least ? made : least;
	}
	for (uint32_t at = 0; at < WORDS; at++) {
		if (pattern[at] != expected(at)) {
			bulkhead_print("neighbour: pattern changed");
			break;
		}
	}
	bulkhead_notify(0, 1);
	bulkhead_points_out[0] = (uint32_t)(uintptr_t)&pattern[WORDS / 2];
	bulkhead_points_out[1] = least;
}
