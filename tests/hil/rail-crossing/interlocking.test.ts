/** The fundamental rule: whatever fails and whatever anybody asks, no train meets an open barrier. 1,000 of each in `npm run campaign`. */
import { expect, it } from 'vitest';
import { runAsked, runWild } from './random.ts';

it('is kept in 30 random scenarios with one failure, an operator who asks anything at any time, and restarts of the task', async () => {
  const totals = { passed: 0, failed: 0 };
  for (let seed = 1; seed <= 30; seed++) {
    const outcome = await runAsked(seed);
    expect(outcome).toMatchObject({ observed: { metOpenBarrier: 0, proceedWhileOpen: 0 } });
    totals.passed += outcome.observed.passed;
    if (outcome.failed) totals.failed++;
  }
  // It does its work, and the failures were found.
  expect(totals.passed).toBeGreaterThan(40);
  expect(totals.failed).toBeGreaterThan(6);
});

it('is kept by the interlocking alone: in 60 random scenarios with wishes that no sequence would have', async () => {
  let passed = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const outcome = await runWild(seed);
    expect(outcome).toMatchObject({ observed: { metOpenBarrier: 0, proceedWhileOpen: 0 } });
    passed += outcome.observed.passed;
  }
  expect(passed).toBeGreaterThan(50);
});
