/* Many conformance programs in one executable, as the kernel would run them: each has the console and a place where its
 * trap ends. The transcript, on the host and on the chip the same, is what comes out: a line `\1B n` before the lines
 * of program n, then `\1E` where it came to its end, or `\1T site value`.
 */
#include "batch.h"
#include <setjmp.h>

#define LINE_END '\n'

volatile uint32_t bulkhead_points_in[1];
volatile uint32_t bulkhead_points_out[1];
const struct bulkhead_peripheral bulkhead_peripherals[1] = {{0, 0}};

/* Where a trap of the running program goes on. */
static jmp_buf stopped;
/* The instant of the present scan. */
static uint32_t now;

static void write_number(uint32_t value) {
	char digits[10];
	uint32_t at = sizeof digits;
	do {
		digits[--at] = (char)('0' + value % 10u);
		value /= 10u;
	} while (value != 0u);
	batch_write(digits + at, (uint32_t)sizeof digits - at);
}

void bulkhead_write(const char *text, uint32_t length) {
	const char end = LINE_END;
	batch_write(text, length);
	batch_write(&end, 1);
}

_Noreturn void bulkhead_trap(uint32_t site, uint32_t value) {
	batch_write("\1T ", 3);
	write_number(site);
	batch_write(" ", 1);
	write_number(value);
	batch_write("\n", 1);
	longjmp(stopped, 1);
}

_Noreturn void batch_fault(void) {
	batch_write("\1F\n", 3);
	longjmp(stopped, 1);
}

uint32_t bulkhead_now(void) {
	return now;
}

uint32_t bulkhead_time(void) {
	return 0;
}

uint32_t bulkhead_bits(void) {
	return 0;
}

void bulkhead_alarm(uint32_t ms) {
	(void)ms;
}

/* A program may have either, both or none. */
static void run(uint32_t index) {
	const struct batch_schedule *schedule = &batch_schedules[index];
	now = schedule->times[0];
	if (batch_init[index] != NULL)
		batch_init[index]();
	for (uint32_t i = 0; i < schedule->scans && batch_scan[index] != NULL; i++) {
		now = schedule->times[i];
		batch_scan[index]();
	}
}

void batch_run(uint32_t from) {
	for (volatile uint32_t index = from; index < batch_count; index++) {
		batch_write("\1B ", 3);
		write_number(index);
		batch_write("\n", 1);
		/* Whatever stops this program, the reader knows that it had begun. */
		batch_flush();
		if (setjmp(stopped) == 0) {
			run(index);
			batch_write("\1E\n", 3);
		}
	}
	batch_flush();
}
