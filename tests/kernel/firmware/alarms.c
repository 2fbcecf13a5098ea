/* Without a period: says when it runs and why. Serves a call in between, which must not cost it its alarm. */
#include <bulkhead.h>
#include "say.h"

static uint32_t runs;

void scan(void) {
	say("run", runs, bulkhead_now(), bulkhead_bits());
	switch (runs++) {
	case 0:
		bulkhead_alarm(100);
		break;
	case 1: /* the notification at 50 */
	case 2: /* the alarm at 100 and a bit */
		break;
	default:
		bulkhead_alarm(0);
	}
}

uint32_t serve(uint32_t endpoint, uint32_t method, const uint8_t *in, uint32_t length, uint8_t *out) {
	(void)endpoint, (void)method, (void)in, (void)length;
	out[0] = 7;
	return 1;
}
