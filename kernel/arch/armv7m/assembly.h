/* What every assembly file begins with. */
#ifndef ASSEMBLY_H
#define ASSEMBLY_H
	.syntax unified
	.thumb
	.text
	.macro function name
	.global \name
	.thumb_func
	.type \name, %function
\name:
	.endm
#endif
