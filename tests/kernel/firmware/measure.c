/* Times of kernel operations, in microseconds for many, on the console. Slot 0: a server of higher priority without a
 * period, whose scan does nothing. */
#include <bulkhead.h>
#include "say.h"

#define TURNS 1000u

static uint8_t data[BULKHEAD_MESSAGE_MAX];

static void measure_calls(uint32_t length) {
	const uint32_t start = bulkhead_time();
	for (uint32_t i = 0; i < TURNS; i++) {
		bulkhead_call(length << 16 | length << 24, data, data, 10);
	}
	say("call", length, bulkhead_time() - start, 0);
}

/* The instant of the last one, then the loop without anything in it. */
void init(void) {
	const uint32_t started = bulkhead_time();
	say("started", started, 0, 0);
}

void scan(void) {
	static uint32_t scans;
	const uint32_t start = bulkhead_time();
	switch (scans++) {
	case 0:
		for (uint32_t i = 0; i < TURNS; i++) {
			bulkhead_unmask(0);
		}
		say("unmask", 0, bulkhead_time() - start, 0);
		break;
	case 1:
		for (uint32_t i = 0; i < TURNS; i++) {
			bulkhead_time();
		}
		say("time", 0, bulkhead_time() - start, 0);
		break;
	case 2:
		measure_calls(4);
		break;
	case 3:
		measure_calls(64);
		break;
	case 4:
		for (uint32_t i = 0; i < TURNS; i++) {
			bulkhead_notify(0, 1);
		}
		say("notify", 0, bulkhead_time() - start, 0);
		break;
	default:
		bulkhead_trap(0, bulkhead_time());
	}
}
