/* CRC-32 (IEEE 802.3, reflected 0xEDB88320) with a table of 256 words, over 4 KiB. */
#include "bench.h"

#define SIZE 4096
static uint32_t table[256];
static uint8_t data[SIZE];

static void make_table(void) {
	for (uint32_t index = 0; index < 256; index++) {
		uint32_t value = index;
		for (int bit = 0; bit < 8; bit++) {
			value = (value & 1) ? (value >> 1) ^ 0xedb88320u : value >> 1;
		}
		table[index] = value;
	}
}

static void fill(void) {
	uint32_t seed = 1;
	for (int index = 0; index < SIZE; index++) {
		seed = seed * 1664525u + 1013904223u;
		data[index] = (uint8_t)(seed >> 24);
	}
}

static uint32_t step(uint32_t crc, uint8_t byte) {
	return table[(crc ^ byte) & 0xff] ^ (crc >> 8);
}

static uint32_t crc32(const uint8_t *bytes, int length) {
	uint32_t crc = 0xffffffffu;
	for (int index = 0; index < length; index++)
		crc = step(crc, bytes[index]);
	return ~crc;
}

uint32_t run(void) {
	make_table();
	fill();
	return crc32(data, SIZE);
}
