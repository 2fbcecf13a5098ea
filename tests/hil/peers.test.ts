/** A caller learns from its replies that its peer was restarted, with the real kernel. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Finished, finish } from './cli.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-peers-'));
afterAll(() => rmSync(folder, { recursive: true }));
let run: Finished;
beforeAll(async () => {
  run = await finish(['run', 'tests/hil/fixtures/peers', '--for', '600ms', '--out', join(folder, 'build')]);
});

describe('calls of a task that is restarted', () => {
  const lines = () => run.stdout.split('\n').filter((line) => line.startsWith('client: '));

  it('tell the caller how often, in the reply of every call, answered or not', () => {
    expect(run.code, run.stderr).toBe(0);
    expect(lines()).toEqual([
      'client: 1 set true',
      'client: 1 100 0 false',
      'client: 2 555 0 false',
      // The call that ends the server was made to the one before.
      'client: 3 dead 0',
      // Back with its first values: it is told again.
      'client: 4 set true',
      'client: 4 100 1 true',
      'client: 5 555 1 false',
      'client: 6 dead 1',
      'client: 7 set true',
      'client: 7 100 2 true',
      'client: 8 555 2 false',
    ]);
    expect(run.stderr).toMatch(/^server: .*thirteen.*, restarted \(2\)$/m);
  });

  it('ask the kernel for it only where the program looks at it', () => {
    const source = (task: string) => readFileSync(join(folder, 'build', 'c', `${task}.c`), 'utf8');
    expect(source('client')).toContain('bulkhead_call_peer(');
    expect(source('plain')).not.toContain('bulkhead_call_peer(');
  });
});
