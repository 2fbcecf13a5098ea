/* Owns the operator task of firmware/rail-crossing: the same rights, none of its manners. Each activation makes one
 * attack, chosen by a generator that is seeded from `attack_seed` (the campaign writes it into the image) and the time.
 *
 * What it tells on the console, one line each, before anything that may end it:
 *   denied N of M        M calls in the right form, of which N were denied
 *   perhaps denied       one in a wrong form: by the policy, or since the answer had another length
 *   try WHAT ADDRESS     an attempt that must end in a fault
 *   survived WHAT        it did not: a finding */
#include <bulkhead.h>
#include <stdbool.h>
#include "say.h"

#define MAY_CALL 2u /* safety.request, safety.reset */
#define SET_WARNING 3u
#define USART2 0x40004400u
#define MOOD 8192u /* milliseconds in which it wants one thing */

const volatile uint32_t attack_seed = 1;

static uint32_t state;
static uint32_t area[64];

static uint32_t next(void) {
	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state;
}

static uint32_t below(uint32_t limit) {
	return (next() >> 8) % limit;
}

static volatile uint32_t *at(uint32_t address) {
	return (volatile uint32_t *)(uintptr_t)address;
}

static void tell(const char *what, uint32_t number, uint32_t base) {
	char line[80];
	uint32_t length = say_text(line, 0, what);
	line[length++] = ' ';
	length = say_number(line, length, number, base);
	bulkhead_write(line, length);
}

/* Most of the time it wants the barriers up: release, select, execute. Else any method. */
static void choose(uint32_t *slot, uint32_t *method) {
	static const uint8_t methods[MAY_CALL] = {4, 2};
	static const uint8_t wanted[3][2] = {{0, 1}, {1, 0}, {1, 1}};
	if ((bulkhead_now() / MOOD ^ attack_seed) % 4 != 0) {
		const uint8_t *want = wanted[below(3)];
		*slot = want[0];
		*method = want[1];
	} else {
		*slot = below(MAY_CALL);
		*method = below(methods[*slot]);
	}
}

/* Calls in the right form, with any argument. */
static void calls(uint32_t count) {
	uint32_t denied = 0;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t slot, method;
		choose(&slot, &method);
		const uint32_t length = slot == 0 && method == SET_WARNING ? 2 : 0;
		area[0] = below(2) ? next() : below(12000);
		const uint32_t status =
		    bulkhead_call(slot | method << 8 | length << 16 | 1u << 24, area, &area[1], 1 + below(300));
		denied += status == BULKHEAD_DENIED;
	}
	char line[40];
	uint32_t length = say_text(line, 0, "denied ");
	length = say_number(line, length, denied, 10);
	length = say_text(line, length, " of ");
	length = say_number(line, length, count, 10);
	bulkhead_write(line, length);
}

/* Lengths that no method has, methods and slots that do not exist, buffers that are not its own. The answer of another
 * length than expected is refused without a policy having denied anything: told as `perhaps denied`. */
static void malformed_call(void) {
	const uint32_t slot = below(4) ? below(MAY_CALL) : next(), method = below(4) ? below(4) : next() & 0xff;
	const uint32_t packed = below(3) ? (slot & 0xff) | method << 8 | below(70) << 16 | below(70) << 24 : next();
	const uint32_t buffers[4] = {(uint32_t)(uintptr_t)area, 0x20000000u + below(0x20000), next(), 0};
	const void *send = (const void *)(uintptr_t)buffers[below(4)];
	void *receive = (void *)(uintptr_t)buffers[below(4)];
	if ((bulkhead_call(packed, send, receive, below(2) ? 10 : next()) & 0xffff) == BULKHEAD_DENIED) {
		bulkhead_print("perhaps denied");
	}
}

static uint32_t peripheral(void) {
	static const uint32_t others[] = {0x50000000, 0x50050000, 0x50060800, 0xa0000000, 0x1fff7a10, 0x1fffc000,
	                                  0x22000000, 0x42000000, 0xe000e010, 0xe000e100, 0xe000ed08, 0xe000ed94,
	                                  0xe000edf0, 0xe0001000, 0xe0002000, 0xe0042000};
	const uint32_t which = below(0x28000 / 0x400 + 16);
	return which < 16 ? others[which] : 0x40000000u + (which - 16) * 0x400u;
}

/* Not its own window, its code, its RAM or its constants. */
static void touch(uint32_t address, uint32_t how) {
	if (address - USART2 < 0x400) {
		return;
	}
	switch (how) {
	case 0:
		tell("try read", address, 16);
		area[0] = *at(address);
		tell("survived read", address, 16);
		break;
	case 1:
		tell("try write", address, 16);
		*at(address) = next();
		tell("survived write", address, 16);
		break;
	default:
		tell("try run", address, 16);
		((void (*)(void))(uintptr_t)(address | 1))();
		tell("survived run", address, 16);
	}
}

static void memory(void) {
	/* The vectors and the kernel's code, flash past the image, the kernel's RAM, RAM past the last task. */
	static const uint32_t bases[] = {0x08000000, 0x080f0000, 0x20000000, 0x2001f000, 0x00000000};
	static const uint32_t sizes[] = {0x1000, 0x10000, 0x400, 0x1000, 0x400};
	const uint32_t which = below(5);
	touch(bases[which] + (below(sizes[which]) & ~3u), below(3));
}

static void system_call(void) {
	register uint32_t r0 __asm("r0") = below(2) ? next() : below(8);
	register uint32_t r1 __asm("r1") = below(2) ? (uint32_t)(uintptr_t)area : next();
	register uint32_t r2 __asm("r2") = below(2) ? 0x20000000u + below(0x20000) : next();
	register uint32_t r3 __asm("r3") = next();
	/* All but the call itself, which `calls` and `malformed_call` make. */
	static const uint8_t numbers[] = {0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 255};
	register uint32_t r12 __asm("r12") = numbers[below(11)];
	__asm volatile("svc 0" : "+r"(r0), "+r"(r1), "+r"(r2), "+r"(r3), "+r"(r12) : : "memory", "cc");
}

static void privilege(void) {
	switch (below(3)) {
	case 0:
		__asm volatile("cpsid i\n\tcpsid f");
		break;
	case 1:
		__asm volatile("msr basepri, %0\n\tmsr primask, %1" : : "r"(0x10), "r"(1));
		break;
	default:
		__asm volatile("msr control, %0\n\tisb" : : "r"(0));
		touch(0x20000200, 1);
	}
}

/* Its own window, to the full: interrupts on, rates changed, bytes sent. */
static void own_peripheral(void) {
	for (uint32_t i = 0; i < 8; i++) {
		*at(USART2 + 4 * below(7)) = below(2) ? next() & 0xffff : 0x20acu;
	}
	bulkhead_unmask(0);
}

static void reseed(void) {
	state = attack_seed * 2654435761u ^ (bulkhead_time() + 1) * 40503u;
	if (state == 0) {
		state = 1;
	}
}

void init(void) {
	reseed();
	bulkhead_alarm(1 + below(100));
}

void scan(void) {
	bulkhead_alarm(1 + below(200));
	reseed();
	switch (below(16)) {
	case 0:
		malformed_call();
		break;
	case 1:
		calls(below(8) == 0 ? 150 : 20);
		break;
	case 2:
		for (volatile bool for_ever = below(4) == 0; for_ever;) {
		}
		break;
	case 3:
		memory();
		break;
	case 4:
		system_call();
		break;
	case 5:
		privilege();
		break;
	case 6:
		own_peripheral();
		break;
	case 7:
	case 8:
	case 9:
		touch(peripheral() + 4 * below(16), below(3));
		break;
	default:
		calls(1 + below(12));
	}
}
