/* The open serial ports of a task with their queues: what the drivers of all families share. Included by a driver, once
 * in a compartment, which defines `receive` and `transmit`. */
#ifndef SERIAL_PORTS_H
#define SERIAL_PORTS_H
#include <bulkhead.h>
#include <stddef.h>
#include <stdint.h>
#include <uart.h>

#ifndef UART_PORTS
#define UART_PORTS 2u /* open at once in one task */
#endif
#define RECEIVE_SIZE 128u /* both powers of two: indices wrap by mask */
#define TRANSMIT_SIZE 256u

/* Trap sites of C code: above all that the compiler numbers. */
#define TRAP_NOT_OPEN 0xffff0001u
#define TRAP_BAD_FORMAT 0xffff0002u
#define TRAP_BAD_BAUD 0xffff0003u
#define TRAP_TOO_MANY 0xffff0004u

struct queue {
	uint16_t put, taken; /* bytes ever; the difference is what is in it */
};

struct port {
	volatile void *registers; /* none: free */
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
	for (uint32_t i = 0; i < UART_PORTS; i++) { /* at most UART_PORTS turns */
		if (ports[i].registers != NULL && ports[i].index == index) {
			return &ports[i];
		}
	}
	bulkhead_trap(TRAP_NOT_OPEN, index);
}

static struct port *free_port(uint8_t index) {
	for (uint32_t i = 0; i < UART_PORTS; i++) { /* at most UART_PORTS turns */
		if (ports[i].registers == NULL || ports[i].index == index) {
			return &ports[i];
		}
	}
	bulkhead_trap(TRAP_TOO_MANY, index);
}

/* The hardware's received bytes into the queue; those that find it full are dropped. Bounded in time. */
static void receive(struct port *port);
/* Queued bytes into the hardware, as many as it takes now. */
static void transmit(struct port *port);

int32_t uart_read(uint8_t index, uint8_t *data, int32_t length) {
	struct port *port = port_of(index);
	int32_t count = 0;
	receive(port);
	while (count < length && queue_length(&port->received) > 0) { /* at most RECEIVE_SIZE turns */
		data[count++] = port->receive[port->received.taken++ & (RECEIVE_SIZE - 1)];
	}
	return count;
}

int32_t uart_write(uint8_t index, const uint8_t *data, int32_t length) {
	struct port *port = port_of(index);
	int32_t count = 0;
	while (count < length && queue_length(&port->queued) < TRANSMIT_SIZE) { /* at most TRANSMIT_SIZE turns */
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
#endif
