import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type Bench, type BenchRun, type BenchTask, buildBench, runBench } from './bench.ts';

vi.setConfig({ testTimeout: 60_000 });

const families = ['memory', 'privilege', 'stack', 'arguments'] as const;
/** ANY_ADDRESS of tests/attacks/attack.h. */
const anyAddress = 0xa11;

interface Announced {
  name: string;
  kind: number;
  address: number;
}

function announced(lines: string[]): Announced[] {
  return lines.flatMap((line) => {
    const match = /^attack (\S+) kind=(\d+) address=([0-9a-f]+)$/.exec(line);
    return match ? [{ name: match[1]!, kind: Number(match[2]), address: Number.parseInt(match[3]!, 16) }] : [];
  });
}

describe('hostile native tasks', () => {
  let bench: Bench;
  let run: BenchRun;

  beforeAll(async () => {
    const attacker = (family: string, priority: number): BenchTask => ({
      source: `attacks/${family}.c`,
      priority,
      period: 5,
      budgetUs: 1000,
      reads: [`${family}Restarts`, 'data', 'code'],
      calls: [{ target: 'control' }],
    });
    bench = await buildBench(
      'attacks',
      {
        control: {
          source: 'kernel/firmware/control.c',
          priority: 3,
          period: 10,
          methods: 3,
          reads: ['level'],
          writes: ['pump', 'data', 'code', 'scans'],
        },
        ...Object.fromEntries(families.map((family, index) => [family, attacker(family, index < 2 ? 2 : 4)])),
      },
      {
        level: { kind: 'analogIn', channel: 0 },
        pump: { kind: 'digitalOut', channel: 0 },
        data: { kind: 'memory' },
        code: { kind: 'memory' },
        scans: { kind: 'memory' },
        ...Object.fromEntries(families.map((family) => [`${family}Restarts`, { kind: 'restarts' as const, subject: family }])),
      },
    );
    run = await runBench(bench, 1000);
  }, 60_000);

  test.each(families)('%s: each attack ends in the fault it must, at the address it must', (family) => {
    const attacks = announced(run.console(family));
    const faults = run.faults(family);
    const expected = attacks.map(({ name, kind, address }, index) => ({
      name,
      kind,
      address: address === anyAddress ? (faults[index]?.address ?? 0) : address,
    }));
    const seen = faults.map(({ kind, address }, index) => ({ name: attacks[index]?.name, kind, address }));
    expect(seen).toEqual(expected);
    expect(run.console(family).at(-1)).toBe('attacks done');
    expect(run.console(family).filter((line) => announced([line]).length === 0)).toEqual(['attacks done']);
  });

  test('the task that is not attacked misses no period, keeps its data and its outputs', () => {
    expect(run.end.code).toBe(0);
    expect(run.statistics('control')).toMatchObject({ activations: 99, overruns: 0, restarts: 0 });
    expect(run.console('control')).toEqual(['control runs']);
    expect(run.records.filter(({ type }) => type === 'panic')).toEqual([]);
    expect(run.records.filter(({ type }) => type === 'hello').length).toBe(1);
  });
});
