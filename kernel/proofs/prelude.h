/* Frama-C parses the kernel's C with this first: what its front end does not know, and the sizes of the arrays that
 * tables.c defines. */
#ifndef PRELUDE_H
#define PRELUDE_H
#define _Static_assert(condition, text)
#define __attribute__(x)
/* A field of the descriptors is what it was: each by itself, where all thirteen words at once are too much. */
#define DESCRIPTORS_STAY(field) \
	\forall integer i; 0 <= i < 16 ==> task_descriptors[i].field == \at(task_descriptors[i].field, Pre)
/* The same of those of two bytes, and what the rights say of guards: two facts, which halves_seen comes to. */
#define HALVES_STAY \
	\forall integer i; 0 <= i < 16 ==> \
	  task_descriptors[i].period == \at(task_descriptors[i].period, Pre) && \
	  task_descriptors[i].reads_at == \at(task_descriptors[i].reads_at, Pre) && \
	  task_descriptors[i].writes_at == \at(task_descriptors[i].writes_at, Pre) && \
	  task_descriptors[i].calls_at == \at(task_descriptors[i].calls_at, Pre)
#define GUARDS_STAY \
	\forall integer k; 0 <= k < 65536 + 256 ==> call_rights[k].guard == \at(call_rights[k].guard, Pre)
#endif
