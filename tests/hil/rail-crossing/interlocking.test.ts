/** The fundamental rule in the interlocking itself: whatever fails and whatever anybody asks, no train meets an open barrier. */
import { expect, it, vi } from 'vitest';
import { Crossing } from '../../../firmware/rail-crossing/plant.ts';
import { randomOf, scenario } from './scenario.ts';
import { Bench, PERIOD } from './under-node.ts';

const load = () => {
  vi.resetModules();
  return import('../../../firmware/rail-crossing/safety.ts');
};

it('is safe in 40 random scenarios with one failure, an operator who asks anything at any time, and restarts of the task', async () => {
  const seconds = 240;
  const totals = { passed: 0, passedAtRed: 0, failed: 0 };
  for (let seed = 1; seed <= 40; seed++) {
    const random = randomOf(seed);
    const { trains, failure, events } = scenario(random, seconds);
    const plant = new Crossing({ trains, troubles: [...events, ...(failure ? [failure] : [])] });
    const bench = await Bench.start(plant, load);
    const eager = random(4);
    const restartAt = random(3) === 0 ? random(seconds / PERIOD) : -1;
    let failed = false;
    for (let cycle = 0; cycle < seconds / PERIOD; cycle++) {
      bench.cycle();
      if (cycle === restartAt) await bench.restart();
      if (eager > 0 && random(20 * eager) === 0) {
        const { close, release, testLights, setWarning, select, execute } = bench.ask;
        [close, release, testLights, () => setWarning(random(10_000)), select, execute, execute][random(7)]!();
      }
      failed ||= bench.point('faults') !== 0;
    }
    expect({ seed, failure, ...plant.observed }).toMatchObject({ metOpenBarrier: 0, proceedWhileOpen: 0 });
    totals.passed += plant.observed.passed;
    totals.passedAtRed += plant.observed.passedAtRed;
    if (failed) totals.failed++;
  }
  // It does its work, and the failures were found.
  expect(totals.passed).toBeGreaterThan(60);
  expect(totals.failed).toBeGreaterThan(8);
});
