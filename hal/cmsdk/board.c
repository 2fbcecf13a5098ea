/* Start of an MPS2 board with the image AN385: all clocks run at 25 MHz from the beginning, and no pin has another
 * function. Bulkhead runs this board in QEMU only: the fabric of the FPGA offers no register that tells the two apart.
 */
#include <board.h>
#include "registers.h"

bool board_start(void) {
	FPGAIO->PRESCALE = 0; /* the counter at the full 25 MHz */
	return true;
}
