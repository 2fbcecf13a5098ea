/**
 * Bounds of loops: how many turns the body takes at most. Found for every loop in which a variable moves by a known least step towards
 * a limit with a known range, whatever its form: `for`, `while`, `do`, or `for (;;)` with a guarded `break`.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Compare, Expression, FunctionDeclaration, Loop, Program, Statement, Type } from '../ir/types.ts';
import { isWhole as isWholeType } from '../ir/typing.ts';
import { eachPart, eachStatement, nestedLists, writtenLocal } from '../ir/walk.ts';
import { plainKey } from './conditions.ts';
import { type Condition, flat, halvingBound } from './halving.ts';
import { add, bitsOf, isWithin, lesser, type Range, range, rangeOfType, subtract } from './range.ts';
import { type RangeResult, rangeOf } from './ranges.ts';
import { holdsYield, SequenceTurns, turnsOfAStep } from './sequences.ts';
import type { Tables } from './tables.ts';

export interface LoopBounds {
  /** Most turns of each loop that control reaches and that has a bound. */
  bounds: Map<Loop, bigint>;
  diagnostics: Diagnostic[];
}

/** The bound of every loop; a loop without one is BH2010. */
export function loopBounds(program: Program, ranges: RangeResult): LoopBounds {
  const bounds = new Map<Loop, bigint>();
  const diagnostics: Diagnostic[] = [];
  const sequences = new SequenceTurns(program);
  for (const declaration of program.functions) {
    eachStatement(declaration.body, (s) => {
      if (s.op !== 'loop' || !ranges.tables.reached.has(s)) return;
      const found = boundOf(s, declaration, ranges);
      const yields = declaration.frame !== undefined && holdsYield(s);
      // The counter of an atMost loop goes through all steps, so its bound stays as it is.
      const endsSteps = yields && !s.trapAtBound && sequences.yieldsEveryTurn(s);
      const bound = endsSteps ? lesser(found ?? turnsOfAStep, turnsOfAStep) : found;
      if (bound === undefined && yields) {
        diagnostics.push({
          code: 'BH2011',
          severity: 'error',
          message: 'a turn of this loop may pass without a `yield`, and no bound can be found for it',
          hint: 'Let every way through the loop come to a `yield`, or count towards a fixed limit.',
          place: s.place,
        });
        return;
      }
      if (bound !== undefined) {
        bounds.set(s, bound);
        return;
      }
      diagnostics.push({
        code: 'BH2010',
        severity: 'error',
        message: 'no bound can be found for this loop',
        hint: 'Count towards a fixed limit, or write `for (const _ of atMost(100)) { if (done) break; … }`, which traps if the bound is met.',
        place: s.place,
      });
    });
  }
  return { bounds, diagnostics };
}

const mirrored = { eq: 'eq', ne: 'ne', lt: 'gt', gt: 'lt', le: 'ge', ge: 'le' } as const;
const opposite = { eq: 'ne', ne: 'eq', lt: 'ge', ge: 'lt', gt: 'le', le: 'gt' } as const;
const atLeastZero = (value: bigint) => (value < 0n ? 0n : value);
const divideUp = (a: bigint, b: bigint) => atLeastZero((a + b - 1n) / b);

/** How one assignment moves a variable: by at least `least` in one direction, by division or by multiplication with at least two, by clearing a bit. */
type Step = { kind: 'up' | 'down'; least: bigint; most: bigint } | { kind: 'halve' } | { kind: 'grow' } | { kind: 'clear' };

/** A variable that the loop moves, and what an expression is more than it. */
interface Counter {
  key: string;
  offset: Range;
  /** Seen through a copy that was made before the step. */
  copied: boolean;
}

const infinite = 2n ** 70n;

/** The bound of one loop of `declaration`. */
export function boundOf(loop: Loop, declaration: FunctionDeclaration, ranges: RangeResult): bigint | undefined {
  const form = loop.bound === undefined ? undefined : BigInt(loop.bound);
  const found = form !== undefined && !loop.trapAtBound ? undefined : new BoundFinder(loop, declaration, ranges).find();
  return form !== undefined && found !== undefined ? lesser(form, found) : (form ?? found);
}

class BoundFinder {
  private readonly loop: Loop;
  private readonly declaration: FunctionDeclaration;
  private readonly ranges: RangeResult;
  private readonly tables: Tables;

  constructor(loop: Loop, declaration: FunctionDeclaration, ranges: RangeResult) {
    this.loop = loop;
    this.declaration = declaration;
    this.ranges = ranges;
    this.tables = ranges.tables;
  }

  /** The smallest bound that any condition gives. */
  find(): bigint | undefined {
    const { loop } = this;
    const bounds = this.conjuncts(loop.condition, true).flatMap((each) => this.bound(each.compare, each.operator) ?? []);
    const entry = (key: string): Range | undefined => {
      const type = this.typeOf(key);
      return this.ranges.entries.get(loop)?.ranges.get(key) ?? (type && rangeOfType(type));
    };
    const searched = loop.test === 'after' ? undefined : halvingBound(loop, this.conjuncts(loop.condition, true), entry);
    if (searched !== undefined) bounds.push(searched);
    if (this.tables.ranges.get(loop.condition)?.high === 0n) bounds.push(0n);
    if (loop.test === 'after') bounds.splice(0, bounds.length, ...bounds.map((each) => (each < 1n ? 1n : each)));
    // A guard inside the body is tested once a turn too, at the latest one turn later.
    for (const guard of this.guards()) {
      const bound = this.bound(guard.compare, guard.operator);
      if (bound !== undefined) bounds.push(bound + 1n);
    }
    for (const each of this.testedBefore(loop.condition, true)) {
      const bound = this.bound(each.compare, each.operator);
      if (bound !== undefined) bounds.push(bound + 1n);
    }
    return bounds.length === 0 ? undefined : bounds.reduce(lesser);
  }

  /**
   * Comparisons that must hold for a condition which is worked out in several steps, since a part of it is a call: `a < n && f(a)` is `if (a < n) t = f(a); else t =
   * false;`. They come before the rest of the condition, so what they compare must not change in it.
   */
  private testedBefore(e: Expression, outcome: boolean): Condition[] {
    if (e.op === 'unary' && e.operator === 'not') return this.testedBefore(e.operand, !outcome);
    if (e.op === 'logical' && (e.operator === 'and') === outcome)
      return [...this.testedBefore(e.left, outcome), ...this.testedBefore(e.right, outcome)];
    if (e.op !== 'local') return [];
    const setup = flat(this.loop.conditionSetup);
    const found: Condition[] = [];
    for (const s of setup) {
      if (s.op !== 'if') continue;
      const side = [s.then, s.else].findIndex((list) => this.sets(list, e.id, !outcome));
      if (side >= 0) found.push(...this.conjuncts(s.condition, side === 1));
    }
    // A write behind the choice would undo it.
    const writes = setup.filter((s) => writtenLocal(s) === e.id && s.op !== 'declare').length;
    const changes = (key: string) => this.writes(key).some((write) => this.isInSetup(write));
    return writes > 0
      ? []
      : found.filter(({ compare }) => [compare.left, compare.right].every((part) => variablesOf(part).every((key) => !changes(key))));
  }

  /** Whether the list gives a variable this constant, as the last thing that it does. */
  private sets(list: readonly Statement[], local: string, value: boolean): boolean {
    const last = flat(list).at(-1);
    return (
      last?.op === 'assign' &&
      last.target.op === 'local' &&
      last.target.id === local &&
      last.value.op === 'constant' &&
      last.value.value === value
    );
  }

  private isInSetup(wanted: Statement): boolean {
    let found = false;
    eachStatement(this.loop.conditionSetup, (s) => {
      found ||= s === wanted;
    });
    return found;
  }

  /** Comparisons that must all hold for the loop to go on. */
  private conjuncts(e: Expression, outcome: boolean): Condition[] {
    if (e.op === 'unary' && e.operator === 'not') return this.conjuncts(e.operand, !outcome);
    if (e.op === 'logical' && (e.operator === 'and') === outcome)
      return [...this.conjuncts(e.left, outcome), ...this.conjuncts(e.right, outcome)];
    if (e.op === 'compare') return [{ compare: e, operator: outcome ? e.operator : opposite[e.operator] }];
    return [];
  }

  /** `if (…) break` at the top of the body, before anything that could skip it. */
  private guards(): Condition[] {
    const result: Condition[] = [];
    for (const s of flat(this.loop.body)) {
      const leaves = s.op === 'if' && s.else.length === 0 && leavesLoop(s.then, this.loop.label);
      if (leaves) result.push(...this.conjuncts(s.condition, false));
      else if (continuesTo([s], this.loop.label)) break;
    }
    return result;
  }

  private bound(compare: Compare, operator: Compare['operator']): bigint | undefined {
    return this.boundOf(compare.left, operator, compare.right) ?? this.boundOf(compare.right, mirrored[operator], compare.left);
  }

  /** Turns while `expression operator limit` holds, the expression being a counter or a little more or less. */
  private boundOf(expression: Expression, operator: Compare['operator'], limitExpression: Expression): bigint | undefined {
    const counter = this.counterIn(expression);
    if (!counter) return undefined;
    const step = this.stepOf(counter.key);
    if (!step) return undefined;
    const type = this.typeOf(counter.key);
    if (!type) return undefined;
    const start = this.ranges.entries.get(this.loop)?.ranges.get(counter.key) ?? rangeOfType(type);
    const limit = subtract(rangeOf(limitExpression, this.tables), counter.offset);
    const bound = turns(start, operator, limit, step, rangeOf(expression, this.tables));
    return bound === undefined || !counter.copied ? bound : bound + 1n;
  }

  private typeOf(key: string): Type | undefined {
    if (key.startsWith('g:')) return this.ranges.declarations.globals.get(key.slice(2))?.type;
    return this.declaration.locals.find((each) => `l:${each.id}` === key)?.type;
  }

  /** The counter that an expression is made of. */
  private counterIn(e: Expression): Counter | undefined {
    if (e.op === 'convert') return e.mode === 'check' || e.mode === 'widen' ? this.counterIn(e.value) : undefined;
    if (e.op === 'arithmetic') {
      const [left, right] = [this.counterIn(e.left), this.counterIn(e.right)];
      const [a, b] = [rangeOf(e.left, this.tables), rangeOf(e.right, this.tables)];
      if (e.operator === 'add' && left) return { ...left, offset: add(left.offset, b) };
      if (e.operator === 'add' && right) return { ...right, offset: add(right.offset, a) };
      if (e.operator === 'sub' && left) return { ...left, offset: subtract(left.offset, b) };
      // n * factor is n or more.
      const atLeast = (counter: Counter): Counter => ({ ...counter, offset: { low: counter.offset.low, high: infinite } });
      if (e.operator === 'mul' && left && a.low >= 0n && b.low >= 1n) return atLeast(left);
      if (e.operator === 'mul' && right && b.low >= 0n && a.low >= 1n) return atLeast(right);
      return undefined;
    }
    const key = plainKey(e);
    if (key === undefined || !/^[lg]:[^.>]+$/.test(key)) return undefined;
    const source = this.copyOf(key);
    if (source) {
      const counter = this.counterIn(source);
      return counter && { ...counter, copied: true };
    }
    return { key, offset: range(0, 0), copied: false };
  }

  /** What a temporary of this turn was declared with, when it has no other value. */
  private copyOf(key: string): Expression | undefined {
    const [write, ...others] = this.writes(key);
    return write?.op === 'declare' && others.length === 0 ? write.value : undefined;
  }

  /** Everything in the loop that changes a local or global. */
  private writes(key: string): Statement[] {
    const result: Statement[] = [];
    eachStatement([...this.loop.conditionSetup, ...this.loop.body, ...this.loop.update], (s) => {
      const local = writtenLocal(s);
      if (local !== undefined && `l:${local}` === key) result.push(s);
      else if (s.op === 'assign' && s.target.op === 'global' && `g:${s.target.id}` === key) result.push(s);
      else if (s.op === 'call' && key.startsWith('g:') && this.ranges.effects.get(s.function)?.globals.has(key.slice(2)) !== false)
        result.push(s);
    });
    return result;
  }

  /** The step that all assignments to a variable in this loop make, when at least one is made in every turn. */
  private stepOf(key: string): Step | undefined {
    const writes = this.writes(key);
    const single = writes.length === 1;
    const steps = writes.map((s) => (s.op === 'assign' ? this.stepFrom(s.value, key, single) : undefined));
    const first = steps[0];
    if (!first || !steps.every((step) => step?.kind === first.kind)) return undefined;
    if (!this.everyTurn(writes)) return undefined;
    if (first.kind === 'halve' || first.kind === 'grow' || first.kind === 'clear') return first;
    const moves = steps as { kind: 'up' | 'down'; least: bigint; most: bigint }[];
    return {
      kind: first.kind,
      least: moves.map((each) => each.least).reduce(lesser),
      most: moves.map((each) => each.most).reduce((a, b) => a + b),
    };
  }

  /** `single`: no other write comes between, so that a copy of the variable made in this turn is its value. */
  private stepFrom(value: Expression, key: string, single: boolean): Step | undefined {
    if (single && clearsBit(value, key)) return { kind: 'clear' };
    if (value.op === 'convert') {
      const exact = value.mode === 'check' || value.mode === 'widen';
      const keeps = exact || isWithin(rangeOf(value.value, this.tables), rangeOfType(value.type));
      return keeps ? this.stepFrom(value.value, key, single) : undefined;
    }
    if (value.op === 'local' && single) {
      const source = this.copyOf(`l:${value.id}`);
      return source && this.stepFrom(source, key, single);
    }
    const isCounter = (e: Expression): boolean => {
      const own = plainKey(e);
      if (own === undefined || own === key || !single) return own === key;
      const source = this.copyOf(own);
      return source !== undefined && isCounter(source);
    };
    if (value.op === 'bitwise') {
      const by = rangeOf(value.right, this.tables);
      if (!isCounter(value.left) || by.low < 1n || by.high > 31n) return undefined;
      if (value.operator === 'shiftRight' || value.operator === 'shiftRightUnsigned') return { kind: 'halve' };
      const left = rangeOf(value.left, this.tables);
      return value.operator === 'shiftLeft' && left.low >= 1n && left.high << by.high < 2n ** 31n ? { kind: 'grow' } : undefined;
    }
    if (value.op !== 'arithmetic') return undefined;
    const onLeft = isCounter(value.left);
    const other = onLeft ? value.right : isCounter(value.right) ? value.left : undefined;
    if (!other) return undefined;
    const by = rangeOf(other, this.tables);
    switch (value.operator) {
      case 'divTrunc':
        return onLeft && by.low >= 2n ? { kind: 'halve' } : undefined;
      case 'mul':
        return by.low >= 2n ? { kind: 'grow' } : undefined;
      case 'add':
      case 'sub': {
        if (value.operator === 'sub' && !onLeft) return undefined;
        const up = value.operator === 'add';
        if (by.low >= 1n) return { kind: up ? 'up' : 'down', least: by.low, most: by.high };
        return by.high <= -1n ? { kind: up ? 'down' : 'up', least: -by.high, most: -by.low } : undefined;
      }
      default:
        return undefined;
    }
  }

  /** Whether one of the writes is made in every turn that another turn follows. */
  private everyTurn(writes: Statement[]): boolean {
    const always = (list: Statement[]) => flat(list).some((s) => writes.includes(s));
    if (always(this.loop.update) || always(this.loop.conditionSetup)) return true;
    for (const s of flat(this.loop.body)) {
      if (writes.includes(s)) return true;
      if (continuesTo([s], this.loop.label)) return false;
    }
    return false;
  }
}

/** Turns for which `counter operator limit` can hold, `seen` being what was compared. */
function turns(start: Range, operator: Compare['operator'], limit: Range, step: Step, seen: Range): bigint | undefined {
  if (step.kind === 'halve') {
    const ends =
      (operator === 'gt' && limit.low >= 0n) ||
      (operator === 'ge' && limit.low >= 1n) ||
      (operator === 'ne' && limit.low === 0n && limit.high === 0n);
    return ends && seen.low >= 0n && start.low >= 0n ? bitsOf(start.high) : undefined;
  }
  if (step.kind === 'clear') {
    // At most as many turns as bits are set.
    const ends = limit.low === 0n && limit.high === 0n && (operator === 'ne' || operator === 'gt');
    return ends
      ? start.low >= 0n
        ? bitsOf(start.high)
        : start.high <= 2n ** 31n - 1n && start.low >= -(2n ** 31n)
          ? 32n
          : 64n
      : undefined;
  }
  if (step.kind === 'grow') {
    if ((operator !== 'lt' && operator !== 'le') || start.low < 1n) return undefined;
    return bitsOf(operator === 'lt' ? limit.high - 1n : limit.high);
  }
  if (step.kind === 'up') {
    if (operator === 'lt') return divideUp(limit.high - start.low, step.least);
    if (operator === 'le') return divideUp(limit.high - start.low + 1n, step.least);
    const hits = operator === 'ne' && step.most === 1n && limit.low === limit.high && start.high <= limit.low;
    return hits ? limit.low - start.low : undefined;
  }
  if (limit.low <= -infinite / 2n) return undefined;
  if (operator === 'gt') return divideUp(start.high - limit.low, step.least);
  if (operator === 'ge') return divideUp(start.high - limit.low + 1n, step.least);
  const hits = operator === 'ne' && step.most === 1n && limit.low === limit.high && start.low >= limit.high;
  return hits ? start.high - limit.low : undefined;
}

/** `x & (x - 1)`, with or without `>>> 0` or `| 0` around it. */
function clearsBit(value: Expression, key: string): boolean {
  if (value.op === 'convert') return value.mode !== 'clamp' && isWholeType(value.value.type) && clearsBit(value.value, key);
  if (value.op !== 'bitwise') return false;
  const isZero = value.right.op === 'constant' && value.right.value === 0n;
  if (isZero && (value.operator === 'shiftRightUnsigned' || value.operator === 'or')) return clearsBit(value.left, key);
  if (value.operator !== 'and') return false;
  const isLess = (e: Expression): boolean =>
    e.op === 'convert' && e.mode !== 'clamp'
      ? isLess(e.value)
      : e.op === 'arithmetic' && e.operator === 'sub' && plainKey(e.left) === key && e.right.op === 'constant' && e.right.value === 1n;
  return (plainKey(value.left) === key && isLess(value.right)) || (plainKey(value.right) === key && isLess(value.left));
}

/** Keys of the variables in an expression. */
function variablesOf(e: Expression): string[] {
  const keys: string[] = [];
  eachPart(e, (part) => {
    const key = plainKey(part);
    if (key !== undefined) keys.push(key);
  });
  return keys;
}

function leavesLoop(list: readonly Statement[], label: string): boolean {
  const last = flat(list).at(-1);
  return last?.op === 'return' || last?.op === 'trap' || (last?.op === 'break' && last.label === label);
}

function continuesTo(list: readonly Statement[], label: string): boolean {
  return list.some((s) => (s.op === 'continue' && s.label === label) || nestedLists(s).some((nested) => continuesTo(nested, label)));
}
