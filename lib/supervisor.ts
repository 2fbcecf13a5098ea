/**
 * Task 0 of every system: learns of each fault, restarts the task from its descriptor, and stops it for good when it faults more often than declared.
 *
 * It runs above all others and is told by the kernel which tasks have faulted. If it faults itself, the kernel sets all outputs
 * safe and resets the chip.
 */
import { alarm, assert, atMost, now, u32 } from './bulkhead.ts';
import { limits } from './generated.supervision.ts';

/** @native bulkhead_supervise */
export declare function supervise(operation: u32, task: u32): u32;

const NEXT = 0;
const RESTART = 1;
const STOP = 2;
/** The I/O task: without it no output reaches its safe value. */
const IO = 1;

/** The kernel's own limit. */
const TASKS_MAX = 16;
const faults = new Uint16Array(TASKS_MAX);
const windowStart = new Uint32Array(TASKS_MAX);

/** When a task whose restart was put off is due; only where `isPutOff`. */
const dueAt = new Uint32Array(TASKS_MAX);
const isPutOff = new Uint8Array(TASKS_MAX);
/** Milliseconds. The kernel resets the chip when a task lies faulted for half a second. */
const LONGEST_BACK_OFF = 250;

export function scan(): void {
  for (const _ of atMost(64)) {
    const task = supervise(NEXT, 0);
    if (task === 0) break;
    handle(task);
  }
  restartDue();
}

function handle(task: u32): void {
  assert(task < limits.length && task < TASKS_MAX, 'fault of an unknown task');
  const limit = limits[task]!;
  if (faults[task] === 0 || u32.wrap(now() - windowStart[task]!) >= limit.per) {
    windowStart[task] = now();
    faults[task] = 0;
  }
  if (faults[task]! < limit.atMost) {
    const delay = task === IO ? 0 : backOff(faults[task]!, limit.within);
    faults[task] = faults[task]! + 1;
    isPutOff[task] = 1;
    dueAt[task] = u32.wrap(now() + delay);
  } else {
    assert(task !== IO, 'the I/O task faults too often');
    supervise(STOP, task);
  }
}

/** None before the first restart in a window, then 1 ms, and twice as long each time, never beyond what was declared. */
function backOff(before: u32, within: u32): u32 {
  if (before === 0) return 0;
  const longest: u32 = within < LONGEST_BACK_OFF ? within : LONGEST_BACK_OFF;
  const delay: u32 = before > 8 ? LONGEST_BACK_OFF : 1 << (before - 1);
  return delay < longest ? delay : longest;
}

/** Restarts whose time has come, and asks to be woken for the next. */
function restartDue(): void {
  let next: u32 = 0;
  for (let task: u32 = 0; task < limits.length && task < TASKS_MAX; task++) {
    if (isPutOff[task] === 0) continue;
    const left = u32.wrap(dueAt[task]! - now());
    if (left === 0 || left > LONGEST_BACK_OFF) {
      isPutOff[task] = 0;
      supervise(RESTART, task);
    } else if (next === 0 || left < next) {
      next = left;
    }
  }
  if (next > 0) alarm(next);
}
