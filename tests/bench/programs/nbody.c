/* Sun and four planets for 200 steps (the n-body problem of the Computer Language Benchmarks Game, in f32). */
#include "bench.h"

#define BODIES 5
#define STEPS 200
#define STEP 0.01f

struct body {
	float x, y, z, vx, vy, vz, mass;
};

static const struct body initial[BODIES] = {
    {0, 0, 0, 0, 0, 0, 39.47842f},
    {4.841431f, -1.1603199f, -0.10362204f, 0.60632634f, 2.8119867f, -0.025218379f, 0.037693672f},
    {8.343367f, 4.1247988f, -0.40352342f, -1.0107743f, 1.8256623f, 0.008415761f, 0.011286326f},
    {12.894369f, -15.111151f, -0.22330758f, 1.0827909f, 0.8687131f, -0.010832637f, 0.0017237239f},
    {15.379697f, -25.91932f, 0.17925877f, 0.9790907f, 0.59469897f, -0.034755955f, 0.0020336868f},
};
static struct body bodies[BODIES];

static void advance(void) {
	for (int first = 0; first < BODIES; first++) {
		struct body *a = &bodies[first];
		for (int second = first + 1; second < BODIES; second++) {
			struct body *b = &bodies[second];
			float dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
			float squared = dx * dx + dy * dy + dz * dz;
			float magnitude = STEP / (squared * sqrtf(squared));
			a->vx -= dx * b->mass * magnitude;
			a->vy -= dy * b->mass * magnitude;
			a->vz -= dz * b->mass * magnitude;
			b->vx += dx * a->mass * magnitude;
			b->vy += dy * a->mass * magnitude;
			b->vz += dz * a->mass * magnitude;
		}
	}
	for (int index = 0; index < BODIES; index++) {
		struct body *body = &bodies[index];
		body->x += STEP * body->vx;
		body->y += STEP * body->vy;
		body->z += STEP * body->vz;
	}
}

uint32_t run(void) {
	memcpy(bodies, initial, sizeof bodies);
	for (int step = 0; step < STEPS; step++)
		advance();
	uint32_t sum = 0;
	for (int index = 0; index < BODIES; index++) {
		const struct body *body = &bodies[index];
		sum = sum * 31 + (uint32_t)(int32_t)(body->x * 100000.0f) + (uint32_t)(int32_t)(body->y * 100000.0f) +
		      (uint32_t)(int32_t)(body->z * 100000.0f);
	}
	return sum;
}
