/* A cascade of four biquads (direct form II transposed) over 1024 samples. */
#include "bench.h"

#define SAMPLES 1024
#define STAGES 4

struct biquad {
	float b0, b1, b2, a1, a2, z1, z2;
};

static struct biquad cascade[STAGES] = {
    {0.0674553f, 0.1349105f, 0.0674553f, -1.1429805f, 0.4128016f, 0, 0},
    {0.2065721f, 0.4131442f, 0.2065721f, -0.3695274f, 0.1958157f, 0, 0},
    {0.3913358f, -0.7826716f, 0.3913358f, -0.3695274f, 0.1958157f, 0, 0},
    {0.6389455f, -1.277891f, 0.6389455f, -1.1429805f, 0.4128016f, 0, 0},
};

static void biquad_reset(struct biquad *stage) {
	stage->z1 = 0;
	stage->z2 = 0;
}

static float biquad_update(struct biquad *stage, float input) {
	float output = stage->b0 * input + stage->z1;
	stage->z1 = stage->b1 * input - stage->a1 * output + stage->z2;
	stage->z2 = stage->b2 * input - stage->a2 * output;
	return output;
}

uint32_t run(void) {
	for (int stage = 0; stage < STAGES; stage++)
		biquad_reset(&cascade[stage]);
	uint32_t sum = 0;
	for (int sample = 0; sample < SAMPLES; sample++) {
		float value = sample % 64 < 32 ? 1.0f : -1.0f;
		for (int stage = 0; stage < STAGES; stage++)
			value = biquad_update(&cascade[stage], value);
		sum = sum * 31 + (uint32_t)(int32_t)(value * 100000.0f);
	}
	return sum;
}
