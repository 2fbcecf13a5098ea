/* Start and end of everything.
 *
 * The tables are the whole authority in the system, and they are generated: a kernel that trusted them blindly would
 * turn a bug of the generator into a hole. So the kernel checks once, before any task runs, each thing it later relies
 * on without a check: indices, addresses inside the compartment, limits of arithmetic. */
#include "board.h"
#include "kernel.h"
#include "link.h"
#include "region.h"

#define BUDGET_MAX 4000000u /* microseconds: with 1,000 counts each it stays below 2^32 */
#define PERIOD_MAX 0x7fffu
#define REGION_VALID 0x10u /* RBAR, ARMv7-M ARM B3.5.8 */
/* RASR without size and subregions, B3.5.9: enabled; cached; both may read, write, never execute or read, execute. */
#define RASR_ACCESS 0xffff00c1u
#define RASR_CODE 0x06020001u
#define RASR_DATA 0x13060001u
#define SUBREGIONS_FROM 8u /* log2 of the bytes of a region */

struct kernel kernel;

COLD static bool lists_are_valid(uint32_t first, uint32_t count) {
	/*@ loop invariant 0 <= i <= count;
	  @ loop invariant list_valid(first, i);
	  @ loop assigns i;
	  @ loop variant count - i; */
	for (uint32_t i = 0; i < count; i++) {
		if (point_lists[first + i] >= tables.points) {
			return false;
		}
	}
	return true;
}

COLD static bool calls_are_valid(const struct task_descriptor *task, uint32_t index) {
	/*@ loop invariant 0 <= i <= task->calls;
	  @ loop invariant \forall integer k; calls_at(index) <= k < calls_at(index) + i ==> right_valid(k, index);
	  @ loop assigns i;
	  @ loop variant task->calls - i; */
	for (uint32_t i = 0; i < task->calls; i++) {
		const struct call_right *right = &call_rights[task->calls_at + i];
		if (right->target >= tables.tasks || right->target == index ||
		    (right->rate != NO_RATE && right->rate >= tables.rates) ||
		    (USES_GUARDS && right->guard != NO_GUARD && right->guard + right->methods > tables.guards)) {
			return false;
		}
	}
	return true;
}

COLD static bool memory_is_valid(const struct task_descriptor *task) {
	return (task->entry & 1) && region_contains(task->flash_base, task->flash_size, task->entry, 2) &&
	       (task->ram_base & 7) == 0 && (task->stack_size & 7) == 0 && task->stack_size >= 64 &&
	       region_contains(task->ram_base, task->ram_size, task->ram_base, task->stack_size) &&
	       ((task->data_from | task->data_to | task->data_size | task->bss_base | task->bss_size | task->points_in |
	         task->points_out) &
	        3) == 0 &&
	       region_contains(task->flash_base, task->flash_size, task->data_from, task->data_size) &&
	       region_contains(task->ram_base, task->ram_size, task->data_to, task->data_size) &&
	       region_contains(task->ram_base, task->ram_size, task->bss_base, task->bss_size) &&
	       region_contains(task->ram_base, task->ram_size, task->points_in, task->reads * 4u) &&
	       region_contains(task->ram_base, task->ram_size, task->points_out, task->writes * 4u);
}

/* Each region names its number: the hardware takes eight pairs in one go, and a pair without a number would change the
 * region that the one before it named. */
COLD static bool regions_are_valid(const struct task_descriptor *task) {
	/*@ loop invariant 0 <= i <= MPU_REGIONS;
	  @ loop invariant \forall integer k; 0 <= k < i ==> (task->regions[k].rbar & 0x1f) == (uint32_t)(0x10 | k);
	  @ loop assigns i;
	  @ loop variant MPU_REGIONS - i; */
	for (uint32_t i = 0; i < MPU_REGIONS; i++) {
		if ((task->regions[i].rbar & 0x1f) != (REGION_VALID | i)) {
			return false;
		}
	}
	return true;
}

/* The region grants these bytes, this way, and nothing else. */
COLD static bool region_grants(const struct region *region, uint32_t access, uint32_t base, uint32_t size) {
	const uint32_t log = region->rasr / 2 % 32 + 1, pieces = log < SUBREGIONS_FROM ? 1 : 8;
	const uint32_t shift = pieces == 1 ? log : log - 3;
	const uint32_t first = (base - (region->rbar & ~31u)) >> shift, count = size >> shift;
	return (region->rasr & RASR_ACCESS) == access && ((base | size) & ((1u << shift) - 1)) == 0 && count <= pieces &&
	       first <= pieces - count && ((region->rasr >> 8 & 0xff) ^ ((1u << count) - 1) << first) == (1u << pieces) - 1;
}

static COLD __attribute__((noinline)) bool task_is_valid(const struct task_descriptor *task, uint32_t index) {
	const struct linked_task *linked = &linked_tasks[index];
	return task->flash_base == linked->flash_base && linked->flash_end - task->flash_base <= task->flash_size &&
	       task->ram_base == linked->ram_base && linked->ram_end - task->ram_base <= task->ram_size &&
	       region_grants(&task->regions[0], RASR_CODE, task->flash_base, task->flash_size) &&
	       region_grants(&task->regions[1], RASR_DATA, task->ram_base, task->ram_size) && memory_is_valid(task) &&
	       regions_are_valid(task) && task->budget <= BUDGET_MAX && task->start_budget <= BUDGET_MAX &&
	       task->period <= PERIOD_MAX &&
	       task->flags == (index == SUPERVISOR ? TASK_SUPERVISOR
	                       : index == IO_TASK  ? TASK_IO
	                                           : task->flags & TASK_LOG) &&
	       lists_are_valid(task->reads_at, task->reads) && lists_are_valid(task->writes_at, task->writes) &&
	       calls_are_valid(task, index);
}

COLD static bool points_are_valid(void) {
	/*@ loop invariant 0 <= i <= tables.points;
	  @ loop invariant \forall integer k; 0 <= k < i ==> point_valid(k);
	  @ loop assigns i;
	  @ loop variant tables.points - i; */
	for (uint32_t i = 0; i < tables.points; i++) {
		if (points[i].source == POINT_RESTARTS && points[i].subject >= tables.tasks) {
			/*@ assert !point_valid(i); */
			return false;
		}
	}
	/*@ loop invariant 0 <= i <= tables.interrupts;
	  @ loop invariant \forall integer k; 0 <= k < i ==> interrupt_valid(k);
	  @ loop assigns i;
	  @ loop variant tables.interrupts - i; */
	for (uint32_t i = 0; i < tables.interrupts; i++) {
		if (interrupts[i].task >= tables.tasks || interrupts[i].bit > 31) {
			/*@ assert !interrupt_valid(i); */
			return false;
		}
	}
	return true;
}

COLD static void tables_check(void) {
	if (tables.magic != TABLES_MAGIC || tables.version != TABLES_VERSION) {
		panic(PANIC_TABLES, 1);
	}
	if (tables.tasks < 2 || tables.tasks > TASKS_MAX || tables.tick_us == 0 || 1000 % tables.tick_us != 0 ||
	    tables.systick_reload >= 1u << 24 || tables.systick_reload < tables.tick_us ||
	    (tables.counter == 0) != COUNTER_IS_SYSTICK || tables.counter_mhz_chip == 0 || tables.counter_mhz_chip > 1000 ||
	    tables.counter_mhz_qemu == 0 || tables.counter_mhz_qemu > 1000) {
		panic(PANIC_TABLES, 2);
	}
	/*@ assert clock: clock_known; */
	if (!points_are_valid() || (USES_GUARDS && !monitor_tables_are_valid())) {
		panic(PANIC_TABLES, 3);
	}
	/*@ loop invariant 0 <= i <= tables.tasks;
	  @ loop invariant \forall integer k; 0 <= k < i ==> task_valid(k);
	  @ loop assigns i;
	  @ loop variant tables.tasks - i; */
	for (uint32_t i = 0; i < tables.tasks; i++) {
		if (!task_is_valid(&task_descriptors[i], i)) {
			panic(PANIC_TABLES, 0x100 + i);
		}
	}
}

/* The last act: the outputs of the simulation host go safe now, those of a chip with the reset. */
_Noreturn void panic(enum panic_code code, uint32_t pc) {
	audit_log(AUDIT(AUDIT_PANIC + code, NO_TASK, 0), pc, 0);
	if (code != PANIC_TABLES) { /* without tables there are no outputs */
		link_outputs_safe();
	}
	arch_reset();
}

/* The clock stands at 0, nobody runs, nobody serves anybody: as each step of the kernel leaves it, it is valid now. */
COLD static void state_start(void) {
	kernel.ticks_left = kernel.ticks_per_ms = (uint16_t)(1000 / tables.tick_us);
	kernel.ms_far = TICKS_FAR / kernel.ticks_per_ms;
	kernel.due = 1;
	/*@ assert apart: \forall integer i; is_index(i) ==> apart_from(&kernel.idle, i); */
	/*@ loop invariant 0 <= i <= tables.tasks;
	  @ loop invariant same: \forall integer k; 0 <= k < 16 ==>
	  @   task_states[k].condition == \at(task_states[k].condition, Pre) &&
	  @   task_states[k].rank == \at(task_states[k].rank, Pre);
	  @ loop invariant calls: \forall integer k; 0 <= k < 16 ==>
	  @   task_states[k].packed == \at(task_states[k].packed, Pre);
	  @ loop invariant descriptors: \forall integer k; 0 <= k < i ==>
	  @   task_states[k].context.descriptor == &task_descriptors[k];
	  @ loop invariant free: \forall integer k; 0 <= k < i ==> task_states[k].serving == NO_TASK;
	  @ loop invariant words: words_seen;
	  @ loop invariant halves: halves_seen;
	  @ loop invariant bytes: bytes_seen;
	  @ loop invariant rights: rights_seen;
	  @ loop invariant lists: lists_seen;
	  @ loop invariant states: states_valid;
	  @ loop invariant order: order_valid;
	  @ loop invariant idle: idle_last && kernel.idle.descriptor == \null;
	  @ loop invariant marks: \forall integer r; 0 <= r < tables.tasks ==> !kernel.runnable[r];
	  @ loop invariant running: kernel.running == &kernel.idle && kernel.next == &kernel.idle;
	  @ loop invariant apart: \forall integer k; is_index(k) ==> apart_from(kernel.running, k);
	  @ loop invariant clock: kernel.counter == &board_counter && kernel.counts_per_us >= 1 && kernel.ticks_per_ms >= 1;
	  @ loop assigns i, task_states[0 .. 15];
	  @ loop variant tables.tasks - i; */
	for (uint32_t i = 0; i < tables.tasks; i++) {
		task_states[i].context.descriptor = &task_descriptors[i];
		task_states[i].statistics.min = task_states[i].statistics.latency_min = UINT32_MAX;
		task_states[i].serving = NO_TASK;
	}
}

/* From the reset handler: interrupts off, .bss cleared. */
_Noreturn void kernel_start(void) {
	arch_start();
	kernel.running = kernel.next = &kernel.idle;
	kernel.simulated = board_start();
#ifdef BULKHEAD_COUNTER_SYSTICK
	kernel.tick_counts = tables.systick_reload + 1;
#endif
	kernel.counter = arch_counter(tables.counter);
	kernel.counts_per_us = (uint16_t)(kernel.simulated ? tables.counter_mhz_qemu : tables.counter_mhz_chip);
	link_start();
	tables_check();
	link_send(LINK_HELLO, LINK_NOT_A_TASK, (const uint32_t[]){LINK_VERSION, tables.tasks}, 2 * sizeof(uint32_t));
	audit_start();
	point_start();
	interrupt_start();
	schedule_start();
	state_start();
	/*@ LOOP_STARTS_VALID;
	  @ loop invariant 0 <= i <= tables.tasks;
	  @ loop invariant free: \forall integer k; is_index(k) ==> task_states[k].serving == NO_TASK;
	  @ loop invariant ended: \forall integer k; i <= k < tables.tasks ==> task_states[k].condition == TASK_STOPPED;
	  @ loop assigns i, STATE;
	  @ loop variant tables.tasks - i; */
	for (uint32_t i = 0; i < tables.tasks; i++) {
		task_start(task_of(i));
	}
	board_watchdog_start();
	kernel.charged_from = kernel.base_counter = kernel_counter();
	arch_idle();
}
