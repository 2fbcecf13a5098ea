/* Slot 0: a server (mortal.c) that dies when method 1 is called. What a caller learns of it. */
#include <bulkhead.h>
#include "say.h"

#define METHOD(n) ((uint32_t)(n) << 8)

static void try(const char *what, uint32_t packed, uint32_t limit) {
	const uint64_t result = bulkhead_call_peer(packed, NULL, NULL, limit);
	say(what, (uint32_t)result, (uint32_t)(result >> 32), 0);
}

void scan(void) {
	static uint32_t step;
	switch (step++) {
	case 0:
		try("first", METHOD(0), 10);
		try("same", METHOD(0), 10 | BULKHEAD_OF_GENERATION(0));
		try("kill", METHOD(1), 10);
		break;
	case 1:
		try("stale", METHOD(0), 10 | BULKHEAD_OF_GENERATION(0));
		try("renewed", METHOD(0), 10 | BULKHEAD_OF_GENERATION(1));
		break;
	default:
		break;
	}
}
