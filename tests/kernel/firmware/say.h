/* Console lines `WHAT a b c` with decimal numbers, and `WHAT kind=a address=b` in hexadecimal. */
#ifndef SAY_H
#define SAY_H
#include <bulkhead.h>

static inline uint32_t say_text(char *line, uint32_t at, const char *text) {
	while (*text != 0) {
		line[at++] = *text++;
	}
	return at;
}

static inline uint32_t say_number(char *line, uint32_t at, uint32_t value, uint32_t base) {
	char digits[10];
	uint32_t count = 0;
	do {
		digits[count++] = "0123456789abcdef"[value % base];
		value /= base;
	} while (value > 0);
	while (count > 0) {
		line[at++] = digits[--count];
	}
	return at;
}

static inline void say(const char *what, uint32_t a, uint32_t b, uint32_t c) {
	char line[80];
	const uint32_t numbers[3] = {a, b, c};
	uint32_t at = say_text(line, 0, what);
	for (uint32_t i = 0; i < 3; i++) {
		line[at++] = ' ';
		at = say_number(line, at, numbers[i], 10);
	}
	bulkhead_write(line, at);
}

static inline void say_attack(const char *name, uint32_t kind, uint32_t address) {
	char line[80];
	uint32_t at = say_text(line, 0, "attack ");
	at = say_text(line, at, name);
	at = say_text(line, at, " kind=");
	at = say_number(line, at, kind, 10);
	at = say_text(line, at, " address=");
	at = say_number(line, at, address, 16);
	bulkhead_write(line, at);
}
#endif
