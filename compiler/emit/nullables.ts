/**
 * `T | null`: a scalar or string with a tag beside it, a reference as a pointer that may be NULL. What a null value holds is never read: each read
 * is guarded by the source, proved by the analysis, or checked here.
 */
import type { Expression, Present, Some, Type, Unwrap } from '../ir/types.ts';
import type { FunctionContext, Unit } from './context.ts';
import { kindOf } from './ctypes.ts';
import { emit } from './expressions.ts';
import { stored } from './objects.ts';
import { after } from './sequence.ts';
import { level, primary, type Value, within } from './values.ts';

type Nullable = Type & { kind: 'nullable' };

export function isPointer(type: Nullable): boolean {
  return type.of.kind === 'reference';
}

/** The zero of a nullable type. */
export function emitNull(unit: Unit, type: Nullable): Value {
  if (isPointer(type)) return primary('NULL', 'other');
  return primary(`(${unit.types.name(type)}){0}`, 'other');
}

export function emitSome(context: FunctionContext, e: Some): Value {
  const type = e.type as Nullable;
  if (isPointer(type)) return emit(context, e.value);
  return primary(`(${context.unit.types.name(type)}){.present = true, .value = ${stored(context, e.value)}}`, 'other');
}

function presence(type: Nullable, value: Value): Value {
  if (isPointer(type)) return { code: `${within(value, level.relation)} != NULL`, kind: 'bool', level: level.equality };
  return primary(`${within(value, level.primary)}.present`, 'bool');
}

export function emitPresent(context: FunctionContext, e: Present): Value {
  return presence(e.value.type as Nullable, emit(context, e.value));
}

export function emitUnwrap(context: FunctionContext, e: Unwrap): Value {
  const type = e.value.type as Nullable;
  const kind = kindOf(e.type);
  const held = (value: Value): Value => (isPointer(type) ? value : primary(`${within(value, level.primary)}.value`, kind));
  const value = emit(context, e.value);
  if (!context.unit.isChecked(e)) return held(value);
  // Read twice: a value that is more than a name is kept.
  const isName = /^\w+$/.test(value.code);
  const kept = isName ? value : context.temporary(type);
  const setup = isName ? [] : [`${kept.code} = ${within(value, level.assign)}`];
  const site = context.unit.traps.plain(e.place, 'null', nullText);
  setup.push(`bulkhead_present(${within(presence(type, kept), level.assign)}, ${site})`);
  return after(setup, held(kept));
}

/** The text of the trap, as lib/node/runtime.ts has it. */
const nullText = 'null where a value is needed';

/** The definitions of all nullable scalars that the code names, each on one line. */
export function nullableStructs(unit: Unit): string[] {
  return [...unit.types.nullables].map(([name, of]) => `struct ${name} {\n\tbool present;\n\t${unit.types.stored(of, 'value')};\n};`);
}

/** A part of a console line: the value, or `null`. */
export function nullablePart(type: Nullable, value: Value, part: (held: Value, type: Type) => string, absent: string): string {
  const held = primary(`${within(value, level.primary)}.value`, kindOf(type.of));
  return `if (${within(presence(type, value), level.assign)}) {\n${part(held, type.of)}\n} else {\n${absent}\n}`;
}

/** Constant text of a nullable value in the image of a global. */
export function constantNullable(e: Expression, scalar: (part: Expression) => string | undefined): string | undefined {
  const type = e.type as Nullable;
  if (e.op === 'zero') return isPointer(type) ? 'NULL' : '{0}';
  if (e.op !== 'some') return undefined;
  const value = scalar(e.value);
  if (value === undefined) return undefined;
  return isPointer(type) ? value : `{.present = true, .value = ${value}}`;
}
