/* Sends back in capitals what comes in on its USART. */
#include <bulkhead.h>
#include "../../../hal/serial/uart.h"

void init(void) {
	uart_open(0, 115200, UART_8N1);
}

void scan(void) {
	uint8_t data[32];
	uart_poll(0);
	for (int32_t length = uart_read(0, data, sizeof data); length > 0; length = uart_read(0, data, sizeof data)) {
		for (int32_t i = 0; i < length; i++) {
			data[i] = data[i] >= 'a' && data[i] <= 'z' ? (uint8_t)(data[i] - 32) : data[i];
		}
		uart_write(0, data, length);
	}
}
