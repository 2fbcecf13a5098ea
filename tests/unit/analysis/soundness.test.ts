/** What the analysis claims holds in every run: random programs, run with concrete values and compared. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../compiler/analysis/index.ts';
import type { Expression, Loop, Statement } from '../../../compiler/ir/types.ts';
import { validateProgram } from '../../../compiler/ir/validate.ts';
import { Exhausted, Machine, Trapped } from './support/interpreter.ts';
import { randomProgram } from './support/programs.ts';

const first = Number(process.env.BULKHEAD_SOUNDNESS_SEED ?? 1);
const count = Number(process.env.BULKHEAD_SOUNDNESS_PROGRAMS ?? 60);
const served = [0n, 1n, -1n, 7n, 255n, -(2n ** 31n), 2n ** 31n - 1n];

interface Outcome {
  accepted: boolean;
  /** Expressions evaluated, and those of them that were known to be within less than their type. */
  seen: number;
  proved: number;
}

/** Runs a program three scans long, calls from outside between them. @throws Error with what contradicts the analysis */
function compare(seed: number): Outcome {
  const program = randomProgram(seed);
  expect(validateProgram(program), `seed ${seed}`).toEqual([]);
  const analysis = analyse(program);
  const outcome = { accepted: !analysis.diagnostics.some(({ severity }) => severity === 'error'), seen: 0, proved: 0 };
  if (!outcome.accepted) return outcome;
  const wrong = (what: string) => {
    throw new Error(`seed ${seed}: ${what}`);
  };
  const observer = {
    value(e: Expression, value: bigint) {
      outcome.seen++;
      const known = analysis.ranges.get(e);
      if (!known) return e.op === 'constant' ? undefined : wrong(`${e.op} is ${value}, and was never looked at`);
      if (value < known.low || value > known.high) wrong(`${e.op} is ${value}, not in ${known.low}..${known.high}`);
    },
    statement(s: Statement) {
      if (!analysis.reached.has(s)) wrong(`${s.op} runs, which control never gets to`);
    },
    turns(loop: Loop, turns: number) {
      const bound = analysis.bounds.get(loop);
      if (bound === undefined || BigInt(turns) > bound) wrong(`a loop takes ${turns} turns, not at most ${bound}`);
    },
  };
  const machine = new Machine(program, observer);
  try {
    for (const x of served) {
      machine.call('scan', []);
      machine.call('served', [x]);
    }
  } catch (error) {
    if (error instanceof Trapped) {
      if (error.at && analysis.checks.get(error.at)) wrong(`${error.at.op} traps, which was proved impossible`);
    } else if (!(error instanceof Exhausted)) throw error;
  }
  outcome.proved = [...analysis.checks.values()].filter(Boolean).length;
  return outcome;
}

describe('ranges, reachable code, loop bounds and dropped checks', () => {
  it(`hold in concrete runs of ${count} random programs from seed ${first}`, () => {
    const outcomes = Array.from({ length: count }, (_, index) => compare(first + index));
    const accepted = outcomes.filter((each) => each.accepted);
    // The comparison is worth something: most programs run, and much in them was proved.
    expect(accepted.length).toBeGreaterThan(count / 4);
    expect(accepted.reduce((sum, each) => sum + each.seen, 0)).toBeGreaterThan(count * 50);
    expect(accepted.reduce((sum, each) => sum + each.proved, 0)).toBeGreaterThan(count * 5);
  }, 600_000);
});
