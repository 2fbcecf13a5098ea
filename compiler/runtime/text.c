/* Text, integers, console lines: see text.h. */
#include "bulkhead_rt.h"

void bulkhead_text_begin(struct bulkhead_text *text, char *to, uint32_t capacity) {
	*text = (struct bulkhead_text){.to = to, .capacity = capacity};
}

void bulkhead_text_bytes(struct bulkhead_text *text, const char *from, uint32_t length) {
	if (text->cut) {
		return;
	}
	const uint32_t room = text->capacity - text->length;
	if (length > room) {
		text->cut = true;
		length = room;
		/* from[length] is there: back to the first byte of the character that is cut. */
		while (length > 0 && ((uint8_t)from[length] & 0xc0) == 0x80) { /* at most 3 turns */
			length--;
		}
	}
	memcpy(text->to + text->length, from, length);
	text->length += length;
}

int32_t bulkhead_text_end(const struct bulkhead_text *text, uint32_t site) {
	if (text->cut) {
		bulkhead_trap(site, 0u);
	}
	return (int32_t)text->length;
}

void bulkhead_line_begin(struct bulkhead_line *line) {
	bulkhead_text_begin(&line->text, line->bytes, BULKHEAD_PRINT_MAX);
}

void bulkhead_line_end(const struct bulkhead_line *line) {
	bulkhead_write(line->bytes, line->text.length);
}

void bulkhead_text_string(struct bulkhead_text *text, const char *from) {
	/* Not strlen: that of newlib comes with a section that no compartment can hold. One byte more than fits says that
	 * it is cut. */
	const uint32_t room = text->capacity - text->length;
	uint32_t length = 0;
	while (length <= room && from[length] != 0) { /* at most text.longest turns */
		length++;
	}
	bulkhead_text_bytes(text, from, length);
}

void bulkhead_text_bool(struct bulkhead_text *text, bool value) {
	bulkhead_text_string(text, value ? "true" : "false");
}

void bulkhead_text_u32(struct bulkhead_text *text, uint32_t value) {
	char digits[10];
	uint32_t at = sizeof digits;
	do { /* at most 10 turns */
		digits[--at] = (char)('0' + value % 10);
		value /= 10;
	} while (value != 0);
	bulkhead_text_bytes(text, digits + at, (uint32_t)sizeof digits - at);
}

void bulkhead_text_i32(struct bulkhead_text *text, int32_t value) {
	if (value < 0) {
		bulkhead_text_bytes(text, "-", 1);
	}
	bulkhead_text_u32(text, value < 0 ? 0u - (uint32_t)value : (uint32_t)value);
}

void bulkhead_text_u64(struct bulkhead_text *text, uint64_t value) {
	char digits[20];
	uint32_t at = sizeof digits;
	do { /* at most 20 turns */
		digits[--at] = (char)('0' + value % 10);
		value /= 10;
	} while (value != 0);
	bulkhead_text_bytes(text, digits + at, (uint32_t)sizeof digits - at);
}

void bulkhead_text_i64(struct bulkhead_text *text, int64_t value) {
	if (value < 0) {
		bulkhead_text_bytes(text, "-", 1);
	}
	bulkhead_text_u64(text, value < 0 ? 0u - (uint64_t)value : (uint64_t)value);
}
