/** firmware/rail-crossing in QEMU: the same outputs as under Node in each cycle, so that what the tests there show holds here; and its tasks that die. */
import { machine } from 'bulkhead/hil';
import { afterEach, expect, test, vi } from 'vitest';
import timetable, { Crossing } from '../../../firmware/rail-crossing/plant.ts';
import { OPEN, PROCEED, SHUT } from '../../../firmware/rail-crossing/states.ts';
import type system from '../../../firmware/rail-crossing/system.ts';
import { randomOf, scenario } from './scenario.ts';
import { Bench, PERIOD } from './under-node.ts';

const folder = 'firmware/rail-crossing';

afterEach(() => vi.resetModules());

/** What the firmware drives in each cycle. */
class Recorded extends Crossing {
  readonly driven: string[] = [];
  override step(dt: number, outputs: Readonly<Record<string, number | boolean>>) {
    const inputs = super.step(dt, outputs);
    const { proceed, roadLights, raise } = outputs;
    this.driven.push(`${this.time.toFixed(2)} ${JSON.stringify([proceed, roadLights, raise])}`);
    return inputs;
  }
}

test.each([3])('drives in each cycle what the same task drives under Node: scenario %i', async (seed) => {
  const { trains, failure, events } = scenario(randomOf(seed), 100);
  const options = { trains, troubles: [...events, ...(failure ? [failure] : [])] };
  const onChip = new Recorded(options);
  await using m = await machine<typeof system>(folder, { plant: onChip });
  await m.advance('100s');

  const underNode = new Recorded(options);
  const bench = await Bench.start(underNode, () => import('../../../firmware/rail-crossing/safety.ts'));
  while (underNode.time < onChip.time - PERIOD / 2) bench.cycle();
  expect(onChip.driven.length).toBeGreaterThan(1900);
  expect(onChip.driven).toEqual(underNode.driven);
  expect(new Set(onChip.driven.map((line) => line.split(' ')[1])).size).toBeGreaterThan(2);
});

test('safety dies while a train has proceed and while the barriers rise: safe outputs in the same cycle, no train is harmed', async () => {
  const plant = timetable();
  await using m = await machine<typeof system>(folder, { plant });
  await m.until(() => m.points.proceed.value, '60s');
  await m.advance('1s');
  m.fault('safety');
  await m.advance('50ms');
  expect([m.points.proceed.value, m.points.raise.value, m.points.roadLights.value]).toEqual([false, false, true]);
  await m.advance('100ms');
  expect(m.task('safety').restarts).toBe(1);
  await m.until(() => m.points.raise.value, '120s');
  expect(plant.observed).toMatchObject({ passed: 1, metOpenBarrier: 0 });
  await m.advance('2s');
  expect(plant.barriers.north).toBeGreaterThan(0.2);
  m.fault('safety');
  await m.until(() => plant.barriers.north === 0, '10s');
  expect(plant.observed).toMatchObject({ metOpenBarrier: 0, proceedWhileOpen: 0 });
});

test('the death of any other task is nothing to the crossing', async () => {
  const plant = new Crossing({ trains: [{ at: 1 }] });
  await using m = await machine<typeof system>(folder, { plant });
  for (let round = 0; round < 25; round++) {
    for (const task of ['panel', 'operator', 'diagnostics']) m.fault(task);
    await m.advance('1s');
  }
  await m.until(() => m.points.state.value === PROCEED, '5s');
  await m.until(() => m.points.state.value === SHUT, '40s');
  await m.until(() => m.points.state.value === OPEN, '40s');
  expect(plant.observed).toMatchObject({ passed: 1, metOpenBarrier: 0, passedAtRed: 0 });
  expect(await m.task('safety').statistics()).toMatchObject({ overruns: 0, restarts: 0 });
  expect(m.task('operator').restarts).toBeGreaterThan(20);
});
