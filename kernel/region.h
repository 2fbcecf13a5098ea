/* The one check behind every buffer a task names: no sum of untrusted numbers is ever formed. */
#ifndef REGION_H
#define REGION_H
#include <stdbool.h>
#include <stdint.h>
#include "arch.h"
#include "state.h"

/* The bytes `at` .. `at + length - 1` all lie in base .. base + size - 1; no bytes lie everywhere. */
static inline bool region_contains(uint32_t base, uint32_t size, uint32_t at, uint32_t length) {
	return length == 0 || (length <= size && at >= base && at - base <= size - length);
}

/* The same for the RAM of a task from `from` on; no RAM begins at an address below `length`.
 *
 * What the kernel writes for the running task lies above its exception frame. Below lies only the frame, from which the
 * task is resumed, and dead stack; a reply must not become the state it is resumed with. */
static inline bool region_in_ram(const struct task_descriptor *task, uint32_t from, uint32_t at, uint32_t length) {
	return (at >= from && at <= task->ram_base + task->ram_size - length) || length == 0;
}

static inline bool region_is_readable(const struct task_descriptor *task, uint32_t at, uint32_t length) {
	return region_contains(task->ram_base, task->ram_size, at, length) ||
	       region_contains(task->flash_base, task->flash_size, at, length);
}

/* The same for a message, of at most 64 bytes: no RAM is smaller. Most lie there. */
static inline bool region_has_message(const struct task_descriptor *task, uint32_t at, uint32_t length) {
	return region_in_ram(task, task->ram_base, at, length) ||
	       region_contains(task->flash_base, task->flash_size, at, length);
}
#endif
