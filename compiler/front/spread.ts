/** `...`: arrays whose length is known, taken apart into elements and arguments; what is left of one as an array of its own. */
import { ts } from 'ts-morph';
import type { ArrayType, Expression, LocalPlace, Place, PlaceExpression, StructType, Type } from '../ir/types.ts';
import { sameType } from '../ir/typing.ts';
import { countedLoop } from './array-methods.ts';
import { elementOf, isPlaceExpression, localPlace, throughReference, wholeConstant, widens, widensToFloat } from './build.ts';
import { coerce } from './coerce.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { lowerAside } from './generics.ts';
import { placeOf } from './places.ts';
import { partCount, partOf, partPlace, partType, structOfTuple } from './tuples.ts';
import { shownType } from './types.ts';

/** More elements than this are copied by a loop. */
const UNROLLED = 8;

/** The types of the parts that the dots give, in their order. */
export function spreadTypes(fn: FunctionContext, node: ts.SpreadElement): Type[] {
  const { type } = lowerAside(fn, node.expression);
  return Array.from({ length: requireCount(fn, type, node) }, (_, index) => partType(fn.task, type, index));
}

function requireCount(fn: FunctionContext, type: Type, node: ts.Node): number {
  const count = partCount(fn.task, type);
  if (count !== null) return count;
  if (type.kind === 'view') fn.refuse(node, 'BH1032', 'how many elements there are is not known when the program is built');
  return fn.refuse(node, 'BH1043', `${shownType(fn.task, type)} has no elements`);
}

/** How many elements an array literal gives, spreads included. */
export function literalLength(fn: FunctionContext, node: ts.ArrayLiteralExpression): number {
  let length = 0;
  for (const each of node.elements) length += ts.isSpreadElement(each) ? requireCount(fn, lowerAside(fn, each.expression).type, each) : 1;
  return length;
}

/** Parts that are objects would be the same ones in both. */
function refuseShared(fn: FunctionContext, type: Type, first: number, message: string, hint: string, node: ts.Node): void {
  const count = type.kind === 'array' ? first + 1 : (partCount(fn.task, type) ?? 0);
  for (let index = first; index < count; index++) {
    const { kind } = partType(fn.task, type, index);
    if (kind === 'struct' || kind === 'array') fn.refuse(node, 'BH1052', message, hint);
  }
}

/** The array or tuple by a name that stays. */
function source(fn: FunctionContext, node: ts.SpreadElement): Expression {
  const given = lower(fn, node.expression);
  requireCount(fn, given.type, node);
  refuseShared(fn, given.type, 0, 'the objects in it would have two owners', 'write `{ ...list[0]! }` for each, which copies', node);
  const isPlain = given.op === 'local' || given.op === 'global' || (given.op === 'dereference' && given.value.op === 'local');
  if (isPlain || !isPlaceExpression(given)) return given;
  const { id, type: reference } = fn.alias('t', given, given.place);
  return throughReference(localPlace(id, reference, given.place));
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

/** Copies what is spread to `target`, an array or tuple, from index `at` on; gives the index behind it. */
export function spreadInto(fn: FunctionContext, node: ts.SpreadElement, target: PlaceExpression, at: number): number {
  const place = placeOf(node);
  const from = source(fn, node);
  const count = requireCount(fn, from.type, node);
  if (from.type.kind === 'array' && target.type.kind === 'array') {
    const { element } = from.type;
    copyElements(fn, { array: from, first: 0, element }, { target, to: target.type, first: at }, count, node, place);
  } else copyParts(fn, { value: from, first: 0 }, { target, first: at }, count, node);
  return at + count;
}

/** One by one: where one of both is a tuple. */
function copyParts(
  fn: FunctionContext,
  from: { value: Expression; first: number },
  into: { target: PlaceExpression; first: number },
  count: number,
  node: ts.Node,
): void {
  const place = placeOf(node);
  for (let index = 0; index < count; index++) {
    const to = partType(fn.task, into.target.type, into.first + index);
    const value = widened(fn, partOf(fn, from.value, from.first + index, node), to, node);
    fn.emit({ op: 'assign', target: partPlace(into.target, to, into.first + index, place), value, place });
  }
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
  const { length } = spreadTypes(fn, node);
  let from: Expression | null = null;
  const parts = types.slice(0, length).map((type, index) => () => {
    from ??= source(fn, node);
    return widened(fn, partOf(fn, from, index, node), type, node);
  });
  return { parts, length };
}

/** `[first, ...rest] = value`: the elements from `first` on, as a new array; a new tuple where they are of different types. */
export function restOf(fn: FunctionContext, value: Expression, first: number, name: string, node: ts.Node): LocalPlace {
  const place = placeOf(node);
  const count = requireCount(fn, value.type, node);
  refuseShared(fn, value.type, first, 'the objects in the rest would have two owners', 'take them by their index', node);
  if (first >= count) fn.refuse(node, 'BH1046', 'nothing is left for the rest, and an array without elements holds nothing');
  const type = restType(fn, value.type, first, count, node);
  const local = fn.addLocal(name, type, place, { constant: false });
  fn.emit({ op: 'declare', local: local.id, place });
  const target = localPlace(local.id, type, place);
  if (value.type.kind === 'array' && type.kind === 'array') {
    const { element } = value.type;
    copyElements(fn, { array: value, first, element }, { target, to: type, first: 0 }, type.length, node, place);
  } else copyParts(fn, { value, first }, { target, first: 0 }, count - first, node);
  return target;
}

function restType(fn: FunctionContext, type: Type, first: number, count: number, node: ts.Node): ArrayType | StructType {
  const types = Array.from({ length: type.kind === 'array' ? 1 : count - first }, (_, index) => partType(fn.task, type, first + index));
  const element = types[0]!;
  if (types.every((each) => sameType(each, element))) return { kind: 'array', element, length: count - first, wraps: false };
  return structOfTuple(fn.task, types, node);
}
