/* Measures what it costs to call the kernel and other tasks. Uses TIM2. Slots: 0 a server of higher priority, 1 a task
 * that is woken. */
#include "meter.h"

static uint8_t data[BULKHEAD_MESSAGE_MAX] __attribute__((aligned(4)));

#define MEASURE(operation)                                                                                             \
	for (uint32_t i = 0; i < SAMPLES; i++) {                                                                           \
		const uint32_t start = TIM2->CNT;                                                                              \
		operation;                                                                                                     \
		meter_add(TIM2->CNT - start - overhead);                                                                       \
	}

static uint32_t measure_overhead(void) {
	const uint32_t start = TIM2->CNT;
	return TIM2->CNT - start;
}

void scan(void) {
	static uint32_t scans;
	const uint32_t overhead = measure_overhead();
	meter_start();
	switch (scans++) {
	case 0:
		MEASURE(bulkhead_time())
		meter_say("null");
		break;
	case 1:
		MEASURE(bulkhead_call(4u << 16 | 4u << 24, data, data, 10))
		meter_say("call-4");
		break;
	case 2:
		MEASURE(bulkhead_call(64u << 16 | 64u << 24, data, data, 10))
		meter_say("call-64");
		break;
	case 3:
		/* The woken task measures the way to it, this one the way back. */
		for (uint32_t i = 0; i < SAMPLES; i++) {
			bulkhead_notify(1, TIM2->CNT);
			meter_add(TIM2->CNT - TIM2->CCR1 - overhead);
		}
		meter_say("switch");
		break;
	default:
		break;
	}
}
