/** The audit log of the chip (kernel/audit.c): its records, and whether they are what was written. */

import { hex } from './output.ts';

/** struct bulkhead_record of kernel/include/bulkhead.h. */
export interface LogRecord {
  /** One more than that of the record before; begins anywhere when the chip was without power. */
  number: number;
  /** The chain value of the record before. */
  before: number;
  /** Milliseconds since the start of the kernel. */
  time: number;
  kind: number;
  task: number;
  detail: number;
  first: number;
  second: number;
  /** A hash of all the above. */
  chain: number;
}

export const logRecordWords = 7;
/** So many of the newest records the chip keeps. */
export const logRecordsKept = 14;
export const noTask = 0xff;

/** enum audit_kind; 1 to 15 are enum fault_kind. */
export const auditKind = { panic: 0x20, restart: 0x31, stop: 0x32, denied: 0x40, role: 0x50, force: 0x60, start: 0x70 } as const;
const faultKinds = 15;
const panicCodes = 15;
const verdicts = 15;

/** @param words as the kernel gives them, at least `logRecordWords` */
export function logRecordOf(words: ArrayLike<number>): LogRecord {
  const word = (index: number) => words[index]! >>> 0;
  const what = word(3);
  return {
    number: word(0),
    before: word(1),
    time: word(2),
    kind: what & 0xff,
    task: (what >>> 8) & 0xff,
    detail: what >>> 16,
    first: word(4),
    second: word(5),
    chain: word(6),
  };
}

/** What the chain value of a record must be: kernel/audit.c. */
export function chainOf({ number, before, time, kind, task, detail, first, second }: Omit<LogRecord, 'chain'>): number {
  const what = (kind | (task << 8) | (detail << 16)) >>> 0;
  return [number, time, what, first, second].reduce((chain, word) => {
    const product = (Math.imul(chain ^ word, 0x9e3779b1) + 0x7f4a7c15) >>> 0;
    return (product ^ (product >>> 15)) >>> 0;
  }, before);
}

export type ChainVerdict =
  | { state: 'whole'; records: number; chain: number | null }
  /** `missing`: records between two others that are not there; `damaged`: their words do not come to their chain value. */
  | { state: 'broken'; damaged: number[]; missing: { from: number; to: number }[] };

/**
 * Whether these records, the oldest first, are what was logged, one after the other without a gap. It tells damage, loss and exchange of records, not a forger
 * who has the memory of the kernel.
 */
export function verifyChain(records: readonly LogRecord[]): ChainVerdict {
  const damaged = new Set<number>();
  const missing: { from: number; to: number }[] = [];
  records.forEach((record, index) => {
    if (chainOf(record) !== record.chain) damaged.add(record.number);
    const last = records[index - 1];
    if (last === undefined) return;
    const gap = (record.number - last.number) >>> 0;
    if (gap !== 1) missing.push({ from: (last.number + 1) >>> 0, to: (record.number - 1) >>> 0 });
    else if (record.before !== last.chain) damaged.add(record.number);
  });
  if (damaged.size > 0 || missing.length > 0) return { state: 'broken', damaged: [...damaged], missing };
  return { state: 'whole', records: records.length, chain: records.at(-1)?.chain ?? null };
}

/** What a record tells of. Times in milliseconds since the start of the kernel. */
export type AuditEvent =
  | FaultEvent
  /** `restarts`: of the task since the start of the kernel. */
  | { type: 'restart'; task: number; restarts: number; time: number }
  | { type: 'stopped'; task: number; time: number }
  | { type: 'panic'; task: number; code: number; pc: number; time: number }
  /** `verdict`: enum verdict of kernel/kernel.h. */
  | { type: 'denied'; task: number; slot: number; method: number; verdict: number; time: number }
  | { type: 'role'; task: number; automaton: number; from: number; to: number; time: number }
  | { type: 'force'; task: number; point: number; on: boolean; value: number; time: number }
  /** `kept`, `lost`: records of before the start that were whole, and damaged. */
  | { type: 'start'; task: number; kept: number; lost: number; time: number }
  | { type: 'unknown'; task: number; kind: number; time: number };

export interface FaultEvent {
  type: 'fault';
  /** The task that failed. */
  task: number;
  /** enum fault_kind */
  kind: number;
  /** 0 when not known. */
  pc: number;
  /** Of a trap its site, of a bad argument the first. */
  address: number;
  /** Of a trap the low word of the value, of a bad argument the number of the system call, 16 bits of it. */
  value: number;
  time: number;
}

const trap = 5;

export function eventOf({ kind, task, detail, first, second, time }: LogRecord): AuditEvent {
  if (kind >= 1 && kind <= faultKinds) {
    const isTrap = kind === trap;
    return { type: 'fault', task, kind, pc: isTrap ? 0 : second, address: first, value: isTrap ? second : detail, time };
  }
  if (kind > auditKind.panic && kind <= auditKind.panic + panicCodes) {
    return { type: 'panic', task, code: kind - auditKind.panic, pc: first, time };
  }
  if (kind > auditKind.denied && kind <= auditKind.denied + verdicts) {
    return { type: 'denied', task, slot: detail & 0xff, method: detail >>> 8, verdict: kind - auditKind.denied, time };
  }
  switch (kind) {
    case auditKind.restart:
      return { type: 'restart', task, restarts: first, time };
    case auditKind.stop:
      return { type: 'stopped', task, time };
    case auditKind.role:
      return { type: 'role', task, automaton: detail, from: first, to: second, time };
    case auditKind.force:
      return { type: 'force', task, point: detail, on: first !== 0, value: second, time };
    case auditKind.start:
      return { type: 'start', task, kept: first, lost: second, time };
    default:
      return { type: 'unknown', task, kind, time };
  }
}

/**
 * All records that the chip still has, the oldest first.
 * @param ask ABOUT_LOG (kernel/include/bulkhead.h): by the low byte of a number its record, or one word: the number of the next
 */
export async function readLog(ask: (index: number) => Promise<ArrayLike<number>>): Promise<LogRecord[]> {
  const some = await ask(0);
  // Where there is a record, half the way round there is none.
  const end = some.length >= logRecordWords ? await ask((some[0]! + 128) & 0xff) : some;
  const records: LogRecord[] = [];
  for (let ago = logRecordsKept; end.length > 0 && ago > 0; ago--) {
    const number = (end[0]! - ago) >>> 0;
    const words = await ask(number & 0xff);
    // Another one was logged meanwhile, and this one is gone, when the number is not the one that was asked for.
    if (words.length >= logRecordWords && words[0]! >>> 0 === number) records.push(logRecordOf(words));
  }
  return records;
}

/** In words for people. */
export function verdictText(verdict: ChainVerdict): string {
  if (verdict.state === 'whole') {
    const chain = verdict.chain === null ? '' : `, chain value ${hex(verdict.chain)}`;
    return `chain whole: ${verdict.records} records${chain}`;
  }
  const missing = verdict.missing.map(({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`));
  const parts = [
    ...(verdict.damaged.length > 0 ? [`damaged: ${verdict.damaged.join(', ')}`] : []),
    ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
  ];
  return `chain broken; ${parts.join('; ')}`;
}
