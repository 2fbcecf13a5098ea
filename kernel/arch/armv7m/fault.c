/* From fault status registers to a fault of a task, or to a panic.
 *
 * A fault belongs to the running task when it came from thread mode on the process stack. Anything else is the kernel's
 * own. After a stacking error nothing of the task's frame may be believed, not even that there is one. */
#include "../../kernel.h"
#include "registers.h"

#define RETURN_TO_TASK 0xcu /* EXC_RETURN bits 3, 2: thread mode, process stack */
#define RETURN_TO_TASK_MASK 0xcu
#define BELOW_STACK 256u

struct cause {
	enum fault_kind kind;
	uint32_t pc, address;
};

static bool is_below_stack(const struct task_descriptor *task, uint32_t address) {
	return address < task->ram_base && task->ram_base - address <= BELOW_STACK;
}

static struct cause decode(const struct task_state *task, uint32_t status) {
	const struct task_descriptor *descriptor = task->context.descriptor;
	/*@ assert own: descriptor == &task_descriptors[index_of((struct task_state *)task)]; */
	struct cause cause = {FAULT_USAGE, 0, 0};
	const bool frame = arch_frame_is_valid(&task->context);
	if ((status & CFSR_STACKING) || !frame) {
		return (struct cause){FAULT_STACK, 0, task->context.stack};
	}
	cause.pc = arch_frame(&task->context)[FRAME_PC];
	if (status & CFSR_MEMORY) {
		cause.kind = FAULT_MEMORY;
		cause.address = status & CFSR_MMARVALID ? SCB->MMFAR : cause.pc;
		if (status & CFSR_IACCVIOL && (cause.pc & ~1u) == ARCH_RETURN_ADDRESS) {
			cause.kind = FAULT_RETURN;
		} else if (status & CFSR_DACCVIOL && is_below_stack(descriptor, cause.address)) {
			cause.kind = FAULT_STACK;
		}
	} else if (status & CFSR_BUS) {
		cause.kind = FAULT_BUS;
		cause.address = status & CFSR_BFARVALID ? SCB->BFAR : status & CFSR_IBUSERR ? cause.pc : 0;
	}
	return cause;
}

/* From entry.S: HardFault, MemManage, BusFault, UsageFault, DebugMonitor and every exception nobody asked for. The
 * context of the running task has been saved, whether or not it is the one at fault. */
void fault_entry(struct task_state *task) {
	time_charge();
	const uint32_t status = SCB->CFSR;
	if (kernel.running == &kernel.idle || (task->context.return_code & RETURN_TO_TASK_MASK) != RETURN_TO_TASK) {
		panic(PANIC_KERNEL, SCB->ICSR & ICSR_VECTACTIVE);
	}
	const struct cause cause = decode(task, status);
	SCB->CFSR = status;
	SCB->HFSR = SCB->HFSR;
	/* The task's `svc` whose frame could not be stacked must not run as the next task's. */
	SCB->SHCSR &= ~SHCSR_SVCALLPENDED;
	fault_task(task, cause.kind, cause.pc, cause.address, 0);
	if (kernel.reschedule) {
		schedule();
	}
}
