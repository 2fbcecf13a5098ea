/* Measures the way from an interrupt of USART3 (its transmitter is empty), whose instant stands in CCR1, to here. */
#include "meter.h"

struct usart {
	uint32_t SR, DR, BRR, CR1;
};
#define USART3 ((volatile struct usart *)(uintptr_t)bulkhead_peripherals[1].base)

void init(void) {
	meter_start();
	bulkhead_unmask(1);
}

void scan(void) {
	const uint32_t now = TIM2->CNT;
	if (bulkhead_bits() != 0) {
		meter_add(now - TIM2->CCR1);
		USART3->CR1 = 0;
		bulkhead_unmask(1);
		if (meter_samples == SAMPLES) {
			meter_say("interrupt");
		}
	}
}
