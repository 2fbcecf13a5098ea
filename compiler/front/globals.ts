/** What is declared at the top level of a module: constants, variables, points, endpoints, connections. Made when first named. */
import { ts } from 'ts-morph';
import type { GlobalVariable, Type } from '../ir/types.ts';
import { freshType, isFresh } from './aggregates.ts';
import { isFractionLiteral } from './build.ts';
import { sizedArray } from './classes.ts';
import { coerce, coerceToStorage } from './coerce.ts';
import type { Entity, TaskContext } from './context.ts';
import { resolveEntity } from './entities.ts';
import { lower } from './expressions.ts';
import { FunctionContext } from './function-context.ts';
import { asClass } from './inheritance.ts';
import { isBehaviour } from './interfaces.ts';
import { placeOf } from './places.ts';
import { checkPoints, intrinsicName, pointName } from './points.ts';
import { declareConnection, declareEndpoint } from './remote.ts';
import { declareRetained, retainedInitial } from './retain.ts';
import { declareSequence } from './sequences.ts';
import { inferType } from './shapes.ts';
import { shownType, typeOf } from './types.ts';
import { isSameObject, literalFraction, requireBlockScoped } from './variables.ts';

export function addGlobal(task: TaskContext, name: string, type: Type, node: ts.Node): GlobalVariable {
  const global: GlobalVariable = { id: task.names.unique(name), name, type, place: placeOf(node), constant: false };
  task.globals.push(global);
  return global;
}

/** `const` or `let` at the top level of a module. */
export function declareModuleVariable(task: TaskContext, node: ts.VariableDeclaration): Entity {
  const fn = new FunctionContext(task);
  const list = node.parent;
  if (!ts.isVariableDeclarationList(list)) task.refuse(node, 'BH1010', 'this declaration is not in the subset');
  requireBlockScoped(fn, list);
  const isConst = (list.flags & ts.NodeFlags.Const) !== 0;
  if (!ts.isIdentifier(node.name)) throw new Error('a pattern has no symbol');
  const name = node.name.text;
  const { initializer } = node;
  if (!initializer) {
    task.refuse(node, node.type ? 'BH1065' : 'BH1015', `'${name}' starts without a value`, `write \`${name}: T = 0\``);
  }
  const special = declareSpecial(fn, node, initializer);
  if (special) return special;
  const sequence = ts.isCallExpression(initializer) ? declareSequence(fn, node, initializer) : null;
  if (sequence) return sequence;
  const retained = retainedInitial(fn, initializer);
  if (retained) {
    const entity = declareValue(fn, node, name, retained, isConst);
    if (entity.kind !== 'global') return task.refuse(node, 'BH1120', `'${name}' is no variable of its own: there is nothing to retain`);
    declareRetained(task, entity.global, isConst, node);
    return entity;
  }
  const isFunction = ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer);
  if (isFunction && isConst && !node.type) return { kind: 'function', node: initializer, name };
  return declareValue(fn, node, name, initializer, isConst);
}

/** Points, endpoints and connections: names without a value of their own. */
function declareSpecial(fn: FunctionContext, node: ts.VariableDeclaration, initializer: ts.Expression): Entity | null {
  const { task } = fn;
  switch (intrinsicName(fn, initializer)) {
    case 'points':
      checkPoints(task, initializer as ts.CallExpression);
      return { kind: 'points' };
    case 'serve':
      return declareEndpoint(task, node, initializer as ts.CallExpression);
    case 'connect':
      return declareConnection(fn, initializer as ts.CallExpression);
    default:
      return null;
  }
}

function declareValue(
  fn: FunctionContext,
  node: ts.VariableDeclaration,
  name: string,
  initializer: ts.Expression,
  isConst: boolean,
): Entity {
  const { task } = fn;
  const declared = node.type && task.checker.getTypeFromTypeNode(node.type);
  const annotated = declared && !isBehaviour(task, declared) ? typeOf(task, declared, node.type!, fn.environment) : undefined;
  if (isFresh(initializer) && annotated?.kind !== 'nullable') {
    if (!isConst) task.refuse(node, 'BH1014', 'an object variable names one object for its whole life, so `let` would promise too much');
    const wanted = annotated?.kind === 'view' ? sizedArray(fn, annotated, initializer, name) : annotated;
    const type = wanted?.kind === 'struct' || wanted?.kind === 'array' ? wanted : freshType(fn, initializer);
    if (wanted && wanted !== type) task.refuse(node, 'BH1048', `an object is not ${shownType(task, wanted)}`);
    return { kind: 'global', global: addGlobal(task, name, type, node.name) };
  }
  const other = resolveEntity(fn, initializer);
  const isValue = !other || other.kind === 'global' || other.kind === 'constant' || isFloatName(initializer);
  const value = isValue ? lower(fn, initializer, annotated) : null;
  if (!value) return isConst && other ? other : task.refuse(initializer, 'BH1019', 'this cannot be kept in a variable');
  const isObject = value.type.kind === 'struct' || value.type.kind === 'array' || value.type.kind === 'view';
  if (isObject && annotated?.kind !== 'nullable') {
    if (annotated && !isSameObject(asClass(task, value, annotated).type, annotated))
      task.refuse(node, 'BH1048', `this is ${shownType(task, value.type)}, declared is ${shownType(task, annotated)}`);
    return declareObject(fn, node, name, initializer, isConst, other);
  }
  if (isConst && !annotated && isFractionLiteral(value)) {
    return { kind: 'constant', value: literalFraction(fn, value, initializer), key: `constant ${task.keyOf(node)}` };
  }
  const stored = annotated ? coerce(fn, value, annotated, initializer) : coerceToStorage(fn, value, initializer);
  if (isConst && stored.op === 'constant') return { kind: 'constant', value: stored, key: `constant ${task.keyOf(node)}` };
  return { kind: 'global', global: addGlobal(task, name, stored.type, node.name) };
}

/** Names of what floats can hold. */
const isFloatName = (node: ts.Expression) => ts.isIdentifier(node) && (node.text === 'NaN' || node.text === 'Infinity');

/** An object that is no literal: another name of a global, or what a call gives. */
function declareObject(
  fn: FunctionContext,
  node: ts.VariableDeclaration,
  name: string,
  initializer: ts.Expression,
  isConst: boolean,
  other: Entity | null,
): Entity {
  if (!isConst) fn.refuse(node, 'BH1014', 'an object variable names one object for its whole life, so `let` would promise too much');
  if (other?.kind === 'global') return other;
  const type = inferType(fn, initializer);
  const isCall = ts.isCallExpression(initializer) && (type.kind === 'struct' || type.kind === 'array');
  if (!isCall)
    fn.refuse(initializer, 'BH1052', `'${name}' would be a second name for a part of another object`, 'use the object by its own name');
  return { kind: 'global', global: addGlobal(fn.task, name, type, node.name) };
}

/** One name of `const { a, b } = …` at the top level. */
export function declareModuleBinding(task: TaskContext, node: ts.BindingElement): Entity {
  let owner: ts.Node = node.parent.parent;
  while (ts.isBindingElement(owner)) owner = owner.parent.parent;
  const declaration = owner as ts.VariableDeclaration;
  const fn = new FunctionContext(task);
  if (intrinsicName(fn, declaration.initializer) === 'points') {
    checkPoints(task, declaration.initializer as ts.CallExpression);
    return { kind: 'point', name: pointName(fn, node) };
  }
  return task.refuse(node.parent, 'BH1010', 'at the top level only points are taken apart', 'declare the parts one by one');
}

/** A static field of a class. */
export function declareStatic(task: TaskContext, node: ts.PropertyDeclaration): Entity {
  const owner = ts.isClassDeclaration(node.parent) ? node.parent.name?.text : undefined;
  const fn = new FunctionContext(task);
  const name = `${owner ?? 'Unnamed'}.${node.name.getText().replace(/^#/, '')}`;
  if (!node.initializer) task.refuse(node, 'BH1065', `'${name}' starts without a value`, 'give it an initial value');
  const annotated = node.type && typeOf(task, task.checker.getTypeFromTypeNode(node.type), node.type, fn.environment);
  if (isFresh(node.initializer) && annotated?.kind !== 'nullable') {
    const wanted = annotated?.kind === 'view' ? sizedArray(fn, annotated, node.initializer, name) : annotated;
    const type = wanted?.kind === 'struct' || wanted?.kind === 'array' ? wanted : freshType(fn, node.initializer);
    return { kind: 'global', global: addGlobal(task, name, type, node.name) };
  }
  const value = lower(fn, node.initializer, annotated);
  const stored = annotated ? coerce(fn, value, annotated, node.initializer) : coerceToStorage(fn, value, node.initializer);
  if (stored.type.kind === 'struct' || stored.type.kind === 'array' || stored.type.kind === 'view') {
    task.refuse(node, 'BH1052', `'${name}' would be a second name for another object`);
  }
  const isReadonly = node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ReadonlyKeyword) ?? false;
  if (isReadonly && stored.op === 'constant') return { kind: 'constant', value: stored, key: `constant ${task.keyOf(node)}` };
  return { kind: 'global', global: addGlobal(task, name, stored.type, node.name) };
}
