/** docs/ports.md tells the truth: the programs of its first table are there, the examples of its second are refused with the code it names. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateAll, root } from './programs.ts';
import { programsFolder } from './suite.ts';

const page = readFileSync(path.join(root, 'docs', 'ports.md'), 'utf8');
/** The cells of a table's rows, without its head. */
function rowsAfter(heading: string): string[][] {
  const section = page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) => line.slice(2, -2).split(' | '));
}

describe('docs/ports.md', () => {
  it('lists every program of programs/ports, and no other', () => {
    const listed = rowsAfter('Accepted').flatMap(([, names]) => names!.split(', '));
    const there = readdirSync(path.join(programsFolder, 'ports')).filter((name) => name.endsWith('.ts'));
    expect([...new Set(listed)].sort()).toEqual(there.map((name) => name.slice(0, -3)).sort());
    expect(there.length).toBeGreaterThanOrEqual(40);
  });

  it('names the code with which each example is refused', () => {
    const rows = rowsAfter('Refused');
    const programs = rows.map(([, example], index) => ({
      file: path.join(programsFolder, `refused-${index}.ts`),
      text: `import type { f32, i32 } from 'bulkhead';\n${example!.slice(1, -1)}\n`,
    }));
    const codes = generateAll(programs).map((each) => (each.kind === 'refused' ? each.diagnostics[0]?.code : each.kind));
    expect(rows.map(([feature], index) => [feature, codes[index]])).toEqual(rows.map(([feature, , code]) => [feature, code]));
    expect(rows.length).toBeGreaterThan(20);
  });
});
