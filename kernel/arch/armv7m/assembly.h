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

/* Forward; with both of these options the way is too long for cbz. The flags may change. */
	.macro branch_if_zero register, label
#if defined BULKHEAD_FPU && defined BULKHEAD_COUNTER_SYSTICK
	cmp \register, #0
	beq \label
#else
	cbz \register, \label
#endif
	.endm

/* BULKHEAD_LINK_HALTS: QEMU halts the processor until the host has answered, so that the host can move pins meanwhile.
 * While nothing runs it would go on to the next event: without SysTick there is none, and time stands still. r2, r3 and
 * r12 are used. */
#define SYST_CSR 0xe000e010
#define SYST_CSR_SETTINGS 7
	.macro semihosting_call
#ifdef BULKHEAD_LINK_HALTS
	ldr r3, =SYST_CSR
	ldr r2, [r3]
	mov r12, #0
	str r12, [r3]
	bkpt 0xab
	and r2, r2, #SYST_CSR_SETTINGS
	str r2, [r3]
#else
	bkpt 0xab
#endif
	.endm
#endif
