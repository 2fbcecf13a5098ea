/* Dies at once, a thousand times; the instant of each death stands in CCR1, which outlives the task. Uses TIM2, reads
 * its own restarts. */
#include "meter.h"

void init(void) {
	const uint32_t now = TIM2->CNT, died = TIM2->CCR1;
	if (died != 0) {
		say("restart", (now - died) / NS_AN_INSTRUCTION, 0, 0);
	}
}

void scan(void) {
	if (bulkhead_points_in[0] < SAMPLES) {
		TIM2->CCR1 = TIM2->CNT;
		__builtin_trap();
	}
}
