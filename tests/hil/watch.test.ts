/** `bulkhead watch` on a running system: pictures, forces with their right, and what it says when it may not or cannot look in. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LogDocument } from '../../scripts/watch-log.ts';
import { finish, type Started, start } from './cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
const fixture = 'tests/hil/fixtures/monitor';
const socket = join(folder, 'usart1');
let run: Started;

beforeAll(async () => {
  writeFileSync(join(folder, 'plant.ts'), 'export default { step: () => ({ level: 500, offset: -3 }) };\n');
  run = start([
    'run',
    fixture,
    '--serial',
    `usart1=unix:${socket}`,
    '--realtime',
    '--plant',
    join(folder, 'plant.ts'),
    '--out',
    join(folder, 'build'),
  ]);
  await run.line(/^usart1: unix:/m);
});
afterAll(() => {
  run.process.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const watch = (...args: string[]) => finish(['watch', fixture, '--unix', socket, '--every', '100ms', '--count', '1', ...args]);
/** The columns of a row, by its name. */
const row = (text: string, name: string) =>
  text
    .split('\n')
    .find((line) => line.startsWith(`${name} `))
    ?.trim()
    .split(/\s{2,}/);

it.each([
  ['a force without a right', ['--force', 'speed=3'], 1, "system.ts gives no right to force 'speed': name it in monitor.forces"],
  ['a value outside of the point', ['--force', 'level=70000'], 2, "'70000' is no u16, which 'level' is, in raw counts"],
  ['an unknown point', ['--force', 'levle=7'], 2, "there is no point 'levle' (did you mean 'level'?)"],
])('refuses %s', async (_, options, code, message) => {
  expect(await watch(...options)).toMatchObject({ code, stderr: `bulkhead: ${message}\n`, stdout: '' });
});

it('shows tasks with their times, points with unit and quality; a force is seen by the tasks, shown, and logged', async () => {
  const calm = await watch('--count', '2');
  expect(calm).toMatchObject({ code: 0, stderr: '' });
  expect(calm.stdout.match(/^monitor on netduinoplus2/gm)).toHaveLength(2);
  // The picture is of a moment, and the monitor's task may have interrupted this one.
  expect(row(calm.stdout, 'control')![1]).toMatch(/^(?:waiting|woken|running)$/);
  expect(row(calm.stdout, 'control')!.slice(-2)).toEqual(['0', '0']);
  expect(row(calm.stdout, 'level')).toEqual(['level', '122.1 mm (500)', 'good', 'analogIn']);
  expect(row(calm.stdout, 'offset')).toEqual(['offset', '-3', 'good', 'analogIn']);
  expect(row(calm.stdout, 'pump')).toEqual(['pump', 'on', 'good', 'digitalOut']);

  const forced = await watch('--force', 'level=4000', '--force', 'pump=on', '--force', 'offset=-7');
  expect(forced).toMatchObject({ code: 0, stderr: '' });
  await expect.poll(async () => row((await watch()).stdout, 'seen'), { timeout: 30_000 }).toEqual(['seen', '22', 'memory']);
  const { stdout } = await watch();
  expect(row(stdout, 'level')).toEqual(['level', '976.8 mm (4000)', 'forced', 'forced', 'analogIn']);
  // Its writer wants it off, since it sees the forced level; the outside sees it on.
  expect(row(stdout, 'pump')).toEqual(['pump', 'on', 'forced, program: off', 'forced', 'digitalOut']);
  expect(row(stdout, 'levelQuality')).toEqual(['levelQuality', '2', 'quality']);

  await watch('--release', 'level', '--release', 'pump', '--release', 'offset');
  await expect.poll(async () => row((await watch()).stdout, 'seen'), { timeout: 30_000 }).toEqual(['seen', '0', 'memory']);
  expect(row((await watch()).stdout, 'level')).toEqual(['level', '122.1 mm (500)', 'good', 'analogIn']);

  const audit = await watch('--log', '--json');
  expect(audit).toMatchObject({ code: 0, stderr: '' });
  const { verdict, records } = JSON.parse(audit.stdout) as LogDocument;
  expect(verdict).toMatchObject({ state: 'whole', records: 7 });
  const forces = [
    'level forced to 4000',
    'pump forced to true',
    'offset forced to -7',
    'level released',
    'pump released',
    'offset released',
  ];
  expect(records.map(({ text }) => text)).toEqual(['start, the log begins', ...forces.map((text) => `io: ${text}`)]);
  const printed = await watch('--log');
  expect(printed.stdout).toMatch(/^ *6 +\d+\.\d{3} s +0x[0-9a-f]{8} +io: offset released$/m);
  expect(printed.stdout).toContain(`chain whole: 7 records, chain value 0x${records[6]!.chain.toString(16).padStart(8, '0')}\n`);

  const elf = join(folder, 'build', 'firmware.elf');
  await watch('--force', 'offset=-2000');
  const trap = /control: trap (.*)$/m;
  await expect.poll(async () => (await watch('--log')).stdout, { timeout: 30_000 }).toMatch(trap);
  // Who follows it has the line to himself; control dies and comes back meanwhile.
  const follower = start(['monitor', '--unix', socket, '--log', fixture, '--elf', elf]);
  await follower.line(/control: trap control\.ts:11 assert: the offset is that of a broken sensor/, 'stdout');
  const [, restarts] = await follower.line(/control: restarted \((\d+)\)/, 'stdout');
  await follower.line(new RegExp(`control: restarted \\(${Number(restarts) + 2}\\)`), 'stdout');
  follower.process.kill('SIGINT');
  const followed = await follower.finished;
  expect(followed).toMatchObject({ code: 0, stderr: '' });
  expect(followed.stdout.split('\n')[0]).toMatch(/^\d+\.\d{3} s {2}\S/);
  await watch('--release', 'offset');
  expect(trap.exec((await watch('--log')).stdout)![1]).toMatch(/^at unknown site \d+, value /);
  expect(trap.exec((await watch('--log', '--elf', elf)).stdout)![1]).toBe('control.ts:11 assert: the offset is that of a broken sensor');
  expect(await watch('--elf', join(folder, 'none.elf'))).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('none.elf is not there'),
  });
  expect(await watch('--board', 'mps2-an385', '--elf', elf)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('is monitor on netduinoplus2, not monitor on mps2-an385'),
  });

  run.process.kill('SIGINT');
  const { stdout: log } = await run.finished;
  expect(log.split('\n').filter((line) => line.startsWith('io: '))).toEqual([
    'io: level forced to 4000',
    'io: pump forced to 1',
    'io: offset forced to -7',
    'io: level released',
    'io: pump released',
    'io: offset released',
    'io: offset forced to -2000',
    'io: offset released',
  ]);
});

it('says what is missing: a monitor, a firmware, the right system', async () => {
  expect(await finish(['watch', 'firmware/water-tank', '--unix', socket])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('this system declares no monitor: nobody may look in'),
  });
  expect(await finish(['watch', fixture, '--unix', join(folder, 'none')])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('is not there'),
  });
  expect(await finish(['watch', fixture])).toMatchObject({ code: 2 });
});
