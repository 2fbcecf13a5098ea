/**
 * The order of traps. C leaves open which operand of an operator or which argument of a call is evaluated first; JavaScript goes from left to right.
 * Values are pure, so the order shows only when an operand can trap: then it goes into a temporary before what comes after it (Unit.ahead).
 */
import type { Expression } from '../ir/types.ts';
import type { FunctionContext } from './context.ts';
import { emit } from './expressions.ts';
import { level, type Value, within } from './values.ts';

export interface Sequence {
  /** Assignments to temporaries, to be evaluated in this order before the values. */
  setup: string[];
  values: Value[];
}

/**
 * @param trapsAfter something traps after the last of these and must come last
 * @param each how to translate an operand
 */
export function sequence(
  context: FunctionContext,
  list: readonly Expression[],
  trapsAfter = false,
  each: (context: FunctionContext, e: Expression) => Value = emit,
): Sequence {
  const ahead = context.unit.ahead(list, trapsAfter);
  const setup: string[] = [];
  const values = list.map((e, index) => {
    const value = each(context, e);
    if (!ahead[index]) return value;
    const spilled = context.temporary(value.kind === 'other' ? e.type : value.kind);
    setup.push(`${spilled.code} = ${within(value, level.assign)}`);
    return spilled;
  });
  return { setup, values };
}

/** The value after its set-up, as one expression. */
export function after(setup: readonly string[], value: Value): Value {
  if (setup.length === 0) return value;
  return { code: `(${[...setup, within(value, level.assign)].join(', ')})`, kind: value.kind, level: level.primary };
}
