/* The supervisor's view of bulkhead_supervise: a fault record as six words, which is what a Uint32Array can hold. */
#include <bulkhead.h>

uint32_t supervisor_operation(uint32_t operation, uint32_t task, uint32_t *record, int32_t words);

uint32_t supervisor_operation(uint32_t operation, uint32_t task, uint32_t *record, int32_t words) {
	struct bulkhead_fault fault;
	uint32_t result = bulkhead_supervise(operation, task, &fault);
	if (operation == SUPERVISE_NEXT && result != 0u && words >= 6) {
		record[0] = fault.task;
		record[1] = fault.kind;
		record[2] = fault.pc;
		record[3] = fault.address;
		record[4] = fault.value;
		record[5] = fault.tick;
	}
	return result;
}
