/** What a run tells about tasks that fail, with the real kernel: one line each, at the line of the source; and that `control` does not notice. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Finished, finish } from './cli.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const stats = join(folder, 'stats.json');
let run: Finished;
beforeAll(async () => {
  run = await finish(['run', 'tests/hil/fixtures/faults', '--for', '1s', '--stats', stats, '--out', join(folder, 'build')]);
});

describe('bulkhead run of tasks that fail', () => {
  it.each([
    ['a trap', /^trapping: trap trapping\.ts:8 index 8 out of 0\.\.7, restarted \(1\)$/m],
    ['a write outside the compartment', /^writing: memory fault writing 0x20000000 at writing\.c:5, restarted \(1\)$/m],
    ['an endless loop', /^looping: used more than its time budget of 2ms at looping\.c:\d+, restarted \(1\)$/m],
    // Its program counter is lost where not even the exception frame found room.
    ['a stack overflow', /^deep: stack overflow(?: at deep\.c:\d+)?, restarted \(1\)$/m],
    ['an undefined instruction', /^once: usage fault .* at once\.c:4, restarted \(1\)$/m],
    ['a task that used up its restarts', /^once: usage fault .* at once\.c:4, stopped for good$/m],
  ])('tells %s with its line and what was done', (_, line) => {
    expect(run.stderr).toMatch(line);
  });

  it('ends with 4 and names the tasks that are stopped for good', () => {
    expect(run.code).toBe(4);
    expect(run.stderr).toContain('bulkhead: stopped for good: once');
  });

  it('leaves the control task its periods', () => {
    const { tasks } = JSON.parse(readFileSync(stats, 'utf8'));
    expect(tasks.control).toMatchObject({ overruns: 0, restarts: 0 });
    expect(tasks.control.activations).toBeGreaterThanOrEqual(98);
    expect(tasks.writing.restarts).toBeGreaterThan(10);
    expect(run.stdout).toMatch(/^lamp: switched 9\d times/m);
  });
});
