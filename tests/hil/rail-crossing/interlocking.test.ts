/** The fundamental rule: whatever fails and whatever anybody asks, no train meets an open barrier. Under Node, since that is a thousand times faster. */
import { expect, it, vi } from 'vitest';
import { Crossing } from '../../../firmware/rail-crossing/plant.ts';
import { type Random, randomOf, type Scenario, scenario } from './scenario.ts';
import { asking, Bench, PERIOD } from './under-node.ts';

const seconds = 240;

function crossingOf({ trains, failure, events }: Scenario): Crossing {
  return new Crossing({ trains, troubles: [...events, ...(failure ? [failure] : [])] });
}

/** Who asks the safety task, and what, with no policy to keep them from it. */
function ask(bench: Bench, random: Random): void {
  const { close, release, testLights, setWarning, select, execute } = asking(bench);
  [close, release, testLights, () => setWarning(random(10_000)), select, execute, execute][random(7)]!();
}

it('is kept in 30 random scenarios with one failure, an operator who asks anything at any time, and restarts of the task', async () => {
  const load = () => {
    vi.resetModules();
    return import('../../../firmware/rail-crossing/safety.ts');
  };
  const totals = { passed: 0, failed: 0 };
  for (let seed = 1; seed <= 30; seed++) {
    const random = randomOf(seed);
    const one = scenario(random, seconds);
    const plant = crossingOf(one);
    const bench = await Bench.start(plant, load);
    const eager = random(4);
    const restartAt = random(3) === 0 ? random(seconds / PERIOD) : -1;
    let failed = false;
    for (let cycle = 0; cycle < seconds / PERIOD; cycle++) {
      bench.cycle();
      if (cycle === restartAt) await bench.restart();
      if (eager > 0 && random(20 * eager) === 0) ask(bench, random);
      failed ||= bench.point('faults') !== 0;
    }
    expect({ seed, ...one, ...plant.observed }).toMatchObject({ metOpenBarrier: 0, proceedWhileOpen: 0 });
    totals.passed += plant.observed.passed;
    if (failed) totals.failed++;
  }
  // It does its work, and the failures were found.
  expect(totals.passed).toBeGreaterThan(40);
  expect(totals.failed).toBeGreaterThan(6);
});

it('is kept by the interlocking alone: in 60 random scenarios with wishes that no sequence would have', async () => {
  const load = () => {
    vi.resetModules();
    return import('./wild.ts');
  };
  let passed = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomOf(seed);
    const one = scenario(random, seconds);
    const plant = crossingOf(one);
    const bench = await Bench.start(plant, load);
    const { wishes } = bench.task;
    // From a fixed will to one that changes ten times a second.
    const patience = [2, 20, 200, 1e9][random(4)]!;
    const resets = [400, 4000, 1e9][random(3)]!;
    Object.assign(wishes, { raise: true, proceed: true, lights: false });
    for (let cycle = 0; cycle < seconds / PERIOD; cycle++) {
      if (random(patience) === 0) wishes.raise = random(4) > 0;
      if (random(patience) === 0) wishes.proceed = random(4) > 0;
      if (random(patience) === 0) wishes.lights = random(4) === 0;
      wishes.reset = random(resets) === 0;
      bench.cycle();
    }
    expect({ seed, ...one, ...plant.observed }).toMatchObject({ metOpenBarrier: 0, proceedWhileOpen: 0 });
    passed += plant.observed.passed;
  }
  expect(passed).toBeGreaterThan(50);
});
