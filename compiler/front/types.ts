/** TypeScript types as IR types. */
import { ts } from 'ts-morph';
import { boolean, f32, f64, type IntegerType, nothing, type Type } from '../ir/types.ts';
import { sameType, typeText } from '../ir/typing.ts';
import { classOf } from './classes.ts';
import type { Binding, Environment, TaskContext } from './context.ts';
import { enumOfDeclaration, enumOfStrings } from './enums.ts';
import { nullableOf } from './nullables.ts';
import { replyStruct, structOfObject, structOfUnion, structWithin } from './structs.ts';
import { memberTypes, structOfTuple } from './tuples.ts';

function integer(bits: 8 | 16 | 32 | 64, signed: boolean): IntegerType {
  return { kind: 'integer', bits, signed };
}

/** The sized types of lib/bulkhead.ts by name. */
export const sizedTypes: Readonly<Record<string, Type>> = {
  u8: integer(8, false),
  u16: integer(16, false),
  u32: integer(32, false),
  i8: integer(8, true),
  i16: integer(16, true),
  i32: integer(32, true),
  i64: integer(64, true),
  u64: integer(64, false),
  f32,
  f64,
};

/** The brand of a sized number is the set of types that convert to it without loss. */
const brands: Readonly<Record<string, Type>> = {
  u8: integer(8, false),
  'u16 u8': integer(16, false),
  'u16 u32 u8': integer(32, false),
  i8: integer(8, true),
  'i16 i8 u8': integer(16, true),
  'i16 i32 i8 u16 u8': integer(32, true),
  'f32 i16 i8 u16 u8': f32,
  'f32 f64 i16 i32 i8 u16 u32 u8': f64,
  i64: integer(64, true),
  u64: integer(64, false),
};

export const typedArrayElements: Readonly<Record<string, Type>> = {
  Uint8Array: integer(8, false),
  Int8Array: integer(8, true),
  Uint16Array: integer(16, false),
  Int16Array: integer(16, true),
  Uint32Array: integer(32, false),
  Int32Array: integer(32, true),
  Float32Array: f32,
  Float64Array: f64,
  BigInt64Array: integer(64, true),
  BigUint64Array: integer(64, false),
};

/** The type as the user would write it, for messages. */
export function shownType(task: TaskContext, type: Type): string {
  switch (type.kind) {
    case 'enum':
      return task.enums.get(type.id)?.name ?? type.id;
    case 'struct':
      return shownStruct(task, type.id);
    case 'array':
      return `${shownType(task, type.element)}[${type.length}]`;
    case 'reference':
      return shownType(task, type.to);
    case 'view':
      return `${type.readonly ? 'readonly ' : ''}${shownType(task, type.element)}[]`;
    case 'nullable':
      return type.of.kind === 'void' ? 'null' : `${shownType(task, type.of)} | null`;
    case 'exact':
      return type.bigint ? 'bigint' : 'an integer';
    default:
      return typeText(type);
  }
}

/** A type without a name by its fields. */
function shownStruct(task: TaskContext, id: string): string {
  const declaration = task.structs.get(id);
  if (declaration?.kind !== 'object' || declaration.name !== 'object') return declaration?.name ?? id;
  const fields = declaration.fields.slice(0, 4).map(({ name, type }) => `${name}: ${shownType(task, type)}`);
  return `{ ${fields.join('; ')}${declaration.fields.length > 4 ? '; …' : ''} }`;
}

function brandOf(task: TaskContext, type: ts.Type, node: ts.Node): Type | null {
  const property = task.checker.getPropertyOfType(type, '__number');
  if (!property) return null;
  const brand = task.checker.getNonNullableType(task.checker.getTypeOfSymbolAtLocation(property, node));
  const names = (brand.isUnion() ? brand.types : [brand]).filter((each) => each.isStringLiteral()).map((each) => each.value);
  return brands[names.sort().join(' ')] ?? null;
}

/** Whether a symbol is declared in lib/globals.d.ts. */
export function isGlobalSymbol(task: TaskContext, symbol: ts.Symbol | undefined): boolean {
  return symbol?.declarations?.some((each) => each.getSourceFile().fileName === task.project.globalsFile) ?? false;
}

function isIntrinsicAlias(task: TaskContext, symbol: ts.Symbol | undefined, name: string): boolean {
  return symbol?.name === name && (symbol.declarations?.some((each) => task.project.isIntrinsics(each.getSourceFile().fileName)) ?? false);
}

/** The integer type of a number literal where nothing else is said. */
function literalType(task: TaskContext, value: number, node: ts.Node): Type {
  if (Number.isInteger(value)) {
    if (value >= -(2 ** 31) && value < 2 ** 31) return integer(32, true);
    if (value >= 0 && value < 2 ** 32) return integer(32, false);
  }
  task.refuse(node, 'BH1015', `the type of ${value} cannot be told from the literal`, 'annotate it with a sized type, as f32 or u32');
}

/**
 * What a TypeScript type is in the IR. Arrays whose length the type does not tell come as views.
 * @throws Refused when the type is not of the subset
 */
export function typeOf(task: TaskContext, type: ts.Type, node: ts.Node, environment: Environment): Type {
  const flags = type.flags;
  if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) {
    task.refuse(node, 'BH1011', `the type is '${task.checker.typeToString(type)}': nothing is known about the value`);
  }
  if (flags & ts.TypeFlags.TypeParameter) return parameterBinding(task, type, node, environment);
  // NoInfer<T> is T; it only keeps an argument from having a say in what T is.
  if (flags & ts.TypeFlags.Substitution) return typeOf(task, (type as ts.SubstitutionType).baseType, node, environment);
  if (flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined | ts.TypeFlags.Never)) return nothing;
  if (flags & ts.TypeFlags.Null) task.refuse(node, 'BH1045', 'this type is null and nothing else', 'say what else it may be: `T | null`');
  if (flags & ts.TypeFlags.BooleanLike) return boolean;
  if (flags & ts.TypeFlags.EnumLike) return enumOfDeclaration(task, type, node);
  const branded = brandOf(task, type, node);
  if (branded) return branded;
  if (flags & ts.TypeFlags.NumberLiteral) return literalType(task, (type as ts.NumberLiteralType).value, node);
  if (flags & ts.TypeFlags.NumberLike) task.refuse(node, 'BH1012', '`number` does not say how wide the value is');
  if (flags & ts.TypeFlags.BigIntLiteral) return integer(64, true);
  if (flags & ts.TypeFlags.BigIntLike) task.refuse(node, 'BH1012', '`bigint` does not say how wide the value is');
  if (flags & ts.TypeFlags.StringLiteral) return enumOfStrings(task, [(type as ts.StringLiteralType).value], node);
  if (flags & ts.TypeFlags.TemplateLiteral) return integer(32, false);
  if (flags & ts.TypeFlags.StringLike) return { kind: 'string' };
  if (type.isUnion()) return unionType(task, type, node, environment);
  if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return objectType(task, type, node, environment);
  task.refuse(node, 'BH1010', `the type '${task.checker.typeToString(type)}' is not in the subset`);
}

/** `never`: TypeScript shows that control does not get where there is such a value. */
export function isNever(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.Never) !== 0;
}

function parameterBinding(task: TaskContext, type: ts.Type, node: ts.Node, environment: Environment): Type {
  const binding: Binding | undefined = environment.get(type.symbol);
  if (binding?.kind === 'type') return binding.type;
  if (binding?.kind === 'length') return integer(32, true);
  // `this` as a type: the class it is written in.
  const own = (type as ts.TypeParameter & { isThisType?: boolean }).isThisType ? task.checker.getBaseConstraintOfType(type) : undefined;
  if (own) return typeOf(task, own, node, environment);
  task.refuse(node, 'BH1063', `what '${type.symbol.name}' stands for cannot be told here`);
}

function unionType(task: TaskContext, type: ts.UnionType, node: ts.Node, environment: Environment): Type {
  const shown = task.checker.typeToString(type);
  if (type.types.some((each) => each.flags & ts.TypeFlags.Undefined)) {
    task.refuse(node, 'BH1045', `'${shown}': undefined has no place in the subset`, 'write `T | null`');
  }
  if (type.types.some((each) => each.flags & ts.TypeFlags.Null)) {
    const inner = task.checker.getNonNullableType(type);
    return nullableOf(task, structWithin(task, inner, node) ?? typeOf(task, inner, node, environment), node);
  }
  if (isIntrinsicAlias(task, type.aliasSymbol, 'Reply')) {
    const value = type.aliasTypeArguments?.[0];
    if (value) return replyStruct(task, typeOf(task, value, node, environment));
  }
  if (type.types.every((each) => each.flags & ts.TypeFlags.TemplateLiteral)) return integer(32, false);
  if (type.types.every((each) => each.isStringLiteral())) {
    return enumOfStrings(
      task,
      type.types.map((each) => (each as ts.StringLiteralType).value),
      node,
      type.aliasSymbol,
    );
  }
  if (type.types.every((each) => each.flags & ts.TypeFlags.Object)) return structOfUnion(task, type, node, environment);
  const members = type.types.map((each) => typeOf(task, each, node, environment));
  const first = members[0]!;
  if (members.every((each) => sameType(each, first))) return first;
  if (members.every((each) => each.kind === 'integer' && each.bits === 32)) return integer(32, false);
  task.refuse(node, 'BH1050', `'${shown}' mixes kinds of values that have no common form`);
}

/** Element types and length of what TypeScript sees as an array; null when it is none, or a tuple of different types. `length` undefined: any. */
export function arrayShape(
  task: TaskContext,
  type: ts.Type,
  node: ts.Node,
  environment: Environment,
): { element: Type; length: number | undefined; wraps: boolean; readonly: boolean } | null {
  const { checker } = task;
  const name = type.symbol?.name;
  if (name && isGlobalSymbol(task, type.symbol)) {
    const element = typedArrayElements[name];
    if (element) return { element, length: undefined, wraps: true, readonly: false };
    if (name === 'Array' || name === 'ReadonlyArray') {
      const argument = checker.getTypeArguments(type as ts.TypeReference)[0];
      if (argument)
        return { element: typeOf(task, argument, node, environment), length: undefined, wraps: false, readonly: name === 'ReadonlyArray' };
    }
  }
  if (checker.isTupleType(type)) {
    const elements = memberTypes(task, type, node, environment);
    const first = elements[0];
    if (!first) task.refuse(node, 'BH1046', 'an array without elements has no type');
    if (!elements.every((each) => sameType(each, first))) return null;
    return { element: first, length: elements.length, wraps: false, readonly: (type as ts.TupleType).readonly ?? false };
  }
  const index = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  const lengthSymbol = index && checker.getPropertyOfType(type, 'length');
  if (!index || !lengthSymbol) return null;
  const length = lengthOf(task, checker.getTypeOfSymbolAtLocation(lengthSymbol, node), environment);
  if (length === null) task.refuse(node, 'BH1046', `the length of '${checker.typeToString(type)}' is not a constant`);
  return { element: typeOf(task, index, node, environment), length, wraps: false, readonly: false };
}

/** The number that a type stands for as an array length. */
export function lengthOf(task: TaskContext, type: ts.Type, environment: Environment): number | null {
  if (type.flags & ts.TypeFlags.NumberLiteral) return (type as ts.NumberLiteralType).value;
  const binding = type.flags & ts.TypeFlags.TypeParameter ? environment.get(type.symbol) : undefined;
  if (binding?.kind === 'length') return binding.length;
  // A length may carry the brand of `FixedArray`'s index signature: look through intersections.
  if (type.isIntersection()) {
    for (const part of type.types) {
      const found = lengthOf(task, part, environment);
      if (found !== null) return found;
    }
  }
  return null;
}

/** A sequence is no value: it has one place in memory, under its own name. */
function refuseSequenceType(task: TaskContext, symbol: ts.Symbol | undefined, node: ts.Node): void {
  if (symbol?.name === 'Generator' && isGlobalSymbol(task, symbol))
    task.refuse(
      node,
      'BH1018',
      'the steps of a sequence cannot be kept or passed on',
      'run it: `run(fill)` at the top level, or `yield* fill()`',
    );
  const isSequence =
    symbol?.name === 'Sequence' && symbol.declarations?.some((each) => task.project.isIntrinsics(each.getSourceFile().fileName));
  if (isSequence) task.refuse(node, 'BH1101', 'a sequence cannot be kept or passed on', 'name it where it is needed');
}

const heapObjects = ['Map', 'Set', 'WeakMap', 'WeakSet', 'Promise', 'Date', 'Array', 'Proxy', 'Object', 'Function', 'String'];

function objectType(task: TaskContext, type: ts.Type, node: ts.Node, environment: Environment): Type {
  const { checker } = task;
  refuseSequenceType(task, type.symbol, node);
  const array = arrayShape(task, type, node, environment);
  if (array) {
    const { element, length, wraps, readonly } = array;
    if (element.kind === 'view') task.refuse(node, 'BH1046', 'the inner arrays need a length in their type');
    if (element.kind === 'void') task.refuse(node, 'BH1015', 'the elements have no type');
    return length === undefined ? { kind: 'view', element, wraps, readonly } : { kind: 'array', element, length, wraps };
  }
  if (checker.isTupleType(type)) return structOfTuple(task, memberTypes(task, type, node, environment), node);
  if (type.getCallSignatures().length > 0) {
    task.refuse(node, 'BH1019', `a function cannot be kept as a value here ('${checker.typeToString(type)}')`);
  }
  const declaration = type.symbol?.declarations?.[0];
  if (declaration && ts.isClassDeclaration(declaration)) return classOf(task, type, declaration, node, environment).type;
  const name = type.symbol?.name ?? '';
  // Readonly<T>, Pick<T, K>, Record<'a' | 'b', T>: objects whose fields are known.
  const isMapped = ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Mapped) !== 0;
  if (!isMapped && (isGlobalSymbol(task, type.symbol) || heapObjects.includes(name))) {
    task.refuse(node, 'BH1021', `'${checker.typeToString(type)}' has no fixed size in memory`);
  }
  return structOfObject(task, type, node, environment);
}

/** What a type argument stands for: a length too, when it is a number literal. */
export function bindingOf(task: TaskContext, type: ts.Type, node: ts.Node, environment: Environment): Binding {
  const length = lengthOf(task, type, environment);
  if (length !== null) return { kind: 'length', length };
  return { kind: 'type', type: typeOf(task, type, node, environment) };
}

/** A binding as part of a key or a name. */
export function bindingText(binding: Binding): string {
  return binding.kind === 'length' ? String(binding.length) : typeText(binding.type);
}
