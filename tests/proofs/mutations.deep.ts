/** Bugs seeded in the kernel: each makes a proof or a test fail. A proof is tried where one is meant for it, the machine of kernel/host/ otherwise. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExecaError, execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configureWhy3 } from '../../scripts/prove-frama.ts';
import { runWp, wpFiles } from '../../scripts/prove-wp.ts';
import { buildHost, kernelFolder, sanitizers } from '../kernel/host-build.ts';
import { type Mutation, mutations } from './mutations.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-mutations-'));
const caught: string[] = [];
beforeAll(() => configureWhy3());
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  console.log(caught.join('\n'));
});

/** A copy of the kernel with the bug in it. */
function seed({ file, from, to }: Mutation): string {
  const kernel = join(mkdtempSync(join(folder, 'bug-')), 'kernel');
  cpSync(kernelFolder, kernel, { recursive: true });
  const path = join(kernel, file);
  const text = readFileSync(path, 'utf8');
  expect(text.split(from).length, `${file} holds the line to change once: ${from}`).toBe(2);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
  return kernel;
}

/** What the host machine says; null when it sees nothing wrong. */
async function testOnHost(kernel: string): Promise<string | null> {
  try {
    const host = join(kernel, '..', 'host');
    const programs = await buildHost('gcc', ['startup', 'decide', 'random'], host, [...sanitizers, '-Wno-error'], kernel);
    for (const [program, args] of [
      ['startup', []],
      ['decide', ['100', '1000']],
      ['random', ['20261124', '200000']],
    ] as const) {
      await execa(programs[program], args, { stdout: 'ignore', timeout: 120_000 });
    }
    return null;
  } catch (error) {
    if (!(error instanceof ExecaError)) throw error;
    return (error.stderr || error.shortMessage).split('\n')[0]!;
  }
}

describe('a bug in the kernel', () => {
  it.concurrent.each(mutations)('is caught: $name', async (mutation) => {
    const kernel = seed(mutation);
    const by = await testOnHost(kernel);
    let proof: string | null = null;
    if (mutation.prove) {
      const file = wpFiles(kernel).find(({ subject }) => subject === mutation.prove!.subject)!;
      const { failures } = await runWp(file, { kernel, functions: mutation.prove.functions, timeout: 10 });
      proof = failures[0] ?? null;
      expect(proof, 'the proof that is meant for it').not.toBeNull();
    }
    caught.push(`${mutation.name}: ${proof ? `proof ${proof}` : ''}${proof && by ? '; ' : ''}${by ? `test ${by}` : ''}`);
    expect(proof ?? by).not.toBeNull();
  });
});
