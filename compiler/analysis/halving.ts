/**
 * Loops that search between two variables: each turn takes the middle of what is between them and moves one of the two there. What is left is halved, so that a
 * search among n ends after as many turns as n has binary digits.
 */
import type { Compare, Expression, Loop, Statement } from '../ir/types.ts';
import { eachStatement, nestedLists, writtenLocal } from '../ir/walk.ts';
import { plainKey } from './conditions.ts';
import { add, bitsOf, isWithin, type Range, range, rangeOfType } from './range.ts';

export interface Condition {
  compare: Compare;
  operator: Compare['operator'];
}

/** The range of a variable where the loop is entered. */
export type EntryRange = (key: string) => Range | undefined;

/** The two ends, and by how much the upper one is above the lower one at least while the loop goes on. */
interface Ends {
  low: string;
  high: string;
  apart: 0 | 1 | 2;
}

/** Most turns of a loop that goes on only while `conditions` hold; undefined when it is no such search. */
export function halvingBound(loop: Loop, conditions: readonly Condition[], entry: EntryRange): bigint | undefined {
  for (const condition of conditions) {
    const ends = endsOf(condition);
    const bound = ends && new Search(loop, ends, entry).bound();
    if (bound !== undefined) return bound;
  }
  return undefined;
}

function endsOf({ compare, operator }: Condition): Ends | undefined {
  const turned = operator === 'gt' || operator === 'ge';
  const [left, right] = turned ? [compare.right, compare.left] : [compare.left, compare.right];
  if (!['lt', 'le', 'gt', 'ge'].includes(operator)) return undefined;
  const strict = operator === 'lt' || operator === 'gt';
  const [low, high] = [localKey(left), localKey(right)];
  if (low && high) return { low, high, apart: strict ? 1 : 0 };
  // low + 1 < high
  const sum = plain(left);
  if (strict && high && sum.op === 'arithmetic' && sum.operator === 'add' && isOne(sum.right)) {
    const below = localKey(sum.left);
    return below ? { low: below, high, apart: 2 } : undefined;
  }
  // 1 < high - low
  const gap = plain(right);
  if (strict && isOne(left) && gap.op === 'arithmetic' && gap.operator === 'sub') {
    const [above, below] = [localKey(gap.left), localKey(gap.right)];
    return above && below ? { low: below, high: above, apart: 2 } : undefined;
  }
  return undefined;
}

class Search {
  private readonly loop: Loop;
  private readonly ends: Ends;
  private readonly entry: EntryRange;
  /** Where both ends are for as long as the loop goes on. */
  private within: Range = range(0, 0);

  constructor(loop: Loop, ends: Ends, entry: EntryRange) {
    this.loop = loop;
    this.ends = ends;
    this.entry = entry;
  }

  bound(): bigint | undefined {
    const { loop, ends } = this;
    const [low, high] = [this.entry(ends.low), this.entry(ends.high)];
    if (!low || !high) return undefined;
    const between = high.high - low.low + (ends.apart === 0 ? 1n : 0n);
    if (between < 1n) return 0n;
    this.within = range(low.low, high.high);
    const moves = this.writes((local) => local === ends.low || local === ends.high);
    const middle = this.middle(moves);
    if (middle === undefined || !moves.every((s) => this.isMove(s, middle))) return undefined;
    if (!movesOnEveryWay(loop.body, new Set(moves), loop.label)) return undefined;
    return bitsOf(between);
  }

  private writes(wanted: (key: string) => boolean): Statement[] {
    const { conditionSetup, body, update } = this.loop;
    const result: Statement[] = [];
    eachStatement([...conditionSetup, ...body, ...update], (s) => {
      const local = writtenLocal(s);
      if (local !== undefined && wanted(`l:${local}`)) result.push(s);
    });
    return result;
  }

  /** The key of the middle, which every turn declares before it moves an end. */
  private middle(moves: readonly Statement[]): string | undefined {
    for (const s of flat(this.loop.body)) {
      if (moves.some((move) => contains(s, move))) return undefined;
      if (s.op !== 'declare' || !s.value || !this.isMiddle(s.value)) continue;
      const key = `l:${s.local}`;
      return this.writes((local) => local === key).length === 1 ? key : undefined;
    }
    return undefined;
  }

  /** Whether a value is low + floor((high - low) / 2), given that high is not below low. */
  private isMiddle(value: Expression): boolean {
    const e = plain(value);
    const half = this.halved(e);
    if (half) {
      const sum = plain(half.of);
      if (sum.op !== 'arithmetic' || sum.operator !== 'add') return false;
      const [a, b] = [localKey(sum.left), localKey(sum.right)];
      const both = (a === this.ends.low && b === this.ends.high) || (a === this.ends.high && b === this.ends.low);
      return both && isWithin(add(this.within, this.within), half.exact);
    }
    if (e.op !== 'arithmetic' || e.operator !== 'add') return false;
    const gap = this.halved(plain(e.right));
    const difference = gap && plain(gap.of);
    return (
      localKey(e.left) === this.ends.low &&
      difference?.op === 'arithmetic' &&
      difference.operator === 'sub' &&
      localKey(difference.left) === this.ends.high &&
      localKey(difference.right) === this.ends.low &&
      // While the loop goes on it is not negative.
      this.within.high - this.within.low <= gap!.exact.high
    );
  }

  /** What is halved, and where that rounds down exactly. */
  private halved(e: Expression): { of: Expression; exact: Range } | undefined {
    const by = e.op === 'arithmetic' || e.op === 'bitwise' ? plain(e.right) : undefined;
    if (by?.op !== 'constant') return undefined;
    const limit = 2n ** 53n;
    if (e.op === 'arithmetic' && by.value === 2n) {
      if (e.operator === 'divTrunc') return { of: e.left, exact: range(0, limit) };
      if (e.operator === 'divFloor') return { of: e.left, exact: range(-limit, limit) };
    }
    if (e.op === 'bitwise' && by.value === 1n) {
      if (e.operator === 'shiftRight') return { of: e.left, exact: rangeOfType({ kind: 'integer', bits: 32, signed: true }) };
      if (e.operator === 'shiftRightUnsigned') return { of: e.left, exact: rangeOfType({ kind: 'integer', bits: 32, signed: false }) };
    }
    return undefined;
  }

  /** Whether an end goes to the middle, or past it: by one where the ends would else stay where they are. */
  private isMove(s: Statement, middle: string): boolean {
    if (s.op !== 'assign' || s.target.op !== 'local') return false;
    const up = `l:${s.target.id}` === this.ends.low;
    const value = plain(s.value);
    if (localKey(value) === middle) return up ? this.ends.apart === 2 : this.ends.apart > 0;
    return value.op === 'arithmetic' && value.operator === (up ? 'add' : 'sub') && localKey(value.left) === middle && isOne(value.right);
  }
}

/** Whether every way through the list that another turn follows makes one of the moves. */
function movesOnEveryWay(list: readonly Statement[], moves: ReadonlySet<Statement>, label: string): boolean {
  for (const s of list) {
    if (moves.has(s) || s.op === 'return' || s.op === 'trap' || (s.op === 'break' && s.label === label)) return true;
    if (s.op === 'break' || s.op === 'continue') return false;
    if (s.op === 'if' && movesOnEveryWay(s.then, moves, label) && movesOnEveryWay(s.else, moves, label)) return true;
    if (s.op === 'block' && movesOnEveryWay(s.body, moves, label)) return true;
    if (nestedLists(s).some((nested) => jumps(nested))) return false;
  }
  return false;
}

/** Whether something in the list may pass over what comes behind it. */
function jumps(list: readonly Statement[]): boolean {
  return list.some((s) => s.op === 'continue' || s.op === 'break' || nestedLists(s).some(jumps));
}

function contains(s: Statement, wanted: Statement): boolean {
  return s === wanted || nestedLists(s).some((list) => list.some((each) => contains(each, wanted)));
}

/** Statements of a list with those of plain blocks in their place. */
export function flat(list: readonly Statement[]): Statement[] {
  return list.flatMap((s) => (s.op === 'block' ? flat(s.body) : [s]));
}

/** Through conversions that do not change the value. */
function plain(e: Expression): Expression {
  return e.op === 'convert' && (e.mode === 'widen' || e.mode === 'check') ? plain(e.value) : e;
}

function localKey(e: Expression): string | undefined {
  const key = plainKey(e);
  return key !== undefined && /^l:[^.>]+$/.test(key) ? key : undefined;
}

function isOne(e: Expression): boolean {
  const value = plain(e);
  return value.op === 'constant' && value.value === 1n;
}
