/** What a condition that came out true or false says about the variables in it. */

import type { Compare, Expression } from '../ir/types.ts';
import { isWhole } from '../ir/typing.ts';
import { floorDivide, lengthLimits, type Range, range, rangeOfType } from './range.ts';
import { keyOf, type State } from './state.ts';
import { decide, type Evaluator } from './transfer.ts';

const opposite = { eq: 'ne', ne: 'eq', lt: 'ge', ge: 'lt', gt: 'le', le: 'gt' } as const;
const mirrored = { eq: 'eq', ne: 'ne', lt: 'gt', gt: 'lt', le: 'ge', ge: 'le' } as const;

/** `condition` was evaluated and gave `outcome`: narrows `state`, or makes it unreachable. */
export function assume(condition: Expression, outcome: boolean, state: State, evaluator: Evaluator): void {
  if (!state.reachable) return;
  switch (condition.op) {
    case 'constant':
      if (condition.value !== outcome) state.reachable = false;
      return;
    case 'unary':
      if (condition.operator === 'not') assume(condition.operand, !outcome, state, evaluator);
      return;
    case 'logical': {
      const both = condition.operator === 'and';
      if (both === outcome) {
        assume(condition.left, outcome, state, evaluator);
        assume(condition.right, outcome, state, evaluator);
        return;
      }
      const first = state.copy();
      assume(condition.left, outcome, first, evaluator);
      assume(condition.left, !outcome, state, evaluator);
      assume(condition.right, outcome, state, evaluator);
      state.meet(first);
      return;
    }
    case 'compare':
      if (!isWhole(condition.left.type)) return;
      assumeCompare(condition, outcome ? condition.operator : opposite[condition.operator], state, evaluator);
      return;
    case 'local':
    case 'global':
    case 'field':
    case 'present':
    case 'unwrap':
      refine(condition, range(outcome ? 1 : 0, outcome ? 1 : 0), state);
      return;
    default:
      return;
  }
}

function assumeCompare(e: Compare, operator: Compare['operator'], state: State, evaluator: Evaluator): void {
  const left = evaluator.peek(e.left, state);
  const right = evaluator.peek(e.right, state);
  if (!left || !right) return;
  if (decide(operator, left, right) === false) {
    state.reachable = false;
    return;
  }
  bound(e.left, operator, left, right, state);
  bound(e.right, mirrored[operator], right, left, state);
  belowLength(e.left, operator, e.right, state);
  belowLength(e.right, mirrored[operator], e.left, state);
}

/** `e operator x` for some x in `other`, e being in `known`. */
function bound(e: Expression, operator: Compare['operator'], known: Range, other: Range, state: State): undefined {
  const infinity = 2n ** 70n;
  switch (operator) {
    case 'lt':
      return refine(e, range(-infinity, other.high - 1n), state);
    case 'le':
      return refine(e, range(-infinity, other.high), state);
    case 'gt':
      return refine(e, range(other.low + 1n, infinity), state);
    case 'ge':
      return refine(e, range(other.low, infinity), state);
    case 'eq':
      return refine(e, other, state);
    case 'ne': {
      if (other.low !== other.high) return;
      if (known.low === other.low) refine(e, range(known.low + 1n, infinity), state);
      else if (known.high === other.low) refine(e, range(-infinity, known.high - 1n), state);
    }
  }
}

function belowLength(left: Expression, operator: Compare['operator'], right: Expression, state: State): void {
  if (operator !== 'lt' && operator !== 'le') return;
  const key = plainKey(left);
  if (key === undefined) return;
  const other = plainKey(right);
  if (operator === 'lt') {
    const view = viewWhoseLength(right, state);
    if (view !== undefined) state.addBelow(key, view);
  }
  if (other !== undefined) for (const view of state.below.get(other) ?? []) state.addBelow(key, view);
}

/** The view whose length `e` is. */
export function viewWhoseLength(e: Expression, state: State): string | undefined {
  if (e.op === 'convert' && (e.mode === 'widen' || e.mode === 'check')) return viewWhoseLength(e.value, state);
  if (e.op === 'length') return e.array.type.kind === 'view' ? keyOf(e.array) : undefined;
  const key = keyOf(e);
  return key === undefined ? undefined : state.equalsLength.get(key);
}

/** The key of the variable that `e` reads, through conversions that do not change the value. */
export function plainKey(e: Expression): string | undefined {
  if (e.op === 'convert' && (e.mode === 'widen' || e.mode === 'check')) return plainKey(e.value);
  return keyOf(e);
}

/** The value of `e` is known to be within `r`: so are, shifted, the variables it is made of. */
export function refine(e: Expression, r: Range, state: State): undefined {
  if (!state.reachable) return;
  switch (e.op) {
    case 'convert':
      if (e.mode === 'widen' || e.mode === 'check') refine(e.value, r, state);
      return;
    case 'length': {
      const key = e.array.type.kind === 'view' ? keyOf(e.array) : undefined;
      if (key !== undefined) state.narrow(key, r, lengthLimits);
      return;
    }
    case 'arithmetic': {
      const right = literal(e.right);
      const left = literal(e.left);
      if (e.operator === 'add' && right !== undefined) return refine(e.left, { low: r.low - right, high: r.high - right }, state);
      if (e.operator === 'add' && left !== undefined) return refine(e.right, { low: r.low - left, high: r.high - left }, state);
      if (e.operator === 'sub' && right !== undefined) return refine(e.left, { low: r.low + right, high: r.high + right }, state);
      if (e.operator === 'sub' && left !== undefined) return refine(e.right, { low: left - r.high, high: left - r.low }, state);
      const key = plainKey(e.left);
      if (e.operator === 'mul' && key !== undefined && key === plainKey(e.right) && r.high >= 0n) {
        const root = squareRoot(r.high);
        return refine(e.left, { low: -root, high: root }, state);
      }
      const factor = right ?? left;
      if (e.operator === 'mul' && factor !== undefined && factor > 0n) {
        refine(right === undefined ? e.right : e.left, { low: -floorDivide(-r.low, factor), high: floorDivide(r.high, factor) }, state);
      }
      return;
    }
    case 'local':
    case 'global':
    case 'field':
    case 'present':
    case 'unwrap': {
      const key = keyOf(e);
      if (key !== undefined && (isWhole(e.type) || e.type.kind === 'boolean')) state.narrow(key, r, rangeOfType(e.type));
      return;
    }
    default:
      return;
  }
}

/** The greatest integer whose square is not above `value`. */
function squareRoot(value: bigint): bigint {
  let root = BigInt(Math.floor(Math.sqrt(Number(value))));
  while (root * root > value) root--;
  while ((root + 1n) * (root + 1n) <= value) root++;
  return root;
}

function literal(e: Expression): bigint | undefined {
  if (e.op === 'convert' && e.mode === 'widen') return literal(e.value);
  return e.op === 'constant' && typeof e.value === 'bigint' ? e.value : undefined;
}
