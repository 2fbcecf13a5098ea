/** Structs and arrays by value: initialisers, copies, zeroing. */
import type { Expression, Type } from '../ir/types.ts';
import type { FunctionContext, Unit } from './context.ts';
import { memberValues } from './ctypes.ts';
import { emit } from './expressions.ts';
import { emitPlace } from './places.ts';
import { level, type Value, within } from './values.ts';

/** Whether a value of all zero bits is what `zero` means for this type. */
function zeroIsBits(unit: Unit, type: Type): boolean {
  switch (type.kind) {
    case 'enum': {
      const declaration = unit.types.declarations.enums.get(type.id);
      return !declaration || memberValues(declaration)[0] === 0;
    }
    case 'array':
      return zeroIsBits(unit, type.element);
    case 'struct': {
      const declaration = unit.types.declarations.structs.get(type.id);
      // Objects of a family of classes are made by constructors, which set each field before it is read.
      if (!declaration || declaration.base !== undefined || declaration.derived) return true;
      return declaration.fields.every((field) => zeroIsBits(unit, field.type));
    }
    case 'string':
    case 'view':
      return false;
    default:
      return true;
  }
}

/** The zero of each field, as if the user had written them. */
function spelledZero(unit: Unit, type: Type, e: Expression): Expression {
  const { place } = e;
  if (type.kind === 'struct') {
    const fields = unit.types.declarations.structs.get(type.id)?.fields ?? [];
    return { op: 'struct', type, place, fields: fields.map((field) => ({ name: field.name, value: spelledZero(unit, field.type, e) })) };
  }
  if (type.kind === 'array')
    return { op: 'array', type, place, elements: Array.from({ length: type.length }, () => spelledZero(unit, type.element, e)) };
  if (type.kind === 'string') return { op: 'constant', type, place, value: '' };
  return { op: 'zero', type, place };
}

/** A brace initialiser, or undefined when it takes statements: copies of arrays, or traps whose order must be kept. */
export function initialiser(context: FunctionContext, e: Expression): string | undefined {
  if (context.unit.ahead(leaves(e)).includes(true)) return undefined;
  return braces(context.unit, e, (part) => {
    if (part.op !== 'copy') return stored(context, part);
    const from = emitPlace(context, part.from);
    return from.setup.length === 0 ? from.code : undefined;
  });
}

/** The scalars and copies that an aggregate is made of, in order. */
function leaves(e: Expression): Expression[] {
  if (e.op === 'struct') return e.fields.flatMap((field) => leaves(field.value));
  return e.op === 'array' ? e.elements.flatMap(leaves) : [e];
}

/** A brace initialiser made of `scalar`s. */
export function braces(unit: Unit, e: Expression, scalar: (e: Expression) => string | undefined): string | undefined {
  switch (e.op) {
    case 'struct': {
      const struct = e.type.kind === 'struct' ? e.type.id : '';
      const parts = e.fields.map((field) => {
        const value = braces(unit, field.value, scalar);
        return value === undefined ? undefined : `.${unit.names.field(struct, field.name)} = ${value}`;
      });
      return parts.includes(undefined) ? undefined : `{${parts.join(', ')}}`;
    }
    case 'array': {
      const parts = e.elements.map((element) => braces(unit, element, scalar));
      return parts.includes(undefined) ? undefined : `{${parts.join(', ')}}`;
    }
    case 'zero':
      if (e.type.kind !== 'struct' && e.type.kind !== 'array') return scalar(e);
      return zeroIsBits(unit, e.type) ? '{0}' : braces(unit, spelledZero(unit, e.type, e), scalar);
    case 'copy':
      return e.type.kind === 'array' ? undefined : scalar(e);
    default:
      return scalar(e);
  }
}

/** The value of a struct as a C expression, where it has one. */
export function structExpression(context: FunctionContext, e: Expression): string | undefined {
  if (e.op === 'copy') {
    const place = emitPlace(context, e.from);
    for (const each of place.setup) context.line(`${each};`);
    return place.code;
  }
  const text = initialiser(context, e);
  return text === undefined ? undefined : `(${context.unit.types.name(e.type)})${text}`;
}

/** Statements that set `target`, an lvalue without effects, to the value of an aggregate that does not read it. */
export function fill(context: FunctionContext, target: string, e: Expression): undefined {
  const { unit } = context;
  switch (e.op) {
    case 'struct': {
      const struct = e.type.kind === 'struct' ? e.type.id : '';
      for (const field of e.fields) fill(context, `${target}.${unit.names.field(struct, field.name)}`, field.value);
      return;
    }
    case 'array':
      e.elements.forEach((element, index) => {
        fill(context, `${target}[${index}]`, element);
      });
      return;
    case 'zero':
      if (e.type.kind !== 'struct' && e.type.kind !== 'array') break;
      if (zeroIsBits(unit, e.type)) context.line(`memset(&${target}, 0, sizeof ${target});`, e.place);
      else fill(context, target, spelledZero(unit, e.type, e));
      return;
    case 'copy': {
      const from = emitPlace(context, e.from);
      for (const each of from.setup) context.line(`${each};`);
      copyInto(context, target, from.code, e.type);
      return;
    }
    default:
  }
  context.line(`${target} = ${stored(context, e)};`, e.place);
}

/** Copies a whole struct or array; the two may be one. */
export function copyInto(context: FunctionContext, target: string, from: string, type: Type): undefined {
  if (type.kind === 'array') context.line(`memmove(${target}, ${from}, sizeof(${context.unit.types.name(type)}));`);
  else context.line(`${target} = ${from};`);
}

/** A scalar, cast to the width at which it is stored. */
export function stored(context: FunctionContext, e: Expression): string {
  return storedValue(context, e.type, emit(context, e));
}

/** The same for a value that is there already. */
export function storedValue(context: FunctionContext, type: Type, value: Value): string {
  const small = (type.kind === 'integer' && type.bits < 32) || (type.kind === 'enum' && !context.unit.types.storage(type).includes('32'));
  if (!small) return within(value, level.assign);
  const name = context.unit.types.storage(type);
  const isCast = value.level === level.unary && value.code.startsWith(`(${name})`);
  if (value.literal !== undefined || isCast) return value.code;
  return `(${name})${within(value, level.unary)}`;
}
