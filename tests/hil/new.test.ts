/** What `bulkhead new` writes runs: each template does its work on its plant. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machine } from 'bulkhead/hil';
import { afterAll, expect, test } from 'vitest';
import { writeSystem } from '../../scripts/new.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-new-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(template: string): string {
  const system = join(folder, template);
  writeSystem(system, template);
  return system;
}

test('two-point: the vessel is kept warm, and an overheated one is left alone until it is acknowledged', async () => {
  await using m = await machine(written('two-point'));
  await m.until(() => !m.points['heater'].value, '30s');
  expect(m.points['temperature'].value).toBeGreaterThanOrEqual(650);
  await m.until(() => m.points['heater'].value, '30s');
  m.plant.stick('temperature', 720);
  await m.advance('2100ms');
  expect([m.points['alarm'].value, m.points['heater'].value]).toEqual([true, false]);
  m.plant.stick('temperature', 500);
  await m.advance('1s');
  expect([m.points['alarm'].value, m.points['heater'].value]).toEqual([true, false]);
  m.plant.stick('acknowledge', true);
  await m.advance('50ms');
  expect([m.points['alarm'].value, m.points['heater'].value]).toEqual([false, true]);
});

test('sequence: fills, mixes for five seconds, empties; and says when it does not get full', async () => {
  await using m = await machine(written('sequence'));
  await m.until(() => m.points['mixer'].value, '20s');
  expect(m.points['level'].value).toBeGreaterThanOrEqual(800);
  const start = m.time;
  await m.until(() => m.points['outlet'].value, '20s');
  expect(m.time - start).toBeCloseTo(5, 1);
  await m.until(() => !m.points['outlet'].value, '20s');
  expect(m.points['level'].value).toBeLessThanOrEqual(20);
  m.plant.stick('inlet', false);
  await m.until(() => m.points['failed'].value, '60s');
  expect(m.console.map(({ text }) => text)).toEqual([expect.stringMatching(/^not full after 15 s, level \d+$/)]);
});

test('pid: goes to the set point and stays there', async () => {
  await using m = await machine(written('pid'));
  await m.advance('19s');
  expect(m.points['temperature'].value).toBeGreaterThan(590);
  expect(m.points['temperature'].value).toBeLessThan(610);
  await m.advance('19s');
  expect(m.points['temperature'].value).toBeGreaterThan(785);
  expect(m.points['temperature'].value).toBeLessThan(815);
});
