/* Values as text, exactly as JavaScript's String(value) writes them. */
#ifndef BULKHEAD_TEXT_H
#define BULKHEAD_TEXT_H
#include <bulkhead.h>
#include <stdbool.h>

/* Bytes being written. What does not fit is cut off, at a whole UTF-8 character, and nothing follows it. */
struct bulkhead_text {
	char *to;
	uint32_t length;
	uint32_t capacity;
	bool cut;
};

/* One console line. */
struct bulkhead_line {
	struct bulkhead_text text;
	char bytes[BULKHEAD_PRINT_MAX];
};

void bulkhead_line_begin(struct bulkhead_line *line);
/* Hands the line to the kernel. */
void bulkhead_line_end(const struct bulkhead_line *line);

void bulkhead_text_begin(struct bulkhead_text *text, char *to, uint32_t capacity);
/* The bytes written; traps at `site` when something was cut off. */
int32_t bulkhead_text_end(const struct bulkhead_text *text, uint32_t site);

void bulkhead_text_bytes(struct bulkhead_text *text, const char *from, uint32_t length);
void bulkhead_text_string(struct bulkhead_text *text, const char *from);
void bulkhead_text_bool(struct bulkhead_text *text, bool value);
void bulkhead_text_i32(struct bulkhead_text *text, int32_t value);
void bulkhead_text_u32(struct bulkhead_text *text, uint32_t value);
void bulkhead_text_i64(struct bulkhead_text *text, int64_t value);
void bulkhead_text_u64(struct bulkhead_text *text, uint64_t value);
void bulkhead_text_f64(struct bulkhead_text *text, double value);
#endif
