/** Sequences over many scans, 10 ms apart: time limits and waits are the same under Node and in C, for the host and accepted by the chip's compiler. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileTask, createProject } from '../../compiler/front/index.ts';
import { loadTask } from '../../lib/node/load.ts';
import { BulkheadTrap } from '../../lib/node.ts';
import { resetTask, runScans, type TaskModule } from '../../lib/vitest.ts';
import { runOnHost } from './harness/host.ts';

const folder = path.join(import.meta.dirname, 'timed');
const project = createProject({ libFolder: path.resolve(import.meta.dirname, '../../lib') });
const SCANS = 60;

/** Console lines, and what it trapped with. */
function underNode(file: string): string {
  const lines: string[] = [];
  resetTask();
  try {
    const task: TaskModule = loadTask(file, { print: (line) => lines.push(line) });
    task.init?.();
    runScans(task, SCANS, 10);
  } catch (error) {
    if (!(error instanceof BulkheadTrap)) throw error;
    lines.push(`trap: ${error.message}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

async function onHost(file: string): Promise<string> {
  const { program, diagnostics } = compileTask({ entry: file, task: null, system: null }, project);
  if (!program) throw new Error(diagnostics.map((each) => `${each.place?.line}: ${each.code} ${each.message}`).join('\n'));
  const { stdout, trap } = await runOnHost(program, { scans: SCANS, chip: true });
  return trap === null ? stdout : `${stdout}trap: ${trap.replace(/^(.*?:\d+):\d+/, '$1')}\n`;
}

describe('sequences in time', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.ts')))('%s', { timeout: 60_000 }, async (name) => {
    const file = path.join(folder, name);
    const expected = underNode(file);
    expect(expected).not.toBe('');
    expect(await onHost(file)).toBe(expected);
    expect(expected).toMatchSnapshot();
  });
});
