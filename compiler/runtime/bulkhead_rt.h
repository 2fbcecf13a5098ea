/* What generated code needs beside the kernel: checks that trap, arithmetic where C and JavaScript differ, text.
 *
 * A check gets the number of its site and gives back the value it checked, so that it stands inside the expression. On
 * failure the task traps: first word site (high half: more about the value), second word the low word of the value. */
#ifndef BULKHEAD_RT_H
#define BULKHEAD_RT_H
#include <bulkhead.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "checks.h"
#include "floats.h"
#include "integers.h"
#include "retain.h"
#include "text.h"

/* The word of a point; read once, since another task may change it when this one next runs. */
static inline uint32_t bulkhead_point(const volatile uint32_t *point) {
	return *point;
}

/* A status other than OK as the index of 'denied', 'dead', 'timeout'. */
static inline uint8_t bulkhead_call_error(uint32_t status) {
	return status == BULKHEAD_TIMEOUT ? 2 : status == BULKHEAD_DEAD ? 1 : 0;
}
#endif
