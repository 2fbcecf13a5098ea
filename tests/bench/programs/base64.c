/* Base64 (RFC 4648) of 1536 bytes, there and back. */
#include "bench.h"

#define SIZE 1536
#define ENCODED ((SIZE / 3) * 4)
static uint8_t data[SIZE];
static uint8_t text[ENCODED];
static uint8_t back[SIZE];
static uint8_t alphabet[64];
/* Value of each character; 255: none. */
static uint8_t values[256];

static void make_tables(void) {
	memset(values, 255, sizeof values);
	for (int index = 0; index < 64; index++) {
		uint8_t character;
		if (index < 26)
			character = (uint8_t)(65 + index);
		else if (index < 52)
			character = (uint8_t)(97 - 26 + index);
		else if (index < 62)
			character = (uint8_t)(48 - 52 + index);
		else
			character = index == 62 ? 43 : 47;
		alphabet[index] = character;
		values[character] = (uint8_t)index;
	}
}

/* Encodes whole groups of three bytes; gives the number of characters. */
static int encode(const uint8_t *from, int length, uint8_t *to) {
	int at = 0;
	for (int index = 0; index < length - 2; index += 3) {
		uint32_t group = (uint32_t)from[index] << 16 | (uint32_t)from[index + 1] << 8 | from[index + 2];
		to[at] = alphabet[group >> 18];
		to[at + 1] = alphabet[(group >> 12) & 63];
		to[at + 2] = alphabet[(group >> 6) & 63];
		to[at + 3] = alphabet[group & 63];
		at += 4;
	}
	return at;
}

/* Decodes whole groups of four characters; gives the number of bytes, -1 where a character is not of the alphabet. */
static int decode(const uint8_t *from, int length, uint8_t *to) {
	int at = 0;
	for (int index = 0; index < length - 3; index += 4) {
		uint32_t a = values[from[index]], b = values[from[index + 1]];
		uint32_t c = values[from[index + 2]], d = values[from[index + 3]];
		if ((a | b | c | d) & 0x80)
			return -1;
		uint32_t group = a << 18 | b << 12 | c << 6 | d;
		to[at] = (uint8_t)(group >> 16);
		to[at + 1] = (uint8_t)(group >> 8);
		to[at + 2] = (uint8_t)group;
		at += 3;
	}
	return at;
}

uint32_t run(void) {
	make_tables();
	uint32_t seed = 11;
	for (int index = 0; index < SIZE; index++) {
		seed = seed * 1664525u + 1013904223u;
		data[index] = (uint8_t)(seed >> 24);
	}
	if (encode(data, SIZE, text) != ENCODED)
		__builtin_trap();
	if (decode(text, ENCODED, back) != SIZE)
		__builtin_trap();
	uint32_t sum = 0;
	for (int index = 0; index < ENCODED; index++)
		sum = sum * 31 + text[index];
	for (int index = 0; index < SIZE; index++)
		sum = sum * 31 + back[index];
	return sum;
}
