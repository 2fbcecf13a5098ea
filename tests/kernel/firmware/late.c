/* Its second scan waits in a call beyond its period: the budget counts its own time only, the deadline all. */
#include <bulkhead.h>

static uint32_t scans;

void scan(void) {
	if (++scans == 2) {
		bulkhead_call(0, NULL, NULL, 1000);
	}
}
