/** docs/diagnostics.md is what `npm run docs` writes. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { allCodes } from '../../../compiler/diagnostics/codes.ts';
import { inCheckout } from '../../../scripts/checkout.ts';
import { diagnosticsPage } from '../../../scripts/docs-diagnostics.ts';

const page = readFileSync(inCheckout('docs', 'diagnostics.md'), 'utf8');

it('is current: `npm run docs` writes it from the code table and the fixtures', () => {
  expect(page).toBe(diagnosticsPage());
});

it('has every code once', () => {
  const headings = [...page.matchAll(/^### (BH\d{4}):/gm)].map((match) => match[1]);
  expect(headings).toEqual(allCodes());
});

it('has an example of every code of the language and of system.ts, save those that no source provokes alone', () => {
  const without = [...page.matchAll(/^### (BH[123]\d{3}): .*\n\n(?!```text\n)/gm)].map((match) => match[1]);
  expect(without).toEqual(['BH1066', 'BH1999', 'BH3001', 'BH3053']);
});
