/** Ranges of expressions, and which of their checks can fail. */

import type { Arithmetic, Bitwise, Convert, ElementPlace, Expression, Intrinsic, Type, Unwrap, ViewOf } from '../ir/types.ts';
import { type Declarations, elementOf, integerBounds, isBigint, isWhole } from '../ir/typing.ts';
import { operands } from '../ir/walk.ts';
import type { Cells } from './cells.ts';
import { assume, plainKey, refine } from './conditions.ts';
import type { ConstantRanges } from './constants.ts';
import * as r from './range.ts';
import { type Range, range } from './range.ts';
import { keyOf, type State } from './state.ts';
import type { Tables } from './tables.ts';

const truth = range(0, 1);

/**
 * How far a bigint may pass 64 bits: not at all; as a whole, since only its value modulo 2^64 is wanted; in its last operation, since that
 * is checked by the processor's overflow flag.
 */
type Wrapping = 'no' | 'modulo' | 'once i64' | 'once u64';

export class Evaluator {
  /** Set while the final pass over a stable state records what it finds. */
  recording = false;
  /** Set where what is recorded is stored into cells too. */
  storing = false;
  tables: Tables;
  readonly declarations: Declarations;
  private readonly constants: ConstantRanges;
  private readonly cells: Cells | null;
  /** The function that is evaluated. */
  private readonly owner: string;

  constructor(declarations: Declarations, constants: ConstantRanges, cells: Cells | null, tables: Tables, owner: string) {
    this.declarations = declarations;
    this.constants = constants;
    this.cells = cells;
    this.tables = tables;
    this.owner = owner;
  }

  /** A value in `r` goes into a place: into the cell at once, or, for a global integer, when another function may read it (see State.dirty). */
  stores(place: Expression, r: Range | undefined, state: State): void {
    if (!this.cells) return;
    if (place.op === 'global' && isWhole(place.type)) state.dirty.set(`g:${place.id}`, true);
    else if (this.recording && this.storing) this.cells.store(place, r, this.owner);
  }

  /** What a global can hold when another function may have written it; undefined where no more is known than its type. */
  contentOf(key: string): Range | undefined {
    const global = this.declarations.globals.get(key.slice(2));
    return global && isWhole(global.type) ? (this.cells?.ofGlobal(global) ?? r.rangeOfType(global.type)) : undefined;
  }

  /** Another function may read this global now. */
  flush(key: string, state: State): void {
    if (!state.dirty.delete(key) || !state.reachable) return;
    const global = this.declarations.globals.get(key.slice(2));
    const known = state.ranges.get(key);
    if (!global || !this.recording || !this.storing) return;
    const whole = r.rangeOfType(global.type);
    this.cells?.storeGlobal(global, known ? (r.intersect(known, whole) ?? whole) : whole);
  }

  /** Evaluates without recording and without changing the state. */
  peek(e: Expression, state: State): Range | undefined {
    const recording = this.recording;
    this.recording = false;
    const result = this.evaluate(e, state.copy());
    this.recording = recording;
    return result;
  }

  /**
   * The range of `e` (of a view, of its length; of a boolean, 0..1); undefined for other types. `state` learns what must hold once the checks in `e`
   * have passed. `wrapping`: see there.
   */
  evaluate(e: Expression, state: State, wrapping: Wrapping = 'no'): Range | undefined {
    const result = this.find(e, state, wrapping);
    if (this.recording && result) this.tables.note(e, result);
    return result;
  }

  /** The range of an expression that has one. */
  private whole(e: Expression, state: State): Range {
    return this.evaluate(e, state) ?? r.rangeOfType(e.type);
  }

  private find(e: Expression, state: State, wrapping: Wrapping): Range | undefined {
    switch (e.op) {
      case 'constant':
        if (typeof e.value === 'bigint' && isWhole(e.type)) return r.only(e.value);
        return typeof e.value === 'boolean' ? r.only(e.value ? 1 : 0) : undefined;
      case 'local':
      case 'global':
      case 'field':
      case 'dereference':
      case 'point':
        for (const operand of operands(e)) this.evaluate(operand, state);
        return this.stored(e, state);
      case 'element':
        return this.element(e, state);
      case 'reference':
        this.evaluate(e.target, state);
        return undefined;
      case 'view':
        return this.view(e, state);
      case 'length': {
        const given = this.evaluate(e.array, state);
        const array = elementOf(e.array.type);
        return array?.length === undefined ? (given ?? r.lengthLimits) : r.only(array.length);
      }
      case 'unary': {
        const operand = this.evaluate(e.operand, state);
        if (e.operator === 'not') return operand ? r.subtract(r.only(1), operand) : truth;
        if (!operand) return undefined;
        if (e.operator === 'neg')
          return this.limited(e, r.negate(operand), state, wrapping === 'modulo' || holdsI64(operand) ? wrapping : 'no');
        const bits = isBigint(e.operand.type) ? 64 : 32;
        const wrapped = bits === 32 ? r.wrapTo(operand, 32, true) : operand;
        const result = { low: -wrapped.high - 1n, high: -wrapped.low - 1n };
        return r.intersect(result, r.rangeOfType(e.type)) ?? r.rangeOfType(e.type);
      }
      case 'arithmetic':
        return this.arithmetic(e, state, wrapping);
      case 'bitwise':
        return this.bitwise(e, state);
      case 'compare':
        return this.compare(e, state);
      case 'logical': {
        const left = this.evaluate(e.left, state) ?? truth;
        const taken = state.copy();
        assume(e.left, e.operator === 'and', taken, this);
        const reachable = taken.reachable;
        const right = this.evaluate(e.right, taken.reachable ? taken : state.copy()) ?? truth;
        // What the right side's checks prove holds only on the way through it.
        const skipped = state.copy();
        assume(e.left, e.operator !== 'and', skipped, this);
        if (state.reachable) {
          if (reachable) skipped.meet(taken);
          state.take(skipped);
        }
        if (!reachable) return left;
        return e.operator === 'and' ? r.least(left, right) : r.greatest(left, right);
      }
      case 'conditional': {
        this.evaluate(e.condition, state);
        const [yes, no] = [state.copy(), state.copy()];
        assume(e.condition, true, yes, this);
        assume(e.condition, false, no, this);
        const [canYes, canNo] = [yes.reachable, no.reachable];
        const a = this.evaluate(e.whenTrue, canYes ? yes : state.copy());
        const b = this.evaluate(e.whenFalse, canNo ? no : state.copy());
        if (state.reachable) {
          if (!canYes) yes.reachable = false;
          if (canNo) yes.meet(no);
          state.take(yes);
        }
        if (!a || !b) return a ?? b;
        const chosen = canYes && !canNo ? a : canNo && !canYes ? b : r.join(a, b);
        return isBigint(e.type) ? this.limited(e, chosen, state, 'no') : chosen;
      }
      case 'convert':
        return this.convert(e, state);
      case 'intrinsic':
        return this.intrinsic(e, state);
      case 'as':
        this.evaluate(e.value, state);
        return undefined;
      case 'some':
        return this.evaluate(e.value, state);
      case 'present':
        this.evaluate(e.value, state);
        return this.presence(e.value, state);
      case 'unwrap':
        return this.unwrap(e, state);
      case 'now':
      case 'bits':
        return r.rangeOfType(e.type);
      case 'zero':
        if (this.recording && this.storing) this.cells?.zeroes(e, this.owner);
        return isWhole(e.type) || e.type.kind === 'boolean' ? r.only(0) : undefined;
      case 'struct':
        for (const { name, value } of e.fields) this.part(e, name, value, state);
        if (this.recording && this.storing) this.cells?.absent(e);
        return undefined;
      case 'array':
        for (const value of e.elements) this.part(e, undefined, value, state);
        return undefined;
      case 'copy':
        this.evaluate(e.from, state);
        return undefined;
    }
  }

  /** A field or an element of a new object. */
  private part(aggregate: Expression, name: string | undefined, value: Expression, state: State): void {
    const given = this.evaluate(value, state);
    if (this.recording && this.storing) this.cells?.part(aggregate, name, given, value.type, this.owner);
  }

  /** What is known about the content of a place. */
  private stored(e: Expression, state: State): Range | undefined {
    const held = e.type.kind === 'nullable' ? e.type.of : e.type;
    if (!isWhole(held) && held.kind !== 'view' && held.kind !== 'boolean') return undefined;
    const key = keyOf(e);
    const whole = e.type.kind === 'view' ? r.lengthLimits : r.rangeOfType(e.type);
    const found = (key === undefined ? undefined : state.ranges.get(key)) ?? this.constants.of(e) ?? whole;
    const known = r.intersect(found, whole) ?? whole;
    if (key !== undefined && state.dirty.has(key)) return known;
    const always = isWhole(e.type) ? this.cells?.of(e, this.owner) : undefined;
    return always ? (r.intersect(known, always) ?? known) : known;
  }

  /** Whether a nullable value holds something: 0, 1 or both. */
  presence(e: Expression, state: State): Range {
    if (e.op === 'some') return r.only(1);
    if (e.op === 'zero') return r.only(0);
    if (e.op === 'conditional') {
      const sides = [true, false].flatMap((outcome) => {
        const taken = state.copy();
        assume(e.condition, outcome, taken, this);
        return taken.reachable ? [this.presence(outcome ? e.whenTrue : e.whenFalse, taken)] : [];
      });
      return sides.length > 0 ? sides.reduce(r.join) : truth;
    }
    const key = keyOf(e);
    return (key === undefined ? undefined : state.ranges.get(`${key}.?`)) ?? truth;
  }

  private unwrap(e: Unwrap, state: State): Range | undefined {
    const held = this.evaluate(e.value, state);
    const presence = this.presence(e.value, state);
    if (this.recording) this.tables.noteCheck(e, presence.low === 1n);
    const key = keyOf(e.value);
    if (presence.high === 0n) {
      if (state.reachable) this.traps(e, e.value, 'the value is null', 'Test it with `!== null` right before.');
      state.reachable = false;
    } else if (key !== undefined) state.narrow(`${key}.?`, r.only(1), truth);
    return held ?? (isWhole(e.type) || e.type.kind === 'boolean' ? r.rangeOfType(e.type) : undefined);
  }

  /** What leads to an element, without the check of its index; whether that would pass. */
  lead(e: ElementPlace, state: State): boolean {
    return this.leadTo(e, state).proved;
  }

  private leadTo(e: ElementPlace, state: State): { index: Range; length: Range; proved: boolean } {
    const viewLength = this.evaluate(e.array, state);
    const index = this.whole(e.index, state);
    const array = elementOf(e.array.type);
    const length = array?.length === undefined ? (viewLength ?? r.lengthLimits) : r.only(array.length);
    const view = keyOf(e.array);
    const proved = index.low >= 0n && (index.high < length.low || (view !== undefined && isBelow(e.index, view, state, this)));
    return { index, length, proved };
  }

  private element(e: ElementPlace, state: State): Range | undefined {
    const { index, length, proved } = this.leadTo(e, state);
    const legal = length.high > 0n ? range(0, length.high - 1n) : null;
    if (this.recording) this.tables.noteCheck(e, proved);
    if (legal && r.intersect(index, legal)) {
      if (!proved) refine(e.index, legal, state);
    } else if (state.reachable) {
      this.traps(
        e.index,
        e.index,
        `index ${r.rangeText(index)} is always outside 0..${length.high - 1n}`,
        'Use an index within the array.',
      );
      state.reachable = false;
    }
    return this.stored(e, state);
  }

  private view(e: ViewOf, state: State): Range {
    const given = this.evaluate(e.target, state);
    const array = elementOf(e.target.type);
    const length = array?.length === undefined ? (given ?? r.lengthLimits) : r.only(array.length);
    const start = e.start ? this.whole(e.start, state) : r.only(0);
    const end = e.end ? this.whole(e.end, state) : length;
    // The front end has clamped both: 0 <= start <= end <= length.
    return r.intersect(r.subtract(end, start), range(0, length.high)) ?? r.only(0);
  }

  private arithmetic(e: Arithmetic, state: State, wrapping: Wrapping): Range | undefined {
    const through = wrapping === 'modulo' && ['add', 'sub', 'mul'].includes(e.operator) ? 'modulo' : 'no';
    const left = this.evaluate(e.left, state, through);
    const right = this.evaluate(e.right, state, through);
    if (e.type.kind === 'float' || !left || !right) return undefined;
    if (wrapping.startsWith('once')) {
      // The operands are of the very type that the result is checked for.
      const type = integerBounds({ kind: 'integer', bits: 64, signed: wrapping === 'once i64' });
      if (!r.isWithin(left, type) || !r.isWithin(right, type)) wrapping = 'no';
    }
    if (e.operator === 'add') return this.limited(e, r.add(left, right), state, wrapping);
    if (e.operator === 'sub') return this.limited(e, r.subtract(left, right), state, wrapping);
    if (e.operator === 'mul') return this.limited(e, r.multiply(left, right), state, wrapping);
    if (this.recording) this.tables.noteCheck(e, !r.holds(right, 0));
    const by = { divTrunc: r.divideTrunc, divFloor: r.divideFloor, rem: r.remainder }[e.operator as 'rem'];
    const result = by(left, right);
    if (!result) {
      if (state.reachable) this.traps(e, e.right, 'division by zero', 'The divisor is always 0 here.');
      state.reachable = false;
      return r.only(0);
    }
    if (r.holds(right, 0) && right.low === 0n) refine(e.right, range(1, right.high), state);
    return this.limited(e, result, state, wrapping);
  }

  /** An exact value must stay where the language is exact: ±2^53, for bigint 64 bits. */
  private limited(e: Expression, result: Range, state: State, wrapping: Wrapping): Range | undefined {
    if (e.type.kind === 'float') return undefined;
    const big = isBigint(e.type);
    const limits = big ? r.bigintLimits : r.numberLimits;
    const fits = r.isWithin(result, limits) && !(big && result.low < 0n && result.high > 2n ** 63n - 1n);
    if (fits || (wrapping !== 'no' && big)) return result;
    if (this.recording && state.reachable) {
      const what =
        e.op === 'conditional'
          ? 'choice'
          : e.op === 'arithmetic'
            ? ({ add: 'sum', sub: 'difference', mul: 'product' }[e.operator as 'mul'] ?? 'quotient')
            : 'negation';
      this.tables.report({
        code: 'BH2001',
        severity: 'error',
        message: big
          ? `this ${what} can reach ${r.rangeText(result)}, which no 64-bit integer holds`
          : `this ${what} can reach ${r.rangeText(result)}, past ±2^53, where a number is no longer exact`,
        hint: limitHint(e, big),
        place: e.place,
      });
    }
    // Going on with few values keeps one mistake from being reported again by all that surrounds it.
    return this.recording ? range(-1, 1) : (r.intersect(result, limits) ?? limits);
  }

  private bitwise(e: Bitwise, state: State): Range {
    const [left, right] = [this.whole(e.left, state), this.whole(e.right, state)];
    const type = r.rangeOfType(e.type);
    if (isBigint(e.left.type)) {
      if (e.operator === 'and') return limitedTo(type, r.bitAnd(left, right));
      if (e.operator === 'or') return limitedTo(type, r.bitOr(left, right));
      if (e.operator === 'xor') return limitedTo(type, r.bitXor(left, right));
      if (!r.isWithin(right, range(0, 63))) {
        if (this.recording) this.tables.noteCheck(e, false);
        return type;
      }
      const result = e.operator === 'shiftLeft' ? r.shiftLeft(left, right) : r.shiftRight(left, right);
      if (this.recording) this.tables.noteCheck(e, r.isWithin(result, type));
      return limitedTo(type, result);
    }
    const a = r.wrapTo(left, 32, true);
    const b = r.wrapTo(right, 32, true);
    const by = r.isWithin(right, range(0, 31)) ? right : range(0, 31);
    switch (e.operator) {
      case 'and':
        return r.bitAnd(a, b);
      case 'or':
        return r.bitOr(a, b);
      case 'xor':
        return r.bitXor(a, b);
      case 'shiftLeft':
        return r.wrapTo(r.shiftLeft(a, by), 32, true);
      case 'shiftRight':
        return r.shiftRight(a, by);
      case 'shiftRightUnsigned':
        return r.shiftRight(r.wrapTo(left, 32, false), by);
    }
  }

  private compare(e: Expression & { op: 'compare' }, state: State): Range {
    const left = this.evaluate(e.left, state);
    const right = this.evaluate(e.right, state);
    if (!left || !right) return truth;
    const outcome = decide(e.operator, left, right);
    return outcome === undefined ? truth : r.only(outcome ? 1 : 0);
  }

  private convert(e: Convert, state: State): Range | undefined {
    const narrows = e.mode === 'wrap' && isBigint(e.value.type);
    const bigint = e.type.kind === 'integer' && (e.type.bits === 64 || narrows) && isWhole(e.value.type);
    const through = !bigint ? 'no' : e.mode === 'wrap' ? 'modulo' : e.mode === 'check' ? checkedOnce(e.type) : 'no';
    let value = this.evaluate(e.value, state, through);
    if (e.value.type.kind === 'enum') value = this.enumRange(e.value.type.id);
    if (e.mode === 'float' || e.type.kind === 'float') return undefined;
    const type = r.rangeOfType(e.type);
    if (e.type.kind === 'integer' && e.value.type.kind === 'float') {
      if (this.recording) this.tables.noteCheck(e, e.mode === 'wrap');
      return type;
    }
    if (!value) return type;
    switch (e.mode) {
      case 'wrap':
        return e.type.kind === 'integer' ? r.wrapTo(value, e.type.bits, e.type.signed) : value;
      case 'clamp':
        return r.clampTo(value, type);
      case 'check': {
        const passed = r.intersect(value, type);
        if (this.recording) this.tables.noteCheck(e, r.isWithin(value, type));
        if (passed) {
          if (!r.isWithin(value, type)) refine(e.value, type, state);
          return passed;
        }
        if (state.reachable) {
          const name = e.type.kind === 'integer' ? `${e.type.signed ? 'i' : 'u'}${e.type.bits}` : '';
          this.traps(
            e,
            e.value,
            `value ${r.rangeText(value)} is always outside ${name} ${r.rangeText(type)}`,
            `Use ${name}.wrap(...) or ${name}.clamp(...), or a wider type.`,
          );
        }
        state.reachable = false;
        return type;
      }
      default:
        return value;
    }
  }

  private intrinsic(e: Intrinsic, state: State): Range | undefined {
    const values = e.operands.map((operand) => this.evaluate(operand, state));
    if (e.type.kind === 'boolean') return truth;
    const [a, b] = values;
    if (e.type.kind === 'float' || !a) return undefined;
    switch (e.name) {
      case 'abs':
        return this.limited(e, r.absolute(a), state, 'no');
      case 'sign':
        return range(a.low < 0n ? -1 : a.low > 0n ? 1 : 0, a.high > 0n ? 1 : a.high < 0n ? -1 : 0);
      case 'min':
        return values.reduce((x, y) => (x && y ? r.least(x, y) : undefined), a);
      case 'max':
        return values.reduce((x, y) => (x && y ? r.greatest(x, y) : undefined), a);
      case 'imul':
        return b
          ? r.wrapTo(r.multiply(r.wrapTo(a, 32, true), r.wrapTo(b, 32, true)), 32, true)
          : integerBounds({ kind: 'integer', bits: 32, signed: true });
      default:
        return range(0, 32);
    }
  }

  private enumRange(id: string): Range {
    const values = this.declarations.enums.get(id)?.members.map((member) => r.only(member.value)) ?? [r.only(0)];
    return values.reduce(r.join);
  }

  /** An error where the source itself says so with a literal; else a warning, since the code may stand where it is not run. */
  private traps(e: Expression, cause: Expression, message: string, hint: string): void {
    const severity = cause.op === 'constant' ? 'error' : 'warning';
    if (this.recording) this.tables.report({ code: 'BH2040', severity, message: `this always traps: ${message}`, hint, place: e.place });
  }
}

const holdsI64 = (operand: Range) => r.isWithin(operand, integerBounds({ kind: 'integer', bits: 64, signed: true }));

function limitedTo(type: Range, result: Range): Range {
  return r.intersect(result, type) ?? type;
}

function checkedOnce(type: Type): Wrapping {
  return type.kind === 'integer' && type.signed ? 'once i64' : 'once u64';
}

function always(condition: boolean, never: boolean): boolean | undefined {
  return condition ? true : never ? false : undefined;
}

/** The outcome of a comparison that is the same for all values, else undefined. */
export function decide(operator: string, left: Range, right: Range): boolean | undefined {
  switch (operator) {
    case 'lt':
      return always(left.high < right.low, left.low >= right.high);
    case 'le':
      return always(left.high <= right.low, left.low > right.high);
    case 'gt':
      return always(left.low > right.high, left.high <= right.low);
    case 'ge':
      return always(left.low >= right.high, left.high < right.low);
    case 'eq':
      return always(left.low === left.high && r.sameRange(left, right), !r.intersect(left, right));
    default:
      return always(!r.intersect(left, right), left.low === left.high && r.sameRange(left, right));
  }
}

/** Whether an index is a variable known to be less than the length of `view`, or that less something that is not negative. */
function isBelow(index: Expression, view: string, state: State, evaluator: Evaluator): boolean {
  if (index.op === 'convert' && (index.mode === 'widen' || index.mode === 'check')) return isBelow(index.value, view, state, evaluator);
  if (index.op === 'arithmetic' && index.operator === 'sub') {
    const less = evaluator.peek(index.right, state);
    return less !== undefined && less.low >= 0n && isBelow(index.left, view, state, evaluator);
  }
  const key = plainKey(index);
  return key !== undefined && (state.below.get(key)?.has(view) ?? false);
}

function limitHint(e: Expression, big: boolean): string {
  if (big) return 'Narrow the operands first, or reduce the result with i64.wrap(...).';
  if (e.op === 'arithmetic' && e.operator === 'mul') {
    return 'For a product modulo 2^32 write Math.imul(a, b); else narrow an operand first: a mask (a & 0xffff), u16(a), i32.clamp(...), or use bigint.';
  }
  return 'Narrow the operands first: i32.wrap(...), a mask (a & 0xffff), u16(a), or use bigint.';
}
