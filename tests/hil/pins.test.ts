/** Points on the pins of a board: QEMU's model of them is driven and read by the plant, the firmware moves the real registers. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machine } from 'bulkhead/hil';
import modbus from 'modbus-serial';
import { afterAll, describe, expect, test } from 'vitest';
import { board } from '../../boards/b-l475e-iot01a/board.ts';
import type tank from '../../firmware/water-tank/system.ts';
import { auditImage } from '../../scripts/audit/audit.ts';
import { buildSystem } from '../../scripts/build.ts';
import { silent } from '../../scripts/output.ts';
import { findQemu, requireQemu } from '../../scripts/qemu-program.ts';
import type system from './fixtures/pins/system.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-pins-'));
afterAll(() => rmSync(folder, { recursive: true }));

const pins = 'tests/hil/fixtures/pins';
const qemu = findQemu(board);
const reason = 'missing' in qemu ? `not run: ${qemu.missing}` : null;
if (reason !== null) console.warn(`tests/hil/pins.test.ts: ${reason}`);

test('the image is built for the board whatever QEMU there is, and the I/O task alone has the ports', async () => {
  const { elf } = await buildSystem({ system: pins, outDir: join(folder, 'audited'), progress: silent });
  const { findings, rights } = auditImage(elf, readFileSync(elf));
  expect(findings).toEqual([]);
  const uses = Object.fromEntries(rights!.tasks.map((task) => [task.name, task.uses]));
  expect(uses).toMatchObject({ io: ['usart1', 'gpioa', 'gpiob', 'gpioc'], control: [] });
});

test('where no QEMU is new enough, that is said, with what brings one', () => {
  const future = { ...board, qemu: { ...board.qemu!, since: '99.1' } };
  expect(findQemu(future)).toMatchObject({ missing: expect.stringMatching(/needs QEMU 99\.1 or newer to be simulated; here is \d+\.\d+/) });
  const failure = (() => {
    try {
      return requireQemu(future);
    } catch (error) {
      return error;
    }
  })();
  expect(failure).toMatchObject({ exitCode: 3, message: expect.stringContaining('npx bulkhead doctor --qemu') });
});

describe.skipIf(reason !== null)(reason ?? `on ${board.name}`, () => {
  test('inputs come in and outputs go out over the pins, within a cycle', async () => {
    await using m = await machine<typeof system>(pins, { plant: null });
    expect([m.points.motor.value, m.points.lamp.value]).toEqual([false, true]);
    m.plant.set('button', true);
    m.plant.set('guard', true);
    await m.advance('20ms');
    expect([m.points.motor.value, m.points.lamp.value]).toEqual([true, false]);
    m.plant.set('guard', false);
    await m.advance('20ms');
    expect([m.points.motor.value, m.points.lamp.value]).toEqual([false, false]);
    m.plant.set('guard', true);
    m.plant.set('level', 700);
    await m.advance('20ms');
    expect(m.points.motor.value).toBe(false);
  });

  test('a plant model sees them, and a sensor on a pin can stick', async () => {
    const seen: unknown[] = [];
    const plant = {
      step(_dt: number, outputs: Readonly<Record<string, number | boolean>>) {
        seen.push({ ...outputs });
        return { button: outputs['lamp'] as boolean, guard: true, level: 100 };
      },
    };
    await using m = await machine<typeof system>(pins, { plant });
    await m.advance('50ms');
    expect(seen).toContainEqual({ motor: true, lamp: false });
    expect(seen).toContainEqual({ motor: false, lamp: true });
    m.plant.stick('button', true);
    await m.advance('50ms');
    expect([m.points.motor.value, m.points.lamp.value]).toEqual([true, false]);
  });

  test('a task that dies leaves its pins at their safe levels', async () => {
    await using m = await machine<typeof system>(pins, { plant: null });
    m.plant.set('button', true);
    m.plant.set('guard', true);
    await m.advance('20ms');
    m.fault('control');
    await m.advance('10ms');
    expect([m.points.motor.value, m.points.lamp.value]).toEqual([false, true]);
    await m.advance('20ms');
    expect([m.points.motor.value, m.points.lamp.value]).toEqual([true, false]);
    expect(m.task('control').restarts).toBe(1);
  });

  test('the I/O task comes back with its pins, and so does the chip', async () => {
    await using m = await machine<typeof system>(pins, { plant: null });
    m.plant.set('button', true);
    m.plant.set('guard', true);
    await m.advance('20ms');
    m.fault('io');
    await m.advance('30ms');
    expect([m.task('io').restarts, m.points.motor.value, m.points.lamp.value]).toEqual([1, true, false]);
    m.fault('supervisor');
    await m.advance('50ms');
    expect([m.resets, m.points.motor.value, m.points.lamp.value]).toEqual([1, true, false]);
  });

  test('pins are forced like any point, and never stale', async () => {
    await using m = await machine<typeof system>(pins, { plant: null });
    m.plant.set('guard', true);
    await m.advance('20ms');
    expect(m.points.seen.value).toBe(0);
    m.force('button', true);
    await m.advance('20ms');
    expect([m.points.motor.value, m.points.lamp.value, m.points.seen.value]).toEqual([true, false, 2]);
    m.force('motor', false);
    await m.advance('20ms');
    expect(m.points.motor.value).toBe(false);
    m.release('button');
    m.release('motor');
    await m.advance('20ms');
    expect([m.points.motor.value, m.points.lamp.value, m.points.seen.value]).toEqual([false, true, 0]);
  });

  test('a run repeats to the bit', async () => {
    const once = async () => {
      await using m = await machine<typeof tank>('firmware/water-tank', { board: board.name, trace: 'never' });
      await m.advance('5s');
      m.plant.stick('pump', true);
      await m.until(() => m.points.drain.value, '20s');
      m.fault('control');
      await m.advance('200ms');
      const { csv } = m.saveTrace(join(folder, 'trace'));
      const statistics = [await m.task('io').statistics(), await m.task('control').statistics()];
      return { time: m.time, trace: readFileSync(csv, 'utf8'), events: m.events, statistics };
    };
    const first = await once();
    expect(await once()).toEqual(first);
    expect(first.statistics[1]).toMatchObject({ overruns: 0, restarts: 1 });
  });

  test('serial ports go on beside them', async () => {
    await using m = await machine<typeof tank>('firmware/water-tank', { board: board.name });
    const port = m.serial('usart2', { autoOpen: false });
    const client = new modbus.default();
    await client.connectRTUBuffered(port.path, { baudRate: 115_200, binding: port.settings.binding } as object);
    client.setID(1);
    client.setTimeout(30_000);
    for (let i = 0; i < 20; i++) expect((await m.during(client.readHoldingRegisters(0, 2))).data).toEqual([300, 700]);
    await m.during(client.writeRegister(0, 350));
    expect((await m.during(client.readHoldingRegisters(0, 2))).data).toEqual([350, 700]);
    await new Promise<void>((settle) => client.close(() => settle()));
  });
});
