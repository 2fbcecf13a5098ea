/* A server that treats its callers badly: too slow, dead, or silent. */
#include <bulkhead.h>

void scan(void) {
}

uint32_t serve(uint32_t endpoint, uint32_t method, const uint8_t *in, uint32_t length, uint8_t *out) {
	(void)endpoint, (void)in, (void)length, (void)out;
	static struct bulkhead_event event;
	const uint32_t start = bulkhead_time();
	switch (method) {
	case 0:
		while (bulkhead_time() - start < 10000) {
		}
		return 1;
	case 1:
		__builtin_trap();
	default:
		bulkhead_wait(&event, 1); /* the call it served is thereby answered with BULKHEAD_DEAD */
		bulkhead_trap(1, 2);
	}
}
