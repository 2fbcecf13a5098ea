import { describe, expect, it } from 'vitest';
import { auditKind, chainOf, type LogRecord, logRecordsKept, readLog } from '../../../scripts/audit-log.ts';
import { noSources } from '../../../scripts/run-events.ts';
import { logDocument, logText, newEvents } from '../../../scripts/watch-log.ts';
import { system, task } from './system.ts';

const model = system(
  [],
  [
    task('supervisor', 0),
    task('io', 1),
    task('control', 2),
    task('modbus', 3, { calls: [{ name: 'control.setpoint', target: 2, endpoint: 'setpoint', rate: null }] }),
  ],
);

/** A log of as many records as the chip keeps, ending before `next`. */
function log(next: number, kinds: readonly Partial<LogRecord>[]): LogRecord[] {
  let before = 7;
  return kinds.map((kind, index) => {
    const number = (next - kinds.length + index) >>> 0;
    const record = { number, before, time: 1500 + index, kind: 0, task: 3, detail: 0, first: 0, second: 0, ...kind };
    before = chainOf(record);
    return { ...record, chain: before };
  });
}

const denied = { kind: auditKind.denied + 2, detail: 1 << 8 };
const restart = { kind: auditKind.restart, task: 2, first: 1 };
const notification = { kind: auditKind.denied + 6, first: 5 };

describe('the log as events', () => {
  it('tells what came since, and what was overwritten before it was read', () => {
    const records = log(20, [denied, notification, restart]);
    const lines = [
      '1.500 s  modbus: call of control.setpoint (method 1) denied by its role',
      '1.501 s  modbus: notification of control.setpoint denied',
      '1.502 s  control: restarted (1)',
    ];
    expect(newEvents(records, 16, model, noSources)).toEqual(lines);
    expect(newEvents(records, 18, model, noSources)).toEqual(lines.slice(2));
    expect(newEvents(records, 19, model, noSources)).toEqual([]);
    expect(newEvents(records, 10, model, noSources)).toEqual([
      '6 records of the audit log were overwritten before they were read',
      ...lines,
    ]);
  });

  it('goes on when the numbers wrap', () => {
    expect(newEvents(log(1, [denied, restart]), 0xffff_fffe, model, noSources)).toEqual([
      '1.500 s  modbus: call of control.setpoint (method 1) denied by its role',
      '1.501 s  control: restarted (1)',
    ]);
  });

  it('says which record is damaged, and which are missing', () => {
    const [first, second, third] = log(9, [denied, restart, denied]) as [LogRecord, LogRecord, LogRecord];
    expect(logText([first, second, third], model, noSources)).toMatch(/\n\nchain whole: 3 records, chain value 0x[0-9a-f]{8}$/);
    expect(logText([first, { ...second, first: 2 }, third], model, noSources)).toMatch(/\n\nchain broken; damaged: 7$/);
    expect(logDocument([first, third], model, noSources)).toMatchObject({
      schema: 'bulkhead-log',
      verdict: { state: 'broken', damaged: [], missing: [{ from: 7, to: 7 }] },
      records: [{ number: 6 }, { number: 8 }],
    });
  });
});

describe('readLog', () => {
  /** As kernel/audit.c answers: the record with that low byte of its number, or the number of the next. */
  const chip = (records: readonly LogRecord[], next: number) => async (index: number) => {
    const record = records.find(({ number }) => (number & 0xff) === index);
    if (!record) return [next];
    const { number, before, time, kind, task: of, detail, first, second, chain } = record;
    return [number, before, time, (kind | (of << 8) | (detail << 16)) >>> 0, first, second, chain];
  };

  it.each([3, 14, 200, 256, 260, 0xffff_ff05, 5])('finds them all when the next number is %i', async (next) => {
    const records = log(next, Array<Partial<LogRecord>>(logRecordsKept).fill(denied));
    expect(await readLog(chip(records, next))).toEqual(records);
  });

  it('leaves out what was dropped, and what nobody answers', async () => {
    const records = log(40, Array<Partial<LogRecord>>(logRecordsKept).fill(denied));
    const kept = records.filter(({ number }) => number !== 30);
    expect(await readLog(chip(kept, 40))).toEqual(kept);
    expect(await readLog(async () => [])).toEqual([]);
  });
});
