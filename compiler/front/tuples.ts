/**
 * Tuples whose members are of different types: structs whose fields are named by their position. (Tuples of one type are arrays.) And what both kinds
 * have in common: parts that a position known at build time names.
 */
import { ts } from 'ts-morph';
import {
  type Expression,
  exact,
  type Place,
  type PlaceExpression,
  type StructDeclaration,
  type StructType,
  type Type,
} from '../ir/types.ts';
import { elementOf, fieldOf, throughReference, wholeConstant } from './build.ts';
import type { Environment, TaskContext } from './context.ts';
import { mayTrap } from './effects.ts';
import type { FunctionContext } from './function-context.ts';
import { placeOf } from './places.ts';
import { requireFieldType, structOfFields } from './structs.ts';
import { shownType, typeOf } from './types.ts';

/** Types of the members that a TypeScript tuple type names. @throws Refused for members that may be absent, and for any number of them */
export function memberTypes(task: TaskContext, type: ts.Type, node: ts.Node, environment: Environment): Type[] {
  const { checker } = task;
  const { elementFlags } = (type as ts.TupleTypeReference).target;
  if (elementFlags.some((each) => (each & ts.ElementFlags.Required) === 0))
    task.refuse(
      node,
      'BH1046',
      `how many elements '${checker.typeToString(type)}' has is not said`,
      'write one type for each, without `?` and `...`',
    );
  if (task.openTypes.has(type)) task.refuse(node, 'BH1049', `'${checker.typeToString(type)}' contains itself and would have no end`);
  task.openTypes.add(type);
  try {
    return checker.getTypeArguments(type as ts.TypeReference).map((each) => typeOf(task, each, node, environment));
  } finally {
    task.openTypes.delete(type);
  }
}

/** The struct of a tuple with these members. */
export function structOfTuple(task: TaskContext, members: readonly Type[], node: ts.Node): StructType {
  const fields = members.map((type, index) => ({ name: `${index}`, type: requireFieldType(task, type, `element ${index}`, node) }));
  return structOfFields(task, fields, `[${members.map((each) => shownType(task, each)).join(', ')}]`, node, 'tuple');
}

export function isTuple(task: TaskContext, type: Type): boolean {
  return declarationOf(task, type) !== undefined;
}

function declarationOf(task: TaskContext, type: Type): StructDeclaration | undefined {
  const declaration = type.kind === 'struct' ? task.structs.get(type.id) : undefined;
  return declaration?.kind === 'tuple' ? declaration : undefined;
}

/** How many parts an array or tuple has; null for what has none by position. */
export function partCount(task: TaskContext, type: Type): number | null {
  if (type.kind === 'array') return type.length;
  return declarationOf(task, type)?.fields.length ?? null;
}

/** The type of a part that is there. */
export function partType(task: TaskContext, type: Type, index: number): Type {
  if (type.kind === 'array') return type.element;
  const field = declarationOf(task, type)?.fields[index];
  if (!field) throw new Error('a part that is there');
  return field.type;
}

/** A part that is there, as the place that holds it. */
export function partPlace(value: Expression, type: Type, index: number, place: Place): PlaceExpression {
  if (value.type.kind === 'array') return elementOf(value, wholeConstant(BigInt(index), place), type, place);
  return fieldOf(value, `${index}`, type, place);
}

/** A part of an array or tuple. @throws Refused where there is none */
export function partOf(fn: FunctionContext, value: Expression, index: number, node: ts.Node): Expression {
  const { type } = value;
  const count = partCount(fn.task, type);
  if (count === null) fn.refuse(node, 'BH1043', `${shownType(fn.task, type)} has no elements`);
  if (index < 0 || index >= count) fn.refuse(node, 'BH1038', `index ${index} is outside 0..${count - 1}`, 'there is no such element');
  return throughReference(partPlace(value, partType(fn.task, type, index), index, placeOf(node)));
}

/** `tuple[i]` with a position known at build time. */
export function lowerTupleMember(fn: FunctionContext, tuple: Expression, index: Expression, node: ts.ElementAccessExpression): Expression {
  if (index.op !== 'constant' || typeof index.value !== 'bigint')
    fn.refuse(
      node.argumentExpression,
      'BH1042',
      `each member of ${shownType(fn.task, tuple.type)} has a type of its own: which one this is must be known`,
      'write a literal index, or take it apart: `const [a, b] = pair`',
    );
  return partOf(fn, tuple, Number(index.value), node);
}

/** Refuses what works on all elements alike. */
export function refuseArrayMember(fn: FunctionContext, type: Type, name: string, node: ts.Node): never {
  fn.refuse(
    node,
    'BH1047',
    `'${name}' is for arrays, whose elements are of one type: those of ${shownType(fn.task, type)} are not`,
    'name the members: `pair[0]`, or `const [a, b] = pair`',
  );
}

/** `tuple.length`; what else stands after the dot is for arrays. */
export function tupleProperty(fn: FunctionContext, tuple: Expression, name: string, node: ts.Node): Expression {
  if (name !== 'length') refuseArrayMember(fn, tuple.type, name, node);
  const place = placeOf(node);
  // What leads to the tuple is looked at, and may trap.
  if (mayTrap(tuple)) fn.alias('t', tuple, place);
  return { ...wholeConstant(BigInt(partCount(fn.task, tuple.type)!), place), type: exact };
}
