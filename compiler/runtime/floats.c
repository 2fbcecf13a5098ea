/* See floats.h. */
#include "bulkhead_rt.h"

uint32_t bulkhead_to_uint32(double value) {
	uint64_t bits;
	memcpy(&bits, &value, sizeof bits);
	const int32_t exponent = (int32_t)(bits >> 52 & 0x7ff) - 1075;
	const uint64_t mantissa = (bits & ((UINT64_C(1) << 52) - 1)) | UINT64_C(1) << 52;
	if (exponent < -52 || exponent > 31) {
		/* Less than 1, a multiple of 2^32, NaN, infinity. */
		return 0;
	}
	const uint32_t magnitude = exponent < 0 ? (uint32_t)(mantissa >> -exponent) : (uint32_t)(mantissa << exponent);
	return bits >> 63 ? 0u - magnitude : magnitude;
}
