/* A supervisor that dies when the first task has died. */
#include <bulkhead.h>

void scan(void) {
	struct bulkhead_fault fault;
	if (bulkhead_supervise(SUPERVISE_NEXT, 0, &fault)) {
		bulkhead_trap(fault.task, fault.kind);
	}
}
