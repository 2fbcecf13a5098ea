/* Exceeds its budget in its third scan, its period in the third after that; drives an output while it lives. Read: own
 * restarts. */
#include <bulkhead.h>

static uint32_t scans;

static void spend(uint32_t us) {
	const uint32_t start = bulkhead_time();
	while (bulkhead_time() - start < us) {
	}
}

void scan(void) {
	bulkhead_points_out[0] = 1;
	if (++scans == 3) {
		switch (bulkhead_points_in[0]) {
		case 0:
			for (;;) {
			}
		case 1:
			spend(1200); /* ends between two ticks, 200 us over */
			break;
		default:
			break;
		}
	}
}
