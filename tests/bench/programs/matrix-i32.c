/* Product of two 24 by 24 matrices of i32. */
#include "bench.h"

#define N 24
static int32_t a[N * N], b[N * N], c[N * N];

static void multiply(void) {
	for (int row = 0; row < N; row++) {
		for (int column = 0; column < N; column++) {
			int32_t sum = 0;
			for (int k = 0; k < N; k++)
				sum += a[row * N + k] * b[k * N + column];
			c[row * N + column] = sum;
		}
	}
}

uint32_t run(void) {
	for (int index = 0; index < N * N; index++) {
		a[index] = (index % 17) - 8;
		b[index] = (index % 23) - 11;
	}
	multiply();
	uint32_t sum = 0;
	for (int index = 0; index < N * N; index++)
		sum = sum * 31 + (uint32_t)c[index];
	return sum;
}
