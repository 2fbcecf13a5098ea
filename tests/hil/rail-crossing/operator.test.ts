/** The operator of firmware/rail-crossing over Modbus: what each role may, in which order, how often, and with what; and that diagnostics may tell nobody. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Machine, machine } from 'bulkhead/hil';
import modbus from 'modbus-serial';
import { afterAll, expect, test, vi } from 'vitest';
import { Crossing } from '../../../firmware/rail-crossing/plant.ts';
import { FAILED, LIGHTS_UNPROVEN, SHUT, STARTING } from '../../../firmware/rail-crossing/states.ts';
import type system from '../../../firmware/rail-crossing/system.ts';
import { auditKind, eventOf, type LogRecord, logRecordOf, logRecordWords, verifyChain } from '../../../scripts/audit-log.ts';
import { finish } from '../cli.ts';

vi.setConfig({ testTimeout: 120_000 });

const temporary = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
afterAll(() => rmSync(temporary, { recursive: true }));

const refused = { modbusCode: 6 };
const illegalValue = { modbusCode: 3 };
const CLOSE = 0;
const LIGHTS = 1;
const WARNING_TIME = 0;
const RESET = 1;
const SELECT = 1;
const EXECUTE = 2;

async function clientOf(m: Machine<typeof system>): Promise<modbus.default> {
  const port = m.serial('usart2', { autoOpen: false });
  const client = new modbus.default();
  await client.connectRTUBuffered(port.path, { baudRate: 115_200, binding: port.settings.binding } as object);
  client.setID(1);
  client.setTimeout(60_000);
  return client;
}

test('each role may what it may, the keys say which it is, and reset is select before operate', async () => {
  const plant = new Crossing();
  await using m = await machine<typeof system>('firmware/rail-crossing', { plant });
  const client = await clientOf(m);
  const coil = (address: number, value: boolean) => m.during(client.writeCoil(address, value));
  const register = (address: number, value: number) => m.during(client.writeRegister(address, value));
  const inputs = async () => (await m.during(client.readInputRegisters(0, 6))).data;

  // From afar: shut and release, nothing else.
  await m.advance('300ms');
  expect((await inputs())[2]).toBe(0);
  await coil(CLOSE, true);
  await m.advance('100ms');
  expect((await m.during(client.readCoils(0, 1))).data[0]).toBe(true);
  await coil(CLOSE, false);
  await expect(coil(LIGHTS, true)).rejects.toMatchObject(refused);
  await expect(register(WARNING_TIME, 5000)).rejects.toMatchObject(refused);
  await expect(register(RESET, SELECT)).rejects.toMatchObject(refused);
  expect(m.events.at(-1)).toBe('operator: call of safety.reset (method 0) denied by its role');

  // With the local key also the lights, but they are tested only over an open crossing: that the interlocking says, not the policy.
  plant.begin({ kind: 'key', key: 'local' });
  await m.advance('300ms');
  expect((await inputs())[2]).toBe(1);
  await expect(coil(LIGHTS, true)).rejects.toMatchObject(illegalValue);
  await expect(register(RESET, SELECT)).rejects.toMatchObject(refused);

  // Maintenance: everything, within its limits and in its order.
  plant.mend('key');
  plant.begin({ kind: 'key', key: 'maintenance' });
  await m.advance('300ms');
  await register(WARNING_TIME, 5000);
  await m.advance('100ms');
  expect(m.points.warningTime.value).toBe(5000);
  await expect(register(WARNING_TIME, 8001)).rejects.toMatchObject(illegalValue);
  await expect(register(RESET, EXECUTE)).rejects.toMatchObject(refused);
  expect(m.events.at(-1)).toBe('operator: call of safety.reset (method 1) denied by its flow');
  expect([STARTING, SHUT]).toContain(m.points.state.value);
  plant.begin({ kind: 'dark' });
  await m.advance('2s');
  expect([m.points.state.value, m.points.faults.value]).toEqual([FAILED, LIGHTS_UNPROVEN]);
  plant.mend('dark');
  await register(RESET, SELECT);
  await register(RESET, EXECUTE);
  await m.advance('200ms');
  expect(m.points.faults.value).toBe(0);

  // Ten a second, and no more until the second is over.
  await m.advance('1s');
  const before = m.time;
  let served = 0;
  while (
    await coil(CLOSE, true).then(
      () => true,
      () => false,
    )
  )
    served++;
  expect(served).toBe(10);
  expect(m.time - before).toBeLessThan(1);
  expect(m.events.at(-1)).toBe('operator: call of safety.request (method 0) denied by its rate');
  await m.advance('1s');
  await coil(CLOSE, false);
  const count = m.events.filter((event) => event.startsWith('operator: call of')).length;
  expect((await inputs())[5]).toBe(count);

  // A session ends with its task; the keys are told anew.
  m.fault('operator');
  await m.advance('500ms');
  await register(WARNING_TIME, 4000);
  expect((await inputs())[5]).toBe(0);
  await new Promise<void>((settle) => client.close(() => settle()));
});

const diagnostics = /^( +diagnostics: \{[\s\S]*?period: '500ms',)/m;

test.each<[string, [RegExp | string, string][]]>([
  ['call a task', [[diagnostics, "$1\n      calls: ['safety.request'],"]]],
  [
    'write a point that the operator reads',
    [
      ['    trains: memory', "    hint: memory('u8'),\n    trains: memory"],
      [diagnostics, "$1\n      writes: ['hint'],"],
      ["'role', 'proceed'", "'role', 'hint', 'proceed'"],
    ],
  ],
])('diagnostics may not %s: the build refuses it as a leak', async (name, changes) => {
  const folder = join(temporary, name.replaceAll(' ', '-'));
  cpSync('firmware/rail-crossing', folder, { recursive: true });
  const file = join(folder, 'system.ts');
  for (const [from, to] of changes) {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(from, to));
    expect(readFileSync(file, 'utf8')).not.toBe(text);
  }
  const { code, stderr } = await finish(['check', folder]);
  expect({ code, stderr }).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/BH3067: .* carries data from 'diagnostics' \(secret\) to/),
  });
});

test('the newest records of the audit log can be read over Modbus, with their chain', async () => {
  const plant = new Crossing();
  await using m = await machine<typeof system>('firmware/rail-crossing', { plant });
  const client = await clientOf(m);
  const log = async () => {
    const { data } = await m.during(client.readInputRegisters(100, 8 * 2 * logRecordWords));
    const words = Array.from({ length: data.length / 2 }, (_, index) => data[2 * index]! * 0x10000 + data[2 * index + 1]!);
    const records = Array.from({ length: 8 }, (_, index) => logRecordOf(words.slice(index * logRecordWords, (index + 1) * logRecordWords)));
    return records.filter(({ kind }) => kind !== 0);
  };
  const denied = (record: LogRecord | undefined) => record && eventOf(record);
  await m.advance('300ms');
  await expect(m.during(client.writeCoil(LIGHTS, true))).rejects.toMatchObject(refused);
  const first = await log();
  expect(verifyChain(first)).toMatchObject({ state: 'whole', records: 2 });
  expect(first[0]).toMatchObject({ number: 0, kind: auditKind.start });
  expect(denied(first[1])).toMatchObject({ type: 'denied', task: 4, slot: 0, method: 2, verdict: 2 });

  // A key is turned: the role of the operator changes. Then more than the registers hold.
  plant.begin({ kind: 'key', key: 'local' });
  await m.advance('300ms');
  expect(denied((await log()).at(-1))).toMatchObject({ type: 'role', task: 3, from: 0, to: 1 });
  for (let index = 0; index < 9; index++) await expect(m.during(client.writeRegister(RESET, SELECT))).rejects.toMatchObject(refused);
  const last = await log();
  expect(verifyChain(last)).toMatchObject({ state: 'whole', records: 8 });
  expect(last.map((record) => eventOf(record).type)).toEqual(Array(8).fill('denied'));
  expect(last.map(({ number }) => number)).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
  client.close(() => {});
});
