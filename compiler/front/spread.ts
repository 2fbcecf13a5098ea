/** `...`: arrays whose length is known, taken apart into elements and arguments; what is left of one as an array of its own. */
import { ts } from 'ts-morph';
import type { ArrayType, Expression, LocalPlace, Place, PlaceExpression, Type } from '../ir/types.ts';
import { countedLoop } from './array-methods.ts';
import { elementOf, isPlaceExpression, localPlace, throughReference, wholeConstant, widens, widensToFloat } from './build.ts';
import { coerce } from './coerce.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { lowerAside } from './generics.ts';
import { placeOf } from './places.ts';
import { shownType } from './types.ts';

/** More elements than this are copied by a loop. */
const UNROLLED = 8;

/** The type of the array after the dots. */
export function spreadType(fn: FunctionContext, node: ts.SpreadElement): ArrayType {
  const { type } = lowerAside(fn, node.expression);
  return requireLength(fn, type, node);
}

function requireLength(fn: FunctionContext, type: Type, node: ts.Node): ArrayType {
  if (type.kind === 'array') return type;
  if (type.kind === 'view') fn.refuse(node, 'BH1032', 'how many elements there are is not known when the program is built');
  return fn.refuse(node, 'BH1043', `${shownType(fn.task, type)} has no elements`);
}

/** How many elements an array literal gives, spreads included. */
export function literalLength(fn: FunctionContext, node: ts.ArrayLiteralExpression): number {
  let length = 0;
  for (const each of node.elements) length += ts.isSpreadElement(each) ? spreadType(fn, each).length : 1;
  return length;
}

/** The array by a name that stays, and its type. */
function source(fn: FunctionContext, node: ts.SpreadElement): { array: Expression; type: ArrayType } {
  const given = lower(fn, node.expression);
  const type = requireLength(fn, given.type, node);
  const { element } = type;
  if (element.kind === 'struct' || element.kind === 'array')
    fn.refuse(node, 'BH1052', 'the objects in it would have two owners', 'write `{ ...list[0]! }` for each, which copies');
  const isPlain = given.op === 'local' || given.op === 'global' || (given.op === 'dereference' && given.value.op === 'local');
  if (isPlain || !isPlaceExpression(given)) return { array: given, type };
  const { id, type: reference } = fn.alias('t', given, given.place);
  return { array: throughReference(localPlace(id, reference, given.place)), type };
}

/** Under Node an element goes where it goes unchecked: it must be one of that type. */
function widened(fn: FunctionContext, value: Expression, to: Type, node: ts.Node): Expression {
  const from = value.type;
  const isNumber = from.kind === 'integer' || from.kind === 'float';
  const isWidened =
    (from.kind === 'integer' && to.kind === 'integer' && widens(from, to)) ||
    (from.kind === 'integer' && to.kind === 'float' && widensToFloat(from, to)) ||
    (from.kind === 'float' && to.kind === 'float' && from.bits <= to.bits);
  if (isNumber && !isWidened)
    fn.refuse(node, 'BH1048', `${shownType(fn.task, from)} is spread into ${shownType(fn.task, to)}`, 'give both the same declared type');
  return coerce(fn, value, to, node);
}

/** Copies what is spread to `target` from index `at` on; gives the index behind it. */
export function spreadInto(fn: FunctionContext, node: ts.SpreadElement, target: PlaceExpression, to: ArrayType, at: number): number {
  const place = placeOf(node);
  const { array, type } = source(fn, node);
  copyElements(fn, { array, first: 0, element: type.element }, { target, to, first: at }, type.length, node, place);
  return at + type.length;
}

function copyElements(
  fn: FunctionContext,
  from: { array: Expression; first: number; element: Type },
  into: { target: PlaceExpression; to: ArrayType; first: number },
  count: number,
  node: ts.Node,
  place: Place,
): void {
  const copy = (read: Expression, write: Expression) => {
    const value = widened(fn, elementOf(from.array, read, from.element, place), into.to.element, node);
    fn.emit({ op: 'assign', target: elementOf(into.target, write, into.to.element, place), value, place });
  };
  const shifted = (index: Expression, by: number): Expression =>
    by === 0
      ? index
      : {
          op: 'arithmetic',
          operator: 'add',
          left: index,
          right: wholeConstant(BigInt(by), place),
          type: { kind: 'exact', bigint: false },
          place,
        };
  if (count <= UNROLLED) {
    for (let index = 0; index < count; index++)
      copy(wholeConstant(BigInt(from.first + index), place), wholeConstant(BigInt(into.first + index), place));
    return;
  }
  const visit = (index: Expression) => copy(shifted(index, from.first), shifted(index, into.first));
  countedLoop(fn, wholeConstant(0n, place), wholeConstant(BigInt(count), place), count, place, visit);
}

/** The elements of what is spread as arguments, each as its parameter takes it. */
export function spreadArguments(
  fn: FunctionContext,
  node: ts.SpreadElement,
  types: readonly Type[],
): { parts: (() => Expression)[]; length: number } {
  const { length, element } = spreadType(fn, node);
  let array: Expression | null = null;
  const parts = types.slice(0, length).map((type, index) => () => {
    array ??= source(fn, node).array;
    return widened(fn, elementOf(array, wholeConstant(BigInt(index), placeOf(node)), element, placeOf(node)), type, node);
  });
  return { parts, length };
}

/** `[first, ...rest] = value`: the elements from `first` on, as a new array. */
export function restOf(fn: FunctionContext, value: Expression, first: number, name: string, node: ts.Node): LocalPlace {
  const place = placeOf(node);
  const from = requireLength(fn, value.type, node);
  if (from.element.kind === 'struct' || from.element.kind === 'array')
    fn.refuse(node, 'BH1052', 'the objects in the rest would have two owners', 'take them by their index');
  if (first >= from.length) fn.refuse(node, 'BH1046', 'nothing is left for the rest, and an array without elements holds nothing');
  const type: ArrayType = { kind: 'array', element: from.element, length: from.length - first, wraps: false };
  const local = fn.addLocal(name, type, place, { constant: false });
  fn.emit({ op: 'declare', local: local.id, place });
  const target = localPlace(local.id, type, place);
  copyElements(fn, { array: value, first, element: from.element }, { target, to: type, first: 0 }, type.length, node, place);
  return target;
}
