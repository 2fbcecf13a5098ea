/** `u8(x)`, `i32.trunc(x)`, `f32(x)`, `BigInt(x)`: the conversions that the user writes. */
import type { ts } from 'ts-morph';
import { type Expression, f32, f64, type IntegerType, i64, type Place } from '../ir/types.ts';
import { integerBounds, sameType } from '../ir/typing.ts';
import { convert, fits, integerConstant, widens } from './build.ts';
import { isBig, wrapped } from './coerce.ts';
import { constantInteger } from './constants.ts';
import { enumNumber } from './enums.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { integerQuotient, isInteger, toFloatType } from './numbers.ts';
import { placeOf } from './places.ts';
import { greater, lesser } from './ranges.ts';
import { shownType, sizedTypes } from './types.ts';

const modes = ['wrap', 'clamp', 'trunc', 'floor', 'round'] as const;
export type ConversionMode = (typeof modes)[number] | 'check';

export function isConversionName(name: string): boolean {
  return name in sizedTypes;
}

export function isConversionMode(name: string): name is (typeof modes)[number] {
  return (modes as readonly string[]).includes(name);
}

/** `u8.min`, `u8.max`; null for other names. */
export function conversionLimit(name: string, member: string, place: Place): Expression | null {
  const type = sizedTypes[name];
  if (type?.kind !== 'integer' || (member !== 'min' && member !== 'max')) return null;
  const { low, high } = integerBounds(type);
  return integerConstant(type, member === 'min' ? low : high, place);
}

/** The one argument of a conversion. */
export function onlyArgument(fn: FunctionContext, call: ts.CallExpression): ts.Expression {
  const argument = call.arguments[0];
  if (call.arguments.length !== 1 || !argument) fn.refuse(call, 'BH1001', 'this takes one argument');
  return argument;
}

/** `u8(x)` and its modes, `f32(x)`, `f64(x)`. */
export function lowerConversion(fn: FunctionContext, name: string, mode: ConversionMode, call: ts.CallExpression): Expression {
  const type = sizedTypes[name]!;
  const argument = onlyArgument(fn, call);
  if (type.kind === 'float') return toFloatType(fn, lower(fn, argument), type, call);
  if (type.kind !== 'integer') throw new Error(`no conversion to ${name}`);
  if (mode === 'trunc' || mode === 'floor') {
    const quotient = integerQuotient(fn, argument, mode === 'trunc' ? 'divTrunc' : 'divFloor');
    if (quotient) return convertInteger(fn, quotient, type, 'check', call);
  }
  return convertTo(fn, lower(fn, argument), type, mode, call);
}

function convertTo(fn: FunctionContext, given: Expression, type: IntegerType, mode: ConversionMode, node: ts.Node): Expression {
  const value = given.type.kind === 'enum' ? enumNumber(fn, given) : given;
  const place = placeOf(node);
  if (value.type.kind === 'boolean') {
    if (mode !== 'check') fn.refuse(node, 'BH1043', 'a boolean is converted with `u8(x)` alone');
    if (value.op === 'constant') return integerConstant(type, value.value ? 1n : 0n, place);
    return convert('widen', value, type, place);
  }
  if (isInteger(value.type)) return convertInteger(fn, value, type, mode === 'wrap' || mode === 'clamp' ? mode : 'check', node);
  if (value.type.kind !== 'float') fn.refuse(node, 'BH1043', `${shownType(fn.task, value.type)} is no number`);
  const shown = shownType(fn.task, type);
  if (mode === 'check' || mode === 'wrap' || mode === 'clamp') {
    fn.refuse(
      node,
      'BH1039',
      `${shownType(fn.task, value.type)} into ${shown}: what becomes of the fraction?`,
      `say it: \`${shown}.trunc(x)\`, \`.floor\` or \`.round\``,
    );
  }
  if (value.op === 'constant') {
    const whole = { trunc: Math.trunc, floor: Math.floor, round: Math.round }[mode](value.value as number);
    if (!Number.isFinite(whole) || !fits(BigInt(whole), type)) fn.refuse(node, 'BH1038', `${value.value} does not fit ${shown}`);
    return integerConstant(type, BigInt(whole), place);
  }
  return convert(mode, value, type, place);
}

function convertInteger(
  fn: FunctionContext,
  value: Expression,
  type: IntegerType,
  mode: 'check' | 'wrap' | 'clamp',
  node: ts.Node,
): Expression {
  const place = placeOf(node);
  if (sameType(value.type, type)) return value;
  if (value.op === 'constant' && typeof value.value === 'bigint') {
    const { low, high } = integerBounds(type);
    if (mode === 'wrap') return integerConstant(type, wrapped(value.value, type), place);
    if (mode === 'clamp') return integerConstant(type, greater(low, lesser(high, value.value)), place);
    if (!fits(value.value, type)) fn.refuse(node, 'BH1038', `${value.value} does not fit ${shownType(fn.task, type)} (${low}..${high})`);
    return integerConstant(type, value.value, place);
  }
  if (value.type.kind === 'integer' && widens(value.type, type)) return convert('widen', value, type, place);
  return convert(mode, value, type, place);
}

/** `BigInt.asIntN(bits, x)`, `BigInt.asUintN(bits, x)`: an i64 or u64. */
export function lowerBigIntMember(fn: FunctionContext, name: string, call: ts.CallExpression): Expression {
  const [width, given] = call.arguments;
  if ((name !== 'asIntN' && name !== 'asUintN') || !width || !given || call.arguments.length !== 2)
    fn.refuse(call, 'BH1010', `BigInt.${name} is not there`, 'there are BigInt.asIntN(bits, x) and BigInt.asUintN(bits, x)');
  const bits = Number(constantInteger(fn, width, 'the width'));
  if (bits !== 8 && bits !== 16 && bits !== 32 && bits !== 64) fn.refuse(width, 'BH1042', 'the width is 8, 16, 32 or 64 bits');
  const value = lower(fn, given);
  if (!isInteger(value.type) || !isBig(value.type)) fn.refuse(given, 'BH1036', `${shownType(fn.task, value.type)} is no bigint`);
  const signed = name === 'asIntN';
  const narrow = convertInteger(fn, value, { kind: 'integer', bits, signed }, 'wrap', call);
  return convertInteger(fn, narrow, { kind: 'integer', bits: 64, signed }, 'check', call);
}

/** `BigInt(x)` of an integer. */
export function lowerBigInt(fn: FunctionContext, call: ts.CallExpression): Expression {
  const given = lower(fn, onlyArgument(fn, call));
  const value = given.type.kind === 'enum' ? enumNumber(fn, given) : given;
  if (isBig(value.type)) return value;
  if (!isInteger(value.type))
    fn.refuse(call, 'BH1036', `${shownType(fn.task, value.type)} is no whole number`, 'convert to an integer first: `i32.trunc(x)`');
  const place = placeOf(call);
  if (value.op === 'constant') return integerConstant(i64, value.value as bigint, place);
  return convert(value.type.kind === 'integer' ? 'widen' : 'check', value, i64, place);
}

export { f32, f64 };
