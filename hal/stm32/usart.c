/* USART driver, linked into the compartment that uses it and run there, unprivileged (RM0090 30, RM0041 23, RM0351 40).
 * What differs between the families is in their usart_registers.h.
 *
 * The interrupt comes as a notification and masks itself; uart_poll empties the receiver, feeds the transmitter and
 * unmasks. The transmit interrupt is on only while bytes are queued, the receive interrupt always: bytes that find the
 * queue full are dropped, as they would be in the hardware's own buffer of one. */
#include <bulkhead.h>
#include <ports.h>
#include <registers.h>
#include <uart.h>

/* SR, in newer families ISR. */
#define USART_STATUS_PE (1u << 0)
#define USART_STATUS_FE (1u << 1)
#define USART_STATUS_NE (1u << 2)
#define USART_STATUS_ORE (1u << 3)
#define USART_STATUS_RXNE (1u << 5)
#define USART_STATUS_TXE (1u << 7)
#define USART_CR1_RE (1u << 2)
#define USART_CR1_TE (1u << 3)
#define USART_CR1_RXNEIE (1u << 5)
#define USART_CR1_TXEIE (1u << 7)
#define USART_CR1_PCE (1u << 10)
#define USART_CR1_M (1u << 12)
#define USART_CR2_STOP_2 (2u << 12)

#define RECEIVE_BURST 32u /* bytes taken from the hardware in one poll: bounds its time */
#define DIVIDER_MIN 16u
#define DIVIDER_MAX 0xffffu

static void receive(struct port *port) {
	volatile struct usart *usart = port->registers;
	for (uint32_t i = 0; i < RECEIVE_BURST; i++) { /* at most RECEIVE_BURST turns */
		const uint32_t status = usart_status(usart);
		if ((status & (USART_STATUS_RXNE | USART_STATUS_ORE)) == 0) {
			return;
		}
		const uint8_t byte = usart_take(usart, status);
		if ((status & USART_STATUS_RXNE) && (status & (USART_STATUS_FE | USART_STATUS_NE | USART_STATUS_PE)) == 0 &&
		    queue_length(&port->received) < RECEIVE_SIZE) {
			port->receive[port->received.put++ & (RECEIVE_SIZE - 1)] = byte;
		}
	}
}

static void transmit(struct port *port) {
	volatile struct usart *usart = port->registers;
	while (queue_length(&port->queued) > 0 &&
	       (usart_status(usart) & USART_STATUS_TXE)) { /* at most TRANSMIT_SIZE turns */
		usart_put(usart, port->transmit[port->queued.taken++ & (TRANSMIT_SIZE - 1)]);
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
	usart_forget_errors(usart);
	usart->CR1 = USART_CR1_UE | USART_CR1_TE | USART_CR1_RE | USART_CR1_RXNEIE |
	             (format == UART_8E1 ? USART_CR1_M | USART_CR1_PCE : 0);
	bulkhead_unmask(index);
}
