/** One build at a time in a folder, and no lock outlives its holder. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { withLock } from '../../../scripts/build-lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
const file = join(folder, 'cache', 'lock');
afterAll(() => rmSync(folder, { recursive: true }));

it('lets one work at a time, each to its end, and leaves nothing', async () => {
  const log: string[] = [];
  const work = (name: string) =>
    withLock(file, async () => {
      log.push(`${name} begins`);
      await new Promise((settle) => setImmediate(settle));
      log.push(`${name} ends`);
      return name;
    });
  expect((await Promise.all(['a', 'b', 'c'].map(work))).sort()).toEqual(['a', 'b', 'c']);
  for (let index = 0; index < log.length; index += 2) expect(log[index + 1]).toBe(log[index]!.replace('begins', 'ends'));
  expect(existsSync(file)).toBe(false);
});

it('is given back by work that fails', async () => {
  await expect(withLock(file, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await withLock(file, async () => 1)).toBe(1);
});

it('is void when its holder is no more, or when it is older than any build', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(file, String(pid));
  expect(await withLock(file, async () => 2)).toBe(2);
  writeFileSync(file, String(process.pid));
  utimesSync(file, 1000, 1000);
  expect(await withLock(file, async () => 3)).toBe(3);
});
