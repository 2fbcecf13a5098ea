/* Notifies by the right 0, which has a rate of two, three times, and once by the right 1, to a task with a period. */
#include <bulkhead.h>
#include "say.h"

void scan(void) {
	static uint32_t done;
	if (!done) {
		const uint32_t first = bulkhead_notify(0, 1), second = bulkhead_notify(0, 2);
		say("rate", first, second, bulkhead_notify(0, 4));
		say("period", bulkhead_notify(1, 8), 0, 0);
		done = 1;
	}
}
