/* Into the kernel and out of it.
 *
 * In: an exception has pushed r0-r3, r12, lr, pc, xPSR on the stack of whatever ran (a task: PSP; idle: MSP) and runs on
 * MSP, privileged. Nothing of the same level interrupts it. Out: `leave`, to the context in kernel.next. */
#include "../../include/offsets.h"
#include "assembly.h"

#ifdef BULKHEAD_FPU
	.fpu fpv4-sp-d16
#endif
#define MPU_RBAR 0xe000ed9c
#define SYST_CVR 0xe000e018
#define ICSR 0xe000ed04
#define ICSR_PENDSTSET (1 << 26)
#define EXTENDED_FRAME 0x10 /* EXC_RETURN bit: clear when the frame holds s0-s15, FPSCR */
#define RETURN_BASIC 0xfffffffd /* EXC_RETURN of a task whose frame holds no floating-point state */
#define BASIC_FRAME 32
#define FRAME_NUMBER_AT 16
#define SWITCH_SAVES 64

/* The board's counter; \kernel holds the address of the kernel's state. r12 and the flags are used. */
	.macro counter to, kernel
#ifdef BULKHEAD_COUNTER_SYSTICK
	/* As arch_counter in context.h. */
	ldr r12, =SYST_CVR
	ldr \to, [r12]
	ldr r12, =ICSR
	ldr r12, [r12]
	tst r12, #ICSR_PENDSTSET
	ldr r12, [\kernel, #KERNEL_TICK_COUNTS]
	beq 8f
	ldr \to, =SYST_CVR
	ldr \to, [\to]
	cmp \to, #0
	it ne
	subne \to, r12, \to
	add \to, r12
	b 9f
8:	cmp \to, #0
	it ne
	subne \to, r12, \to
9:	ldr r12, [\kernel, #KERNEL_TICK_BASE]
	add \to, r12
#else
	ldr \to, [\kernel, #KERNEL_COUNTER]
	ldr \to, [\to]
#endif
	.endm

/* Saves r4-r11, PSP, EXC_RETURN of the running context, whose state is in kernel memory only: a task may write anything
 * to its own stack. Idle's are saved too; nobody needs them. The handler gets the context; r1 is PSP. */
	.macro enter_kernel name, is_tick=0
	function \name
	ldr r3, =kernel
	mrs r1, psp
	ldr r0, [r3, #KERNEL_RUNNING]
#ifdef BULKHEAD_COUNTER_SYSTICK
	.if \is_tick
	ldr r2, [r3, #KERNEL_TICK_BASE]
	ldr r12, [r3, #KERNEL_TICK_COUNTS]
	add r2, r12
	str r2, [r3, #KERNEL_TICK_BASE]
	.endif
#endif
	counter r2, r3
	str r2, [r3, #KERNEL_ENTERED]
	stmia r0, {r4-r11}
	strd r1, lr, [r0, #CONTEXT_STACK]
	.endm
	.macro enter name, handler, is_tick=0
	enter_kernel \name, \is_tick
	bl \handler
	.if \is_tick == 0
	b leave
	.ltorg
	.endif
	.endm

	/* `svc` of a task. A frame without floating-point registers that lies in the task's stack is taken here, as
	 * arch_frame_lies_in does it; any other in syscall_entry. The task gets there with what it knows already in r0 context,
	 * r1 frame, r2 end of the frame, r3 descriptor. */
	enter_kernel call
	ldr r3, [r0, #CONTEXT_DESCRIPTOR]
	tst lr, #EXTENDED_FRAME
	beq 1f
	ldrd r2, r12, [r3, #DESCRIPTOR_RAM_BASE]
	subs r2, r1, r2
	sub r12, #BASIC_FRAME
	cmp r2, r12
	bhi 1f
	ldr r12, [r1, #FRAME_NUMBER_AT]
	adr lr, called + 1
	add r2, r1, #BASIC_FRAME
	cmp r12, #1
	beq call_send
	cmp r12, #0
	beq activation_wait
	cmp r12, #3
	beq call_notify
	b syscall_by_number
1:	mov r2, lr
	bl syscall_entry
	.balign 4
called:	ldr r1, =kernel /* r4-r11 are those of the running context: C has kept them */
	ldrd r2, r3, [r1, #KERNEL_RUNNING] /* running, next */
	cmp r2, r3
	bne switch
	/* The same task goes on: the time since its call is its own, inside the kernel. */
	counter r0, r1
	ldr r3, [r1, #KERNEL_ENTERED]
	ldr lr, [r2, #CONTEXT_RETURN]
	subs r0, r3
	ldr r3, [r2, #CONTEXT_INSIDE]
	adds r0, r3
	str r0, [r2, #CONTEXT_INSIDE]
	bx lr
	.ltorg

	enter interrupt, interrupt_entry
	enter fault, fault_entry
	enter tick, tick_entry, 1
/* The time in the kernel is nobody's. */
leave:	ldr r1, =kernel
	ldrd r2, r3, [r1, #KERNEL_RUNNING]
	cmp r2, r3
	bne switch
	counter r0, r1
	ldr lr, [r2, #CONTEXT_RETURN]
	str r0, [r1, #KERNEL_CHARGED]
	bx lr

/* r1 kernel, r2 the context that ran, r3 the one to run. */
switch:	str r3, [r1, #KERNEL_RUNNING]
	ldr r0, [r2, #CONTEXT_RETURN]
	cmn r0, #3 /* -RETURN_BASIC */
	bne unusual
usual:	ldr r0, [r3, #CONTEXT_DESCRIPTOR]
	branch_if_zero r0, idle
	ldr r2, =MPU_RBAR
	ldmia r0!, {r4-r11}
	stmia r2, {r4-r11} /* RBAR, RASR and the three aliases: four regions */
	ldmia r0, {r4-r11}
	stmia r2, {r4-r11}
	dsb
	counter r0, r1
	str r0, [r1, #KERNEL_CHARGED]
	ldmia r3!, {r4-r11}
	ldmia r3, {r0, lr} /* PSP, EXC_RETURN */
	msr psp, r0
#ifdef BULKHEAD_FPU
	tst lr, #EXTENDED_FRAME
	bne 2f
	sub r0, #SWITCH_SAVES
	vldmia r0, {s16-s31}
2:
#endif
	bx lr

/* The context that ran is idle, or a task with floating-point state. The same registers, r0 its EXC_RETURN. */
unusual:
#ifdef BULKHEAD_FPU
	/* Saving s16-s31 makes the hardware store s0-s15 in the frame, with the rights and the MPU regions of the old task:
	 * so before the new ones. The frame and the room below it were checked at entry. */
	tst r0, #EXTENDED_FRAME
	bne 1f
	ldr r0, [r2, #CONTEXT_STACK]
	sub r0, #SWITCH_SAVES
	vstmia r0, {s16-s31}
	bl arch_clear_fpu /* no task finds another's numbers */
1:
#endif
	movs r0, #1 /* nPRIV, which idle had not; FPCA is 0 in a handler */
	msr control, r0
	b usual

/* To the loop of arch_idle, privileged, on MSP. r1 kernel, r3 its context. */
idle:	msr control, r0
	counter r0, r1
	str r0, [r1, #KERNEL_CHARGED]
	ldr lr, [r3, #CONTEXT_RETURN]
	bx lr
	.ltorg

/* From the vector table, on MSP, privileged, no memory defined. */
	function reset_handler
	cpsid i
	ldr r0, =kernel_bss_start
	ldr r1, =kernel_bss_end
	movs r2, #0
1:	cmp r0, r1
	bhs 2f
	str r2, [r0], #4
	b 1b
2:	bl kernel_start
	.ltorg

#ifdef BULKHEAD_FPU
/* The floating-point state of the running task is gone; from arch_context_drop: dropped, not stored. r0 is used. */
	function arch_clear_fpu
	movs r0, #0
	.irp double, d0, d1, d2, d3, d4, d5, d6, d7, d8, d9, d10, d11, d12, d13, d14, d15
	vmov \double, r0, r0
	.endr
	bx lr
#endif

#ifndef BULKHEAD_RELEASE
/* arch_semihost(operation, arguments): the host of a simulator answers in r0. */
	function arch_semihost
	semihosting_call
	bx lr
	.ltorg
#endif
