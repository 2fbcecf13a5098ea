/* Traps in each of its scans. */
#include <bulkhead.h>

void scan(void) {
	bulkhead_trap(7, bulkhead_now());
}
