/** Clients that people use, on the server in QEMU: every function, every exception. 10,000 requests: clients.deep.ts. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { machine } from 'bulkhead/hil';
import { afterAll, describe, expect, it } from 'vitest';
import { type Started, start } from '../hil/cli.ts';
import { requestMany } from './clients.ts';
import { connectModbus, type ModbusClient } from './modbus-serial.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-clients-'));
const started: Started[] = [];
afterAll(() => {
  for (const run of started) run.process.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});
const system = 'tests/fixtures/modbus/server';

/** Function 17; its declaration leaves out that two arguments stand before the callback that the promise is made of. */
const reportServerId = (client: ModbusClient) =>
  (client as unknown as { reportServerID(first: number, second: number): Promise<unknown> }).reportServerID(0, 0);

describe('modbus-serial', () => {
  it('gets an answer to every function', async () => {
    await using m = await machine(system, { plant: null });
    await using client = await connectModbus(m, 'usart2', 17);
    const ask = <T>(work: Promise<T>) => m.during(work);
    await ask(client.writeCoil(3, true));
    await ask(client.writeCoils(5, [true, false, true]));
    expect((await ask(client.readCoils(0, 8))).data).toEqual([false, false, false, true, false, true, false, true]);
    expect((await ask(client.readDiscreteInputs(100, 16))).data.slice(0, 8)).toEqual([true, false, false, true, false, false, true, true]);
    expect((await ask(client.readDiscreteInputs(100, 2000))).data.length).toBe(2000);
    await ask(client.writeRegister(100, 0x1234));
    await ask(client.writeRegisters(101, [1, 2, 0xffff]));
    expect((await ask(client.readHoldingRegisters(100, 4))).data).toEqual([0x1234, 1, 2, 0xffff]);
    expect((await ask(client.readHoldingRegisters(100, 125))).data.length).toBe(125);
    await ask(client.writeRegister(1, 512));
    expect((await ask(client.readInputRegisters(0, 2))).data).toEqual([512, 8]);
    await ask(client.maskWriteRegister(100, 0xf0f0, 0x0a0a));
    expect((await ask(client.readHoldingRegisters(100, 1))).data).toEqual([(0x1234 & 0xf0f0) | (0x0a0a & 0x0f0f)]);
    expect((await ask(client.readWriteRegisters(110, 2, 111, 1, [77]))).data).toEqual([0, 77]);
    expect(await ask(reportServerId(client))).toMatchObject({ serverId: 17, running: true, additionalData: Buffer.from('test server') });
  });

  it('gets every exception', async () => {
    await using m = await machine(system, { plant: null });
    await using client = await connectModbus(m, 'usart2', 17);
    const refused = async (work: Promise<unknown>, modbusCode: number) => expect(m.during(work)).rejects.toMatchObject({ modbusCode });
    await refused(client.customFunction(0x41, [1, 2]), 1);
    await refused(client.readCoils(40, 1), 2);
    await refused(client.readHoldingRegisters(299, 2), 2);
    await refused(client.readInputRegisters(65_535, 2), 2);
    await refused(client.writeRegister(2, 1), 2);
    await refused(client.writeCoil(51, true), 2);
    await refused(client.readHoldingRegisters(100, 126), 3);
    await refused(client.writeRegister(1, 901), 3);
    await refused(client.writeRegister(0, 7), 3);
    await refused(client.writeRegister(3, 1), 4);
    await refused(client.writeCoil(52, false), 4);
  });

  it('loses none of 500 requests while another compartment crashes once a second', async () => {
    const load = await requestMany(500, { crash: true });
    expect(load).toMatchObject({ lost: 0, wrong: 0 });
    expect(load.restarts).toBeGreaterThan(2);
  });
});

describe('mbpoll', () => {
  it('reads and writes every table, and tells each refusal', async () => {
    const run = start(['run', system, '--serial', 'usart2=pty', '--realtime', '--out', join(folder, 'build')]);
    started.push(run);
    const [, pty = ''] = await run.line(/^usart2: (\/dev\/pts\/\d+)$/m);
    const poll = async (options: string[], values: string[] = []) => {
      const words = ['-m', 'rtu', '-a', '17', '-b', '115200', '-P', 'none', '-0', '-1', '-q', '-o', '10', ...options, pty, ...values];
      const { stdout, stderr } = await promisify(execFile)('mbpoll', words).catch((error: { stdout: string; stderr: string }) => error);
      return `${stdout}${stderr}`;
    };
    const read = async (table: string, first: number, count: number) =>
      [...(await poll(['-t', table, '-r', String(first), '-c', String(count)])).matchAll(/^\[(\d+)\]:\s+(\d+)/gm)].map((match) =>
        Number(match[2]),
      );
    // Functions 5 and 15, then 1.
    expect(await poll(['-t', '0', '-r', '7'], ['1'])).toContain('Written 1 references.');
    expect(await poll(['-t', '0', '-r', '8'], ['1', '0', '1'])).toContain('Written 3 references.');
    expect(await read('0', 6, 5)).toEqual([0, 1, 1, 0, 1]);
    // 2, 4, then 6, 16 and 3.
    expect(await read('1', 100, 8)).toEqual([1, 0, 0, 1, 0, 0, 1, 1]);
    expect(await read('3', 65_411, 3)).toEqual([0, 257, 514]);
    expect(await poll(['-t', '4', '-r', '120'], ['11'])).toContain('Written 1 references.');
    expect(await poll(['-t', '4', '-r', '121'], ['22', '33'])).toContain('Written 2 references.');
    expect(await read('4', 120, 3)).toEqual([11, 22, 33]);
    // 17.
    expect(await poll(['-u'])).toMatch(/Id\s*:\s*0x11[\s\S]*Status\s*:\s*On[\s\S]*Data\s*:\s*test server/);
    expect(await poll(['-t', '4', '-r', '400', '-c', '1'])).toContain('Illegal data address');
    expect(await poll(['-t', '4', '-r', '1'], ['99'])).toContain('Illegal data value');
    expect(await poll(['-t', '4', '-r', '3'], ['1'])).toContain('Slave device or server failure');
    run.process.kill('SIGINT');
    expect(await run.finished).toMatchObject({ code: 0 });
  });
});
