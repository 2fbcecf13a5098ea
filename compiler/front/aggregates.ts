/**
 * Objects and arrays that come to life: literals, `new`, spreads. What has only plain values becomes one aggregate value; what runs
 * constructors is made in the place where it will live.
 */
import { ts } from 'ts-morph';
import type { ArrayType, Expression, Place, PlaceExpression, StructType, Type } from '../ir/types.ts';
import { sameType } from '../ir/typing.ts';
import { fillArray } from './array-methods.ts';
import { fieldOf, localPlace } from './build.ts';
import { constructInto, isClassNew } from './classes.ts';
import { coerce, coerceWrapping } from './coerce.ts';
import { constantLength } from './constants.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { asClass, bareObject } from './inheritance.ts';
import { placeOf } from './places.ts';
import { inferType, typedArrayName } from './shapes.ts';
import { literalLength, spreadInto } from './spread.ts';
import { fieldType } from './structs.ts';
import { isTuple, partCount, partPlace, partType } from './tuples.ts';
import { shownType, typedArrayElements } from './types.ts';
import { refuseSyntax } from './unsupported.ts';
import { zeroOf } from './zero.ts';

/** Without parentheses, `as const`, `satisfies`, `!`. */
export function bare(node: ts.Expression): ts.Expression {
  let inner = node;
  while (
    ts.isParenthesizedExpression(inner) ||
    ts.isNonNullExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    (ts.isAsExpression(inner) && ts.isConstTypeReference(inner.type))
  ) {
    inner = inner.expression;
  }
  return inner;
}

/** `array.fill(…)` right on a fresh array; gives the array. */
function filledArray(node: ts.Expression): ts.Expression | null {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression) || node.expression.name.text !== 'fill') return null;
  const inner = bare(node.expression.expression);
  return isFresh(inner) ? inner : null;
}

/** Whether the expression makes an object or array of its own. */
export function isFresh(given: ts.Expression): boolean {
  const node = bare(given);
  if (ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node) || ts.isNewExpression(node)) return true;
  if (!ts.isCallExpression(node)) return false;
  return isArrayOf(node) || filledArray(node) !== null;
}

/** `Uint8Array.of(1, 2)` */
function isArrayOf(node: ts.CallExpression): boolean {
  const callee = node.expression;
  return (
    ts.isPropertyAccessExpression(callee) &&
    callee.name.text === 'of' &&
    ts.isIdentifier(callee.expression) &&
    callee.expression.text in typedArrayElements
  );
}

/** The type that a fresh object will have in a place of type `wanted`, or on its own. */
export function freshType(fn: FunctionContext, given: ts.Expression, wanted?: Type): StructType | ArrayType {
  const node = bare(given);
  const filled = filledArray(node);
  if (filled) return freshType(fn, filled, wanted);
  if (ts.isArrayLiteralExpression(node) && (wanted?.kind === 'array' || wanted?.kind === 'view')) {
    return { kind: 'array', element: wanted.element, length: literalLength(fn, node), wraps: false };
  }
  if (ts.isArrayLiteralExpression(node) && wanted?.kind === 'struct' && isTuple(fn.task, wanted)) return wanted;
  if (ts.isObjectLiteralExpression(node) && wanted?.kind === 'struct') return wanted;
  const type = inferType(fn, given);
  if (type.kind !== 'struct' && type.kind !== 'array') throw new Error('a fresh object has an object type');
  return type;
}

/** Whether it must be made where it lives: a constructor or a spread is in it. */
export function needsPlace(given: ts.Expression): boolean {
  const node = bare(given);
  if (ts.isNewExpression(node)) return isClassNew(node);
  if (ts.isCallExpression(node)) return filledArray(node) !== null;
  if (ts.isArrayLiteralExpression(node)) return node.elements.some((each) => ts.isSpreadElement(each) || needsPlace(each));
  if (!ts.isObjectLiteralExpression(node)) return false;
  return node.properties.some(
    (property) => ts.isSpreadAssignment(property) || (ts.isPropertyAssignment(property) && needsPlace(property.initializer)),
  );
}

/** A fresh object in a temporary. */
export function lowerFresh(fn: FunctionContext, node: ts.Expression, wanted?: Type): PlaceExpression {
  const type = freshType(fn, node, wanted);
  return declareFresh(fn, 't', node, type, { temporary: true });
}

/** A local that starts as this fresh object. */
export function declareFresh(
  fn: FunctionContext,
  name: string,
  node: ts.Expression,
  type: StructType | ArrayType,
  options: { temporary: boolean },
): PlaceExpression {
  const place = placeOf(node);
  requireSameLength(fn, node, type);
  if (needsPlace(node)) {
    const local = fn.addLocal(name, type, place, { constant: false, temporary: options.temporary });
    fn.emit({ op: 'declare', local: local.id, place });
    const target = localPlace(local.id, type, place);
    initialise(fn, target, node, type);
    return target;
  }
  const value = aggregateValue(fn, node, type);
  const local = fn.addLocal(name, type, place, { constant: false, temporary: options.temporary });
  fn.emit({ op: 'declare', local: local.id, value, place });
  return localPlace(local.id, type, place);
}

/** Makes the object in `target`, which was nothing before. */
export function initialise(fn: FunctionContext, target: PlaceExpression, given: ts.Expression, type: StructType | ArrayType): void {
  const node = bare(given);
  const place = placeOf(node);
  const filled = filledArray(node);
  if (filled && ts.isCallExpression(node)) {
    initialise(fn, target, filled, type);
    fillArray(fn, target, node);
    return;
  }
  if (!needsPlace(node)) {
    fn.emit({ op: 'assign', target, value: aggregateValue(fn, node, type), place });
    return;
  }
  if (ts.isNewExpression(node)) {
    constructInto(fn, target, node);
    return;
  }
  if (ts.isArrayLiteralExpression(node) && partCount(fn.task, type) !== null) {
    requireSameLength(fn, node, type);
    let index = 0;
    for (const element of node.elements) {
      if (ts.isSpreadElement(element)) {
        index = spreadInto(fn, element, target, index);
        continue;
      }
      initialisePart(
        fn,
        partPlace(target, partType(fn.task, type, index), index, placeOf(element)),
        element,
        partType(fn.task, type, index),
      );
      index++;
    }
    return;
  }
  if (ts.isObjectLiteralExpression(node) && type.kind === 'struct') initialiseObject(fn, target, node, type);
}

function initialiseObject(fn: FunctionContext, target: PlaceExpression, node: ts.ObjectLiteralExpression, type: StructType): void {
  if (fn.task.structs.get(type.id)?.kind === 'union') {
    // Fields of the other members stay zero.
    fn.emit({ op: 'assign', target, value: { op: 'zero', type, place: placeOf(node) }, place: placeOf(node) });
  }
  for (const [index, property] of node.properties.entries()) {
    if (ts.isSpreadAssignment(property)) {
      if (index > 0) fn.refuse(property, 'BH1032', 'a spread after other fields would overwrite them', 'put the spread first');
      copyInto(fn, target, property.expression, type);
      continue;
    }
    const { name, value } = propertyParts(fn, property);
    const field = requireField(fn, type, name, property);
    initialisePart(fn, fieldOf(target, name, field, placeOf(property)), value, field);
  }
}

/** `{ ...a }`: a copy, when nothing inside would be shared. */
function copyInto(fn: FunctionContext, target: PlaceExpression, node: ts.Expression, type: StructType): void {
  const from = lower(fn, node, type);
  if (!sameType(from.type, type)) fn.refuse(node, 'BH1048', `${shownType(fn.task, from.type)} is not ${shownType(fn.task, type)}`);
  const nested = fn.task.structs.get(type.id)?.fields.find((field) => field.type.kind === 'struct' || field.type.kind === 'array');
  if (nested) {
    fn.refuse(
      node,
      'BH1052',
      `the copy would share '${nested.name}' with the original`,
      `copy it too: \`${nested.name}: { ...x.${nested.name} }\`, each field by name`,
    );
  }
  fn.emit({ op: 'assign', target, value: { op: 'copy', from, type, place: placeOf(node) }, place: placeOf(node) });
}

function initialisePart(fn: FunctionContext, target: PlaceExpression, node: ts.Expression, type: Type): void {
  const isObject = type.kind === 'struct' || type.kind === 'array';
  if (isObject && isFresh(node)) initialise(fn, target, node, type);
  else fn.emit({ op: 'assign', target, value: partValue(fn, node, type), place: placeOf(node) });
}

function requireField(fn: FunctionContext, type: StructType, name: string, node: ts.Node): Type {
  const field = fieldType(fn.task, type, name);
  if (!field) fn.refuse(node, 'BH1048', `${shownType(fn.task, type)} has no field '${name}'`);
  return field;
}

/** Name and value of a property of an object literal. */
export function propertyParts(fn: FunctionContext, property: ts.ObjectLiteralElementLike): { name: string; value: ts.Expression } {
  if (ts.isShorthandPropertyAssignment(property)) return { name: property.name.text, value: property.name };
  if (ts.isPropertyAssignment(property)) {
    if (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name))
      return { name: property.name.text, value: property.initializer };
    fn.refuse(property.name, 'BH1054', 'a computed field name is not known when the program is built');
  }
  if (ts.isSpreadAssignment(property))
    fn.refuse(property, 'BH1032', 'a spread is for a variable of the same declared type', 'name the fields');
  fn.refuse(property, 'BH1019', 'only classes have methods and accessors', 'make it a class, or a function that takes the object');
}

/** A field or element: a scalar, a nested fresh object, or the fresh result of a call. */
function partValue(fn: FunctionContext, node: ts.Expression, type: Type): Expression {
  if (type.kind === 'struct' || type.kind === 'array') {
    if (isFresh(node) && !needsPlace(node)) return aggregateValue(fn, node, type);
    const from = asClass(fn.task, lower(fn, node, type), type);
    if (!sameType(from.type, type)) fn.refuse(node, 'BH1048', `${shownType(fn.task, from.type)} is not ${shownType(fn.task, type)}`);
    const object = bareObject(from);
    const isOwn = object.op === 'local' && fn.locals.some((local) => local.id === object.id && local.temporary);
    if (!isOwn) fn.refuse(node, 'BH1052', 'this object would have two owners', 'write `{ ...x }` to copy it, or make it here');
    return { op: 'copy', from, type, place: placeOf(node) };
  }
  return coerce(fn, lower(fn, node, type), type, node);
}

function requireSameLength(fn: FunctionContext, node: ts.Expression, type: StructType | ArrayType): void {
  const literal = bare(node);
  const wanted = partCount(fn.task, type);
  if (wanted === null || !ts.isArrayLiteralExpression(literal)) return;
  const length = literalLength(fn, literal);
  if (length !== wanted) fn.refuse(node, 'BH1048', `${length} elements, but the type has ${wanted}`);
}

/** A literal, or a new typed array, as one value. Not for what needs a place. */
export function aggregateValue(fn: FunctionContext, given: ts.Expression, type: StructType | ArrayType): Expression {
  const node = bare(given);
  const place = placeOf(node);
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) return typedArrayValue(fn, node, type, place);
  if (ts.isArrayLiteralExpression(node)) {
    if (partCount(fn.task, type) === null || (type.kind === 'array' && type.wraps))
      fn.refuse(node, 'BH1048', `an array literal is not ${shownType(fn.task, type)}`);
    requireSameLength(fn, node, type);
    const values = fn.sequence(node.elements.map((element, index) => () => elementValue(fn, element, partType(fn.task, type, index))));
    if (type.kind === 'array') return { op: 'array', elements: values, type, place };
    return { op: 'struct', fields: values.map((value, index) => ({ name: `${index}`, value })), type, place };
  }
  if (!ts.isObjectLiteralExpression(node)) throw new Error('not a literal');
  if (type.kind !== 'struct' || isTuple(fn.task, type)) fn.refuse(node, 'BH1048', `an object literal is not ${shownType(fn.task, type)}`);
  const declaration = fn.task.structs.get(type.id)!;
  if (declaration.kind === 'class')
    fn.refuse(node, 'BH1048', `an object literal is no ${declaration.name}`, `write \`new ${declaration.name}(…)\``);
  const parts = node.properties.map((property) => ({ ...propertyParts(fn, property), property }));
  const values = fn.sequence(
    parts.map(
      ({ name, value, property }) =>
        () =>
          partValue(fn, value, requireField(fn, type, name, property)),
    ),
  );
  const fields = parts.map(({ name }, index) => ({ name, value: values[index]! }));
  for (const field of declaration.fields) {
    if (!fields.some((each) => each.name === field.name)) fields.push({ name: field.name, value: zeroOf(field.type, place) });
  }
  return { op: 'struct', fields, type, place };
}

function elementValue(fn: FunctionContext, element: ts.Expression, type: Type): Expression {
  if (ts.isSpreadElement(element) || ts.isOmittedExpression(element)) return refuseSyntax(fn.task, element);
  return partValue(fn, element, type);
}

function typedArrayValue(
  fn: FunctionContext,
  node: ts.NewExpression | ts.CallExpression,
  type: StructType | ArrayType,
  place: Place,
): Expression {
  if (type.kind !== 'array') throw new Error('a typed array has an array type');
  const argument = node.arguments?.[0];
  const literal = argument && bare(argument);
  const elements = ts.isCallExpression(node) ? node.arguments : literal && ts.isArrayLiteralExpression(literal) ? literal.elements : null;
  if (!elements) {
    if (type.length !== constantLength(fn, argument, node, typedArrayName(node))) throw new Error('length of a typed array');
    return { op: 'zero', type, place };
  }
  const values = fn.sequence(
    elements.map((element) => () => {
      if (ts.isSpreadElement(element) || ts.isOmittedExpression(element)) return refuseSyntax(fn.task, element);
      return coerceWrapping(fn, lower(fn, element, type.element), type.element, element);
    }),
  );
  return { op: 'array', elements: values, type, place };
}
