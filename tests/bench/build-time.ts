/**
 * `npm run bench:build`: how long `bulkhead build` of the water tank takes, cold (an empty output folder) and after a change in one task. Medians of ten, in
 * time on the wall, which other work on the machine lengthens, and in processor time, which it hardly does.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { inCheckout } from '../../scripts/checkout.ts';
import { table } from '../../scripts/output.ts';

const runs = 10;
const bars = { cold: 3, changed: 1 };

interface Measured {
  /** Seconds. */
  wall: number;
  cpu: number;
}

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-build-time-'));
const system = join(folder, 'water-tank');
const out = join(folder, 'out');

/** Builds once; user and system time are those of the command and of all that it started. */
function build(): Measured {
  const command = `TIMEFORMAT='%R %U %S'; { time "$0" "$1" build "$2" --out "$3" >/dev/null 2>&1; } 2>&1`;
  const args = ['-c', command, process.execPath, inCheckout('scripts', 'bulkhead.mjs'), system, out];
  const said = execFileSync('bash', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } });
  return parse(said);
}

function parse(text: string): Measured {
  const [wall, user, sys] = text.trim().split(/\s+/).map(Number) as [number, number, number];
  return { wall, cpu: user + sys };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

function row(name: string, measured: readonly Measured[], bar: number): string[] {
  const wall = measured.map((each) => each.wall);
  const s = (value: number) => `${value.toFixed(2)} s`;
  const middle = median(wall);
  return [
    name,
    s(middle),
    `${Math.min(...wall).toFixed(2)}..${s(Math.max(...wall))}`,
    s(median(measured.map((each) => each.cpu))),
    s(bar),
    middle <= bar ? 'met' : 'missed',
  ];
}

try {
  cpSync(inCheckout('firmware', 'water-tank'), system, { recursive: true });
  const control = join(system, 'control.ts');
  const source = readFileSync(control, 'utf8');
  const limit = /let low: u16 = \d+;/;
  if (!limit.test(source)) throw new Error('control.ts has no line `let low: u16 = …;` to change');
  // The first start after a change of Bulkhead itself bundles its sources; that is no part of a build.
  build();
  const cold: Measured[] = [];
  const changed: Measured[] = [];
  const unchanged: Measured[] = [];
  for (let run = 0; run < runs; run++) {
    rmSync(out, { recursive: true, force: true });
    cold.push(build());
    writeFileSync(control, source.replace(limit, `let low: u16 = ${200 + run};`));
    changed.push(build());
    unchanged.push(build());
  }
  const rows = [
    ['bulkhead build', 'median', 'range', 'processor', 'bar', ''],
    row('cold', cold, bars.cold),
    row('one task changed', changed, bars.changed),
    row('nothing changed', unchanged, bars.changed),
  ];
  process.stdout.write(`${table(rows, [1, 2, 3, 4])}\n`);
  process.stdout.write(`${runs} runs each; load ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} processors at the end\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
