/** `npm run mutants`: each of the bugs of kernel.ts, seeded in a copy of this checkout, makes its test fail. No proof tools are needed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inCheckout } from '../../scripts/checkout.ts';
import { buildHost, sanitizers } from '../kernel/host-build.ts';
import { type Mutant, mutants } from './kernel.ts';

vi.setConfig({ testTimeout: 600_000 });

const copy = mkdtempSync(join(tmpdir(), 'bulkhead-mutants-'));
const notCopied = new Set(['node_modules', 'build', '.git']);

beforeAll(() => {
  cpSync(inCheckout(), copy, { recursive: true, filter: (path) => !notCopied.has(basename(path)) });
  symlinkSync(inCheckout('node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

async function failsOnHost(): Promise<boolean> {
  try {
    const host = join(copy, 'build', 'host');
    const programs = await buildHost('gcc', ['startup', 'random'], host, [...sanitizers, '-Wno-error'], join(copy, 'kernel'));
    for (const [program, args] of [
      ['startup', []],
      ['random', ['20261124', '200000']],
    ] as const) {
      execFileSync(programs[program], args, { stdio: 'ignore', timeout: 120_000 });
    }
    return false;
  } catch {
    return true;
  }
}

/** With a test that passes without the bug: what fails is not the copy. */
function failsInQemu(test: string): boolean {
  const result = spawnSync('npx', ['vitest', 'run', test, '--bail=1', '--testTimeout=60000'], {
    cwd: copy,
    encoding: 'utf8',
    timeout: 300_000,
  });
  expect(`${result.stdout}${result.stderr}`).toMatch(/Test Files/);
  return result.status !== 0;
}
const fails = async ({ by }: Pick<Mutant, 'by'>) => (by === 'host' ? failsOnHost() : failsInQemu(by));

describe('a bug in the kernel', () => {
  it.each([...new Set(mutants.map(({ by }) => by))])('is not there yet: %s passes', async (by) => {
    expect(await fails({ by })).toBe(false);
  });

  it.each(mutants)('is caught: $file: $name, by $by', async (mutant) => {
    const path = join(copy, 'kernel', mutant.file);
    const text = readFileSync(path, 'utf8');
    expect(text.split(mutant.from).length, `the line to change, once: ${mutant.from}`).toBe(2);
    writeFileSync(
      path,
      text.replace(mutant.from, () => mutant.to),
    );
    try {
      expect(await fails(mutant)).toBe(true);
    } finally {
      writeFileSync(path, text);
    }
  });
});
