/** Random arguments for every system call, in QEMU: a task for each call, beside control and a neighbour with a pattern in its RAM. */
import { type BenchTask, buildBench, kind, runBench } from '../kernel/bench.ts';

/** By call number; the last makes calls of numbers that do not exist. */
export const calls = ['wait', 'call', 'reply', 'notify', 'unmask', 'write', 'time', 'trap', 'supervise', 'link', 'none'] as const;

export interface ArgumentsResult {
  /** By call: sets made, and those of them that ended the caller. */
  sets: Record<string, { made: number; faulted: number }>;
  control: { expected: number; activations: number; overruns: number; restarts: number };
  /** What the observers said beyond their signs of life. */
  complaints: string[];
  panics: number;
  starts: number;
  ticks: number;
  /** Of tasks that only serve or watch. */
  otherFaults: number;
}

/** Runs until every call had `wanted` sets, or to `atMost` ticks. */
export async function randomArguments(name: string, wanted: number, atMost = 200_000): Promise<ArgumentsResult> {
  const caller = (call: string): BenchTask => ({
    source: 'attacks/random.c',
    priority: 4,
    budgetUs: 5000,
    reads: [`${call}Restarts`, `${call}Done`, 'wanted', `${call}Number`, 'pattern'],
    writes: [`${call}Done`],
    calls: [{ target: 'control', rate: { atMost: 2, ticks: 10 } }, { target: 'echo' }],
  });
  const bench = await buildBench(
    name,
    {
      control: {
        source: 'kernel/firmware/control.c',
        priority: 2,
        period: 10,
        methods: 3,
        serveLimit: 32,
        reads: ['level'],
        writes: ['pump', 'data', 'code', 'scans'],
      },
      neighbour: {
        source: 'attacks/neighbour.c',
        priority: 3,
        period: 2,
        calls: [{ target: 'wait' }],
        reads: [...calls.map((call) => `${call}Restarts`), ...calls.map((call) => `${call}Done`)],
        writes: ['pattern', 'least'],
      },
      echo: { source: 'kernel/firmware/echo.c', priority: 3, methods: 3, serveLimit: 0 },
      ...Object.fromEntries(calls.map((call) => [call, caller(call)])),
    },
    {
      level: { kind: 'analogIn', channel: 0 },
      pump: { kind: 'digitalOut', channel: 0 },
      least: { kind: 'analogOut', channel: 1 },
      data: { kind: 'memory' },
      code: { kind: 'memory' },
      scans: { kind: 'memory' },
      pattern: { kind: 'memory' },
      wanted: { kind: 'memory', safe: wanted },
      ...Object.fromEntries(calls.map((call) => [`${call}Restarts`, { kind: 'restarts' as const, subject: call }])),
      ...Object.fromEntries(calls.map((call) => [`${call}Done`, { kind: 'memory' as const }])),
      ...Object.fromEntries(calls.map((call, number) => [`${call}Number`, { kind: 'memory' as const, safe: number }])),
    },
  );
  let least = 0;
  const run = await runBench(
    bench,
    (tick) => least >= wanted || tick >= atMost,
    (_tick, words) => {
      least = words[1]!;
      return [500];
    },
  );
  const lastExchange = run.records.findLast((record) => record.type === 'exchange');
  const ticks = lastExchange?.type === 'exchange' ? lastExchange.tick : 0;
  const { activations, overruns, restarts } = run.statistics('control');
  const sets = Object.fromEntries(
    calls.map((call) => {
      const faulted = run.faults(call).filter((fault) => fault.kind === (call === 'trap' ? kind.trap : kind.argument)).length;
      // A set that returned in an activation that later faulted is not in the count of its task: `made` is a lower bound.
      return [call, { made: least, faulted }];
    }),
  );
  return {
    sets,
    control: { expected: Math.floor((ticks - 1) / 10), activations, overruns, restarts },
    complaints: [...run.console('control').filter((line) => line !== 'control runs'), ...run.console('neighbour')],
    panics: run.records.filter(({ type }) => type === 'panic').length,
    starts: run.records.filter(({ type }) => type === 'hello').length,
    ticks,
    otherFaults: ['supervisor', 'io', 'control', 'neighbour', 'echo'].flatMap((task) => run.faults(task)).length,
  };
}
