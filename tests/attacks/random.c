/* Random arguments for one system call, from a generator whose seed is all that a life of this task inherits: how often
 * it was restarted and how many sets its completed activations have made. Sets are made in init() too, so that one that
 * faults is followed by the next at once. Slots: 0 control, limited; 1 echo. */
#include <bulkhead.h>

#define RESTARTS bulkhead_points_in[0]
#define DONE bulkhead_points_in[1]
#define WANTED bulkhead_points_in[2]
#define NUMBER bulkhead_points_in[3] /* 10: any number that is no call's */
#define NEIGHBOUR bulkhead_points_in[4]
#define SETS 4u /* an activation: few, since one that faults loses the count of those that returned before it */

static uint32_t state;
static uint8_t area[512]; /* what a call may write without harm to this program: the middle of it, and around */

static uint32_t next(void) {
	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state;
}

static uint32_t below(uint32_t limit) {
	return (next() >> 8) % limit;
}

static uint32_t middle(void) {
	return (uint32_t)(uintptr_t)&area[192];
}

static uint32_t address(void) {
	switch (below(8)) {
	case 0:
		return next();
	case 1: /* the kernel's RAM */
		return 0x20000000u + below(4096);
	case 2:
		return NEIGHBOUR - 64 + below(128);
	case 3: /* own code and what follows it */
		return ((uint32_t)(uintptr_t)&address & ~3u) - 64 + below(4096);
	case 4: { /* edges of the map */
		static const uint32_t edges[] = {0, 0x08000000, 0x08100000, 0x20000000, 0x20020000, 0x40000000, 0xe000ed00};
		return edges[below(7)] - 32 + below(64);
	}
	default:
		return middle() - 64 + (below(2) ? below(128) : below(32) * 4);
	}
}

static uint32_t number(void) {
	static const uint32_t limits[] = {0, 1, 4, 8, 64, 65, 160, 255, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff};
	return below(3) == 0 ? next() : below(3) == 0 ? limits[below(13)] : below(12);
}

/* First argument of a call: mostly a slot, a method and lengths that exist. */
static uint32_t packed(void) {
	return below(4) == 0 ? next() : below(3) | below(4) << 8 | below(66) << 16 | below(66) << 24;
}

static void call(uint32_t call_number) {
	uint32_t a = below(2) ? address() : number(), b = below(2) ? address() : number();
	uint32_t c = below(2) ? address() : number(), d = number();
	switch (call_number) {
	case 0:
		a = address();
		b = below(2) ? 1 : number();
		break;
	case 1:
		a = packed();
		b = address();
		c = address();
		d = below(4) == 0 ? number() : 1 + below(20);
		break;
	case 3:
		a = number();
		break;
	case 5:
		a = address();
		b = number();
		break;
	default:
		break;
	}
	register uint32_t r0 __asm("r0") = a;
	register uint32_t r1 __asm("r1") = b;
	register uint32_t r2 __asm("r2") = c;
	register uint32_t r3 __asm("r3") = d;
	register uint32_t r12 __asm("r12") = call_number;
	__asm volatile("svc 0" : "+r"(r0), "+r"(r1), "+r"(r2), "+r"(r3), "+r"(r12) : : "memory", "cc");
}

static void sets(void) {
	const uint32_t before = DONE;
	state = (RESTARTS + 1) * 2654435761u ^ (before + 1) * 40503u ^ (NUMBER + 1) * 0x9e3779b9u;
	if (state == 0) {
		state = 1;
	}
	for (uint32_t i = 0; i < SETS && RESTARTS + before + i < WANTED; i++) {
		const uint32_t call_number = NUMBER == 10 ? 10 + next() % 0xfffffff5u : NUMBER;
		call(call_number);
		bulkhead_points_out[0] = before + i + 1;
	}
}

void init(void) {
	bulkhead_points_out[0] = DONE;
	sets();
}

void scan(void) {
	bulkhead_points_out[0] = DONE;
	sets();
	bulkhead_alarm(1);
}
