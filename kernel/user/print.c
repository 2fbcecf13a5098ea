/* One console line from a C string. */
#include <bulkhead.h>

void bulkhead_print(const char *text) {
	uint32_t length = 0;
	while (length < BULKHEAD_PRINT_MAX && text[length] != 0) { /* at most BULKHEAD_PRINT_MAX turns */
		length++;
	}
	bulkhead_write(text, length);
}
