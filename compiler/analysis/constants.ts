/** What can be read from constants in flash. */

import type { Expression } from '../ir/types.ts';
import type { Declarations } from '../ir/typing.ts';
import { join, only, type Range } from './range.ts';

/** Every constant that a place of a constant global can hold, or undefined when it is no such place. */
function valuesAt(place: Expression, declarations: Declarations): Expression[] | undefined {
  switch (place.op) {
    case 'global': {
      const global = declarations.globals.get(place.id);
      return global?.constant && global.value ? [global.value] : undefined;
    }
    case 'field':
      return valuesAt(place.object, declarations)?.flatMap((value) =>
        value.op === 'struct' ? value.fields.filter((field) => field.name === place.field).map((field) => field.value) : [value],
      );
    case 'element':
      return valuesAt(place.array, declarations)?.flatMap((value) => (value.op === 'array' ? value.elements : [value]));
    default:
      return undefined;
  }
}

/** The range of an integer read from constant data. */
export class ConstantRanges {
  private readonly known = new Map<Expression, Range | undefined>();
  private readonly declarations: Declarations;

  constructor(declarations: Declarations) {
    this.declarations = declarations;
  }

  of(place: Expression): Range | undefined {
    if (!this.known.has(place)) this.known.set(place, this.find(place));
    return this.known.get(place);
  }

  private find(place: Expression): Range | undefined {
    const values = valuesAt(place, this.declarations);
    if (!values || values.length === 0) return undefined;
    const ranges = values.map((value) => {
      if (value.op === 'zero') return only(0);
      return value.op === 'constant' && typeof value.value === 'bigint' ? only(value.value) : undefined;
    });
    return ranges.every((each) => each !== undefined) ? ranges.reduce(join) : undefined;
  }
}
