/* Ten balls in a box of 500 by 500, five hundred steps: how often they bounce off a wall. */
#include "bench.h"
#include <stdlib.h>

#define FRAMES 500
#define LIMIT 500
#define BALLS 10

struct ball {
	int32_t x, y, x_velocity, y_velocity;
};

static uint16_t seed;
static struct ball balls[BALLS];

static uint16_t random_next(void) {
	seed = (uint16_t)(seed * 1309u + 13849u);
	return seed;
}

static void ball_place(struct ball *ball) {
	ball->x = random_next() % LIMIT;
	ball->y = random_next() % LIMIT;
	ball->x_velocity = (random_next() % 300) - 150;
	ball->y_velocity = (random_next() % 300) - 150;
}

/* One step; whether the ball met a wall. */
static bool ball_move(struct ball *ball) {
	bool bounced = false;
	ball->x += ball->x_velocity;
	ball->y += ball->y_velocity;
	if (ball->x > LIMIT) {
		ball->x = LIMIT;
		ball->x_velocity = -abs(ball->x_velocity);
		bounced = true;
	}
	if (ball->x < 0) {
		ball->x = 0;
		ball->x_velocity = abs(ball->x_velocity);
		bounced = true;
	}
	if (ball->y > LIMIT) {
		ball->y = LIMIT;
		ball->y_velocity = -abs(ball->y_velocity);
		bounced = true;
	}
	if (ball->y < 0) {
		ball->y = 0;
		ball->y_velocity = abs(ball->y_velocity);
		bounced = true;
	}
	return bounced;
}

uint32_t run(void) {
	seed = 9219;
	for (int index = 0; index < BALLS; index++)
		ball_place(&balls[index]);
	uint32_t bounces = 0;
	uint32_t sum = 0;
	for (int frame = 0; frame < FRAMES; frame++) {
		for (int index = 0; index < BALLS; index++) {
			if (ball_move(&balls[index]))
				bounces++;
		}
		sum = sum * 31 + (uint32_t)balls[frame % 10].x + (uint32_t)balls[frame % 7].y;
	}
	return sum + bounces;
}
