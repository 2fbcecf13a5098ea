/* The vector table (ARMv7-M ARM B1.5.3), at the start of flash. */
	.syntax unified
	.section .vectors, "a"
	.global vectors
vectors:
	.word kernel_stack_top
	.word reset_handler
	.word fault /* NMI */
	.word fault /* HardFault */
	.word fault /* MemManage */
	.word fault /* BusFault */
	.word fault /* UsageFault */
	.word 0, 0, 0, 0
	.word call  /* SVCall */
	.word fault /* DebugMonitor */
	.word 0
	.word fault /* PendSV */
	.word tick
	.rept BULKHEAD_INTERRUPT_LINES
	.word interrupt
	.endr
