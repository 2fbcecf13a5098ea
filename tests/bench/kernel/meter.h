/* Times in counts of TIM2, which in QEMU counts nanoseconds of simulated time; the median of many. TIM2 is the first of
 * the task's `uses`, a window that the tasks of a measurement share: CCR1 of it, which drives nothing, carries an
 * instant from one to another. */
#ifndef METER_H
#define METER_H
#include <bulkhead.h>
#include "../../kernel/firmware/say.h"

#define SAMPLES 1000u
#define COST_MAX 1024u
#define NS_AN_INSTRUCTION 8u /* -icount shift=3 */

struct timer {
	uint32_t CR1, CR2, SMCR, DIER, SR, EGR, CCMR1, CCMR2, CCER, CNT, PSC, ARR, reserved, CCR1;
};
#define TIM2 ((volatile struct timer *)(uintptr_t)bulkhead_peripherals[0].base)

static uint16_t meter_counts[COST_MAX];
static uint32_t meter_samples;

static inline void meter_start(void) {
	for (uint32_t i = 0; i < COST_MAX; i++) {
		meter_counts[i] = 0;
	}
	meter_samples = 0;
}

/* One sample, of a cost in nanoseconds. */
static inline void meter_add(uint32_t ns) {
	const uint32_t instructions = ns / NS_AN_INSTRUCTION;
	meter_counts[instructions < COST_MAX ? instructions : COST_MAX - 1]++;
	meter_samples++;
}

static inline uint32_t meter_rank(uint32_t rank) {
	uint32_t below = 0;
	for (uint32_t cost = 0; cost < COST_MAX; cost++) {
		below += meter_counts[cost];
		if (below > rank) {
			return cost;
		}
	}
	return COST_MAX;
}

/* `NAME median least most`, in instructions. */
static inline void meter_say(const char *name) {
	say(name, meter_rank(meter_samples / 2), meter_rank(0), meter_rank(meter_samples - 1));
}
#endif
