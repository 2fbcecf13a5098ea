/* libFuzzer over the generated C of a task with a Modbus line, the server's or the client's: the serial port and the
 * clock are here, the input is bytes and silences. Any trap, sanitizer's finding or failed check ends it.
 *
 * An input is a list of steps: one byte, of which the low six bits tell how many bytes of the line follow, the upper
 * two the time before them. */
#include <bulkhead.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

volatile uint32_t bulkhead_points_in[8];
volatile uint32_t bulkhead_points_out[8];
const struct bulkhead_peripheral bulkhead_peripherals[1] = {{0, 0}};

static uint64_t time_us;
static uint32_t lines; /* of the console */

/* The driver's receive queue, and what the task has sent since it was last looked at. */
static uint8_t queue[128];
static uint32_t queued;
static uint8_t sent[2048];
static uint32_t sent_length;

#define CHECK(condition, text)                                                                                         \
	do {                                                                                                               \
		if (!(condition)) {                                                                                            \
			fprintf(stderr, "check failed: %s\n", text);                                                               \
			abort();                                                                                                   \
		}                                                                                                              \
	} while (0)

uint32_t bulkhead_now(void) {
	return (uint32_t)(time_us / 1000);
}

uint32_t bulkhead_time(void) {
	return (uint32_t)time_us;
}

uint32_t bulkhead_bits(void) {
	return 0;
}

void bulkhead_alarm(uint32_t ms) {
	(void)ms;
}

void bulkhead_write(const char *text, uint32_t length) {
	(void)text, (void)length;
	lines++;
}

_Noreturn void bulkhead_trap(uint32_t site, uint32_t value) {
	fprintf(stderr, "trap %u value %u\n", site, value);
	abort();
}

void uart_open(uint8_t port, uint32_t baud, uint32_t format);
void uart_open(uint8_t port, uint32_t baud, uint32_t format) {
	(void)port, (void)baud, (void)format;
	queued = 0;
}

void uart_poll(uint8_t port);
void uart_poll(uint8_t port) {
	(void)port;
}

int32_t uart_read(uint8_t port, uint8_t *data, int32_t length);
int32_t uart_read(uint8_t port, uint8_t *data, int32_t length) {
	(void)port;
	const uint32_t count = queued < (uint32_t)length ? queued : (uint32_t)length;
	memcpy(data, queue, count);
	memmove(queue, queue + count, queued - count);
	queued -= count;
	return (int32_t)count;
}

/* Takes at most 100 bytes at once, so that sending goes on in later activations. */
int32_t uart_write(uint8_t port, const uint8_t *data, int32_t length);
int32_t uart_write(uint8_t port, const uint8_t *data, int32_t length) {
	(void)port;
	const uint32_t count = length < 100 ? (uint32_t)length : 100;
	CHECK(sent_length + count <= sizeof sent, "more was sent than anybody asked for");
	memcpy(sent + sent_length, data, count);
	sent_length += count;
	return (int32_t)count;
}

static uint16_t crc_of(const uint8_t *bytes, uint32_t length) {
	uint16_t crc = 0xffff;
	for (uint32_t i = 0; i < length; i++) {
		crc = (uint16_t)(crc ^ bytes[i]);
		for (int bit = 0; bit < 8; bit++) {
			crc = (uint16_t)(crc & 1 ? crc >> 1 ^ 0xa001 : crc >> 1);
		}
	}
	return crc;
}

static bool is_sealed(const uint8_t *bytes, uint32_t length) {
	return length >= 4 && length <= 256 &&
	       crc_of(bytes, length - 2) == (bytes[length - 2] | (uint32_t)bytes[length - 1] << 8);
}

static void run_for(uint32_t ms) {
	for (uint32_t i = 0; i < ms; i++) {
		time_us += 1000;
		scan();
	}
}

#ifdef SERVER
/* Bytes since the line was last silent for 100 ms, but for those that were answered. */
static uint8_t heard[4096];
static uint32_t heard_length;

/* Where the first request with this function to this unit ends in what was heard; 0: there is none. */
static uint32_t request_end(uint8_t code) {
	for (uint32_t start = 0; start + 4 <= heard_length; start++) {
		if (heard[start] != 17 || heard[start + 1] != code) {
			continue;
		}
		for (uint32_t end = start + 4; end <= heard_length && end <= start + 256; end++) {
			if (is_sealed(heard + start, end - start)) {
				return end;
			}
		}
	}
	return 0;
}

static void look_at_sent(void) {
	if (sent_length == 0) {
		return;
	}
	/* All of it: at most 256 bytes, 100 at once. */
	for (int i = 0; i < 4; i++) {
		time_us += 100;
		scan();
	}
	CHECK(is_sealed(sent, sent_length), "an answer with a wrong CRC or length");
	CHECK(sent[0] == 17, "an answer in the name of another unit");
	const uint32_t end = request_end(sent[1] & 0x7f);
	CHECK(end > 0, "an answer to what is no request");
	CHECK(sent[1] < 0x80 || (sent_length == 5 && sent[2] >= 1 && sent[2] <= 4), "an exception that does not exist");
	sent_length = 0;
	memmove(heard, heard + end, heard_length - end);
	heard_length -= end;
}

static void check_alive(void) {
	static const uint8_t request[] = {17, 3, 0, 2, 0, 1, 0x27, 0x5a};
	static const uint8_t answer[] = {17, 3, 2, 0xab, 0xcd};
	memcpy(queue, request, sizeof request);
	queued = sizeof request;
	run_for(10);
	CHECK(sent_length == 7 && memcmp(sent, answer, sizeof answer) == 0, "deaf after this");
	sent_length = 0;
	run_for(30);
}
#else
static uint32_t requests;

static void look_at_sent(void) {
	if (sent_length == 0) {
		return;
	}
	for (int i = 0; i < 4; i++) {
		time_us += 100;
		scan();
	}
	CHECK(is_sealed(sent, sent_length), "a request with a wrong CRC or length");
	CHECK(sent[0] == 17 || sent[0] == 0, "a request to a unit that nobody named");
	requests++;
	sent_length = 0;
}

/* However it was treated: it tells of a request that nobody answers, and asks the next. */
static void check_alive(void) {
	const uint32_t told = lines;
	const uint32_t asked = requests;
	for (int i = 0; i < 2000; i++) {
		run_for(1);
		look_at_sent();
	}
	CHECK(lines > told && requests > asked, "stuck after this");
}
#endif

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
	static bool started;
	if (!started) {
		started = true;
		init();
		run_for(100);
		sent_length = 0;
	}
	static const uint32_t silences_us[] = {0, 90, 2000, 120000};
	for (size_t at = 0; at < size;) {
		const uint32_t silence = silences_us[data[at] >> 6];
		uint32_t count = data[at] & 0x3f;
		at++;
		for (uint32_t passed = 0; passed < silence; passed += 1000) {
			time_us += silence < 1000 ? silence : 1000;
			scan();
			look_at_sent();
		}
#ifdef SERVER
		if (silence >= 100000) {
			heard_length = 0;
		}
#endif
		if (count > size - at) {
			count = (uint32_t)(size - at);
		}
		for (; count > 0; count--, at++) {
			if (queued < sizeof queue) {
				queue[queued++] = data[at];
#ifdef SERVER
				if (heard_length < sizeof heard) {
					heard[heard_length++] = data[at];
				}
#endif
			}
		}
		scan();
		look_at_sent();
	}
	for (int i = 0; i < 120; i++) {
		run_for(1);
		look_at_sent();
	}
#ifdef SERVER
	heard_length = 0;
#endif
	check_alive();
	return 0;
}
