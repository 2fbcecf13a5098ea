/* Takes 15 ms for an answer of 64 bytes, none of them 0; says that it has given it. */
#include <bulkhead.h>

uint32_t serve(uint32_t endpoint, uint32_t method, const uint8_t *in, uint32_t length, uint8_t *out) {
	(void)endpoint, (void)method, (void)in, (void)length;
	const uint32_t start = bulkhead_time();
	while (bulkhead_time() - start < 15000) {
	}
	for (uint32_t i = 0; i < BULKHEAD_MESSAGE_MAX; i++) {
		out[i] = 0xee;
	}
	bulkhead_print("answered");
	return BULKHEAD_MESSAGE_MAX;
}
