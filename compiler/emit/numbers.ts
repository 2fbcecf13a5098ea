/** Arithmetic on integers and floats. No operation here has undefined behaviour in C: each runs in a type that holds its result. */
import { isWithin, type Range } from '../analysis/range.ts';
import type { Arithmetic, Bitwise, Compare, Constant, Expression, Unary } from '../ir/types.ts';
import { isBigint, isWhole } from '../ir/typing.ts';
import type { FunctionContext } from './context.ts';
import { kindOf, memberValues } from './ctypes.ts';
import { emit } from './expressions.ts';
import { floatLiteral } from './floats.ts';
import { after, sequence } from './sequence.ts';
import { stringLiteral } from './strings.ts';
import { as, callOf, infix, kindFor, kindRanges, level, literal, primary, type Value, type WholeKind, within } from './values.ts';

export function emitConstant(context: FunctionContext, e: Constant): Value {
  switch (e.type.kind) {
    case 'integer':
      return literal(BigInt(e.value), kindOf(e.type) as WholeKind);
    case 'exact':
      return literal(BigInt(e.value), kindFor({ low: BigInt(e.value), high: BigInt(e.value) }) ?? 'i64');
    case 'float':
      return floatLiteral(Number(e.value), e.type.bits);
    case 'boolean':
      return primary(e.value ? 'true' : 'false', 'bool');
    case 'enum':
      return enumConstant(context, e.type.id, Number(e.value));
    case 'string':
      return primary(stringLiteral(String(e.value)), 'other');
    default:
      throw new Error(`no constant of type ${e.type.kind}`);
  }
}

function enumConstant(context: FunctionContext, id: string, index: number): Value {
  const declaration = context.unit.types.declarations.enums.get(id);
  if (!declaration) throw new Error(`no enum '${id}'`);
  const value = BigInt(memberValues(declaration)[index] ?? 0);
  return { ...primary(context.unit.enumMember(declaration, index), 'i32'), literal: value };
}

/** The smallest kind that holds both operands; undefined when none does. */
function commonKind(context: FunctionContext, ...operands: Expression[]): WholeKind | undefined {
  return kindFor(...operands.map((e) => context.unit.range(e)));
}

export function emitUnary(context: FunctionContext, e: Unary): Value {
  const operand = emit(context, e.operand);
  if (e.operator === 'not') return { code: `!${within(operand, level.unary)}`, kind: 'bool', level: level.unary };
  if (e.operator === 'bitNot') {
    const kind = kindOf(e.type);
    const wrapped = isBigint(e.operand.type) ? as(operand, kind) : as(emitWrapped(context, e.operand, 'u32'), 'i32');
    return { code: `~${within(wrapped, level.unary)}`, kind, level: level.unary };
  }
  if (e.type.kind === 'float')
    return { code: `-${within(operand, level.unary)}`.replace('--', '- -'), kind: operand.kind, level: level.unary };
  const kind = context.unit.wholeKind(e);
  if (isWithin(context.unit.range(e.operand), kindRanges[kind])) return negated(as(operand, kind), kind);
  // The operand is unsigned and as wide as the result: through the unsigned type.
  const unsigned = kind === 'i32' || kind === 'u32' ? 'u32' : 'u64';
  const wide = kindFor(context.unit.range(e), context.unit.range(e.operand));
  if (wide === 'i32' || wide === 'i64') return negated(as(operand, wide), wide);
  return as(infix(literal(0n, unsigned), '-', as(operand, unsigned), unsigned), kind);
}

function negated(value: Value, kind: WholeKind): Value {
  const text = within(value, level.unary);
  return { code: text.startsWith('-') ? `-(${text})` : `-${text}`, kind, level: level.unary };
}

export function emitArithmetic(context: FunctionContext, e: Arithmetic): Value {
  if (e.type.kind === 'float') {
    const { setup, values } = sequence(context, [e.left, e.right]);
    const [left, right] = values as [Value, Value];
    const kind = kindOf(e.type);
    if (e.operator === 'rem') return after(setup, callOf(kind === 'f32' ? 'fmodf' : 'fmod', [left, right], kind));
    return after(setup, infix(left, { add: '+', sub: '-', mul: '*', div: '/' }[e.operator as 'div'], right, kind));
  }
  if (e.operator === 'divTrunc' || e.operator === 'divFloor' || e.operator === 'rem') return emitDivision(context, e);
  const { setup, values } = sequence(context, [e.left, e.right]);
  const [left, right] = values as [Value, Value];
  const operator = { add: '+', sub: '-', mul: '*' }[e.operator as 'mul'];
  const result = context.unit.wholeKind(e);
  const common = kindFor(context.unit.range(e), context.unit.range(e.left), context.unit.range(e.right));
  // In a type that holds operands and result; 32-bit results of wider sums run modulo 2^32, which is the same.
  const is32 = (kind: string) => kind === 'i32' || kind === 'u32';
  if (common && (is32(common) || !(is32(result) && is32(left.kind) && is32(right.kind)))) {
    return after(setup, as(infix(as(left, common), operator, as(right, common), common), common === result ? common : result));
  }
  const unsigned = is32(result) ? 'u32' : 'u64';
  return after(setup, as(infix(as(left, unsigned), operator, as(right, unsigned), unsigned), result));
}

/** Integer division and remainder; the divisor is checked unless it is known not to be zero. */
function emitDivision(context: FunctionContext, e: Arithmetic): Value {
  const { unit } = context;
  const checked = unit.isChecked(e);
  const { setup, values } = sequence(context, [e.left, e.right], checked && unit.mayTrap(e.left));
  const [a, b] = [unit.range(e.left), unit.range(e.right)];
  const common = commonKind(context, e.left, e.right);
  if (!common) return emitMixedDivision(context, e, setup, values as [Value, Value]);
  const kind = common;
  const left = as(values[0] as Value, kind);
  let right = as(values[1] as Value, kind);
  if (checked) right = callOf(`bulkhead_divisor_${kind}`, [right, unit.traps.plain(e.place, 'division', 'division by zero')], kind);
  const result = unit.wholeKind(e);
  const overflows = a.low === kindRanges[kind].low && kind.startsWith('i') && b.low <= -1n && b.high >= -1n;
  const floors = e.operator === 'divFloor' && (a.low < 0n || b.low < 0n);
  if (e.operator === 'rem') {
    return after(setup, as(overflows ? callOf(`bulkhead_rem_${kind}`, [left, right], kind) : infix(left, '%', right, kind), result));
  }
  if (floors) {
    const wide = isWithin(unit.range(e), kindRanges.i64) ? 'i64' : 'u64';
    const name = `bulkhead_floor_div_${kind}`;
    return after(
      setup,
      overflows ? as(callOf(`${name}_wide`, [left, right], wide), result) : as(callOf(name, [left, right], kind), result),
    );
  }
  // The one quotient that leaves its type: the least value by -1.
  if (overflows) return after(setup, as(callOf(`bulkhead_div_${kind}_wide`, [left, right], kind === 'i32' ? 'i64' : 'u64'), result));
  return after(setup, as(infix(left, '/', right, kind), result));
}

/** An i64 by a u64, or the other way round: no C type holds both. */
function emitMixedDivision(context: FunctionContext, e: Arithmetic, setup: string[], values: [Value, Value]): Value {
  const { unit } = context;
  const [a, b] = [e.left, e.right].map((part) => (isWithin(unit.range(part), kindRanges.i64) ? 'i64' : 'u64')) as [WholeKind, WholeKind];
  let right = as(values[1], b);
  if (unit.isChecked(e)) right = callOf(`bulkhead_divisor_${b}`, [right, unit.traps.plain(e.place, 'division', 'division by zero')], b);
  const name = { divTrunc: 'div', divFloor: 'floor_div', rem: 'rem' }[e.operator as 'rem'];
  // Modulo 2^64, which tells the result: its range fits one of the two.
  return after(setup, as(callOf(`bulkhead_${name}_${a}_${b}`, [as(values[0], a), right], 'u64'), unit.wholeKind(e)));
}

/** The value modulo 2^32 or 2^64, without the need for a type that holds all of it. */
export function emitWrapped(context: FunctionContext, e: Expression, kind: 'u32' | 'u64'): Value {
  const fits = (r: Range) => isWithin(r, kindRanges[kind]) || isWithin(r, kindRanges[kind === 'u32' ? 'i32' : 'i64']);
  if (e.op === 'convert' && e.mode === 'widen' && isWhole(e.value.type)) return emitWrapped(context, e.value, kind);
  if (!fits(context.unit.range(e))) {
    const wrap = (_: FunctionContext, part: Expression) => emitWrapped(context, part, kind);
    if (e.op === 'arithmetic' && e.type.kind !== 'float' && (e.operator === 'add' || e.operator === 'sub' || e.operator === 'mul')) {
      const { setup, values } = sequence(context, [e.left, e.right], false, wrap);
      return after(setup, infix(values[0] as Value, { add: '+', sub: '-', mul: '*' }[e.operator], values[1] as Value, kind));
    }
    if (e.op === 'unary' && e.operator === 'neg') return infix(literal(0n, kind), '-', emitWrapped(context, e.operand, kind), kind);
  }
  return as(emit(context, e), kind);
}

export function emitBitwise(context: FunctionContext, e: Bitwise): Value {
  if (isBigint(e.left.type)) return emitBitwise64(context, e);
  const { unit } = context;
  const signed = (part: Expression) => isWithin(unit.range(part), kindRanges.i32);
  if (e.operator === 'and' || e.operator === 'or' || e.operator === 'xor') {
    const operator = { and: '&', or: '|', xor: '^' }[e.operator];
    if (signed(e.left) && signed(e.right)) {
      const { setup, values } = sequence(context, [e.left, e.right]);
      const [left, right] = values.map((value) => as(value, 'i32')) as [Value, Value];
      // `x | 0`: what is left of it once x is known to be an i32.
      if (e.operator === 'or' && right.literal === 0n) return after(setup, left);
      return after(setup, infix(left, operator, right, 'i32'));
    }
    const { setup, values } = sequence(context, [e.left, e.right], false, (_, part) => emitWrapped(context, part, 'u32'));
    const [left, right] = values as [Value, Value];
    if (e.operator === 'or' && right.literal === 0n) return after(setup, as(left, 'i32'));
    return after(setup, as(infix(left, operator, right, 'u32'), 'i32'));
  }
  const constant = e.right.op === 'constant' && typeof e.right.value === 'bigint' ? e.right.value & 31n : undefined;
  const wrap = (_: FunctionContext, part: Expression): Value => {
    if (part === e.right && constant !== undefined) return literal(constant, 'u32');
    const wrapped = emitWrapped(context, part, 'u32');
    if (part === e.left) return e.operator === 'shiftRight' ? as(wrapped, 'i32') : wrapped;
    return isWithin(unit.range(part), { low: 0n, high: 31n }) ? wrapped : infix(wrapped, '&', literal(31n, 'u32'), 'u32');
  };
  const { setup, values } = sequence(context, [e.left, e.right], false, wrap);
  const [left, right] = values as [Value, Value];
  if (e.operator === 'shiftLeft') return after(setup, as(infix(left, '<<', right, 'u32'), 'i32'));
  const kind = e.operator === 'shiftRight' ? 'i32' : 'u32';
  return after(setup, constant === 0n ? as(left, kind) : infix(left, '>>', right, kind));
}

function emitBitwise64(context: FunctionContext, e: Bitwise): Value {
  const kind = kindOf(e.type) as 'i64' | 'u64';
  const shift = e.operator === 'shiftLeft' || e.operator === 'shiftRight';
  const { setup, values } = sequence(context, [e.left, e.right], shift);
  const left = as(values[0] as Value, kind);
  if (!shift) return after(setup, infix(left, { and: '&', or: '|', xor: '^' }[e.operator as 'and'], as(values[1] as Value, kind), kind));
  const place = e.place;
  const type = { kind: 'integer', bits: 64, signed: kind === 'i64' } as const;
  const right = as(values[1] as Value, 'i64');

  const site = context.unit.traps.add(place, {
    kind: 'range',
    template: `value out of ${type.signed ? 'i64' : 'u64'}`,
    value: 'none',
    extra: 'none',
  });
  const side = e.operator === 'shiftLeft' ? 'left' : 'right';
  return after(setup, callOf(`bulkhead_shift_${side}_${kind}`, [left, right, site], kind));
}

const operators = { eq: '==', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=' } as const;

export function emitCompare(context: FunctionContext, e: Compare): Value {
  const { setup, values } = sequence(context, [e.left, e.right]);
  const [left, right] = values as [Value, Value];
  const operator = operators[e.operator];
  if (!isWhole(e.left.type)) return after(setup, infix(left, operator, right, 'bool'));
  const kind = commonKind(context, e.left, e.right);
  if (kind) return after(setup, infix(as(left, kind), operator, as(right, kind), 'bool'));
  const signs = left.kind === 'u64' ? 'u64_i64' : 'i64_u64';
  const order = callOf(`bulkhead_order_${signs}`, [left, right], 'i32');
  return after(setup, infix(order, operator, literal(0n, 'i32'), 'bool'));
}
