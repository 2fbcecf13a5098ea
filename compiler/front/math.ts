/** `Math.*`, `Number.isNaN`, `Number.isFinite`. */
import { ts } from 'ts-morph';
import { boolean, type Constant, type Expression, exact, type FloatType, f32, type IntegerType, i32, type Place } from '../ir/types.ts';
import { doubleOf, floatConstant, fractionConstant, isFractionLiteral, wholeConstant } from './build.ts';
import { isBig } from './coerce.ts';
import { onlyArgument } from './conversions.ts';
import * as elementary from './elementary.ts';
import { enumNumber } from './enums.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { integerQuotient, isInteger, lowerFraction, toFloatType, unify } from './numbers.ts';
import { placeOf } from './places.ts';
import { inheritUnsigned } from './ranges.ts';
import { shownType } from './types.ts';

const constants: Readonly<Record<string, number>> = { PI: Math.PI, E: Math.E, LN2: Math.LN2, LN10: Math.LN10, SQRT2: Math.SQRT2 };

/** `Math.PI` and the like: literals that become the float they meet. */
export function mathConstant(fn: FunctionContext, name: string, node: ts.Node): Expression {
  const value = constants[name];
  if (value === undefined) fn.refuse(node, 'BH1019', `Math.${name} is a function: call it`);
  return fractionConstant(value, placeOf(node));
}

/** Functions of floats alone: IR name and what folds literals. */
const floatFunctions: Readonly<Record<string, { name: string; fold: (...values: [number, number]) => number }>> = {
  sqrt: { name: 'sqrt', fold: Math.sqrt },
  cbrt: { name: 'cbrt', fold: elementary.cbrt },
  hypot: { name: 'hypot', fold: elementary.hypot },
  sin: { name: 'sin', fold: elementary.sin },
  cos: { name: 'cos', fold: elementary.cos },
  tan: { name: 'tan', fold: elementary.tan },
  asin: { name: 'asin', fold: elementary.asin },
  acos: { name: 'acos', fold: elementary.acos },
  atan: { name: 'atan', fold: elementary.atan },
  atan2: { name: 'atan2', fold: elementary.atan2 },
  exp: { name: 'exp', fold: elementary.exp },
  log: { name: 'log', fold: elementary.log },
  log2: { name: 'log2', fold: elementary.log2 },
  log10: { name: 'log10', fold: elementary.log10 },
  pow: { name: 'pow', fold: elementary.pow },
};
const argumentCounts: Readonly<Record<string, number>> = { atan2: 2, pow: 2, hypot: 2 };
/** Whole results: an integer argument is its own result. */
const roundings: Readonly<Record<string, { name: string; fold: (value: number) => number }>> = {
  trunc: { name: 'ftrunc', fold: Math.trunc },
  floor: { name: 'ffloor', fold: Math.floor },
  ceil: { name: 'fceil', fold: Math.ceil },
  round: { name: 'fround_half_up', fold: Math.round },
};

function lowerNumbers(fn: FunctionContext, call: ts.CallExpression): Expression[] {
  for (const argument of call.arguments) {
    if (ts.isSpreadElement(argument)) fn.refuse(argument, 'BH1032', 'the number of arguments must be fixed');
  }
  const values = fn.sequence(
    call.arguments.map((argument) => () => {
      const value = lower(fn, argument);
      return value.type.kind === 'enum' ? enumNumber(fn, value) : value;
    }),
  );
  for (const [index, value] of values.entries()) {
    if (!isInteger(value.type) && value.type.kind !== 'float') {
      fn.refuse(call.arguments[index]!, 'BH1043', `${shownType(fn.task, value.type)} is no number`);
    }
  }
  return values;
}

/** A call of `Math.name`. */
export function lowerMath(fn: FunctionContext, name: string, call: ts.CallExpression): Expression {
  const place = placeOf(call);
  if (name in roundings) return lowerRounding(fn, name, call);
  if (name === 'fround') return toFloatType(fn, lower(fn, onlyArgument(fn, call)), f32, call);
  const values = lowerNumbers(fn, call);
  switch (name) {
    case 'abs':
    case 'sign':
      return absolute(fn, name, values, call);
    case 'min':
    case 'max':
      return extreme(fn, name, values, call);
    case 'imul':
      requireIntegers(fn, values, 2, call);
      if (values.every((value) => value.op === 'constant')) {
        const product = values.reduce((all, value) => all * (value as { value: bigint }).value, 1n);
        return { op: 'constant', type: i32, value: BigInt.asIntN(32, product), place };
      }
      return { op: 'intrinsic', name: 'imul', operands: values, type: i32, place };
    case 'clz32':
      requireIntegers(fn, values, 1, call);
      return { op: 'intrinsic', name: 'clz32', operands: values, type: exact, place };
    default:
      if (name in floatFunctions) return floatFunction(fn, name, values, call);
      fn.refuse(call, 'BH1010', `Math.${name} is not there`);
  }
}

function requireIntegers(fn: FunctionContext, values: Expression[], count: number, call: ts.CallExpression): void {
  if (values.length !== count) fn.refuse(call, 'BH1001', `this takes ${count} arguments`);
  for (const value of values) {
    if (!isInteger(value.type) || isBig(value.type)) fn.refuse(call, 'BH1043', 'this works on 32-bit integers');
  }
}

function lowerRounding(fn: FunctionContext, name: string, call: ts.CallExpression): Expression {
  const argument = onlyArgument(fn, call);
  const place = placeOf(call);
  if (name === 'trunc' || name === 'floor') {
    const quotient = integerQuotient(fn, argument, name === 'trunc' ? 'divTrunc' : 'divFloor');
    if (quotient) return quotient;
  }
  const value = lower(fn, argument);
  if (isInteger(value.type) && !isBig(value.type)) return value;
  if (value.type.kind !== 'float') fn.refuse(call, 'BH1043', `${shownType(fn.task, value.type)} is no number`);
  const { name: intrinsic, fold } = roundings[name]!;
  if (value.op === 'constant') {
    const folded = fold(value.value as number);
    return isFractionLiteral(value) ? lowerFraction(folded, place) : floatConstant(value.type, folded, place);
  }
  return { op: 'intrinsic', name: intrinsic, operands: [value], type: value.type, place };
}

function absolute(fn: FunctionContext, name: 'abs' | 'sign', values: Expression[], call: ts.CallExpression): Expression {
  const place = placeOf(call);
  const value = values[0];
  if (!value || values.length !== 1) fn.refuse(call, 'BH1001', 'this takes one argument');
  if (value.op === 'constant' && typeof value.value === 'bigint') {
    const whole = value.value;
    if (name === 'sign') return wholeConstant(whole > 0n ? 1n : whole < 0n ? -1n : 0n, place);
    return inheritUnsigned(wholeConstant(whole < 0n ? -whole : whole, place), value);
  }
  if (isBig(value.type)) fn.refuse(call, 'BH1036', 'Math works on numbers, not on bigint', 'write it out: `x < 0n ? -x : x`');
  if (value.op === 'constant') {
    const folded = name === 'abs' ? Math.abs(value.value as number) : Math.sign(value.value as number);
    return isFractionLiteral(value) ? lowerFraction(folded, place) : floatConstant(value.type as FloatType, folded, place);
  }
  if (value.type.kind === 'float')
    return { op: 'intrinsic', name: name === 'abs' ? 'fabs' : 'sign', operands: [value], type: value.type, place };
  return { op: 'intrinsic', name, operands: [value], type: exact, place };
}

/** `min` and `max`, two at a time. */
function extreme(fn: FunctionContext, name: 'min' | 'max', values: Expression[], call: ts.CallExpression): Expression {
  const place = placeOf(call);
  const first = values[0];
  if (!first) fn.refuse(call, 'BH1001', 'this takes at least one argument');
  return values.slice(1).reduce((sofar, value) => {
    const { left, right, kind } = unify(fn, sofar, value, call);
    if (isBig(left.type)) fn.refuse(call, 'BH1036', 'Math works on numbers, not on bigint', 'write it out: `a < b ? a : b`');
    if (left.op === 'constant' && right.op === 'constant') {
      if (kind === 'integer') {
        const a = left.value as bigint;
        const b = right.value as bigint;
        return inheritUnsigned(wholeConstant((name === 'min') === a < b ? a : b, place), left, right);
      }
      const folded = Math[name](left.value as number, right.value as number);
      return isFractionLiteral(left) && isFractionLiteral(right)
        ? fractionConstant(folded, place)
        : floatConstant(left.type as FloatType, folded, place);
    }
    const type = kind === 'integer' ? exact : (left.type as FloatType);
    return { op: 'intrinsic', name, operands: [left, right], type, place };
  }, first);
}

/** `2 ** 0.5` of literals; null for all else. */
export function literalPower(base: Expression, power: Expression, place: Place): Expression | null {
  const isLiteral = (value: Expression) => value.op === 'constant' && (isFractionLiteral(value) || value.type.kind === 'exact');
  if (!isLiteral(base) || !isLiteral(power)) return null;
  return lowerFraction(floatFunctions.pow!.fold(doubleOf(base as Constant), doubleOf(power as Constant)), place);
}

function floatFunction(fn: FunctionContext, name: string, values: Expression[], call: ts.CallExpression): Expression {
  const place = placeOf(call);
  const { name: intrinsic, fold } = floatFunctions[name]!;
  const count = argumentCounts[name] ?? 1;
  if (values.length !== count) fn.refuse(call, 'BH1001', `Math.${name} takes ${count} argument${count > 1 ? 's' : ''} here`);
  if (values.every((value) => value.op === 'constant' && (isFractionLiteral(value) || value.type.kind === 'exact'))) {
    const numbers = values.map((value) => doubleOf(value as Constant));
    return lowerFraction(fold(numbers[0]!, numbers[1] ?? 0), place);
  }
  const integer = values.find((value) => value.type.kind === 'integer' || (value.type.kind === 'exact' && value.op !== 'constant'));
  if (integer) fn.refuse(call, 'BH1035', `Math.${name} of an integer: in which precision?`, `write \`Math.${name}(f32(x))\``);
  let operands = values;
  if (count === 2) {
    const { left, right } = unify(fn, values[0]!, values[1]!, call);
    operands = [left, right];
  }
  const type = operands[0]!.type as FloatType;
  return { op: 'intrinsic', name: intrinsic, operands, type, place };
}

/** `Number.isNaN(x)`, `Number.isFinite(x)`: constant for integers. */
export function lowerNumberTest(fn: FunctionContext, name: string, call: ts.CallExpression): Expression {
  const place = placeOf(call);
  if (name !== 'isNaN' && name !== 'isFinite') fn.refuse(call, 'BH1010', `Number.${name} is not there`);
  const value = lower(fn, onlyArgument(fn, call));
  if (value.type.kind !== 'float' || isFractionLiteral(value)) {
    fn.refuse(call, 'BH1043', 'only an f32 or f64 of the program may be NaN or infinite', 'leave the test out');
  }
  return { op: 'intrinsic', name, operands: [value], type: boolean, place };
}

export type { IntegerType };
