/** Runs of random programs: program `n` of a seed is the same whatever else runs, so that a range of them can be done, and done again. */
import path from 'node:path';
import fc from 'fast-check';
import { choiceLists, programFrom } from './generator.ts';
import type { ConformanceProgram } from './programs.ts';
import { programsFolder } from './suite.ts';
import { type CompareOptions, compareAll } from './three-ways.ts';

/** Programs in one executable for each way: the chip's flash holds several times as many. */
export const BATCH = 400;
/** Programs in one file of C. */
const TOGETHER = 100;

/** The choices of program `number` of a seed. */
export function choicesOf(seed: number, number: number): number[] {
  const [choices] = fc.sample(choiceLists, { numRuns: 1, seed: (seed + Math.imul(number, 0x9e3779b1)) | 0 });
  return choices!;
}

/** A module of its own name, from which the names in C are made: many can share a file of C. */
function moduleFor(text: string, number: number): ConformanceProgram {
  return { file: path.join(programsFolder, `p${number}.ts`), text };
}

export interface RandomFailure {
  seed: number;
  number: number;
  choices: number[];
  differences: string[];
}

export interface RandomResult {
  accepted: number;
  /** How often each diagnostic code refused a program. */
  refused: Record<string, number>;
  failures: RandomFailure[];
}

/** Compares programs from..from+count-1 of a seed. `done` is told of every batch. */
export async function compareRandom(
  seed: number,
  count: number,
  options: CompareOptions & { from?: number; done?: (programs: number) => void } = {},
): Promise<RandomResult> {
  const result: RandomResult = { accepted: 0, refused: {}, failures: [] };
  const first = options.from ?? 0;
  for (let start = first; start < first + count; start += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, first + count - start) }, (_, index) => start + index);
    const lists = numbers.map((number) => choicesOf(seed, number));
    const programs = lists.map((choices, index) => moduleFor(programFrom(choices, `${index}`), index));
    const verdicts = await compareAll(programs, { together: TOGETHER, ...options });
    verdicts.forEach((verdict, index) => {
      if (verdict.kind === 'refused') {
        const code = verdict.refusal.diagnostics.find((each) => each.severity === 'error')?.code ?? 'none';
        result.refused[code] = (result.refused[code] ?? 0) + 1;
        return;
      }
      result.accepted++;
      const { differences } = verdict;
      if (differences.length > 0) result.failures.push({ seed, number: numbers[index]!, choices: lists[index]!, differences });
    });
    options.done?.(numbers.length);
  }
  return result;
}

/** The choices of a smaller program that still fails, found by leaving out and simplifying; at most `tries` programs are run. */
export async function shrink(failing: readonly number[], tries = 200): Promise<number[]> {
  let best = [...failing];
  const fails = async (lists: readonly number[][]): Promise<number[] | undefined> => {
    const programs = lists.map((choices, index) => moduleFor(programFrom(choices, `${index}`), index));
    const verdicts = await compareAll(programs, { together: 1 });
    return lists.find((_, index) => {
      const verdict = verdicts[index]!;
      return verdict.kind === 'compared' && verdict.differences.length > 0;
    });
  };
  let size = Math.max(1, best.length >> 1);
  for (let used = 0; used < tries && size >= 1; ) {
    // All ways to leave out a run of this length, then all to make one simplest: one batch.
    const candidates: number[][] = [];
    for (let at = 0; at < best.length; at += size) {
      candidates.push([...best.slice(0, at), ...best.slice(at + size)]);
      if (best.slice(at, at + size).some((choice) => choice !== 0))
        candidates.push([...best.slice(0, at), ...best.slice(at, at + size).map(() => 0), ...best.slice(at + size)]);
    }
    const some = candidates.slice(0, 48);
    used += some.length;
    const smaller = await fails(some);
    if (smaller) {
      best = smaller;
      size = Math.min(size, Math.max(1, best.length >> 1));
    } else if (size === 1) break;
    else size >>= 1;
  }
  return best;
}
