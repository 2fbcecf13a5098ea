/* A serial port of the task's own: behind bulkhead/uart. Each family has a driver that defines these functions. `port`
 * is the index among the task's `uses`. */
#ifndef SERIAL_UART_H
#define SERIAL_UART_H
#include <stdint.h>

enum uart_format {
	UART_8N1 = 0,
	UART_8E1 = 1, /* even parity */
	UART_8N2 = 2,
};

/* Opens the port, once a start of the task: `baud` 1200..921600 bits per second. Traps on a format that does not exist
 * or when the divider does not fit. */
void uart_open(uint8_t port, uint32_t baud, uint32_t format);
/* Serves the hardware and takes at most `length` received bytes; returns how many. */
int32_t uart_read(uint8_t port, uint8_t *data, int32_t length);
/* Queues at most `length` bytes for sending; returns how many the queue took. */
int32_t uart_write(uint8_t port, const uint8_t *data, int32_t length);
/* Serves the hardware: received bytes into the queue, queued bytes out. Call it first in every activation. */
void uart_poll(uint8_t port);
#endif
