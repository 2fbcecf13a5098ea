/** docs/sequences.md: its examples are accepted, or refused with the code that stands beside them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../compiler/analysis/index.ts';
import { compileText, root } from '../front/support.ts';

const text = readFileSync(path.join(root, 'docs', 'sequences.md'), 'utf8');
const examples = [...text.matchAll(/```ts(?: refused (BH\d{4}))?\n(.*?)```/gs)].map(([, code, source]) => ({ code, source: source! }));

describe('docs/sequences.md', () => {
  it('shows what is accepted and what is refused', () => {
    expect(examples.map((each) => each.code)).toEqual([undefined, 'BH2011']);
  });

  it.each(examples)('example %#: $code', ({ code, source }) => {
    const { program, diagnostics } = compileText(source, { alone: !source.includes('typeof system') });
    const found = [...diagnostics, ...(program ? analyse(program).diagnostics : [])];
    expect(found.map((each) => each.code)).toEqual(code ? [code] : []);
  });

  it('names every code that there is for sequences', () => {
    for (const code of ['BH1018', 'BH1100', 'BH1101', 'BH1102', 'BH1103', 'BH1104', 'BH2011']) expect(text).toContain(code);
  });
});
