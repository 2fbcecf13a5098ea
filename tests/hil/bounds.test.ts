/** What report.json says at most is never exceeded, by no example, and is no empty promise. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../scripts/report.ts';
import { examples } from '../examples.ts';
import { finish } from './cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Bounded {
  name: string;
  most: number;
  measured: number;
}

/** Runs an example for ten seconds; the tasks with a bound, and the report. */
async function run(example: string, ...options: string[]): Promise<{ bounded: Bounded[]; report: Report }> {
  const stats = join(folder, 'stats.json');
  const { code, stderr } = await finish(['run', example, '--for', '10s', '--stats', stats, '--out', folder, ...options]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
  const { tasks } = JSON.parse(readFileSync(stats, 'utf8')) as { tasks: Record<string, { instructions: { max: number } }> };
  const bounded = report.tasks.flatMap(({ name, worstCaseInstructions }) =>
    worstCaseInstructions === null || !tasks[name] ? [] : [{ name, most: worstCaseInstructions, measured: tasks[name].instructions.max }],
  );
  return { bounded, report };
}

/** A task whose scan has one way: what it is charged for beyond its own instructions is the kernel's. */
const straight = {
  'system.ts': `import { defineSystem, digitalIn, digitalOut } from 'bulkhead/system';
export default defineSystem({
  name: 'straight',
  points: { a: digitalIn(), b: digitalOut({ safe: false }) },
  tasks: { copy: { entry: './copy.ts', priority: 1, period: '10ms', reads: ['a'], writes: ['b'] } },
  boards: { netduinoplus2: { a: 'hil:0', b: 'hil:0' }, 'mps2-an385': { a: 'hil:0', b: 'hil:0' }, stm32vldiscovery: { a: 'hil:0', b: 'hil:0' } },
});
`,
  'copy.ts': `import { points } from 'bulkhead';
import type system from './system.ts';
const { a, b } = points<typeof system, 'copy'>();
export function scan(): void {
  b.value = a.value;
}
`,
};

/** Tasks whose code is straight, or a sequence: the table of its steps is followed. */
const mustBeBounded: Readonly<Record<string, readonly string[]>> = {
  'water-tank': ['control'],
  'motor-pid': ['control'],
  'traffic-light': ['crossing'],
};

describe('worst cases', () => {
  it.each(['netduinoplus2', 'mps2-an385', 'stm32vldiscovery'])(
    'of a task with one way hold the share of the kernel, on %s',
    async (board) => {
      const system = join(folder, board);
      mkdirSync(system);
      for (const [name, text] of Object.entries(straight)) writeFileSync(join(system, name), text);
      const { bounded } = await run(system, '--board', board);
      const { most, measured } = bounded.find(({ name }) => name === 'copy')!;
      expect(measured).toBeLessThanOrEqual(most);
      expect(most - measured).toBeLessThan(24);
    },
  );

  it.each(examples)(
    'of $name are not exceeded in ten seconds, and straight control code comes within half of its own',
    async (example) => {
      const { bounded, report } = await run(example.folder);
      expect(bounded.length).toBeGreaterThan(0);
      for (const name of mustBeBounded[example.name] ?? []) expect(bounded.map((task) => task.name)).toContain(name);
      // A monitor's port is emptied for as long as bytes come; nothing else turns without a bound.
      const unbounded = report.tasks.flatMap((task) => (task.worstCaseInstructions === null ? [`${task.name}: ${task.unbounded}`] : []));
      expect(unbounded.filter((each) => !/^io: .*hal\/io\/port\.c/.test(each))).toEqual([]);
      // What lies below a stack is not the task's: a byte more than the bound would be a fault and a restart.
      expect(report.tasks.filter((task) => task.stack.bound === null)).toEqual([]);
      expect(bounded.filter(({ most, measured }) => measured > most)).toEqual([]);
      const control = bounded.find(({ name }) => name === 'control');
      if (control) expect(control.most).toBeLessThanOrEqual(2 * control.measured);
      for (const task of report.tasks) expect(task.worstCaseInstructions !== null || task.unbounded !== undefined).toBe(true);
    },
    120_000,
  );
});
