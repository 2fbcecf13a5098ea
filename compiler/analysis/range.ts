/** Intervals of integers and arithmetic on them: every result holds every value that operands within their ranges can give. */

import type { Type } from '../ir/types.ts';
import { integerBounds } from '../ir/typing.ts';

/** low..high, both possible; low <= high. */
export interface Range {
  readonly low: bigint;
  readonly high: bigint;
}

export const range = (low: bigint | number, high: bigint | number): Range => ({ low: BigInt(low), high: BigInt(high) });
export const only = (value: bigint | number): Range => range(value, value);

/** Every integer that a JavaScript number holds exactly; every value of an i64 or u64. */
export const numberLimits = range(-(2n ** 53n), 2n ** 53n);
export const bigintLimits = range(-(2n ** 63n), 2n ** 64n - 1n);
/** Elements that an array can have at most: lengths are int32_t in C. */
export const lengthLimits = range(0, 2n ** 31n - 1n);

const lower = (a: bigint, b: bigint) => (b < a ? b : a);
const higher = (a: bigint, b: bigint) => (b > a ? b : a);
const min = (...values: bigint[]) => values.reduce(lower);
const max = (...values: bigint[]) => values.reduce(higher);
const abs = (value: bigint) => (value < 0n ? -value : value);

const bounds = (signed: boolean) => ({
  8: integerBounds({ kind: 'integer', bits: 8, signed }),
  16: integerBounds({ kind: 'integer', bits: 16, signed }),
  32: integerBounds({ kind: 'integer', bits: 32, signed }),
  64: integerBounds({ kind: 'integer', bits: 64, signed }),
});
const integerRanges = { signed: bounds(true), unsigned: bounds(false) };

/** The values of an integer, exact, boolean or enum type. */
export function rangeOfType(type: Type): Range {
  if (type.kind === 'integer') return integerRanges[type.signed ? 'signed' : 'unsigned'][type.bits];
  if (type.kind === 'exact') return type.bigint ? bigintLimits : numberLimits;
  if (type.kind === 'nullable') return rangeOfType(type.of);
  return range(0, 1);
}

export const isWithin = (inner: Range, outer: Range): boolean => inner.low >= outer.low && inner.high <= outer.high;
export const holds = (r: Range, value: bigint | number): boolean => r.low <= BigInt(value) && BigInt(value) <= r.high;
export const sameRange = (a: Range, b: Range): boolean => a.low === b.low && a.high === b.high;
export const join = (a: Range, b: Range): Range => (isWithin(b, a) ? a : { low: lower(a.low, b.low), high: higher(a.high, b.high) });
export function intersect(a: Range, b: Range): Range | null {
  if (isWithin(a, b)) return a;
  const low = higher(a.low, b.low);
  const high = lower(a.high, b.high);
  return low <= high ? { low, high } : null;
}
export const lesser = lower;
export const rangeText = (r: Range): string => (r.low === r.high ? `${r.low}` : `${r.low}..${r.high}`);

export const negate = (a: Range): Range => ({ low: -a.high, high: -a.low });
export const add = (a: Range, b: Range): Range => ({ low: a.low + b.low, high: a.high + b.high });
export const subtract = (a: Range, b: Range): Range => ({ low: a.low - b.high, high: a.high - b.low });
export function multiply(a: Range, b: Range): Range {
  const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  return { low: min(...corners), high: max(...corners) };
}

/** The parts of a divisor range without zero; empty when it is zero only. */
function divisors(b: Range): Range[] {
  const parts: Range[] = [];
  if (b.low < 0n) parts.push({ low: b.low, high: min(b.high, -1n) });
  if (b.high > 0n) parts.push({ low: max(b.low, 1n), high: b.high });
  return parts;
}

function divideWith(a: Range, b: Range, divide: (x: bigint, y: bigint) => bigint): Range | null {
  const corners = divisors(b).flatMap((d) => [divide(a.low, d.low), divide(a.low, d.high), divide(a.high, d.low), divide(a.high, d.high)]);
  return corners.length === 0 ? null : { low: min(...corners), high: max(...corners) };
}

export const floorDivide = (x: bigint, y: bigint): bigint => {
  const quotient = x / y;
  return x % y !== 0n && x < 0n !== y < 0n ? quotient - 1n : quotient;
};
/** Null: the divisor can only be zero. */
export const divideTrunc = (a: Range, b: Range): Range | null => divideWith(a, b, (x, y) => x / y);
export const divideFloor = (a: Range, b: Range): Range | null => divideWith(a, b, floorDivide);
export function remainder(a: Range, b: Range): Range | null {
  const parts = divisors(b);
  if (parts.length === 0) return null;
  if (a.low === a.high && b.low === b.high) return only(a.low % b.low);
  const greatest = max(...parts.flatMap((d) => [abs(d.low), abs(d.high)])) - 1n;
  const least = min(...parts.flatMap((d) => [abs(d.low), abs(d.high)]));
  if (a.low >= 0n && a.high < least) return a;
  return { low: a.low < 0n ? max(a.low, -greatest) : 0n, high: a.high > 0n ? min(a.high, greatest) : 0n };
}

/** Modulo 2^bits: the range itself where it fits or moves as a whole, else all of the type. */
export function wrapTo(a: Range, bits: number, signed: boolean): Range {
  const type = integerRanges[signed ? 'signed' : 'unsigned'][bits as 32];
  const modulus = 1n << BigInt(bits);
  if (isWithin(a, type)) return a;
  const shift = floorDivide(a.low - type.low, modulus) * modulus;
  const moved = { low: a.low - shift, high: a.high - shift };
  return isWithin(moved, type) ? moved : type;
}

export const clampTo = (a: Range, to: Range): Range => ({
  low: max(to.low, min(to.high, a.low)),
  high: max(to.low, min(to.high, a.high)),
});
export const absolute = (a: Range): Range => (a.low >= 0n ? a : a.high <= 0n ? negate(a) : { low: 0n, high: max(-a.low, a.high) });
export const least = (a: Range, b: Range): Range => ({ low: min(a.low, b.low), high: min(a.high, b.high) });
export const greatest = (a: Range, b: Range): Range => ({ low: max(a.low, b.low), high: max(a.high, b.high) });

/** All ones from the highest bit of `value` down. */
function filled(value: bigint): bigint {
  return value <= 0n ? 0n : (1n << BigInt(value.toString(2).length)) - 1n;
}

/** The least power of two `n` with -n <= low and high < n: what two's complement needs. */
function magnitude(a: Range): bigint {
  return max(filled(a.high), filled(-a.low - 1n)) + 1n;
}

export function bitAnd(a: Range, b: Range): Range {
  if (a.low === a.high && b.low === b.high) return only(a.low & b.low);
  if (a.low >= 0n && b.low >= 0n) return { low: 0n, high: min(a.high, b.high) };
  if (b.low >= 0n) return { low: 0n, high: b.high };
  if (a.low >= 0n) return { low: 0n, high: a.high };
  return { low: -max(magnitude(a), magnitude(b)), high: max(a.high, b.high, 0n) };
}
export function bitOr(a: Range, b: Range): Range {
  if (a.low === a.high && b.low === b.high) return only(a.low | b.low);
  const top = max(magnitude(a), magnitude(b));
  if (a.low >= 0n && b.low >= 0n) return { low: max(a.low, b.low), high: top - 1n };
  const high = a.high < 0n || b.high < 0n ? -1n : top - 1n;
  if (a.high < 0n) return { low: b.high < 0n ? max(a.low, b.low) : a.low, high };
  return { low: b.high < 0n ? b.low : min(a.low, b.low), high };
}
export function bitXor(a: Range, b: Range): Range {
  if (a.low === a.high && b.low === b.high) return only(a.low ^ b.low);
  const top = max(magnitude(a), magnitude(b));
  return { low: a.low >= 0n && b.low >= 0n ? 0n : -top, high: top - 1n };
}
/** `by` is within 0..bits-1. */
export function shiftLeft(a: Range, by: Range): Range {
  const corners = [a.low << by.low, a.low << by.high, a.high << by.low, a.high << by.high];
  return { low: min(...corners), high: max(...corners) };
}
export function shiftRight(a: Range, by: Range): Range {
  const corners = [a.low >> by.low, a.low >> by.high, a.high >> by.low, a.high >> by.high];
  return { low: min(...corners), high: max(...corners) };
}

/** Binary digits of a number that is not negative; 0 of others. */
export function bitsOf(value: bigint): bigint {
  return BigInt(value <= 0n ? 0 : value.toString(2).length);
}
