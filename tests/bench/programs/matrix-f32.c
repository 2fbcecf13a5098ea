/* Product of two 24 by 24 matrices of f32. */
#include "bench.h"

#define N 24
static float a[N * N], b[N * N], c[N * N];

static void multiply(void) {
	for (int row = 0; row < N; row++) {
		for (int column = 0; column < N; column++) {
			float sum = 0;
			for (int k = 0; k < N; k++)
				sum += a[row * N + k] * b[k * N + column];
			c[row * N + column] = sum;
		}
	}
}

uint32_t run(void) {
	for (int index = 0; index < N * N; index++) {
		a[index] = (float)(index % 17) * 0.3f - 2.5f;
		b[index] = (float)(index % 23) * 0.7f - 7.7f;
	}
	multiply();
	uint32_t sum = 0;
	for (int index = 0; index < N * N; index++)
		sum = sum * 31 + (uint32_t)(int32_t)(c[index] * 1000.0f);
	return sum;
}
