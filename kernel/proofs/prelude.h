/* Frama-C parses the kernel's C with this first: what its front end does not know, and the sizes of the arrays that
 * tables.c defines. */
#ifndef PRELUDE_H
#define PRELUDE_H
#define _Static_assert(condition, text)
#define __attribute__(x)
/* A field of the descriptors is what it was: each by itself, where all thirteen words at once are too much. */
#define DESCRIPTORS_STAY(field) \
	\forall integer i; 0 <= i < 16 ==> task_descriptors[i].field == \at(task_descriptors[i].field, Pre)
#endif
