/* The call gate: the only `svc` instructions of a compartment. Number in r12, arguments as the caller left them in
 * r0-r3, result in r0. */
	.syntax unified
	.thumb
	.macro gate name, number
	.section .text.\name, "ax"
	.balign 4
	.global \name
	.thumb_func
	.type \name, %function
\name:
	mov.w r12, #\number
	svc 0
	bx lr
	.size \name, . - \name
	.endm

	gate bulkhead_reply_wait, 0
	gate bulkhead_call, 1
	gate bulkhead_call_peer, 1
	gate bulkhead_reply, 2
	gate bulkhead_notify, 3
	gate bulkhead_unmask, 4
	gate bulkhead_write, 5
	gate bulkhead_time, 6
	gate bulkhead_trap, 7
	gate bulkhead_supervise, 8
	gate bulkhead_link, 9

/* bulkhead_wait(event, alarm): r3 BULKHEAD_NO_REPLY. */
	.section .text.bulkhead_wait, "ax"
	.balign 4
	.global bulkhead_wait
	.thumb_func
	.type bulkhead_wait, %function
bulkhead_wait:
	mov r3, #-1
	b bulkhead_reply_wait
	.size bulkhead_wait, . - bulkhead_wait
