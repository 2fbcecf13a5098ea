/* The processor: what the kernel asks of it through arch.h.
 *
 * Two priorities are enough: faults at 0 may interrupt the kernel (and are then its own: panic); everything else at one
 * level below never interrupts each other, so each kernel step is atomic. */
#include "../../arch.h"
#include "../../kernel.h"
#include "../../link.h"
#include "registers.h"

#define PRIORITY_KERNEL 0x80u
#define RETURN_THREAD_PSP 0xfffffffdu /* EXC_RETURN, basic frame */
#define XPSR_THUMB (1u << 24)
#define TRACE_POLLS 64u

extern const uint32_t vectors[];
void arch_clear_fpu(void); /* entry.S */

void arch_start(void) {
	SCB->VTOR = (uint32_t)(uintptr_t)vectors;
	SCB->CCR |= CCR_DIV_0_TRP | CCR_STKALIGN;
	SCB->SHPR1 = 0;
	SCB->SHPR2 = PRIORITY_KERNEL << 24;
	SCB->SHPR3 = PRIORITY_KERNEL << 24 | PRIORITY_KERNEL << 16;
	SCB->SHCSR |= SHCSR_FAULTS_ENABLE;
	/*@ loop invariant 0 <= i <= tables.interrupts;
	  @ loop assigns i, processor_nvic;
	  @ loop variant tables.interrupts - i; */
	for (uint32_t i = 0; i < tables.interrupts; i++) {
		NVIC->IPR[interrupts[i].line] = PRIORITY_KERNEL;
	}
#ifdef BULKHEAD_FPU
	SCB->CPACR |= CPACR_FPU_FULL;
	FPCCR = FPCCR_ASPEN_LSPEN;
#endif
	/*@ loop invariant 0 <= i <= MPU_REGIONS;
	  @ loop assigns i, processor_mpu;
	  @ loop variant MPU_REGIONS - i; */
	for (uint32_t i = 0; i < MPU_REGIONS; i++) {
		MPU->RNR = i;
		MPU->RASR = 0;
	}
	MPU->CTRL = MPU_CTRL_ENABLE_PRIVDEFENA;
	barrier();
}

_Noreturn void arch_idle(void) {
	SYSTICK->RVR = tables.systick_reload;
	SYSTICK->CVR = 0;
	SYSTICK->CSR = SYSTICK_ENABLE;
	interrupts_on();
	/*@ loop assigns \nothing; */
	for (;;) {
		if (link_polls()) {
			do_nothing();
		} else {
			wait_for_interrupt();
		}
	}
}

_Noreturn void arch_reset(void) {
	barrier();
	SCB->AIRCR = AIRCR_RESET;
	/*@ loop assigns \nothing; */
	for (;;) {
	}
}

void arch_context_start(struct task_context *context, uint32_t stack_end, uint32_t entry) {
	const uint32_t frame = stack_end - FRAME_BASIC;
	/*@ loop invariant 0 <= i <= 8;
	  @ loop assigns i, context->registers[0 .. 7], task_memory;
	  @ loop variant 8 - i; */
	for (uint32_t i = 0; i < 8; i++) {
		context->registers[i] = 0;
		arch_store(frame + 4 * i, 0);
	}
	arch_store(frame + 4 * 5, ARCH_RETURN_ADDRESS | 1);
	arch_store(frame + 4 * FRAME_PC, entry & ~1u);
	arch_store(frame + 4 * 7, XPSR_THUMB);
	context->stack = frame;
	context->return_code = RETURN_THREAD_PSP;
}

void arch_context_drop(struct task_context *context) {
	context->return_code = RETURN_THREAD_PSP;
#ifdef BULKHEAD_FPU
	FPCCR &= ~FPCCR_LSPACT;
	arch_clear_fpu();
#endif
}

#ifdef BULKHEAD_COUNTER_SYSTICK
/* 0: it has just run out and is about to be reloaded. entry.S does the same. */
uint32_t arch_tick_elapsed(uint32_t counts, bool *pending) {
	uint32_t left = SYSTICK->CVR;
	*pending = SCB->ICSR & ICSR_PENDSTSET;
	if (*pending) {
		left = SYSTICK->CVR;
	}
	return left == 0 ? 0 : counts - left;
}
#endif

void arch_interrupt_enable(uint32_t line) {
	NVIC->ISER[line / 32] = 1u << line % 32;
}

/* Complete when it returns: a line that is masked here does not come again. */
void arch_interrupt_disable(uint32_t line) {
	NVIC->ICER[line / 32] = 1u << line % 32;
	barrier();
}

void arch_interrupt_clear(uint32_t line) {
	NVIC->ICPR[line / 32] = 1u << line % 32;
}

uint32_t arch_interrupt_line(void) {
	return (SCB->ICSR - 16) % (ICSR_VECTACTIVE + 1);
}

static bool trace_is_ready(uint32_t port) {
	/*@ loop invariant 0 <= poll <= TRACE_POLLS;
	  @ loop assigns poll;
	  @ loop variant TRACE_POLLS - poll; */
	for (uint32_t poll = 0; poll < TRACE_POLLS; poll++) {
		if (ITM->STIM[port].word & 1) {
			return true;
		}
	}
	return false;
}

void arch_trace(uint32_t port, const uint8_t *text, uint32_t length) {
	if (!(ITM->TCR & ITM_TCR_ENABLE) || !(ITM->TER[0] & 1u << port)) {
		return;
	}
	/*@ loop invariant 0 <= i <= length;
	  @ loop assigns i, processor_itm;
	  @ loop variant length - i; */
	for (uint32_t i = 0; i < length && trace_is_ready(port); i++) {
		ITM->STIM[port].byte = text[i];
	}
	if (trace_is_ready(port)) {
		ITM->STIM[port].byte = '\n';
	}
}
