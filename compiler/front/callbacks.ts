/** Array methods that take a function, and those that search: a loop over the elements, with the function's body in it. */
import { ts } from 'ts-morph';
import {
  type ArrayType,
  boolean,
  type Expression,
  i32,
  type LocalPlace,
  type Place,
  type PlaceExpression,
  type Type,
} from '../ir/types.ts';
import { sameType } from '../ir/typing.ts';
import { countedLoop } from './array-methods.ts';
import { elementTypeOf, lengthOf } from './arrays.ts';
import {
  booleanConstant,
  elementOf,
  integerConstant,
  isPlaceExpression,
  localPlace,
  logical,
  not,
  referenceTo,
  throughReference,
  wholeConstant,
} from './build.ts';
import { callableOf, invoke, isPlainNumber } from './closures.ts';
import { coerce, coerceWrapping } from './coerce.ts';
import type { Callable } from './context.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { nullableOf } from './nullables.ts';
import { compare } from './numbers.ts';
import { placeOf } from './places.ts';
import { shownType, typeOf } from './types.ts';

const nothing: Type = { kind: 'void' };

export const callbackMethods = ['forEach', 'map', 'some', 'every', 'find', 'findIndex', 'reduce', 'indexOf', 'includes'] as const;
type CallbackMethod = (typeof callbackMethods)[number];

export function isCallbackMethod(name: string): name is CallbackMethod {
  return (callbackMethods as readonly string[]).includes(name);
}

/** A call of one of them; null when it gives nothing. */
export function lowerCallbackMethod(
  fn: FunctionContext,
  given: Expression,
  call: ts.CallExpression,
  name: CallbackMethod,
): Expression | null {
  const array = stable(fn, given);
  switch (name) {
    case 'forEach':
      return forEach(fn, array, call);
    case 'some':
    case 'every':
      return someOrEvery(fn, array, call, name);
    case 'find':
      return find(fn, array, call);
    case 'findIndex':
      return findIndex(fn, array, call);
    case 'reduce':
      return reduce(fn, array, call);
    case 'map':
      return map(fn, array, call);
    case 'indexOf':
    case 'includes':
      return search(fn, array, call, name);
  }
}

/** The array by a name that nothing done to its elements changes. */
function stable(fn: FunctionContext, array: Expression): Expression {
  if (array.op === 'local' || array.op === 'global' || (array.op === 'dereference' && array.value.op === 'local')) return array;
  if (array.type.kind !== 'view' && !isPlaceExpression(array)) return array;
  const { id, type } = fn.alias('t', array, array.place);
  return throughReference(localPlace(id, type, array.place));
}

/** The function that the call passes. `wanted`: what it has to give. */
function passed(fn: FunctionContext, call: ts.CallExpression, wanted: Type, wraps = false): Callable {
  const [argument] = call.arguments;
  if (!argument) fn.refuse(call, 'BH1001', 'this method takes a function');
  if (ts.isSpreadElement(argument)) fn.refuse(argument, 'BH1032', 'the number of arguments must be fixed');
  return callableOf(fn, argument, wanted, wraps);
}

/** A loop over the elements; `body` gets the element, its index, and the label that a `break` leaves by. */
function eachElement(
  fn: FunctionContext,
  array: Expression,
  place: Place,
  body: (element: PlaceExpression, index: Expression, label: string) => void,
): void {
  const type = elementTypeOf(array.type)!;
  const label = fn.uniqueName('each');
  const bound = array.type.kind === 'array' ? array.type.length : undefined;
  const visit = (index: Expression) => body(elementOf(array, index, type, place), index, label);
  countedLoop(fn, wholeConstant(0n, place), lengthOf(array, place), bound, place, visit, label);
}

/** The function on an element, its index and the array. */
function apply(
  fn: FunctionContext,
  callable: Callable,
  values: readonly Expression[],
  array: Expression,
  call: ts.CallExpression,
  discard: boolean,
): Expression | null {
  return invoke(fn, callable, [...values, array], call, { discard, isOfArray: true });
}

function test(
  fn: FunctionContext,
  callable: Callable,
  element: PlaceExpression,
  index: Expression,
  array: Expression,
  call: ts.CallExpression,
): Expression {
  const value = apply(fn, callable, [element, index], array, call, false);
  if (value?.type.kind !== 'boolean') fn.refuse(call.arguments[0]!, 'BH1040', 'this function has to give a boolean');
  return value;
}

function forEach(fn: FunctionContext, array: Expression, call: ts.CallExpression): null {
  const callable = passed(fn, call, nothing);
  eachElement(fn, array, placeOf(call), (element, index) => {
    apply(fn, callable, [element, index], array, call, true);
  });
  return null;
}

/** A local that the loop sets before it breaks. */
function found(fn: FunctionContext, type: Type, start: Expression, place: Place): LocalPlace {
  const local = fn.addLocal('found', type, place, { constant: false, temporary: true });
  fn.emit({ op: 'declare', local: local.id, value: start, place });
  return localPlace(local.id, type, place);
}

function someOrEvery(fn: FunctionContext, array: Expression, call: ts.CallExpression, name: 'some' | 'every'): Expression {
  const place = placeOf(call);
  const callable = passed(fn, call, boolean);
  const isSome = name === 'some';
  const result = found(fn, boolean, booleanConstant(!isSome, place), place);
  eachElement(fn, array, place, (element, index, label) => {
    const value = test(fn, callable, element, index, array, call);
    const stop = fn.capture(() => {
      fn.emit({ op: 'assign', target: result, value: booleanConstant(isSome, place), place });
      fn.emit({ op: 'break', label, place });
    });
    fn.emitIf(isSome ? value : not(value, place), stop, [], place);
  });
  return result;
}

/** The first element that passes, where what is done when there is none stands right behind: JavaScript's undefined is never kept. */
function find(fn: FunctionContext, array: Expression, call: ts.CallExpression): Expression {
  const place = placeOf(call);
  const element = elementTypeOf(array.type)!;
  if (!isAnswered(call))
    fn.refuse(
      call,
      'BH1045',
      '`find` gives `undefined` when nothing is found',
      'say what then: `find(…) ?? other`, `find(…)?.field ?? 0`, `find(…)!` traps; or use `findIndex`, which gives -1',
    );
  if (element.kind === 'nullable')
    fn.refuse(call, 'BH1045', 'what is found may be null, and so may be that nothing is', 'use `findIndex`, which gives -1 then');
  const type = nullableOf(fn.task, element, call);
  const callable = passed(fn, call, boolean);
  const result = found(fn, type, { op: 'zero', type, place }, place);
  eachElement(fn, array, place, (each, index, label) => {
    // The element as it was before the function was asked.
    const value = type.of.kind === 'reference' ? each : (fn.spill(each) as PlaceExpression);
    const passes = test(fn, callable, value, index, array, call);
    const stop = fn.capture(() => {
      const kept = type.of.kind === 'reference' ? referenceTo(each, place) : value;
      fn.emit({ op: 'assign', target: result, value: { op: 'some', value: kept, type, place }, place });
      fn.emit({ op: 'break', label, place });
    });
    fn.emitIf(passes, stop, [], place);
  });
  return result;
}

/** Whether the value is asked for at once: by `??`, `?.` or `!`. */
function isAnswered(call: ts.CallExpression): boolean {
  let node: ts.Node = call;
  while (ts.isParenthesizedExpression(node.parent)) node = node.parent;
  const { parent } = node;
  if (ts.isNonNullExpression(parent)) return true;
  if (ts.isBinaryExpression(parent)) return parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken && parent.left === node;
  const isLink = ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) || ts.isCallExpression(parent);
  return isLink && parent.questionDotToken !== undefined && parent.expression === node;
}

function findIndex(fn: FunctionContext, array: Expression, call: ts.CallExpression): Expression {
  const place = placeOf(call);
  const callable = passed(fn, call, boolean);
  return firstIndex(fn, array, call, place, (element, index) => test(fn, callable, element, index, array, call));
}

/** The index of the first element that passes, -1 when there is none. */
function firstIndex(
  fn: FunctionContext,
  array: Expression,
  call: ts.CallExpression,
  place: Place,
  passes: (element: PlaceExpression, index: Expression) => Expression,
): Expression {
  const result = found(fn, i32, integerConstant(i32, -1n, place), placeOf(call));
  eachElement(fn, array, place, (element, index, label) => {
    const value = passes(element, index);
    const stop = fn.capture(() => {
      fn.emit({ op: 'assign', target: result, value: index, place });
      fn.emit({ op: 'break', label, place });
    });
    fn.emitIf(value, stop, [], place);
  });
  return result;
}

function reduce(fn: FunctionContext, array: Expression, call: ts.CallExpression): Expression {
  const { checker } = fn.task;
  const place = placeOf(call);
  const [argument, startNode] = call.arguments;
  if (!argument || !startNode) fn.refuse(call, 'BH1001', '`reduce` takes a function and a start value');
  const signature = checker.getResolvedSignature(call);
  const declared = signature && checker.getReturnTypeOfSignature(signature);
  if (!declared || isPlainNumber(checker, declared))
    fn.refuse(call, 'BH1015', 'the type of the result is a number of no certain width', 'write it: `reduce<i32>((sum, x) => sum + x, 0)`');
  const type = typeOf(fn.task, declared, call, fn.environment);
  if (type.kind === 'struct' || type.kind === 'array' || type.kind === 'view')
    fn.refuse(
      call,
      'BH1090',
      `\`reduce\` gives a number, a boolean or a choice here, not ${shownType(fn.task, type)}`,
      'use `forEach` and change the object in it',
    );
  const callable = passed(fn, call, type);
  const local = fn.addLocal('reduced', type, place, { constant: false, temporary: true });
  fn.emit({ op: 'declare', local: local.id, value: coerce(fn, lower(fn, startNode, type), type, startNode), place });
  const target = localPlace(local.id, type, place);
  eachElement(fn, array, place, (element, index) => {
    const value = apply(fn, callable, [target, element, index], array, call, false);
    if (!value) fn.refuse(argument, 'BH1043', 'this function has to give the next value');
    fn.emit({ op: 'assign', target, value: coerce(fn, value, type, argument), place });
  });
  return target;
}

/** A new array of the same length. */
function map(fn: FunctionContext, array: Expression, call: ts.CallExpression): Expression {
  const { checker } = fn.task;
  const place = placeOf(call);
  const from = array.type as ArrayType | (Type & { kind: 'view' });
  if (from.kind === 'view')
    fn.refuse(
      call,
      'BH1046',
      'how long the new array would be is not known',
      'write into an array that is there: `mapInto(from, to, (x) => …)`',
    );
  const result = checker.getResolvedSignature(call);
  const type: ArrayType = from.wraps
    ? from
    : { ...from, element: mappedElement(fn, call, result && checker.getReturnTypeOfSignature(result)) };
  const local = fn.addLocal('mapped', type, place, { constant: false, temporary: true });
  fn.emit({ op: 'declare', local: local.id, place });
  const target = localPlace(local.id, type, place);
  mapElements(fn, array, target, call, passed(fn, call, type.element, from.wraps), type.element, from.wraps);
  return target;
}

function mappedElement(fn: FunctionContext, call: ts.CallExpression, type: ts.Type | undefined): Type {
  const { checker } = fn.task;
  const element = type && checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  if (!element || isPlainNumber(checker, element))
    fn.refuse(call, 'BH1015', 'the elements of the new array are numbers of no certain width', 'annotate the result: `map((x): u16 => …)`');
  const mapped = typeOf(fn.task, element, call, fn.environment);
  if (mapped.kind === 'view' || mapped.kind === 'void') fn.refuse(call, 'BH1046', 'the elements have no size');
  return mapped;
}

function mapElements(
  fn: FunctionContext,
  array: Expression,
  target: Expression,
  call: ts.CallExpression,
  callable: Callable,
  element: Type,
  wraps: boolean,
): void {
  const place = placeOf(call);
  eachElement(fn, array, place, (from, index) => {
    const value = apply(fn, callable, [from, index], array, call, false);
    if (!value) fn.refuse(call, 'BH1043', 'this function has to give an element');
    const isObject = element.kind === 'struct' || element.kind === 'array';
    if (isObject && !sameType(value.type, element))
      fn.refuse(call, 'BH1048', `this gives ${shownType(fn.task, value.type)}, the elements are ${shownType(fn.task, element)}`);
    const stored: Expression = isObject
      ? { op: 'copy', from: value, type: element, place }
      : wraps
        ? coerceWrapping(fn, value, element, call)
        : coerce(fn, value, element, call);
    fn.emit({ op: 'assign', target: elementOf(target, index, element, place), value: stored, place });
  });
}

/** `indexOf`, `includes`: compared as `===` does, save that `includes` finds NaN. */
function search(fn: FunctionContext, array: Expression, call: ts.CallExpression, name: 'indexOf' | 'includes'): Expression {
  const { checker } = fn.task;
  const place = placeOf(call);
  const [argument] = call.arguments;
  if (!argument) fn.refuse(call, 'BH1001', `\`${name}\` takes a value`);
  const element = elementTypeOf(array.type)!;
  const isObject = element.kind === 'struct' || element.kind === 'array';
  const given = lower(fn, argument, element);
  if (isObject && !sameType(given.type, element))
    fn.refuse(argument, 'BH1041', `${shownType(fn.task, element)} is compared with ${shownType(fn.task, given.type)}`);
  const parameter = checker.getResolvedSignature(call)?.getParameters()[0];
  const declared = parameter && checker.getTypeOfSymbolAtLocation(parameter, call);
  // What TypeScript knows as `number` is compared as it is.
  const isSized = declared && !isPlainNumber(checker, declared) && !(declared.flags & ts.TypeFlags.TypeParameter);
  const value = isObject
    ? fn.spill(referenceTo(given as PlaceExpression, place))
    : fn.spill(isSized ? coerce(fn, given, element, argument) : given);
  const isEqual = (spot: PlaceExpression): Expression => {
    if (isObject) return { op: 'compare', operator: 'eq', left: referenceTo(spot, place), right: value, type: boolean, place };
    const equal = compare(fn, 'eq', spot, value, call);
    if (name !== 'includes' || element.kind !== 'float' || value.type.kind !== 'float') return equal;
    const isNotANumber = (e: Expression): Expression => ({ op: 'intrinsic', name: 'isNaN', operands: [e], type: boolean, place });
    return logical('or', equal, logical('and', isNotANumber(value), isNotANumber(spot), place), place);
  };
  const index = firstIndex(fn, array, call, place, isEqual);
  if (name === 'indexOf') return index;
  return { op: 'compare', operator: 'ge', left: index, right: wholeConstant(0n, place), type: boolean, place };
}

/** `mapInto(from, to, (x) => …)`: each element of `from`, changed, into `to` at the same index. Traps when `to` is shorter. */
export function lowerMapInto(fn: FunctionContext, call: ts.CallExpression): void {
  const [fromNode, toNode, step] = call.arguments;
  if (!fromNode || !toNode || !step) fn.refuse(call, 'BH1001', 'mapInto takes an array, the array to write to, and a function');
  const [given, target] = fn.sequence([() => stable(fn, lower(fn, fromNode)), () => stable(fn, lower(fn, toNode))]) as [
    Expression,
    Expression,
  ];
  for (const [each, node] of [
    [given, fromNode],
    [target, toNode],
  ] as const) {
    if (!elementTypeOf(each.type)) fn.refuse(node, 'BH1043', `${shownType(fn.task, each.type)} has no elements`);
  }
  if (target.type.kind === 'view' && target.type.readonly) fn.refuse(toNode, 'BH1001', 'these elements are read-only');
  const element = elementTypeOf(target.type)!;
  const callable = callableOf(fn, step, element);
  mapElements(fn, given, target, call, callable, element, false);
}
