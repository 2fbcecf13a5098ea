/* The Mandelbrot set on a grid of 40 by 32 points, at most 50 iterations a point. */
#include "bench.h"

#define WIDTH 40
#define HEIGHT 32
#define ITERATIONS 50

static uint32_t iterations(float cx, float cy) {
	float x = 0, y = 0;
	for (uint32_t count = 0; count < ITERATIONS; count++) {
		float xx = x * x, yy = y * y;
		if (xx + yy > 4.0f)
			return count;
		y = 2.0f * x * y + cy;
		x = xx - yy + cx;
	}
	return ITERATIONS;
}

uint32_t run(void) {
	uint32_t sum = 0;
	for (int row = 0; row < HEIGHT; row++) {
		float cy = (float)row * 0.0625f - 1.0f;
		for (int column = 0; column < WIDTH; column++) {
			float cx = (float)column * 0.075f - 2.1f;
			sum = sum * 31 + iterations(cx, cy);
		}
	}
	return sum;
}
