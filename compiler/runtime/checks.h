/* Checks that trap. Each is free of branches that the range analysis has ruled out: limits that equal those of the type
 * compare to nothing. */
#ifndef BULKHEAD_CHECKS_H
#define BULKHEAD_CHECKS_H
#include <bulkhead.h>

#define BULKHEAD_RARELY(condition) __builtin_expect((condition), 0)

/* Bits 32..47 of a value beside the site number. */
static inline uint32_t bulkhead_wide_site(uint64_t value, uint32_t site) {
	return site | (uint32_t)(value >> 32) << 16;
}

/* ---- not null ---- */

static inline void bulkhead_present(bool present, uint32_t site) {
	if (BULKHEAD_RARELY(!present)) {
		bulkhead_trap(site, 0u);
	}
}

/* ---- within low..high ---- */

static inline int32_t bulkhead_check_i32(int32_t value, int32_t low, int32_t high, uint32_t site) {
	if (BULKHEAD_RARELY(value < low || value > high)) {
		bulkhead_trap(site, (uint32_t)value);
	}
	return value;
}
static inline uint32_t bulkhead_check_u32(uint32_t value, uint32_t low, uint32_t high, uint32_t site) {
	if (BULKHEAD_RARELY(value < low || value > high)) {
		bulkhead_trap(site, value);
	}
	return value;
}
static inline int64_t bulkhead_check_i64(int64_t value, int64_t low, int64_t high, uint32_t site) {
	if (BULKHEAD_RARELY(value < low || value > high)) {
		bulkhead_trap(bulkhead_wide_site((uint64_t)value, site), (uint32_t)(uint64_t)value);
	}
	return value;
}
static inline uint64_t bulkhead_check_u64(uint64_t value, uint64_t low, uint64_t high, uint32_t site) {
	if (BULKHEAD_RARELY(value < low || value > high)) {
		bulkhead_trap(bulkhead_wide_site(value, site), (uint32_t)value);
	}
	return value;
}

/* ---- 32-bit sums and products that must fit 32 bits ---- */

static inline int32_t bulkhead_add_i32(int32_t a, int32_t b, uint32_t site) {
	int32_t result;
	if (BULKHEAD_RARELY(__builtin_add_overflow(a, b, &result))) {
		bulkhead_trap(site, (uint32_t)result);
	}
	return result;
}
static inline int32_t bulkhead_sub_i32(int32_t a, int32_t b, uint32_t site) {
	int32_t result;
	if (BULKHEAD_RARELY(__builtin_sub_overflow(a, b, &result))) {
		bulkhead_trap(site, (uint32_t)result);
	}
	return result;
}
static inline int32_t bulkhead_mul_i32(int32_t a, int32_t b, uint32_t site) {
	int32_t result;
	if (BULKHEAD_RARELY(__builtin_mul_overflow(a, b, &result))) {
		const int64_t exact = (int64_t)a * (int64_t)b;
		bulkhead_trap(bulkhead_wide_site((uint64_t)exact, site), (uint32_t)result);
	}
	return result;
}
static inline uint32_t bulkhead_add_u32(uint32_t a, uint32_t b, uint32_t site) {
	uint32_t result;
	if (BULKHEAD_RARELY(__builtin_add_overflow(a, b, &result))) {
		bulkhead_trap(site, result);
	}
	return result;
}
static inline uint32_t bulkhead_sub_u32(uint32_t a, uint32_t b, uint32_t site) {
	uint32_t result;
	if (BULKHEAD_RARELY(__builtin_sub_overflow(a, b, &result))) {
		bulkhead_trap(site, result);
	}
	return result;
}
static inline uint32_t bulkhead_mul_u32(uint32_t a, uint32_t b, uint32_t site) {
	uint32_t result;
	if (BULKHEAD_RARELY(__builtin_mul_overflow(a, b, &result))) {
		bulkhead_trap(bulkhead_wide_site((uint64_t)a * (uint64_t)b, site), result);
	}
	return result;
}

/* ---- the same of 64 bits; 48 bits of the offending value are known to the trap ---- */

static inline int64_t bulkhead_add_i64(int64_t a, int64_t b, uint32_t site) {
	int64_t result;
	if (BULKHEAD_RARELY(__builtin_add_overflow(a, b, &result))) {
		bulkhead_trap(bulkhead_wide_site((uint64_t)result, site), (uint32_t)(uint64_t)result);
	}
	return result;
}
static inline int64_t bulkhead_sub_i64(int64_t a, int64_t b, uint32_t site) {
	int64_t result;
	if (BULKHEAD_RARELY(__builtin_sub_overflow(a, b, &result))) {
		bulkhead_trap(bulkhead_wide_site((uint64_t)result, site), (uint32_t)(uint64_t)result);
	}
	return result;
}
static inline int64_t bulkhead_mul_i64(int64_t a, int64_t b, uint32_t site) {
	int64_t result;
	if (BULKHEAD_RARELY(__builtin_mul_overflow(a, b, &result))) {
		bulkhead_trap(bulkhead_wide_site((uint64_t)result, site), (uint32_t)(uint64_t)result);
	}
	return result;
}
static inline uint64_t bulkhead_add_u64(uint64_t a, uint64_t b, uint32_t site) {
	uint64_t result;
	if (BULKHEAD_RARELY(__builtin_add_overflow(a, b, &result))) {
		bulkhead_trap(bulkhead_wide_site(result, site), (uint32_t)result);
	}
	return result;
}
static inline uint64_t bulkhead_sub_u64(uint64_t a, uint64_t b, uint32_t site) {
	uint64_t result;
	if (BULKHEAD_RARELY(__builtin_sub_overflow(a, b, &result))) {
		bulkhead_trap(bulkhead_wide_site(result, site), (uint32_t)result);
	}
	return result;
}
static inline uint64_t bulkhead_mul_u64(uint64_t a, uint64_t b, uint32_t site) {
	uint64_t result;
	if (BULKHEAD_RARELY(__builtin_mul_overflow(a, b, &result))) {
		bulkhead_trap(bulkhead_wide_site(result, site), (uint32_t)result);
	}
	return result;
}

/* ---- indices ---- */

/* Not in 0..length-1, for a length of at least 0: one comparison. Eva follows a range through two, which say the same,
 * but not through the change of sign. */
#ifdef __FRAMAC__
#define BULKHEAD_OUTSIDE(index, length) ((index) < 0 || (index) >= (length))
#else
#define BULKHEAD_OUTSIDE(index, length) ((uint32_t)(index) >= (uint32_t)(length))
#endif

/* Of an array whose length the site knows. */
static inline int32_t bulkhead_index_i32(int32_t index, int32_t length, uint32_t site) {
	if (BULKHEAD_RARELY(BULKHEAD_OUTSIDE(index, length))) {
		bulkhead_trap(site, (uint32_t)index);
	}
	return index;
}
static inline uint32_t bulkhead_index_u32(uint32_t index, int32_t length, uint32_t site) {
	if (BULKHEAD_RARELY(index >= (uint32_t)length)) {
		bulkhead_trap(site, index);
	}
	return index;
}
static inline int64_t bulkhead_index_i64(int64_t index, int32_t length, uint32_t site) {
	return bulkhead_check_i64(index, 0, (int64_t)length - 1, site);
}
static inline uint64_t bulkhead_index_u64(uint64_t index, int32_t length, uint32_t site) {
	if (BULKHEAD_RARELY(index >= (uint64_t)(uint32_t)length)) {
		bulkhead_trap(bulkhead_wide_site(index, site), (uint32_t)index);
	}
	return index;
}

/* Of a view: its length goes along, 0xffff when it is that or more. */
static inline uint32_t bulkhead_view_site(int32_t length, uint32_t site) {
	return site | (length < 0xffff ? (uint32_t)length : 0xffffu) << 16;
}
static inline int32_t bulkhead_view_index_i32(int32_t index, int32_t length, uint32_t site) {
	if (BULKHEAD_RARELY(BULKHEAD_OUTSIDE(index, length))) {
		bulkhead_trap(bulkhead_view_site(length, site), (uint32_t)index);
	}
	return index;
}
static inline uint32_t bulkhead_view_index_u32(uint32_t index, int32_t length, uint32_t site) {
	if (BULKHEAD_RARELY(index >= (uint32_t)length)) {
		bulkhead_trap(bulkhead_view_site(length, site), index);
	}
	return index;
}
static inline int64_t bulkhead_view_index_i64(int64_t index, int32_t length, uint32_t site) {
	if (BULKHEAD_RARELY(index < 0 || index >= length)) {
		bulkhead_trap(bulkhead_view_site(length, site), (uint32_t)(uint64_t)index);
	}
	return index;
}
static inline uint64_t bulkhead_view_index_u64(uint64_t index, int32_t length, uint32_t site) {
	if (BULKHEAD_RARELY(index >= (uint64_t)(uint32_t)length)) {
		bulkhead_trap(bulkhead_view_site(length, site), (uint32_t)index);
	}
	return index;
}

/* ---- divisors ---- */

static inline int32_t bulkhead_divisor_i32(int32_t value, uint32_t site) {
	if (BULKHEAD_RARELY(value == 0)) {
		bulkhead_trap(site, 0u);
	}
	return value;
}
static inline uint32_t bulkhead_divisor_u32(uint32_t value, uint32_t site) {
	if (BULKHEAD_RARELY(value == 0)) {
		bulkhead_trap(site, 0u);
	}
	return value;
}
static inline int64_t bulkhead_divisor_i64(int64_t value, uint32_t site) {
	if (BULKHEAD_RARELY(value == 0)) {
		bulkhead_trap(site, 0u);
	}
	return value;
}
static inline uint64_t bulkhead_divisor_u64(uint64_t value, uint32_t site) {
	if (BULKHEAD_RARELY(value == 0)) {
		bulkhead_trap(site, 0u);
	}
	return value;
}
#endif
