/* A supervisor that leaves every task stopped that has faulted. */
#include <bulkhead.h>

void scan(void) {
	struct bulkhead_fault fault;
	while (bulkhead_supervise(SUPERVISE_NEXT, 0, &fault)) {
		bulkhead_supervise(SUPERVISE_STOP, fault.task, NULL);
	}
}
