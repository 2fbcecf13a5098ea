/* Calls and notifies the task of slot 0 at 50 ms. */
#include <bulkhead.h>
#include "say.h"

void scan(void) {
	static uint32_t scans;
	uint8_t answer = 0;
	if (++scans == 5) {
		const uint32_t called = bulkhead_call(1u << 24, NULL, &answer, 10);
		say("called", called, answer, bulkhead_notify(0, 6));
	}
}
