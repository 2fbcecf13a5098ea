/* Console lines: to the simulation host, else to the trace port whose number is the task's. */
#include "kernel.h"
#include "link.h"

void console_write(const struct task_state *task, const uint8_t *text, uint32_t length) {
	if (kernel.simulated) {
		link_send(LINK_CONSOLE, task_index(task), text, length);
	} else {
		arch_trace(task_index(task), text, length);
	}
}
