/* USART driver, linked into the compartment that uses it and run there, unprivileged (RM0090 30).
 *
 * The interrupt comes as a notification and masks itself; uart_poll empties the receiver, feeds the transmitter and
 * unmasks. The transmit interrupt is on only while bytes are queued, the receive interrupt always: bytes that find the
 * queue full are dropped, as they would be in the hardware's own buffer of one. */
#include "usart.h"
#include <bulkhead.h>
#include "registers.h"

#ifndef UART_PORTS
#define UART_PORTS 2u /* open at once in one task */
#endif
#define RECEIVE_SIZE 128u /* both powers of two: indices wrap by mask */
#define TRANSMIT_SIZE 256u
#define RECEIVE_BURST 32u /* bytes taken from the hardware in one poll: bounds its time */
#define DIVIDER_MIN 16u
#define DIVIDER_MAX 0xffffu

/* Trap sites of C code: above all that the compiler numbers. */
#define TRAP_NOT_OPEN 0xffff0001u
#define TRAP_BAD_FORMAT 0xffff0002u
#define TRAP_BAD_BAUD 0xffff0003u
#define TRAP_TOO_MANY 0xffff0004u

struct queue {
	uint16_t put, taken; /* bytes ever; the difference is what is in it */
};

struct port {
	volatile struct usart *usart; /* none: free */
	uint8_t index;
	struct queue received, queued;
	uint8_t receive[RECEIVE_SIZE];
	uint8_t transmit[TRANSMIT_SIZE];
};

static struct port ports[UART_PORTS];

static uint32_t queue_length(const struct queue *queue) {
	return (uint16_t)(queue->put - queue->taken);
}

/* The open port, or a trap: a handle comes from `peripheral(…)`, but C can pass anything. */
static struct port *port_of(uint8_t index) {
	for (uint32_t i = 0; i < UART_PORTS; i++) {
		if (ports[i].usart != NULL && ports[i].index == index) {
			return &ports[i];
		}
	}
	bulkhead_trap(TRAP_NOT_OPEN, index);
}

static struct port *free_port(uint8_t index) {
	for (uint32_t i = 0; i < UART_PORTS; i++) {
		if (ports[i].usart == NULL || ports[i].index == index) {
			return &ports[i];
		}
	}
	bulkhead_trap(TRAP_TOO_MANY, index);
}

static void receive(struct port *port) {
	volatile struct usart *usart = port->usart;
	for (uint32_t i = 0; i < RECEIVE_BURST; i++) {
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
	volatile struct usart *usart = port->usart;
	while (queue_length(&port->queued) > 0 && (usart->SR & USART_SR_TXE)) {
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
	*port = (struct port){.usart = usart, .index = index};
	usart->CR1 = 0;
	usart->CR2 = format == UART_8N2 ? USART_CR2_STOP_2 : 0;
	usart->CR3 = 0;
	usart->BRR = divider;
	usart->CR1 = USART_CR1_UE | USART_CR1_TE | USART_CR1_RE | USART_CR1_RXNEIE |
	             (format == UART_8E1 ? USART_CR1_M | USART_CR1_PCE : 0);
	bulkhead_unmask(index);
}

int32_t uart_read(uint8_t index, uint8_t *data, int32_t length) {
	struct port *port = port_of(index);
	int32_t count = 0;
	receive(port);
	while (count < length && queue_length(&port->received) > 0) {
		data[count++] = port->receive[port->received.taken++ & (RECEIVE_SIZE - 1)];
	}
	return count;
}

int32_t uart_write(uint8_t index, const uint8_t *data, int32_t length) {
	struct port *port = port_of(index);
	int32_t count = 0;
	while (count < length && queue_length(&port->queued) < TRANSMIT_SIZE) {
		port->transmit[port->queued.put++ & (TRANSMIT_SIZE - 1)] = data[count++];
	}
	transmit(port);
	return count;
}

void uart_poll(uint8_t index) {
	struct port *port = port_of(index);
	receive(port);
	transmit(port);
	bulkhead_unmask(index);
}
