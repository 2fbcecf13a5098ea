/** docs/plc.md: every example compiles without a finding or a warning of the C compiler, and those of the patterns do what the page says. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as iec from '../../../lib/iec.ts';
import { loadTask } from '../../../lib/node/load.ts';
import { advance, point, resetTask, setPoints, type TaskModule } from '../../../lib/vitest.ts';
import { inCheckout } from '../../../scripts/checkout.ts';
import { Compiler } from '../../../scripts/compiler.ts';
import { type LoadedSystem, loadSystem } from '../../../scripts/system.ts';

const page = readFileSync(inCheckout('docs', 'plc.md'), 'utf8');
const system = inCheckout('tests', 'fixtures', 'plc');
const head = /^```ts head\n([\s\S]*?)^```$/m.exec(page)![1]!;
const examples = [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((match, number) => {
  const before = page.slice(0, match.index);
  const heading = [...before.matchAll(/^#+ (.*)$/gm)].at(-1)![1]!;
  const source = `${head}${match[1]}`;
  return { heading, line: before.split('\n').length, source, file: join(system, `example_${number}.ts`) };
});

/** README.md shows one of them in full. */
const readme = readFileSync(inCheckout('README.md'), 'utf8');
const inReadme = /^```ts\n([^`]*from 'bulkhead\/iec'[^`]*)^```$/m.exec(readme)![1]!;
examples.push({ heading: 'README', line: 0, source: inReadme, file: join(system, 'readme.ts') });

let loaded: LoadedSystem;
const folder = mkdtempSync(join(tmpdir(), 'bulkhead-plc-'));
beforeAll(async () => {
  loaded = await loadSystem(system);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the examples of docs/plc.md', () => {
  it('are accepted, and the C compiler has no warning', () => {
    const compiler = new Compiler(loaded.model, Object.fromEntries(examples.map(({ file, source }) => [file, source])));
    const control = loaded.model.tasks.find(({ name }) => name === 'control')!;
    const files = examples.map(({ file, line }) => {
      const { code, diagnostics } = compiler.compile({ ...control, entry: file });
      expect(diagnostics.map(({ code: found, message }) => `line ${line}: ${found} ${message}`)).toEqual([]);
      writeFileSync(join(folder, `line-${line}.c`), code!.c);
      return `line-${line}.c`;
    });
    expect(files.length).toBeGreaterThanOrEqual(30);
    const flags = ['-mcpu=cortex-m4', '-mthumb', '-mfloat-abi=hard', '-mfpu=fpv4-sp-d16', '-std=c11', '-Wall', '-Wextra', '-Werror'];
    const include = ['compiler/runtime', 'kernel/include'].map((path) => `-I${inCheckout(path)}`);
    execFileSync('arm-none-eabi-gcc', [...flags, '-Wno-unused-function', ...include, '-fsyntax-only', ...files], { cwd: folder });
  });

  it('show every block and function of bulkhead/iec, and every picture', () => {
    const shown = examples.map(({ source }) => source).join('\n');
    const missing = Object.keys(iec).filter((name) => !new RegExp(`\\b${name}\\b`).test(shown));
    // What CTU_DINT shows of width holds for the other two.
    expect(missing).toEqual(['CTD_DINT', 'CTUD_DINT']);
    const pictures = readdirSync(inCheckout('docs', 'iec')).filter((name) => !/_DINT/.test(name));
    expect(pictures.filter((name) => !page.includes(`(iec/${name})`))).toEqual([]);
  });

  it('stand beside Structured Text', () => {
    expect(page.match(/^```iecst$/gm)!.length).toBe(examples.filter(({ heading }) => heading !== 'README').length);
  });
});

const atRest = {
  ...{ start: false, stop: false, left: false, right: false, ack: false, running: false, part: false, hand: false },
  ...{ level: 500, flow: 0, knob: 0 },
  ...{ motor: false, valve: false, lamp: false, horn: false, pumpA: false, pumpB: false, speed: 0 },
};

/** The example under a heading, at rest, as after a start. */
function begin(heading: string): TaskModule {
  const { file, source } = examples.find((each) => each.heading === heading)!;
  resetTask(atRest);
  const task: TaskModule = loadTask(file, { texts: new Map([[file, source]]) });
  task.init?.();
  return task;
}

/** Sets inputs and runs so many scans, 10 ms apart. */
function go(task: TaskModule, inputs: Parameters<typeof setPoints>[0], scans = 1): void {
  setPoints(inputs);
  for (let scan = 0; scan < scans; scan++) {
    advance(10);
    task.scan!();
  }
}

describe('the patterns', () => {
  it('start and stop: stop wins, and its end starts nothing', () => {
    const task = begin('Start and stop');
    go(task, { start: true });
    go(task, { start: false }, 5);
    expect(point('motor')).toBe(true);
    go(task, { start: true, stop: true });
    expect(point('motor')).toBe(false);
    go(task, { start: false, stop: false }, 5);
    expect(point('motor')).toBe(false);
  });

  it('two-hand control: both within half a second, and both let go in between', () => {
    const task = begin('Two-hand control');
    go(task, { left: true, right: true }, 5);
    expect(point('motor'), 'held at the start').toBe(false);
    go(task, { left: false, right: false });
    go(task, { left: true }, 40);
    go(task, { right: true });
    expect(point('motor'), '400 ms apart').toBe(true);
    go(task, {}, 100);
    expect(point('motor'), 'held').toBe(true);
    go(task, { left: false });
    expect(point('motor'), 'one let go').toBe(false);
    go(task, { left: true }, 10);
    expect(point('motor'), 'one alone was let go').toBe(false);
    go(task, { left: false, right: false });
    go(task, { left: true }, 51);
    go(task, { right: true }, 5);
    expect(point('motor'), 'more than 500 ms apart').toBe(false);
  });

  it('alarm: flashes until it is acknowledged, then lit until it is gone', () => {
    const task = begin('Alarm with acknowledgement');
    go(task, { level: 950 }, 200);
    expect(point('horn')).toBe(false);
    go(task, {}, 1);
    expect(point('horn')).toBe(true);
    expect(point('lamp')).toBe(true);
    go(task, {}, 50);
    expect(point('lamp')).toBe(false);
    go(task, { level: 500 }, 50);
    expect(point('lamp'), 'gone, and not seen').toBe(true);
    go(task, { level: 950 }, 250);
    go(task, { ack: true });
    go(task, { ack: false }, 60);
    expect([point('horn'), point('lamp')], 'seen').toEqual([false, true]);
    go(task, { level: 500 });
    expect(point('lamp')).toBe(false);
  });

  it('two pumps: by turns, and the other helps', () => {
    const task = begin('Two pumps by turns');
    go(task, { level: 200 });
    expect([point('pumpA'), point('pumpB')]).toEqual([true, false]);
    go(task, { running: true, level: 800 }, 5);
    expect([point('pumpA'), point('pumpB')]).toEqual([false, false]);
    go(task, { running: false, level: 200 });
    expect([point('pumpA'), point('pumpB')]).toEqual([false, true]);
    go(task, {}, 299);
    expect([point('pumpA'), point('pumpB')]).toEqual([false, true]);
    go(task, {}, 1);
    expect([point('pumpA'), point('pumpB')]).toEqual([true, true]);
  });

  it('step chain: fills, stirs for five seconds, and stop begins anew', () => {
    const task = begin('Step chain');
    go(task, {}, 3);
    go(task, { start: true });
    go(task, { start: false });
    expect(point('valve')).toBe(true);
    go(task, { level: 801 });
    expect([point('valve'), point('motor')]).toEqual([false, true]);
    go(task, {}, 499);
    expect(point('motor')).toBe(true);
    go(task, {}, 1);
    expect(point('motor')).toBe(false);
    go(task, { start: true, level: 500 }, 2);
    expect(point('valve')).toBe(true);
    go(task, { start: false, stop: true });
    expect(point('valve')).toBe(false);
  });

  it.each(['Supervision of an actuator', 'README'])('supervision: a motor that does not say that it runs is tripped (%s)', (heading) => {
    const task = begin(heading);
    go(task, { start: true });
    go(task, { start: false, running: true }, 500);
    expect([point('motor'), point('lamp')]).toEqual([true, false]);
    go(task, { running: false }, 101);
    expect([point('motor'), point('lamp')]).toEqual([false, true]);
    go(task, { ack: true });
    go(task, { ack: false }, 5);
    expect([point('motor'), point('lamp')]).toEqual([false, false]);
  });

  it('debouncing: bounces of less than 30 ms change nothing', () => {
    const task = begin('Debouncing');
    for (let bounce = 0; bounce < 5; bounce++) {
      go(task, { part: true }, 2);
      go(task, { part: false });
    }
    expect(point('lamp')).toBe(false);
    go(task, { part: true }, 4);
    expect(point('lamp')).toBe(true);
    go(task, { part: false }, 3);
    go(task, { part: true });
    expect(point('lamp')).toBe(true);
    go(task, { part: false }, 4);
    expect(point('lamp')).toBe(false);
  });

  it('averaging: the mean of eight', () => {
    const task = begin('Averaging');
    for (const level of [10, 20, 30, 40, 50, 60, 70, 80, 90]) go(task, { level });
    expect(point('speed')).toBe(55);
  });

  it('totaliser: 60 l/min are 1000 litres in 1000 seconds, to the scan', () => {
    const task = begin('Totaliser');
    go(task, { flow: 60 }, 99_999);
    expect(point('lamp')).toBe(false);
    go(task, {}, 1);
    expect(point('lamp')).toBe(true);
  });

  it('scaling: ends of the range, and a broken wire keeps the last value', () => {
    const task = begin('Scaling, with a broken wire');
    go(task, { level: 4095 });
    expect(point('speed')).toBe(160);
    go(task, { level: 819 });
    expect(point('speed')).toBe(0);
    go(task, { level: 2457 });
    expect([point('speed'), point('lamp')]).toEqual([80, false]);
    go(task, { level: 0 }, 11);
    expect(point('lamp')).toBe(true);
  });

  it('counting: twelve parts, then the belt stops until it is acknowledged', () => {
    const task = begin('Counting a batch');
    for (let part = 0; part < 12; part++) {
      expect(point('motor')).toBe(part > 0);
      go(task, { part: true });
      go(task, { part: false });
    }
    expect([point('motor'), point('speed')]).toEqual([false, 12]);
    go(task, { ack: true });
    expect([point('motor'), point('speed')]).toEqual([true, 0]);
  });

  it('set point, controller, manual mode: no bump either way', () => {
    const task = begin('A set point over a ramp, a controller, manual mode');
    go(task, { hand: true, level: 400, knob: 600 }, 10);
    expect(point('speed')).toBe(300);
    go(task, { hand: false });
    // The ramp has gone 1 unit in 10 ms: 2 of proportional action.
    expect(Math.abs(Number(point('speed')) - 300)).toBeLessThanOrEqual(3);
    go(task, { hand: true });
    expect(point('speed')).toBe(300);
  });
});
