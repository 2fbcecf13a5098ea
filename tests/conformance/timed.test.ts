/** Sequences over many scans, 10 ms apart: time limits and waits are the same under Node, in C on the host under sanitizers, and on the chip in QEMU. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runUnderNode } from './node.ts';
import { projectOf } from './programs.ts';
import { shown } from './suite.ts';
import { compareAll } from './three-ways.ts';

const folder = path.join(import.meta.dirname, 'timed');
const times = Array.from({ length: 60 }, (_, scan) => 10 * scan);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => path.join(folder, name));
const programs = files.map((file) => ({ file, times }));

it('sequences do the same three ways', { timeout: 120_000 }, async () => {
  const verdicts = await compareAll(programs);
  expect(verdicts.map((verdict, index) => [path.basename(files[index]!), verdict])).toEqual(
    files.map((file) => [path.basename(file), { kind: 'compared', differences: [] }]),
  );
});

describe('sequences in time', () => {
  it.each(files.map((file) => [path.basename(file), file]))('%s', async (_, file) => {
    const outcome = await runUnderNode(file, { program: projectOf(programs).program(files), times });
    expect(shown(outcome)).toMatchSnapshot();
  });
});
