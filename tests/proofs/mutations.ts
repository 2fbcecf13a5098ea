/** Bugs to seed in the kernel, one line each, and what is to find them. */
export interface Mutation {
  name: string;
  file: string;
  from: string;
  to: string;
  /** Functions to prove again; none: the bug is for a test. */
  prove?: { subject: string; functions: string[] };
}

export const mutations: readonly Mutation[] = [
  {
    name: 'a buffer may end one byte past its region',
    file: 'region.h',
    from: 'at - base <= size - length)',
    to: 'at - base <= size - length + 1)',
    prove: { subject: 'headers', functions: ['region_contains'] },
  },
  {
    name: 'a buffer may begin one byte before its region',
    file: 'region.h',
    from: 'at >= base && at - base',
    to: 'at + 1 >= base && at - base',
    prove: { subject: 'headers', functions: ['region_contains'] },
  },
  {
    name: 'a buffer may be longer than its region',
    file: 'region.h',
    from: '(length <= size && at >= base',
    to: '(at >= base',
    prove: { subject: 'headers', functions: ['region_contains'] },
  },
  {
    name: 'RAM ends one byte late',
    file: 'region.h',
    from: 'at <= task->ram_base + task->ram_size - length) ||',
    to: 'at <= task->ram_base + task->ram_size - length + 1) ||',
    prove: { subject: 'headers', functions: ['region_in_ram'] },
  },
  {
    name: 'what the kernel writes may lie in the exception frame',
    file: 'region.h',
    from: '(at >= from &&',
    to: '(at >= task->ram_base &&',
    prove: { subject: 'headers', functions: ['region_in_ram'] },
  },
  {
    name: 'flash is not readable',
    file: 'region.h',
    from: 'region_contains(task->flash_base, task->flash_size, at, length)',
    to: 'region_contains(task->flash_base, 0, at, length)',
    prove: { subject: 'headers', functions: ['region_is_readable'] },
  },
  {
    name: 'flash and RAM are swapped in the check of a write',
    file: 'region.h',
    from: 'at <= task->ram_base + task->ram_size - length) ||',
    to: 'at <= task->flash_base + task->flash_size - length) ||',
    prove: { subject: 'headers', functions: ['region_in_ram'] },
  },
  {
    name: 'a task becomes runnable without a mark',
    file: 'kernel.h',
    from: '	kernel.runnable[rank] = true;',
    to: '	kernel.runnable[rank] = kernel.runnable[rank];',
    prove: { subject: 'headers', functions: ['task_set_runnable'] },
  },
  {
    name: 'the comparison of ranks is reversed',
    file: 'kernel.h',
    from: '	if (rank < kernel.top) {',
    to: '	if (rank > kernel.top) {',
    prove: { subject: 'headers', functions: ['task_set_runnable'] },
  },
  {
    name: 'a blocked task stays marked as runnable',
    file: 'kernel.h',
    from: '	kernel.runnable[task->rank] = false;',
    to: '	kernel.runnable[task->rank] = true;',
    prove: { subject: 'headers', functions: ['task_set_blocked'] },
  },
  {
    name: 'the search for the next task skips one',
    file: 'schedule.c',
    from: '	while (!kernel.runnable[rank]) {\n		rank++;',
    to: '	while (!kernel.runnable[rank]) {\n		rank += 2;',
    prove: { subject: 'schedule.c', functions: ['best_rank'] },
  },
  {
    name: 'a rate allows one call more',
    file: 'call.c',
    from: 'state->used >= limit->at_most',
    to: 'state->used > limit->at_most',
    prove: { subject: 'call.c', functions: ['rate_allows'] },
  },
  {
    name: 'a reply to nobody is legal',
    file: 'reply.h',
    from: 'server->serving != NO_TASK && length',
    to: 'length',
    prove: { subject: 'headers', functions: ['reply_is_legal'] },
  },
  {
    name: 'a reply may be one byte too long',
    file: 'reply.h',
    from: 'length <= BULKHEAD_MESSAGE_MAX',
    to: 'length <= BULKHEAD_MESSAGE_MAX + 1',
    prove: { subject: 'headers', functions: ['reply_is_legal'] },
  },
  {
    name: 'an interrupt of another task may be unmasked',
    file: 'interrupt.c',
    from: 'interrupts[i].task == task_index(task) && interrupts[i].bit == bit',
    to: 'interrupts[i].bit == bit',
    prove: { subject: 'interrupt.c', functions: ['interrupt_unmask'] },
  },
  {
    name: 'a task may have a right to call itself',
    file: 'kernel.c',
    from: 'right->target == index ||',
    to: '',
  },
  {
    name: 'a table of points may name one point too many',
    file: 'kernel.c',
    from: 'point_lists[first + i] >= tables.points',
    to: 'point_lists[first + i] > tables.points',
  },
  {
    name: 'a call that ends without a reply leaves its caller waiting',
    file: 'call.c',
    from: '		finish_call(&task_states[server->serving], status);',
    to: '		(void)status;',
  },
  {
    name: 'a caller that gives up is still served',
    file: 'call.c',
    from: '		target_of(caller)->serving = GONE_TASK;',
    to: '		(void)target_of(caller);',
  },
  {
    name: 'a caller that gives up stays in the queue',
    file: 'call.c',
    from: '		target_of(caller)->queued--;',
    to: '		(void)target_of(caller);',
  },
  {
    name: 'a server that ends leaves its queue waiting',
    file: 'call.c',
    from: '			finish_call(&task_states[i], BULKHEAD_DEAD);',
    to: '			(void)i;',
  },
  {
    name: 'a call to a dead server waits',
    file: 'call.c',
    from: 'if (server->condition < TASK_WAITING)',
    to: 'if (server->condition < TASK_STOPPED + 1)',
  },
  {
    name: 'a method that the right does not have may be called',
    file: 'call.c',
    from: 'METHOD(packed) >= right->methods',
    to: 'METHOD(packed) > right->methods',
  },
  {
    name: 'a time limit of nothing is legal',
    file: 'call.c',
    from: '(limit & 0xffff) == 0 ||',
    to: '(limit & 0xffff) == 0x10000 ||',
  },
  {
    name: 'any task may supervise',
    file: 'syscall.c',
    from: '	if (task_index(task) != SUPERVISOR) {\n		return false;\n	}\n',
    to: '',
  },
  {
    name: 'the supervisor may end itself',
    file: 'syscall.c',
    from: 'index == SUPERVISOR || index >= tables.tasks',
    to: 'index >= tables.tasks',
  },
  {
    name: 'an event may be unaligned',
    file: 'activation.c',
    from: '(event & 3) || ',
    to: '',
  },
  {
    name: 'a refused call has changed its caller',
    file: 'activation.c',
    from: '	struct task_state *caller = NULL;\n	if ((event & 3)',
    to: '	struct task_state *caller = NULL;\n	task->buffer = event;\n	if ((event & 3)',
  },
];
