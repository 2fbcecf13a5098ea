/* The life of a task: init, then one activation after another. `bulkhead_start` is the entry in the task's descriptor;
 * memory is as the program text says when it begins. */
#include <bulkhead.h>
#include <stdbool.h>

static struct bulkhead_event event;
static uint32_t alarm_request = BULKHEAD_KEEP_ALARM;

__attribute__((weak)) void init(void) {
}

__attribute__((weak)) void scan(void) {
}

__attribute__((weak)) uint32_t serve(uint32_t endpoint, uint32_t method, const uint8_t *in, uint32_t length,
                                     uint8_t *out) {
	(void)endpoint, (void)method, (void)in, (void)length, (void)out;
	return 0;
}

uint32_t bulkhead_now(void) {
	return event.now;
}

void bulkhead_alarm(uint32_t ms) {
	alarm_request = ms;
}

uint32_t bulkhead_bits(void) {
	return event.bits;
}

_Noreturn void bulkhead_start(void);
_Noreturn void bulkhead_start(void) {
	static uint8_t reply[BULKHEAD_MESSAGE_MAX] __attribute__((aligned(4)));
	uint32_t length = BULKHEAD_NO_REPLY;
	init();
	for (;;) {
		const uint32_t alarm = alarm_request;
		alarm_request = BULKHEAD_KEEP_ALARM; /* an activation that asks for none leaves the pending one */
		bulkhead_reply_wait(&event, alarm, reply, length);
		length = BULKHEAD_NO_REPLY;
		if (event.reason == BULKHEAD_MESSAGE) {
			length = serve(event.endpoint, event.method, event.data, event.length, reply);
		} else {
			scan();
		}
	}
}
