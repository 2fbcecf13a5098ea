/** What the range analysis needs to know of a function each time it goes through it, found once. */
import type { FunctionDeclaration, Local, Loop } from '../ir/types.ts';
import { integerBounds, isWhole } from '../ir/typing.ts';
import { eachExpression, eachStatement } from '../ir/walk.ts';
import { type Accumulator, accumulatorsOf } from './accumulators.ts';
import type { Effects } from './calls.ts';
import { bigintLimits } from './range.ts';

export class FunctionFacts {
  readonly declaration: FunctionDeclaration;
  readonly locals: ReadonlyMap<string, Local>;
  readonly thresholds: readonly bigint[];
  /** Keys of the global integers that the function itself writes: `ranges` of a state always has them. */
  readonly written: ReadonlySet<string>;
  private readonly effects: ReadonlyMap<string, Effects>;
  private readonly depths = new Map<Loop, number>();
  private readonly accumulatorsOfLoops = new Map<Loop, Accumulator[]>();

  constructor(declaration: FunctionDeclaration, effects: ReadonlyMap<string, Effects>) {
    this.declaration = declaration;
    this.locals = new Map(declaration.locals.map((each) => [each.id, each]));
    this.thresholds = thresholdsOf([declaration]);
    this.written = writtenGlobals(declaration);
    this.effects = effects;
  }

  /** Levels of loops: 1 for one that holds no other. */
  depth(loop: Loop): number {
    const known = this.depths.get(loop);
    if (known !== undefined) return known;
    let found = 0;
    eachStatement([...loop.conditionSetup, ...loop.body, ...loop.update], (s) => {
      if (s.op === 'loop') found = Math.max(found, this.depth(s));
    });
    this.depths.set(loop, found + 1);
    return found + 1;
  }

  accumulators(loop: Loop): readonly Accumulator[] {
    const known = this.accumulatorsOfLoops.get(loop);
    if (known) return known;
    const found = accumulatorsOf(loop, this.effects);
    this.accumulatorsOfLoops.set(loop, found);
    return found;
  }
}

function writtenGlobals(declaration: FunctionDeclaration): Set<string> {
  const keys = new Set<string>();
  eachStatement(declaration.body, (s) => {
    if (s.op === 'assign' && s.target.op === 'global' && isWhole(s.target.type)) keys.add(`g:${s.target.id}`);
  });
  return keys;
}

/** Where widening stops: constants of the functions and their neighbours, lengths of arrays, bounds of types. */
export function thresholdsOf(declarations: readonly FunctionDeclaration[]): bigint[] {
  const values = new Set<bigint>([0n, 1n, -1n, bigintLimits.low, bigintLimits.high]);
  for (const bits of [8, 16, 32, 64] as const) {
    for (const signed of [true, false]) {
      const { low, high } = integerBounds({ kind: 'integer', bits, signed });
      values.add(low).add(high);
    }
  }
  for (const { body } of declarations) {
    eachExpression(body, (e) => {
      if (e.op === 'constant' && typeof e.value === 'bigint')
        values
          .add(e.value)
          .add(e.value + 1n)
          .add(e.value - 1n);
      if (e.op === 'length' && e.array.type.kind === 'array') values.add(BigInt(e.array.type.length));
      if (e.op === 'element' && e.array.type.kind === 'array') values.add(BigInt(e.array.type.length)).add(BigInt(e.array.type.length - 1));
    });
  }
  return [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
