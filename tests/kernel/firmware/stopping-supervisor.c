/* A supervisor that leaves every task stopped that has faulted. */
#include <bulkhead.h>

void scan(void) {
	uint32_t task;
	while ((task = bulkhead_supervise(SUPERVISE_NEXT, 0)) != 0) {
		bulkhead_supervise(SUPERVISE_STOP, task);
	}
}
