/** What happens to tasks, as one line each: `control: trap control.ts:17 index 12 out of 0..7, restarted (1)`. */

import { formatDuration } from '../compiler/system/durations.ts';
import type { SystemModel, TaskModel } from '../compiler/system/model.ts';
import type { FaultRecord } from './link.ts';
import type { CodePlace } from './symbols.ts';

/** enum fault_kind of kernel/include/bulkhead.h. */
export const faultKind = {
  memory: 1,
  stack: 2,
  bus: 3,
  usage: 4,
  trap: 5,
  budget: 6,
  deadline: 7,
  argument: 8,
  returned: 9,
  killed: 10,
} as const;

/** enum verdict of kernel/kernel.h, in the words of `bulkhead/policy`. */
const verdicts: Record<number, string> = { 1: 'rate', 2: 'role', 3: 'flow', 4: 'argument rule', 5: 'rules, which are damaged' };

/** Where all system calls are made: kernel/user/gate.S. */
const gate = 'gate.S';

/** The ten system calls by number. */
const systemCalls = ['wait', 'call', 'reply', 'notify', 'unmask', 'write', 'time', 'trap', 'supervise', 'link'];

export interface FaultSources {
  /** What stands at a program counter. */
  place(pc: number): CodePlace;
  /** The text of a trap by its two words, `control.ts:17 index 12 out of 0..7`; null when the image knows no such site. */
  trap(task: TaskModel, word: number, value: number): string | null;
}

/** A fault in words, without the task's name. */
export function describeFault(record: FaultRecord, task: TaskModel, sources: FaultSources): string {
  if (record.kind === faultKind.trap) {
    return `trap ${sources.trap(task, record.address, record.value) ?? `at unknown site ${record.address & 0xffff}, value ${record.value}${at(record, sources)}`}`;
  }
  return `${describeKind(record, task, sources)}${at(record, sources)}`;
}

function describeKind(record: FaultRecord, task: TaskModel, sources: FaultSources): string {
  switch (record.kind) {
    case faultKind.memory:
      return `memory fault ${access(record, sources)}`;
    case faultKind.bus:
      return `bus fault ${access(record, sources)}`;
    case faultKind.stack:
      return 'stack overflow';
    case faultKind.usage:
      return 'usage fault (undefined instruction, unaligned access or breakpoint)';
    case faultKind.budget:
      return `used more than its time budget of ${formatDuration(task.budgetUs)}`;
    case faultKind.deadline:
      return 'deadline missed: still running when its next period began';
    case faultKind.argument:
      return `bad argument to system call ${record.value}${systemCalls[record.value] ? ` (${systemCalls[record.value]})` : ''}`;
    case faultKind.returned:
      return 'its main function returned';
    case faultKind.killed:
      return 'killed by the test bench';
    default:
      return `fault of unknown kind ${record.kind}`;
  }
}

function access(record: FaultRecord, sources: FaultSources): string {
  const address = hex(record.address);
  if (record.pc !== 0 && (record.pc & ~1) >>> 0 === (record.address & ~1) >>> 0) return `executing ${address}`;
  return `${sources.place(record.pc).access ?? 'at address'} ${address}`;
}

function at(record: FaultRecord, sources: FaultSources): string {
  if (record.pc === 0 || record.kind === faultKind.killed) return '';
  const line = sources.place(record.pc).line ?? hex(record.pc);
  // The gate is the same few instructions in every task: its line tells nobody anything.
  return line.startsWith(`${gate}:`) ? ' in a system call' : ` at ${line}`;
}

export function hex(value: number): string {
  return `0x${(value >>> 0).toString(16).padStart(8, '0')}`;
}

/** Joins each fault with what the supervisor then did about it into one line. */
export class EventLines {
  readonly #system: SystemModel;
  readonly #sources: FaultSources;
  readonly #print: (line: string) => void;
  readonly #open = new Map<number, string>();

  constructor(system: SystemModel, sources: FaultSources, print: (line: string) => void) {
    this.#system = system;
    this.#sources = sources;
    this.#print = print;
  }

  fault(record: FaultRecord): void {
    this.#flush(record.task);
    this.#open.set(record.task, describeFault(record, this.#task(record.task), this.#sources));
  }

  /** @param restarts since the chip started */
  restarted(task: number, restarts: number): void {
    this.#close(task, `restarted (${restarts})`);
  }

  stopped(task: number): void {
    this.#close(task, 'stopped for good');
  }

  denied(task: number, slot: number, method: number, verdict: number): void {
    const call = this.#task(task).calls[slot];
    const rule = verdicts[verdict] ?? 'policy';
    this.#print(`${this.#task(task).name}: call of ${call?.name ?? `slot ${slot}`} (method ${method}) denied by its ${rule}`);
  }

  /** A fault from before a reset; a panic was told when it happened. */
  logged(record: FaultRecord): void {
    const task = this.#system.tasks[record.task];
    if (task) this.#print(`kept over the reset: ${task.name}: ${describeFault(record, task, this.#sources)}`);
  }

  /** Prints faults that nothing was done about. */
  flush(): void {
    for (const task of [...this.#open.keys()]) this.#flush(task);
  }

  #flush(task: number): void {
    const open = this.#open.get(task);
    if (open === undefined) return;
    this.#open.delete(task);
    this.#print(`${this.#task(task).name}: ${open}`);
  }

  #close(task: number, outcome: string): void {
    const open = this.#open.get(task);
    this.#open.delete(task);
    this.#print(`${this.#task(task).name}: ${open === undefined ? outcome : `${open}, ${outcome}`}`);
  }

  #task(index: number): TaskModel {
    const task = this.#system.tasks[index];
    if (!task) throw new Error(`no task ${index}`);
    return task;
  }
}
