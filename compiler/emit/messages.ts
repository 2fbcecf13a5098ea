/** Messages between tasks: the values in order, each at its natural alignment, as C lays out a struct. */
import type { Expression, Type } from '../ir/types.ts';
import type { Unit } from './context.ts';

export interface MessageLayout {
  fields: { offset: number; size: number; type: Type }[];
  /** Bytes, padding at the end included; at most 64. */
  size: number;
}

function sizeOf(unit: Unit, type: Type): number {
  if (type.kind === 'integer' || type.kind === 'float') return type.bits / 8;
  if (type.kind === 'boolean') return 1;
  const name = unit.types.storage(type);
  return Number(/int(\d+)_t/.exec(name)?.[1] ?? 8) / 8;
}

/** Where each value stands in a message of these types. */
export function messageLayout(unit: Unit, types: readonly Type[]): MessageLayout {
  let size = 0;
  let alignment = 1;
  const fields = types.map((type) => {
    const own = sizeOf(unit, type);
    const offset = Math.ceil(size / own) * own;
    size = offset + own;
    alignment = Math.max(alignment, own);
    return { offset, size: own, type };
  });
  return { fields, size: Math.ceil(size / alignment) * alignment };
}

/** The C type in which a value travels: a boolean as a byte, so that any bit pattern may be read. */
export function wireType(unit: Unit, type: Type): string {
  return type.kind === 'boolean' ? 'uint8_t' : unit.types.storage(type);
}

/** Whether a received value can be no value of its type: then the message is refused. */
export function isInvalid(unit: Unit, type: Type, received: string): string | undefined {
  if (type.kind !== 'enum') return undefined;
  const declaration = unit.types.declarations.enums.get(type.id);
  if (!declaration) return undefined;
  return declaration.members.map((_, index) => `${received} != ${unit.enumMember(declaration, index)}`).join(' && ');
}

/** A received value, valid, as C expression of its type. */
export function receivedValue(type: Type, received: string): string {
  return type.kind === 'boolean' ? `${received} != 0u` : received;
}

/** A struct declaration for a message; `m0`, `m1` are its fields. */
export function messageStruct(unit: Unit, types: readonly Type[]): string {
  return `struct {${types.map((type, index) => ` ${wireType(unit, type)} m${index};`).join('')} }`;
}

export const typesOf = (list: readonly Expression[]): Type[] => list.map((e) => e.type);
