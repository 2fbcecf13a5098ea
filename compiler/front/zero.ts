/** The value that memory has before anything is stored: zero, false, the first member. */
import type { Expression, Place, Type } from '../ir/types.ts';
import { booleanConstant, enumConstant, floatConstant, integerConstant, stringConstant } from './build.ts';

/** Zero of any type that is stored. */
export function zeroOf(type: Type, place: Place): Expression {
  switch (type.kind) {
    case 'integer':
      return integerConstant(type, 0n, place);
    case 'float':
      return floatConstant(type, 0, place);
    case 'boolean':
      return booleanConstant(false, place);
    case 'enum':
      return enumConstant(type.id, 0, place);
    case 'string':
      return stringConstant('', place);
    default:
      // Of `T | null`: null.
      return { op: 'zero', type, place };
  }
}
