/** The TypeScript program of a benchmark under Node: the reference for its checksum, and the time it takes there. */
import type { ts } from 'ts-morph';
import { loadTask } from '../../../lib/node/load.ts';
import { createFirmwareProgram } from '../../../lib/node/program.ts';
import type { BenchProgram } from './programs.ts';

export interface NodeMeasurement {
  /** Of two runs in the same instance. */
  checksum: number;
  checksumAgain: number;
  /** Median of the warm runs with types stripped and nothing else, in microseconds: what Node itself takes. */
  strippedUs: number;
  /** The same with the rounding and range checks of the source transform. */
  checkedUs: number;
}

/** One TypeScript program for all of them, which saves most of the checking. */
export function checkPrograms(programs: readonly BenchProgram[]): ts.Program {
  return createFirmwareProgram(programs.map(({ typescript }) => typescript));
}

function runOf(file: string, program: ts.Program, transform: boolean): () => number {
  const { run } = loadTask(file, { program, transform });
  if (typeof run !== 'function') throw new Error(`${file} exports no function run`);
  return run as () => number;
}

function medianUs(run: () => number): number {
  const times: number[] = [];
  for (let turn = 0; turn < 41; turn++) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  times.splice(0, 20); // until the optimiser has settled
  times.sort((a, b) => a - b);
  return Math.round(1000 * times[10]!);
}

export function checksumsUnderNode({ typescript }: BenchProgram, program: ts.Program): [number, number] {
  const run = runOf(typescript, program, true);
  return [run(), run()];
}

export function measureUnderNode(bench: BenchProgram, program: ts.Program): NodeMeasurement {
  const [checksum, checksumAgain] = checksumsUnderNode(bench, program);
  return {
    checksum,
    checksumAgain,
    strippedUs: medianUs(runOf(bench.typescript, program, false)),
    checkedUs: medianUs(runOf(bench.typescript, program, true)),
  };
}
