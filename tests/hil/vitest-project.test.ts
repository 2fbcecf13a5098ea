/** A project of a user, outside of the checkout, tests firmware under Node with vitest and `bulkhead/vitest`; its traps read as those of the chip. */

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkout, inCheckout } from '../../scripts/checkout.ts';
import { finish } from './cli.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bulkhead-project-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = {
  'package.json': '{ "name": "plant", "private": true, "type": "module" }\n',
  // As docs/testing.md has it.
  'vitest.config.ts': `import { bulkhead } from 'bulkhead/vitest';
import { defineConfig } from 'vitest/config';

export default defineConfig({ plugins: [bulkhead()] });
`,
  'water-tank/control.test.ts': `import { point, resetTask, runScans, setPoints } from 'bulkhead/vitest';
import { beforeEach, expect, test, vi } from 'vitest';

let control: typeof import('./control.ts');

beforeEach(async () => {
  resetTask({ level: 500, pump: false, drain: false, lowLimit: 0, highLimit: 0 });
  vi.resetModules();
  control = await import('./control.ts');
});

test('the pump starts below the low limit and stops above the high one', () => {
  setPoints({ level: 299 });
  runScans(control, 1, 10);
  expect(point('pump')).toBe(true);
  setPoints({ level: 701 });
  runScans(control, 1, 10);
  expect(point('pump')).toBe(false);
});

test('the drain opens after half a second of overfill', () => {
  setPoints({ level: 960 });
  runScans(control, 50, 10);
  expect(point('drain')).toBe(false);
  runScans(control, 2, 10);
  expect(point('drain')).toBe(true);
});
`,
  'counter/system.ts': `import { defineSystem } from 'bulkhead/system';

export default defineSystem({
  name: 'counter',
  points: {},
  tasks: { counter: { entry: './counter.ts', priority: 1, period: '10ms', budget: '1ms' } },
  boards: { netduinoplus2: {} },
});
`,
  'counter/counter.ts': `import type { u8 } from 'bulkhead';

const table = new Uint16Array(8);
let turn: u8 = 5;

export function scan(): void {
  turn = turn + 1;
  console.log(turn);
  if (table[turn] === 1) console.log('never');
}
`,
  'counter/counter.test.ts': `import { BulkheadTrap, runScans } from 'bulkhead/vitest';
import { expect, test, vi } from 'vitest';

test('traps', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const counter = await import('./counter.ts');
  let trap: unknown;
  try {
    runScans(counter, 10, 10);
  } catch (error) {
    trap = error;
  }
  expect(trap).toBeInstanceOf(BulkheadTrap);
  expect(log.mock.calls).toEqual([['6'], ['7'], ['8']]);
  process.stderr.write('TRAP ' + (trap as Error).message + '\\n');
});
`,
};

beforeAll(() => {
  cpSync(inCheckout('firmware', 'water-tank'), join(folder, 'water-tank'), { recursive: true });
  mkdirSync(join(folder, 'counter'));
  mkdirSync(join(folder, 'node_modules'));
  // What `npm install --save-dev vitest ../bulkhead` makes.
  symlinkSync(checkout, join(folder, 'node_modules', 'bulkhead'));
  symlinkSync(join(checkout, 'node_modules', 'vitest'), join(folder, 'node_modules', 'vitest'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});

/** Not as a child of this vitest, which it would take itself for. */
const environment = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST|NODE_OPTIONS)/.test(name)));

describe('vitest with the plugin, in a folder of its own', () => {
  it('tests tasks, and a trap has the text that the chip gives', async () => {
    const vitest = join(checkout, 'node_modules', 'vitest', 'vitest.mjs');
    const ran = spawnSync(process.execPath, [vitest, 'run', '--reporter=json'], { cwd: folder, encoding: 'utf8', env: environment() });
    const report = JSON.parse(ran.stdout.slice(ran.stdout.indexOf('{'))) as { numPassedTests: number; numFailedTests: number };
    expect([report.numPassedTests, report.numFailedTests, ran.status], ran.stdout + ran.stderr).toEqual([3, 0, 0]);
    const underNode = /^TRAP (.*)$/m.exec(ran.stderr)?.[1];
    expect(underNode).toBe('counter.ts:9 index 8 out of 0..7');
    const chip = await finish(['run', join(folder, 'counter'), '--for', '100ms', '--no-summary']);
    expect(chip.stderr).toContain(`counter: trap ${underNode}, restarted (1)`);
    expect(chip.stdout).toMatch(/^counter: 6\ncounter: 7\ncounter: 8\ncounter: 6\n/);
  }, 180_000);
});
