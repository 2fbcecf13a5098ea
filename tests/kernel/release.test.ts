import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { readElf } from '../../scripts/elf.ts';
import { buildBench } from './bench.ts';

vi.setConfig({ testTimeout: 60_000 });

/** bkpt 0xab, the semihosting call. */
const semihosting = 0xbeab;

function halfwords(elf: string): number[] {
  const kernel = readElf(elf).sections.find(({ name }) => name === '.kernel')!;
  const bytes = readFileSync(elf).subarray(kernel.offset, kernel.offset + kernel.size);
  return Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.readUInt16LE(2 * index));
}

test('a release build holds no way to a simulation host; any other does', async () => {
  const tasks = { echo: { source: 'kernel/firmware/echo.c' } };
  const debug = await buildBench('debug', tasks);
  const release = await buildBench('release', tasks, {}, 'kernel/firmware/supervisor.c', true);
  expect(halfwords(debug.elf)).toContain(semihosting);
  expect(halfwords(release.elf)).not.toContain(semihosting);
});
