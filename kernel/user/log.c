/* A record of the audit log in words, which is what a Uint32Array can hold. */
#include <bulkhead.h>

uint32_t log_read(uint32_t number, uint32_t *record, int32_t words);

uint32_t log_read(uint32_t number, uint32_t *record, int32_t words) {
	uint32_t answer[BULKHEAD_ABOUT_SIZE / 4];
	const uint32_t count = bulkhead_link(answer, BULKHEAD_ABOUT(ABOUT_LOG, number & 0xff), 0) / 4;
	for (uint32_t i = 0; i < count && (int32_t)i < words; i++) { /* at most BULKHEAD_ABOUT_SIZE turns */
		record[i] = answer[i];
	}
	return count;
}
