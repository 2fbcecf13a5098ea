/* The kernel's interface on the build machine, for one task: console lines go to stdout, a trap ends the process with
 * `trap SITE VALUE` on stderr and code 70. Arguments: how often to run scan, then the words of the input points. */
#include "bulkhead_rt.h"
#include <stdio.h>
#include <stdlib.h>

#define POINTS 64u

volatile uint32_t bulkhead_points_in[POINTS];
volatile uint32_t bulkhead_points_out[POINTS];
const struct bulkhead_peripheral bulkhead_peripherals[1] = {{0, 0}};

static uint32_t now;

void bulkhead_write(const char *text, uint32_t length) {
	fwrite(text, 1, length < BULKHEAD_PRINT_MAX ? length : BULKHEAD_PRINT_MAX, stdout);
	putchar('\n');
}

void bulkhead_print(const char *text) {
	bulkhead_write(text, (uint32_t)strlen(text));
}

_Noreturn void bulkhead_trap(uint32_t site, uint32_t value) {
	fflush(stdout);
	fprintf(stderr, "trap %lu %lu\n", (unsigned long)site, (unsigned long)value);
	exit(70);
}

uint32_t bulkhead_now(void) {
	return now;
}

uint32_t bulkhead_time(void) {
	return now * 1000u;
}

uint32_t bulkhead_bits(void) {
	return 0;
}

void bulkhead_alarm(uint32_t ms) {
	(void)ms;
}

void bulkhead_unmask(uint32_t bit) {
	(void)bit;
}

uint32_t bulkhead_notify(uint32_t slot, uint32_t bits) {
	(void)slot, (void)bits;
	return BULKHEAD_DEAD;
}

__attribute__((weak)) void init(void) {
}

__attribute__((weak)) void scan(void) {
}

__attribute__((weak)) uint32_t serve(uint32_t endpoint, uint32_t method, const uint8_t *in, uint32_t length,
                                     uint8_t *out) {
	(void)endpoint, (void)method, (void)in, (void)length, (void)out;
	return 0;
}

/* The only peer here is the task itself: slot = its endpoint. A reply of another length is denied, as by the kernel. */
uint32_t bulkhead_call(uint32_t packed, const void *send, void *receive, uint32_t timeout) {
	(void)timeout;
	uint8_t in[BULKHEAD_MESSAGE_MAX] = {0}, out[BULKHEAD_MESSAGE_MAX] = {0};
	const uint32_t send_length = packed >> 16 & 0xff, receive_length = packed >> 24;
	if (send_length > 0) {
		memcpy(in, send, send_length);
	}
	const uint32_t length = serve(packed & 0xff, packed >> 8 & 0xff, in, send_length, out);
	if (length != receive_length) {
		return BULKHEAD_DENIED;
	}
	if (receive_length > 0) {
		memcpy(receive, out, receive_length);
	}
	return BULKHEAD_OK;
}

int main(int count, char **arguments) {
	const long scans = count > 1 ? strtol(arguments[1], NULL, 10) : 1;
	for (int i = 2; i < count && i - 2 < (int)POINTS; i++) {
		bulkhead_points_in[i - 2] = (uint32_t)strtoul(arguments[i], NULL, 10);
	}
	init();
	for (long i = 0; i < scans; i++) {
		scan();
		now += 10;
	}
	fflush(stdout);
	return 0;
}
