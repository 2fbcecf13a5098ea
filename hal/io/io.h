/* What the I/O task is told of its points: generated with the system. */
#ifndef IO_H
#define IO_H
#include <stdbool.h>
#include <stdint.h>

/* Channels of the simulation host: the task reads the outputs bound to it, in order of channel, as its first points,
 * and writes the inputs bound to it, in order of channel, as its first points. Those on pins come behind them, in both
 * lists; quality points come behind all inputs. */
struct io_plan {
	uint16_t hil_outputs, hil_inputs;
	uint8_t pin_outputs, pin_inputs;
	uint8_t forces, qualities; /* how many of each below */
	uint32_t system;           /* a hash of the declaration: host and firmware mean the same points and tasks */
	uint32_t baud;             /* of the monitor's port, which is the task's first peripheral; 0: there is none */
};
extern const struct io_plan io_plan;

/* A point on a pin: outputs, then inputs, in the order of the task's lists. Where there is any, IO_PINS is defined. */
struct io_pin {
	uint8_t port; /* of bulkhead_peripherals */
	uint8_t number;
};
extern const struct io_pin io_pins[];
/* All outputs with the forces over them, those on pins last. */
extern uint32_t io_outputs[];

/* A point that the monitor may force. */
struct io_force {
	const char *name;
	uint8_t point; /* in the kernel's tables */
	uint8_t slot;  /* among the outputs or the inputs of the task */
	bool output, is_signed;
};
extern const struct io_force io_forces[];
struct io_force_state {
	bool on;
	uint32_t value;
};
extern struct io_force_state io_force_states[]; /* [forces] */

/* A point that tells the quality of another. */
struct io_quality {
	bool input;
	uint8_t force; /* index of the force of that point, IO_NO_FORCE */
};
#define IO_NO_FORCE 0xffu
extern const struct io_quality io_qualities[];
enum io_quality_value { IO_QUALITY_GOOD = 0, IO_QUALITY_STALE = 1, IO_QUALITY_FORCED = 2 };

/* What the host may put behind the inputs in its answer, and what comes over the port: an operation on a task or a
 * point (operation << 8 | index), and a value for it. Those of BULKHEAD_ABOUT, and: */
#define IO_REQUEST_WORDS 2u
#define IO_ANSWER_WORDS 10u
enum io_operation {
	IO_IDENTIFY = 0x10,  /* answer: the version of the protocol, io_plan.system, io_stale */
	IO_FORCE = 0x11,     /* point `index` to the value; answer: 1, or 0 without a right to it */
	IO_RELEASE = 0x12,   /* the same for its end */
	IO_IS_FORCED = 0x13, /* answer: 1 and the value when point `index` is forced, else 0 and 0 */
	IO_PLANT = 0x14,     /* value 1: the plant is at the other end of the port; 0: no longer */
};
#define IO_PROTOCOL 1u

/* Carries out a request; returns the words of the answer. */
uint32_t io_request(uint32_t request, uint32_t value, uint32_t *answer);
/* Puts the forced values among the outputs (or the inputs). */
void io_force(bool output, volatile uint32_t *words);
uint32_t io_quality(uint32_t index);

/* The inputs are not of this cycle: nobody gives any, or whoever did has gone silent. */
extern bool io_stale;
/* The inputs as last received, before forces. */
extern uint32_t io_inputs[];

/* For bulkhead_link: BULKHEAD_LINK_GAP bytes, then as many words as the larger of the outputs with the longest answer
 * to a request, and the inputs with a request. */
extern uint32_t io_buffer[];

/* The pins (pins.c). */
void io_pins_drive(const uint32_t *values); /* the first time, sets the modes as well */
uint32_t io_pins_read(uint32_t input);      /* 0 or 1 */

/* The monitor's port (port.c), linked where the system declares one: IO_PORT. */
void io_port_open(void);
void io_port_poll(void);                     /* first in each activation */
void io_port_cycle(const uint32_t *outputs); /* once a cycle: tells the plant at the other end, if there is one */
bool io_port_is_stale(void);                 /* no plant, or it has not answered for a while */
#endif
