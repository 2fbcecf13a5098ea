/* What the measurement of an interrupt uses of the MPS2 board: its counter of 25 MHz, and the reload value of a timer
 * that does not run, which carries an instant from one task to another. In the order of `uses`. */
#ifndef MPS2_H
#define MPS2_H
#include <bulkhead.h>

struct uart {
	uint32_t DATA, STATE, CTRL, INTCLEAR, BAUDDIV;
};
#define UART ((volatile struct uart *)(uintptr_t)bulkhead_peripherals[0].base)
#define UART_CTRL_TXEN (1u << 0)
#define UART_CTRL_TXINTEN (1u << 2)

struct fpgaio {
	uint32_t reserved[6], COUNTER;
};
#define FPGAIO ((volatile struct fpgaio *)(uintptr_t)bulkhead_peripherals[1].base)

struct timer {
	uint32_t CTRL, VALUE, RELOAD;
};
#define MAILBOX (((volatile struct timer *)(uintptr_t)bulkhead_peripherals[2].base)->RELOAD)

#define NS_A_COUNT 40u
#define NS_AN_INSTRUCTION 64u /* -icount shift=6 */
#endif
