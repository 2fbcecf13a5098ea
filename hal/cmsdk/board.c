/* Start of an MPS2 board with the image AN385: all clocks run at 25 MHz from the beginning, and no pin has another
 * function. Bulkhead runs this board in QEMU only: the fabric of the FPGA offers no register that tells the two apart.
 */
#include <board.h>
#include "registers.h"

bool board_start(void) {
	FPGAIO->PRESCALE = 0; /* the counter at the full 25 MHz */
	return true;
}

/* The first time it runs out it raises NMI, which is a fault of the kernel: outputs go safe, the chip resets. The second
 * time it resets the chip by itself. */
void board_watchdog_start(void) {
	WATCHDOG->LOCK = WATCHDOG_UNLOCK;
	WATCHDOG->LOAD = 2u * 25000000u;
	WATCHDOG->CTRL = WATCHDOG_CTRL_INTEN | WATCHDOG_CTRL_RESEN;
}

void board_watchdog_feed(void) {
	WATCHDOG->INTCLR = 1;
}
