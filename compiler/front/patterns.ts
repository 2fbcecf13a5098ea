/** Destructuring into places that are there: `[a, b] = [b, a]`, `({ x, y } = point)`. Parts are read and stored one by one, from left to right. */
import { ts } from 'ts-morph';
import type { Expression, PlaceExpression, Type } from '../ir/types.ts';
import { storeValue } from './assignments.ts';
import { isPlaceExpression, localPlace, throughReference } from './build.ts';
import { coerce } from './coerce.ts';
import { symbolOf } from './entities.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { lowerTarget, memberOf } from './objects.ts';
import { partOf } from './tuples.ts';
import { shownType, typeOf } from './types.ts';

type Pattern = ts.ArrayLiteralExpression | ts.ObjectLiteralExpression;

function withoutParentheses(node: ts.Expression): ts.Expression {
  let inner = node;
  while (ts.isParenthesizedExpression(inner) || ts.isNonNullExpression(inner)) inner = inner.expression;
  return inner;
}

/** The pattern on the left of an assignment; null when there is a plain place. */
export function patternOf(node: ts.Expression): Pattern | null {
  const inner = withoutParentheses(node);
  return ts.isArrayLiteralExpression(inner) || ts.isObjectLiteralExpression(inner) ? inner : null;
}

/** `pattern = value`, as a statement. */
export function lowerPatternAssignment(fn: FunctionContext, pattern: Pattern, node: ts.BinaryExpression): void {
  const right = withoutParentheses(node.right);
  if (ts.isArrayLiteralExpression(pattern) && ts.isArrayLiteralExpression(right)) {
    assignElements(fn, pattern, right);
    return;
  }
  if (ts.isObjectLiteralExpression(right))
    fn.refuse(right, 'BH1032', 'an object made only to be taken apart', 'assign one by one, or write `[a, b] = [b, a]`');
  assignParts(fn, pattern, stable(fn, lower(fn, right), right));
}

/** The object by a name of its own: its parts are read while others may change what leads to it. */
function stable(fn: FunctionContext, value: Expression, node: ts.Node): Expression {
  if (value.type.kind !== 'struct' && value.type.kind !== 'array')
    fn.refuse(node, 'BH1043', `${shownType(fn.task, value.type)} has no parts of a certain number`, 'name the elements: `a = list[0]!`');
  const isPlain = value.op === 'local' || value.op === 'global' || (value.op === 'dereference' && value.value.op === 'local');
  if (isPlain || !isPlaceExpression(value)) return value;
  const { id, type } = fn.alias('t', value, value.place);
  return throughReference(localPlace(id, type, value.place));
}

/** `[a, b] = [b, a]`: all values, then each store in turn; no array is made. */
function assignElements(fn: FunctionContext, pattern: ts.ArrayLiteralExpression, values: ts.ArrayLiteralExpression): void {
  const kept = values.elements.map((element, index) => {
    if (ts.isSpreadElement(element)) fn.refuse(element, 'BH1032', 'a spread in values that are taken apart at once', 'write the elements');
    if (ts.isOmittedExpression(element)) fn.refuse(element, 'BH1047', 'an array cannot have holes', 'write the value');
    const inner = withoutParentheses(element);
    const wanted = wantedOf(fn, pattern.elements[index]);
    const given = lower(fn, inner, wanted);
    // Null and string literals get their type here; numbers are checked when they are stored.
    const isNull = given.type.kind === 'nullable' && given.type.of.kind === 'void';
    const value = wanted && (wanted.kind === 'enum' || isNull) ? coerce(fn, given, wanted, element) : given;
    if (value.type.kind === 'struct' || value.type.kind === 'array' || value.type.kind === 'view') return value;
    return { value: fn.spill(value), node: element };
  });
  for (const [index, target] of pattern.elements.entries()) {
    if (ts.isOmittedExpression(target)) continue;
    const given = kept[index];
    if (!given) fn.refuse(target, 'BH1001', 'there is no value for this');
    if (!('node' in given)) {
      const inner = patternOf(target);
      if (!inner) fn.refuse(target, 'BH1051', 'an object variable names one object for its whole life');
      assignParts(fn, inner, stable(fn, given, target));
      continue;
    }
    requirePlain(fn, target);
    storeValue(fn, lowerTarget(fn, target), given.value, given.node, target);
  }
}

/** The type of a target that may hold null, or one of some strings: such values need to know of what type they are. */
function wantedOf(fn: FunctionContext, target: ts.Expression | undefined): Type | undefined {
  if (!target || ts.isOmittedExpression(target) || patternOf(target)) return undefined;
  const { checker } = fn.task;
  const symbol = ts.isIdentifier(target) ? symbolOf(fn.task, target) : undefined;
  const type = symbol ? checker.getTypeOfSymbol(symbol) : checker.getTypeAtLocation(target);
  const needsType = type.isUnion() && type.types.some((each) => each.flags & (ts.TypeFlags.Null | ts.TypeFlags.StringLiteral));
  return needsType ? typeOf(fn.task, type, target, fn.environment) : undefined;
}

function requirePlain(fn: FunctionContext, target: ts.Expression): void {
  const plain = withoutParentheses(target);
  const member = ts.isPropertyAccessExpression(plain) ? fn.task.checker.getSymbolAtLocation(plain.name) : undefined;
  if (member?.declarations?.some(ts.isAccessor))
    fn.refuse(target, 'BH1061', 'a setter would run in the middle of this', 'assign to it in a statement of its own');
  if (ts.isSpreadElement(target)) fn.refuse(target, 'BH1032', 'a rest element would make a new array', 'assign the elements one by one');
  if (ts.isBinaryExpression(target) && target.operatorToken.kind === ts.SyntaxKind.EqualsToken)
    fn.refuse(target, 'BH1028', 'a default is for what may be absent, and nothing is', 'leave it out');
}

/** Each part of the value into its target. */
function assignParts(fn: FunctionContext, pattern: Pattern, value: Expression): void {
  if (ts.isArrayLiteralExpression(pattern)) {
    for (const [index, target] of pattern.elements.entries()) {
      if (ts.isOmittedExpression(target)) continue;
      fn.task.attempt(target, () => assignPart(fn, target, () => partOf(fn, value, index, target), target));
    }
    return;
  }
  for (const property of pattern.properties) {
    fn.task.attempt(property, () => {
      const { name, target } = targetOf(fn, property);
      assignPart(fn, target, () => memberOf(fn, value, name, property), property);
    });
  }
}

/** What `{ x }` or `{ x: target }` names, and where it goes. */
function targetOf(fn: FunctionContext, property: ts.ObjectLiteralElementLike): { name: string; target: ts.Expression } {
  if (ts.isShorthandPropertyAssignment(property)) {
    if (property.objectAssignmentInitializer)
      fn.refuse(property, 'BH1028', 'a default is for what may be absent, and nothing is', 'leave it out');
    return { name: property.name.text, target: property.name };
  }
  if (ts.isPropertyAssignment(property)) {
    const { name, initializer } = property;
    if (ts.isIdentifier(name) || ts.isStringLiteral(name)) return { name: name.text, target: initializer };
    fn.refuse(name, 'BH1054', 'a computed field name is not known when the program is built');
  }
  return fn.refuse(property, 'BH1032', 'the rest of an object would be a new object', 'name the fields');
}

/** The target is found before its part is read, as JavaScript does. */
function assignPart(fn: FunctionContext, target: ts.Expression, part: () => Expression, node: ts.Node): void {
  const inner = patternOf(target);
  if (inner) {
    assignParts(fn, inner, stable(fn, part(), target));
    return;
  }
  requirePlain(fn, target);
  const [place, value] = fn.sequence([() => lowerTarget(fn, target), part], [0]) as [PlaceExpression, Expression];
  storeValue(fn, place, value, target, node);
}
