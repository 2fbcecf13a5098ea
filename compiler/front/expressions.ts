/** Any expression: which family it belongs to. */
import { ts } from 'ts-morph';
import { boolean, type Expression, exact, type PlaceExpression, type Type, type ViewType } from '../ir/types.ts';
import { sameType } from '../ir/typing.ts';
import { isFresh, lowerFresh } from './aggregates.ts';
import { lowerElement } from './arrays.ts';
import { lowerAssignment, lowerStep } from './assignments.ts';
import {
  booleanConstant,
  fractionConstant,
  logical,
  not,
  referenceTo,
  stringConstant,
  throughReference,
  viewOf,
  wholeConstant,
} from './build.ts';
import { lowerCall } from './calls.ts';
import { lowerThis } from './classes.ts';
import { coerce } from './coerce.ts';
import { refuseDuration } from './durations.ts';
import { entityValue, resolveIdentifier } from './entities.ts';
import { enumNumber } from './enums.ts';
import type { FunctionContext } from './function-context.ts';
import { asClass, commonClass, lowerInstanceOf, narrowedClass } from './inheritance.ts';
import { literalPower } from './math.ts';
import { neverCall, neverUnless } from './never.ts';
import {
  bareName,
  commonNullable,
  isNullLiteral,
  lowerCoalescing,
  lowerNullComparison,
  lowerTruth,
  narrowed,
  nullLiteral,
  openQuestion,
  refuseChain,
  unwrapOf,
} from './nullables.ts';
import {
  arithmetic,
  binaryNumber,
  compare,
  compareTokens,
  complement,
  isInteger,
  lowerNumericLiteral,
  negate,
  truncatedQuotient,
  unify,
} from './numbers.ts';
import { lowerProperty } from './objects.ts';
import { placeOf } from './places.ts';
import { lowerYieldValue } from './sequences.ts';
import { lowerExpressionStatement } from './statements.ts';
import { shownType, typeOf } from './types.ts';
import { refuseSyntax } from './unsupported.ts';

/**
 * Lowers an expression to its value; for objects and arrays, to the place where they are. Effects go to `fn` as statements.
 * @param wanted the type of the place the value goes to: helps literals to their type, but the caller still coerces
 */
export function lower(fn: FunctionContext, node: ts.Expression, wanted?: Type): Expression {
  const value = lowerPlain(fn, node, wanted);
  const held = value.type.kind === 'nullable' ? narrowed(fn, node, value) : value;
  return held.type.kind === 'struct' ? narrowedClass(fn, node, held) : held;
}

/** The same for what is asked whether it is null: still nullable where TypeScript knows that it is not. */
export function lowerPlain(fn: FunctionContext, node: ts.Expression, given?: Type): Expression {
  const substitute = fn.substitutes.get(node);
  if (substitute) return substitute;
  if (openQuestion(fn, node)) return refuseChain(fn, node);
  const held = given?.kind === 'nullable' ? given.of : given;
  const wanted = held?.kind === 'reference' ? held.to : held;
  const place = placeOf(node);
  switch (node.kind) {
    case ts.SyntaxKind.NumericLiteral:
      return lowerNumericLiteral(Number((node as ts.NumericLiteral).text), place);
    case ts.SyntaxKind.BigIntLiteral:
      return wholeConstant(BigInt((node as ts.BigIntLiteral).text.slice(0, -1)), place, true);
    case ts.SyntaxKind.StringLiteral:
    case ts.SyntaxKind.NoSubstitutionTemplateLiteral:
      return stringConstant((node as ts.StringLiteral).text, place);
    case ts.SyntaxKind.TrueKeyword:
    case ts.SyntaxKind.FalseKeyword:
      return booleanConstant(node.kind === ts.SyntaxKind.TrueKeyword, place);
    case ts.SyntaxKind.NullKeyword:
      return nullLiteral(place);
    case ts.SyntaxKind.ThisKeyword:
      return lowerThis(fn, node);
  }
  if (ts.isNonNullExpression(node)) {
    const value = lowerPlain(fn, node.expression, wanted);
    if (isNullLiteral(value)) fn.refuse(node, 'BH1048', 'null is no value', 'declare the place as `T | null`');
    return value.type.kind === 'nullable' ? unwrapOf(value, place) : value;
  }
  if (ts.isParenthesizedExpression(node) || ts.isSatisfiesExpression(node)) return lowerPlain(fn, node.expression, given);
  if (isFresh(node)) return lowerFresh(fn, node, wanted);
  if (ts.isIdentifier(node)) return lowerIdentifier(fn, node);
  if (ts.isAsExpression(node)) return lowerAssertion(fn, node, wanted);
  if (ts.isPropertyAccessExpression(node)) return lowerProperty(fn, node);
  if (ts.isElementAccessExpression(node)) return lowerElement(fn, node);
  if (ts.isCallExpression(node)) {
    const value = lowerCall(fn, node, { discard: false });
    if (value) return value;
    return fn.refuse(node, 'BH1043', 'this call gives no value', 'call it in a statement of its own: `if (…) fail()`');
  }
  if (ts.isPrefixUnaryExpression(node)) return lowerPrefix(fn, node);
  if (ts.isPostfixUnaryExpression(node)) {
    return lowerStep(fn, node.operand, node.operator === ts.SyntaxKind.PlusPlusToken ? 1n : -1n, node, 'old')!;
  }
  if (ts.isBinaryExpression(node)) return lowerBinary(fn, node, given);
  if (ts.isConditionalExpression(node)) return lowerConditional(fn, node, given);
  if (ts.isYieldExpression(node)) return lowerYieldValue(fn, node);
  return refuseSyntax(fn.task, node);
}

function lowerIdentifier(fn: FunctionContext, node: ts.Identifier): Expression {
  if (node.text === 'undefined')
    fn.refuse(node, 'BH1045', '`undefined` has no place in the subset', 'write `null`: it is there where something says `T | null`');
  const entity = resolveIdentifier(fn, node);
  if (entity.kind === 'builtin') {
    if (node.text === 'NaN' || node.text === 'Infinity')
      return fractionConstant(node.text === 'NaN' ? Number.NaN : Infinity, placeOf(node));
    fn.refuse(node, 'BH1010', `'${node.text}' cannot be used as a value`);
  }
  return entityValue(fn, entity, node);
}

/** Where only truth counts: a boolean, or an object that may be null. */
export function lowerCondition(fn: FunctionContext, node: ts.Expression): Expression {
  const inner = bareName(node);
  if (ts.isBinaryExpression(inner) && isLogical(inner.operatorToken.kind)) return lowerLogical(fn, inner, lowerCondition);
  return requireBoolean(fn, lowerTruth(fn, inner) ?? lower(fn, inner), node);
}

/** A boolean as a value. */
function lowerBoolean(fn: FunctionContext, node: ts.Expression): Expression {
  return requireBoolean(fn, lower(fn, node), node);
}

function isLogical(token: ts.SyntaxKind): boolean {
  return token === ts.SyntaxKind.AmpersandAmpersandToken || token === ts.SyntaxKind.BarBarToken;
}

function requireBoolean(fn: FunctionContext, value: Expression, node: ts.Expression): Expression {
  if (value.type.kind === 'boolean') return value;
  fn.refuse(node, 'BH1040', `a condition must be a boolean, this is ${shownType(fn.task, value.type)}`);
}

/** `x as T`: only where it changes nothing. */
function lowerAssertion(fn: FunctionContext, node: ts.AsExpression, wanted?: Type): Expression {
  if (ts.isConstTypeReference(node.type)) return lower(fn, node.expression, wanted);
  const type = typeOf(fn.task, fn.task.checker.getTypeFromTypeNode(node.type), node.type, fn.environment);
  const value = lower(fn, node.expression, type);
  if (sameType(value.type, type)) return value;
  if (value.op === 'constant') return coerce(fn, value, type, node);
  const isHeld = type.kind === 'nullable' && (isNullLiteral(value) || sameType(objectAsReference(value).type, type.of));
  if (isHeld) return coerce(fn, value, type, node);
  const seen = asClass(fn.task, value, type);
  if (sameType(seen.type, type)) return seen;
  fn.refuse(node, 'BH1064', `an assertion makes no ${shownType(fn.task, type)} out of ${shownType(fn.task, value.type)}`);
}

function lowerPrefix(fn: FunctionContext, node: ts.PrefixUnaryExpression): Expression {
  switch (node.operator) {
    case ts.SyntaxKind.ExclamationToken:
      return not(lowerCondition(fn, node.operand), placeOf(node));
    case ts.SyntaxKind.MinusToken:
      return negate(fn, lower(fn, node.operand), node);
    case ts.SyntaxKind.PlusToken: {
      const given = lower(fn, node.operand);
      const value = given.type.kind === 'enum' ? enumNumber(fn, given) : given;
      if (isInteger(value.type) || value.type.kind === 'float') return value;
      return fn.refuse(node, 'BH1043', `${shownType(fn.task, value.type)} is no number`, 'convert: `u8(x)`');
    }
    case ts.SyntaxKind.TildeToken:
      return complement(fn, truncatedQuotient(fn, node.operand) ?? lower(fn, node.operand), node);
    case ts.SyntaxKind.PlusPlusToken:
    case ts.SyntaxKind.MinusMinusToken:
      return lowerStep(fn, node.operand, node.operator === ts.SyntaxKind.PlusPlusToken ? 1n : -1n, node, 'new')!;
  }
}

const bitTokens = new Set([
  ts.SyntaxKind.AmpersandToken,
  ts.SyntaxKind.BarToken,
  ts.SyntaxKind.CaretToken,
  ts.SyntaxKind.LessThanLessThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
]);

function lowerBinary(fn: FunctionContext, node: ts.BinaryExpression, wanted?: Type): Expression {
  const token = node.operatorToken.kind;
  if (token >= ts.SyntaxKind.FirstAssignment && token <= ts.SyntaxKind.LastAssignment) {
    return lowerAssignment(fn, node, { discard: false })!;
  }
  if (isLogical(token)) return lowerLogical(fn, node, lowerBoolean);
  if (token === ts.SyntaxKind.QuestionQuestionToken) return lowerCoalescing(fn, node, wanted);
  if (token === ts.SyntaxKind.CommaToken) {
    lowerExpressionStatement(fn, node.left);
    return lower(fn, node.right, wanted);
  }
  if (token === ts.SyntaxKind.AsteriskAsteriskToken) return lowerPower(fn, node);
  if (token in compareTokens) return lowerComparison(fn, node);
  if (token === ts.SyntaxKind.InstanceOfKeyword) return lowerInstanceOf(fn, node);
  const isBits = bitTokens.has(token);
  if (!isBits && !isPlainArithmetic(token)) return refuseSyntax(fn.task, node);
  const operand = (side: ts.Expression) =>
    (isBits ? truncatedQuotient(fn, side) : null) ?? lower(fn, side, wanted?.kind === 'enum' ? undefined : wanted);
  const [left, right] = fn.sequence([() => operand(node.left), () => operand(node.right)]);
  const value = binaryNumber(fn, token, left!, right!, node);
  return value ?? refuseSyntax(fn.task, node);
}

function isPlainArithmetic(token: ts.SyntaxKind): boolean {
  return [
    ts.SyntaxKind.PlusToken,
    ts.SyntaxKind.MinusToken,
    ts.SyntaxKind.AsteriskToken,
    ts.SyntaxKind.SlashToken,
    ts.SyntaxKind.PercentToken,
  ].includes(token);
}

function lowerPower(fn: FunctionContext, node: ts.BinaryExpression): Expression {
  const [left, right] = fn.sequence([() => lower(fn, node.left), () => lower(fn, node.right)]) as [Expression, Expression];
  return powerOf(fn, left, right, node);
}

/** `a ** b`: literals fold; floats are Math.pow. */
export function powerOf(fn: FunctionContext, left: Expression, right: Expression, node: ts.BinaryExpression): Expression {
  if (left.op === 'constant' && right.op === 'constant' && isInteger(left.type) && isInteger(right.type)) {
    const exponent = right.value as bigint;
    if (exponent < 0n || exponent > 64n) fn.refuse(node, 'BH1042', 'the exponent must be from 0 to 64');
    const bigint = left.type.kind === 'exact' && left.type.bigint;
    const value = (left.value as bigint) ** exponent;
    if (!bigint && value > 2n ** 53n) fn.refuse(node, 'BH1038', `${value} is past 2^53, where numbers are no longer exact`);
    return wholeConstant(value, placeOf(node), bigint);
  }
  const folded = literalPower(left, right, placeOf(node));
  if (folded) return folded;
  const { left: base, right: power, kind } = unify(fn, left, right, node);
  if (kind === 'integer') {
    const exponent = power.op === 'constant' ? Number(power.value) : -1;
    if (exponent < 1 || exponent > 8)
      fn.refuse(node, 'BH1042', 'an integer is raised to a constant power from 1 to 8', 'multiply in a loop');
    const held = base.op === 'local' ? base : fn.spill(base);
    let product = held;
    for (let count = 1; count < exponent; count++) product = arithmetic(fn, 'mul', product, held, node);
    return product;
  }
  return { op: 'intrinsic', name: 'pow', operands: [base, power], type: base.type, place: placeOf(node) };
}

function lowerComparison(fn: FunctionContext, node: ts.BinaryExpression): Expression {
  const operator = compareTokens[node.operatorToken.kind]!;
  refuseDuration(fn, node.left);
  refuseDuration(fn, node.right);
  const nullable = operator === 'eq' || operator === 'ne' ? lowerNullComparison(fn, node, operator) : null;
  if (nullable) return nullable;
  let [left, right] = fn.sequence([() => lower(fn, node.left), () => lower(fn, node.right)]) as [Expression, Expression];
  const family = commonClass(fn.task, left.type, right.type);
  if (family) [left, right] = [asClass(fn.task, left, family), asClass(fn.task, right, family)];
  const isObject = (e: Expression) => e.type.kind === 'struct' || e.type.kind === 'array';
  if (!isObject(left) && !isObject(right) && left.type.kind !== 'view' && right.type.kind !== 'view')
    return compare(fn, operator, left, right, node);
  if ((operator !== 'eq' && operator !== 'ne') || !isObject(left) || !sameType(left.type, right.type)) {
    fn.refuse(node, 'BH1041', `${shownType(fn.task, left.type)} is compared with ${shownType(fn.task, right.type)}`);
  }
  const place = placeOf(node);
  return {
    op: 'compare',
    operator,
    left: referenceTo(left as PlaceExpression, left.place),
    right: referenceTo(right as PlaceExpression, right.place),
    type: boolean,
    place,
  };
}

/** `a && b`, `a || b`: booleans; what the right side does happens only when it is reached. */
function lowerLogical(
  fn: FunctionContext,
  node: ts.BinaryExpression,
  side: (fn: FunctionContext, node: ts.Expression) => Expression,
): Expression {
  const place = placeOf(node);
  const isAnd = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  const left = side(fn, node.left);
  const never = neverCall(fn, node.right);
  if (never) {
    neverUnless(fn, left, isAnd, never);
    return booleanConstant(!isAnd, place);
  }
  let right!: Expression;
  const statements = fn.capture(() => {
    right = side(fn, node.right);
  });
  if (statements.length === 0) return logical(isAnd ? 'and' : 'or', left, right, place);
  const result = fn.temporary(boolean, place);
  statements.push({ op: 'assign', target: result, value: right, place });
  const shortcut = [{ op: 'assign' as const, target: result, value: booleanConstant(!isAnd, place), place }];
  fn.emitIf(left, isAnd ? statements : shortcut, isAnd ? shortcut : statements, place);
  return result;
}

function isObjectLike(type: Type): boolean {
  return type.kind === 'struct' || type.kind === 'array' || type.kind === 'view' || type.kind === 'reference';
}

function lowerConditional(fn: FunctionContext, node: ts.ConditionalExpression, wanted?: Type): Expression {
  const condition = lowerCondition(fn, node.condition);
  const side = (branch: ts.Expression) => () => {
    const value = lower(fn, branch, wanted);
    if (wanted?.kind === 'nullable') return coerce(fn, value, wanted, branch);
    if (isObjectLike(value.type)) return objectAsReference(value);
    if (wanted && (wanted.kind === 'enum' || wanted.kind === 'float')) return coerce(fn, value, wanted, branch);
    if (value.type.kind === 'enum' && wanted?.kind === 'integer') return enumNumber(fn, value);
    return value;
  };
  const [never, other] = neverCall(fn, node.whenTrue) ? [node.whenTrue, node.whenFalse] : [node.whenFalse, node.whenTrue];
  const call = neverCall(fn, never);
  if (call) {
    neverUnless(fn, condition, never === node.whenTrue, call);
    return throughReference(side(other)());
  }
  const chosen = fn.choose(condition, placeOf(node), side(node.whenTrue), side(node.whenFalse), (yes, no) =>
    joinValues(fn, yes, no, node, [node.whenTrue, node.whenFalse]),
  );
  return throughReference(chosen);
}

/** An object or array as a reference to it; other values as they are. */
export function objectAsReference(value: Expression): Expression {
  return value.type.kind === 'struct' || value.type.kind === 'array' ? referenceTo(value as PlaceExpression, value.place) : value;
}

/** One of two values: both as one type. `sides`: where they stand. */
export function joinValues(
  fn: FunctionContext,
  yes: Expression,
  no: Expression,
  node: ts.Node,
  [yesNode, noNode]: [ts.Node, ts.Node],
): { yes: Expression; no: Expression; type: Type } {
  if (sameType(yes.type, no.type) && !isNullLiteral(yes)) return { yes, no, type: yes.type };
  if (yes.type.kind === 'nullable' || no.type.kind === 'nullable') {
    const type = commonNullable(fn, yes, no, node);
    if (type) return { yes: coerce(fn, yes, type, yesNode), no: coerce(fn, no, type, noNode), type };
  }
  const family = yes.type.kind === 'reference' && no.type.kind === 'reference' ? commonClass(fn.task, yes.type.to, no.type.to) : null;
  if (family) {
    const type = { kind: 'reference', to: family } as const;
    return { yes: asClass(fn.task, yes, type), no: asClass(fn.task, no, type), type };
  }
  const isNumber = (e: Expression) => isInteger(e.type) || e.type.kind === 'float';
  if (isNumber(yes) && isNumber(no)) {
    const { left, right, kind } = unify(fn, yes, no, node);
    if (kind === 'float') return { yes: left, no: right, type: left.type };
    const isBigint = (left.type.kind === 'integer' && left.type.bits === 64) || (left.type.kind === 'exact' && left.type.bigint);
    return { yes: left, no: right, type: isBigint ? { kind: 'exact', bigint: true } : exact };
  }
  if (yes.type.kind === 'enum' && no.op === 'constant') return { yes, no: coerce(fn, no, yes.type, noNode), type: yes.type };
  if (no.type.kind === 'enum' && yes.op === 'constant') return { yes: coerce(fn, yes, no.type, yesNode), no, type: no.type };
  const views = [yes, no].map((each) => asView(each));
  const [first, second] = views;
  if (first && second && sameType(first.type, { ...second.type, readonly: (first.type as ViewType).readonly } as Type)) {
    const type: ViewType = {
      ...(first.type as ViewType),
      readonly: (first.type as ViewType).readonly || (second.type as ViewType).readonly,
    };
    return { yes: viewOf(first, type, yes.place), no: viewOf(second, type, no.place), type };
  }
  fn.refuse(
    node,
    'BH1041',
    `one side is ${shownType(fn.task, yes.type)}, the other ${shownType(fn.task, no.type)}`,
    'give both sides one type',
  );
}

/** An array or view as a view; null for other values. */
function asView(e: Expression): Expression | null {
  if (e.type.kind === 'view') return e;
  if (e.type.kind !== 'reference' || e.type.to.kind !== 'array') return null;
  const { element, wraps } = e.type.to;
  return viewOf(throughReference(e), { kind: 'view', element, wraps, readonly: false }, e.place);
}
