/* Register blocks of the Cortex-M System Design Kit as on the MPS2 board, image AN385, named as in its manuals. */
#ifndef CMSDK_REGISTERS_H
#define CMSDK_REGISTERS_H
#include <stddef.h>
#include <stdint.h>

/* DDI 0479 4.3, APB UART: 8 bits, no parity, one stop bit. */
struct uart {
	uint32_t DATA, STATE, CTRL, INTCLEAR, BAUDDIV;
};
#define UART_STATE_TXFULL (1u << 0)
#define UART_STATE_RXFULL (1u << 1)
#define UART_STATE_OVERRUNS (3u << 2)
#define UART_CTRL_TXEN (1u << 0)
#define UART_CTRL_RXEN (1u << 1)
#define UART_CTRL_TXINTEN (1u << 2)
#define UART_CTRL_RXINTEN (1u << 3)
#define UART_INT_ALL 0xfu

/* DAI 0385 4.2, FPGA I/O: COUNTER goes up by one each time the prescaler runs out. */
struct fpgaio {
	uint32_t LED0, reserved1, BUTTON, reserved2, CLK1HZ, CLK100HZ, COUNTER, PRESCALE, PSCNTR;
};
#define FPGAIO ((volatile struct fpgaio *)0x40028000u)

/* DDI 0479 4.5, APB watchdog. */
struct watchdog {
	uint32_t LOAD, VALUE, CTRL, INTCLR, RIS, MIS, reserved[762], LOCK;
};
#define WATCHDOG ((volatile struct watchdog *)0x40008000u)
#define WATCHDOG_CTRL_INTEN (1u << 0)
#define WATCHDOG_CTRL_RESEN (1u << 1)
#define WATCHDOG_UNLOCK 0x1acce551u

_Static_assert(offsetof(struct watchdog, LOCK) == 0xc00, "DDI 0479 table 4-13");
_Static_assert(offsetof(struct uart, BAUDDIV) == 0x10, "DDI 0479 table 4-5");
_Static_assert(offsetof(struct fpgaio, COUNTER) == 0x18, "DAI 0385 table 4-2");
#endif
