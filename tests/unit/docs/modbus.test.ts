/** docs/modbus.md: its tasks are accepted, its plant is one. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../compiler/analysis/index.ts';
import { crcOf } from '../../modbus/reference.ts';
import { compileText, root } from '../front/support.ts';

const text = readFileSync(path.join(root, 'docs', 'modbus.md'), 'utf8');
const tasks = [...text.matchAll(/```ts\n(.*?)```/gs)].map(([, source]) => source!);

describe('docs/modbus.md', () => {
  it('shows a server, a client by scan and a client as a sequence', () => expect(tasks).toHaveLength(3));

  it.each(tasks)('task %# is accepted', (source) => {
    const { program, diagnostics } = compileText(source);
    const found = [...diagnostics, ...(program ? analyse(program).diagnostics : [])];
    expect(found).toEqual([]);
  });

  it('shows a device whose answer has a right CRC', () => {
    const bytes = /Uint8Array\.of\(([^)]*)\)/.exec(text)![1]!.split(', ').map(Number);
    expect(crcOf(Uint8Array.from(bytes))).toBe(0);
  });
});
