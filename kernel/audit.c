/* The audit log: what was denied, failed, restarted, forced, and who changed a role, in a ring that a reset does not
 * clear.
 *
 * Each record carries a chain value: a hash of its words, of its number, and of the chain value before it. So what was
 * damaged, lost, put elsewhere or half written does not fit, and who has noted a number with its chain value can tell
 * later that nothing before it has changed. It is no signature: whoever owns the kernel's memory can make a new chain.
 *
 * Of a record, the chain value is stored last, and then the count. The place being written and the one after it, whose
 * chain value the oldest record hangs on, are shown to nobody; so whenever the power goes, the log is the one before or
 * the one after. */
#include "kernel.h"
#include "link.h"

#define PLACES 16u
#define RECORDS (PLACES - 2u)

static struct {
	uint32_t written; /* records ever, the number of the next */
	struct record {
		uint32_t time, what, first, second, chain;
	} places[PLACES];
} ring __attribute__((section(".noinit.audit")));
_Static_assert((PLACES & (PLACES - 1)) == 0, "the place of a record must not jump when the count wraps");

static struct record *place_of(uint32_t number) {
	return &ring.places[number % PLACES];
}

/* One to one in either argument: another word always gives another value. Zeros do not give zero. */
static COLD uint32_t mix(uint32_t chain, uint32_t word) {
	const uint32_t product = (chain ^ word) * 0x9e3779b1u + 0x7f4a7c15u;
	return product ^ product >> 15;
}

static COLD uint32_t chain_of(uint32_t number) {
	const struct record *record = place_of(number);
	const uint32_t chain = mix(mix(place_of(number - 1)->chain, number), record->time);
	return mix(mix(mix(chain, record->what), record->first), record->second);
}

struct bulkhead_record audit_record(uint32_t number) {
	const struct record *record = place_of(number);
	return (struct bulkhead_record){
	    number, place_of(number - 1)->chain, record->time, record->what, record->first, record->second, record->chain};
}

void audit_log(uint32_t what, uint32_t first, uint32_t second) {
	const uint32_t number = ring.written;
	struct record *record = place_of(number);
	record->time = kernel.milliseconds;
	record->what = what;
	record->first = first;
	record->second = second;
	record->chain = chain_of(number);
	IN_ORDER();
	ring.written = number + 1;
	link_record(LINK_EVENT, number);
}

/* Drops what does not fit. The chain value of what is dropped stays, so that the records behind it still fit; memory in
 * which nothing fits is that of a chip that was without power. A count that is behind catches up first. */
void audit_start(void) {
	uint32_t kept = 0, lost = 0;
	/*@ loop assigns ring; */
	while (place_of(ring.written)->chain == chain_of(ring.written)) {
		ring.written++;
	}
	/*@ loop assigns number, kept, lost, ring, task_memory; */
	for (uint32_t number = ring.written - RECORDS; number != ring.written; number++) {
		struct record *record = place_of(number);
		if (record->chain == chain_of(number)) {
			kept++;
			link_record(LINK_LOGGED, number);
		} else if (record->what != AUDIT_LOST) {
			lost++;
			record->what = AUDIT_LOST;
		}
	}
	audit_log(AUDIT(AUDIT_START, NO_TASK, 0), kept, lost);
}

/* The record with this low byte of its number; without it the number that the next will have. The bytes of answer. */
uint32_t audit_read(uint32_t number, uint32_t *words) {
	const uint32_t age = (ring.written - number - 1) & 0xff, wanted = ring.written - age - 1;
	if (age >= RECORDS || place_of(wanted)->what == AUDIT_LOST) {
		*words = ring.written;
		return sizeof *words;
	}
	*(struct bulkhead_record *)(void *)words = audit_record(wanted);
	return sizeof(struct bulkhead_record);
}
