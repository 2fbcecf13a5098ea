/** The retained area on the build machine, under sanitizers: a power cut at every store leaves one whole set. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inCheckout } from '../../../scripts/checkout.ts';

it('finds the set before or the set after a power cut, never a mix; damaged and foreign sets are refused in words', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
  try {
    const program = join(folder, 'retain-cuts');
    const flags = ['-std=c11', '-O1', '-g', '-Wall', '-Wextra', '-Werror', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'];
    const includes = ['compiler/runtime', 'kernel/include'].map((path) => `-I${inCheckout(path)}`);
    execFileSync('gcc', [...flags, ...includes, inCheckout('tests', 'fixtures', 'native', 'retain-cuts.c'), '-o', program]);
    // A save is 11 stores: 6 words of data, 3 of the head, and the sequence twice. Cut before each of them, and at none; after 0 to 3 saves.
    expect(execFileSync(program, { encoding: 'utf8' })).toBe('48 cuts\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
