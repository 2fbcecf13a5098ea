/** The blocks do what the timing diagrams say: under Node, in C under sanitizers, and on the chip in QEMU, all tables in one firmware. */
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createFirmwareProgram } from '../../lib/node/program.ts';
import { runUnderNode } from '../conformance/node.ts';
import { compareAll, type Verdict } from '../conformance/three-ways.ts';
import { type Diagram, expectedOutput, programText, scansOf, timesOf } from './diagram.ts';
import { diagrams } from './diagrams.ts';

const blocks = ['TON', 'TOF', 'TP', 'CTU', 'CTD', 'CTUD', 'CTU_DINT', 'CTD_DINT', 'CTUD_DINT', 'R_TRIG', 'F_TRIG', 'SR', 'RS'];
const others = ['HYSTERESIS', 'RAMP', 'PID', 'LIMIT', 'MUX', 'SCALE'];

/** What a block refuses: the task traps. */
const refusals = [
  ['MUX without that input', 'let k: i32 = 2;', 'console.log(MUX<i32>(k, [1, 2]));', /^selection\.ts:\d+ index 2 out of 0\.\.1$/],
  ['MUX of a k below 0', 'let k: i32 = -1;', 'console.log(MUX<i32>(k, [1, 2]));', /^selection\.ts:\d+ index -1 out of 0\.\.1$/],
  ['SCALE without a range', 'let x: f32 = 4;', 'console.log(SCALE(1, x, 4, 0, 1));', /^selection\.ts:\d+ assert: SCALE: no range$/],
  ['RAMP with a rate below 0', 'const ramp = new RAMP(-1, 1);', 'ramp.update(5);', /^ramp\.ts:\d+ assert: RAMP: a rate below 0$/],
  ['RAMP with a rate below 0 down', 'const ramp = new RAMP(1, -1);', 'ramp.update(5);', /^ramp\.ts:\d+ assert: RAMP: a rate below 0$/],
  [
    'PID with min above max',
    "const loop = new PID({ kp: 1, ti: '1s', td: '0s', n: 8, min: 5, max: 4 });",
    'loop.update(1, 2);',
    /^pid\.ts:\d+ assert: PID: min above max$/,
  ],
  [
    'PID with n = 0',
    "const loop = new PID({ kp: 1, ti: '1s', td: '1s', n: 0, min: 0, max: 4 });",
    'loop.update(1, 2);',
    /^pid\.ts:\d+ assert: PID: n must be above 0$/,
  ],
] as const;

const refusalText = (state: string, scan: string) => `import { type f32, type i32 } from 'bulkhead';
import { MUX, PID, RAMP, SCALE } from 'bulkhead/iec';
${state}
export function scan(): void {
  ${scan}
}
`;

interface Case {
  file: string;
  text: string;
  times: readonly number[];
}
const caseOf = (name: string, text: string, times: readonly number[]): Case => ({
  file: path.join(import.meta.dirname, 'programs', `${name}.ts`),
  text,
  times,
});
const cases = [
  ...diagrams.map((diagram, number) => caseOf(`diagram_${number}`, programText(diagram), timesOf(diagram))),
  ...refusals.map(([, state, scan], number) => caseOf(`refusal_${number}`, refusalText(state, scan), [0])),
];
const named = diagrams.map((diagram, number) => ({ diagram, number, name: `${diagram.block}: ${diagram.title}` }));

let verdicts: Verdict[];
const program = createFirmwareProgram(
  cases.map(({ file }) => file),
  new Map(cases.map(({ file, text }) => [file, text])),
);
const underNode = ({ file, times }: Case) => runUnderNode(file, { program, times });

beforeAll(async () => {
  verdicts = await compareAll(cases, { together: 12, program });
});

describe('timing diagrams', () => {
  it('are there for every block and function', () => {
    expect(new Set(diagrams.map(({ block }) => block))).toEqual(new Set([...blocks, ...others]));
  });

  it.each(named)('$name', async ({ diagram, number }) => {
    expect(scansOf(diagram)).toBeGreaterThan(1);
    const { stdout, trap } = await underNode(cases[number]!);
    expect(table(diagram, stdout)).toEqual(table(diagram, expectedOutput(diagram)));
    expect(trap).toBeNull();
    expect(verdicts[number], 'in C on the host and on the chip').toEqual({ kind: 'compared', differences: [] });
  });
});

describe('what a block refuses', () => {
  it.each(refusals.map(([name, , , trap], number) => ({ name, trap, number })))('$name', async ({ trap, number }) => {
    const place = diagrams.length + number;
    expect((await underNode(cases[place]!)).trap).toMatch(trap);
    expect(verdicts[place], 'in C on the host and on the chip').toEqual({ kind: 'compared', differences: [] });
  });
});

/** Output lines with the time of their scans, for a message that can be read. */
function table(diagram: Diagram, output: string): string[] {
  const times = timesOf(diagram);
  return output
    .trimEnd()
    .split('\n')
    .map((line, scan) => `${times[scan]} ms: ${line}`);
}
