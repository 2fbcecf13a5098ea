/** `Math.*` and the like. */

import type { Intrinsic } from '../ir/types.ts';
import { isWhole } from '../ir/typing.ts';
import type { FunctionContext } from './context.ts';
import { kindOf } from './ctypes.ts';
import { emit } from './expressions.ts';
import { emitWrapped } from './numbers.ts';
import { after, sequence } from './sequence.ts';
import { as, callOf, infix, kindFor, literal, type Value } from './values.ts';

/** Functions of the C library (or of the runtime, where JavaScript differs), without the suffix of `float`. */
const library: Readonly<Record<string, string>> = {
  sqrt: 'sqrt',
  fabs: 'fabs',
  abs: 'fabs',
  ffloor: 'floor',
  fceil: 'ceil',
  ftrunc: 'trunc',
  fround_half_up: 'bulkhead_round',
  sign: 'bulkhead_sign',
  min: 'bulkhead_min',
  max: 'bulkhead_max',
};

/** Functions of runtime/elementary.c, of doubles. */
const elementary = ['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'exp', 'log', 'log2', 'log10', 'pow', 'cbrt', 'hypot'];

export function emitIntrinsic(context: FunctionContext, e: Intrinsic): Value {
  const first = e.operands[0];
  if (!first) throw new Error(`${e.name} without operands`);
  if (e.name === 'imul') {
    const { setup, values } = sequence(context, e.operands, false, (_, part) => emitWrapped(context, part, 'u32'));
    return after(setup, as(infix(values[0] as Value, '*', values[1] as Value, 'u32'), 'i32'));
  }
  if (e.name === 'clz32') return callOf('bulkhead_clz32', [emitWrapped(context, first, 'u32')], 'i32');
  if (e.name === 'isNaN' || e.name === 'isFinite') {
    const test = callOf(e.name === 'isNaN' ? 'isnan' : 'isfinite', [emit(context, first)], 'i32');
    return infix(test, '!=', literal(0n, 'i32'), 'bool');
  }
  const { setup, values } = sequence(context, e.operands);
  if (first.type.kind === 'float') return after(setup, emitFloat(e, values));
  return after(setup, emitInteger(context, e, values));
}

function emitFloat(e: Intrinsic, values: Value[]): Value {
  const kind = kindOf(e.type);
  if (elementary.includes(e.name)) {
    const result = callOf(
      `bulkhead_${e.name}`,
      values.map((value) => as(value, 'f64')),
      'f64',
    );
    return as(result, kind);
  }
  // The C library's sqrt of a double sets errno, which a task has no place for.
  if (e.name === 'sqrt' && kind === 'f64') return callOf('bulkhead_sqrt', values, kind);
  const name = `${library[e.name]}${kind === 'f32' ? 'f' : ''}`;
  if (!library[e.name]) throw new Error(`no intrinsic '${e.name}'`);
  if (e.name !== 'min' && e.name !== 'max') return callOf(name, values, kind);
  return values.reduce((a, b) => callOf(name, [a, b], kind));
}

function emitInteger(context: FunctionContext, e: Intrinsic, values: Value[]): Value {
  const { unit } = context;
  const result = unit.wholeKind(e);
  const kind = kindFor(...e.operands.filter((part) => isWhole(part.type)).map((part) => unit.range(part))) ?? 'i64';
  const operands = values.map((value) => as(value, kind));
  switch (e.name) {
    case 'abs': {
      const wide = kindFor(unit.range(e), ...e.operands.map((part) => unit.range(part))) ?? 'u64';
      if (kind === 'u32' || kind === 'u64') return as(operands[0] as Value, result);
      return as(
        callOf(`bulkhead_abs_${wide === 'u64' ? 'i64_wide' : wide}`, [as(operands[0] as Value, wide === 'u64' ? 'i64' : wide)], wide),
        result,
      );
    }
    case 'sign':
      return as(callOf(`bulkhead_sign_${kind}`, operands, 'i32'), result);
    case 'min':
    case 'max':
      return as(
        operands.reduce((a, b) => callOf(`bulkhead_${e.name}_${kind}`, [a, b], kind)),
        result,
      );
    default:
      throw new Error(`no intrinsic '${e.name}' of integers`);
  }
}
