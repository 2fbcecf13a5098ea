/** Rough ranges of expressions from their types alone: enough to choose a type for a temporary. The real range analysis is in analysis/. */

import { type Expression, type IntegerType, i32, i64, type Type, u32 } from '../ir/types.ts';
import { integerBounds } from '../ir/typing.ts';

interface Range {
  low: bigint;
  high: bigint;
}

const u64: IntegerType = { kind: 'integer', bits: 64, signed: false };

export const lesser = (a: bigint, b: bigint): bigint => {
  if (a < b) return a;
  return b;
};
export const greater = (a: bigint, b: bigint): bigint => {
  if (a > b) return a;
  return b;
};

function hull(values: bigint[]): Range {
  return { low: values.reduce(lesser), high: values.reduce(greater) };
}

/** The widest that an exact value can be. */
function limits(bigint: boolean): Range {
  return bigint ? { low: -(1n << 63n), high: (1n << 64n) - 1n } : { low: -(1n << 53n), high: 1n << 53n };
}

/** Bounds of an integer or exact expression, from its form. */
export function rangeOf(e: Expression): Range {
  if (e.op === 'constant' && typeof e.value === 'bigint') return { low: e.value, high: e.value };
  if (e.type.kind === 'integer') return integerBounds(e.type);
  const whole = limits(e.type.kind === 'exact' && e.type.bigint);
  switch (e.op) {
    case 'length':
      return { low: 0n, high: (1n << 31n) - 1n };
    case 'unary': {
      const range = rangeOf(e.operand);
      return { low: -range.high, high: -range.low };
    }
    case 'conditional':
      return hull([rangeOf(e.whenTrue), rangeOf(e.whenFalse)].flatMap((range) => [range.low, range.high]));
    case 'intrinsic':
      return intrinsicRange(e.name, e.operands.map(rangeOf), whole);
    case 'arithmetic':
      return arithmeticRange(e.operator, rangeOf(e.left), rangeOf(e.right), whole);
    default:
      return whole;
  }
}

function intrinsicRange(name: string, operands: Range[], whole: Range): Range {
  const all = operands.flatMap((range) => [range.low, range.high]);
  const pick = name === 'min' ? lesser : greater;
  if (name === 'min' || name === 'max') {
    return { low: operands.map((range) => range.low).reduce(pick), high: operands.map((range) => range.high).reduce(pick) };
  }
  if (name === 'abs') return hull(all.flatMap((value) => [value, -value, 0n]));
  if (name === 'sign') return { low: -1n, high: 1n };
  if (name === 'clz32') return { low: 0n, high: 32n };
  return whole;
}

function arithmeticRange(operator: string, left: Range, right: Range, whole: Range): Range {
  switch (operator) {
    case 'add':
      return { low: left.low + right.low, high: left.high + right.high };
    case 'sub':
      return { low: left.low - right.high, high: left.high - right.low };
    case 'mul':
      return hull([left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high]);
    case 'divTrunc':
    case 'divFloor':
      return right.low > 0n ? hull([left.low, left.high, 0n]) : hull([left.low, left.high, -left.low, -left.high, 0n]);
    case 'rem': {
      // Nearer to zero than the divisor, with the sign of the dividend.
      const most = hull([right.low, -right.low, right.high, -right.high]).high - 1n;
      return { low: left.low < 0n ? greater(left.low, -most) : 0n, high: left.high > 0n ? lesser(left.high, most) : 0n };
    }
    default:
      return whole;
  }
}

/**
 * The type of a temporary that keeps the value: its own, or for an exact value the smallest of i32, u32 (of bigint: i64, u64) that holds its
 * range. Null where none does: its parts are kept instead.
 */
export function temporaryType(value: Expression): Type | null {
  if (value.type.kind !== 'exact') return value.type;
  const range = rangeOf(value);
  for (const type of value.type.bigint ? [i64, u64] : [i32, u32]) {
    const bounds = integerBounds(type);
    if (range.low >= bounds.low && range.high <= bounds.high) return type;
  }
  return null;
}

/**
 * The type of a local without annotation: i32 for literals and integer arithmetic, u32 when an operand is one, i64 and u64 for bigint;
 * else the value's own. Null for a literal that fits none.
 */
export function storageType(value: Expression): Type | null {
  if (value.type.kind !== 'exact') return value.type;
  if (value.op === 'constant') {
    const isUnsigned = unsignedConstants.has(value);
    const candidates = value.type.bigint ? [i64, u64] : isUnsigned ? [u32, i32] : [i32];
    return (
      candidates.find(
        (type) => integerBounds(type).low <= (value.value as bigint) && (value.value as bigint) <= integerBounds(type).high,
      ) ?? null
    );
  }
  const unsigned = hasUnsigned(value, value.type.bigint ? 64 : 32);
  if (value.type.bigint) return unsigned ? u64 : i64;
  return unsigned ? u32 : i32;
}

const unsignedConstants = new WeakSet<Expression>();

/** The result of folding `operands` counts as unsigned where one of them does, so that folding changes no type. */
export function inheritUnsigned<T extends Expression>(folded: T, ...operands: Expression[]): T {
  const isUnsigned = (e: Expression) => (e.type.kind === 'integer' && !e.type.signed && e.type.bits >= 32) || unsignedConstants.has(e);
  if (operands.some(isUnsigned)) unsignedConstants.add(folded);
  return folded;
}

/** Whether an operand of the arithmetic has the unsigned type of that width. */
function hasUnsigned(e: Expression, bits: number): boolean {
  if (e.type.kind === 'integer') return !e.type.signed && e.type.bits === bits;
  if (unsignedConstants.has(e)) return true;
  switch (e.op) {
    case 'arithmetic':
      return hasUnsigned(e.left, bits) || hasUnsigned(e.right, bits);
    case 'unary':
      return hasUnsigned(e.operand, bits);
    case 'conditional':
      return hasUnsigned(e.whenTrue, bits) || hasUnsigned(e.whenFalse, bits);
    case 'intrinsic':
      return e.operands.some((operand) => hasUnsigned(operand, bits));
    default:
      return false;
  }
}
