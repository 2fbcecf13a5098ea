/** The audit log of the kernel: what is in it, what a reset leaves of it, and what damage, exchange and a power cut do to it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { board as mps2 } from '../../boards/mps2-an385/board.ts';
import { board as vldiscovery } from '../../boards/stm32vldiscovery/board.ts';
import { auditKind, chainOf, type LogRecord, logRecordsKept, verifyChain } from '../../scripts/audit-log.ts';
import { inCheckout } from '../../scripts/checkout.ts';
import { readElf } from '../../scripts/elf.ts';
import type { LinkRecord } from '../../scripts/link.ts';
import { startMachine } from '../../scripts/qemu.ts';
import { GdbRemote } from '../attacks/gdb-remote.ts';
import { type Bench, type BenchTask, board, buildBench, runBench } from './bench.ts';

vi.setConfig({ testTimeout: 120_000 });

const overrun: BenchTask = { source: 'kernel/firmware/overrun.c', period: 10, budgetUs: 1000, reads: ['restarts'], writes: ['valve'] };
const points = { valve: { kind: 'digitalOut', channel: 0, safe: 0 }, restarts: { kind: 'restarts', subject: 'overrun' } } as const;

/** As they were made, and as they were found after a reset. */
function logOf(records: readonly LinkRecord[]): { made: LogRecord[]; found: LogRecord[] } {
  const made: LogRecord[] = [];
  const found: LogRecord[] = [];
  for (const record of records) if ('log' in record) (record.type === 'logged' ? found : made).push(record.log);
  return { made, found };
}

test('a fault and the restart after it are two records, one after the other, each chained to the one before', async () => {
  const bench = await buildBench('log-order', { overrun }, points);
  const { records } = await runBench(bench, 200);
  const { made } = logOf(records);
  expect(made.slice(0, 3)).toMatchObject([
    { number: 0, time: 0, kind: auditKind.start, first: 0, second: logRecordsKept },
    { number: 1, time: 32, kind: 6, task: 2 },
    { number: 2, time: 32, kind: auditKind.restart, task: 2, first: 1 },
  ]);
  expect(verifyChain(made)).toMatchObject({ state: 'whole', records: made.length });
});

describe('notifications', () => {
  test('one that is denied is a record: too often, or to a task with a period', async () => {
    const bench = await buildBench('log-notify', {
      woken: { source: 'kernel/firmware/mortal.c', priority: 4 },
      periodic: { source: 'bench/kernel/steady.c', priority: 5, period: 10 },
      waker: {
        source: 'kernel/firmware/log-waker.c',
        priority: 3,
        period: 50,
        calls: [{ target: 'woken', rate: { atMost: 2, ticks: 1000 } }, { target: 'periodic' }],
      },
    });
    const run = await runBench(bench, 60);
    expect(run.console('waker')).toEqual(['rate 0 0 1', 'period 1 0 0']);
    const denied = run.records.filter(({ type }) => type === 'denied');
    expect(denied).toMatchObject([
      { task: 4, slot: 0, verdict: 6, log: { first: 4 } },
      { task: 4, slot: 1, verdict: 6, log: { first: 8 } },
    ]);
  });
});

test.each([board, mps2, vldiscovery])('on $name it goes round; after a reset the newest records are there, and no more', async (on) => {
  const bench = await buildBench(
    `log-round-${on.name}`,
    { overrun: { ...overrun, source: 'kernel/firmware/log-crash.c', reads: [] } },
    points,
    'kernel/firmware/log-supervisor.c',
    false,
    on,
  );
  const { records } = await runBench(bench, 1000);
  const { made, found } = logOf(records);
  const panic = made.findIndex(({ kind }) => kind > auditKind.panic && kind < auditKind.restart);
  expect(panic).toBeGreaterThan(2 * logRecordsKept);
  expect(found).toEqual(made.slice(panic + 1 - logRecordsKept, panic + 1));
  expect(made[panic + 1]).toMatchObject({ kind: auditKind.start, first: logRecordsKept, second: 0, before: made[panic]!.chain });
  expect(verifyChain(made).state).toBe('whole');
});

describe('what does not fit is dropped', () => {
  test('every single bit, each exchange of two records, each record taken out is found; what is shown is as it was written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bulkhead-log-'));
    try {
      const program = join(folder, 'damage');
      const flags = ['-std=c11', '-O1', '-g', '-Wall', '-Wextra', '-Werror', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'];
      const includes = ['kernel', 'kernel/include'].map((path) => `-I${inCheckout(path)}`);
      const source = inCheckout('tests', 'fixtures', 'native', 'log-damage.c');
      execFileSync('gcc', [...flags, '-DBULKHEAD_RELEASE', ...includes, source, '-o', program]);
      // Not shown: the place that is written next (160 bits), the one whose chain value alone counts (128), two bits of the count that catches up again.
      expect(execFileSync(program, { encoding: 'utf8' })).toBe('2302 bits found, 290 in places that are not shown, 91 swaps found\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a power cut before any instruction of the code that logs leaves the log before it or the log after it, whole', async () => {
    const bench = await buildBench('log-cut', { overrun: { ...overrun, source: 'kernel/firmware/log-crash.c', reads: [] } }, points);
    const { cuts, records } = await cutEverywhere(bench);
    let before = 0;
    let after = 0;
    const all = new Map<number, LogRecord>();
    for (const cut of splitAtStarts(records)) {
      const { made, found } = logOf(cut);
      for (const record of [...found, ...made]) {
        expect(chainOf(record)).toBe(record.chain);
        expect(all.get(record.number) ?? record).toEqual(record);
        all.set(record.number, record);
      }
      expect(verifyChain([...found, ...made]).state).toBe('whole');
      const start = made.find(({ kind }) => kind === auditKind.start)!;
      expect(start.second).toBe(start.number === 0 ? logRecordsKept : 0);
    }
    for (const { number, count } of cuts) {
      if (count === number) before++;
      else if (count === number + 1) after++;
    }
    expect(before + after).toBe(cuts.length);
    expect(before).toBeGreaterThan(30);
    expect(after).toBeGreaterThan(3);
  });
});

test('a record tells what it tells, whatever a host does with it', () => {
  const record = { number: 1, before: 2, time: 3, kind: 4, task: 5, detail: 6, first: 7, second: 8 };
  const chain = chainOf(record);
  for (const field of Object.keys(record) as (keyof typeof record)[]) {
    expect(chainOf({ ...record, [field]: record[field] ^ 1 }), field).not.toBe(chain);
  }
  const logged = { ...record, chain };
  const next = { ...record, number: 2, before: chain };
  const last = { ...next, chain: chainOf(next) };
  expect(verifyChain([logged, last])).toEqual({ state: 'whole', records: 2, chain: last.chain });
  expect(verifyChain([last])).toMatchObject({ state: 'whole' });
  expect(verifyChain([{ ...logged, time: 4 }, last])).toEqual({ state: 'broken', damaged: [1], missing: [] });
  const far = { ...record, number: 5, before: 9 };
  expect(verifyChain([logged, { ...far, chain: chainOf(far) }])).toEqual({ state: 'broken', damaged: [], missing: [{ from: 2, to: 4 }] });
});

/** Parts of a run, each from a start of the kernel to the next. */
function splitAtStarts(records: readonly LinkRecord[]): LinkRecord[][] {
  const parts: LinkRecord[][] = [];
  for (const record of records) {
    if (record.type === 'hello') parts.push([]);
    parts.at(-1)?.push(record);
  }
  return parts;
}

const pcRegister = 15;
/** Beyond the last instruction that logs. */
const mostSteps = 160;

/**
 * Each time that the kernel logs a fault, it is let go one instruction further than the time before, and then sent to its reset.
 * `number`: that the record would have; `count`: of the log then.
 */
async function cutEverywhere(bench: Bench): Promise<{ cuts: { number: number; count: number }[]; records: LinkRecord[] }> {
  const { symbols } = readElf(bench.elf);
  const symbol = (name: string) => symbols.find((each) => each.name === name)!.value;
  const [log, reset, ring] = [symbol('audit_log') & ~1, symbol('arch_reset') & ~1, symbol('ring')];
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-log-'));
  const socket = join(folder, 'gdb');
  const records: LinkRecord[] = [];
  const cuts: { number: number; count: number }[] = [];
  const machine = await startMachine({
    elf: bench.elf,
    board,
    serial: [],
    realtime: false,
    gdb: socket,
    onRecord: (record) => {
      records.push(record);
      if (record.type === 'exchange') machine.answer([], false);
    },
    onLinkError: () => void machine.close(),
    onPty: () => {},
  });
  try {
    const gdb = await GdbRemote.open(socket);
    await gdb.begin();
    const count = async () => {
      const bytes: number[] = [];
      for (let offset = 0; offset < 4; offset++) bytes.push(await gdb.readByte(ring + offset));
      return Buffer.from(bytes).readUInt32LE(0);
    };
    await gdb.breakAt(log);
    let committed = 0;
    for (let steps = 0; steps <= mostSteps && committed < 5; steps++) {
      // The first record after a start is that of the start.
      expect(await gdb.goOn()).toBe(true);
      expect(await gdb.step()).toBe(true);
      expect(await gdb.goOn()).toBe(true);
      const number = await count();
      for (let step = 0; step < steps; step++) await gdb.step();
      const reached = await count();
      cuts.push({ number, count: reached });
      if (reached !== number) committed++;
      await gdb.writeRegister(pcRegister, reset);
    }
    gdb.close();
  } finally {
    await machine.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { cuts, records };
}
