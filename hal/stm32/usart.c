/* USART driver of the F1 and F4 families, linked into the compartment that uses it and run there, unprivileged (RM0090
 * 30, RM0041 23).
 *
 * The interrupt comes as a notification and masks itself; uart_poll empties the receiver, feeds the transmitter and
 * unmasks. The transmit interrupt is on only while bytes are queued, the receive interrupt always: bytes that find the
 * queue full are dropped, as they would be in the hardware's own buffer of one. */
#include <bulkhead.h>
#include <ports.h>
#include <uart.h>
#include "usart_registers.h"

#define RECEIVE_BURST 32u /* bytes taken from the hardware in one poll: bounds its time */
#define DIVIDER_MIN 16u
#define DIVIDER_MAX 0xffffu

static void receive(struct port *port) {
	volatile struct usart *usart = port->registers;
	for (uint32_t i = 0; i < RECEIVE_BURST; i++) { /* at most RECEIVE_BURST turns */
		const uint32_t status = usart->SR;
		if ((status & (USART_SR_RXNE | USART_SR_ORE)) == 0) {
			return;
		}
		const uint8_t byte = (uint8_t)usart->DR; /* the pair of reads also clears the error flags (30.6.1) */
		if ((status & USART_SR_RXNE) && (status & (USART_SR_FE | USART_SR_NE | USART_SR_PE)) == 0 &&
		    queue_length(&port->received) < RECEIVE_SIZE) {
			port->receive[port->received.put++ & (RECEIVE_SIZE - 1)] = byte;
		}
	}
}

static void transmit(struct port *port) {
	volatile struct usart *usart = port->registers;
	while (queue_length(&port->queued) > 0 && (usart->SR & USART_SR_TXE)) { /* at most TRANSMIT_SIZE turns */
		usart->DR = port->transmit[port->queued.taken++ & (TRANSMIT_SIZE - 1)];
	}
	if (queue_length(&port->queued) > 0) {
		usart->CR1 |= USART_CR1_TXEIE;
	} else {
		usart->CR1 &= ~USART_CR1_TXEIE;
	}
}

void uart_open(uint8_t index, uint32_t baud, uint32_t format) {
	struct port *port = free_port(index);
	const struct bulkhead_peripheral *peripheral = &bulkhead_peripherals[index];
	volatile struct usart *usart = (volatile struct usart *)(uintptr_t)peripheral->base;
	const uint32_t divider = baud == 0 ? 0 : (peripheral->clock + baud / 2) / baud;
	if (format > UART_8N2) {
		bulkhead_trap(TRAP_BAD_FORMAT, format);
	}
	if (divider < DIVIDER_MIN || divider > DIVIDER_MAX) {
		bulkhead_trap(TRAP_BAD_BAUD, baud);
	}
	*port = (struct port){.registers = usart, .index = index};
	usart->CR1 = 0;
	usart->CR2 = format == UART_8N2 ? USART_CR2_STOP_2 : 0;
	usart->CR3 = 0;
	usart->BRR = divider;
	usart->CR1 = USART_CR1_UE | USART_CR1_TE | USART_CR1_RE | USART_CR1_RXNEIE |
	             (format == UART_8E1 ? USART_CR1_M | USART_CR1_PCE : 0);
	bulkhead_unmask(index);
}
