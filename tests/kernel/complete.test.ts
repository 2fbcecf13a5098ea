import { describe, expect, test, vi } from 'vitest';
import { type BenchPoint, type BenchTask, board, buildBench, kind, runBench } from './bench.ts';

vi.setConfig({ testTimeout: 60_000 });

const controlPoints: Record<string, BenchPoint> = {
  pump: { kind: 'memory' },
  data: { kind: 'memory' },
  code: { kind: 'memory' },
  scans: { kind: 'memory' },
};
const control: BenchTask = {
  source: 'kernel/firmware/control.c',
  priority: 2,
  period: 10,
  methods: 3,
  reads: ['scans'],
  writes: ['pump', 'data', 'code', 'scans'],
};

describe('generations', () => {
  test('a caller learns that its peer has come back; a call meant for the peer before does not reach it', async () => {
    const bench = await buildBench('generations', {
      server: { source: 'kernel/firmware/mortal.c', priority: 2, methods: 2 },
      client: { source: 'kernel/firmware/peer-client.c', priority: 3, period: 50, calls: [{ target: 'server' }] },
    });
    const run = await runBench(bench, 200);
    expect(run.console('client')).toEqual(['first 0 0 0', 'same 0 0 0', 'kill 2 0 0', 'stale 2 1 0', 'renewed 0 1 0']);
    expect(run.console('server')).toEqual(['served 1 0 0', 'served 2 0 0', 'served 1 0 0']);
  });

  test('the answer to a caller that died and came back reaches nobody', async () => {
    const bench = await buildBench(
      'reborn',
      {
        caller: { source: 'kernel/firmware/reborn.c', period: 10, reads: ['restarts'], calls: [{ target: 'server' }] },
        server: { source: 'kernel/firmware/slow-filler.c', budgetUs: 30_000 },
      },
      { restarts: { kind: 'restarts', subject: 'caller' } },
    );
    const run = await runBench(bench, 200);
    expect(run.faults('caller')).toMatchObject([{ kind: kind.deadline }]);
    expect(run.console('server')).toEqual(['answered']);
    expect(run.console('caller')).toEqual(['reborn 1 0 0']);
  });
});

test('when the supervisor attends to no fault, outputs go safe, the chip resets, and the faults can be read after it', async () => {
  const bench = await buildBench(
    'neglected',
    { overrun: { source: 'kernel/firmware/overrun.c', period: 10, budgetUs: 1000, reads: ['restarts'], writes: ['valve'] } },
    { valve: { kind: 'digitalOut', channel: 0, safe: 0 }, restarts: { kind: 'restarts', subject: 'overrun' } },
    'kernel/firmware/idle-supervisor.c',
  );
  const run = await runBench(bench, 3000);
  const panic = run.records.findIndex(({ type }) => type === 'panic');
  const story = run.records.slice(panic).flatMap((record) => {
    if (record.type === 'outputs') return [`outputs ${record.words.join(' ')}`];
    if (record.type === 'panic') return [`panic ${record.code} ${record.pc}`];
    if (record.type === 'logged') return [`logged ${record.task} ${record.log.kind} ${record.log.time}`];
    return record.type === 'hello' ? ['hello'] : [];
  });
  expect(run.faults('overrun')).toMatchObject([{ kind: kind.budget, time: 32 }]);
  expect(story.slice(0, 3)).toEqual(['panic 4 2', 'outputs 0', 'hello']);
  expect(story.slice(3)).toEqual(['logged 255 112 0', 'logged 2 6 32', expect.stringMatching(/^logged 255 36 /)]);
});

test('no floating-point register or flag shows a task what another left there', async () => {
  const bench = await buildBench('leak', {
    reader: { source: 'kernel/firmware/float-reader.c', priority: 2, period: 10 },
    writer: { source: 'kernel/firmware/float-writer.c', priority: 3, budgetUs: 4_000_000 },
  });
  const run = await runBench(bench, 500);
  expect(run.console('reader')).toEqual(['looked']);
  expect(run.faults('reader')).toEqual([]);
});

test('sixteen tasks run, each in every period', async () => {
  const name = (index: number) => `control${index}`;
  const indices = Array.from({ length: 14 }, (_, index) => index);
  const bench = await buildBench(
    'sixteen',
    Object.fromEntries(
      indices.map((index) => [
        name(index),
        {
          ...control,
          priority: 2 + index,
          period: 10 + index,
          reads: [`scans${index}`],
          writes: Object.keys(controlPoints).map((point) => point + index),
        },
      ]),
    ),
    Object.fromEntries(indices.flatMap((index) => Object.entries(controlPoints).map(([point, it]) => [point + index, it]))),
  );
  const run = await runBench(bench, 1000);
  expect(bench.model.tasks.length).toBe(16);
  for (const index of indices) {
    // The last release comes in the tick of the end, after the statistics.
    const periods = Math.ceil(1000 / (10 + index)) - 1;
    expect(run.statistics(name(index))).toMatchObject({ activations: periods, overruns: 0, restarts: 0 });
  }
});

test('the same kernel runs without a floating-point unit, built for a Cortex-M3', async () => {
  const m3 = { ...board, cpu: 'cortex-m3' as const, fpu: false };
  const peer: BenchTask = {
    source: 'kernel/firmware/peer.c',
    priority: 4,
    period: 50,
    calls: [{ target: 'control' }, { target: 'control' }],
  };
  const bench = await buildBench('m3', { control, peer }, controlPoints, undefined, false, m3);
  const run = await runBench(bench, 400);
  expect(run.statistics('control')).toMatchObject({ activations: 39, overruns: 0, restarts: 0 });
  expect(run.console('peer').slice(0, 2)).toEqual(['set 350 0 1', 'set 901 0 0']);
});
