/** No input crashes the compiler or keeps it busy for ever: 300 mutated sources. BULKHEAD_SEED and BULKHEAD_MUTATIONS choose others. */
import { expect, it } from 'vitest';
import { runMutants } from './mutations.ts';

const seed = Number(process.env.BULKHEAD_SEED ?? 1);
const count = Number(process.env.BULKHEAD_MUTATIONS ?? 300);

it(`${count} mutants of seed ${seed} end in code or in diagnostics`, { timeout: 3_600_000 }, async () => {
  const failures = await runMutants(seed, count);
  const shown = failures.slice(0, 3).map(({ number, problem, text }) => `mutant ${number}: ${problem}\n${text}`);
  expect(shown.join('\n====\n')).toBe('');
});
