/** The process image: `points<typeof system, 'task'>()`; and peripherals. */
import { ts } from 'ts-morph';
import { boolean, type Expression, type Type, u8 } from '../ir/types.ts';
import type { PointModel, TaskModel } from '../system/model.ts';
import { integerConstant } from './build.ts';
import type { TaskContext } from './context.ts';
import { resolveEntity, symbolOf } from './entities.ts';
import type { FunctionContext } from './function-context.ts';
import { placeOf } from './places.ts';
import { sizedTypes } from './types.ts';
import { partName } from './variables.ts';

/** The name of an export of `bulkhead` that a call is of; null for other calls. */
export function intrinsicName(fn: FunctionContext, node: ts.Expression | undefined): string | null {
  if (!node || !ts.isCallExpression(node)) return null;
  const callee = node.expression;
  if (ts.isIdentifier(callee) && !symbolOf(fn.task, callee)) return null;
  if (!ts.isIdentifier(callee) && !ts.isPropertyAccessExpression(callee)) return null;
  const entity = resolveEntity(fn, callee);
  return entity?.kind === 'intrinsic' ? entity.name : null;
}

/** This task, which `points<typeof system, 'task'>` and `peripheral` must name. */
function ownTask(task: TaskContext, call: ts.CallExpression): TaskModel {
  if (!task.task) task.refuse(call, 'BH1080', 'this program belongs to no system');
  const argument = call.typeArguments?.[1];
  if (!argument)
    task.refuse(call, 'BH1072', 'the type arguments say whose points these are', `write \`<typeof system, '${task.task.name}'>\``);
  const type = task.checker.getTypeFromTypeNode(argument);
  const name = type.isStringLiteral() ? type.value : null;
  if (name !== task.task.name) {
    task.refuse(
      argument,
      'BH1072',
      name === null ? 'this does not name one task' : `these are the points of '${name}', this task is '${task.task.name}'`,
    );
  }
  return task.task;
}

/** `const { level } = points<…>()` or `const io = points<…>()` in a function; false when the declaration is another. */
export function declarePoints(fn: FunctionContext, node: ts.VariableDeclaration): boolean {
  if (intrinsicName(fn, node.initializer) !== 'points') return false;
  const call = node.initializer as ts.CallExpression;
  ownTask(fn.task, call);
  if (ts.isIdentifier(node.name)) {
    const symbol = symbolOf(fn.task, node.name);
    if (symbol) fn.symbols.set(symbol, { kind: 'points' });
    return true;
  }
  for (const element of node.name.elements) {
    if (!ts.isBindingElement(element)) continue;
    const name = pointName(fn, element);
    const symbol = symbolOf(fn.task, element.name);
    if (symbol) fn.symbols.set(symbol, { kind: 'point', name });
  }
  return true;
}

/** The point that a part of `const { level: tank } = points<…>()` names; checks that the task has it. */
export function pointName(fn: FunctionContext, element: ts.BindingElement): string {
  if (element.dotDotDotToken || element.initializer || !ts.isIdentifier(element.name)) {
    fn.refuse(element, 'BH1073', 'points are taken by their plain names');
  }
  const name = partName(fn, element);
  findPoint(fn.task, name, element.propertyName ?? element.name);
  return name;
}

/** Checks a module-level `points<…>()`. */
export function checkPoints(task: TaskContext, call: ts.CallExpression): void {
  ownTask(task, call);
}

function findPoint(task: TaskContext, name: string, node: ts.Node): { point: PointModel; owner: TaskModel } {
  const { task: owner, system } = task;
  if (!owner || !system) task.refuse(node, 'BH1080', 'this program belongs to no system');
  const point = system.points.find((each) => each.name === name);
  if (!point) task.refuse(node, 'BH1070', `the system has no point '${name}'`, 'declare it in `points` of system.ts');
  if (!owner.reads.includes(point.index) && !owner.writes.includes(point.index)) {
    task.refuse(node, 'BH1070', `task '${owner.name}' neither reads nor writes '${name}'`);
  }
  return { point, owner };
}

/** `point.value`. A point that the task writes reads back what it wrote. */
export function pointPlace(fn: FunctionContext, name: string, access: 'read' | 'write', node: ts.Node): Expression {
  const { point, owner } = findPoint(fn.task, name, node);
  const type: Type = point.type === 'bool' ? boolean : sizedTypes[point.type]!;
  const written = owner.writes.indexOf(point.index);
  if (written >= 0) return { op: 'point', direction: 'out', index: written, name, type, place: placeOf(node) };
  if (access === 'write') fn.refuse(node, 'BH1071', `task '${owner.name}' reads '${name}' but does not write it`);
  return { op: 'point', direction: 'in', index: owner.reads.indexOf(point.index), name, type, place: placeOf(node) };
}

/** `peripheral<typeof system, 'task'>('usart2')`: its index in `uses`. */
export function lowerPeripheral(fn: FunctionContext, call: ts.CallExpression): Expression {
  const owner = ownTask(fn.task, call);
  const argument = call.arguments[0];
  if (!argument || !ts.isStringLiteralLike(argument))
    fn.refuse(call, 'BH1074', 'a peripheral is named by a string literal', "write peripheral<…>('usart2')");
  const index = owner.uses.indexOf(argument.text);
  if (index < 0) fn.refuse(argument, 'BH1074', `task '${owner.name}' does not use '${argument.text}'`);
  return integerConstant(u8, BigInt(index), placeOf(call));
}
