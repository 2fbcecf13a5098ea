/* Measures the way from a notification, whose bits are its instant, to the first instruction of this task. Waits by
 * itself: the activation loop is not part of what is measured. */
#include "meter.h"

static struct bulkhead_event event;

void init(void) {
	volatile struct timer *timer = TIM2;
	meter_start();
	bulkhead_wait(&event, BULKHEAD_NO_ALARM);
	for (;;) {
		bulkhead_wait(&event, BULKHEAD_NO_ALARM);
		const uint32_t now = timer->CNT;
		meter_add(now - event.bits);
		if (meter_samples == SAMPLES) {
			meter_say("notify");
		}
		timer->CCR1 = timer->CNT;
	}
}
