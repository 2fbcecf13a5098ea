/** Random scenarios under Node, a thousand times faster than the chip: the safety task with an operator, and the interlocking with wishes of any kind. */
import { vi } from 'vitest';
import { Crossing, type Observed } from '../../../firmware/rail-crossing/plant.ts';
import { type Random, randomOf, type Scenario, scenario } from './scenario.ts';
import { asking, Bench, PERIOD } from './under-node.ts';

/** Of one scenario, simulated. */
export const SECONDS = 240;
const cycles = SECONDS / PERIOD;

export interface Outcome extends Scenario {
  seed: number;
  observed: Observed;
  /** A fault was found. */
  failed: boolean;
}

function crossingOf({ trains, failure, events }: Scenario): Crossing {
  return new Crossing({ trains, troubles: [...events, ...(failure ? [failure] : [])] });
}

/** Who asks the safety task, and what, with no policy to keep them from it. */
function ask(bench: Bench, random: Random): void {
  const { close, release, testLights, setWarning, select, execute } = asking(bench);
  [close, release, testLights, () => setWarning(random(10_000)), select, execute, execute][random(7)]!();
}

/** The safety task, an operator who asks anything at any time, and in one of three a restart. */
export async function runAsked(seed: number): Promise<Outcome> {
  const random = randomOf(seed);
  const one = scenario(random, SECONDS);
  const plant = crossingOf(one);
  const bench = await Bench.start(plant, () => {
    vi.resetModules();
    return import('../../../firmware/rail-crossing/safety.ts');
  });
  const eager = random(4);
  const restartAt = random(3) === 0 ? random(cycles) : -1;
  let failed = false;
  for (let cycle = 0; cycle < cycles; cycle++) {
    bench.cycle();
    if (cycle === restartAt) await bench.restart();
    if (eager > 0 && random(20 * eager) === 0) ask(bench, random);
    failed ||= bench.point('faults') !== 0;
  }
  return { seed, ...one, observed: plant.observed, failed };
}

/** The interlocking alone, with wishes that no sequence would have: from a fixed will to one that changes ten times a second. */
export async function runWild(seed: number): Promise<Outcome> {
  const random = randomOf(seed);
  const one = scenario(random, SECONDS);
  const plant = crossingOf(one);
  const bench = await Bench.start(plant, () => {
    vi.resetModules();
    return import('./wild.ts');
  });
  const { wishes } = bench.task;
  const patience = [2, 20, 200, 1e9][random(4)]!;
  const resets = [400, 4000, 1e9][random(3)]!;
  Object.assign(wishes, { raise: true, proceed: true, lights: false });
  for (let cycle = 0; cycle < cycles; cycle++) {
    if (random(patience) === 0) wishes.raise = random(4) > 0;
    if (random(patience) === 0) wishes.proceed = random(4) > 0;
    if (random(patience) === 0) wishes.lights = random(4) === 0;
    wishes.reset = random(resets) === 0;
    bench.cycle();
  }
  return { seed, ...one, observed: plant.observed, failed: false };
}
