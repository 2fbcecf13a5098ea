/* A hostile native task: each life runs the next attack of its list, announced on the console with the fault it must
 * end in. Points read: its own restarts, an address in control's data, an address in control's code. */
#ifndef ATTACK_H
#define ATTACK_H
#include <bulkhead.h>
#include "../kernel/firmware/say.h"

#define ANY_ADDRESS 0xa11u /* the test does not compare the address */

#define OWN_RESTARTS bulkhead_points_in[0]
#define VICTIM_DATA bulkhead_points_in[1]
#define VICTIM_CODE bulkhead_points_in[2]

typedef void (*attack)(void);

static inline void announce(const char *name, enum fault_kind kind, uint32_t address) {
	say_attack(name, kind, address);
}

/* An attack that returns has had no effect: that is a finding of the test unless it announced so. */
static inline void run_attack(const attack *attacks, uint32_t count) {
	static uint32_t done;
	const uint32_t next = OWN_RESTARTS;
	if (VICTIM_DATA == 0) {
		return; /* control has not run yet */
	}
	if (next < count) {
		attacks[next]();
		bulkhead_print("attack returned");
	} else if (next == count && done++ == 0) {
		bulkhead_print("attacks done");
	}
}

static inline volatile uint32_t *at(uint32_t address) {
	return (volatile uint32_t *)(uintptr_t)address;
}
#endif
