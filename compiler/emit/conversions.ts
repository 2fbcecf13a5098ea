/** Conversions: checked, wrapping, clamping; between integers and floats. */
import { intersect, isWithin } from '../analysis/range.ts';
import type { Convert, IntegerType } from '../ir/types.ts';
import { integerBounds, isBigint, isWhole } from '../ir/typing.ts';
import type { FunctionContext } from './context.ts';
import { kindOf } from './ctypes.ts';
import { emit } from './expressions.ts';
import { floatLiteral, nextUp, roundUp } from './floats.ts';
import { emitWrapped } from './numbers.ts';
import { after, sequence } from './sequence.ts';
import { rangeName } from './traps.ts';
import { as, callOf, kindRanges, level, literal, type Value, type WholeKind, within } from './values.ts';

export function emitConvert(context: FunctionContext, e: Convert): Value {
  const from = e.value.type;
  const to = e.type;
  if (to.kind === 'float') {
    const value = emit(context, e.value);
    // Number(x) of a bigint rounds to f64, and Math.fround rounds again.
    return as(isBigint(from) ? as(value, 'f64') : value, kindOf(to));
  }
  if (to.kind === 'exact') {
    const value = emit(context, e.value);
    return from.kind === 'boolean' ? as(value, 'i32') : as(value, context.unit.wholeKind(e));
  }
  if (to.kind !== 'integer') throw new Error(`no conversion to ${to.kind}`);
  const kind = kindOf(to) as WholeKind;
  if (from.kind === 'float') return emitFromFloat(context, e, to, kind);
  if (!isWhole(from)) return as(emit(context, e.value), kind);
  switch (e.mode) {
    case 'wrap':
      return emitWrap(context, e, to, kind);
    case 'clamp':
      return emitClamp(context, e, to, kind);
    case 'check':
      return emitCheck(context, e, to, kind);
    default:
      return as(emit(context, e.value), kind);
  }
}

function emitWrap(context: FunctionContext, e: Convert, to: IntegerType, kind: WholeKind): Value {
  if (isWithin(context.unit.range(e.value), integerBounds(to))) return as(emit(context, e.value), kind);
  let wrapped = emitWrapped(context, e.value, to.bits === 64 ? 'u64' : 'u32');
  if (to.bits >= 32) return as(wrapped, kind);
  // The narrow cast is the same from either sign.
  wrapped = wrapped.before ?? wrapped;
  return { code: `(${to.signed ? '' : 'u'}int${to.bits}_t)${within(wrapped, level.unary)}`, kind, level: level.unary };
}

function emitClamp(context: FunctionContext, e: Convert, to: IntegerType, kind: WholeKind): Value {
  const value = emit(context, e.value);
  const range = context.unit.range(e.value);
  const bounds = integerBounds(to);
  if (isWithin(range, bounds)) return as(value, kind);
  const own = value.kind as WholeKind;
  const { low, high } = intersect(bounds, kindRanges[own]) ?? bounds;
  return as(callOf(`bulkhead_clamp_${own}`, [value, literal(low, own), literal(high, own)], own), kind);
}

function emitCheck(context: FunctionContext, e: Convert, to: IntegerType, kind: WholeKind): Value {
  if (!context.unit.isChecked(e)) return as(emit(context, e.value), kind);
  const fast = emitOverflowCheck(context, e, to, kind);
  if (fast) return fast;
  const value = emit(context, e.value);
  const own = value.kind as WholeKind;
  const range = context.unit.range(e.value);
  const bounds = integerBounds(to);
  // A side that cannot fail is given the type's own limit, which the C compiler drops.
  const low = range.low >= bounds.low ? kindRanges[own].low : bounds.low;
  const high = range.high <= bounds.high ? kindRanges[own].high : bounds.high;
  const wide = own === 'i64' || own === 'u64';
  const site = context.unit.traps.range(e.place, to, range.low, range.high, wide);
  return as(callOf(`bulkhead_check_${own}`, [value, literal(low, own), literal(high, own), site], own), kind);
}

/** A sum, difference or product of 32 bits checked for 32 bits, or of 64 for 64: by the processor's own overflow flag. */
function emitOverflowCheck(context: FunctionContext, e: Convert, to: IntegerType, kind: WholeKind): Value | undefined {
  const inner = e.value;
  const { unit } = context;
  const range = unit.range(inner);
  const site = (wide: boolean) => unit.traps.range(e.place, to, range.low, range.high, wide);
  if (inner.op === 'unary' && inner.operator === 'neg' && to.bits === 64 && isWithin(unit.range(inner.operand), kindRanges[kind])) {
    return callOf(`bulkhead_sub_${kind}`, [literal(0n, kind), as(emit(context, inner.operand), kind), site(true)], kind);
  }
  if (to.bits < 32 || inner.op !== 'arithmetic' || inner.type.kind === 'float') return undefined;
  if (![inner.left, inner.right].every((part) => isWithin(unit.range(part), kindRanges[kind]))) return undefined;
  const sums = inner.operator === 'add' || inner.operator === 'sub' || inner.operator === 'mul';
  const quotient = kind === 'i64' && (inner.operator === 'divTrunc' || inner.operator === 'divFloor');
  if (!sums && !quotient) return undefined;
  const divisor = quotient && unit.isChecked(inner);
  const { setup, values } = sequence(context, [inner.left, inner.right], true);
  const [left, right] = values.map((value) => as(value, kind)) as [Value, Value];
  const checked = divisor
    ? callOf(`bulkhead_divisor_${kind}`, [right, unit.traps.plain(inner.place, 'division', 'division by zero')], kind)
    : right;
  const name = sums
    ? `bulkhead_${inner.operator}_${kind}`
    : `bulkhead_${inner.operator === 'divTrunc' ? 'div' : 'floor_div'}_${kind}_checked`;
  return after(setup, callOf(name, [left, checked, site(to.bits === 64 || inner.operator === 'mul')], kind));
}

/** Float to integer: what Node's own check looks at is the rounded value. */
function emitFromFloat(context: FunctionContext, e: Convert, to: IntegerType, kind: WholeKind): Value {
  const value = emit(context, e.value);
  const bits = e.value.type.kind === 'float' ? e.value.type.bits : 64;
  if (e.mode === 'wrap') {
    const wrapped = callOf('bulkhead_to_uint32', [as(value, 'f64')], 'u32');
    if (to.bits === 32) return as(wrapped, kind);
    return { code: `(${to.signed ? '' : 'u'}int${to.bits}_t)${within(wrapped, level.unary)}`, kind, level: level.unary };
  }
  const bounds = integerBounds(to);
  const [low, high] = [Number(bounds.low), Number(bounds.high)];
  // The value must be at least `from` and less than `below`.
  const limits = {
    check: [low, nextUpAbove(high, bits)],
    trunc: [low - 1 === low ? low : nextUpAbove(low - 1, bits), high + 1],
    floor: [low, high + 1],
    round: [roundUp(low - 0.5, bits), roundUp(high + 0.5, bits)],
  }[e.mode as 'trunc'];
  const [from, below] = limits as [number, number];
  const rounding = e.mode === 'check' ? {} : { rounding: e.mode as 'trunc' };
  const site = context.unit.traps.add(e.place, {
    kind: 'range',
    template: `value {value} out of ${rangeName(to)}`,
    value: bits === 32 ? 'f32' : 'f64',
    extra: 'none',
    ...rounding,
  });
  const extra: string[] = [];
  if (e.mode === 'check') {
    const shape = {
      kind: 'integer',
      template: 'value {value} is not an integer',
      value: bits === 32 ? 'f32' : 'f64',
      extra: 'none',
    } as const;
    extra.push(context.unit.traps.add(e.place, shape));
  }
  const name = `bulkhead_${e.mode === 'check' ? 'whole' : e.mode}_${kind}_f${bits}`;
  return callOf(name, [value, floatLiteral(from, bits), floatLiteral(roundUp(below, bits), bits), site, ...extra], kind);
}

/** The smallest float of the width that is greater than `value`. */
function nextUpAbove(value: number, bits: 32 | 64): number {
  const up = roundUp(value, bits);
  return up > value ? up : nextUp(up, bits);
}
