/** docs/functions.md: its examples are accepted, or refused with the code that stands beside them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../compiler/analysis/index.ts';
import { compileText, root } from '../front/support.ts';

const text = readFileSync(path.join(root, 'docs', 'functions.md'), 'utf8');
const examples = [...text.matchAll(/```ts(?: refused (BH\d{4}))?\n(.*?)```/gs)].map(([, code, source]) => ({ code, source: source! }));

describe('docs/functions.md', () => {
  it('shows what is accepted and what is refused', () => {
    expect(examples.map((each) => each.code)).toEqual([undefined, 'BH1019']);
  });

  it.each(examples)('example %#: $code', ({ code, source }) => {
    const { program, diagnostics } = compileText(source, { alone: true });
    const found = [...diagnostics, ...(program ? analyse(program).diagnostics : [])];
    expect(found.map((each) => each.code)).toEqual(code ? [code] : []);
  });
});
