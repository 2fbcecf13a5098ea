/* Dies of method 1; says how many calls it has served in this life. */
#include <bulkhead.h>
#include "say.h"

uint32_t serve(uint32_t endpoint, uint32_t method, const uint8_t *in, uint32_t length, uint8_t *out) {
	static uint32_t served;
	(void)endpoint, (void)in, (void)length, (void)out;
	if (method == 1) {
		bulkhead_trap(0, 0);
	}
	say("served", ++served, 0, 0);
	return 0;
}
