/** What report.json says at most is never exceeded, and is no empty promise. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../scripts/report.ts';
import { finish } from './cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('worst cases of firmware/water-tank', () => {
  it('are not exceeded in ten seconds, and straight control code comes within half of its own', async () => {
    const stats = join(folder, 'stats.json');
    const { code, stderr } = await finish(['run', 'firmware/water-tank', '--for', '10s', '--stats', stats, '--out', folder]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
    const { tasks } = JSON.parse(readFileSync(stats, 'utf8')) as { tasks: Record<string, { instructions: { max: number } }> };
    const bounded = report.tasks.flatMap(({ name, worstCaseInstructions }) =>
      worstCaseInstructions === null || !tasks[name] ? [] : [{ name, most: worstCaseInstructions, measured: tasks[name].instructions.max }],
    );
    expect(bounded.filter(({ most, measured }) => measured > most)).toEqual([]);
    const control = bounded.find(({ name }) => name === 'control');
    expect(control!.most).toBeLessThanOrEqual(2 * control!.measured);
    for (const task of report.tasks) expect(task.worstCaseInstructions !== null || task.unbounded !== undefined).toBe(true);
  }, 120_000);
});
