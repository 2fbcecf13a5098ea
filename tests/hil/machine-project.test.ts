/** `bulkhead/hil` in a project outside of the checkout: it finds everything, leaves a trace when a test fails, and no QEMU whatever becomes of the test. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkout, inCheckout } from '../../scripts/checkout.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bulkhead-hil-project-')));
const temporary = join(folder, 'tmp');
// What a killed vitest leaves behind may still be on its way out, and write.
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }));

const files = {
  'package.json': '{ "name": "plant", "private": true, "type": "module" }\n',
  // As docs/hil.md has it.
  'vitest.config.ts': `import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { testTimeout: 60_000 } });
`,
  'good.test.ts': `import { machine } from 'bulkhead/hil';
import { expect, test } from 'vitest';
import { tank } from './water-tank/plant.ts';

test('keeps the level', async () => {
  await using m = await machine('water-tank', { plant: tank() });
  await m.advance('2s');
  expect(m.points.level.value).toBeGreaterThan(250);
});
`,
  // Neither closes its machine.
  'bad.test.ts': `import { machine } from 'bulkhead/hil';
import { expect, test } from 'vitest';

test('fails: the drain stays shut', async () => {
  const m = await machine('water-tank');
  await m.advance('1s');
  m.plant.stick('level', 1000);
  await m.advance('1s');
  expect(m.points.drain.value).toBe(false);
});
test('never ends', { timeout: 600_000 }, async () => {
  const m = await machine('water-tank');
  process.stderr.write('WORKER ' + process.pid + '\\n');
  for (;;) await m.advance('1s');
});
`,
};

beforeAll(() => {
  cpSync(inCheckout('firmware', 'water-tank'), join(folder, 'water-tank'), { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  mkdirSync(temporary);
  // What `npm install --save-dev vitest ../bulkhead` makes.
  symlinkSync(checkout, join(folder, 'node_modules', 'bulkhead'));
  symlinkSync(join(checkout, 'node_modules', 'vitest'), join(folder, 'node_modules', 'vitest'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});

/** QEMUs of this project: their images lie in its folder for temporary files. */
function machines(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const command = readFileSync(join('/proc', name, 'cmdline'), 'utf8');
        return command.startsWith('/') && command.includes('qemu-system-arm') && command.includes(temporary);
      } catch {
        return false;
      }
    })
    .map(Number);
}

function vitest(...args: string[]): { process: ChildProcess; text: () => string; ended: Promise<number | null> } {
  // Not as a child of this vitest, which it would take itself for.
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST|NODE_OPTIONS)/.test(name)));
  const child = spawn(process.execPath, [join(checkout, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...args], {
    cwd: folder,
    env: { ...own, TMPDIR: temporary, CI: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return { process: child, text: () => text, ended: new Promise((settle) => child.once('close', settle)) };
}

it('runs there, and a failing test leaves its trace and no QEMU', async () => {
  const run = vitest('-t', 'keeps|fails');
  expect(await run.ended, run.text()).toBe(1);
  expect(run.text()).toMatch(/Tests\s.*1 failed.*1 passed/);
  expect(readdirSync(join(folder, 'build', 'hil')).sort()).toEqual(['fails-the-drain-stays-shut.csv', 'fails-the-drain-stays-shut.svg']);
  const [head, first, ...rest] = readFileSync(join(folder, 'build', 'hil', 'fails-the-drain-stays-shut.csv'), 'utf8')
    .trim()
    .split('\n');
  expect(head).toBe('time,level,pump,drain');
  expect(first).toMatch(/^0\.010000,\d+,0,1$/);
  expect(rest.at(-1)).toMatch(/^2\.0\d0000,1000,0,1$/);
  expect(machines()).toEqual([]);
  expect(existsSync(join(folder, 'water-tank', 'build'))).toBe(true);
});

it.each(['worker', 'vitest'])('leaves no QEMU when the %s is killed in the middle of a test', async (who) => {
  const run = vitest('bad.test.ts', '-t', 'never');
  await expect.poll(() => run.text(), { timeout: 60_000 }).toMatch(/WORKER \d+/);
  expect(machines()).toHaveLength(1);
  const worker = Number(/WORKER (\d+)/.exec(run.text())![1]);
  process.kill(who === 'worker' ? worker : run.process.pid!, 'SIGKILL');
  await expect.poll(machines, { timeout: 60_000 }).toEqual([]);
  await run.ended;
});
