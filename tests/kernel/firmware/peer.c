/* A client of control: one call a period, the results in its console line. Slot 0 control.setpoint (at most 3 a 100
 * ms), slot 1 the same without a rate, slot 2 sleeper. */
#include <bulkhead.h>
#include "say.h"

static uint32_t call(uint32_t slot, uint32_t method, const void *send, uint32_t send_length, void *receive,
                     uint32_t receive_length, uint32_t timeout) {
	return bulkhead_call(slot | method << 8 | send_length << 16 | receive_length << 24, send, receive, timeout);
}

static void try_set(uint16_t value) {
	uint8_t ok = 9;
	const uint32_t status = call(1, 0, &value, 2, &ok, 1, 50);
	say("set", value, status, ok);
}

static void try_rate(void) {
	for (uint32_t i = 0; i < 4; i++) {
		uint16_t low = 0;
		const uint32_t status = call(0, 1, NULL, 0, &low, 2, 50);
		say("rate", i, status, low);
	}
}

static void try_echo(uint32_t length) {
	uint8_t out[BULKHEAD_MESSAGE_MAX], in[BULKHEAD_MESSAGE_MAX] = {0};
	uint32_t equal = 0;
	for (uint32_t i = 0; i < length; i++) {
		out[i] = (uint8_t)(7 * i + 1);
	}
	const uint32_t status = call(1, 2, out, length, in, length, 50);
	for (uint32_t i = 0; i < length; i++) {
		equal += in[i] == out[i];
	}
	say("echo", length, status, equal);
}

void scan(void) {
	static uint32_t step;
	uint8_t byte = 0;
	switch (step++) {
	case 0:
		try_set(350);
		break;
	case 1:
		try_set(901);
		break;
	case 2:
		try_rate();
		break;
	case 3:
		try_echo(64);
		break;
	case 4:
		try_echo(5);
		break;
	case 5:
		say("wrong length", 0, call(1, 1, NULL, 0, &byte, 1, 50), byte);
		break;
	case 6:
		say("timeout", 0, call(2, 0, NULL, 0, &byte, 1, 5), byte);
		break;
	case 7:
		say("dead", 0, call(2, 1, NULL, 0, &byte, 1, 50), byte);
		break;
	case 8:
		say("never answers", 0, call(2, 2, NULL, 0, &byte, 1, 50), byte);
		break;
	default:
		break;
	}
}
