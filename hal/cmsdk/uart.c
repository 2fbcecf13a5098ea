/* UART driver of the CMSDK, linked into the compartment that uses it and run there, unprivileged (DDI 0479 4.3).
 *
 * Receiver and transmitter have an interrupt line each; both come as the same notification. The transmit interrupt is
 * on only while bytes are queued. */
#include <bulkhead.h>
#include <ports.h>
#include <uart.h>
#include "registers.h"

#define BURST 32u /* bytes between hardware and queue in one poll: bounds its time */
#define DIVIDER_MIN 16u
#define DIVIDER_MAX 0xfffffu

static void receive(struct port *port) {
	volatile struct uart *uart = port->registers;
	for (uint32_t i = 0; i < BURST && (uart->STATE & UART_STATE_RXFULL); i++) { /* at most BURST turns */
		const uint8_t byte = (uint8_t)uart->DATA;
		if (queue_length(&port->received) < RECEIVE_SIZE) {
			port->receive[port->received.put++ & (RECEIVE_SIZE - 1)] = byte;
		}
	}
	uart->STATE = UART_STATE_OVERRUNS; /* writing 1 clears; what was lost is lost */
}

static void transmit(struct port *port) {
	volatile struct uart *uart = port->registers;
	for (uint32_t i = 0; i < BURST && queue_length(&port->queued) > 0 && !(uart->STATE & UART_STATE_TXFULL);
	     i++) { /* at most BURST turns */
		uart->DATA = port->transmit[port->queued.taken++ & (TRANSMIT_SIZE - 1)];
	}
	uart->INTCLEAR = UART_INT_ALL;
	if (queue_length(&port->queued) > 0) {
		uart->CTRL |= UART_CTRL_TXINTEN;
	} else {
		uart->CTRL &= ~UART_CTRL_TXINTEN;
	}
}

void uart_open(uint8_t index, uint32_t baud, uint32_t format) {
	struct port *port = free_port(index);
	const struct bulkhead_peripheral *peripheral = &bulkhead_peripherals[index];
	volatile struct uart *uart = (volatile struct uart *)(uintptr_t)peripheral->base;
	const uint32_t divider = baud == 0 ? 0 : (peripheral->clock + baud / 2) / baud;
	if (format != UART_8N1) {
		bulkhead_trap(TRAP_BAD_FORMAT, format);
	}
	if (divider < DIVIDER_MIN || divider > DIVIDER_MAX) {
		bulkhead_trap(TRAP_BAD_BAUD, baud);
	}
	*port = (struct port){.registers = uart, .index = index};
	uart->CTRL = 0;
	uart->BAUDDIV = divider;
	uart->INTCLEAR = UART_INT_ALL;
	uart->CTRL = UART_CTRL_TXEN | UART_CTRL_RXEN | UART_CTRL_RXINTEN;
	bulkhead_unmask(index);
}
