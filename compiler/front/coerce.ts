/** Values going into typed places: what fits for free, what is checked at run time, what is refused. */
import type { ts } from 'ts-morph';
import { type Expression, type FloatType, f64, type IntegerType, type Place, type Type } from '../ir/types.ts';
import { integerBounds, sameType } from '../ir/typing.ts';
import { convert, doubleOf, fits, floatConstant, integerConstant, isFractionLiteral, widens, widensToFloat } from './build.ts';
import { durationOf } from './durations.ts';
import { enumAs, enumNumber, numericMember, stringMember } from './enums.ts';
import type { FunctionContext } from './function-context.ts';
import { coerceNullable, isNullLiteral } from './nullables.ts';
import { storageType } from './ranges.ts';
import { shownType } from './types.ts';

/**
 * The value as one of exactly type `to`, a scalar.
 * @throws Refused when TypeScript's own rules, or those of the subset, do not let it through
 */
export function coerce(fn: FunctionContext, value: Expression, to: Type, node: ts.Node | Place): Expression {
  if (sameType(value.type, to) && !isFractionLiteral(value)) return value;
  if (to.kind === 'nullable' && value.op !== 'conditional') return coerceNullable(fn, value, to, node);
  // An integer on both sides needs one check of the whole, not one a branch.
  if (value.op === 'conditional' && !(to.kind === 'integer' && isIntegerLike(value.type))) {
    const whenTrue = coerce(fn, value.whenTrue, to, node);
    const whenFalse = coerce(fn, value.whenFalse, to, node);
    return { ...value, whenTrue, whenFalse, type: to };
  }
  switch (to.kind) {
    case 'integer':
      return toInteger(fn, value, to, node);
    case 'float':
      return toFloat(fn, value, to, node);
    case 'enum':
      return toEnum(fn, value, to, node);
    default:
      return mismatch(fn, value, to, node);
  }
}

function isIntegerLike(type: Type): boolean {
  return type.kind === 'integer' || type.kind === 'exact';
}

export function isBig(type: Type): boolean {
  return (type.kind === 'integer' && type.bits === 64) || (type.kind === 'exact' && type.bigint);
}

function mismatch(fn: FunctionContext, value: Expression, to: Type, node: ts.Node | Place): never {
  const from = shownType(fn.task, value.type);
  const target = shownType(fn.task, to);
  if (to.kind === 'string') fn.refuse(node, 'BH1029', `a string would have to be made from ${from} at run time`);
  if (value.type.kind === 'void') fn.refuse(node, 'BH1043', 'this gives no value');
  if (isNullLiteral(value)) fn.refuse(node, 'BH1048', `null is not ${target}`, `declare it as \`${target} | null\``);
  fn.refuse(node, 'BH1048', `${from} is not ${target}`);
}

function toInteger(fn: FunctionContext, given: Expression, to: IntegerType, node: ts.Node | Place): Expression {
  const value = given.type.kind === 'enum' ? enumNumber(fn, given) : given;
  const { type, place } = value;
  if (type.kind === 'float') {
    const shown = isFractionLiteral(value) && value.op === 'constant' ? String(value.value) : shownType(fn.task, type);
    fn.refuse(
      node,
      'BH1039',
      `${shown} into ${shownType(fn.task, to)}: what becomes of the fraction?`,
      `say it: \`${shownType(fn.task, to)}.trunc(x)\`, \`.floor\` or \`.round\``,
    );
  }
  if (type.kind === 'boolean')
    fn.refuse(node, 'BH1043', 'a boolean is no number here', `write \`${shownType(fn.task, to)}(x)\`: 1 for true, 0 for false`);
  // TypeScript lets a string literal into a number only where the number is a Duration.
  if (value.op === 'constant' && type.kind === 'string' && to.bits === 32 && !to.signed) {
    return integerConstant(to, BigInt(durationOf(fn, value.value as string, node)), place);
  }
  if (type.kind !== 'integer' && type.kind !== 'exact') return mismatch(fn, value, to, node);
  if (isBig(type) !== (to.bits === 64)) {
    fn.refuse(node, 'BH1036', to.bits === 64 ? 'a number goes into a bigint' : 'a bigint goes into a number');
  }
  if (value.op === 'constant' && typeof value.value === 'bigint') {
    if (fits(value.value, to)) return integerConstant(to, value.value, place);
    const { low, high } = integerBounds(to);
    fn.refuse(node, 'BH1038', `${value.value} does not fit ${shownType(fn.task, to)} (${low}..${high})`);
  }
  if (type.kind === 'integer' && widens(type, to)) return convert('widen', value, to, place);
  return convert('check', value, to, place);
}

function toFloat(fn: FunctionContext, given: Expression, to: FloatType, node: ts.Node | Place): Expression {
  const value = given.type.kind === 'enum' ? enumNumber(fn, given) : given;
  const { type, place } = value;
  const name = shownType(fn.task, to);
  if (isFractionLiteral(value) && value.op === 'constant') return floatConstant(to, value.value as number, place);
  if (type.kind === 'float') {
    if (to.bits === 64) return convert('widen', value, to, place);
    fn.refuse(node, 'BH1039', 'an f64 into an f32 loses digits', 'write `f32(x)`');
  }
  if (isBig(type)) fn.refuse(node, 'BH1036', `a bigint goes into ${name}`);
  if (value.op === 'constant' && typeof value.value === 'bigint') return floatConstant(to, doubleOf(value), place);
  if (type.kind === 'integer' && widensToFloat(type, to)) return convert('widen', value, to, place);
  // Numbers are exact up to 2^53, and so is f64.
  if (type.kind === 'exact' && to.bits === 64) return convert('float', value, to, place);
  if (type.kind === 'integer' || type.kind === 'exact') {
    fn.refuse(node, 'BH1035', `an integer goes into ${name}, which may not hold all its digits`, `write \`${name}(x)\``);
  }
  return mismatch(fn, value, to, node);
}

function toEnum(fn: FunctionContext, value: Expression, to: Type & { kind: 'enum' }, node: ts.Node | Place): Expression {
  const declaration = fn.task.enums.get(to.id);
  if (value.op === 'constant' && value.type.kind === 'string') {
    const member = stringMember(fn.task, to, value.value as string, value.place);
    if (member) return member;
    fn.refuse(node, 'BH1048', `'${value.value}' is none of ${declaration?.name}`);
  }
  if (value.type.kind === 'enum') {
    const same = enumAs(fn, value, to);
    if (same) return same;
  }
  if (value.op === 'constant' && typeof value.value === 'bigint' && declaration?.kind === 'numeric') {
    const member = numericMember(fn.task, to, value.value, value.place);
    if (member) return member;
  }
  return mismatch(fn, value, to, node);
}

/** A value as a typed array stores it: integers wrap, as JavaScript's do. */
export function coerceWrapping(fn: FunctionContext, given: Expression, to: Type, node: ts.Node): Expression {
  const value = given.type.kind === 'enum' ? enumNumber(fn, given) : given;
  if (to.kind !== 'integer' || !isIntegerLike(value.type) || isBig(value.type) !== (to.bits === 64)) return coerce(fn, value, to, node);
  if (sameType(value.type, to)) return value;
  if (value.op === 'constant' && typeof value.value === 'bigint') {
    return integerConstant(to, wrapped(value.value, to), value.place);
  }
  if (value.type.kind === 'integer' && widens(value.type, to)) return convert('widen', value, to, value.place);
  return convert('wrap', value, to, value.place);
}

/** Modulo 2^bits, into the range of the type. */
export function wrapped(value: bigint, to: IntegerType): bigint {
  return to.signed ? BigInt.asIntN(to.bits, value) : BigInt.asUintN(to.bits, value);
}

/** The value as a local without annotation keeps it. */
export function coerceToStorage(fn: FunctionContext, value: Expression, node: ts.Node): Expression {
  if (isNullLiteral(value)) fn.refuse(node, 'BH1015', 'null alone does not say of what type', 'annotate the variable: `T | null`');
  if (isFractionLiteral(value)) return coerce(fn, value, f64, node);
  const type = storageType(value);
  if (type === null) {
    const shown = value.op === 'constant' ? String(value.value) : 'this';
    fn.refuse(node, 'BH1038', `${shown} does not fit i32, which a number without annotation is`, 'annotate it: `const x: u32 = …`');
  }
  return coerce(fn, value, type, node);
}
