/** Places: what can be read, written and referred to. */
import type { Expression, PlaceExpression } from '../ir/types.ts';
import { emitIndex, emitView } from './arrays.ts';
import { type FunctionContext, isPlain } from './context.ts';
import { emit } from './expressions.ts';
import { level, within } from './values.ts';

export interface CPlace {
  /** To be evaluated before, in this order: an lvalue cannot hold them. */
  setup: string[];
  code: string;
  level: number;
}

/**
 * The C lvalue of a place (not of a point).
 * @param last nothing that may trap, or relies on what did not, follows within the same C expression
 * @param value of an element that is written: steps that work out the value, between the operands of the place and the check of its index
 */
export function emitPlace(context: FunctionContext, e: PlaceExpression | Expression, last = true, value: readonly string[] = []): CPlace {
  switch (e.op) {
    case 'local':
      return { setup: [], code: context.localName(e.id), level: level.primary };
    case 'global':
      return { setup: [], code: context.unit.names.globals.get(e.id) ?? e.id, level: level.primary };
    case 'field': {
      const struct = e.object.type.kind === 'struct' ? e.object.type.id : '';
      const field = context.unit.names.field(struct, e.field);
      const whole = referred(e.object);
      if (whole) {
        const place = emitPlace(context, whole, last);
        return { setup: place.setup, code: `${within({ ...place, kind: 'other' }, level.primary)}.${field}`, level: level.primary };
      }
      if (e.object.op === 'dereference') {
        const pointer = emitPointer(context, e.object.value, last);
        return { setup: pointer.setup, code: `${pointer.code}->${field}`, level: level.primary };
      }
      const object = emitPlace(context, e.object, last);
      return { setup: object.setup, code: `${within({ ...object, kind: 'other' }, level.primary)}.${field}`, level: level.primary };
    }
    case 'element': {
      const indexTraps = context.unit.mayTrap(e.index) || context.unit.isChecked(e);
      const spillIndex = indexTraps && !last && value.length === 0;
      if (e.array.type.kind === 'view') {
        const view = emitView(context, e.array);
        const index = emitIndex(context, e, view.length, spillIndex, value);
        return { setup: [...view.setup, ...index.setup], code: `${view.data}[${index.code}]`, level: level.primary };
      }
      const array = emitPlace(context, e.array, last && !indexTraps && isPlain(e.index));
      const length = e.array.type.kind === 'array' ? e.array.type.length : 0;
      const index = emitIndex(context, e, length, spillIndex, value);
      const base = within({ ...array, kind: 'other' }, level.primary);
      return { setup: [...array.setup, ...index.setup], code: `${base}[${index.code}]`, level: level.primary };
    }
    case 'dereference': {
      const whole = referred(e);
      if (whole) return emitPlace(context, whole, last);
      const pointer = emitPointer(context, e.value, last);
      // A reference to an array is a pointer to its first element: the array's name, as C sees it.
      if (e.type.kind === 'array') return pointer;
      return { setup: pointer.setup, code: `*${within({ ...pointer, kind: 'other' }, level.unary)}`, level: level.unary };
    }
    default:
      throw new Error(`${e.op} is no place`);
  }
}

/** The place behind a reference that is made only to see the object as of another class. */
function referred(e: Expression): PlaceExpression | undefined {
  if (e.op !== 'dereference' || e.value.op !== 'as') return undefined;
  let reference = e.value.value;
  while (reference.op === 'as') reference = reference.value;
  return reference.op === 'reference' ? reference.target : undefined;
}

function emitPointer(context: FunctionContext, e: Expression, last: boolean): CPlace {
  const value = emit(context, e);
  if (last || !context.unit.mayTrap(e)) return { setup: [], code: within(value, level.primary), level: level.primary };
  const spilled = context.temporary(e.type);
  return { setup: [`${spilled.code} = ${within(value, level.assign)}`], code: spilled.code, level: level.primary };
}
