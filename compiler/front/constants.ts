/** What must be known when the program is built: array lengths, loop bounds, default values. */
import type { ts } from 'ts-morph';
import type { Expression } from '../ir/types.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { isInteger } from './numbers.ts';

/** A whole number that is a constant. */
export function constantInteger(fn: FunctionContext, node: ts.Expression, what: string): bigint {
  const value = lower(fn, node);
  if (value.op !== 'constant' || !isInteger(value.type)) fn.refuse(node, 'BH1042', `${what} must be a constant whole number`);
  return value.value as bigint;
}

/** The length of `new Uint8Array(n)`: 1..1048576. */
export function constantLength(fn: FunctionContext, argument: ts.Expression | undefined, node: ts.Node, name: string): number {
  if (!argument) fn.refuse(node, 'BH1046', `${name} needs a length`);
  const length = constantInteger(fn, argument, 'the length of an array');
  if (length < 1n || length > 1_048_576n)
    fn.refuse(argument, 'BH1038', `an array of ${length} elements`, 'the length must be from 1 to 1048576');
  return Number(length);
}

/** Whether nothing in it depends on run time: it can stand in a table in flash. */
export function isConstant(value: Expression): boolean {
  switch (value.op) {
    case 'constant':
    case 'zero':
      return true;
    case 'some':
      return isConstant(value.value);
    case 'struct':
      return value.fields.every((field) => isConstant(field.value));
    case 'array':
      return value.elements.every(isConstant);
    default:
      return false;
  }
}

/** A scalar, string or null that is known when the program is built. */
export function asConstant(value: Expression): Expression | null {
  const isScalar = value.op === 'constant' || (value.op === 'zero' && value.type.kind === 'nullable');
  return isScalar || (value.op === 'some' && asConstant(value.value)) ? value : null;
}
