/* The control task of the campaign: its output counts its periods, so each exchange shows whether one was missed. */
#include <bulkhead.h>

static uint32_t periods;

void scan(void) {
	periods++;
	bulkhead_points_out[0] = periods;
}
