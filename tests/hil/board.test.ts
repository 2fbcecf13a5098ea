/**
 * The tests of a machine on a board, over the monitor's port. The board here is QEMU without a simulation host, in real time, behind a pseudo-terminal: what
 * the firmware sees is a UART and nothing else.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machine } from 'bulkhead/hil';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tank } from '../../firmware/water-tank/plant.ts';
import { buildSystem } from '../../scripts/build.ts';
import { silent } from '../../scripts/output.ts';
import { qemuArguments } from '../../scripts/qemu.ts';

const system = 'tests/hil/fixtures/board-tank';
const folder = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
let board: ChildProcess;

beforeAll(async () => {
  const { elf, model } = await buildSystem({ system, progress: silent });
  const serial = [{ name: 'usart1', target: { kind: 'pty' as const } }];
  // In a folder of its own, where there are no FIFOs: the firmware finds no simulation host.
  board = spawn('qemu-system-arm', qemuArguments({ elf, board: model.board, serial, realtime: true }), { cwd: folder });
  const pty = await new Promise<string>((settle, reject) => {
    let text = '';
    const take = (chunk: Buffer) => {
      text += chunk.toString();
      const path = /redirected to (\/dev\/pts\/\d+)/.exec(text)?.[1];
      if (path) settle(path);
    };
    board.stdout!.on('data', take);
    board.stderr!.on('data', take);
    board.once('exit', () => reject(new Error(text)));
  });
  process.env.BULKHEAD_TARGET = `serial:${pty}`;
});
afterAll(() => {
  delete process.env.BULKHEAD_TARGET;
  board.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

test('the tank, its stuck sensor, and a killed task, as in QEMU', async () => {
  await using m = await machine(system, { plant: tank(680) });
  // Before its plant was there, the board read 0, and the pump ran.
  await m.until(() => !m.points.pump.value, '5s');
  expect(m.points.level.value).toBeGreaterThan(690);
  m.plant.stick('level', 400);
  await m.until(() => m.points.drain.value, '10s');
  m.fault('control');
  await m.advance('50ms');
  expect(m.task('control').restarts).toBe(1);
  expect(m.points.pump.value).toBe(false);
  expect(m.points.controlRestarts.value).toBe(1);
  expect(m.events).toEqual(['control: restarted (1)']);
});

test('each machine starts afresh; forces work; what a board has not is told', async () => {
  await using m = await machine(system, { plant: null });
  expect(m.task('control').restarts).toBe(0);
  m.plant.set('level', 800);
  await m.until(() => !m.points.pump.value, '1s');
  m.plant.set('level', 500);
  await m.advance('100ms');
  expect([m.points.level.value, m.points.pump.value]).toEqual([500, false]);
  m.force('level', 100);
  await m.until(() => m.points.pump.value, '1s');
  m.release('level');
  await m.advance('50ms');
  m.plant.set('level', 800);
  await m.until(() => !m.points.pump.value, '1s');
  expect(() => m.serial('usart2')).toThrow('the serial ports of a board are its own');
  await expect(m.task('control').statistics()).rejects.toThrow('exact instructions exist in QEMU only');
});

test('the wrong system, and one without a monitor, are refused in words', async () => {
  await expect(machine('tests/hil/fixtures/monitor')).rejects.toThrow('the firmware was not built from this system.ts');
  await expect(machine('firmware/water-tank')).rejects.toThrow('a board is reached through the monitor');
});
