/* Integer arithmetic where C has undefined behaviour or another result than JavaScript. */
#ifndef BULKHEAD_INTEGERS_H
#define BULKHEAD_INTEGERS_H
#include "checks.h"

static inline int32_t bulkhead_min_i32(int32_t a, int32_t b) {
	return a < b ? a : b;
}
static inline int32_t bulkhead_max_i32(int32_t a, int32_t b) {
	return a > b ? a : b;
}
static inline int32_t bulkhead_clamp_i32(int32_t value, int32_t low, int32_t high) {
	return value < low ? low : value > high ? high : value;
}
static inline int32_t bulkhead_sign_i32(int32_t value) {
	return (value > 0) - (value < 0);
}
static inline uint32_t bulkhead_min_u32(uint32_t a, uint32_t b) {
	return a < b ? a : b;
}
static inline uint32_t bulkhead_max_u32(uint32_t a, uint32_t b) {
	return a > b ? a : b;
}
static inline uint32_t bulkhead_clamp_u32(uint32_t value, uint32_t low, uint32_t high) {
	return value < low ? low : value > high ? high : value;
}
static inline int32_t bulkhead_sign_u32(uint32_t value) {
	return value > 0;
}
static inline int64_t bulkhead_min_i64(int64_t a, int64_t b) {
	return a < b ? a : b;
}
static inline int64_t bulkhead_max_i64(int64_t a, int64_t b) {
	return a > b ? a : b;
}
static inline int64_t bulkhead_clamp_i64(int64_t value, int64_t low, int64_t high) {
	return value < low ? low : value > high ? high : value;
}
static inline int32_t bulkhead_sign_i64(int64_t value) {
	return (value > 0) - (value < 0);
}
static inline uint64_t bulkhead_min_u64(uint64_t a, uint64_t b) {
	return a < b ? a : b;
}
static inline uint64_t bulkhead_max_u64(uint64_t a, uint64_t b) {
	return a > b ? a : b;
}
static inline uint64_t bulkhead_clamp_u64(uint64_t value, uint64_t low, uint64_t high) {
	return value < low ? low : value > high ? high : value;
}
static inline int32_t bulkhead_sign_u64(uint64_t value) {
	return value > 0;
}

/* The magnitude, which must fit. */
static inline int32_t bulkhead_abs_i32(int32_t value) {
	return value < 0 ? -value : value;
}
static inline int64_t bulkhead_abs_i64(int64_t value) {
	return value < 0 ? -value : value;
}
static inline uint64_t bulkhead_abs_i64_wide(int64_t value) {
	return value < 0 ? 0u - (uint64_t)value : (uint64_t)value;
}
/* The least value by -1 leaves the type: the quotient in the next one, the remainder 0. The divisor is not 0. */
static inline int64_t bulkhead_div_i32_wide(int32_t a, int32_t b) {
	return b == -1 ? -(int64_t)a : (int64_t)(a / b);
}
static inline uint64_t bulkhead_div_i64_wide(int64_t a, int64_t b) {
	return b == -1 ? 0u - (uint64_t)a : (uint64_t)(a / b);
}
static inline int32_t bulkhead_rem_i32(int32_t a, int32_t b) {
	return b == -1 ? 0 : a % b;
}
static inline int64_t bulkhead_rem_i64(int64_t a, int64_t b) {
	return b == -1 ? 0 : a % b;
}
/* Towards minus infinity. */
static inline int32_t bulkhead_floor_div_i32(int32_t a, int32_t b) {
	const int32_t quotient = a / b;
	return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}
static inline int64_t bulkhead_floor_div_i64(int64_t a, int64_t b) {
	const int64_t quotient = a / b;
	return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}
static inline int64_t bulkhead_floor_div_i32_wide(int32_t a, int32_t b) {
	return b == -1 ? -(int64_t)a : (int64_t)bulkhead_floor_div_i32(a, b);
}
static inline uint64_t bulkhead_floor_div_i64_wide(int64_t a, int64_t b) {
	return b == -1 ? 0u - (uint64_t)a : (uint64_t)bulkhead_floor_div_i64(a, b);
}

/* Signed by unsigned and the other way round, modulo 2^64: |x| as unsigned, and the sign put back. */
static inline uint64_t bulkhead_magnitude(int64_t value) {
	return value < 0 ? 0u - (uint64_t)value : (uint64_t)value;
}
static inline uint64_t bulkhead_div_i64_u64(int64_t a, uint64_t b) {
	const uint64_t quotient = bulkhead_magnitude(a) / b;
	return a < 0 ? 0u - quotient : quotient;
}
static inline uint64_t bulkhead_rem_i64_u64(int64_t a, uint64_t b) {
	const uint64_t rest = bulkhead_magnitude(a) % b;
	return a < 0 ? 0u - rest : rest;
}
static inline uint64_t bulkhead_floor_div_i64_u64(int64_t a, uint64_t b) {
	const uint64_t quotient = bulkhead_div_i64_u64(a, b);
	return a < 0 && bulkhead_magnitude(a) % b != 0 ? quotient - 1u : quotient;
}
static inline uint64_t bulkhead_div_u64_i64(uint64_t a, int64_t b) {
	const uint64_t quotient = a / bulkhead_magnitude(b);
	return b < 0 ? 0u - quotient : quotient;
}
static inline uint64_t bulkhead_rem_u64_i64(uint64_t a, int64_t b) {
	return a % bulkhead_magnitude(b);
}
static inline uint64_t bulkhead_floor_div_u64_i64(uint64_t a, int64_t b) {
	const uint64_t quotient = bulkhead_div_u64_i64(a, b);
	return b < 0 && a % bulkhead_magnitude(b) != 0 ? quotient - 1u : quotient;
}

/* The least value by -1 traps. */
static inline int64_t bulkhead_div_i64_checked(int64_t a, int64_t b, uint32_t site) {
	if (BULKHEAD_RARELY(a == INT64_MIN && b == -1)) {
		bulkhead_trap(bulkhead_wide_site((uint64_t)a, site), 0u);
	}
	return a / b;
}
static inline int64_t bulkhead_floor_div_i64_checked(int64_t a, int64_t b, uint32_t site) {
	if (BULKHEAD_RARELY(a == INT64_MIN && b == -1)) {
		bulkhead_trap(bulkhead_wide_site((uint64_t)a, site), 0u);
	}
	return bulkhead_floor_div_i64(a, b);
}

/* Leading zeros of 32 bits; 32 for 0. */
static inline int32_t bulkhead_clz32(uint32_t value) {
	return value == 0 ? 32 : __builtin_clz(value);
}

/* -1, 0, 1: order of a signed and an unsigned 64-bit integer. */
static inline int32_t bulkhead_order_i64_u64(int64_t a, uint64_t b) {
	return a < 0 || (uint64_t)a < b ? -1 : (uint64_t)a > b;
}
static inline int32_t bulkhead_order_u64_i64(uint64_t a, int64_t b) {
	return -bulkhead_order_i64_u64(b, a);
}

/* Shifts of bigint: by any number, to the other side when it is negative; a bit that would be lost traps. */
static inline int64_t bulkhead_shift_left_i64(int64_t value, int64_t by, uint32_t site) {
	if (by <= 0) {
		return by < -63 ? (value < 0 ? -1 : 0) : value >> -by;
	}
	const int64_t result = by > 63 ? 0 : (int64_t)((uint64_t)value << by);
	if (BULKHEAD_RARELY(value != 0 && (by > 63 || result >> by != value))) {
		bulkhead_trap(site, 0u);
	}
	return result;
}
static inline uint64_t bulkhead_shift_left_u64(uint64_t value, int64_t by, uint32_t site) {
	if (by <= 0) {
		return by < -63 ? 0 : value >> -by;
	}
	const uint64_t result = by > 63 ? 0 : value << by;
	if (BULKHEAD_RARELY(value != 0 && (by > 63 || result >> by != value))) {
		bulkhead_trap(site, 0u);
	}
	return result;
}
static inline int64_t bulkhead_shift_right_i64(int64_t value, int64_t by, uint32_t site) {
	if (by < 0) {
		return bulkhead_shift_left_i64(value, by < -64 ? 64 : -by, site);
	}
	return value >> (by > 63 ? 63 : by);
}
static inline uint64_t bulkhead_shift_right_u64(uint64_t value, int64_t by, uint32_t site) {
	if (by < 0) {
		return bulkhead_shift_left_u64(value, by < -64 ? 64 : -by, site);
	}
	return by > 63 ? 0 : value >> by;
}
#endif
