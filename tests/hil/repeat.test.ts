/** The same suite twice: identical traces, events and statistics, to the bit. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { stories, tell } from './tank-stories.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each(Object.keys(stories))('%s', async (story) => {
  const first = await tell(story, folder);
  expect(await tell(story, folder)).toEqual(first);
  expect(first.trace.split('\n').length).toBeGreaterThan(900);
});
