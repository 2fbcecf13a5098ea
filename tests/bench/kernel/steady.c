/* A scan of about a hundred instructions. */
#include <bulkhead.h>

void scan(void) {
	for (volatile uint32_t i = 0; i < 20; i++) {
	}
}
