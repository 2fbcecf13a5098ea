/** Questions about IR types: equality, text, the values an integer type holds. */
import type { ArrayType, EnumDeclaration, Expression, IntegerType, Program, StructDeclaration, Type } from './types.ts';

/** The least and the greatest value of an integer type. */
export function integerBounds(type: IntegerType): { low: bigint; high: bigint } {
  const span = 1n << BigInt(type.bits);
  return type.signed ? { low: -(span / 2n), high: span / 2n - 1n } : { low: 0n, high: span - 1n };
}

/** As the user writes it: `u8`, `f32`, `Point`, `u8[4]`. */
export function typeText(type: Type): string {
  switch (type.kind) {
    case 'integer':
      return `${type.signed ? 'i' : 'u'}${type.bits}`;
    case 'exact':
      return type.bigint ? 'exact bigint' : 'exact';
    case 'float':
      return `f${type.bits}`;
    case 'boolean':
    case 'string':
    case 'void':
      return type.kind;
    case 'enum':
      return `enum ${type.id}`;
    case 'struct':
      return `struct ${type.id}`;
    case 'array':
      return `${typeText(type.element)}[${type.length}]${type.wraps ? ' wraps' : ''}`;
    case 'reference':
      return `&${typeText(type.to)}`;
    case 'view':
      return `${type.readonly ? 'readonly ' : ''}view ${typeText(type.element)}${type.wraps ? ' wraps' : ''}`;
    case 'nullable':
      return `${typeText(type.of)} or null`;
  }
}

/** Whether two types are the same type. */
export function sameType(a: Type, b: Type): boolean {
  switch (a.kind) {
    case 'integer':
      return b.kind === 'integer' && a.bits === b.bits && a.signed === b.signed;
    case 'exact':
      return b.kind === 'exact' && a.bigint === b.bigint;
    case 'float':
      return b.kind === 'float' && a.bits === b.bits;
    case 'boolean':
    case 'string':
    case 'void':
      return a.kind === b.kind;
    case 'enum':
      return b.kind === 'enum' && a.id === b.id;
    case 'struct':
      return b.kind === 'struct' && a.id === b.id;
    case 'array':
      return b.kind === 'array' && a.length === b.length && a.wraps === b.wraps && sameType(a.element, b.element);
    case 'reference':
      return b.kind === 'reference' && sameType(a.to, b.to);
    case 'view':
      return b.kind === 'view' && a.wraps === b.wraps && a.readonly === b.readonly && sameType(a.element, b.element);
    case 'nullable':
      return b.kind === 'nullable' && sameType(a.of, b.of);
  }
}

/** Whether a value of type `from` may stand where `to` is wanted: the same type, or a writable view where a read-only one is. */
export function passesAs(from: Type, to: Type): boolean {
  if (from.kind === 'view' && to.kind === 'view' && to.readonly) return sameType({ ...from, readonly: true }, to);
  return sameType(from, to);
}

/** Integer or exact: a value with a range. */
export function isWhole(type: Type): boolean {
  return type.kind === 'integer' || type.kind === 'exact';
}

/** Whether arithmetic on this type follows the limits of bigint (64 bits) instead of those of number. */
export function isBigint(type: Type): boolean {
  return (type.kind === 'integer' && type.bits === 64) || (type.kind === 'exact' && type.bigint);
}

/** A value that fits one C scalar and can cross a task boundary. */
export function isScalar(type: Type): boolean {
  return type.kind === 'integer' || type.kind === 'float' || type.kind === 'boolean' || type.kind === 'enum';
}

/** What may be null: scalars, strings, references. */
export function isNullable(type: Type): boolean {
  return isScalar(type) || type.kind === 'string' || type.kind === 'reference';
}

/** Struct or array by value. */
export function isAggregate(type: Type): boolean {
  return type.kind === 'struct' || type.kind === 'array';
}

/** An expression that names storage. */
export function isPlace(expression: Expression): boolean {
  return ['local', 'global', 'field', 'element', 'dereference', 'point'].includes(expression.op);
}

/** The array or view that an expression of array, reference-to-array or view type gives. */
export function elementOf(type: Type): { element: Type; wraps: boolean; length?: number } | undefined {
  if (type.kind === 'array') return type;
  if (type.kind === 'view') return type;
  if (type.kind === 'reference' && type.to.kind === 'array') return type.to satisfies ArrayType;
  return undefined;
}

/** Declarations of a program by id. */
export class Declarations {
  readonly structs: ReadonlyMap<string, StructDeclaration>;
  readonly enums: ReadonlyMap<string, EnumDeclaration>;
  readonly globals: ReadonlyMap<string, Program['globals'][number]>;
  readonly functions: ReadonlyMap<string, Program['functions'][number]>;

  constructor(program: Program) {
    this.structs = new Map(program.structs.map((each) => [each.id, each]));
    this.enums = new Map(program.enums.map((each) => [each.id, each]));
    this.globals = new Map(program.globals.map((each) => [each.id, each]));
    this.functions = new Map(program.functions.map((each) => [each.id, each]));
  }

  fieldType(struct: string, field: string): Type | undefined {
    return this.structs.get(struct)?.fields.find((each) => each.name === field)?.type;
  }
}
