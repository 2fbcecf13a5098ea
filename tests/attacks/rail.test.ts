/** An attacker owns the operator task of firmware/rail-crossing: 20 scenarios here, 1,000 in `npm run campaign`. */
import { expect, test } from 'vitest';
import { checkRun } from './rail/check.ts';
import { buildAttacked, runAttack } from './rail/run.ts';

test('whatever the operator task does, no train meets an open barrier, every denial is logged, safety misses no period', async () => {
  const attacked = await buildAttacked('rail-crossing');
  const run = await runAttack(attacked, 1, 20);
  checkRun(run);
  expect(run.simulatedSeconds).toBeCloseTo(240, 0);
  // It was no quiet time: trains came, the road got the crossing back, and the attacker tried everything.
  expect(run.observed.passed).toBeGreaterThan(2);
  expect(run.opened).toBeGreaterThan(0);
  expect(run.attacks.denied).toBeGreaterThan(100);
  expect(run.attacks.calls).toBeGreaterThan(run.attacks.denied);
  expect(run.attacks.faults).toBeGreaterThan(200);
  expect(run.touched.size).toBeGreaterThan(100);
}, 300_000);
