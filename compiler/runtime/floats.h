/* Floats: conversions to integers that trap, and the functions in which JavaScript differs from C. */
#ifndef BULKHEAD_FLOATS_H
#define BULKHEAD_FLOATS_H
#include "checks.h"
#include <math.h>
#include <stdbool.h>
#include <string.h>

/* The offending value of a trap, as binary32. */
static inline uint32_t bulkhead_float_bits(float value) {
	uint32_t bits;
	memcpy(&bits, &value, sizeof bits);
	return bits;
}

/* ---- to integers ----
 * `value` must be at least `from` and less than `below`, or the task traps; NaN fails both. The limits are such that
 * the rounded value then fits the result. */

/* Eva does not see that an ordered comparison, when it holds, rules NaN out. */
#ifdef __FRAMAC__
#define BULKHEAD_IS_ORDERED(value) ((value) == (value))
#else
#define BULKHEAD_IS_ORDERED(value) true
#endif

/* For the whole of int32_t one comparison of the bits does, since exponent and fraction are ordered as magnitudes are: all
 * below 2^31, and -2^31 itself. */
static inline bool bulkhead_within_f32(float value, float from, float below) {
	if (from == -0x1p31f && below == 0x1p31f) {
		const uint32_t bits = bulkhead_float_bits(value);
		return bits << 1 < 0x9e000000u || bits == 0xcf000000u;
	}
	return BULKHEAD_IS_ORDERED(value) && value >= from && value < below;
}

static inline int32_t bulkhead_trunc_i32_f32(float value, float from, float below, uint32_t site) {
	if (BULKHEAD_RARELY(!bulkhead_within_f32(value, from, below))) {
		bulkhead_trap(site, bulkhead_float_bits(value));
	}
	return (int32_t)value;
}
static inline int32_t bulkhead_floor_i32_f32(float value, float from, float below, uint32_t site) {
	const int32_t whole = bulkhead_trunc_i32_f32(value, from, below, site);
	return (float)whole > value ? whole - 1 : whole;
}
static inline int32_t bulkhead_round_i32_f32(float value, float from, float below, uint32_t site) {
	if (BULKHEAD_RARELY(!bulkhead_within_f32(value, from, below))) {
		bulkhead_trap(site, bulkhead_float_bits(value));
	}
	const int32_t whole = (int32_t)value;
	const float rest = value - (float)whole;
	return rest >= 0.5f ? whole + 1 : rest < -0.5f ? whole - 1 : whole;
}
static inline int32_t bulkhead_whole_i32_f32(float value, float from, float below, uint32_t site, uint32_t fraction) {
	const int32_t whole = bulkhead_trunc_i32_f32(value, from, below, site);
	if (BULKHEAD_RARELY((float)whole != value)) {
		bulkhead_trap(fraction, bulkhead_float_bits(value));
	}
	return whole;
}
static inline uint32_t bulkhead_trunc_u32_f32(float value, float from, float below, uint32_t site) {
	if (BULKHEAD_RARELY(!bulkhead_within_f32(value, from, below))) {
		bulkhead_trap(site, bulkhead_float_bits(value));
	}
	return (uint32_t)value;
}
static inline uint32_t bulkhead_floor_u32_f32(float value, float from, float below, uint32_t site) {
	return bulkhead_trunc_u32_f32(value, from, below, site);
}
static inline uint32_t bulkhead_round_u32_f32(float value, float from, float below, uint32_t site) {
	if (BULKHEAD_RARELY(!bulkhead_within_f32(value, from, below))) {
		bulkhead_trap(site, bulkhead_float_bits(value));
	}
	const uint32_t whole = value < 0 ? 0 : (uint32_t)value;
	return value - (float)whole >= 0.5f ? whole + 1u : whole;
}
static inline uint32_t bulkhead_whole_u32_f32(float value, float from, float below, uint32_t site, uint32_t fraction) {
	const uint32_t whole = bulkhead_trunc_u32_f32(value, from, below, site);
	if (BULKHEAD_RARELY((float)whole != value)) {
		bulkhead_trap(fraction, bulkhead_float_bits(value));
	}
	return whole;
}
static inline int64_t bulkhead_trunc_i64_f32(float value, float from, float below, uint32_t site) {
	if (BULKHEAD_RARELY(!bulkhead_within_f32(value, from, below))) {
		bulkhead_trap(site, bulkhead_float_bits(value));
	}
	return (int64_t)value;
}
static inline int64_t bulkhead_floor_i64_f32(float value, float from, float below, uint32_t site) {
	const int64_t whole = bulkhead_trunc_i64_f32(value, from, below, site);
	return (float)whole > value ? whole - 1 : whole;
}
static inline int64_t bulkhead_round_i64_f32(float value, float from, float below, uint32_t site) {
	if (BULKHEAD_RARELY(!bulkhead_within_f32(value, from, below))) {
		bulkhead_trap(site, bulkhead_float_bits(value));
	}
	const int64_t whole = (int64_t)value;
	const float rest = value - (float)whole;
	return rest >= 0.5f ? whole + 1 : rest < -0.5f ? whole - 1 : whole;
}
static inline int64_t bulkhead_whole_i64_f32(float value, float from, float below, uint32_t site, uint32_t fraction) {
	const int64_t whole = bulkhead_trunc_i64_f32(value, from, below, site);
	if (BULKHEAD_RARELY((float)whole != value)) {
		bulkhead_trap(fraction, bulkhead_float_bits(value));
	}
	return whole;
}
static inline uint64_t bulkhead_trunc_u64_f32(float value, float from, float below, uint32_t site) {
	if (BULKHEAD_RARELY(!bulkhead_within_f32(value, from, below))) {
		bulkhead_trap(site, bulkhead_float_bits(value));
	}
	return (uint64_t)value;
}
static inline uint64_t bulkhead_floor_u64_f32(float value, float from, float below, uint32_t site) {
	return bulkhead_trunc_u64_f32(value, from, below, site);
}
static inline uint64_t bulkhead_round_u64_f32(float value, float from, float below, uint32_t site) {
	if (BULKHEAD_RARELY(!bulkhead_within_f32(value, from, below))) {
		bulkhead_trap(site, bulkhead_float_bits(value));
	}
	const uint64_t whole = value < 0 ? 0 : (uint64_t)value;
	return value - (float)whole >= 0.5f ? whole + 1u : whole;
}
static inline uint64_t bulkhead_whole_u64_f32(float value, float from, float below, uint32_t site, uint32_t fraction) {
	const uint64_t whole = bulkhead_trunc_u64_f32(value, from, below, site);
	if (BULKHEAD_RARELY((float)whole != value)) {
		bulkhead_trap(fraction, bulkhead_float_bits(value));
	}
	return whole;
}
static inline int32_t bulkhead_trunc_i32_f64(double value, double from, double below, uint32_t site) {
	if (BULKHEAD_RARELY(!(value >= from && value < below))) {
		bulkhead_trap(site, bulkhead_float_bits((float)value));
	}
	return (int32_t)value;
}
static inline int32_t bulkhead_floor_i32_f64(double value, double from, double below, uint32_t site) {
	const int32_t whole = bulkhead_trunc_i32_f64(value, from, below, site);
	return (double)whole > value ? whole - 1 : whole;
}
static inline int32_t bulkhead_round_i32_f64(double value, double from, double below, uint32_t site) {
	if (BULKHEAD_RARELY(!(value >= from && value < below))) {
		bulkhead_trap(site, bulkhead_float_bits((float)value));
	}
	const int32_t whole = (int32_t)value;
	const double rest = value - (double)whole;
	return rest >= 0.5 ? whole + 1 : rest < -0.5 ? whole - 1 : whole;
}
static inline int32_t bulkhead_whole_i32_f64(double value, double from, double below, uint32_t site,
                                             uint32_t fraction) {
	const int32_t whole = bulkhead_trunc_i32_f64(value, from, below, site);
	if (BULKHEAD_RARELY((double)whole != value)) {
		bulkhead_trap(fraction, bulkhead_float_bits((float)value));
	}
	return whole;
}
static inline uint32_t bulkhead_trunc_u32_f64(double value, double from, double below, uint32_t site) {
	if (BULKHEAD_RARELY(!(value >= from && value < below))) {
		bulkhead_trap(site, bulkhead_float_bits((float)value));
	}
	return (uint32_t)value;
}
static inline uint32_t bulkhead_floor_u32_f64(double value, double from, double below, uint32_t site) {
	return bulkhead_trunc_u32_f64(value, from, below, site);
}
static inline uint32_t bulkhead_round_u32_f64(double value, double from, double below, uint32_t site) {
	if (BULKHEAD_RARELY(!(value >= from && value < below))) {
		bulkhead_trap(site, bulkhead_float_bits((float)value));
	}
	const uint32_t whole = value < 0 ? 0 : (uint32_t)value;
	return value - (double)whole >= 0.5 ? whole + 1u : whole;
}
static inline uint32_t bulkhead_whole_u32_f64(double value, double from, double below, uint32_t site,
                                              uint32_t fraction) {
	const uint32_t whole = bulkhead_trunc_u32_f64(value, from, below, site);
	if (BULKHEAD_RARELY((double)whole != value)) {
		bulkhead_trap(fraction, bulkhead_float_bits((float)value));
	}
	return whole;
}
static inline int64_t bulkhead_trunc_i64_f64(double value, double from, double below, uint32_t site) {
	if (BULKHEAD_RARELY(!(value >= from && value < below))) {
		bulkhead_trap(site, bulkhead_float_bits((float)value));
	}
	return (int64_t)value;
}
static inline int64_t bulkhead_floor_i64_f64(double value, double from, double below, uint32_t site) {
	const int64_t whole = bulkhead_trunc_i64_f64(value, from, below, site);
	return (double)whole > value ? whole - 1 : whole;
}
static inline int64_t bulkhead_round_i64_f64(double value, double from, double below, uint32_t site) {
	if (BULKHEAD_RARELY(!(value >= from && value < below))) {
		bulkhead_trap(site, bulkhead_float_bits((float)value));
	}
	const int64_t whole = (int64_t)value;
	const double rest = value - (double)whole;
	return rest >= 0.5 ? whole + 1 : rest < -0.5 ? whole - 1 : whole;
}
static inline int64_t bulkhead_whole_i64_f64(double value, double from, double below, uint32_t site,
                                             uint32_t fraction) {
	const int64_t whole = bulkhead_trunc_i64_f64(value, from, below, site);
	if (BULKHEAD_RARELY((double)whole != value)) {
		bulkhead_trap(fraction, bulkhead_float_bits((float)value));
	}
	return whole;
}
static inline uint64_t bulkhead_trunc_u64_f64(double value, double from, double below, uint32_t site) {
	if (BULKHEAD_RARELY(!(value >= from && value < below))) {
		bulkhead_trap(site, bulkhead_float_bits((float)value));
	}
	return (uint64_t)value;
}
static inline uint64_t bulkhead_floor_u64_f64(double value, double from, double below, uint32_t site) {
	return bulkhead_trunc_u64_f64(value, from, below, site);
}
static inline uint64_t bulkhead_round_u64_f64(double value, double from, double below, uint32_t site) {
	if (BULKHEAD_RARELY(!(value >= from && value < below))) {
		bulkhead_trap(site, bulkhead_float_bits((float)value));
	}
	const uint64_t whole = value < 0 ? 0 : (uint64_t)value;
	return value - (double)whole >= 0.5 ? whole + 1u : whole;
}
static inline uint64_t bulkhead_whole_u64_f64(double value, double from, double below, uint32_t site,
                                              uint32_t fraction) {
	const uint64_t whole = bulkhead_trunc_u64_f64(value, from, below, site);
	if (BULKHEAD_RARELY((double)whole != value)) {
		bulkhead_trap(fraction, bulkhead_float_bits((float)value));
	}
	return whole;
}

/* JavaScript's ToUint32: the whole part modulo 2^32; 0 for NaN and infinities. */
uint32_t bulkhead_to_uint32(double value);

/* ---- Math ---- */

/* Math.round: to nearest, half up; keeps -0. */
static inline float bulkhead_roundf(float value) {
	const float below = floorf(value);
	return copysignf(value - below >= 0.5f ? below + 1.0f : below, value);
}
static inline double bulkhead_round(double value) {
	const double below = floor(value);
	return copysign(value - below >= 0.5 ? below + 1.0 : below, value);
}

/* Math.min, Math.max: NaN wins, -0 is less than 0. */
static inline float bulkhead_minf(float a, float b) {
	return isnan(a) || isnan(b) ? NAN : a < b || (a == b && signbit(a)) ? a : b;
}
static inline float bulkhead_maxf(float a, float b) {
	return isnan(a) || isnan(b) ? NAN : a > b || (a == b && !signbit(a)) ? a : b;
}
static inline double bulkhead_min(double a, double b) {
	return isnan(a) || isnan(b) ? (double)NAN : a < b || (a == b && signbit(a)) ? a : b;
}
static inline double bulkhead_max(double a, double b) {
	return isnan(a) || isnan(b) ? (double)NAN : a > b || (a == b && !signbit(a)) ? a : b;
}

/* Math.sign: keeps NaN and -0. */
static inline float bulkhead_signf(float value) {
	return value > 0.0f ? 1.0f : value < 0.0f ? -1.0f : value;
}
static inline double bulkhead_sign(double value) {
	return value > 0.0 ? 1.0 : value < 0.0 ? -1.0 : value;
}

/* elementary.c; f32 goes through double and rounds once more. */
double bulkhead_sqrt(double x);
double bulkhead_sin(double x);
double bulkhead_cos(double x);
double bulkhead_tan(double x);
double bulkhead_asin(double x);
double bulkhead_acos(double x);
double bulkhead_atan(double x);
double bulkhead_atan2(double y, double x);
double bulkhead_exp(double x);
double bulkhead_log(double x);
double bulkhead_log2(double x);
double bulkhead_log10(double x);
double bulkhead_pow(double x, double y);
double bulkhead_cbrt(double x);
double bulkhead_hypot(double x, double y);
#endif
