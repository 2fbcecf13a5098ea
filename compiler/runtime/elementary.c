/* The elementary functions of firmware in double, to the last bit what lib/node/elementary.ts gives under Node: the
 * same IEEE 754 operations in the same order, and exact integer arithmetic. Change both or none; compile with
 * -ffp-contract=off. */
#include "bulkhead_rt.h"

/* ---- the bits of a double ---- */

static uint64_t bits_of(double x) {
	uint64_t bits;
	memcpy(&bits, &x, sizeof bits);
	return bits;
}
static double from_bits(uint64_t bits) {
	double x;
	memcpy(&x, &bits, sizeof x);
	return x;
}
static bool is_negative(double x) {
	return bits_of(x) >> 63 != 0;
}
/* 2^n for -1022 <= n <= 1023. */
static double power2(int32_t n) {
	return from_bits((uint64_t)(uint32_t)(n + 1023) << 52);
}
/* x * 2^n, rounded once: x from 0.5 to 2, -1075 <= n <= 1024. */
static double scale(double x, int32_t n) {
	if (n > 1023) {
		return x * 2.0 * power2(n - 1);
	}
	if (n < -1000) {
		return x * power2(n + 100) * power2(-100);
	}
	return x * power2(n);
}

/* a * b - p exactly, where p is the rounded product (Dekker 1971). */
static double product_error(double a, double b, double p) {
	const double ca = 134217729.0 * a;
	const double ah = ca - (ca - a);
	const double al = a - ah;
	const double cb = 134217729.0 * b;
	const double bh = cb - (cb - b);
	const double bl = b - bh;
	return ah * bh - p + ah * bl + al * bh + al * bl;
}

/* The square root, rounded to nearest: bit by bit in integers, since the C library's brings errno along. */
double bulkhead_sqrt(double x) {
	const uint64_t bits = bits_of(x);
	if (!(x > 0.0)) {
		return x == 0.0 ? x : (double)NAN;
	}
	if (bits >> 52 == 0x7ff) {
		return x;
	}
	int32_t exponent = (int32_t)(bits >> 52) - 1023;
	uint64_t mantissa = bits & 0xfffffffffffff;
	if (exponent == -1023) {
		/* Subnormal. */
		exponent = -1022;
		while (mantissa >> 52 == 0) { /* at most 52 turns */
			mantissa <<= 1;
			exponent--;
		}
	} else {
		mantissa |= UINT64_C(1) << 52;
	}
	/* An even exponent; then 53 bits of the root and one more, for the rounding. */
	if (exponent & 1) {
		mantissa <<= 1;
		exponent--;
	}
	uint64_t rest = 0, root = 0;
	for (int32_t i = 0; i < 54; i++) { /* at most 54 turns */
		rest = rest << 2 | (i < 27 ? mantissa >> (52 - 2 * i) & 3 : 0);
		const uint64_t trial = root << 2 | 1;
		root <<= 1;
		if (rest >= trial) {
			rest -= trial;
			root |= 1;
		}
	}
	/* Never halfway: a root of that many bits has a square of twice as many. */
	root = (root + 1) >> 1;
	return from_bits(((uint64_t)(uint32_t)(exponent / 2 + 1023 - 1) << 52) + root);
}

/* The value of a polynomial, coefficients from the constant term on. */
static double polynomial(double x, const double *coefficients, int32_t count) {
	double value = coefficients[count - 1];
	for (int32_t i = count - 2; i >= 0; i--) { /* at most 11 turns */
		value = coefficients[i] + x * value;
	}
	return value;
}
#define POLYNOMIAL(x, coefficients) polynomial(x, coefficients, (int32_t)(sizeof(coefficients) / sizeof(double)))

/* ---- sine, cosine, tangent ---- */

#define QUARTER_PI 0.7853981633974483
#define HALF_PI 1.5707963267948966
#define HALF_PI_LOW 6.123233995736766e-17
/* Below this sin x, tan x, asin x and atan x are x: 2^-27. */
#define TINY 7.450580596923828e-9

/* 64 zero bits, then 2/pi to 1216 bits behind the point. */
static const uint32_t two_over_pi[40] = {
    0,          0,          0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0, 0xdb629599, 0x3c439041,
    0xfe5163ab, 0xdebbc561, 0xb7246e3a, 0x424dd2e0, 0x06492eea, 0x09d1921c, 0xfe1deb1c, 0xb129a73e,
    0xe88235f5, 0x2ebb4484, 0xe99c7026, 0xb45f7e41, 0x3991d639, 0x835339f4, 0x9c845f8b, 0xbdf9283b,
    0x1ff897ff, 0xde05980f, 0xef2f118b, 0x5a0a6d1f, 0x6d367ecf, 0x27cb09b7, 0x4f463f66, 0x9e5fea2d,
    0x7527bac7, 0xebe5f17b, 0x3d0739f7, 0x8a5292ea, 0x6bfb5fb1, 0x1f8d5d08, 0x56033046, 0xfc7b6bab,
};

struct reduced {
	double high, low;
	uint32_t quadrant;
};

/* x > pi/4, finite, as a multiple of pi/2 and a rest from -pi/4 to pi/4 in two parts. Only those bits of 2/pi count
 * whose product with x is no multiple of 4 and not below the precision: 192 of them, in integer arithmetic (Payne and
 * Hanek 1983). */
static struct reduced reduce(double x) {
	const uint64_t bits = bits_of(x);
	const uint32_t m0 = (uint32_t)bits;
	const uint32_t m1 = ((uint32_t)(bits >> 32) & 0xfffff) | 0x100000;
	const uint32_t start = (uint32_t)((int32_t)(bits >> 52) - 1075 + 62);
	const uint32_t *word = &two_over_pi[start / 32];
	const uint32_t shift = start % 32;
	uint32_t window[6], product[6];
	for (int32_t i = 0; i < 6; i++) { /* at most 6 turns */
		window[i] = shift == 0 ? word[i] : word[i] << shift | word[i + 1] >> (32 - shift);
	}
	/* The product modulo 2^192, most significant word first. */
	uint64_t carry = 0;
	for (int32_t i = 5; i >= 0; i--) { /* at most 6 turns */
		const uint64_t p0 = (uint64_t)m0 * window[i];
		const uint64_t p1 = i < 5 ? (uint64_t)m1 * window[i + 1] : 0;
		const uint64_t sum = carry + (uint32_t)p0 + (uint32_t)p1;
		product[i] = (uint32_t)sum;
		carry = (sum >> 32) + (p0 >> 32) + (p1 >> 32);
	}
	struct reduced result = {.quadrant = product[0] >> 30};
	uint32_t fraction[4];
	for (int32_t i = 0; i < 4; i++) { /* at most 4 turns */
		fraction[i] = product[i] << 2 | product[i + 1] >> 30;
	}
	const bool negative = fraction[0] >> 31 != 0;
	if (negative) {
		result.quadrant = (result.quadrant + 1) & 3;
		uint64_t borrow = 1;
		for (int32_t i = 3; i >= 0; i--) { /* at most 4 turns */
			borrow += (uint32_t)~fraction[i];
			fraction[i] = (uint32_t)borrow;
			borrow >>= 32;
		}
	}
	/* No double comes closer to a multiple of pi/2 than 2^-62 or so: two words at most are zero. */
	int32_t zeros = 0;
	while (fraction[0] == 0 && zeros < 96) { /* at most 3 turns */
		fraction[0] = fraction[1];
		fraction[1] = fraction[2];
		fraction[2] = fraction[3];
		fraction[3] = 0;
		zeros += 32;
	}
	while (fraction[0] >> 31 == 0) {      /* at most 31 turns */
		for (int32_t i = 0; i < 3; i++) { /* at most 3 turns */
			fraction[i] = fraction[i] << 1 | fraction[i + 1] >> 31;
		}
		fraction[3] <<= 1;
		zeros++;
	}
	const double unit = power2(-53 - zeros);
	const uint64_t upper = (uint64_t)fraction[0] << 21 | fraction[1] >> 11;
	const uint64_t lower = (uint64_t)(fraction[1] & 0x7ff) << 42 | (uint64_t)fraction[2] << 10 | fraction[3] >> 22;
	const double first = (double)upper * unit;
	const double second = (double)lower * (unit * power2(-53));
	const double p = first * HALF_PI;
	const double e = product_error(first, HALF_PI, p) + (first * HALF_PI_LOW + second * HALF_PI);
	const double r = p + e;
	const double l = p - r + e;
	result.high = negative ? -r : r;
	result.low = negative ? -l : l;
	return result;
}

/* sin(r + l) for |r| <= pi/4, l below the last bit of r. */
static double sin_of(double r, double l) {
	static const double terms[] = {-0.16666666666666666,   0.008333333333333333,  -0.0001984126984126984,
	                               2.7557319223985893e-6,  -2.505210838544172e-8, 1.6059043836821613e-10,
	                               -7.647163731819816e-13, 2.8114572543455206e-15};
	const double z = r * r;
	const double p = POLYNOMIAL(z, terms);
	return r + (z * r * p + l * (1.0 - 0.5 * z));
}

/* cos(r + l) for |r| <= pi/4. */
static double cos_of(double r, double l) {
	static const double terms[] = {0.041666666666666664,  -0.001388888888888889, 2.48015873015873e-5,
	                               -2.755731922398589e-7, 2.08767569878681e-9,   -1.1470745597729725e-11,
	                               4.779477332387385e-14};
	const double z = r * r;
	const double p = POLYNOMIAL(z, terms);
	const double half = 0.5 * z;
	const double w = 1.0 - half;
	return w + (1.0 - w - half + (z * z * p - r * l));
}

double bulkhead_sin(double x) {
	const double a = fabs(x);
	if (!(a < (double)INFINITY)) {
		return (double)NAN;
	}
	if (a < TINY) {
		return x;
	}
	if (a <= QUARTER_PI) {
		return sin_of(x, 0.0);
	}
	const struct reduced r = reduce(a);
	const double s = (r.quadrant & 1) == 0 ? sin_of(r.high, r.low) : cos_of(r.high, r.low);
	return (r.quadrant >= 2) == (x < 0.0) ? s : -s;
}

double bulkhead_cos(double x) {
	const double a = fabs(x);
	if (!(a < (double)INFINITY)) {
		return (double)NAN;
	}
	if (a <= QUARTER_PI) {
		return cos_of(a, 0.0);
	}
	const struct reduced r = reduce(a);
	const double c = (r.quadrant & 1) == 0 ? cos_of(r.high, r.low) : sin_of(r.high, r.low);
	return r.quadrant == 1 || r.quadrant == 2 ? -c : c;
}

double bulkhead_tan(double x) {
	const double a = fabs(x);
	if (!(a < (double)INFINITY)) {
		return (double)NAN;
	}
	if (a < TINY) {
		return x;
	}
	if (a <= QUARTER_PI) {
		return sin_of(x, 0.0) / cos_of(x, 0.0);
	}
	const struct reduced r = reduce(a);
	const double s = sin_of(r.high, r.low);
	const double c = cos_of(r.high, r.low);
	const double t = (r.quadrant & 1) == 0 ? s / c : -c / s;
	return x < 0.0 ? -t : t;
}

/* ---- inverse tangent, sine, cosine ---- */

/* atan(i / 8) in two parts. */
static const double atan_high[] = {0.0,
                                   0.12435499454676144,
                                   0.24497866312686414,
                                   0.35877067027057225,
                                   0.4636476090008061,
                                   0.5585993153435624,
                                   0.6435011087932844,
                                   0.7188299996216245,
                                   0.7853981633974483};
static const double atan_low[] = {0.0,
                                  -3.1253241424539383e-18,
                                  1.0698755618734451e-17,
                                  -2.4623815582638635e-17,
                                  2.2698777452961687e-17,
                                  -5.4556305485916264e-18,
                                  1.5834785051444286e-17,
                                  -2.1478388444456983e-17,
                                  3.061616997868383e-17};

/* atan(n / d) for 0 <= n <= d, neither infinite nor both zero, without rounding n / d first. */
static double atan_of(double n, double d) {
	static const double terms[] = {
	    -0.3333333333333333, 0.2, -0.14285714285714285, 0.1111111111111111, -0.09090909090909091, 0.07692307692307693,
	    -0.06666666666666667};
	const double q = n / d;
	const int32_t i = (int32_t)(8.0 * q + 0.5);
	const double c = 0.125 * (double)i;
	const double t = i == 0 ? q : (n - c * d) / (d + c * n);
	const double z = t * t;
	const double p = POLYNOMIAL(z, terms);
	return atan_high[i] + (t + (t * z * p + atan_low[i]));
}

/* Angles of the first quadrant: y, x >= 0. */
static double quadrant_angle(double y, double x) {
	if (y == x) {
		return x == 0.0 ? 0.0 : QUARTER_PI;
	}
	const double n = y > x ? x : y;
	const double d = y > x ? y : x;
	double angle = 0.0;
	if (d < (double)INFINITY) {
		/* Sums and products keep their precision when neither is very large or small. */
		const double factor = d > 1e150 ? power2(-500) : d < 1e-150 ? power2(500) : 1.0;
		angle = atan_of(n * factor, d * factor);
	}
	return y > x ? HALF_PI - (angle - HALF_PI_LOW) : angle;
}

double bulkhead_atan(double x) {
	if (isnan(x)) {
		return (double)NAN;
	}
	const double a = fabs(x);
	if (a < TINY) {
		return x;
	}
	const double angle = quadrant_angle(a, 1.0);
	return x < 0.0 ? -angle : angle;
}

double bulkhead_atan2(double y, double x) {
	if (isnan(x) || isnan(y)) {
		return (double)NAN;
	}
	const double angle = quadrant_angle(fabs(y), fabs(x));
	const double turned = is_negative(x) ? 2.0 * HALF_PI - (angle - 2.0 * HALF_PI_LOW) : angle;
	return is_negative(y) ? -turned : turned;
}

double bulkhead_asin(double x) {
	const double a = fabs(x);
	if (!(a <= 1.0)) {
		return (double)NAN;
	}
	if (a < TINY) {
		return x;
	}
	const double angle = quadrant_angle(a, bulkhead_sqrt((1.0 - a) * (1.0 + a)));
	return x < 0.0 ? -angle : angle;
}

double bulkhead_acos(double x) {
	const double a = fabs(x);
	if (!(a <= 1.0)) {
		return (double)NAN;
	}
	const double angle = quadrant_angle(bulkhead_sqrt((1.0 - a) * (1.0 + a)), a);
	return x < 0.0 ? 2.0 * HALF_PI - (angle - 2.0 * HALF_PI_LOW) : angle;
}

/* ---- exponential ---- */

#define LN2_HIGH 0.6931471803691238
#define LN2_LOW 1.9082149292705877e-10
#define INVERSE_LN2 1.4426950408889634

/* e^(h + l) for |h| <= 800, or any h with l 0: l below the last bit of h. */
static double exp_of(double h, double l) {
	static const double terms[] = {0.16666666666666666,   0.041666666666666664,   0.008333333333333333,
	                               0.001388888888888889,  0.0001984126984126984,  2.48015873015873e-5,
	                               2.7557319223985893e-6, 2.755731922398589e-7,   2.505210838544172e-8,
	                               2.08767569878681e-9,   1.6059043836821613e-10, 1.1470745597729725e-11};
	if (h > 709.8) {
		return (double)INFINITY;
	}
	if (h < -745.2) {
		return 0.0;
	}
	const double k = floor(h * INVERSE_LN2 + 0.5);
	const double a = h - k * LN2_HIGH;
	const double b = k * LN2_LOW;
	const double r = a - b;
	const double low = a - r - b + l;
	const double square = r * r;
	const double half = 0.5 * square;
	const double tail = square * r * POLYNOMIAL(r, terms);
	const double s = 1.0 + r;
	const double t = s + half;
	const double rest = 1.0 - s + r + (s - t + half) + 0.5 * product_error(r, r, square) + tail + low * (t + tail);
	return scale(t + rest, (int32_t)k);
}

double bulkhead_exp(double x) {
	return isnan(x) ? (double)NAN : exp_of(x, 0.0);
}

/* ---- logarithms ---- */

#define INVERSE_LN10 0.4342944819032518
#define LOG10_2_HIGH 0.3010299955494702
#define LOG10_2_LOW 1.1451100898021838e-10

/* x > 0, finite, is (1 + f) * 2^k, with f from sqrt(1/2) - 1 to sqrt(2) - 1. */
struct log_parts {
	double f, k;
};

static struct log_parts log_parts(double x) {
	int32_t exponent = -1023;
	uint64_t bits = bits_of(x);
	if (bits >> 52 == 0) {
		/* Subnormal. */
		bits = bits_of(x * 18014398509481984.0);
		exponent -= 54;
	}
	exponent += (int32_t)(bits >> 52);
	double m = from_bits((bits & 0xfffffffffffff) | UINT64_C(0x3ff) << 52);
	if (m > 1.4142135623730951) {
		m *= 0.5;
		exponent++;
	}
	return (struct log_parts){m - 1.0, (double)exponent};
}

/* log(1 + f) = f - (h - s * (h + R)), with h = f^2 / 2; this is s * (h + R). */
static double log_correction(double f, double half) {
	static const double terms[] = {0.6666666666666666,  0.4,
	                               0.2857142857142857,  0.2222222222222222,
	                               0.18181818181818182, 0.15384615384615385,
	                               0.13333333333333333, 0.11764705882352941,
	                               0.10526315789473684, 0.09523809523809523};
	const double s = f / (2.0 + f);
	const double z = s * s;
	const double p = z * POLYNOMIAL(z, terms);
	return s * (half + p);
}

/* The logarithm of what is no positive finite number. */
static double log_special(double x) {
	if (x == 0.0) {
		return -(double)INFINITY;
	}
	return x > 0.0 ? (double)INFINITY : (double)NAN;
}
static bool has_log(double x) {
	return x > 0.0 && x < (double)INFINITY;
}

double bulkhead_log(double x) {
	if (!has_log(x)) {
		return log_special(x);
	}
	const struct log_parts parts = log_parts(x);
	const double f = parts.f, k = parts.k;
	const double half = 0.5 * f * f;
	return k * LN2_HIGH - (half - (log_correction(f, half) + k * LN2_LOW) - f);
}

double bulkhead_log2(double x) {
	if (!has_log(x)) {
		return log_special(x);
	}
	const struct log_parts parts = log_parts(x);
	const double f = parts.f;
	const double half = 0.5 * f * f;
	return parts.k + (f - (half - log_correction(f, half))) * INVERSE_LN2;
}

double bulkhead_log10(double x) {
	if (!has_log(x)) {
		return log_special(x);
	}
	const struct log_parts parts = log_parts(x);
	const double f = parts.f, k = parts.k;
	const double half = 0.5 * f * f;
	const double y = k * LOG10_2_HIGH + (k * LOG10_2_LOW + (f - (half - log_correction(f, half))) * INVERSE_LN10);
	/* Powers of ten that a double holds give whole numbers. */
	const double whole = floor(y + 0.5);
	if (whole < 0.0 || whole > 22.0) {
		return y;
	}
	double power = 1.0;
	for (int32_t i = 0; i < (int32_t)whole; i++) { /* at most 22 turns */
		power *= 10.0;
	}
	return power == x ? whole : y;
}

/* ---- powers and roots ---- */

/* log(x) to some 65 bits, x > 0 finite, in two parts. */
struct split {
	double high, low;
};

static struct split log_of(double x) {
	static const double terms[] = {0.2,
	                               0.14285714285714285,
	                               0.1111111111111111,
	                               0.09090909090909091,
	                               0.07692307692307693,
	                               0.06666666666666667,
	                               0.058823529411764705,
	                               0.05263157894736842,
	                               0.047619047619047616,
	                               0.043478260869565216,
	                               0.04,
	                               0.037037037037037035};
	const struct log_parts parts = log_parts(x);
	const double f = parts.f, k = parts.k;
	const double d = 2.0 + f;
	const double d_low = f - (d - 2.0);
	/* s + s_low = f / (2 + f) */
	const double s = f / d;
	const double p = s * d;
	const double s_low = (f - p - product_error(s, d, p) - s * d_low) / d;
	/* log(1 + f) = 2 (s + s^3/3 + s^5/5 + ...) */
	const double q = s * s;
	const double q_low = product_error(s, s, q) + 2.0 * s * s_low;
	const double c = s * q;
	const double c_low = product_error(s, q, c) + (s * q_low + s_low * q);
	const double third = c * 0.3333333333333333;
	const double third_low =
	    product_error(c, 0.3333333333333333, third) + (c * 1.850371707708594e-17 + c_low * 0.3333333333333333);
	const double tail = c * q * POLYNOMIAL(q, terms);
	const double a = s + third;
	const double low = s - a + third + (s_low + (third_low + tail));
	const double base = k * LN2_HIGH;
	const double high = base + 2.0 * a;
	const double rest = base - high + 2.0 * a + (k * LN2_LOW + 2.0 * low);
	const double sum = high + rest;
	return (struct split){sum, high - sum + rest};
}

/* JavaScript's: unlike C's, NaN for 1 and -1 to an infinite power and for 1 to NaN. */
double bulkhead_pow(double x, double y) {
	if (y == 0.0) {
		return 1.0;
	}
	if (isnan(x) || isnan(y)) {
		return (double)NAN;
	}
	const double a = fabs(x);
	const double b = fabs(y);
	if (b == (double)INFINITY) {
		if (a == 1.0) {
			return (double)NAN;
		}
		return (a > 1.0) == (y > 0.0) ? (double)INFINITY : 0.0;
	}
	const bool is_whole = b >= 9007199254740992.0 || floor(b) == b;
	const bool is_odd = is_whole && b < 9007199254740992.0 && floor(0.5 * b) != 0.5 * b;
	const bool negative = is_negative(x);
	const double sign = negative && is_odd ? -1.0 : 1.0;
	if (a == 0.0 || a == (double)INFINITY) {
		return (a == 0.0) == (y > 0.0) ? sign * 0.0 : sign * (double)INFINITY;
	}
	if (negative && !is_whole) {
		return (double)NAN;
	}
	if (a == 1.0) {
		return sign;
	}
	const struct split log = log_of(a);
	const double p = y * log.high;
	if (!(p < 800.0)) {
		return sign * (double)INFINITY;
	}
	if (!(p > -800.0)) {
		return sign * 0.0;
	}
	return sign * exp_of(p, product_error(y, log.high, p) + y * log.low);
}

double bulkhead_cbrt(double x) {
	const double a = fabs(x);
	if (!(a > 0.0 && a < (double)INFINITY)) {
		return x;
	}
	int32_t exponent = -1023;
	uint64_t bits = bits_of(a);
	if (bits >> 52 == 0) {
		bits = bits_of(a * 18014398509481984.0);
		exponent -= 54;
	}
	exponent += (int32_t)(bits >> 52);
	/* a = m * 2^(3 third), m from 1 to 8 */
	const int32_t third = (exponent + 3000) / 3 - 1000;
	const double m = from_bits((bits & 0xfffffffffffff) | (uint64_t)(uint32_t)(1023 + exponent - 3 * third) << 52);
	double t = 0.9 + 0.14 * m;
	for (int32_t i = 0; i < 3; i++) { /* at most 3 turns */
		const double cube = t * t * t;
		t = (t * (cube + 2.0 * m)) / (2.0 * cube + m);
	}
	t = t + (m / (t * t) - t) * 0.3333333333333333;
	const double root = t * power2(third);
	return x < 0.0 ? -root : root;
}

double bulkhead_hypot(double x, double y) {
	const double a = fabs(x);
	const double b = fabs(y);
	if (a == (double)INFINITY || b == (double)INFINITY) {
		return (double)INFINITY;
	}
	if (isnan(a) || isnan(b)) {
		return (double)NAN;
	}
	const double most = a > b ? a : b;
	if (most > 1e150) {
		return bulkhead_sqrt(a * power2(-600) * (a * power2(-600)) + b * power2(-600) * (b * power2(-600))) *
		       power2(600);
	}
	if (most < 1e-140) {
		return bulkhead_sqrt(a * power2(600) * (a * power2(600)) + b * power2(600) * (b * power2(600))) * power2(-600);
	}
	return bulkhead_sqrt(a * a + b * b);
}
