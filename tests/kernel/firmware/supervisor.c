/* Task 0 of the bench: restarts whatever faults, without limit. */
#include <bulkhead.h>

void scan(void) {
	struct bulkhead_fault fault;
	while (bulkhead_supervise(SUPERVISE_NEXT, 0, &fault)) {
		bulkhead_supervise(SUPERVISE_RESTART, fault.task, NULL);
	}
}
