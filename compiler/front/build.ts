/** Makers of IR expressions, with the folding of constants that keeps literals readable to the analyses. */

import {
  type ArrayType,
  boolean,
  type Constant,
  type Dereference,
  type Expression,
  exact,
  type FloatType,
  type IntegerType,
  type LocalPlace,
  type Place,
  type PlaceExpression,
  type ReferenceTo,
  type StructType,
  type Type,
  type ViewType,
} from '../ir/types.ts';
import { integerBounds, sameType } from '../ir/typing.ts';

/** A whole number as written: it takes the type of what it meets. */
export function wholeConstant(value: bigint, place: Place, bigint = false): Constant {
  return { op: 'constant', type: bigint ? { kind: 'exact', bigint: true } : exact, value, place };
}

const negativeZeros = new WeakSet<Expression>();

/** `-0` as written: 0, save where it becomes a float. */
export function negativeZero(place: Place): Constant {
  const constant = wholeConstant(0n, place);
  negativeZeros.add(constant);
  return constant;
}

/** The value of a numeric constant as a double. */
export function doubleOf(constant: Constant): number {
  return negativeZeros.has(constant) ? -0 : Number(constant.value);
}

const roundedOnes = new WeakSet<Expression>();

/** A whole number that arithmetic of fractions came to: an integer where one is wanted, but its own arithmetic still knows -0. */
export function roundedConstant(value: number, place: Place): Constant {
  const constant = Object.is(value, -0) ? negativeZero(place) : wholeConstant(BigInt(value), place);
  roundedOnes.add(constant);
  return constant;
}

export function isRounded(expression: Expression): boolean {
  return roundedOnes.has(expression);
}

const literals = new WeakSet<Expression>();

/** A number with a fraction as written: it becomes f32 or f64, as what it meets. */
export function fractionConstant(value: number, place: Place): Constant {
  const constant: Constant = { op: 'constant', type: { kind: 'float', bits: 64 }, value, place };
  literals.add(constant);
  return constant;
}

export function isFractionLiteral(expression: Expression): boolean {
  if (expression.op === 'conditional') return isFractionLiteral(expression.whenTrue) && isFractionLiteral(expression.whenFalse);
  return literals.has(expression);
}

export function booleanConstant(value: boolean, place: Place): Constant {
  return { op: 'constant', type: boolean, value, place };
}

export function stringConstant(value: string, place: Place): Constant {
  return { op: 'constant', type: { kind: 'string' }, value, place };
}

export function integerConstant(type: IntegerType, value: bigint, place: Place): Constant {
  return { op: 'constant', type, value, place };
}

export function floatConstant(type: FloatType, value: number, place: Place): Constant {
  return { op: 'constant', type, value: type.bits === 32 ? Math.fround(value) : value, place };
}

export function enumConstant(id: string, index: number, place: Place): Constant {
  return { op: 'constant', type: { kind: 'enum', id }, value: BigInt(index), place };
}

export function localPlace(id: string, type: Type, place: Place): LocalPlace {
  return { op: 'local', id, type, place };
}

/** What a value of reference type points to; any other place as it is. */
export function throughReference(expression: Expression): Expression {
  if (expression.type.kind !== 'reference') return expression;
  if (expression.op === 'reference') return expression.target;
  return { op: 'dereference', value: expression, type: expression.type.to, place: expression.place } satisfies Dereference;
}

export function referenceTo(target: PlaceExpression, place: Place): Expression {
  if (target.op === 'dereference') return target.value;
  return { op: 'reference', target, type: { kind: 'reference', to: target.type as StructType | ArrayType }, place } satisfies ReferenceTo;
}

/** All elements of an array place, or a view again, as a view of type `type`. */
export function viewOf(target: Expression, type: ViewType, place: Place): Expression {
  if (sameType(target.type, type)) return target;
  return { op: 'view', target, type, place };
}

export function fieldOf(object: Expression, field: string, type: Type, place: Place): PlaceExpression {
  return { op: 'field', object, field, type, place };
}

/** An element. That of a read-only view is no place to store into; an object in it is as good as any other. */
export function elementOf(array: Expression, index: Expression, type: Type, place: Place): PlaceExpression {
  const element: PlaceExpression = { op: 'element', array, index, type, place };
  const isOther = array.type.kind === 'view' && array.type.readonly && (type.kind === 'struct' || type.kind === 'array');
  if (!isOther) return element;
  return { op: 'dereference', value: { op: 'reference', target: element, type: { kind: 'reference', to: type }, place }, type, place };
}

export function not(operand: Expression, place: Place): Expression {
  if (operand.op === 'constant') return booleanConstant(!operand.value, place);
  if (operand.op === 'unary' && operand.operator === 'not') return operand.operand;
  return { op: 'unary', operator: 'not', operand, type: boolean, place };
}

export function logical(operator: 'and' | 'or', left: Expression, right: Expression, place: Place): Expression {
  if (left.op === 'constant') return (operator === 'and') === left.value ? right : left;
  if (right.op === 'constant' && (operator === 'and') === right.value) return left;
  return { op: 'logical', operator, left, right, type: boolean, place };
}

export function convert(
  mode: 'widen' | 'check' | 'wrap' | 'clamp' | 'float' | 'trunc' | 'floor' | 'round',
  value: Expression,
  type: Type,
  place: Place,
): Expression {
  return { op: 'convert', mode, value, type, place };
}

export function isPlaceExpression(expression: Expression): expression is PlaceExpression {
  return ['local', 'global', 'field', 'element', 'dereference', 'point'].includes(expression.op);
}

export function fits(value: bigint, type: IntegerType): boolean {
  const { low, high } = integerBounds(type);
  return value >= low && value <= high;
}

/** Whether every value of `from` is one of `to`. */
export function widens(from: IntegerType, to: IntegerType): boolean {
  const a = integerBounds(from);
  const b = integerBounds(to);
  return a.low >= b.low && a.high <= b.high;
}

/** Whether every value of the integer type is one of the float type. */
export function widensToFloat(from: IntegerType, to: FloatType): boolean {
  const digits = to.bits === 32 ? 24 : 53;
  return from.bits <= digits || (from.bits === 32 && to.bits === 64);
}
