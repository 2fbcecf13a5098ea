/* Never writes a floating-point register; looks into all of them and into FPSCR, in the midst of the writer's work. Its
 * first look is not at its start, and each is the first use of the unit since a switch. */
#include <bulkhead.h>
#include "say.h"

void scan(void) {
	static uint32_t scans;
	uint32_t words[32], status;
	if (++scans % 3 == 0) {
		__asm volatile("vmrs %1, fpscr\n\tvstmia %2, {s0-s31}" : "=m"(words), "=&r"(status) : "r"(words) : "memory");
		for (uint32_t i = 0; i < 32; i++) {
			if (words[i] != 0) {
				say("leak", scans, i, words[i]);
			}
		}
		if (status != 0) {
			say("status", scans, status, 0);
		}
	}
	if (scans == 45) {
		bulkhead_print("looked");
	}
}
