/* A double as JavaScript writes it (ECMAScript, Number::toString): the shortest decimal that reads back as the same
 * double, of those the one nearest to it.
 *
 * The digits come from exact integers, in the manner of Steele and White, and Dragon4: the value is numerator /
 * denominator, and `half` / denominator is half the distance to its neighbours, above and below. A digit is the whole
 * part; generation ends as soon as what is left lies within half a distance of a neighbour. */
#include "bulkhead_rt.h"

/* The largest numbers are near 2^1130: 10 times the denominator of the smallest doubles. */
#define WORDS 36u

struct big {
	uint32_t count; /* words in use; the top one is not 0 */
	uint32_t words[WORDS];
};

static void big_set(struct big *big, uint64_t value) {
	big->words[0] = (uint32_t)value;
	big->words[1] = (uint32_t)(value >> 32);
	big->count = value >> 32 ? 2 : value ? 1 : 0;
}

static void big_multiply(struct big *big, uint32_t factor) {
	uint64_t carry = 0;
	for (uint32_t i = 0; i < big->count; i++) { /* at most WORDS turns */
		carry += (uint64_t)big->words[i] * factor;
		big->words[i] = (uint32_t)carry;
		carry >>= 32;
	}
	if (carry) {
		big->words[big->count++] = (uint32_t)carry;
	}
}

static void big_power_of_ten(struct big *big, uint32_t power) {
	for (; power >= 9; power -= 9) { /* at most 38 turns */
		big_multiply(big, 1000000000u);
	}
	for (; power > 0; power--) { /* at most 8 turns */
		big_multiply(big, 10u);
	}
}

static void big_shift(struct big *big, uint32_t bits) {
	if (big->count == 0) {
		return;
	}
	const uint32_t whole = bits / 32, part = bits % 32;
	uint32_t top = 0;
	for (uint32_t i = big->count; i-- > 0;) { /* at most WORDS turns */
		const uint64_t wide = (uint64_t)big->words[i] << part;
		big->words[i + whole] = (uint32_t)wide;
		if (i + 1 == big->count) {
			top = (uint32_t)(wide >> 32);
		} else {
			big->words[i + whole + 1] |= (uint32_t)(wide >> 32);
		}
	}
	for (uint32_t i = 0; i < whole; i++) { /* at most WORDS turns */
		big->words[i] = 0;
	}
	big->count += whole;
	if (top) {
		big->words[big->count++] = top;
	}
}

/* Sign of a - b. */
static int32_t big_compare(const struct big *a, const struct big *b) {
	if (a->count != b->count) {
		return a->count < b->count ? -1 : 1;
	}
	for (uint32_t i = a->count; i-- > 0;) { /* at most WORDS turns */
		if (a->words[i] != b->words[i]) {
			return a->words[i] < b->words[i] ? -1 : 1;
		}
	}
	return 0;
}

/* Sign of a + b - c. */
static int32_t big_compare_sum(const struct big *a, const struct big *b, const struct big *c) {
	struct big sum = *a;
	uint64_t carry = 0;
	for (uint32_t i = 0; i < b->count || (carry && i < WORDS); i++) { /* at most WORDS turns */
		if (i >= sum.count) {
			sum.words[sum.count++] = 0;
		}
		carry += (uint64_t)sum.words[i] + (i < b->count ? b->words[i] : 0);
		sum.words[i] = (uint32_t)carry;
		carry >>= 32;
	}
	return big_compare(&sum, c);
}

/* a -= b, a >= b. */
static void big_subtract(struct big *a, const struct big *b) {
	uint64_t borrow = 0;
	for (uint32_t i = 0; i < a->count; i++) { /* at most WORDS turns */
		const uint64_t difference = (uint64_t)a->words[i] - (i < b->count ? b->words[i] : 0) - borrow;
		a->words[i] = (uint32_t)difference;
		borrow = difference >> 63;
	}
	while (a->count > 0 && a->words[a->count - 1] == 0) { /* at most WORDS turns */
		a->count--;
	}
}

struct decimal {
	char digits[17];
	uint32_t count;
	int32_t point; /* the value is 0.digits * 10^point */
};

/* Digits of mantissa * 2^exponent. `boundary`: the neighbour below is at half the distance of the one above. */
static void shortest(struct decimal *decimal, uint64_t mantissa, int32_t exponent, bool boundary) {
	struct big numerator, denominator, above, below;
	big_set(&numerator, mantissa);
	big_set(&denominator, 1);
	big_set(&above, 1);
	/* All by two, so that half a distance is whole; by two more where the distances differ. */
	const uint32_t extra = boundary ? 2 : 1;
	big_shift(&numerator, extra + (uint32_t)(exponent > 0 ? exponent : 0));
	big_shift(&denominator, extra + (uint32_t)(exponent < 0 ? -exponent : 0));
	big_shift(&above, (uint32_t)(exponent > 0 ? exponent : 0));
	below = above;
	if (boundary) {
		big_shift(&above, 1);
	}
	/* Estimate of the decimal exponent: at most one too small. 1292913986 / 2^32 is log10(2). */
	const int32_t top = 63 - __builtin_clzll(mantissa) + exponent;
	int32_t point = (int32_t)(((int64_t)top * 1292913986) >> 32) + 1;
	if (point >= 0) {
		big_power_of_ten(&denominator, (uint32_t)point);
	} else {
		big_power_of_ten(&numerator, (uint32_t)-point);
		big_power_of_ten(&above, (uint32_t)-point);
		big_power_of_ten(&below, (uint32_t)-point);
	}
	/* An even mantissa is what a decimal right in the middle is read as: then the boundary belongs to it. */
	const bool even = (mantissa & 1) == 0;
	const int32_t reaches = big_compare_sum(&numerator, &above, &denominator);
	if (reaches > 0 || (reaches == 0 && even)) {
		point++;
		big_multiply(&denominator, 10);
	}
	decimal->point = point;
	decimal->count = 0;
	for (;;) { /* at most 17 turns */
		big_multiply(&numerator, 10);
		big_multiply(&above, 10);
		big_multiply(&below, 10);
		char digit = '0';
		while (big_compare(&numerator, &denominator) >= 0) { /* at most 9 turns */
			big_subtract(&numerator, &denominator);
			digit++;
		}
		const int32_t low = big_compare(&numerator, &below);
		const int32_t high = big_compare_sum(&numerator, &above, &denominator);
		const bool down = low < 0 || (low == 0 && even);
		const bool up = high > 0 || (high == 0 && even);
		if (!down && !up) {
			decimal->digits[decimal->count++] = digit;
			continue;
		}
		/* Both would read back: the nearer one; in the middle, the even digit. */
		if (down && up) {
			const int32_t half = big_compare_sum(&numerator, &numerator, &denominator);
			digit = (char)(digit + (half > 0 || (half == 0 && (digit & 1)) ? 1 : 0));
		} else if (up) {
			digit++;
		}
		decimal->digits[decimal->count++] = digit;
		return;
	}
}

static void write_decimal(struct bulkhead_text *text, const struct decimal *decimal) {
	static const char zeros[] = "00000000000000000000";
	const int32_t count = (int32_t)decimal->count, point = decimal->point;
	if (point > 21 || point < -5) {
		bulkhead_text_bytes(text, decimal->digits, 1);
		if (count > 1) {
			bulkhead_text_bytes(text, ".", 1);
			bulkhead_text_bytes(text, decimal->digits + 1, (uint32_t)count - 1);
		}
		bulkhead_text_bytes(text, point > 0 ? "e+" : "e-", 2);
		bulkhead_text_u32(text, (uint32_t)(point > 0 ? point - 1 : 1 - point));
	} else if (point <= 0) {
		bulkhead_text_bytes(text, "0.", 2);
		bulkhead_text_bytes(text, zeros, (uint32_t)-point);
		bulkhead_text_bytes(text, decimal->digits, (uint32_t)count);
	} else if (point >= count) {
		bulkhead_text_bytes(text, decimal->digits, (uint32_t)count);
		bulkhead_text_bytes(text, zeros, (uint32_t)(point - count));
	} else {
		bulkhead_text_bytes(text, decimal->digits, (uint32_t)point);
		bulkhead_text_bytes(text, ".", 1);
		bulkhead_text_bytes(text, decimal->digits + point, (uint32_t)(count - point));
	}
}

void bulkhead_text_f64(struct bulkhead_text *text, double value) {
	uint64_t bits;
	memcpy(&bits, &value, sizeof bits);
	const uint32_t biased = (uint32_t)(bits >> 52 & 0x7ff);
	uint64_t mantissa = bits & ((UINT64_C(1) << 52) - 1);
	if (biased == 0x7ff && mantissa) {
		bulkhead_text_bytes(text, "NaN", 3);
		return;
	}
	if (biased == 0 && mantissa == 0) {
		/* -0 too. */
		bulkhead_text_bytes(text, "0", 1);
		return;
	}
	if (bits >> 63) {
		bulkhead_text_bytes(text, "-", 1);
	}
	if (biased == 0x7ff) {
		bulkhead_text_bytes(text, "Infinity", 8);
		return;
	}
	/* A power of two has its lower neighbour at half the distance, but for the least normal one. */
	const bool boundary = mantissa == 0 && biased > 1;
	if (biased != 0) {
		mantissa |= UINT64_C(1) << 52;
	}
	const int32_t exponent = (int32_t)(biased ? biased : 1) - 1075;
	if (exponent <= 0 && exponent > -53 && (mantissa & ((UINT64_C(1) << -exponent) - 1)) == 0) {
		/* A whole number below 2^53: all its digits are needed. */
		bulkhead_text_u64(text, mantissa >> -exponent);
		return;
	}
	struct decimal decimal;
	shortest(&decimal, mantissa, exponent, boundary);
	write_decimal(text, &decimal);
}
