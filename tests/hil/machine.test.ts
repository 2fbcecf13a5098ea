/** `bulkhead/hil` on its own ground: time, points, plant faults, killed tasks, serial ports, statistics, on every board that QEMU models. */
import { machine } from 'bulkhead/hil';
import modbus from 'modbus-serial';
import { expect, test } from 'vitest';
import { tank } from '../../firmware/water-tank/plant.ts';
import type system from '../../firmware/water-tank/system.ts';
import type monitored from './fixtures/monitor/system.ts';

const folder = 'firmware/water-tank';

test('never overfills when the level sensor sticks', async () => {
  await using m = await machine(folder, { board: 'netduinoplus2', plant: tank() });
  await m.advance('20s');
  m.plant.stick('level', 400);
  await m.until(() => m.points.drain.value, '60s');
  m.fault('control');
  await m.advance('20ms');
  expect(m.task('control').restarts).toBe(1);
  expect(m.points.pump.value).toBe(false);
});

test.each(['netduinoplus2', 'mps2-an385', 'stm32vldiscovery'])('on %s the tank fills, and control outlives its death', async (board) => {
  await using m = await machine<typeof system>(folder, { board });
  await m.until(() => m.points.pump.value, '10s');
  expect(m.points.level.value).toBeLessThan(300);
  await m.until(() => !m.points.pump.value, '20s');
  expect(m.points.level.value).toBeGreaterThan(700);
  m.fault('control');
  await m.advance('10ms');
  expect(m.task('control').faults).toEqual(['killed by the test bench']);
  // What the killed scan had written was seen by nobody; the outputs are safe until the next one.
  expect([m.points.pump.value, m.points.drain.value]).toEqual([false, true]);
  await m.advance('10ms');
  expect(m.points.drain.value).toBe(false);
  expect(m.points.controlRestarts.value).toBe(1);
  expect(m.events).toEqual(['control: killed by the test bench, restarted (1)']);
  const { activations, overruns, instructions } = await m.task('control').statistics();
  expect(activations).toBeCloseTo(m.time * 100, -1);
  expect(overruns).toBe(0);
  expect(instructions.max).toBeGreaterThanOrEqual(instructions.avg);
});

test('times add up, and cycles are whole', async () => {
  await using m = await machine(folder);
  const start = m.time;
  for (let step = 0; step < 10; step++) await m.advance('15ms');
  expect(m.time - start).toBeCloseTo(0.15, 9);
  await m.advance('1ms');
  expect(m.time - start).toBeCloseTo(0.16, 9);
  await expect(m.advance('soon' as '1s')).rejects.toThrow("'soon' is no time");
});

test('without a plant the test sets the inputs, and breaks sensors and actuators', async () => {
  await using m = await machine<typeof system>(folder, { plant: null });
  m.plant.set('level', 250);
  await m.advance('20ms');
  expect(m.points.pump.value).toBe(true);
  m.plant.bias('level', 460);
  await m.advance('20ms');
  expect([m.points.level.value, m.points.pump.value]).toEqual([710, false]);
  m.plant.release();
  expect(m.points.level.value).toBe(250);
  m.plant.stick('level');
  m.plant.set('level', 800);
  await m.advance('20ms');
  expect([m.points.level.value, m.points.pump.value]).toEqual([250, true]);
});

test('a stuck actuator is what the plant sees', async () => {
  const seen: unknown[] = [];
  const plant = {
    step: (_: number, outputs: Readonly<Record<string, unknown>>) => (seen.push(outputs['pump']), { level: 250 + seen.length }),
  };
  await using m = await machine<typeof system>(folder, { plant });
  await m.advance('50ms');
  expect([m.points.pump.value, seen.at(-1)]).toEqual([true, true]);
  m.plant.stick('pump', false);
  await m.advance('50ms');
  expect([m.points.pump.value, seen.at(-1)]).toEqual([true, false]);
});

test('mistakes of the test are told in words', async () => {
  await using m = await machine(folder, { plant: null });
  expect(() => m.points.levle.value).toThrow("there is no point 'levle' (did you mean 'level'?)");
  expect(() => m.fault('contrl')).toThrow("there is no task 'contrl' (did you mean 'control'?)");
  expect(() => m.serial('usart1')).toThrow("no task uses the serial port 'usart1' (did you mean 'usart2'?)");
  expect(() => m.plant.stick('lowLimit', 3)).toThrow("'lowLimit' is not on the link to the plant");
  expect(() => m.plant.set('pump', true)).toThrow("'pump' is no input");
  expect(() => m.plant.stick('level', true)).toThrow("true is no value of 'level', which is u16");
  await expect(m.until(() => m.points.pump.value && m.points.drain.value, '100ms')).rejects.toThrow(
    /did not hold within 100ms; at 0\.12 s: level 0, pump true, drain false/,
  );
  await expect(
    m.until(() => {
      throw new Error('of the condition');
    }, '1s'),
  ).rejects.toThrow('of the condition');
  const passing = m.advance('10ms');
  await expect(m.advance('10ms')).rejects.toThrow('time passes already');
  await passing;
});

test('a plant that fails ends the machine with its own error', async () => {
  let steps = 0;
  const plant = { step: () => (++steps < 10 ? {} : { level: Number.NaN }) };
  await using m = await machine(folder, { plant });
  await expect(m.advance('1s')).rejects.toThrow("the plant model: step() returned NaN for 'level'");
  await expect(m.advance('1s')).rejects.toThrow('NaN');
});

test('a system that does not build says why', async () => {
  await expect(machine('firmware/none')).rejects.toThrow('there is no folder');
  await expect(machine(folder, { board: 'toaster' })).rejects.toThrow('toaster');
});

test('a program for serial ports talks to the firmware while time passes', async () => {
  await using m = await machine<typeof system>(folder, { plant: tank() });
  const port = m.serial('usart2', { autoOpen: false });
  const client = new modbus.default();
  await client.connectRTUBuffered(port.path, { baudRate: 115_200, binding: port.settings.binding } as object);
  client.setID(1);
  client.setTimeout(10_000);
  for (let turn = 0; turn < 20; turn++) {
    expect((await m.during(client.readHoldingRegisters(0, 2))).data).toEqual([300, 700]);
  }
  await m.during(client.writeRegister(0, 350));
  await m.advance('20ms');
  expect(m.points.lowLimit.value).toBe(350);
  await expect(m.during(client.writeRegister(0, 901))).rejects.toMatchObject({ modbusCode: 3 });
  await new Promise<void>((settle) => client.close(() => settle()));
});

test('machines run side by side', async () => {
  const levels = await Promise.all(
    [320, 450, 600].map(async (start) => {
      await using m = await machine<typeof system>(folder, { plant: tank(start) });
      await m.advance('500ms');
      return m.points.level.value;
    }),
  );
  expect(levels[0]).toBeLessThan(levels[1]!);
  expect(levels[1]).toBeLessThan(levels[2]!);
});

test('a force needs a right, is seen as a force, and ends', async () => {
  await using m = await machine<typeof monitored>('tests/hil/fixtures/monitor', { plant: null });
  m.plant.set('level', 500);
  await m.advance('20ms');
  expect([m.points.pump.value, m.points.seen.value]).toEqual([true, 0]);
  m.force('level', 4000);
  m.force('pump', true);
  await m.advance('20ms');
  expect([m.points.pump.value, m.points.levelQuality.value, m.points.seen.value]).toEqual([true, 2, 22]);
  m.release('pump');
  await m.advance('20ms');
  expect([m.points.pump.value, m.points.seen.value]).toEqual([false, 20]);
  m.release('level');
  await m.advance('20ms');
  expect([m.points.pump.value, m.points.seen.value]).toEqual([true, 0]);
  expect(m.console.map(({ task, text }) => `${task}: ${text}`)).toEqual([
    'io: level forced to 4000',
    'io: pump forced to 1',
    'io: pump released',
    'io: level released',
  ]);
  m.force('speed', 3);
  await expect(m.advance('10ms')).rejects.toThrow("system.ts gives no right to force 'speed'");
});
