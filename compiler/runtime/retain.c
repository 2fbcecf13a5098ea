#include "retain.h"
#include <bulkhead.h>
#include <stddef.h>
#include <string.h>

/* A test counts the stores, and cuts the power at each of them. */
#ifndef RETAIN_STORE
#define RETAIN_STORE(place, word) (*(place) = (word))
#endif

#define MAGIC 0x4e544552u /* "RETN" */
enum { SEQUENCE, WHAT, LAYOUT, CHECK };

static const struct bulkhead_retain_plan *plan;
static volatile uint32_t *newest; /* the copy that counts; none: what is kept is of no use */

/* CRC-32 of IEEE 802.3, four bits at a time. */
static uint32_t checksum(uint32_t crc, uint32_t word) {
	static const uint32_t table[16] = {
	    0x00000000u, 0x1db71064u, 0x3b6e20c8u, 0x26d930acu, 0x76dc4190u, 0x6b6b51f4u, 0x4db26158u, 0x5005713cu,
	    0xedb88320u, 0xf00f9344u, 0xd6d6a3e8u, 0xcb61b38cu, 0x9b64c2b0u, 0x86d3d2d4u, 0xa00ae278u, 0xbdbdf21cu,
	};
	crc ^= word;
	for (uint32_t i = 0; i < 8; i++) { /* at most 8 turns */
		crc = crc >> 4 ^ table[crc & 15];
	}
	return crc;
}

static uint32_t checksum_of(const volatile uint32_t *copy) {
	uint32_t crc = checksum(0xffffffffu, copy[SEQUENCE]);
	for (uint32_t i = 0; i < plan->words; i++) { /* at most retain.words turns */
		crc = checksum(crc, copy[BULKHEAD_RETAIN_HEAD + i]);
	}
	return crc;
}

static volatile uint32_t *copy_at(uint32_t index) {
	return plan->area + index * (BULKHEAD_RETAIN_HEAD + plan->words);
}

enum verdict { GOOD, NONE, FOREIGN, DAMAGED };

static enum verdict judge(const volatile uint32_t *copy) {
	if (copy[WHAT] != MAGIC || copy[SEQUENCE] == 0) {
		return NONE;
	}
	if (copy[LAYOUT] != plan->layout) {
		return FOREIGN;
	}
	return copy[CHECK] == checksum_of(copy) ? GOOD : DAMAGED;
}

static bool is_newer(const volatile uint32_t *copy, const volatile uint32_t *other) {
	return other == NULL || (int32_t)(copy[SEQUENCE] - other[SEQUENCE]) > 0;
}

void bulkhead_retain_open(const struct bulkhead_retain_plan *given) {
	static const char foreign[] = "retained values are of another program: starting from the initial ones";
	static const char damaged[] = "retained values are damaged: starting from the initial ones";
	enum verdict worst = NONE;
	plan = given;
	newest = NULL;
	for (uint32_t i = 0; i < 2; i++) { /* at most 2 turns */
		const enum verdict verdict = judge(copy_at(i));
		if (verdict == GOOD && is_newer(copy_at(i), newest)) {
			newest = copy_at(i);
		}
		worst = verdict > worst ? verdict : worst;
	}
	if (newest == NULL && worst == FOREIGN) {
		bulkhead_write(foreign, sizeof foreign - 1);
	} else if (newest == NULL && worst == DAMAGED) {
		bulkhead_write(damaged, sizeof damaged - 1);
	}
}

/* Where the next word of the variables is: they lie one after the other in a copy, each from a word on. */
struct place {
	uint32_t variable, at;
};

/* The word there, filled up with zeros behind the end of the variable; the place moves on. */
static uint32_t next_word(struct place *place) {
	const struct bulkhead_retained *retained = &plan->variables[place->variable];
	const uint8_t *bytes = retained->variable;
	uint32_t word = 0;
	for (uint32_t i = 0; i < 4 && place->at < retained->size; i++, place->at++) { /* at most 4 turns */
		word |= (uint32_t)bytes[place->at] << 8 * i;
	}
	if (place->at >= retained->size) {
		*place = (struct place){place->variable + 1, 0};
	}
	return word;
}

static bool is_saved(void) {
	struct place place = {0, 0};
	for (uint32_t i = 0; i < plan->words; i++) { /* at most retain.words turns */
		if (newest[BULKHEAD_RETAIN_HEAD + i] != next_word(&place)) {
			return false;
		}
	}
	return true;
}

/* The copy is void from the first store to the last one, which is one word: before it the other copy is the newest,
 * behind it this one. */
void bulkhead_retain_save(void) {
	if (newest != NULL && is_saved()) {
		return;
	}
	volatile uint32_t *copy = newest == copy_at(0) ? copy_at(1) : copy_at(0);
	uint32_t sequence = newest == NULL ? 1 : newest[SEQUENCE] + 1;
	sequence += sequence == 0;
	RETAIN_STORE(&copy[SEQUENCE], 0);
	uint32_t crc = checksum(0xffffffffu, sequence);
	struct place place = {0, 0};
	for (uint32_t i = 0; i < plan->words; i++) { /* at most retain.words turns */
		const uint32_t word = next_word(&place);
		RETAIN_STORE(&copy[BULKHEAD_RETAIN_HEAD + i], word);
		crc = checksum(crc, word);
	}
	RETAIN_STORE(&copy[WHAT], MAGIC);
	RETAIN_STORE(&copy[LAYOUT], plan->layout);
	RETAIN_STORE(&copy[CHECK], crc);
	RETAIN_STORE(&copy[SEQUENCE], sequence);
	newest = copy;
}

static bool get(uint32_t offset, void *to, uint32_t size) {
	if (newest == NULL) {
		return false;
	}
	for (uint32_t at = 0; at < size; at += 4) { /* at most retain.words turns */
		const uint32_t word = newest[BULKHEAD_RETAIN_HEAD + (offset + at) / 4];
		for (uint32_t i = 0; i < 4 && at + i < size; i++) { /* at most 4 turns */
			((uint8_t *)to)[at + i] = (uint8_t)(word >> 8 * i);
		}
	}
	return true;
}

#define RETAINED(name, type)                                                                                           \
	type bulkhead_retained_##name(uint32_t offset, type initial) {                                                     \
		type kept;                                                                                                     \
		return get(offset, &kept, sizeof kept) ? kept : initial;                                                       \
	}
RETAINED(u8, uint8_t)
RETAINED(i8, int8_t)
RETAINED(u16, uint16_t)
RETAINED(i16, int16_t)
RETAINED(u32, uint32_t)
RETAINED(i32, int32_t)
RETAINED(u64, uint64_t)
RETAINED(i64, int64_t)
RETAINED(f32, float)
RETAINED(f64, double)

/* Any byte but 0 and 1 would be no bool. */
bool bulkhead_retained_bool(uint32_t offset, bool initial) {
	uint8_t kept;
	return get(offset, &kept, sizeof kept) ? kept != 0 : initial;
}

void bulkhead_retained_array(uint32_t offset, uint32_t size, void *elements, int32_t length) {
	get(offset, elements, size * (uint32_t)length);
}

void bulkhead_retained_object(uint32_t offset, uint32_t size, void *object) {
	get(offset, object, size);
}
