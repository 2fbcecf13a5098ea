/* The state machine of an elevator with eight floors, 4,000 scans under pseudo-random requests. */
#include "bench.h"

#define FLOORS 8
#define SCANS 4000
#define DOOR_TIME 5
#define TRAVEL_TIME 3

enum state { IDLE, UP, DOWN, OPENING, OPEN, CLOSING };

static enum state state;
/* Where the car goes on after its doors have closed. */
static bool rising;
static uint8_t floor_now;
static uint8_t timer;
static uint32_t served;
static uint8_t requested[FLOORS];

static bool is_requested_above(void) {
	for (int other = floor_now + 1; other < FLOORS; other++) {
		if (requested[other])
			return true;
	}
	return false;
}

static bool is_requested_below(void) {
	for (int other = 0; other < floor_now; other++) {
		if (requested[other])
			return true;
	}
	return false;
}

/* Chooses what to do from standstill with closed doors: open here, else keep the direction, else turn, else rest. */
static void choose(void) {
	timer = 0;
	if (requested[floor_now]) {
		state = OPENING;
	} else if (rising ? is_requested_above() : is_requested_below()) {
		state = rising ? UP : DOWN;
	} else if (rising ? is_requested_below() : is_requested_above()) {
		rising = !rising;
		state = rising ? UP : DOWN;
	} else {
		state = IDLE;
	}
}

static void scan(void) {
	switch (state) {
	case IDLE:
		choose();
		break;
	case UP:
	case DOWN:
		timer++;
		if (timer < TRAVEL_TIME)
			break;
		timer = 0;
		floor_now = (uint8_t)(floor_now + (state == UP ? 1 : -1));
		if (requested[floor_now])
			state = OPENING;
		else
			choose();
		break;
	case OPENING:
		timer++;
		if (timer >= 2) {
			state = OPEN;
			timer = 0;
			requested[floor_now] = 0;
			served++;
		}
		break;
	case OPEN:
		timer++;
		if (requested[floor_now]) {
			requested[floor_now] = 0;
			timer = 0;
		}
		if (timer >= DOOR_TIME) {
			state = CLOSING;
			timer = 0;
		}
		break;
	case CLOSING:
		timer++;
		if (requested[floor_now]) {
			state = OPENING;
			timer = 0;
		} else if (timer >= 2) {
			choose();
		}
		break;
	}
}

uint32_t run(void) {
	state = IDLE;
	rising = true;
	floor_now = 0;
	timer = 0;
	served = 0;
	memset(requested, 0, sizeof requested);
	uint32_t seed = 7;
	uint32_t sum = 0;
	for (int count = 0; count < SCANS; count++) {
		seed = seed * 1664525u + 1013904223u;
		if (seed >> 28 == 0)
			requested[(seed >> 20) & 7] = 1;
		scan();
		sum = sum * 31 + 8u * floor_now + timer;
	}
	return sum + served;
}
