/* Measures the way from an interrupt of the UART, which bench/kernel/trigger.c makes it raise, to the first instruction
 * of the task that serves it: the mean of many, for a count is two thirds of an instruction. */
#include "../../kernel/firmware/say.h"
#include "mps2.h"

#define SAMPLES 1000u

static struct bulkhead_event event;

void init(void) {
	volatile struct fpgaio *fpgaio = FPGAIO;
	uint32_t samples = 0, sum = 0, least = UINT32_MAX, most = 0;
	UART->BAUDDIV = 16;
	UART->CTRL = UART_CTRL_TXEN | UART_CTRL_TXINTEN;
	bulkhead_unmask(0);
	bulkhead_wait(&event, BULKHEAD_NO_ALARM);
	for (;;) {
		bulkhead_wait(&event, BULKHEAD_NO_ALARM);
		const uint32_t counts = fpgaio->COUNTER - MAILBOX;
		UART->INTCLEAR = UART_CTRL_TXINTEN | 1u;
		bulkhead_unmask(0);
		sum += counts;
		least = counts < least ? counts : least;
		most = counts > most ? counts : most;
		if (++samples == SAMPLES) {
			say("interrupt", sum * NS_A_COUNT / SAMPLES / NS_AN_INSTRUCTION, least * NS_A_COUNT / NS_AN_INSTRUCTION,
			    most * NS_A_COUNT / NS_AN_INSTRUCTION);
		}
	}
}
