/** firmware/water-tank from the command line: deterministic, within its limits, and a Modbus server for the clients that people use. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import modbus from 'modbus-serial';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { socketBinding } from '../../scripts/serial.ts';
import { finish, type Started, start } from './cli.ts';

// QEMU runs as fast as the machine lets it.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
const started: Started[] = [];
afterAll(async () => {
  for (const run of started) run.process.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});
const tank = ['run', 'firmware/water-tank', '--board', 'netduinoplus2'];

/** The tank with its Modbus line connected, in real time. */
function serve(target: string): Started {
  const run = start([...tank, '--serial', `usart2=${target}`, '--realtime', '--out', join(folder, `build-${started.length}`)]);
  started.push(run);
  return run;
}

async function stop(run: Started): Promise<void> {
  run.process.kill('SIGINT');
  const { code, stdout, stderr } = await run.finished;
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stdout).toContain('pump: switched');
}

describe('bulkhead run firmware/water-tank', () => {
  it('gives byte-identical output and statistics twice, and keeps the level within its limits', async () => {
    const once = async () => {
      const stats = join(folder, 'stats.json');
      const { code, stdout, stderr } = await finish([...tank, '--for', '60s', '--stats', stats]);
      expect({ code, stderr }).toMatchObject({ code: 0 });
      return { stdout, stderr, stats: readFileSync(stats, 'utf8') };
    };
    const first = await once();
    const second = await once();
    expect(second.stdout).toBe(first.stdout);
    expect(second.stats).toBe(first.stats);

    const [, low = '', high = ''] = /^level: (\d+) to (\d+)$/m.exec(first.stdout) ?? [];
    expect(Number(low)).toBeGreaterThan(250);
    expect(Number(high)).toBeLessThan(750);
    expect(first.stdout).toMatch(/^drain: switched (once|0 times), off at the end$/m);
    expect(Number(/([\d.]+) times real time/.exec(first.stderr)?.[1])).toBeGreaterThan(1);

    const { tasks } = JSON.parse(first.stats);
    expect(Object.keys(tasks)).toEqual(['supervisor', 'io', 'control', 'modbus']);
    expect(tasks.control.activations).toBeGreaterThanOrEqual(5990);
    expect(tasks.control).toMatchObject({ overruns: 0, restarts: 0 });
    expect(tasks.control.instructions.min).toBeGreaterThan(0);
    expect(tasks.control.instructions.max).toBeGreaterThanOrEqual(tasks.control.instructions.avg);
  });

  it('serves modbus-serial through the socket binding', async () => {
    const path = join(folder, 'usart2');
    const run = serve(`unix:${path}`);
    await run.line(/^usart2: unix:/m);
    const client = new modbus.default();
    await client.connectRTUBuffered(`unix:${path}`, { baudRate: 115_200, binding: socketBinding } as object);
    client.setID(1);
    client.setTimeout(3000);
    const inputs = (await client.readInputRegisters(0, 4)).data;
    expect(inputs[0]).toBeGreaterThan(250);
    expect(inputs[0]).toBeLessThan(750);
    expect(inputs[3]).toBe(0);
    expect((await client.readHoldingRegisters(0, 2)).data).toEqual([300, 700]);
    await client.writeRegister(0, 350);
    await client.writeRegisters(1, [650]);
    // The control task publishes the limits at the end of its next scan.
    await expect.poll(async () => (await client.readHoldingRegisters(0, 2)).data, { timeout: 5000 }).toEqual([350, 650]);
    await expect(client.writeRegister(0, 901)).rejects.toMatchObject({ modbusCode: 3 });
    await expect(client.readInputRegisters(3, 2)).rejects.toMatchObject({ modbusCode: 2 });
    await new Promise<void>((settle) => client.close(() => settle()));
    await stop(run);
  });

  it('lets a written set point start the pump', async () => {
    const path = join(folder, 'usart2-pump');
    const run = serve(`unix:${path}`);
    await run.line(/^usart2: unix:/m);
    const client = new modbus.default();
    await client.connectRTUBuffered(`unix:${path}`, { baudRate: 115_200, binding: socketBinding } as object);
    client.setID(1);
    client.setTimeout(3000);
    const { data } = await client.readInputRegisters(0, 2);
    if (data[1] === 0) {
      // Both limits above the level: the pump must start at once.
      await client.writeRegister(1, 900);
      await client.writeRegister(0, 890);
      await expect.poll(async () => (await client.readInputRegisters(1, 1)).data[0], { timeout: 5000 }).toBe(1);
    } else {
      await client.writeRegister(0, 100);
      await client.writeRegister(1, 110);
      await expect.poll(async () => (await client.readInputRegisters(1, 1)).data[0], { timeout: 5000 }).toBe(0);
    }
    await new Promise<void>((settle) => client.close(() => settle()));
    await stop(run);
  });

  it('serves mbpoll on a pseudo-terminal', async () => {
    const run = serve('pty');
    const [, pty = ''] = await run.line(/^usart2: (\/dev\/pts\/\d+)$/m);
    const poll = async (...options: string[]) => {
      const words = ['-m', 'rtu', '-a', '1', '-b', '115200', '-P', 'none', '-s', '1', '-0', '-1', '-q', '-o', '5', ...options];
      return promisify(execFile)('mbpoll', words).catch((error: { stdout: string; stderr: string }) => error);
    };
    const read = async (table: string, address: string) => (await poll('-r', address, '-t', table, pty)).stdout;
    expect(await read('3', '0')).toMatch(/\[0\]:\s+\d+/);
    const written = await poll('-r', '0', '-t', '4', pty, '340');
    expect(written.stdout).toContain('Written 1 references.');
    await expect.poll(() => read('4', '0'), { timeout: 5000 }).toMatch(/\[0\]:\s+340/);
    const refused = await poll('-r', '0', '-t', '4', pty, '901');
    expect(refused.stderr).toContain('Illegal data value');
    await stop(run);
  });

  it.each([
    ['an unknown serial port', ['--serial', 'usart9=pty'], 2, 'those are: usart2'],
    ['a run time that is none', ['--for', 'soon'], 2, '--for soon'],
    ['a statistics file in no folder', ['--stats', '/nowhere/s.json'], 2, 'there is no folder /nowhere'],
    ['a plant that is not there', ['--plant', 'none.ts'], 1, 'none.ts'],
    ['an unknown board', ['--board', 'toaster'], 1, 'toaster'],
    ['an unknown option', ['--colour'], 2, '--colour'],
  ])('refuses %s', async (_, options, exitCode, message) => {
    const { code, stderr, stdout } = await finish(['run', 'firmware/water-tank', ...options]);
    expect({ code, stderr }).toMatchObject({ code: exitCode, stderr: expect.stringContaining(message) });
    expect(stdout).toBe('');
  });
});
