/* The simulation link of docs/link.md. A build with BULKHEAD_RELEASE has none: no semihosting instruction is in it. */
#ifndef LINK_H
#define LINK_H
#include <stdint.h>
#include "arch.h"

#define LINK_CONSOLE 1u
#define LINK_EXCHANGE 2u
#define LINK_OUTPUTS 3u
#define LINK_STATISTICS 7u
#define LINK_HELLO 9u
#define LINK_LOGGED 11u
#define LINK_EVENT 12u
#define LINK_VERSION 3u
#define LINK_DATA_MAX 1024u
#define LINK_NOT_A_TASK 0xffu

/* Where QEMU models the pins, the host moves them between an exchange and its answer. QEMU serves it while the
 * processor is halted, waiting for a character of the console; the read of a file would stop all of QEMU. */
#ifdef BULKHEAD_LINK_HALTS
#define SYS_READC 0x07u
#define LINK_HALT() arch_semihost(SYS_READC, 0)
#else
#define LINK_HALT() ((void)0)
#endif

#ifdef BULKHEAD_RELEASE
static inline bool link_polls(void) {
	return false;
}
static inline void link_start(void) {
}
static inline void link_send(uint32_t type, uint32_t task, const void *payload, uint32_t length) {
	(void)type, (void)task, (void)payload, (void)length;
}
static inline void link_record(uint32_t type, uint32_t number) {
	(void)type, (void)number;
}
static inline uint32_t link_exchange(uint32_t buffer, uint32_t length, uint32_t capacity) {
	(void)buffer, (void)length, (void)capacity;
	return 0;
}
static inline void link_outputs_safe(void) {
}
#else
/* Whether the idle processor polls and does not sleep: the host wants simulated time to pass quickly. A sleep costs
 * QEMU two switches between its threads, many instructions without effect cost it next to nothing. */
bool link_polls(void);
/* Opens the FIFOs; where there are none, the link stays silent. */
COLD void link_start(void);
/* One record; `length` at most 160 bytes. */
COLD void link_send(uint32_t type, uint32_t task, const void *payload, uint32_t length);
/* A record of the audit log. */
COLD void link_record(uint32_t type, uint32_t number);
/* bulkhead_link, arguments checked. */
COLD uint32_t link_exchange(uint32_t buffer, uint32_t length, uint32_t capacity);
/* Tells the host that every output has its safe value; for panic. */
COLD void link_outputs_safe(void);
#endif
#endif
