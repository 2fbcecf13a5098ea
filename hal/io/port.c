/* The monitor's port: requests and their answers, and the plant where there is no simulation host, over a UART.
 *
 * A frame is a record as of docs/link.md (type, number, length, payload) with its CRC-16 (IBM, as Modbus), stuffed by
 * COBS (Cheshire and Baker, 1999) so that a zero byte ends it. What is no frame is dropped: whoever sent it asks again.
 * A frame that the line has no room for is not sent. */
#include "io.h"
#include <bulkhead.h>
#include <string.h>
#include <uart.h>

#define PORT 0u
#define HEADER 4u
#define CRC 2u
#define FRAME_MAX (HEADER + 4u * 65u + CRC) /* 64 channels and a tick */
#define PLANT_PATIENCE 50u                  /* cycles without an answer until the inputs are stale */
#define PLANT_GONE 1000u                    /* and until the plant is told no more */

enum frame_type { FRAME_EXCHANGE = 2, FRAME_ANSWER = 0x80, FRAME_REQUEST = 0x81, FRAME_REPLY = 0x82 };

static uint8_t received[FRAME_MAX + 2]; /* still stuffed */
static uint32_t received_length;        /* above the size: the frame is too long to be one */
static uint8_t sending[FRAME_MAX + 4];
static uint32_t sending_length, sent;
static bool plant;
static uint32_t silent; /* cycles since the plant answered */

static uint16_t crc_of(const uint8_t *data, uint32_t length) {
	uint16_t crc = 0xffff;
	for (uint32_t i = 0; i < length; i++) {
		crc ^= data[i];
		for (uint32_t bit = 0; bit < 8; bit++) {
			crc = (uint16_t)(crc & 1 ? crc >> 1 ^ 0xa001 : crc >> 1);
		}
	}
	return crc;
}

static uint32_t word_at(const uint8_t *bytes) {
	return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

/* In place: the unstuffed bytes are never more. Returns their number, 0 for what is none of COBS. */
static uint32_t unstuff(uint8_t *bytes, uint32_t length) {
	uint32_t from = 0, to = 0;
	while (from < length) {
		const uint32_t code = bytes[from++];
		if (code == 0 || from + code - 1 > length) {
			return 0;
		}
		for (uint32_t i = 1; i < code; i++) {
			bytes[to++] = bytes[from++];
		}
		if (code < 0xff && from < length) {
			bytes[to++] = 0;
		}
	}
	return to;
}

static uint32_t stuff(const uint8_t *bytes, uint32_t length, uint8_t *to) {
	uint32_t code_at = 0, at = 1;
	uint8_t code = 1;
	for (uint32_t i = 0; i < length; i++) {
		if (bytes[i] != 0) {
			to[at++] = bytes[i];
			code++;
		}
		if (bytes[i] == 0 || code == 0xff) {
			to[code_at] = code;
			code_at = at++;
			code = 1;
		}
	}
	to[code_at] = code;
	to[at++] = 0;
	return at;
}

static void push(void) {
	sent += (uint32_t)uart_write(PORT, &sending[sent], (int32_t)(sending_length - sent));
}

static void send(uint8_t type, uint8_t number, const uint32_t *words, uint32_t count) {
	static uint8_t frame[FRAME_MAX];
	const uint32_t length = HEADER + 4 * count;
	if (sent < sending_length || length + CRC > FRAME_MAX) {
		return;
	}
	frame[0] = type;
	frame[1] = number;
	frame[2] = (uint8_t)(4 * count);
	frame[3] = (uint8_t)(4 * count >> 8);
	memcpy(&frame[HEADER], words, 4 * count); /* little-endian, as the record */
	const uint16_t crc = crc_of(frame, length);
	frame[length] = (uint8_t)crc;
	frame[length + 1] = (uint8_t)(crc >> 8);
	sending_length = stuff(frame, length + CRC, sending);
	sent = 0;
	push();
}

static void answer_request(uint8_t number, const uint8_t *payload) {
	uint32_t answer[IO_ANSWER_WORDS] = {0};
	const uint32_t request = word_at(payload), value = word_at(payload + 4);
	if ((request >> 8 & 0xff) == IO_PLANT) {
		plant = value != 0;
		silent = 0;
		send(FRAME_REPLY, number, answer, 0);
		return;
	}
	send(FRAME_REPLY, number, answer, io_request(request, value, answer));
}

static void take_frame(void) {
	const uint32_t length = unstuff(received, received_length);
	if (length < HEADER + CRC || crc_of(received, length) != 0) {
		return; /* the CRC of bytes with their CRC is 0 */
	}
	const uint32_t payload = (uint32_t)received[2] | (uint32_t)received[3] << 8;
	if (payload != length - HEADER - CRC) {
		return;
	}
	if (received[0] == FRAME_REQUEST && payload == 4 * IO_REQUEST_WORDS) {
		answer_request(received[1], &received[HEADER]);
	} else if (received[0] == FRAME_ANSWER && payload == 4u * io_plan.hil_inputs && plant) {
		for (uint32_t i = 0; i < io_plan.hil_inputs; i++) {
			io_inputs[i] = word_at(&received[HEADER + 4 * i]);
		}
		silent = 0;
	}
}

void io_port_poll(void) {
	uint8_t bytes[32];
	int32_t count;
	uart_poll(PORT);
	while ((count = uart_read(PORT, bytes, (int32_t)sizeof bytes)) > 0) {
		for (int32_t i = 0; i < count; i++) {
			if (bytes[i] != 0) {
				if (received_length < sizeof received) {
					received[received_length] = bytes[i];
				}
				received_length += received_length <= sizeof received;
			} else {
				if (received_length <= sizeof received) {
					take_frame();
				}
				received_length = 0;
			}
		}
	}
	push();
}

void io_port_cycle(const uint32_t *outputs) {
	uint32_t words[1 + 64];
	if (!plant) {
		return;
	}
	silent++;
	if (silent > PLANT_GONE) {
		plant = false;
	}
	words[0] = bulkhead_now();
	memcpy(&words[1], outputs, 4u * io_plan.hil_outputs);
	send(FRAME_EXCHANGE, 0, words, 1u + io_plan.hil_outputs);
}

bool io_port_is_stale(void) {
	return silent > PLANT_PATIENCE || !plant;
}

void io_port_open(void) {
	uart_open(PORT, io_plan.baud, UART_8N1);
}
