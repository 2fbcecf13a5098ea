/** Random inputs, scans at irregular times, a clock that wraps: the blocks are what their definitions say, in all three ways of running them. */
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { createFirmwareProgram } from '../../lib/node/program.ts';
import { noise } from '../../lib/plant.ts';
import { runUnderNode } from '../conformance/node.ts';
import { compareAll, type Verdict } from '../conformance/three-ways.ts';
import { definitions, type History } from './definitions.ts';
import { type Diagram, expectedOutput, programText, timesOf } from './diagram.ts';

const SCANS = 150;
/** For each block; the second half runs over a wrap of the clock. */
const CASES = 2;

const inputsOf: Readonly<Record<string, readonly string[]>> = {
  ...{ TON: ['IN'], TOF: ['IN'], TP: ['IN'], CTU: ['CU', 'R'], CTD: ['CD', 'LD'], CTUD: ['CU', 'CD', 'R', 'LD'] },
  ...{ R_TRIG: ['CLK'], F_TRIG: ['CLK'], SR: ['S1', 'R'], RS: ['S', 'R1'] },
};

function diagramOf(block: string, number: number): Diagram {
  const source = noise(1000 * Object.keys(inputsOf).indexOf(block) + number, 0.5);
  const random = () => source() + 0.5;
  const isTimer = /^T/.test(block);
  const isCounter = /^CT/.test(block);
  const preset = isTimer ? [1, 30, 75, 200][(Object.keys(inputsOf).indexOf(block) + 2 * number) % 4]! : Math.floor(random() * 9) - 2;
  const names = inputsOf[block]!;
  // Resets and loads are rare, other inputs stay for some scans.
  const change = (name: string) => (/^(R|R1|LD)$/.test(name) && isCounter ? null : 0.15 + random() * 0.5);
  const waves = names.map((name): [string, boolean[]] => {
    const often = change(name);
    let level = random() < 0.5;
    return [
      name,
      Array.from({ length: SCANS }, () => {
        if (often === null) return random() < 0.05;
        if (random() < often) level = !level;
        return level;
      }),
    ];
  });
  const steps = Array.from({ length: SCANS }, (_, scan) => (scan === 0 ? 0 : 1 + Math.floor(random() * 30)));
  const start = number < CASES / 2 ? 0 : 2 ** 32 - 1000;
  let time = 0;
  const passed = steps.map((step) => {
    time += step;
    return time;
  });
  const history: History = { times: passed, inputs: Object.fromEntries(waves), preset };
  const results = passed.map((_, scan) => definitions[block]!(history, scan));
  const outputs = Object.keys(results[0]!).map((name): [string, string] => {
    const values = results.map((each) => each[name]!);
    return [name, typeof values[0] === 'boolean' ? values.map((each) => (each ? '#' : '_')).join('') : values.join(' ')];
  });
  return {
    block,
    title: `random inputs ${number}`,
    make: `new ${block}(${isTimer ? `'${preset}ms'` : isCounter ? preset : ''})`,
    scan: `block.update(${names.join(', ')});`,
    inputs: Object.fromEntries(waves.map(([name, wave]) => [name, wave.map((each) => (each ? '#' : '_')).join('')])),
    outputs: Object.fromEntries(outputs),
    times: passed.map((each) => (start + each) % 2 ** 32),
  };
}

const diagrams = Object.keys(inputsOf).flatMap((block) => Array.from({ length: CASES }, (_, number) => diagramOf(block, number)));
const cases = diagrams.map((diagram, number) => ({
  file: path.join(import.meta.dirname, 'programs', `random_${number}.ts`),
  text: programText(diagram),
  times: timesOf(diagram),
}));
const program = createFirmwareProgram(
  cases.map(({ file }) => file),
  new Map(cases.map(({ file, text }) => [file, text])),
);

let verdicts: Verdict[];
beforeAll(async () => {
  verdicts = await compareAll(cases, { together: 12, program });
});

it('there is a definition of every block of the standard', () => {
  expect(Object.keys(inputsOf)).toEqual(Object.keys(definitions));
});

it.each(diagrams.map((diagram, number) => ({ diagram, number, name: `${diagram.block}, ${diagram.title}` })))(
  '$name',
  async ({ diagram, number }) => {
    const { file, times } = cases[number]!;
    const { stdout, trap } = await runUnderNode(file, { program, times });
    expect(trap).toBeNull();
    expect(stdout.split('\n')).toEqual(expectedOutput(diagram).split('\n'));
    // Something happens in it.
    expect(new Set(stdout.trimEnd().split('\n')).size).toBeGreaterThan(1);
    expect(verdicts[number], 'in C on the host and on the chip').toEqual({ kind: 'compared', differences: [] });
  },
);
