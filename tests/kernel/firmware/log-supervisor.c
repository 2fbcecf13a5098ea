/* Restarts what faults, twenty times, and then faults itself. */
#include <bulkhead.h>

void scan(void) {
	static uint32_t restarts;
	uint32_t task;
	while ((task = bulkhead_supervise(SUPERVISE_NEXT, 0)) != 0) {
		if (++restarts > 20) {
			bulkhead_trap(1, restarts);
		}
		bulkhead_supervise(SUPERVISE_RESTART, task);
	}
}
