/* Interrupts become notifications. No task code runs in handler mode: the line is masked, its owner is told, and
 * unmasks it when it has served the hardware. */
#include "kernel.h"

void interrupt_start(void) {
	/*@ loop invariant 0 <= i <= tables.interrupts;
	  @ loop assigns i;
	  @ loop variant tables.interrupts - i; */
	for (uint32_t i = 0; i < tables.interrupts; i++) {
		arch_interrupt_disable(interrupts[i].line);
	}
}

void interrupt_mask_all(const struct task_state *task) {
	/*@ loop invariant 0 <= i <= tables.interrupts;
	  @ loop assigns i;
	  @ loop variant tables.interrupts - i; */
	for (uint32_t i = 0; i < tables.interrupts; i++) {
		if (interrupts[i].task == task_index(task)) {
			arch_interrupt_disable(interrupts[i].line);
			arch_interrupt_clear(interrupts[i].line);
		}
	}
}

/* A peripheral may have several lines: they come as one bit. */
bool interrupt_unmask(const struct task_state *task, uint32_t bit) {
	bool found = false;
	/*@ loop invariant 0 <= i <= tables.interrupts;
	  @ loop invariant found <==> !(\forall integer k; 0 <= k < i ==>
	  @   interrupts[k].task != index_of(task) || interrupts[k].bit != bit);
	  @ loop assigns i, found;
	  @ loop variant tables.interrupts - i; */
	for (uint32_t i = 0; i < tables.interrupts; i++) {
		if (interrupts[i].task == task_index(task) && interrupts[i].bit == bit) {
			arch_interrupt_clear(interrupts[i].line); /* pending since it was masked, served meanwhile */
			arch_interrupt_enable(interrupts[i].line);
			found = true;
		}
	}
	return found;
}

/* From entry.S: any external interrupt. One that has no owner stays masked. */
void interrupt_entry(struct task_context *context) {
	time_charge();
	const uint32_t line = arch_interrupt_line();
	arch_interrupt_disable(line);
	/*@ LOOP_VALID;
	  @ loop invariant 0 <= i <= tables.interrupts;
	  @ loop assigns i, STATE;
	  @ loop variant tables.interrupts - i; */
	for (uint32_t i = 0; i < tables.interrupts; i++) {
		if (interrupts[i].line == line) {
			/*@ assert valid: interrupt_valid(i); */
			activation_notify(task_of(interrupts[i].task), 1u << interrupts[i].bit);
		}
	}
	if (kernel.reschedule) {
		schedule_after(context);
	}
}
