/** firmware/pump-station: the well is emptied whatever fails, and the modules may be models in simulated time or programs of other people. */
import { type Machine, machine } from 'bulkhead/hil';
import modbus from 'modbus-serial';
import { expect, test } from 'vitest';
import { PumpStation } from '../../firmware/pump-station/plant.ts';
import type system from '../../firmware/pump-station/system.ts';

const folder = 'firmware/pump-station';

async function open(): Promise<{ m: Machine<typeof system>; station: PumpStation }> {
  const station = new PumpStation();
  const m = await machine<typeof system>(folder, { plant: station });
  await m.until(() => m.points.gauge.value > 0, '2s');
  return { m, station };
}

test('the pumps take turns, and the level stays between the limits', async () => {
  const { m, station } = await open();
  await using _ = m;
  const starts: number[] = [];
  let [before1, before2, most] = [false, false, 0];
  await m.until(() => {
    const { pump1, pump2 } = m.points;
    if (pump1.value && !before1) starts.push(1);
    if (pump2.value && !before2) starts.push(2);
    [before1, before2] = [pump1.value, pump2.value];
    most = Math.max(most, station.level);
    return starts.length === 4;
  }, '300s');
  expect(starts).toEqual([1, 2, 1, 2]);
  expect(most).toBeLessThan(700);
  expect([m.points.alarm.value, m.points.warning.value]).toEqual([false, false]);
});

test('a module that goes silent is replaced by the other within a second, and takes over again when it answers', async () => {
  const { m, station } = await open();
  await using _ = m;
  expect(m.points.source.value).toBe(1);
  station.silent[0] = true;
  await m.advance('1s');
  expect([m.points.source.value, m.points.warning.value, m.points.alarm.value]).toEqual([2, true, false]);
  await m.until(() => m.points.pump1.value, '60s');
  expect(station.level).toBeLessThan(620);
  await m.until(() => !m.points.pump1.value, '60s');
  expect(station.level).toBeGreaterThan(150);
  station.silent[0] = false;
  await m.advance('1s');
  expect([m.points.source.value, m.points.warning.value]).toEqual([1, false]);
});

test('with both modules silent no pump runs dry, and the float keeps the well from running over', async () => {
  const { m, station } = await open();
  await using _ = m;
  await m.until(() => m.points.pump1.value, '60s');
  station.silent.fill(true);
  await m.advance('3s');
  expect([m.points.source.value, m.points.alarm.value, m.points.pump1.value]).toEqual([0, true, false]);
  let most = 0;
  await m.until(() => {
    most = Math.max(most, station.level);
    return m.points.pump1.value && m.points.pump2.value;
  }, '120s');
  await m.until(() => !m.points.pump1.value, '60s');
  expect(most).toBeLessThan(960);
  expect(station.level).toBeGreaterThan(0);
});

test('a hot pump is passed over; without any there is an alarm', async () => {
  const { m, station } = await open();
  await using _ = m;
  station.hot[0] = true;
  await m.until(() => m.points.pump2.value, '60s');
  expect([m.points.pump1.value, m.points.duty.value, m.points.warning.value, m.points.alarm.value]).toEqual([false, 1, true, false]);
  station.hot[1] = true;
  await m.advance('1s');
  expect([m.points.pump1.value, m.points.pump2.value, m.points.alarm.value]).toEqual([false, false, true]);
});

test('in a storm both pumps run, and the well does not run over', async () => {
  const { m, station } = await open();
  await using _ = m;
  station.extra = 60;
  await m.until(() => m.points.pump1.value && m.points.pump2.value, '60s');
  let most = 0;
  await m.until(() => {
    most = Math.max(most, station.level);
    return !m.points.pump1.value || !m.points.pump2.value;
  }, '120s');
  expect(most).toBeLessThan(900);
});

test('when the task that talks to the modules dies, the pumps go on, and it is back within a second', async () => {
  const { m } = await open();
  await using _ = m;
  await m.until(() => m.points.pump1.value, '60s');
  m.fault('remote');
  for (let turn = 0; turn < 20; turn++) {
    await m.advance('100ms');
    expect(m.points.alarm.value).toBe(false);
  }
  expect(m.points.remoteRestarts.value).toBe(1);
  expect([m.points.source.value, m.points.pump1.value, m.points.warning.value]).toEqual([1, true, false]);
});

test('the modules may be servers of modbus-serial, one of which goes away', async () => {
  await using m = await machine<typeof system>(folder, { plant: { step: () => ({ float: false }) } });
  const serve = (name: string, unitID: number, level: number) => {
    const { path, settings } = m.serial(name, { autoOpen: false });
    const vector = { getInputRegister: (address: number) => (address === 0 ? level : 0) };
    return new modbus.ServerSerial(vector, { path, baudRate: 19_200, unitID, interval: 1, binding: settings.binding } as never);
  };
  // While the firmware is held, the servers get some turns of the event loop for what has arrived.
  const until = async (condition: () => boolean) => {
    for (let cycle = 0; cycle < 1000 && !condition(); cycle++) {
      await m.advance('50ms');
      for (let turn = 0; turn < 4; turn++) await new Promise((settle) => setTimeout(settle, 2));
    }
    expect(condition()).toBe(true);
  };
  const first = serve('usart2', 1, 444);
  const second = serve('usart3', 2, 555);
  await until(() => m.points.gauge.value === 444 && !m.points.warning.value);
  await new Promise<void>((settle) => first.close(() => settle()));
  await until(() => m.points.gauge.value === 555 && m.points.warning.value);
  await new Promise<void>((settle) => second.close(() => settle()));
  await until(() => m.points.alarm.value && m.points.source.value === 0);
});
