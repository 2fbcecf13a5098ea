/** firmware/motor-pid: the speed follows the ramp, a load is made up for, modes change without a bump, and a blocked shaft trips. */
import { type Machine, machine } from 'bulkhead/hil';
import { expect, test } from 'vitest';
import { motor, type Situation } from '../../firmware/motor-pid/plant.ts';
import type system from '../../firmware/motor-pid/system.ts';

const folder = 'firmware/motor-pid';
const idle: Situation = { setpoint: 0, manual: false, knob: 0, reset: false, load: 0 };

/** A motor at a test bench: `panel` changes while the machine runs. */
async function bench(start: Partial<Situation> = {}): Promise<{ m: Machine<typeof system>; panel: Situation }> {
  const panel = { ...idle, ...start };
  const m = await machine<typeof system>(folder, { plant: motor(() => panel) });
  return { m, panel };
}

/** Runs for so many cycles of 10 ms; what was seen at the end of each. */
async function record(m: Machine<typeof system>, cycles: number): Promise<{ speed: number; drive: number }[]> {
  const seen: { speed: number; drive: number }[] = [];
  for (let cycle = 0; cycle < cycles; cycle++) {
    await m.advance('10ms');
    seen.push({ speed: m.points.speed.value, drive: m.points.drive.value });
  }
  return seen;
}

test('the speed follows the ramp of 1500 rpm a second, without overshoot, and says when it is there', async () => {
  const { m, panel } = await bench();
  await using _ = m;
  await m.advance('100ms');
  panel.setpoint = 2000;
  const run = await record(m, 250);
  // Half way up: behind the ramp by its time constant of a tenth of a second.
  const half = run.findIndex(({ speed }) => speed >= 1000);
  expect(half * 10).toBeGreaterThan(1000 / 1.5);
  expect(half * 10).toBeLessThan(1000 / 1.5 + 150);
  expect(Math.max(...run.map(({ speed }) => speed))).toBeLessThan(2000 * 1.01);
  expect(run.at(-1)!.speed).toBeGreaterThan(1990);
  expect(m.points.atSpeed.value).toBe(true);
  expect(Math.max(...run.map(({ drive }) => drive))).toBeLessThanOrEqual(1000);
});

test('a load is made up for within a second', async () => {
  const { m, panel } = await bench({ setpoint: 1500 });
  await using _ = m;
  await m.until(() => m.points.atSpeed.value, '5s');
  panel.load = 0.15;
  const run = await record(m, 150);
  const least = Math.min(...run.map(({ speed }) => speed));
  expect(least).toBeLessThan(1490);
  expect(least).toBeGreaterThan(1350);
  expect(run.slice(100).every(({ speed }) => Math.abs(speed - 1500) < 20)).toBe(true);
});

test('manual mode and back: the drive goes on from where it is', async () => {
  const { m, panel } = await bench({ setpoint: 1200 });
  await using _ = m;
  await m.until(() => m.points.atSpeed.value, '5s');
  Object.assign(panel, { manual: true, knob: 600 });
  await m.advance('20ms');
  expect(m.points.drive.value).toBe(600);
  await m.advance('1500ms');
  expect(m.points.speed.value).toBeGreaterThan(1900);
  panel.manual = false;
  const back = await record(m, 200);
  // At most what the falling ramp asks for in a cycle: 30 rpm, at a gain of 1.1.
  const steps = back.map(({ drive }, cycle) => Math.abs(drive - (cycle === 0 ? 600 : back[cycle - 1]!.drive)));
  expect(Math.max(...steps)).toBeLessThanOrEqual(40);
  expect(back.at(-1)!.speed).toBeCloseTo(1200, -1);
});

test('a blocked shaft trips after 0.8 s, stays tripped, and starts over the ramp after a reset', async () => {
  const { m, panel } = await bench({ setpoint: 1500, load: 5 });
  await using _ = m;
  await m.until(() => m.points.drive.value > 250, '2s');
  const pushed = m.time;
  await m.until(() => m.points.tripped.value, '2s');
  expect(m.time - pushed).toBeCloseTo(0.8, 1);
  expect(m.points.drive.value).toBe(0);
  panel.load = 0;
  m.fault('control');
  await m.advance('2s');
  expect(m.task('control').restarts, 'a restart does not end a trip').toBe(1);
  expect([m.points.tripped.value, m.points.drive.value, m.points.speed.value]).toEqual([true, 0, 0]);
  panel.reset = true;
  await m.advance('50ms');
  panel.reset = false;
  expect(m.points.tripped.value).toBe(false);
  const run = await record(m, 200);
  // Nothing was wound up: the first cycles are those of the ramp.
  expect(run[2]!.drive).toBeLessThan(150);
  expect(Math.max(...run.map(({ speed }) => speed))).toBeLessThan(1500 * 1.01);
  expect(run.at(-1)!.speed).toBeGreaterThan(1480);
});

test('when the controller dies the motor has no voltage, and is caught again over the ramp', async () => {
  const { m } = await bench({ setpoint: 1500 });
  await using _ = m;
  await m.until(() => m.points.atSpeed.value, '5s');
  m.fault('control');
  await m.advance('10ms');
  expect([m.points.drive.value, m.points.tripped.value]).toEqual([0, true]);
  expect(m.task('control').restarts).toBe(1);
  await m.until(() => m.points.atSpeed.value && !m.points.tripped.value, '5s');
  expect(m.points.speed.value).toBeCloseTo(1500, -2);
});
