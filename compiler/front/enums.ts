/** Numeric enums and unions of string literals. */
import { ts } from 'ts-morph';
import { type EnumDeclaration, type EnumType, type Expression, i32, type Place } from '../ir/types.ts';
import { convert, enumConstant, wholeConstant } from './build.ts';
import type { TaskContext } from './context.ts';
import type { FunctionContext } from './function-context.ts';
import { placeOf } from './places.ts';

/** The literals of a union in the order in which its declaration lists them, when it lists just those. */
function declaredOrder(alias: ts.Symbol | undefined): string[] | null {
  const declaration = alias?.declarations?.find(ts.isTypeAliasDeclaration);
  if (!declaration || !ts.isUnionTypeNode(declaration.type)) return null;
  const names = declaration.type.types.map((each) =>
    ts.isLiteralTypeNode(each) && ts.isStringLiteral(each.literal) ? each.literal.text : null,
  );
  return names.every((name) => name !== null) ? names : null;
}

/** The enum of a set of string literals; the same set is the same type, whatever its name. */
export function enumOfStrings(task: TaskContext, strings: readonly string[], node: ts.Node, alias?: ts.Symbol): EnumType {
  const sorted = [...new Set(strings)].sort();
  const key = `strings ${JSON.stringify(sorted)}`;
  const known = task.enumKeys.get(key);
  if (known) return { kind: 'enum', id: known };
  const order = declaredOrder(alias);
  const members = order && order.length === sorted.length && order.every((name) => sorted.includes(name)) ? order : sorted;
  const name = alias?.name ?? members.map((member) => `'${member}'`).join(' | ');
  const wanted =
    alias?.name ??
    members
      .map((member) => member.replace(/\W/g, '_'))
      .join('_or_')
      .slice(0, 40);
  return addEnum(task, key, {
    id: task.names.unique(wanted),
    name,
    place: placeOf(alias?.declarations?.[0] ?? node),
    members: members.map((member, value) => ({ name: member, value })),
    kind: 'strings',
  });
}

function addEnum(task: TaskContext, key: string, declaration: EnumDeclaration): EnumType {
  task.enums.set(declaration.id, declaration);
  task.enumKeys.set(key, declaration.id);
  return { kind: 'enum', id: declaration.id };
}

/** Of which class of a family an object is. */
export function classTagEnum(task: TaskContext, id: string, name: string, classes: readonly string[], node: ts.Node): EnumType {
  const key = `classes ${id}`;
  const known = task.enumKeys.get(key);
  if (known) return { kind: 'enum', id: known };
  return addEnum(task, key, {
    id: task.names.unique(`${id}_class`),
    name: `${name} class`,
    place: placeOf(node),
    members: classes.map((each, value) => ({ name: each, value })),
    kind: 'strings',
  });
}

/** `bulkhead_status - 1`: the order is the kernel's. */
export function callErrorEnum(task: TaskContext, node: ts.Node): EnumType {
  const key = `strings ${JSON.stringify(['dead', 'denied', 'timeout'])}`;
  const known = task.enumKeys.get(key);
  if (known) return { kind: 'enum', id: known };
  return addEnum(task, key, {
    id: task.names.unique('CallError'),
    name: 'CallError',
    place: placeOf(node),
    members: ['denied', 'dead', 'timeout'].map((name, value) => ({ name, value })),
    kind: 'strings',
  });
}

/** The enum that a type, or a narrowed part of it, belongs to. */
export function enumOfDeclaration(task: TaskContext, type: ts.Type, node: ts.Node): EnumType {
  const found = type.symbol?.declarations?.[0];
  const declaration = found && ts.isEnumMember(found) ? found.parent : found;
  if (!declaration || !ts.isEnumDeclaration(declaration)) task.refuse(node, 'BH1010', 'this enum type is not in the subset');
  return declaredEnum(task, declaration);
}

/** A declared enum; one of strings is the same as the union of its values. */
export function declaredEnum(task: TaskContext, declaration: ts.EnumDeclaration): EnumType {
  const values = declaration.members.map((member) => task.checker.getConstantValue(member));
  if (values.length === 0 || !values.every((value) => typeof value === 'string')) return numericEnum(task, declaration);
  return enumOfStrings(task, values, declaration, task.checker.getSymbolAtLocation(declaration.name));
}

/** `Mode.Run` as a constant; null when there is no such member. */
export function enumMember(task: TaskContext, declaration: ts.EnumDeclaration, name: string, place: Place): Expression | null {
  const type = declaredEnum(task, declaration);
  const member = declaration.members.find((each) => each.name.getText() === name);
  const value = member && task.checker.getConstantValue(member);
  if (typeof value === 'string') return stringMember(task, type, value, place);
  return typeof value === 'number' ? numericMember(task, type, BigInt(value), place) : null;
}

/** A declared enum of whole numbers. */
function numericEnum(task: TaskContext, declaration: ts.EnumDeclaration): EnumType {
  const key = `enum ${task.keyOf(declaration)}`;
  const known = task.enumKeys.get(key);
  if (known) return { kind: 'enum', id: known };
  const members = declaration.members.map((member) => {
    const value = task.checker.getConstantValue(member);
    if (typeof value === 'string') {
      task.refuse(member, 'BH1010', 'an enum of numbers and strings has no common form', 'make all members strings, or all numbers');
    }
    if (value === undefined || !Number.isInteger(value) || value !== (value | 0)) {
      task.refuse(member, 'BH1042', 'the value of an enum member must be a constant whole number that fits i32');
    }
    return { name: member.name.getText(), value };
  });
  if (members.length === 0) task.refuse(declaration, 'BH1010', 'an enum needs members');
  if (new Set(members.map((member) => member.value)).size !== members.length) {
    task.refuse(declaration, 'BH1010', 'two members of this enum have the same value', 'give each its own');
  }
  const name = declaration.name.text;
  return addEnum(task, key, { id: task.names.unique(name), name, place: placeOf(declaration), members, kind: 'numeric' });
}

/** The member of a string enum as a constant; null when it is none of them. */
export function stringMember(task: TaskContext, type: EnumType, text: string, place: Place): Expression | null {
  const declaration = task.enums.get(type.id);
  if (declaration?.kind !== 'strings') return null;
  const index = declaration.members.findIndex((member) => member.name === text);
  return index < 0 ? null : enumConstant(type.id, index, place);
}

/** The member of a numeric enum with this value as a constant; null when none has it. */
export function numericMember(task: TaskContext, type: EnumType, value: bigint, place: Place): Expression | null {
  const declaration = task.enums.get(type.id);
  if (declaration?.kind !== 'numeric') return null;
  const index = declaration.members.findIndex((member) => BigInt(member.value) === value);
  return index < 0 ? null : enumConstant(type.id, index, place);
}

function pickByMember(
  fn: FunctionContext,
  value: Expression,
  result: (index: number) => Expression,
  count: number,
  type: Expression['type'],
): Expression {
  const place = value.place;
  const id = (value.type as EnumType).id;
  const held = value.op === 'local' || value.op === 'constant' ? value : fn.spill(value);
  let chain = result(count - 1);
  for (let index = count - 2; index >= 0; index--) {
    const condition: Expression = {
      op: 'compare',
      operator: 'eq',
      left: held,
      right: enumConstant(id, index, place),
      type: { kind: 'boolean' },
      place,
    };
    chain = { op: 'conditional', condition, whenTrue: result(index), whenFalse: chain, type, place };
  }
  return chain;
}

/** The number that a member of a numeric enum stands for, as JavaScript has it. */
export function enumNumber(fn: FunctionContext, value: Expression): Expression {
  const declaration = fn.task.enums.get((value.type as EnumType).id);
  if (declaration?.kind !== 'numeric') return value;
  if (value.op === 'constant') {
    return wholeConstant(BigInt(declaration.members[Number(value.value)]?.value ?? 0), value.place);
  }
  return convert('widen', value, i32, value.place);
}

/** A value of one string union as one of another that has all its members; null when it has not. */
export function enumAs(fn: FunctionContext, value: Expression, to: EnumType): Expression | null {
  const from = fn.task.enums.get((value.type as EnumType).id);
  const wide = fn.task.enums.get(to.id);
  if (from?.kind !== 'strings' || wide?.kind !== 'strings') return null;
  const indices = from.members.map((member) => wide.members.findIndex((each) => each.name === member.name));
  if (indices.some((index) => index < 0)) return null;
  if (value.op === 'constant') return enumConstant(to.id, indices[Number(value.value)]!, value.place);
  return pickByMember(fn, value, (index) => enumConstant(to.id, indices[index]!, value.place), indices.length, to);
}
