/**
 * PID in a loop with plants of first and second order against the step response in closed form, and at its limits. The plants step exactly from sample to
 * sample, so what differs from the continuous loop is the controller's sampling: it shrinks with the scan time. Node, host and chip agree bit for bit.
 */
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createFirmwareProgram } from '../../lib/node/program.ts';
import { runUnderNode } from '../conformance/node.ts';
import { compareAll, type Verdict } from '../conformance/three-ways.ts';
import { type Loop, loopResponse } from './step-response.ts';

interface Run {
  name: string;
  text: string;
  times: number[];
}

const timesOf = (scans: number, step: number) => Array.from({ length: scans }, (_, scan) => scan * step);

/** One lag: y = gain (1 - e^(-t/lag)), exact over a step in which the input is constant. */
function lagText(name: string, input: string, lag: number, step: number): string {
  return `  ${name} += ${1 - Math.exp(-step / 1000 / lag)} * (${input} - ${name});`;
}

/** Two lags in series, exact over a step in which the input is constant. */
function twoLagsText(gain: number, [a, b]: readonly [number, number], step: number): string {
  const t = step / 1000;
  const [ea, eb] = [Math.exp(-t / a), Math.exp(-t / b)];
  // y(t) from x(0), y(0) and u, by the solution of b y' = x - y with x = u + (x0 - u) e^(-t/a).
  const fromX = (a / (a - b)) * (ea - eb);
  return [`  const u = f64(loop.xout) * ${gain};`, `  y = u + (y - u) * ${eb} + (x - u) * ${fromX};`, `  x = u + (x - u) * ${ea};`].join(
    '\n',
  );
}

interface Settings extends Loop {
  min: number;
  max: number;
  /** Milliseconds. */
  step: number;
  seconds: number;
  /** Statements of a scan that run the controller; default: a unit step of the set point. */
  control?: string;
}

function runOf(name: string, settings: Settings): Run {
  const { gain, lags, kp, ti, td, n, min, max, step, seconds, control = 'loop.update(1, f32(y));' } = settings;
  const plant =
    lags.length === 1 ? lagText('y', `f64(loop.xout) * ${gain}`, lags[0]!, step) : twoLagsText(gain, [lags[0]!, lags[1]!], step);
  const tuning = `{ kp: ${kp}, ti: '${ti * 1000}ms', td: '${td * 1000}ms', n: ${n}, min: ${min}, max: ${max} }`;
  const text = `import { f32, f64, now, type u32 } from 'bulkhead';
import { PID } from 'bulkhead/iec';
const loop = new PID(${tuning});
let x: f64 = 0;
let y: f64 = 0;
export function scan(): void {
  const t = now();
  ${control}
  console.log(t, y, loop.xout, loop.limited, x);
${plant}
}
`;
  return { name, text, times: timesOf(Math.round((seconds * 1000) / step) + 1, step) };
}

const wide = { min: -1000, max: 1000 };
const first = { gain: 2, lags: [0.8], kp: 1.5, ti: 0.5, td: 0, n: 10, ...wide, seconds: 6 };
const cancelling = { gain: 2, lags: [0.8], kp: 1, ti: 0.8, td: 0, n: 10, ...wide, seconds: 4 };
const proportional = { gain: 2, lags: [0.8], kp: 2, ti: 0, td: 0, n: 10, ...wide, seconds: 3 };
const second = { gain: 1.5, lags: [1, 0.4], kp: 3, ti: 1.2, td: 0.2, n: 10, ...wide, seconds: 8 };
const swinging = { gain: 1, lags: [1, 0.5], kp: 8, ti: 1, td: 0.05, n: 8, ...wide, seconds: 8 };

const compared: [string, Settings & { within: number }][] = [
  ['P on a plant of first order, with its lasting deviation', { ...proportional, step: 10, within: 0.02 }],
  ['PI on a plant of first order', { ...first, step: 10, within: 0.02 }],
  ['PI whose TI is the lag of the plant: an exponential', { ...cancelling, step: 10, within: 0.02 }],
  ['PID on a plant of second order', { ...second, step: 10, within: 0.025 }],
  ['PID on a plant of second order, little damped', { ...swinging, step: 10, within: 0.06 }],
];

/** Output saturated for most of the way: 2 is asked of a plant that 1.2 can just carry there. */
const limited: Settings = {
  ...{ gain: 2, lags: [0.8], kp: 5, ti: 0.5, td: 0, n: 10, min: 0, max: 1.2, step: 10, seconds: 6 },
  control: 'loop.update(t < 3000 ? 2 : 0.5, f32(y));',
};
/** By hand for 2 s, 1 s more with the set point far off, then automatic. */
const byHand: Settings = {
  ...{ gain: 2, lags: [0.8], kp: 1, ti: 0.8, td: 0.1, n: 10, min: 0, max: 10, step: 10, seconds: 6 },
  control: 'if (t < 3000) loop.manual(t < 2000 ? 1 : 1.75, f32(y), 0.75); else loop.update(1.75, f32(y));',
};
/** A deviation whose step of the integral is a hundredth of what the last bit of the integral is worth. */
const small: Settings = {
  ...{ gain: 0, lags: [1], kp: 1, ti: 1000, td: 0, n: 10, min: -10, max: 10, step: 10, seconds: 200 },
  control: 'if (t === 0) loop.manual(0, 0, 1); else loop.update(0.0001, 0);',
};

const runs: Run[] = [
  ...compared.map(([name, settings]) => runOf(name, settings)),
  ...compared.map(([name, settings]) => runOf(`${name}, half the scan time`, { ...settings, step: settings.step / 2 })),
  runOf('limited', limited),
  runOf('by hand', byHand),
  runOf('small', small),
];
const cases = runs.map(({ text, times }, number) => ({
  file: path.join(import.meta.dirname, 'programs', `pid_${number}.ts`),
  text,
  times,
}));

interface Sample {
  t: number;
  y: number;
  out: number;
  limited: boolean;
}

let verdicts: Verdict[];
const samples = new Map<string, Sample[]>();

beforeAll(async () => {
  const program = createFirmwareProgram(
    cases.map(({ file }) => file),
    new Map(cases.map(({ file, text }) => [file, text])),
  );
  verdicts = await compareAll(cases, { together: 4, program });
  for (const [number, { file, times }] of cases.entries()) {
    const { stdout, trap } = await runUnderNode(file, { program, times });
    expect(trap).toBeNull();
    const lines = stdout.trimEnd().split('\n');
    samples.set(
      runs[number]!.name,
      lines.map((line) => {
        const [t, y, out, atLimit] = line.split(' ');
        return { t: Number(t) / 1000, y: Number(y), out: Number(out), limited: atLimit === 'true' };
      }),
    );
  }
});

/** How far the samples are from the closed form, at most. */
function deviation(name: string, exact: (t: number) => number): number {
  return Math.max(...samples.get(name)!.map(({ t, y }) => Math.abs(y - exact(t))));
}

it('the closed forms are those of textbooks', () => {
  const [, pi] = compared[2]!;
  const [, p] = compared[0]!;
  for (const t of [0, 0.1, 0.5, 1, 3]) {
    expect(loopResponse(pi)(t)).toBeCloseTo(1 - Math.exp((-t * pi.gain * pi.kp) / pi.lags[0]!), 9);
    const gain = p.gain * p.kp;
    expect(loopResponse(p)(t)).toBeCloseTo((gain / (1 + gain)) * (1 - Math.exp((-t * (1 + gain)) / p.lags[0]!)), 9);
  }
});

describe('the step response', () => {
  it.each(compared)('%s, is that of the closed form', (name, settings) => {
    const exact = loopResponse(settings);
    const whole = deviation(name, exact);
    expect(whole).toBeLessThan(settings.within);
    expect(deviation(`${name}, half the scan time`, exact)).toBeLessThan(0.6 * whole);
  });
});

it('at its limit the plant goes as fast as it can, there is no overshoot from windup, and it comes off at once', () => {
  const run = samples.get('limited')!;
  const leaving = run.findIndex(({ limited: atLimit, t }) => t > 0 && !atLimit);
  expect(run[leaving]!.t).toBeGreaterThan(0.8);
  for (const { t, y, out } of run.slice(0, leaving)) {
    expect(out).toBe(Math.fround(1.2));
    expect(y).toBeCloseTo(2.4 * (1 - Math.exp(-t / 0.8)), 6);
  }
  const before = run.filter(({ t }) => t < 3);
  expect(Math.max(...before.map(({ y }) => y))).toBeLessThan(2 * 1.01);
  expect(before.at(-1)!.y).toBeCloseTo(2, 2);
  // The set point falls: out of the upper limit and on to the lower one in that scan.
  expect(run.find(({ t }) => t === 3)!.out).toBe(0);
  expect(run.at(-1)!.y).toBeCloseTo(0.5, 2);
  expect(Math.min(...run.filter(({ t }) => t > 3).map(({ y }) => y))).toBeGreaterThan(0.5 * 0.98);
});

it('goes from manual to automatic without a bump, and on to the set point', () => {
  const run = samples.get('by hand')!;
  const last = run.findLastIndex(({ t }) => t < 3);
  expect(run[last]!.out).toBe(0.75);
  const pv = run[last]!.y;
  expect(Math.abs(1.75 - pv)).toBeGreaterThan(0.2);
  // One scan of integral action: kp / ti times the deviation times 10 ms.
  expect(Math.abs(run[last + 1]!.out - 0.75)).toBeLessThan(((1.75 - pv) / 0.8) * 0.01 * 1.2);
  expect(run.at(-1)!.y).toBeCloseTo(1.75, 1);
});

it('counts deviations far below the resolution of its integral', () => {
  const run = samples.get('small')!;
  // 0.0001 over 200 s of 1000 s: 2e-5, in 20,000 steps of 1e-9.
  expect(run.at(-1)!.out - run[1]!.out).toBeCloseTo(2e-5, 6);
});

it.each(runs.map(({ name }, number) => ({ name, number })))('$name: the same bits in C on the host and on the chip', ({ number }) => {
  expect(verdicts[number]).toEqual({ kind: 'compared', differences: [] });
});
