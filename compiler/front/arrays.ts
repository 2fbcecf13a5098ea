/** Elements and lengths of arrays and views. */
import type { ts } from 'ts-morph';
import { type Expression, exact, type Type } from '../ir/types.ts';
import { elementOf, wholeConstant } from './build.ts';
import { mayTrap } from './effects.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { requireInteger } from './numbers.ts';
import { placeOf } from './places.ts';
import { isTuple, lowerTupleMember } from './tuples.ts';
import { shownType } from './types.ts';

/** The element type of an array or view. */
export function elementTypeOf(type: Type): Type | null {
  return type.kind === 'array' || type.kind === 'view' ? type.element : null;
}

/** `a[i]` as a place. */
export function lowerElement(fn: FunctionContext, node: ts.ElementAccessExpression): Expression {
  const [array, index] = fn.sequence([
    () => requireArray(fn, node),
    () => requireInteger(fn, lower(fn, node.argumentExpression), node.argumentExpression, 'an index'),
  ]) as [Expression, Expression];
  if (isTuple(fn.task, array.type)) return lowerTupleMember(fn, array, index, node);
  const element = elementTypeOf(array.type)!;
  if (index.op === 'constant' && array.type.kind === 'array') {
    const at = index.value as bigint;
    if (at < 0n || at >= BigInt(array.type.length)) {
      fn.refuse(node.argumentExpression, 'BH1038', `index ${at} is outside 0..${array.type.length - 1}`, 'the array has no such element');
    }
  }
  return elementOf(array, index, element, placeOf(node));
}

function requireArray(fn: FunctionContext, node: ts.ElementAccessExpression): Expression {
  const array = lower(fn, node.expression);
  if (elementTypeOf(array.type) || isTuple(fn.task, array.type)) return array;
  if (array.type.kind === 'struct') fn.refuse(node, 'BH1054', 'a field is named with a dot: names are gone at run time');
  if (array.type.kind === 'string') fn.refuse(node, 'BH1029', 'a string has no characters to take at run time');
  fn.refuse(node, 'BH1043', `${shownType(fn.task, array.type)} has no elements`);
}

/** `a.length`: a constant for arrays. */
export function lengthOf(array: Expression, place: Expression['place']): Expression {
  if (array.type.kind === 'array' && !mayTrap(array)) return wholeConstant(BigInt(array.type.length), place);
  return { op: 'length', array, type: exact, place };
}
