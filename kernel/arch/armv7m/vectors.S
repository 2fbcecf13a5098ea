/* The vector table (ARMv7-M ARM B1.5.3), at the start of flash. */
	.syntax unified
	.section .vectors, "a"
	.global vectors
vectors:
	.word kernel_stack_top, reset_handler
	.word fault, fault, fault, fault, fault /* NMI, HardFault, MemManage, BusFault, UsageFault */
	.word 0, 0, 0, 0
	.word call, fault, 0, fault, tick /* SVCall, DebugMonitor, -, PendSV, SysTick */
	.rept BULKHEAD_INTERRUPT_LINES
	.word interrupt
	.endr
