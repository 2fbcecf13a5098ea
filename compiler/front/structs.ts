/** Object types as structs. Two object types with the same fields are one struct, as TypeScript sees them. */
import { ts } from 'ts-morph';
import { boolean, type StructDeclaration, type StructType, type Type } from '../ir/types.ts';
import { sameType, typeText } from '../ir/typing.ts';
import type { Environment, TaskContext } from './context.ts';
import { callErrorEnum, enumOfStrings } from './enums.ts';
import { placeOf } from './places.ts';
import { shownType, typeOf } from './types.ts';

export type Field = StructDeclaration['fields'][number];

function addStruct(
  task: TaskContext,
  key: string,
  name: string,
  kind: StructDeclaration['kind'],
  fields: Field[],
  node: ts.Node,
): StructType {
  const known = task.structKeys.get(key);
  if (known) return { kind: 'struct', id: known };
  const id = task.names.unique(name.replace(/\W+/g, '_'));
  task.structs.set(id, { id, name, place: placeOf(node), fields, kind });
  task.structKeys.set(key, id);
  return { kind: 'struct', id };
}

/** The struct with these fields; `name` is used when there is none yet. */
export function structOfFields(
  task: TaskContext,
  fields: Field[],
  name: string,
  node: ts.Node,
  kind: 'object' | 'tuple' | 'union' = 'object',
): StructType {
  if (fields.length === 0) task.refuse(node, 'BH1054', 'an object without fields holds nothing', 'give it a field, or leave it out');
  const key = `${kind} ${fields
    .map((field) => `${field.name}: ${typeText(field.type)}`)
    .sort()
    .join(', ')}`;
  return addStruct(task, key, name, kind, fields, node);
}

/** A struct of the compiler's own for a sequence: each is a type by itself. */
export function frameStruct(task: TaskContext, name: string, kind: 'frame' | 'sequence', fields: Field[], node: ts.Node): StructType {
  return addStruct(task, `${kind} ${task.structs.size}`, name, kind, fields, node);
}

/** A field's type must have a size of its own. */
export function requireFieldType(task: TaskContext, type: Type, name: string, node: ts.Node): Type {
  if (type.kind === 'view') {
    task.refuse(
      node,
      'BH1046',
      `the length of '${name}' cannot be told from its type`,
      'use FixedArray<T, N>, or give the field an initial value of known length',
    );
  }
  if (type.kind === 'void') task.refuse(node, 'BH1045', `'${name}' would hold nothing`);
  return type;
}

function isOptional(symbol: ts.Symbol): boolean {
  return (symbol.flags & ts.SymbolFlags.Optional) !== 0;
}

function refuseEndless(task: TaskContext, type: ts.Type, node: ts.Node): never {
  const shown = task.checker.typeToString(type);
  task.refuse(
    node,
    'BH1049',
    `'${shown}' contains itself and would have no end`,
    `refer to the other: \`${shown} | null\`; or use an index into an array`,
  );
}

function propertyFields(
  task: TaskContext,
  type: ts.Type,
  node: ts.Node,
  environment: Environment,
): { name: string; type: ts.Type; node: ts.Node }[] {
  if (task.openTypes.has(type)) refuseEndless(task, type, node);
  if (task.checker.getIndexInfosOfType(type).length > 0) {
    task.refuse(node, 'BH1054', 'an index signature does not say which fields there are');
  }
  void environment;
  return task.checker.getPropertiesOfType(type).map((symbol) => {
    const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0] ?? node;
    // A declaration outside the user's sources (lib) is no place to point at.
    const where = declaration.getSourceFile() === node.getSourceFile() ? declaration : node;
    if (isOptional(symbol)) task.refuse(where, 'BH1028', `'${symbol.name}' is optional, but memory for it is fixed`);
    if (!/^[A-Za-z_$][\w$]*$/.test(symbol.name)) task.refuse(where, 'BH1054', `'${symbol.name}' is no plain field name`);
    if (symbol.flags & (ts.SymbolFlags.Method | ts.SymbolFlags.Accessor)) {
      task.refuse(
        where,
        'BH1019',
        `'${symbol.name}' is a function: only classes have methods`,
        'make it a class, or a function that takes the object',
      );
    }
    return { name: symbol.name, type: task.checker.getTypeOfSymbolAtLocation(symbol, where), node: where };
  });
}

function nameOfType(type: ts.Type): string {
  return type.aliasSymbol?.name ?? (type.symbol && !type.symbol.name.startsWith('__') ? type.symbol.name : 'object');
}

/** Whether both are one type; a union with a name of its own is another object of TypeScript than the same without. */
function isSame(a: ts.Type, b: ts.Type): boolean {
  if (a === b) return true;
  return a.isUnion() && b.isUnion() && a.types.length === b.types.length && a.types.every((each) => b.types.includes(each));
}

/** The struct of a type that refers to its own kind, if it is known to be one. */
function selfType(task: TaskContext, type: ts.Type): StructType | undefined {
  for (const [each, struct] of task.selfTypes) if (isSame(each, type)) return struct;
  return undefined;
}

/**
 * The struct that `type | null` refers to from within that type itself: its fields follow. Null where the type is not being made.
 * @throws Refused for a generic type: what its parameters stand for is no part of its identity
 */
export function structWithin(task: TaskContext, type: ts.Type, node: ts.Node): StructType | null {
  const open = [...task.openTypes].find((each) => isSame(each, type));
  if (!open || !(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Union)) || task.checker.isTupleType(type)) return null;
  const known = selfType(task, open);
  if (known) return known;
  const isReference = ((type as ts.ObjectType).objectFlags ?? 0) & ts.ObjectFlags.Reference;
  if (open.aliasTypeArguments || (isReference && task.checker.getTypeArguments(type as ts.TypeReference).length > 0))
    task.refuse(
      node,
      'BH1049',
      `'${task.checker.typeToString(type)}' refers to its own kind, which a type with parameters cannot`,
      'write it without type parameters, or make it a class',
    );
  const kind = open.isUnion() ? 'union' : 'object';
  const place = open.aliasSymbol?.declarations?.[0] ?? open.symbol?.declarations?.[0] ?? node;
  const struct = addStruct(task, `self ${task.structs.size}`, nameOfType(open), kind, [], place);
  task.selfTypes.set(open, struct);
  return struct;
}

/** The struct with these fields: that which the type was given when it referred to itself, or one of its form. */
function finished(task: TaskContext, type: ts.Type, fields: Field[], kind: 'object' | 'union', node: ts.Node): StructType {
  const self = task.selfTypes.get(type);
  if (!self) return structOfFields(task, fields, nameOfType(type), node, kind);
  task.structs.get(self.id)!.fields.push(...fields);
  return self;
}

/** An interface or object type. */
export function structOfObject(task: TaskContext, type: ts.Type, node: ts.Node, environment: Environment): StructType {
  const properties = propertyFields(task, type, node, environment);
  const known = selfType(task, type);
  if (known) return known;
  task.openTypes.add(type);
  try {
    const fields = properties.map((each) => ({
      name: each.name,
      type: requireFieldType(task, typeOf(task, each.type, each.node, environment), each.name, each.node),
    }));
    return finished(task, type, fields, 'object', type.symbol?.declarations?.[0] ?? node);
  } finally {
    task.openTypes.delete(type);
  }
}

/**
 * A union of object types: one struct with the fields of all members. A field that several have must agree in type; tags of string literals become
 * one enum. tsc lets a member's field be read only where the tag was tested.
 */
export function structOfUnion(task: TaskContext, type: ts.UnionType, node: ts.Node, environment: Environment): StructType {
  const shown = task.checker.typeToString(type);
  if ([...task.openTypes].some((each) => isSame(each, type))) refuseEndless(task, type, node);
  const known = selfType(task, type);
  if (known) return known;
  const merged = new Map<string, ts.Type[]>();
  const members = type.types.map((member) => propertyFields(task, member, node, environment));
  for (const field of members.flat()) merged.set(field.name, [...(merged.get(field.name) ?? []), field.type]);
  const literals = ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLiteral | ts.TypeFlags.BooleanLiteral;
  const isTag = (types: ts.Type[]) => types.length === members.length && types.every((each) => (each.flags & literals) !== 0);
  if (![...merged.values()].some(isTag)) {
    task.refuse(node, 'BH1050', `'${shown}' has no tag: no field that is one literal in each of its members`);
  }
  task.openTypes.add(type);
  try {
    const fields = [...merged].map(([name, types]) => ({ name, type: mergedField(task, name, types, node, environment, shown) }));
    const struct = finished(task, type, fields, 'union', type.aliasSymbol?.declarations?.[0] ?? node);
    const tags = [...merged].filter(([, types]) => isTag(types)).map(([name]) => name);
    addMembers(task, struct, members, tags);
    return struct;
  } finally {
    task.openTypes.delete(type);
  }
}

/** What each member holds. Unions of the same fields share one struct: of two members with the same tags it may be either. */
function addMembers(
  task: TaskContext,
  struct: StructType,
  members: readonly { name: string; type: ts.Type }[][],
  tags: readonly string[],
): void {
  const declaration = task.structs.get(struct.id)!;
  declaration.members ??= [];
  for (const fields of members) {
    const own = fields.filter(({ name }) => tags.includes(name)).map(({ name, type }) => ({ field: name, value: literalOf(task, type) }));
    const known = declaration.members.find(({ tags: others }) =>
      own.every((tag) => others.some((other) => other.field === tag.field && other.value === tag.value)),
    );
    if (!known) declaration.members.push({ tags: own, fields: fields.map(({ name }) => name) });
    else known.fields = [...new Set([...known.fields, ...fields.map(({ name }) => name)])];
  }
}

function literalOf(task: TaskContext, type: ts.Type): string | number | boolean {
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  return task.checker.typeToString(type) === 'true';
}

function mergedField(task: TaskContext, name: string, types: ts.Type[], node: ts.Node, environment: Environment, shown: string): Type {
  if (types.every((each) => each.isStringLiteral())) {
    return enumOfStrings(
      task,
      types.map((each) => (each as ts.StringLiteralType).value),
      node,
    );
  }
  const found = types.map((each) => requireFieldType(task, typeOf(task, each, node, environment), name, node));
  const first = found[0]!;
  const other = found.find((each) => !sameType(each, first));
  if (other) {
    task.refuse(
      node,
      'BH1050',
      `'${name}' is ${shownType(task, first)} in one member of '${shown}' and ${shownType(task, other)} in another`,
      'give the fields different names',
    );
  }
  return first;
}

/** What a call to another task gives: ok, value (not for void), error, restarts. */
export function replyStruct(task: TaskContext, value: Type): StructType {
  const node = task.entryFile as ts.Node;
  const fields: Field[] = [{ name: 'ok', type: boolean }];
  if (value.kind !== 'void') fields.push({ name: 'value', type: value });
  fields.push({ name: 'error', type: callErrorEnum(task, node) });
  fields.push({ name: 'restarts', type: { kind: 'integer', bits: 16, signed: false } });
  const name = `Reply_${value.kind === 'void' ? 'void' : typeText(value).replace(/\W+/g, '_')}`;
  const type = addStruct(task, `reply ${typeText(value)}`, name, 'reply', fields, node);
  const member = (ok: boolean, field: string) => ({ tags: [{ field: 'ok', value: ok }], fields: ['ok', field, 'restarts'] });
  task.structs.get(type.id)!.members = [member(true, 'value'), member(false, 'error')];
  return type;
}

/** The struct of a class; its fields follow. */
export function classStruct(
  task: TaskContext,
  key: string,
  name: string,
  node: ts.Node,
): { type: StructType; declaration: StructDeclaration } {
  const type = addStruct(task, `class ${key}`, name, 'class', [], node);
  return { type, declaration: task.structs.get(type.id)! };
}

/** The type of a field; undefined when the struct has no such field. */
export function fieldType(task: TaskContext, type: StructType, name: string): Type | undefined {
  return task.structs.get(type.id)?.fields.find((field) => field.name === name)?.type;
}
