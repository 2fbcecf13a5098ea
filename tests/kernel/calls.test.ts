import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type Bench, type BenchRun, buildBench, kind, runBench } from './bench.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('calls, points and periods between native tasks in QEMU', () => {
  let bench: Bench;
  let run: BenchRun;

  beforeAll(async () => {
    bench = await buildBench(
      'calls',
      {
        control: {
          source: 'kernel/firmware/control.c',
          priority: 2,
          period: 10,
          methods: 3,
          reads: ['level'],
          writes: ['pump', 'data', 'code', 'scans'],
        },
        peer: {
          source: 'kernel/firmware/peer.c',
          priority: 4,
          period: 50,
          calls: [{ target: 'control', rate: { atMost: 3, ticks: 100 } }, { target: 'control' }, { target: 'sleeper' }],
        },
        sleeper: { source: 'kernel/firmware/sleeper.c', priority: 3, methods: 3, budgetUs: 50_000 },
      },
      {
        level: { kind: 'analogIn', channel: 0 },
        pump: { kind: 'digitalOut', channel: 0, safe: 0 },
        data: { kind: 'memory' },
        code: { kind: 'memory' },
        scans: { kind: 'memory' },
      },
    );
    run = await runBench(bench, 1000, (tick) => [tick < 500 ? 100 : 800]);
  }, 60_000);

  test('the host ends the run with exit code 0', () => {
    expect(run.end).toMatchObject({ code: 0 });
    expect(run.records[0]).toEqual({ type: 'hello', task: 0xff, version: 3, tasks: 5 });
  });

  test('a periodic task has an activation each period', () => {
    expect(run.statistics('control').activations).toBe(99);
    expect(run.statistics('control').overruns).toBe(0);
    expect(run.console('control')).toEqual(['control runs']);
  });

  test('an output follows its input within two cycles, and is sent at once', () => {
    const outputs = run.records.flatMap((record) => (record.type === 'outputs' ? [[record.tick, record.words[0]]] : []));
    expect(outputs).toEqual([
      [10, 1],
      [500, 0],
    ]);
  });

  test('calls, replies, refusals and dead peers give their status', () => {
    expect(run.console('peer')).toEqual([
      'set 350 0 1',
      'set 901 0 0',
      'rate 0 0 350',
      'rate 1 0 350',
      'rate 2 0 350',
      'rate 3 1 0',
      'echo 64 0 64',
      'echo 5 0 5',
      'wrong length 0 1 0',
      'timeout 0 3 0',
      'dead 0 2 0',
      'never answers 0 2 0',
    ]);
  });

  test('a denial is on record', () => {
    expect(run.records.filter(({ type }) => type === 'denied')).toMatchObject([
      { type: 'denied', task: 3, slot: 0, method: 1, time: 150, verdict: 1 },
    ]);
  });

  test('a trap carries its site and value, an undefined instruction its address', () => {
    const [usage, trap] = run.faults('sleeper');
    expect(usage).toMatchObject({ kind: kind.usage, address: 0 });
    expect(trap).toMatchObject({ kind: kind.trap, address: 1, value: 2 });
    expect(run.statistics('sleeper').restarts).toBe(2);
  });

  test('two runs are the same to the last byte', async () => {
    const again = await runBench(bench, 1000, (tick) => [tick < 500 ? 100 : 800]);
    expect(again.records).toEqual(run.records);
  });
});
