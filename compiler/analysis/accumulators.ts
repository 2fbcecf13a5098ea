/**
 * Variables that a loop only adds to: after n turns they are at most n times the greatest step away from where they began, and a whole number of steps.
 * That bounds sums and counts which widening loses, and the last value of a counter whose step is more than one.
 */
import type { Expression, Loop, Statement, Type } from '../ir/types.ts';
import { isWhole } from '../ir/typing.ts';
import { eachPart, eachStatement, nestedLists, writtenLocal } from '../ir/walk.ts';
import type { Effects } from './calls.ts';
import { plainKey } from './conditions.ts';
import { add, floorDivide, isWithin, join, multiply, only, type Range, range, rangeOfType, subtract } from './range.ts';
import type { State } from './state.ts';

interface Write {
  statement: Statement & { op: 'assign' };
  /** What is added. */
  by: Expression;
  negative: boolean;
  /** Types in which the sum may wrap around: a bound holds only where it shows that it does not. */
  wraps: Type[];
  /** Loops between the one in question and the write. */
  inside: Loop[];
}

/** A variable that the loop changes by additions only. */
export interface Accumulator {
  key: string;
  writes: Write[];
}

/** What holds of such a variable whenever a turn may begin. */
export interface AccumulatorFact {
  key: string;
  within: Range | null;
  /** The value is `residue` modulo `stride`. */
  stride: bigint;
  residue: bigint;
}

/** The accumulators of a loop about which more can be found out than by comparing them with a limit. */
export function accumulatorsOf(loop: Loop, effects: ReadonlyMap<string, Effects>): Accumulator[] {
  const writes = new Map<string, Write[] | null>();
  const note = (key: string, write: Write | null) => {
    const known = writes.get(key);
    writes.set(key, write && known !== null ? [...(known ?? []), write] : null);
  };
  const visit = (list: readonly Statement[], inside: Loop[], counts: boolean): void => {
    /** Temporaries of this list that still are what the variable is. */
    const copies = new Map<string, string>();
    for (const s of list) {
      const local = writtenLocal(s);
      if (s.op === 'assign' && (s.target.op === 'local' || s.target.op === 'global')) {
        const key = `${s.target.op === 'local' ? 'l' : 'g'}:${s.target.id}`;
        note(key, counts && isWhole(s.target.type) ? additionTo(key, s, inside, copies) : null);
      } else if (local !== undefined) note(`l:${local}`, null);
      if (s.op === 'call') for (const id of effects.get(s.function)?.globals ?? []) note(`g:${id}`, null);
      if (s.op !== 'loop') for (const each of nestedLists(s)) visit(each, inside, counts);
      else {
        const within = [...inside, s];
        visit(s.conditionSetup, within, false);
        visit(s.body, within, counts);
        visit(s.update, within, counts);
      }
      for (const key of writtenKeys(s, effects)) {
        copies.delete(key);
        for (const [copy, source] of copies) if (source === key) copies.delete(copy);
      }
      const source = s.op === 'declare' && s.value && isWhole(s.value.type) ? plainKey(s.value) : undefined;
      if (source !== undefined && s.op === 'declare') copies.set(`l:${s.local}`, source);
    }
  };
  visit(loop.conditionSetup, [], false);
  visit(loop.body, [], true);
  visit(loop.update, [], true);
  const compared = new Set<string>();
  eachPart(loop.condition, (e) => {
    const key = plainKey(e);
    if (key !== undefined) compared.add(key);
  });
  return [...writes].flatMap(([key, found]) => {
    if (!found) return [];
    const counter = compared.has(key) && found.every(({ by }) => by.op === 'constant' && by.value === 1n);
    return counter ? [] : [{ key, writes: found }];
  });
}

/** Keys of the locals and globals that a statement writes, with those nested in it. */
function writtenKeys(root: Statement, effects: ReadonlyMap<string, Effects>): Set<string> {
  const keys = new Set<string>();
  eachStatement([root], (s) => {
    const local = writtenLocal(s);
    if (local !== undefined) keys.add(`l:${local}`);
    if (s.op === 'assign' && s.target.op === 'global') keys.add(`g:${s.target.id}`);
    if (s.op === 'call') for (const id of effects.get(s.function)?.globals ?? []) keys.add(`g:${id}`);
  });
  return keys;
}

/** `variable = variable + by`, in any of its forms. */
function additionTo(key: string, s: Statement & { op: 'assign' }, inside: Loop[], copies: ReadonlyMap<string, string>): Write | null {
  let { value } = s;
  const wraps: Type[] = [];
  while (value.op === 'convert' && (value.mode === 'check' || value.mode === 'widen' || value.mode === 'wrap')) {
    if (value.mode === 'wrap') wraps.push(value.type);
    value = value.value;
  }
  if (value.op !== 'arithmetic' || value.type.kind === 'float') return null;
  const isVariable = (e: Expression) => {
    const own = plainKey(e);
    return own !== undefined && (own === key || copies.get(own) === key);
  };
  if (value.operator === 'add' && isVariable(value.left)) return { statement: s, by: value.right, negative: false, wraps, inside };
  if (value.operator === 'add' && isVariable(value.right)) return { statement: s, by: value.left, negative: false, wraps, inside };
  if (value.operator === 'sub' && isVariable(value.left)) return { statement: s, by: value.right, negative: true, wraps, inside };
  return null;
}

/** What the analysis of one turn, from a state that holds at the beginning of every turn, says of the loop. */
export interface TurnKnowledge {
  rangeOf(e: Expression): Range;
  reached(s: Statement): boolean;
  /** Most turns of this loop or of one inside it. */
  turns(loop: Loop): bigint | undefined;
}

/** What holds of each accumulator at the beginning of every turn. */
export function accumulatorFacts(loop: Loop, list: readonly Accumulator[], entry: State, known: TurnKnowledge): AccumulatorFact[] {
  const turns = known.turns(loop);
  return list.flatMap(({ key, writes }) => {
    const start = entry.ranges.get(key);
    if (!start) return [];
    const live = writes.filter(({ statement }) => known.reached(statement));
    let perTurn: Range | null = only(0);
    let stride = 0n;
    for (const { by, negative, inside } of live) {
      const r = known.rangeOf(by);
      const step = negative ? subtract(only(0), r) : r;
      stride = r.low === r.high ? greatestCommonDivisor(stride, r.low) : 1n;
      const times = inside.map((each) => known.turns(each)).reduce((a, b) => (a === undefined || b === undefined ? undefined : a * b), 1n);
      perTurn = perTurn && times !== undefined ? add(perTurn, multiply(join(step, only(0)), range(0, times))) : null;
      if (stride === 1n && perTurn === null) return [];
    }
    const moved = perTurn && turns !== undefined ? add(start, multiply(perTurn, range(0, turns))) : null;
    if (!live.every(({ wraps }) => wraps.every((type) => moved !== null && isWithin(moved, rangeOfType(type))))) return [];
    const strided = stride > 1n && start.low === start.high;
    if (!moved && !strided) return [];
    return [{ key, within: moved, stride: strided ? stride : 1n, residue: start.low }];
  });
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Makes use of the facts where a turn begins. */
export function applyFacts(facts: readonly AccumulatorFact[], state: State): void {
  for (const { key, within, stride, residue } of facts) {
    if (!state.reachable) return;
    const known = state.ranges.get(key);
    if (within) state.narrow(key, within, known ?? within);
    const now = state.ranges.get(key);
    if (stride === 1n || !now || !state.reachable) continue;
    const low = residue - floorDivide(residue - now.low, stride) * stride;
    const high = residue + floorDivide(now.high - residue, stride) * stride;
    if (low > high) state.reachable = false;
    else state.ranges.set(key, { low, high });
  }
}
