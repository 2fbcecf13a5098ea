/* A supervisor that dies when the first task has died. */
#include <bulkhead.h>

void scan(void) {
	const uint32_t task = bulkhead_supervise(SUPERVISE_NEXT, 0);
	if (task != 0) {
		bulkhead_trap(task, 0);
	}
}
