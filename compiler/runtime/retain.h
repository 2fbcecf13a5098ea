/* Variables that survive a warm reset and a restart of their task. Two copies of all of them lie in memory that no
 * start clears; the older one is written anew at the end of an activation that changed something, so that whatever cuts
 * it short leaves the other one whole. */
#ifndef RETAIN_H
#define RETAIN_H
#include <stdbool.h>
#include <stdint.h>

struct bulkhead_retained {
	void *variable;
	uint32_t size; /* bytes */
};

#define BULKHEAD_RETAIN_HEAD 4u /* words before the data of a copy */

struct bulkhead_retain_plan {
	uint32_t layout; /* a hash of names, types, places and code: values of another program are none of ours */
	uint32_t words;  /* of data in a copy */
	uint32_t *area;  /* 2 * (BULKHEAD_RETAIN_HEAD + words) words */
	const struct bulkhead_retained *variables; /* each begins a word of its own, behind the one before */
};

/* First of all in `init`: finds the newest copy that is whole. Tells the console when there is one that is not to be
 * used. */
void bulkhead_retain_open(const struct bulkhead_retain_plan *plan);
/* At the end of each activation. */
void bulkhead_retain_save(void);

/* What was kept at `offset`, or the initial value when nothing was. */
uint8_t bulkhead_retained_u8(uint32_t offset, uint8_t initial);
int8_t bulkhead_retained_i8(uint32_t offset, int8_t initial);
uint16_t bulkhead_retained_u16(uint32_t offset, uint16_t initial);
int16_t bulkhead_retained_i16(uint32_t offset, int16_t initial);
uint32_t bulkhead_retained_u32(uint32_t offset, uint32_t initial);
int32_t bulkhead_retained_i32(uint32_t offset, int32_t initial);
uint64_t bulkhead_retained_u64(uint32_t offset, uint64_t initial);
int64_t bulkhead_retained_i64(uint32_t offset, int64_t initial);
float bulkhead_retained_f32(uint32_t offset, float initial);
double bulkhead_retained_f64(uint32_t offset, double initial);
bool bulkhead_retained_bool(uint32_t offset, bool initial);
/* The same for an array with elements of `size` bytes, in its place. */
void bulkhead_retained_array(uint32_t offset, uint32_t size, void *elements, int32_t length);
void bulkhead_retained_object(uint32_t offset, uint32_t size, void *object);
#endif
