import { describe, expect, test, vi } from 'vitest';
import { type BenchPoint, buildBench, kind, runBench } from './bench.ts';

vi.setConfig({ testTimeout: 60_000 });

const outputPoint: BenchPoint = { kind: 'digitalOut', channel: 0, safe: 0 };
const overrun = {
  source: 'kernel/firmware/overrun.c',
  period: 10,
  budgetUs: 1000,
  reads: ['restarts'],
  writes: ['valve'],
};
const overrunPoints: Record<string, BenchPoint> = { valve: outputPoint, restarts: { kind: 'restarts', subject: 'overrun' } };

describe('budgets and deadlines', () => {
  test('an activation over its budget ends the task, in a loop at the next tick, else at its end; its outputs go safe in the same tick', async () => {
    const bench = await buildBench('budget', { overrun }, overrunPoints);
    const run = await runBench(bench, 200);
    expect(run.faults('overrun')).toMatchObject([
      { kind: kind.budget, time: 32 },
      { kind: kind.budget, time: 61 },
    ]);
    const outputs = run.records.flatMap((record) => (record.type === 'outputs' ? [[record.tick, record.words[0]]] : []));
    expect(outputs).toEqual([
      [10, 1],
      [32, 0],
      [40, 1],
      [61, 0],
      [70, 1],
    ]);
    expect(run.statistics('overrun')).toMatchObject({ overruns: 2, restarts: 2 });
  });

  test('a scan that still waits for an answer when its next period begins ends at that tick', async () => {
    const bench = await buildBench('deadline', {
      late: { source: 'kernel/firmware/late.c', period: 10, calls: [{ target: 'server' }] },
      server: { source: 'kernel/firmware/slow-server.c', budgetUs: 20_000 },
    });
    const run = await runBench(bench, 40);
    expect(run.faults('late')[0]).toMatchObject({ kind: kind.deadline, time: 30 });
    expect(run.faults('server')).toEqual([]);
  });

  test('a task of high priority that loops for ever costs others no period', async () => {
    const bench = await buildBench(
      'hog',
      {
        overrun: { ...overrun, priority: 2 },
        control: {
          source: 'kernel/firmware/control.c',
          priority: 3,
          period: 10,
          methods: 3,
          reads: ['scans'],
          writes: ['pump', 'data', 'code', 'scans'],
        },
      },
      { ...overrunPoints, pump: { kind: 'memory' }, data: { kind: 'memory' }, code: { kind: 'memory' }, scans: { kind: 'memory' } },
    );
    const run = await runBench(bench, 500);
    expect(run.statistics('control')).toMatchObject({ activations: 49, overruns: 0, restarts: 0 });
  });
});

describe('the supervisor', () => {
  test('a stopped task stays stopped, its output safe', async () => {
    const bench = await buildBench('stopped', { overrun }, overrunPoints, 'kernel/firmware/stopping-supervisor.c');
    const run = await runBench(bench, 200);
    expect(run.records.filter(({ type }) => type === 'stopped')).toMatchObject([{ type: 'stopped', task: 2, time: 32 }]);
    expect(run.statistics('overrun')).toMatchObject({ activations: 2, restarts: 0 });
    expect(run.records.findLast(({ type }) => type === 'exchange')).toMatchObject({ words: new Uint32Array([0]) });
  });

  test('when it faults itself, outputs go safe and the chip resets', async () => {
    const bench = await buildBench('panic', { overrun }, overrunPoints, 'kernel/firmware/failing-supervisor.c');
    const run = await runBench(bench, 200);
    const story = run.records.flatMap((record) => {
      if (record.type === 'outputs') return [`outputs ${record.words.join(' ')}`];
      if (record.type === 'fault') return [`fault ${record.task} ${record.kind} ${record.address} ${record.value}`];
      if (record.type === 'panic') return [`panic ${record.code}`];
      return record.type === 'hello' ? ['hello'] : [];
    });
    expect(story).toEqual(['hello', 'outputs 1', 'fault 2 6 0 0', 'fault 0 5 2 0', 'panic 2', 'outputs 0', 'hello']);
  });
});

describe('events', () => {
  test('a task without a period runs at its start, at a notification and at its alarm; a call in between costs it neither', async () => {
    const bench = await buildBench('alarms', {
      alarms: { source: 'kernel/firmware/alarms.c' },
      waker: { source: 'kernel/firmware/waker.c', period: 10, calls: [{ target: 'alarms' }] },
    });
    const run = await runBench(bench, 300);
    expect(run.console('alarms')).toEqual(['run 0 1 0', 'run 1 50 6', 'run 2 101 0']);
    expect(run.console('waker')).toEqual(['called 0 7 0']);
  });
});

describe('floating-point registers', () => {
  test('keep their values over preemption and calls, and never show those of another task', async () => {
    const bench = await buildBench('floats', {
      five: { source: 'kernel/firmware/floats-five.c', period: 10, budgetUs: 9000, priority: 2 },
      three: { source: 'kernel/firmware/floats-three.c', period: 30, budgetUs: 30_000, priority: 3 },
    });
    const run = await runBench(bench, 500);
    expect([...run.console('five'), ...run.console('three')]).toEqual([]);
    expect(run.faults('three')).toEqual([]);
    expect(run.faults('five').every((fault) => fault.kind === kind.trap)).toBe(true);
    expect(run.statistics('five').restarts).toBeGreaterThan(5);
  });
});
