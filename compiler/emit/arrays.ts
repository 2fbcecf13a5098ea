/** Arrays and views: index checks, lengths, pointers to elements. */

import type { ElementPlace, Expression, LengthOf, ReferenceTo } from '../ir/types.ts';
import type { FunctionContext } from './context.ts';
import { emit } from './expressions.ts';
import { emitPlace } from './places.ts';
import { after } from './sequence.ts';
import { as, callOf, level, literal, primary, type Value, within } from './values.ts';

/** A view in two C expressions, each to be evaluated after `setup`. Both are free of traps. */
export interface CView {
  setup: string[];
  data: string;
  length: Value;
}

/** The index of an element, checked where it must be. `spill`: into a temporary that `setup` fills. `value`: steps that come before the check. */
export function emitIndex(
  context: FunctionContext,
  e: ElementPlace,
  length: number | Value,
  spill: boolean,
  value: readonly string[] = [],
): { setup: string[]; code: string } {
  const { unit } = context;
  let index = emit(context, e.index);
  const setup: string[] = [];
  if (value.length > 0 && unit.mayTrap(e.index)) {
    const operand = context.temporary(index.kind);
    setup.push(`${operand.code} = ${within(index, level.assign)}`);
    index = operand;
  }
  setup.push(...value);
  if (unit.isChecked(e)) {
    const fixed = typeof length === 'number';
    const wide = index.kind === 'i64' || index.kind === 'u64';
    const { low, high } = unit.range(e.index);
    const site = unit.traps.add(e.place, {
      kind: 'index',
      template: fixed ? `index {value} out of 0..${length - 1}` : 'index {value} out of 0..{last}',
      value: 'integer',
      extra: fixed ? (wide ? 'value' : 'none') : 'length',
      low: `${low}`,
      high: `${high}`,
      ...(fixed ? { legal: ['0', `${length - 1}`] as [string, string] } : {}),
    });
    const name = `bulkhead_${fixed ? 'index' : 'view_index'}_${index.kind}`;
    index = callOf(name, [index, fixed ? `${length}` : length, site], index.kind);
  }
  if (!spill) return { setup, code: index.code };
  const spilled = context.temporary(index.kind);
  return { setup: [...setup, `${spilled.code} = ${within(index, level.assign)}`], code: spilled.code };
}

/** Pointer and length of an array place, a reference to an array, or a view. */
export function emitView(context: FunctionContext, e: Expression): CView {
  if (e.type.kind === 'array') {
    const place = emitPlace(context, e, false);
    return { setup: place.setup, data: within({ ...place, kind: 'other' }, level.primary), length: literal(BigInt(e.type.length), 'i32') };
  }
  if (e.type.kind === 'reference' && e.type.to.kind === 'array') {
    const value = emit(context, e);
    return { setup: [], data: within(value, level.primary), length: literal(BigInt(e.type.to.length), 'i32') };
  }
  switch (e.op) {
    case 'local': {
      const name = context.localName(e.id);
      return { setup: [], data: name, length: primary(`${name}_length`, 'i32') };
    }
    case 'view':
      return emitSubview(context, e);
    case 'conditional': {
      const choice = context.temporary('bool');
      const [a, b] = [emitView(context, e.whenTrue), emitView(context, e.whenFalse)];
      const setup = [`${choice.code} = ${within(emit(context, e.condition), level.assign)}`];
      const either = (list: string[]) => (list.length === 0 ? '(void)0' : `(void)(${list.join(', ')})`);
      if (a.setup.length + b.setup.length > 0) setup.push(`${choice.code} ? ${either(a.setup)} : ${either(b.setup)}`);
      const length = { code: `${choice.code} ? ${a.length.code} : ${b.length.code}`, kind: 'i32', level: level.conditional } as const;
      return { setup, data: `(${choice.code} ? ${a.data} : ${b.data})`, length };
    }
    default:
      throw new Error(`${e.op} is no view`);
  }
}

function emitSubview(context: FunctionContext, e: Expression & { op: 'view' }): CView {
  const base = emitView(context, e.target);
  if (!e.start && !e.end) return base;
  const setup = [...base.setup];
  // Both bounds are used twice, so they are kept unless they are names or literals.
  const keep = (bound: Expression): Value => {
    const value = as(emit(context, bound), 'i32');
    if (/^\w+$/.test(value.code) && !context.unit.mayTrap(bound)) return value;
    const kept = context.temporary('i32');
    setup.push(`${kept.code} = ${within(value, level.assign)}`);
    return kept;
  };
  const start = e.start ? keep(e.start) : undefined;
  const end = e.end ? keep(e.end) : base.length;
  if (!start) return { setup, data: base.data, length: end };
  return {
    setup,
    data: `(${base.data} + ${within(start, level.add + 1)})`,
    length: { code: `${within(end, level.add)} - ${within(start, level.add + 1)}`, kind: 'i32', level: level.add },
  };
}

export function emitLength(context: FunctionContext, e: LengthOf): Value {
  const { type } = e.array;
  if (type.kind === 'array') return literal(BigInt(type.length), 'i32');
  if (type.kind === 'reference' && type.to.kind === 'array') return literal(BigInt(type.to.length), 'i32');
  const view = emitView(context, e.array);
  return after(view.setup, view.length);
}

/** A pointer to a struct, or to the first element of an array. */
export function emitReference(context: FunctionContext, e: ReferenceTo): Value {
  if (e.target.op === 'dereference') return emit(context, e.target.value);
  const place = emitPlace(context, e.target);
  const lvalue = { ...place, kind: 'other' } as const;
  const pointer: Value =
    e.target.type.kind === 'array' ? lvalue : { code: `&${within(lvalue, level.unary)}`, kind: 'other', level: level.unary };
  if (!isConstantRoot(context, e.target)) return after(place.setup, pointer);
  // C has no place in the type of a reference for what lies in flash, which nothing writes to, or is seen through a view that is not written to itself.
  const cast = `(${context.unit.types.name(e.type)})${within(pointer, level.unary)}`;
  return after(place.setup, { code: cast, kind: 'other', level: level.unary });
}

/** Whether a place lies in a constant global, or among the elements of a view that is not written to. */
function isConstantRoot(context: FunctionContext, e: Expression): boolean {
  if (e.op === 'field') return isConstantRoot(context, e.object);
  if (e.op === 'element') return e.array.type.kind === 'view' ? e.array.type.readonly : isConstantRoot(context, e.array);
  return e.op === 'global' && (context.unit.types.declarations.globals.get(e.id)?.constant ?? false);
}
