/** Bugs to seed in what no proof reaches (assembly, the registers of the processor) or where a test is to see it too, and the test that must fail. */
export interface Mutant {
  name: string;
  /** In kernel/. */
  file: string;
  from: string;
  to: string;
  /** A test file, in QEMU; `host`: the kernel on the build machine (kernel/host/). */
  by: 'host' | `tests/${string}.test.ts`;
}

const attacks = 'tests/kernel/attacks.test.ts';
const calls = 'tests/kernel/calls.test.ts';
const faults = 'tests/kernel/faults.test.ts';
const complete = 'tests/kernel/complete.test.ts';

export const mutants: readonly Mutant[] = [
  {
    name: 'the frame of a system call is not checked',
    file: 'arch/armv7m/entry.S',
    from: '	cmp r2, r12\n	bhi 1f\n',
    to: '	cmp r2, r12\n',
    by: attacks,
  },
  {
    name: 'tasks run privileged',
    file: 'arch/armv7m/entry.S',
    from: '	movs r0, #1 /* nPRIV',
    to: '	movs r0, #0 /* nPRIV',
    by: attacks,
  },
  {
    name: 'a switch leaves the first four regions of the task before',
    file: 'arch/armv7m/entry.S',
    from: '	stmia r2, {r4-r11} /* RBAR',
    to: '	/* RBAR',
    by: calls,
  },
  {
    name: 'floating-point registers are not cleared at a switch',
    file: 'arch/armv7m/entry.S',
    from: "	bl arch_clear_fpu /* no task finds another's numbers */\n",
    to: '',
    by: complete,
  },
  {
    name: 'a copy ends one word early',
    file: 'arch/armv7m/copy.S',
    from: '2:	adds r2, #28\n',
    to: '2:	adds r2, #24\n',
    by: calls,
  },
  {
    name: 'the MPU is never switched on',
    file: 'arch/armv7m/arch.c',
    from: '	MPU->CTRL = MPU_CTRL_ENABLE_PRIVDEFENA;\n',
    to: '',
    by: attacks,
  },
  {
    name: 'faults of memory escalate to a fault of the kernel',
    file: 'arch/armv7m/arch.c',
    from: '	SCB->SHCSR |= SHCSR_FAULTS_ENABLE;\n',
    to: '',
    by: faults,
  },
  {
    name: 'a fault of stacking is taken for another',
    file: 'arch/armv7m/fault.c',
    from: '(status & CFSR_STACKING) || !frame',
    to: '!frame',
    by: attacks,
  },
  {
    name: 'a call is handed over past a task that comes before the server',
    file: 'kernel.h',
    from: '	return task->rank <= kernel.top;',
    to: '	return task->rank != kernel.top;',
    by: 'host',
  },
  {
    name: 'the caller goes on though another comes first',
    file: 'activation.c',
    from: 'if (caller != NULL && schedule_is_first(caller)) {',
    to: 'if (caller != NULL) {',
    by: 'host',
  },
  {
    name: 'who is preempted is not put back into the queue',
    file: 'schedule.c',
    from: '		task_set_runnable(current, TASK_READY);\n',
    to: '',
    by: 'host',
  },
  {
    name: 'who gets the processor stays in the queue',
    file: 'steps.h',
    from: '	kernel.runnable[task->rank] = false;\n',
    to: '',
    by: 'host',
  },
  {
    name: 'a server serves more calls than its limit',
    file: 'call.c',
    from: '	server->serves--;',
    to: '	(void)server->serves;',
    by: 'host',
  },
  {
    name: 'a notification is delivered twice',
    file: 'steps.h',
    from: '	task->pending &= (uint8_t)~PENDING_NOTIFY;\n',
    to: '',
    by: 'host',
  },
  {
    name: 'a call is delivered to a peer of another generation',
    file: 'call.c',
    from: '(limit >> 16 & BULKHEAD_GENERATIONS) != generation',
    to: '(limit >> 16 & BULKHEAD_GENERATIONS) > generation',
    by: calls,
  },
  {
    name: 'a region may be larger than the compartment',
    file: 'kernel.c',
    from: 'region_grants(&task->regions[1], RASR_DATA, task->ram_base, task->ram_size)',
    to: 'task->regions[1].rasr',
    by: 'host',
  },
  {
    name: 'a task may lie elsewhere than the linker put it',
    file: 'kernel.c',
    from: 'task->ram_base == linked->ram_base &&',
    to: '',
    by: 'host',
  },
  {
    name: 'outputs keep their value when their writer faults',
    file: 'task.c',
    from: '	point_make_safe(task);\n',
    to: '',
    by: faults,
  },
  {
    name: 'the watchdog is not fed',
    file: 'time.c',
    from: '	board_watchdog_feed();\n',
    to: '',
    by: 'tests/kernel/watchdog.test.ts',
  },
];
