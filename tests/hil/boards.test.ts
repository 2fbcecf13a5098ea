/** The boards without a floating-point unit, with other peripherals and with little memory: the same systems, the same promises. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import modbus from 'modbus-serial';
import { afterAll, describe, expect, it } from 'vitest';
import { auditImage } from '../../scripts/audit/audit.ts';
import type { Report } from '../../scripts/report.ts';
import { socketBinding } from '../../scripts/serial.ts';
import { finish, type Started, start } from './cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-boards-'));
const started: Started[] = [];
afterAll(async () => {
  for (const run of started) run.process.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

describe.each(['mps2-an385', 'stm32vldiscovery'])('%s', (board) => {
  const out = join(folder, board);

  it('runs the water tank, within its limits, twice alike', async () => {
    const once = async () => {
      const stats = join(folder, `${board}.json`);
      const { code, stdout, stderr } = await finish([
        'run',
        'firmware/water-tank',
        '--board',
        board,
        '--out',
        out,
        '--for',
        '20s',
        '--stats',
        stats,
      ]);
      expect({ code, stderr }).toMatchObject({ code: 0 });
      return { stdout, stats: readFileSync(stats, 'utf8') };
    };
    const first = await once();
    expect(await once()).toEqual(first);
    const [, low = '', high = ''] = /^level: (\d+) to (\d+)$/m.exec(first.stdout) ?? [];
    expect(Number(low)).toBeGreaterThan(250);
    expect(Number(high)).toBeLessThan(750);
    const { tasks } = JSON.parse(first.stats);
    expect(tasks.control.activations).toBeGreaterThanOrEqual(1990);
    expect(tasks.control).toMatchObject({ overruns: 0, restarts: 0 });
    // Within one tick of the slowest counter, 42 ns, and what the kernel does in between.
    expect(tasks.control.jitterNs.max).toBeLessThan(2000);
  });

  it('holds the whole system in its memory, and the audit finds what was declared', () => {
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
    expect(report.ram.kernel + report.ram.tasks).toBeLessThanOrEqual(8 * 1024);
    expect(report.ram.free).toBeGreaterThanOrEqual(0);
    const elf = join(out, 'firmware.elf');
    expect(auditImage(elf, readFileSync(elf)).findings).toEqual([]);
  });

  it('serves Modbus on its serial port', async () => {
    const path = join(folder, `${board}-usart2`);
    const run = start(['run', 'firmware/water-tank', '--board', board, '--out', out, '--serial', `usart2=unix:${path}`, '--realtime']);
    started.push(run);
    await run.line(/^usart2: unix:/m);
    const client = new modbus.default();
    await client.connectRTUBuffered(`unix:${path}`, { baudRate: 115_200, binding: socketBinding } as object);
    client.setID(1);
    client.setTimeout(10_000);
    for (let i = 0; i < 20; i++) expect((await client.readHoldingRegisters(0, 2)).data).toEqual([300, 700]);
    await client.writeRegister(0, 350);
    await expect.poll(async () => (await client.readHoldingRegisters(0, 2)).data, { timeout: 10_000 }).toEqual([350, 700]);
    await expect(client.writeRegister(0, 901)).rejects.toMatchObject({ modbusCode: 3 });
    await new Promise<void>((settle) => client.close(() => settle()));
    run.process.kill('SIGINT');
    expect((await run.finished).code).toBe(0);
  });

  it('contains tasks that fail, and leaves the control task its periods', async () => {
    const stats = join(folder, `${board}-faults.json`);
    const run = await finish([
      'run',
      'tests/hil/fixtures/faults',
      '--board',
      board,
      '--for',
      '500ms',
      '--stats',
      stats,
      '--out',
      join(folder, `${board}-faults`),
    ]);
    expect(run.code).toBe(4);
    for (const line of [
      /^trapping: trap trapping\.ts:8 index 8 out of 0\.\.7, restarted \(1\)$/m,
      /^writing: memory fault writing 0x20000000 at writing\.c:5, restarted \(1\)$/m,
      /^looping: used more than its time budget of 2ms at looping\.c:\d+, restarted \(1\)$/m,
      /^deep: stack overflow(?: at deep\.c:\d+)?, restarted \(1\)$/m,
      /^once: usage fault .* at once\.c:4, stopped for good$/m,
    ]) {
      expect(run.stderr).toMatch(line);
    }
    const { tasks } = JSON.parse(readFileSync(stats, 'utf8'));
    expect(tasks.control).toMatchObject({ overruns: 0, restarts: 0 });
    expect(tasks.control.activations).toBeGreaterThanOrEqual(48);
  });
});
