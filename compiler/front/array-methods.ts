/** `fill`, `set`, `subarray`; and what is refused. */
import type { ts } from 'ts-morph';
import { boolean, type Expression, exact, i32, type Place, type PlaceExpression, type Type, type ViewType } from '../ir/types.ts';
import { sameType } from '../ir/typing.ts';
import { elementTypeOf, lengthOf } from './arrays.ts';
import { elementOf, localPlace, logical, wholeConstant } from './build.ts';
import { isCallbackMethod, lowerCallbackMethod } from './callbacks.ts';
import { coerce, coerceWrapping } from './coerce.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { arithmetic, compare, requireInteger } from './numbers.ts';
import { placeOf } from './places.ts';
import { rangeOf } from './ranges.ts';
import { shownType } from './types.ts';

function extreme(name: 'min' | 'max', left: Expression, right: Expression, place: Place): Expression {
  if (left.op === 'constant' && right.op === 'constant') {
    const [a, b] = [left.value as bigint, right.value as bigint];
    return wholeConstant((name === 'min') === a < b ? a : b, place);
  }
  return { op: 'intrinsic', name, operands: [left, right], type: exact, place };
}

/** A start or end as JavaScript reads it: counted from the end when negative, clamped to 0..length. */
function relativeIndex(fn: FunctionContext, node: ts.Expression | undefined, length: Expression, absent: Expression): Expression {
  if (!node) return absent;
  const place = placeOf(node);
  const given = requireInteger(fn, lower(fn, node), node, 'an index');
  const range = rangeOf(given);
  if (range.low >= 0n) return extreme('min', given, length, place);
  const index = given.op === 'constant' || given.op === 'local' ? given : fn.spill(given);
  const fromEnd = arithmetic(fn, 'add', length, index, node);
  const whenNegative = extreme('max', fromEnd, wholeConstant(0n, place), place);
  if (range.high < 0n) return whenNegative;
  const condition: Expression = { op: 'compare', operator: 'lt', left: index, right: wholeConstant(0n, place), type: boolean, place };
  return { op: 'conditional', condition, whenTrue: whenNegative, whenFalse: extreme('min', index, length, place), type: exact, place };
}

function clampedRange(
  fn: FunctionContext,
  array: Expression,
  args: readonly (ts.Expression | undefined)[],
  place: Place,
): { start: Expression; end: Expression } {
  const length = lengthOf(array, place);
  const [start, end] = fn.sequence([
    () => relativeIndex(fn, args[0], length, wholeConstant(0n, place)),
    () => relativeIndex(fn, args[1], length, length),
  ]) as [Expression, Expression];
  return { start, end };
}

/** `a.subarray(start, end)`: the same memory. */
export function lowerSubarray(fn: FunctionContext, array: Expression, call: ts.CallExpression): Expression {
  const place = placeOf(call);
  const { start, end } = clampedRange(fn, array, call.arguments, place);
  const element = elementTypeOf(array.type)!;
  const from = array.type as ViewType | (Type & { kind: 'array' });
  const type: ViewType = { kind: 'view', element, wraps: from.wraps, readonly: from.kind === 'view' && from.readonly };
  if (call.arguments.length === 0) return { op: 'view', target: array, type, place };
  const isZero = start.op === 'constant' && start.value === 0n;
  const held = isZero || start.op === 'local' || start.op === 'constant' ? start : fn.temporary(i32, place, toI32(start, place));
  const last = isZero ? end : extreme('max', held, end, place);
  return { op: 'view', target: array, start: held, end: last, type, place };
}

/**
 * A loop over `from <= i < to`; `body` gets the index.
 * @param bound the most turns, when it is known
 * @param label by which a `break` in the body leaves it
 */
export function countedLoop(
  fn: FunctionContext,
  from: Expression,
  to: Expression,
  bound: number | undefined,
  place: Place,
  body: (index: Expression) => void,
  label?: string,
): void {
  const index = fn.addLocal('index', i32, place, { constant: false, temporary: true });
  const at = localPlace(index.id, i32, place);
  fn.emit({ op: 'declare', local: index.id, value: toI32(from, place), place });
  const limit = to.op === 'constant' || to.op === 'length' ? to : fn.spill(to);
  const statements = fn.capture(() => body(at));
  const next: Expression = { op: 'arithmetic', operator: 'add', left: at, right: wholeConstant(1n, place), type: exact, place };
  fn.emit({
    op: 'loop',
    label: label ?? fn.uniqueName('loop'),
    test: 'before',
    condition: { op: 'compare', operator: 'lt', left: at, right: limit, type: boolean, place },
    conditionSetup: [],
    body: statements,
    update: [{ op: 'assign', target: at, value: { op: 'convert', mode: 'check', value: next, type: i32, place }, place }],
    ...(bound === undefined ? {} : { bound }),
    trapAtBound: false,
    place,
  });
}

function toI32(value: Expression, place: Place): Expression {
  if (value.op === 'constant') return { op: 'constant', type: i32, value: value.value, place };
  return sameType(value.type, i32) ? value : { op: 'convert', mode: 'check', value, type: i32, place };
}

/** `a.fill(value, start, end)` */
export function fillArray(fn: FunctionContext, array: Expression, call: ts.CallExpression): void {
  const place = placeOf(call);
  const node = call.arguments[0];
  if (!node) fn.refuse(call, 'BH1001', '`fill` takes a value');
  const element = elementTypeOf(array.type)!;
  if (element.kind === 'struct' || element.kind === 'array') {
    fn.refuse(call, 'BH1052', 'all elements would be the same object', 'set the fields in a loop');
  }
  let start!: Expression;
  let end!: Expression;
  const [value] = fn.sequence([
    // The parameter of `fill` is a sized place, unlike an element.
    () => coerce(fn, lower(fn, node, element), element, node),
    () => {
      ({ start, end } = clampedRange(fn, array, call.arguments.slice(1), place));
      return start;
    },
  ]) as [Expression];
  const held = value.op === 'constant' ? value : fn.spill(value);
  countedLoop(fn, start, end, array.type.kind === 'array' ? array.type.length : undefined, place, (index) => {
    fn.emit({ op: 'assign', target: elementOf(array, index, element, place), value: held, place });
  });
}

/** Where an array or view begins: the variable or parameter it lies in, and the elements before it. Null behind other references. */
interface Base {
  /** The path to the array; the same path is the same memory. */
  path: string;
  /** A parameter may name any memory that is no local of this function. */
  isParameter: boolean;
  start: Expression;
}

function pathOf(array: Expression): string | null {
  switch (array.op) {
    case 'local':
    case 'global':
      return `${array.op} ${array.id}`;
    case 'dereference':
      return array.value.op === 'local' ? `behind ${array.value.id}` : null;
    case 'field': {
      const object = pathOf(array.object);
      return object && `${object}.${array.field}`;
    }
    case 'element': {
      const outer = array.index.op === 'constant' ? pathOf(array.array) : null;
      return outer && `${outer}[${(array.index as { value: unknown }).value}]`;
    }
    default:
      return null;
  }
}

function baseOf(fn: FunctionContext, array: Expression): Base | null {
  const { place } = array;
  if (array.op === 'view') {
    const inner = baseOf(fn, array.target);
    if (!inner || !array.start) return inner;
    return { ...inner, start: { op: 'arithmetic', operator: 'add', left: inner.start, right: array.start, type: exact, place } };
  }
  if (array.op === 'local' && array.type.kind === 'view') {
    const declaration = fn.out.find((statement) => statement.op === 'declare' && statement.local === array.id);
    if (declaration?.op === 'declare' && declaration.value) return baseOf(fn, declaration.value);
  }
  const path = pathOf(array);
  if (path === null) return null;
  const isParameter = path.startsWith('behind ') || (array.op === 'local' && array.type.kind === 'view');
  return { path, isParameter, start: wholeConstant(0n, place) };
}

/** How two arrays lie in memory, as far as it is known when the program is built. */
function relation(a: Base | null, b: Base | null): 'same' | 'apart' | 'unknown' {
  if (!a || !b) return 'unknown';
  if (a.path === b.path) return 'same';
  const isLocal = (base: Base) => base.path.startsWith('local ') && !base.isParameter;
  if (a.isParameter && b.isParameter) return 'unknown';
  if (a.isParameter || b.isParameter) return isLocal(a.isParameter ? b : a) ? 'apart' : 'unknown';
  return a.path.startsWith(`${b.path}.`) || b.path.startsWith(`${a.path}.`) ? 'unknown' : 'apart';
}

/** `a.set(from, offset)`: as if through a buffer. Traps when it does not fit, as JavaScript throws. */
export function setArray(fn: FunctionContext, array: Expression, call: ts.CallExpression): void {
  const place = placeOf(call);
  const [source, offsetNode] = call.arguments;
  if (!source) fn.refuse(call, 'BH1001', '`set` takes an array');
  const element = elementTypeOf(array.type)!;
  const [given, offset] = fn.sequence([
    () => lower(fn, source, { kind: 'view', element, wraps: false, readonly: true }),
    () => (offsetNode ? requireInteger(fn, lower(fn, offsetNode), offsetNode, 'an offset') : wholeConstant(0n, place)),
  ]) as [Expression, Expression];
  const fromElement = elementTypeOf(given.type);
  if (!fromElement) fn.refuse(source, 'BH1043', `${shownType(fn.task, given.type)} has no elements`);
  const [target, origin] = [baseOf(fn, array), baseOf(fn, given)];
  const how = relation(target, origin);
  if (how === 'unknown') fn.refuse(call, 'BH1055', 'these two arrays may overlap, and which way to copy is not known');
  const from = given.op === 'view' ? fn.spill(given) : given;
  const at = offset.op === 'constant' || offset.op === 'local' ? offset : fn.spill(offset);
  const count = lengthOf(from, place);
  const sum = (left: Expression, right: Expression): Expression => ({ op: 'arithmetic', operator: 'add', left, right, type: exact, place });
  const before = compare(fn, 'lt', at, wholeConstant(0n, place), call);
  const past = compare(fn, 'gt', arithmetic(fn, 'add', at, count, call), lengthOf(array, place), call);
  const isOutside = logical('or', before, past, place);
  if (isOutside.op !== 'constant' || isOutside.value) {
    fn.emitIf(isOutside, [{ op: 'trap', reason: 'throw', message: 'offset is out of bounds', place }], [], place);
  }
  const copy = (position: (index: Expression) => Expression) => () => {
    countedLoop(fn, wholeConstant(0n, place), count, from.type.kind === 'array' ? from.type.length : undefined, place, (index) => {
      const spot = position(index);
      const into = at.op === 'constant' && at.value === 0n ? spot : sum(at, spot);
      const value = coerceWrapping(fn, elementOf(from, spot, fromElement, place), element, source);
      fn.emit({ op: 'assign', target: elementOf(array, into, element, place), value, place });
    });
  };
  const forwards = copy((index) => index);
  if (how === 'apart' || !target || !origin) {
    forwards();
    return;
  }
  // Moving up, the last element goes first.
  const last: Expression = { op: 'arithmetic', operator: 'sub', left: count, right: wholeConstant(1n, place), type: exact, place };
  const backwards = copy((index) => ({ op: 'arithmetic', operator: 'sub', left: last, right: index, type: exact, place }));
  const isDown: Expression = { op: 'compare', operator: 'le', left: sum(target.start, at), right: origin.start, type: boolean, place };
  fn.emitIf(isDown, fn.capture(forwards), fn.capture(backwards), place);
}

/** A method call on an array or view. */
export function lowerArrayMethod(fn: FunctionContext, array: Expression, call: ts.CallExpression, name: string): Expression | null {
  const settled = array.op === 'view' ? fn.spill(array) : array;
  switch (name) {
    case 'subarray':
      return lowerSubarray(fn, array, call);
    case 'fill':
      fillArray(fn, settled, call);
      return settled;
    case 'set':
      setArray(fn, settled, call);
      return null;
    case 'push':
    case 'pop':
    case 'shift':
    case 'unshift':
    case 'splice':
    case 'concat':
      return fn.refuse(call, 'BH1020', `\`${name}\` changes the length, but memory for an array is fixed`);
    case 'entries':
      return fn.refuse(call, 'BH1010', '`entries` is for loops: `for (const [i, x] of a.entries())`');
    case 'filter':
    case 'flatMap':
      return fn.refuse(
        call,
        'BH1020',
        `how long the result of \`${name}\` is would be known at run time only`,
        'count in a `for…of` loop: `to[count] = x; count++`',
      );
    default:
      if (isCallbackMethod(name)) return lowerCallbackMethod(fn, array, call, name);
      return fn.refuse(call, 'BH1010', `arrays have no \`${name}\` here`, 'write a loop');
  }
}

export type { PlaceExpression };
