/* Frama-C parses the kernel's C with this first: what its front end does not know, and the sizes of the arrays that
 * tables.c defines. */
#ifndef PRELUDE_H
#define PRELUDE_H
#define _Static_assert(condition, text)
#define __attribute__(x)
#endif
