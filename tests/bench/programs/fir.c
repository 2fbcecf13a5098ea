/* FIR low pass of 32 taps over 512 samples, with a circular delay line. */
#include "bench.h"

#define TAPS 32
#define SAMPLES 512

struct fir {
	float coefficients[TAPS];
	float line[TAPS];
	int position;
};

static struct fir filter;

static void fir_reset(struct fir *fir) {
	memset(fir->line, 0, sizeof fir->line);
	fir->position = 0;
}

static float fir_update(struct fir *fir, float input) {
	fir->line[fir->position] = input;
	float sum = 0;
	int at = fir->position;
	for (int tap = 0; tap < TAPS; tap++) {
		sum += fir->coefficients[tap] * fir->line[at];
		at = at == 0 ? TAPS - 1 : at - 1;
	}
	fir->position = fir->position == TAPS - 1 ? 0 : fir->position + 1;
	return sum;
}

uint32_t run(void) {
	for (int tap = 0; tap < TAPS; tap++) {
		int distance = tap < 16 ? 16 - tap : tap - 15;
		filter.coefficients[tap] = (float)(17 - distance) / 256.0f;
	}
	fir_reset(&filter);
	uint32_t sum = 0;
	for (int sample = 0; sample < SAMPLES; sample++) {
		float input = (float)(sample % 50) * 0.1f - 2.5f;
		float output = fir_update(&filter, input);
		sum = sum * 31 + (uint32_t)(int32_t)(output * 10000.0f);
	}
	return sum;
}
