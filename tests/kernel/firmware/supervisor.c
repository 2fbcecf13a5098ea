/* Task 0 of the bench: restarts whatever faults, without limit. */
#include <bulkhead.h>

void scan(void) {
	uint32_t task;
	while ((task = bulkhead_supervise(SUPERVISE_NEXT, 0)) != 0) {
		bulkhead_supervise(SUPERVISE_RESTART, task);
	}
}
