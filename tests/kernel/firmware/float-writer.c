/* Leaves numbers in all floating-point registers and in FPSCR (flags, rounding to zero), whenever it is switched away.
 */
#include <bulkhead.h>

static const uint32_t pattern[32] = {
    1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16,
    17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32,
};

void scan(void) {
	for (uint32_t i = 0; i < 20000; i++) {
		__asm volatile("vldmia %0, {s0-s31}\n\tvmsr fpscr, %1" : : "r"(pattern), "r"(0xf0c0009fu) : "memory");
	}
}
