/* Has the UART raise its transmit interrupt a thousand times: QEMU's is done with a byte at once. */
#include "mps2.h"

void scan(void) {
	static uint32_t raised;
	for (uint32_t i = 0; i < 100 && raised < 1000; i++, raised++) {
		MAILBOX = FPGAIO->COUNTER;
		UART->DATA = 0;
	}
}
