/* Measures what a tick takes from the running task, as gaps in a loop that reads the time. Uses TIM2. */
#include "meter.h"

#define LOOP_MAX 20u /* instructions: a longer gap is the kernel's */

static uint32_t measure_loop(void) {
	uint32_t least = UINT32_MAX, before = TIM2->CNT;
	for (uint32_t i = 0; i < 16; i++) {
		const uint32_t now = TIM2->CNT, gap = now - before;
		before = now;
		if (gap < least) {
			least = gap;
		}
	}
	return least;
}

void scan(void) {
	static uint32_t done;
	const uint32_t loop = measure_loop();
	uint32_t before = TIM2->CNT;
	meter_start();
	while (!done && meter_samples < SAMPLES) {
		const uint32_t now = TIM2->CNT, gap = now - before;
		before = now;
		if (gap > LOOP_MAX * NS_AN_INSTRUCTION) {
			meter_add(gap - loop);
			before = TIM2->CNT;
		}
	}
	done = 1;
	meter_say("tick");
}
