/** Literals, arithmetic, bits, comparison. */
import { ts } from 'ts-morph';
import {
  boolean,
  type Expression,
  exact,
  type FloatType,
  f64,
  type IntegerType,
  i32,
  i64,
  type Place,
  type Type,
  u32,
} from '../ir/types.ts';
import { sameType } from '../ir/typing.ts';
import {
  booleanConstant,
  convert,
  doubleOf,
  floatConstant,
  fractionConstant,
  integerConstant,
  isFractionLiteral,
  isRounded,
  negativeZero,
  roundedConstant,
  wholeConstant,
} from './build.ts';
import { coerce, isBig, wrapped } from './coerce.ts';
import { enumNumber } from './enums.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { placeOf } from './places.ts';
import { inheritUnsigned } from './ranges.ts';
import { shownType } from './types.ts';

type ArithmeticOperator = 'add' | 'sub' | 'mul' | 'div' | 'divTrunc' | 'divFloor' | 'rem';
type BitwiseOperator = 'and' | 'or' | 'xor' | 'shiftLeft' | 'shiftRight' | 'shiftRightUnsigned';
type CompareOperator = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

const u64: IntegerType = { kind: 'integer', bits: 64, signed: false };

/** A number literal: whole ones below 2^53 are integers, all others fractions. */
export function lowerNumericLiteral(value: number, place: Place): Expression {
  if (Object.is(value, -0)) return negativeZero(place);
  return Number.isSafeInteger(value) ? wholeConstant(BigInt(value), place) : fractionConstant(value, place);
}

export function isInteger(type: Type): boolean {
  return type.kind === 'integer' || type.kind === 'exact';
}

const wholeOf = (e: Expression): bigint | null => (e.op === 'constant' && isInteger(e.type) ? (e.value as bigint) : null);

/** The value of a constant as a double, when it may still become any float. */
function literalNumber(e: Expression): number | null {
  if (e.op !== 'constant') return null;
  if (isFractionLiteral(e)) return e.value as number;
  return isInteger(e.type) && !isBig(e.type) ? doubleOf(e) : null;
}

/** Both operands in one kind of arithmetic: both integers, both bigint, or both the same float. */
export function unify(
  fn: FunctionContext,
  left: Expression,
  right: Expression,
  node: ts.Node,
): { left: Expression; right: Expression; kind: 'integer' | 'float' } {
  const a = left.type.kind === 'enum' ? enumNumber(fn, left) : left;
  const b = right.type.kind === 'enum' ? enumNumber(fn, right) : right;
  for (const each of [a, b]) {
    if (!isInteger(each.type) && each.type.kind !== 'float') {
      if (each.type.kind === 'string') fn.refuse(node, 'BH1029', 'strings are not joined or computed with at run time');
      fn.refuse(node, 'BH1043', `${shownType(fn.task, each.type)} is no number`);
    }
  }
  if (isInteger(a.type) && isInteger(b.type)) {
    if (isBig(a.type) !== isBig(b.type)) fn.refuse(node, 'BH1036', 'one side is a bigint, the other a number');
    return { left: a, right: b, kind: 'integer' };
  }
  if (isFractionLiteral(a) && isFractionLiteral(b)) return { left: a, right: b, kind: 'float' };
  // What is f64 on one side is f64 on both: nothing is lost on the way.
  const hasF64 = [a, b].some((e) => sameType(e.type, f64) && !isFractionLiteral(e));
  const widened = (e: Expression) => (hasF64 && e.op !== 'constant' && !sameType(e.type, f64) ? toFloatType(fn, e, f64, node) : e);
  if (widened(a) !== a || widened(b) !== b) return unify(fn, widened(a), widened(b), node);
  const target =
    !isFractionLiteral(a) && a.type.kind === 'float' ? a.type : !isFractionLiteral(b) && b.type.kind === 'float' ? b.type : null;
  // A fraction beside literals stays a literal; beside an integer of the program it has no common type.
  const adapt = (e: Expression): Expression => {
    if (target && sameType(e.type, target) && !isFractionLiteral(e)) return e;
    if (isFractionLiteral(e) && e.op === 'conditional' && target)
      return { ...e, whenTrue: adapt(e.whenTrue), whenFalse: adapt(e.whenFalse), type: target };
    const literal = literalNumber(e);
    if (literal !== null && (isFractionLiteral(e) || e.type.kind === 'exact' || target)) {
      return target ? floatConstant(target, literal, e.place) : fractionConstant(literal, e.place);
    }
    fn.refuse(
      node,
      'BH1035',
      'an integer and a floating-point number are mixed',
      `convert the integer: \`${target ? shownType(fn.task, target) : 'f32'}(x)\``,
    );
  };
  return { left: adapt(a), right: adapt(b), kind: 'float' };
}

/** `+ - * %` and the integer divisions. */
export function arithmetic(fn: FunctionContext, operator: ArithmeticOperator, l: Expression, r: Expression, node: ts.Node): Expression {
  const place = placeOf(node);
  const { left, right, kind } = unify(fn, l, r, node);
  if (kind === 'float') return floatArithmetic(fn, operator, left, right, node);
  const bigint = isBig(left.type);
  if (operator === 'div') {
    if (!bigint) return integerFraction(fn, left, right, node);
    return arithmetic(fn, 'divTrunc', left, right, node);
  }
  const a = wholeOf(left);
  const b = wholeOf(right);
  if (b === 0n && (operator === 'divTrunc' || operator === 'divFloor' || operator === 'rem')) {
    fn.refuse(node, 'BH1038', 'division by zero', 'an integer has no value for it');
  }
  if (a !== null && b !== null) {
    const rounded = roundedArithmetic(operator, left, right, place);
    if (rounded) return rounded;
    const folded = foldWhole(operator, a, b);
    if (!bigint && (folded > 2n ** 53n || folded < -(2n ** 53n))) {
      fn.refuse(node, 'BH1038', `${folded} is past 2^53, where numbers are no longer exact`, 'use bigint literals and i64 or u64');
    }
    return inheritUnsigned(wholeConstant(folded, place, bigint), left, right);
  }
  return { op: 'arithmetic', operator, left, right, type: bigint ? { kind: 'exact', bigint: true } : exact, place };
}

/** The result for literals of which one came of fractions. */
function roundedArithmetic(operator: ArithmeticOperator, left: Expression, right: Expression, place: Place): Expression | null {
  if (left.op !== 'constant' || right.op !== 'constant' || left.type.kind !== 'exact' || right.type.kind !== 'exact') return null;
  if (!isRounded(left) && !isRounded(right)) return null;
  return inheritUnsigned(lowerFraction(foldDoubles(operator, doubleOf(left), doubleOf(right)), place), left, right);
}

function foldWhole(operator: Exclude<ArithmeticOperator, 'div'>, a: bigint, b: bigint): bigint {
  switch (operator) {
    case 'add':
      return a + b;
    case 'sub':
      return a - b;
    case 'mul':
      return a * b;
    case 'divTrunc':
      return a / b;
    case 'divFloor':
      return a / b - (a % b !== 0n && a < 0n !== b < 0n ? 1n : 0n);
    case 'rem':
      return a % b;
  }
}

function integerFraction(fn: FunctionContext, left: Expression, right: Expression, node: ts.Node): Expression {
  const a = literalNumber(left);
  const b = literalNumber(right);
  if (a !== null && b !== null && left.type.kind === 'exact' && right.type.kind === 'exact')
    return roundedArithmetic('div', left, right, placeOf(node)) ?? lowerNumericLiteral(a / b + 0, placeOf(node));
  // Constants of the program: a quotient without a fraction is a whole number again.
  const [dividend, divisor] = [wholeOf(left), wholeOf(right)];
  if (dividend !== null && divisor !== null && divisor !== 0n && dividend % divisor === 0n)
    return inheritUnsigned(wholeConstant(dividend / divisor, placeOf(node)), left, right);
  fn.refuse(node, 'BH1037', 'the quotient of two integers has a fraction, which no integer holds');
}

function floatArithmetic(
  fn: FunctionContext,
  operator: ArithmeticOperator,
  left: Expression,
  right: Expression,
  node: ts.Node,
): Expression {
  const place = placeOf(node);
  if (operator === 'divTrunc' || operator === 'divFloor') fn.refuse(node, 'BH1043', 'an integer division needs integers');
  const type = left.type as FloatType;
  if (left.op === 'constant' && right.op === 'constant') {
    const a = left.value as number;
    const b = right.value as number;
    const value = foldDoubles(operator, a, b);
    return isFractionLiteral(left) && isFractionLiteral(right) ? lowerFraction(value, place) : floatConstant(type, value, place);
  }
  return { op: 'arithmetic', operator, left, right, type, place };
}

/** What arithmetic of fractions as written came to: whole again when it is. */
export function lowerFraction(value: number, place: Place): Expression {
  return Number.isSafeInteger(value) ? roundedConstant(value, place) : fractionConstant(value, place);
}

function foldDoubles(operator: ArithmeticOperator, a: number, b: number): number {
  switch (operator) {
    case 'add':
      return a + b;
    case 'sub':
      return a - b;
    case 'mul':
      return a * b;
    case 'div':
      return a / b;
    case 'divTrunc':
      return Math.trunc(a / b);
    case 'divFloor':
      return Math.floor(a / b);
    case 'rem':
      return a % b;
  }
}

/** `-x` */
export function negate(fn: FunctionContext, given: Expression, node: ts.Node): Expression {
  const place = placeOf(node);
  const operand = given.type.kind === 'enum' ? enumNumber(fn, given) : given;
  if (operand.op === 'constant' && isFractionLiteral(operand)) return fractionConstant(-(operand.value as number), place);
  if (operand.type.kind === 'float') {
    if (operand.op === 'constant') return floatConstant(operand.type, -(operand.value as number), place);
    return { op: 'unary', operator: 'neg', operand, type: operand.type, place };
  }
  const whole = wholeOf(operand);
  if (operand.op === 'constant' && isRounded(operand)) return inheritUnsigned(lowerFraction(-doubleOf(operand), place), operand);
  if (whole === 0n && operand.op === 'constant' && operand.type.kind === 'exact' && !operand.type.bigint)
    return Object.is(doubleOf(operand), -0) ? wholeConstant(0n, place) : negativeZero(place);
  if (whole !== null) return inheritUnsigned(wholeConstant(-whole, place, isBig(operand.type)), operand);
  if (!isInteger(operand.type)) fn.refuse(node, 'BH1043', `${shownType(fn.task, operand.type)} has no negative`);
  return { op: 'unary', operator: 'neg', operand, type: isBig(operand.type) ? { kind: 'exact', bigint: true } : exact, place };
}

/** `~x` */
export function complement(fn: FunctionContext, given: Expression, node: ts.Node): Expression {
  const place = placeOf(node);
  const operand = given.type.kind === 'enum' ? enumNumber(fn, given) : given;
  if (!isInteger(operand.type))
    fn.refuse(node, 'BH1043', `${shownType(fn.task, operand.type)} has no bits to invert`, 'convert to an integer first: `i32.trunc(x)`');
  if (isBig(operand.type)) return arithmetic(fn, 'sub', negate(fn, operand, node), wholeConstant(1n, place, true), node);
  const whole = wholeOf(operand);
  if (whole !== null) return { op: 'constant', type: i32, value: BigInt.asIntN(32, ~whole), place };
  return { op: 'unary', operator: 'bitNot', operand, type: i32, place };
}

/** `& | ^ << >> >>>`: on numbers 32 bits wide, as JavaScript's. */
export function bitwise(fn: FunctionContext, operator: BitwiseOperator, l: Expression, r: Expression, node: ts.Node): Expression {
  const place = placeOf(node);
  const { left, right, kind } = unify(fn, l, r, node);
  if (kind === 'float')
    fn.refuse(node, 'BH1043', 'a floating-point number has no bits to work on', 'convert to an integer first: `i32.trunc(x)`');
  if (isBig(left.type)) return bigBitwise(fn, operator, left, right, node);
  const a = wholeOf(left);
  const b = wholeOf(right);
  const type = operator === 'shiftRightUnsigned' ? u32 : i32;
  if (a !== null && b !== null) return { op: 'constant', type, value: foldBits(operator, a, b), place };
  return { op: 'bitwise', operator, left, right, type, place };
}

function foldBits(operator: BitwiseOperator, a: bigint, b: bigint): bigint {
  const x = BigInt.asIntN(32, a);
  const y = BigInt.asIntN(32, b);
  const count = b & 31n;
  switch (operator) {
    case 'and':
      return x & y;
    case 'or':
      return x | y;
    case 'xor':
      return x ^ y;
    case 'shiftLeft':
      return BigInt.asIntN(32, x << count);
    case 'shiftRight':
      return x >> count;
    case 'shiftRightUnsigned':
      return BigInt.asUintN(32, x) >> count;
  }
}

/** JavaScript's bigint has no width: shifts are multiplication and floor division; bit logic needs both sides signed, or both unsigned. */
function bigBitwise(fn: FunctionContext, operator: BitwiseOperator, left: Expression, right: Expression, node: ts.Node): Expression {
  const place = placeOf(node);
  if (operator === 'shiftRightUnsigned') fn.refuse(node, 'BH1043', 'bigint has no >>>', 'use >> on u64');
  if (operator === 'shiftLeft' || operator === 'shiftRight') {
    const count = wholeOf(right);
    const isVariable = count === null && operator === 'shiftRight' && left.type.kind === 'integer';
    if (isVariable && right.type.kind === 'integer' && !right.type.signed) return bigShiftRight(fn, left, right, node);
    if (count === null || count < 0n || count > 1024n)
      fn.refuse(
        node,
        'BH1042',
        'a bigint is shifted by a constant count, or to the right by a u64',
        'multiply by a power of two, or keep the count in a u64',
      );
    if (operator === 'shiftRight' && count > 63n && wholeOf(left) === null) {
      // All bits go: the sign stays.
      const zero = wholeConstant(0n, place, true);
      const isNegative: Expression = { op: 'compare', operator: 'lt', left, right: zero, type: boolean, place };
      const type = { kind: 'exact', bigint: true } as const;
      return { op: 'conditional', condition: isNegative, whenTrue: wholeConstant(-1n, place, true), whenFalse: zero, type, place };
    }
    const power = wholeConstant(1n << count, place, true);
    return arithmetic(fn, operator === 'shiftLeft' ? 'mul' : 'divFloor', left, power, node);
  }
  const a = wholeOf(left);
  const b = wholeOf(right);
  if (a !== null && b !== null) return wholeConstant(operator === 'and' ? a & b : operator === 'or' ? a | b : a ^ b, place, true);
  const isUnsigned = (e: Expression) => e.type.kind === 'integer' && !e.type.signed;
  const nonNegative = (e: Expression) => isUnsigned(e) || (wholeOf(e) ?? -1n) >= 0n;
  const type = isUnsigned(left) || isUnsigned(right) ? u64 : i64;
  if (type === u64 && !(nonNegative(left) && nonNegative(right))) {
    fn.refuse(node, 'BH1043', 'i64 and u64 do not mix in bit operations', 'keep both sides in u64');
  }
  return { op: 'bitwise', operator, left: coerce(fn, left, type, node), right: coerce(fn, right, type, node), type, place };
}

/** `x >> n` of an i64 or u64 by a u64: past the last bit only the sign is left. */
function bigShiftRight(fn: FunctionContext, left: Expression, right: Expression, node: ts.Node): Expression {
  const place = placeOf(node);
  const type = left.type as IntegerType;
  const count = fn.spill(right);
  const last = wholeConstant(63n, place, true);
  const shift = (by: Expression): Expression => ({ op: 'bitwise', operator: 'shiftRight', left, right: by, type, place });
  if (type.signed) return shift({ op: 'intrinsic', name: 'min', operands: [count, last], type: { kind: 'exact', bigint: true }, place });
  const isPast: Expression = { op: 'compare', operator: 'gt', left: count, right: last, type: boolean, place };
  return { op: 'conditional', condition: isPast, whenTrue: integerConstant(type, 0n, place), whenFalse: shift(count), type, place };
}

/** `=== !== < <= > >=` on scalars. */
export function compare(fn: FunctionContext, operator: CompareOperator, l: Expression, r: Expression, node: ts.Node): Expression {
  const place = placeOf(node);
  let left = l;
  let right = r;
  const isEquality = operator === 'eq' || operator === 'ne';
  if (left.type.kind === 'enum' && right.type.kind === 'string') right = coerce(fn, right, left.type, node);
  if (right.type.kind === 'enum' && left.type.kind === 'string') left = coerce(fn, left, right.type, node);
  if (left.type.kind === 'string' || right.type.kind === 'string') fn.refuse(node, 'BH1030', 'strings are not compared at run time');
  if (left.type.kind === 'enum' && right.type.kind === 'enum' && isEquality) {
    if (left.type.id !== right.type.id) ({ left, right } = commonEnum(fn, left, right, node));
    return fold(operator, left, right, place) ?? { op: 'compare', operator, left, right, type: boolean, place };
  }
  if (left.type.kind === 'boolean' && right.type.kind === 'boolean') {
    if (!isEquality) fn.refuse(node, 'BH1043', 'booleans have no order');
    return fold(operator, left, right, place) ?? { op: 'compare', operator, left, right, type: boolean, place };
  }
  if (left.type.kind === 'boolean' || right.type.kind === 'boolean' || left.type.kind === 'void' || right.type.kind === 'void') {
    fn.refuse(node, 'BH1041', `${shownType(fn.task, left.type)} is compared with ${shownType(fn.task, right.type)}`);
  }
  // The order of a bigint and a whole number is that of their values.
  const isMixed = isInteger(left.type) && isInteger(right.type) && isBig(left.type) !== isBig(right.type);
  if (!isMixed || isEquality) ({ left, right } = unify(fn, left, right, node));
  return fold(operator, left, right, place) ?? { op: 'compare', operator, left, right, type: boolean, place };
}

function commonEnum(fn: FunctionContext, left: Expression, right: Expression, node: ts.Node): { left: Expression; right: Expression } {
  const sizes = [left, right].map((each) => fn.task.enums.get(each.type.kind === 'enum' ? each.type.id : '')?.members.length ?? 0);
  const isLeftWider = sizes[0]! >= sizes[1]!;
  return isLeftWider ? { left, right: coerce(fn, right, left.type, node) } : { left: coerce(fn, left, right.type, node), right };
}

function fold(operator: CompareOperator, left: Expression, right: Expression, place: Place): Expression | null {
  if (left.op !== 'constant' || right.op !== 'constant') return null;
  const a = left.value;
  const b = right.value;
  const value = { eq: a === b, ne: a !== b, lt: a < b, le: a <= b, gt: a > b, ge: a >= b }[operator];
  return booleanConstant(value, place);
}

const arithmeticTokens: Partial<Record<ts.SyntaxKind, ArithmeticOperator>> = {
  [ts.SyntaxKind.PlusToken]: 'add',
  [ts.SyntaxKind.MinusToken]: 'sub',
  [ts.SyntaxKind.AsteriskToken]: 'mul',
  [ts.SyntaxKind.SlashToken]: 'div',
  [ts.SyntaxKind.PercentToken]: 'rem',
};
const bitwiseTokens: Partial<Record<ts.SyntaxKind, BitwiseOperator>> = {
  [ts.SyntaxKind.AmpersandToken]: 'and',
  [ts.SyntaxKind.BarToken]: 'or',
  [ts.SyntaxKind.CaretToken]: 'xor',
  [ts.SyntaxKind.LessThanLessThanToken]: 'shiftLeft',
  [ts.SyntaxKind.GreaterThanGreaterThanToken]: 'shiftRight',
  [ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken]: 'shiftRightUnsigned',
};
export const compareTokens: Partial<Record<ts.SyntaxKind, CompareOperator>> = {
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: 'eq',
  [ts.SyntaxKind.EqualsEqualsToken]: 'eq',
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: 'ne',
  [ts.SyntaxKind.ExclamationEqualsToken]: 'ne',
  [ts.SyntaxKind.LessThanToken]: 'lt',
  [ts.SyntaxKind.LessThanEqualsToken]: 'le',
  [ts.SyntaxKind.GreaterThanToken]: 'gt',
  [ts.SyntaxKind.GreaterThanEqualsToken]: 'ge',
};

/** An arithmetic or bit operator on operands that are lowered already; null for other tokens. */
export function binaryNumber(
  fn: FunctionContext,
  token: ts.SyntaxKind,
  left: Expression,
  right: Expression,
  node: ts.Node,
): Expression | null {
  const operator = arithmeticTokens[token];
  if (operator) return arithmetic(fn, operator, left, right, node);
  const bits = bitwiseTokens[token];
  if (bits) return bitwise(fn, bits, left, right, node);
  return null;
}

/** `(a / b) | 0`, `~~(a / b)` and the like ask for the quotient without its fraction: gives it, wrapped to 32 bits; null when the node is no quotient of integers. */
export function truncatedQuotient(fn: FunctionContext, node: ts.Expression): Expression | null {
  return integerQuotient(fn, node, 'divTrunc');
}

/** A quotient `a / b` of integers as one integer division; null when the node is none (nothing is emitted then). */
export function integerQuotient(fn: FunctionContext, node: ts.Expression, operator: 'divTrunc' | 'divFloor'): Expression | null {
  let inner: ts.Expression = node;
  while (ts.isParenthesizedExpression(inner)) inner = inner.expression;
  if (!ts.isBinaryExpression(inner) || inner.operatorToken.kind !== ts.SyntaxKind.SlashToken) return null;
  const quotient = inner;
  const lowered = fn.trial(() => {
    const [left, right] = fn.sequence([() => lower(fn, quotient.left), () => lower(fn, quotient.right)]);
    return isInteger(left!.type) && isInteger(right!.type) && !isBig(left!.type) ? { left: left!, right: right! } : null;
  });
  if (!lowered) return null;
  const { left, right } = lowered;
  return arithmetic(fn, operator, left, right, quotient);
}

/** Any number as f64 or f32: `f32(x)`, `f64(x)`, `Math.fround(x)`. */
export function toFloatType(fn: FunctionContext, given: Expression, type: FloatType, node: ts.Node): Expression {
  const place = placeOf(node);
  const value = given.type.kind === 'enum' ? enumNumber(fn, given) : given;
  if (value.op === 'constant' && (isInteger(value.type) || value.type.kind === 'float')) return floatConstant(type, doubleOf(value), place);
  if (sameType(value.type, type)) return value;
  if (value.type.kind === 'float') return convert(type.bits === 64 ? 'widen' : 'float', value, type, place);
  if (value.type.kind === 'integer' || value.type.kind === 'exact') {
    const isLossless = value.type.kind === 'integer' && value.type.bits < (type.bits === 64 ? 64 : 32);
    return convert(isLossless ? 'widen' : 'float', value, type, place);
  }
  fn.refuse(node, 'BH1043', `${shownType(fn.task, value.type)} does not become ${shownType(fn.task, type)}`);
}

/** The value as an index, length or count: a whole number. */
export function requireInteger(fn: FunctionContext, given: Expression, node: ts.Node, what: string): Expression {
  const value = given.type.kind === 'enum' ? enumNumber(fn, given) : given;
  if (isInteger(value.type) && !isBig(value.type)) return value;
  fn.refuse(node, 'BH1043', `${what} must be a whole number, this is ${shownType(fn.task, value.type)}`);
}

export { f64, wrapped };
