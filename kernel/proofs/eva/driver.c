/* Eva runs a task as kernel/user/start.c does, with whatever the kernel and the other tasks may hand it: any reason,
 * any instant, any points, any message of any length, any status and data of a call. The system calls check here, as
 * the kernel does there, that each buffer is the task's own. */
#include <bulkhead.h>

extern volatile uint32_t any_word;
extern volatile uint8_t any_byte;
static struct bulkhead_event event;

/* Frama-C's math.h has no signbit (C11, 7.12.3.6). */
/*@ assigns \result \from x; */
int signbit(double x);

#ifndef HAS_INIT
void init(void) {
}
#endif
#ifndef HAS_SCAN
void scan(void) {
}
#endif
#ifndef HAS_SERVE
uint32_t serve(uint32_t endpoint, uint32_t method, const uint8_t *in, uint32_t length, uint8_t *out) {
	return 0;
}
#endif

uint32_t bulkhead_now(void) {
	return any_word;
}
uint32_t bulkhead_bits(void) {
	return any_word;
}
uint32_t bulkhead_time(void) {
	return any_word;
}
void bulkhead_alarm(uint32_t ms) {
}
void bulkhead_unmask(uint32_t bit) {
}

/* The task ends: nothing of it goes on. */
/*@ assigns \nothing;
  @ ensures \false; */
_Noreturn void bulkhead_trap(uint32_t site, uint32_t value);

static void read_bytes(const void *data, uint32_t length) {
	/*@ assert readable: \valid_read((const uint8_t *)data + (0 .. length - 1)); */
}

static void write_bytes(void *data, uint32_t length) {
	/*@ assert writable: \valid((uint8_t *)data + (0 .. length - 1)); */
	for (uint32_t i = 0; i < length; i++) {
		((uint8_t *)data)[i] = any_byte;
	}
}

void bulkhead_write(const char *text, uint32_t length) {
	read_bytes(text, length < BULKHEAD_PRINT_MAX ? length : BULKHEAD_PRINT_MAX);
}

uint32_t bulkhead_call(uint32_t packed, const void *send, void *receive, uint32_t timeout) {
	const uint32_t status = any_word & 3;
	read_bytes(send, packed >> 16 & 0xff);
	if (status == BULKHEAD_OK) {
		write_bytes(receive, packed >> 24);
	}
	return status;
}

uint64_t bulkhead_call_peer(uint32_t packed, const void *send, void *receive, uint32_t timeout) {
	return (uint64_t)any_word << 32 | bulkhead_call(packed, send, receive, timeout);
}

/* Of a task, only what BULKHEAD_ABOUT asks. */
uint32_t bulkhead_link(void *buffer, uint32_t length, uint32_t capacity) {
	const uint32_t words = any_word % (BULKHEAD_ABOUT_SIZE / 4 + 1);
	/*@ split words; */
	write_bytes(buffer, 4 * words);
	return 4 * words;
}

uint32_t bulkhead_notify(uint32_t slot, uint32_t bits) {
	return any_word & 3;
}

uint32_t bulkhead_supervise(uint32_t operation, uint32_t task) {
	return any_word;
}

/* The serial drivers of the HAL, which are C by hand and tested in QEMU: any bytes may have come. */
void uart_open(uint8_t port, uint32_t baud, uint32_t parity) {
}
void uart_poll(uint8_t port) {
}
int32_t uart_read(uint8_t port, uint8_t *to, int32_t capacity) {
	const uint32_t count = any_word % ((uint32_t)capacity + 1);
	write_bytes(to, count);
	return (int32_t)count;
}
int32_t uart_write(uint8_t port, const uint8_t *from, int32_t length) {
	read_bytes(from, (uint32_t)length);
	return (int32_t)(any_word % ((uint32_t)length + 1));
}

static void any_message(void) {
	event.endpoint = any_word;
	event.method = any_word;
	event.length = any_word % (BULKHEAD_MESSAGE_MAX + 1);
	for (uint32_t i = 0; i < BULKHEAD_MESSAGE_MAX; i++) {
		event.data[i] = any_byte;
	}
}

void eva_main(void) {
	static uint8_t reply[BULKHEAD_MESSAGE_MAX];
	init();
	while (any_word) {
		if (any_word) {
			any_message();
			const uint32_t length = serve(event.endpoint, event.method, event.data, event.length, reply);
			read_bytes(reply, length);
		} else {
			scan();
		}
	}
}
