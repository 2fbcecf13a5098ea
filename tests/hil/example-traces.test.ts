/** What the READMEs of the examples show is what they do, to the bit. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inCheckout } from '../../scripts/checkout.ts';
import { drawRights, drawTrace, pictureOf, traced } from './example-traces.ts';

it.each(traced)('the picture of $name is its run, and its README shows it', async (example) => {
  expect(readFileSync(inCheckout('firmware', example.name, 'README.md'), 'utf8')).toContain('(trace.svg)');
  expect(await drawTrace(example)).toBe(readFileSync(pictureOf(example.name), 'utf8'));
});

it('the picture of the rights in rail-crossing is that of its image', async () => {
  expect(readFileSync(inCheckout('firmware', 'rail-crossing', 'README.md'), 'utf8')).toContain('(rights.svg)');
  expect(await drawRights('rail-crossing')).toBe(readFileSync(inCheckout('firmware', 'rail-crossing', 'rights.svg'), 'utf8'));
});
