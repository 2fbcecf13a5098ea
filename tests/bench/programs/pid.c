/* A PID controller with anti-windup on a tank with delay, 2,000 scans. */
#include "bench.h"

#define SCANS 2000
#define DELAY 8

struct pid {
	float kp, ki, kd, integral, last;
};

struct tank {
	float level;
	float inflow[DELAY];
	uint8_t position;
};

static struct pid controller = {4.0f, 0.5f, 0.8f, 0, 0};
static struct tank tank;

static void pid_reset(struct pid *pid) {
	pid->integral = 0;
	pid->last = 0;
}

/* Output 0..100 %. */
static float pid_update(struct pid *pid, float setpoint, float actual, float dt) {
	float error = setpoint - actual;
	float slope = (actual - pid->last) / dt;
	pid->last = actual;
	float wanted = pid->kp * error + pid->integral - pid->kd * slope;
	float output = wanted;
	if (output > 100.0f)
		output = 100.0f;
	if (output < 0.0f)
		output = 0.0f;
	/* The integral grows only while the output can follow it. */
	if (output == wanted)
		pid->integral += pid->ki * error * dt;
	return output;
}

static void tank_reset(struct tank *reset) {
	reset->level = 20.0f;
	reset->position = 0;
	memset(reset->inflow, 0, sizeof reset->inflow);
}

static void tank_step(struct tank *step, float valve, float dt) {
	float arrives = step->inflow[step->position];
	step->inflow[step->position] = valve * 0.05f;
	step->position = (uint8_t)((step->position + 1) % DELAY);
	step->level += (arrives - step->level * 0.04f) * dt;
	if (step->level < 0.0f)
		step->level = 0.0f;
}

uint32_t run(void) {
	pid_reset(&controller);
	tank_reset(&tank);
	const float dt = 0.1f;
	uint32_t sum = 0;
	for (int scan = 0; scan < SCANS; scan++) {
		float setpoint = scan % 1000 < 500 ? 60.0f : 35.0f;
		float valve = pid_update(&controller, setpoint, tank.level, dt);
		tank_step(&tank, valve, dt);
		sum = sum * 31 + (uint32_t)(int32_t)(tank.level * 1000.0f) + (uint32_t)(int32_t)(valve * 100.0f);
	}
	return sum;
}
