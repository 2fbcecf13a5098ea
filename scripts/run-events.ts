/** What happens to tasks, as one line each: `control: trap control.ts:17 index 12 out of 0..7, restarted (1)`. */

import { formatDuration } from '../compiler/system/durations.ts';
import type { SystemModel, TaskModel } from '../compiler/system/model.ts';
import { type AuditEvent, eventOf, type FaultEvent, type LogRecord } from './audit-log.ts';
import { hex } from './output.ts';
import { wordToValue } from './plant-channels.ts';
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
const verdicts: Record<number, string> = { 1: 'rate', 2: 'role', 3: 'flow', 4: 'argument rule' };
/** Of that enum: a notification too often, or where nothing allows one. */
const notificationVerdict = 6;

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
export function describeFault(record: FaultEvent, task: TaskModel, sources: FaultSources): string {
  if (record.kind === faultKind.trap) {
    return `trap ${sources.trap(task, record.address, record.value) ?? `at unknown site ${record.address & 0xffff}, value ${record.value}${at(record, sources)}`}`;
  }
  return `${describeKind(record, task, sources)}${at(record, sources)}`;
}

function describeKind(record: FaultEvent, task: TaskModel, sources: FaultSources): string {
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

function access(record: FaultEvent, sources: FaultSources): string {
  const address = hex(record.address);
  if (record.pc !== 0 && (record.pc & ~1) >>> 0 === (record.address & ~1) >>> 0) return `executing ${address}`;
  return `${sources.place(record.pc).access ?? 'at address'} ${address}`;
}

function at(record: FaultEvent, sources: FaultSources): string {
  if (record.pc === 0 || record.kind === faultKind.killed) return '';
  const line = sources.place(record.pc).line ?? hex(record.pc);
  // The gate is the same few instructions in every task: its line tells nobody anything.
  return line.startsWith(`${gate}:`) ? ' in a system call' : ` at ${line}`;
}

/** For whoever has no image at hand. */
export const noSources: FaultSources = { place: () => ({ line: null, access: null }), trap: () => null };

/** What a record of the audit log tells of, in words, without the task's name. */
export function describeEvent(event: AuditEvent, system: SystemModel, sources: FaultSources): string {
  switch (event.type) {
    case 'fault': {
      const task = system.tasks[event.task];
      return task ? describeFault(event, task, sources) : `fault of kind ${event.kind}`;
    }
    case 'panic':
      return `panic ${event.code}, reset`;
    case 'restart':
      return `restarted (${event.restarts})`;
    case 'stopped':
      return 'stopped for good';
    case 'denied': {
      const call = system.tasks[event.task]?.calls[event.slot]?.name ?? `slot ${event.slot}`;
      if (event.verdict === notificationVerdict) return `notification of ${call} denied`;
      return `call of ${call} (method ${event.method}) denied by its ${verdicts[event.verdict] ?? 'policy'}`;
    }
    case 'role': {
      const rule = system.policy?.roles[event.automaton];
      const name = (state: number) => rule?.roles[state]?.name ?? `state ${state}`;
      return `role of ${rule?.session ?? `automaton ${event.automaton}`}: ${name(event.from)} to ${name(event.to)}`;
    }
    case 'force': {
      const point = system.points[event.point];
      const name = point?.name ?? `point ${event.point}`;
      return event.on ? `${name} forced to ${point ? wordToValue(point.type, event.value) : event.value}` : `${name} released`;
    }
    case 'start':
      return event.kept === 0 && event.lost > 0
        ? 'start, the log begins'
        : `start, ${event.kept} records kept${event.lost > 0 ? `, ${event.lost} damaged ones dropped` : ''}`;
    case 'unknown':
      return `record of unknown kind ${event.kind}`;
  }
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

  fault(record: FaultEvent): void {
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
    this.#tell({ type: 'denied', task, slot, method, verdict, time: 0 });
  }

  role(event: AuditEvent & { type: 'role' }): void {
    this.#tell(event);
  }

  #tell(event: AuditEvent): void {
    this.#print(`${this.#task(event.task).name}: ${describeEvent(event, this.#system, this.#sources)}`);
  }

  /** A record of the audit log from before a reset. */
  logged(record: LogRecord): void {
    const event = eventOf(record);
    const text = describeEvent(event, this.#system, this.#sources);
    const task = this.#system.tasks[event.task];
    this.#print(`kept over the reset: ${task ? `${task.name}: ` : ''}${text}`);
  }

  /** At the start of the kernel, once it has looked at what it had logged before. */
  logChecked(kept: number, lost: number): void {
    if (kept > 0 && lost > 0) this.#print(`audit log: ${lost} damaged record${lost === 1 ? '' : 's'} dropped`);
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
