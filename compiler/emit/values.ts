/** C expressions as text, with what is needed to combine them: the C type of the value and how tightly the text binds. */
import { isWithin, type Range, range } from '../analysis/range.ts';

/** C type of a scalar value. Smaller integers are promoted to `i32` (or `u32` for uint32_t); `other`: pointers and aggregates. */
export type Kind = 'i32' | 'u32' | 'i64' | 'u64' | 'f32' | 'f64' | 'bool' | 'other';
export type WholeKind = 'i32' | 'u32' | 'i64' | 'u64';

/** Binding strengths of C, strongest first. */
export const level = {
  primary: 16,
  unary: 15,
  multiply: 14,
  add: 13,
  shift: 12,
  relation: 11,
  equality: 10,
  and: 9,
  xor: 8,
  or: 7,
  logicalAnd: 6,
  logicalOr: 5,
  conditional: 4,
  assign: 2,
  comma: 1,
} as const;

export interface Value {
  code: string;
  kind: Kind;
  level: number;
  /** The literal's value. */
  literal?: bigint;
  /** The value before a cast that changed only the sign: what a cast back gives. */
  before?: Value;
}

export const kindRanges: Record<WholeKind, Range> = {
  i32: range(-(2n ** 31n), 2n ** 31n - 1n),
  u32: range(0, 2n ** 32n - 1n),
  i64: range(-(2n ** 63n), 2n ** 63n - 1n),
  u64: range(0, 2n ** 64n - 1n),
};

/** The smallest kind that holds every value of `r`. */
export function kindFor(...ranges: Range[]): WholeKind | undefined {
  return (['i32', 'u32', 'i64', 'u64'] as const).find((kind) => ranges.every((r) => isWithin(r, kindRanges[kind])));
}

export const cNames: Record<Exclude<Kind, 'other'>, string> = {
  i32: 'int32_t',
  u32: 'uint32_t',
  i64: 'int64_t',
  u64: 'uint64_t',
  f32: 'float',
  f64: 'double',
  bool: 'bool',
};

export const primary = (code: string, kind: Kind): Value => ({ code, kind, level: level.primary });

/** The text, in parentheses unless it binds at least as tightly as `least`. */
export const within = (value: Value, least: number): string => (value.level >= least ? value.code : `(${value.code})`);

/** An integer literal of the wanted kind; the value must fit it. */
export function literal(value: bigint, kind: WholeKind): Value {
  const { low } = kindRanges[kind];
  const negative = value < 0n;
  const text = {
    i32: () => (value === low ? 'INT32_MIN' : `${value}`),
    u32: () => `${value}u`,
    i64: () => (value === low ? 'INT64_MIN' : negative ? `-INT64_C(${-value})` : `INT64_C(${value})`),
    u64: () => `UINT64_C(${value})`,
  }[kind]();
  return { code: text, kind, level: text.startsWith('-') ? level.unary : level.primary, literal: value };
}

/** The value as another kind; modulo 2^32 or 2^64 where it does not fit. Not for float to integer. */
export function as(value: Value, kind: Kind): Value {
  if (value.kind === kind || kind === 'other') return value;
  if (value.literal !== undefined && kind in kindRanges && isWithin(range(value.literal, value.literal), kindRanges[kind as WholeKind])) {
    return literal(value.literal, kind as WholeKind);
  }
  if (value.before?.kind === kind) return value.before;
  const cast: Value = { code: `(${cNames[kind]})${within(value, level.unary)}`, kind, level: level.unary };
  const sameWidth = value.kind.slice(1) === kind.slice(1) && value.kind in kindRanges && kind in kindRanges;
  return sameWidth ? { ...cast, before: value } : cast;
}

/** A call of a helper or function. */
export const callOf = (name: string, values: (Value | string)[], kind: Kind): Value =>
  primary(`${name}(${values.map((value) => (typeof value === 'string' ? value : within(value, level.assign))).join(', ')})`, kind);

/** `left operator right`, operands in parentheses as C needs, and where a reader would stumble. */
export function infix(left: Value, operator: string, right: Value, kind: Kind): Value {
  const own = operatorLevels[operator] ?? level.primary;
  const plain = own === level.multiply || own === level.add;
  const side = (value: Value, least: number) => {
    if (plain) return within(value, least);
    if (own === level.logicalAnd || own === level.logicalOr) return within(value, value.level === own ? own : level.or);
    if (own === level.relation || own === level.equality) return within(value, level.shift);
    return value.level === own && (operator === '&' || operator === '|' || operator === '^') ? value.code : within(value, level.unary);
  };
  return { code: `${side(left, own)} ${operator} ${side(right, own + 1)}`, kind, level: own };
}

const operatorLevels: Record<string, number> = {
  '*': level.multiply,
  '/': level.multiply,
  '%': level.multiply,
  '+': level.add,
  '-': level.add,
  '<<': level.shift,
  '>>': level.shift,
  '<': level.relation,
  '<=': level.relation,
  '>': level.relation,
  '>=': level.relation,
  '==': level.equality,
  '!=': level.equality,
  '&': level.and,
  '^': level.xor,
  '|': level.or,
  '&&': level.logicalAnd,
  '||': level.logicalOr,
};
