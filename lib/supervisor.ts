/**
 * Task 0 of every system: learns of each fault, restarts the task from its descriptor, and stops it for good when it faults more often than declared.
 *
 * It runs above all others and touches nothing but the kernel's fault records. If it faults itself, the kernel sets all outputs
 * safe and resets the chip.
 */
import { assert, atMost, now, u32 } from './bulkhead.ts';
import { limits } from './generated.supervision.ts';

/**
 * @param record at least 6 words: task, kind, pc, address, value, tick (struct bulkhead_fault)
 * @native supervisor_operation
 */
export declare function supervise(operation: u32, task: u32, record: Uint32Array): u32;

const NEXT = 0;
const RESTART = 1;
const STOP = 2;
/** The I/O task: without it no output reaches its safe value. */
const IO = 1;

/** The kernel's own limit. */
const TASKS_MAX = 16;
const record = new Uint32Array(6);
const faults = new Uint16Array(TASKS_MAX);
const windowStart = new Uint32Array(TASKS_MAX);

export function scan(): void {
  for (const _ of atMost(64)) {
    if (supervise(NEXT, 0, record) === 0) break;
    handle(record[0]!);
  }
}

function handle(task: u32): void {
  assert(task < limits.length && task < TASKS_MAX, 'fault of an unknown task');
  const limit = limits[task]!;
  if (faults[task] === 0 || u32.wrap(now() - windowStart[task]!) >= limit.per) {
    windowStart[task] = now();
    faults[task] = 0;
  }
  if (faults[task]! < limit.atMost) {
    faults[task] = faults[task]! + 1;
    supervise(RESTART, task, record);
  } else {
    assert(task !== IO, 'the I/O task faults too often');
    supervise(STOP, task, record);
  }
}
