/* arch_copy(to, from, length): where both lie on words, by eight words, by one and the rest by bytes, else all by bytes.
 * One word, as most messages are, comes first. */
#include "assembly.h"

	function arch_copy
	orr r3, r0, r1
	lsls r3, #30
	bne 4f
	subs r2, #4
	bne 1f
	ldr r3, [r1]
	str r3, [r0]
	bx lr
1:	blo 3f
	subs r2, #28
	blo 2f
	push {r4-r10}
1:	ldmia r1!, {r3-r10}
	stmia r0!, {r3-r10}
	subs r2, #32
	bhs 1b
	pop {r4-r10}
2:	adds r2, #28
	bmi 3f
1:	ldr r3, [r1], #4
	str r3, [r0], #4
	subs r2, #4
	bpl 1b
3:	adds r2, #4
4:	cbz r2, 2f
1:	ldrb r3, [r1], #1
	strb r3, [r0], #1
	subs r2, #1
	bne 1b
2:	bx lr
