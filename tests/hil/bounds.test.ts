/** What report.json says at most is never exceeded, by no example, and is no empty promise. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
async function run(example: string): Promise<{ bounded: Bounded[]; report: Report }> {
  const stats = join(folder, 'stats.json');
  const { code, stderr } = await finish(['run', example, '--for', '10s', '--stats', stats, '--out', folder]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
  const { tasks } = JSON.parse(readFileSync(stats, 'utf8')) as { tasks: Record<string, { instructions: { max: number } }> };
  const bounded = report.tasks.flatMap(({ name, worstCaseInstructions }) =>
    worstCaseInstructions === null || !tasks[name] ? [] : [{ name, most: worstCaseInstructions, measured: tasks[name].instructions.max }],
  );
  return { bounded, report };
}

describe('worst cases', () => {
  it.each(examples)(
    'of $name are not exceeded in ten seconds, and straight control code comes within half of its own',
    async (example) => {
      const { bounded, report } = await run(example.folder);
      expect(bounded.length).toBeGreaterThan(0);
      expect(bounded.filter(({ most, measured }) => measured > most)).toEqual([]);
      const control = bounded.find(({ name }) => name === 'control');
      if (control) expect(control.most).toBeLessThanOrEqual(2 * control.measured);
      for (const task of report.tasks) expect(task.worstCaseInstructions !== null || task.unbounded !== undefined).toBe(true);
    },
    120_000,
  );
});
