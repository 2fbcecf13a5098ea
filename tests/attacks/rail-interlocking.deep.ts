/** 1,000 random scenarios of the safety task of firmware/rail-crossing, and 1,000 of its interlocking alone, under Node. */
import { expect, test } from 'vitest';
import { type Outcome, runAsked, runWild, SECONDS } from '../hil/rail-crossing/random.ts';

const scenarios = 1000;

test.each<[string, (seed: number) => Promise<Outcome>]>([
  ['the safety task with an operator who asks anything', runAsked],
  ['the interlocking with wishes of any kind', runWild],
])('%s: 1,000 scenarios, no train meets an open barrier', async (_, run) => {
  const sum = { passed: 0, metOpenBarrier: 0, proceedWhileOpen: 0, passedAtRed: 0 };
  const bad: Outcome[] = [];
  for (let seed = 1; seed <= scenarios; seed++) {
    const outcome = await run(seed);
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += outcome.observed[key];
    if (outcome.observed.metOpenBarrier > 0 || outcome.observed.proceedWhileOpen > 0) bad.push(outcome);
  }
  console.log(JSON.stringify({ simulatedHours: (scenarios * SECONDS) / 3600, ...sum }));
  expect(bad).toEqual([]);
  expect(sum.passed).toBeGreaterThan(scenarios / 2);
});
