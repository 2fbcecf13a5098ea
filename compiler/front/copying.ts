/** `copy(to, from)`: the content of a whole object or array, nested ones included. */
import type { ts } from 'ts-morph';
import type { Expression, PlaceExpression, Type } from '../ir/types.ts';
import { sameType } from '../ir/typing.ts';
import { isPlaceExpression } from './build.ts';
import type { TaskContext } from './context.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { placeOf } from './places.ts';
import { shownType } from './types.ts';

export function lowerCopy(fn: FunctionContext, call: ts.CallExpression): void {
  const [toNode, fromNode] = call.arguments;
  if (!toNode || !fromNode) fn.refuse(call, 'BH1001', 'copy takes the object to write to, and the one to read from');
  const [target, from] = fn.sequence([() => objectOf(fn, toNode), () => objectOf(fn, fromNode)]) as [PlaceExpression, Expression];
  const { type } = target;
  if (!sameType(type, from.type)) fn.refuse(fromNode, 'BH1048', `${shownType(fn.task, from.type)} is not ${shownType(fn.task, type)}`);
  const kept = sharedPart(fn.task, type);
  if (kept !== null)
    fn.refuse(
      toNode,
      'BH1052',
      `${kept} of ${shownType(fn.task, type)} is a reference: the copy would share what it leads to`,
      'copy the other fields one by one',
    );
  fn.emit({ op: 'assign', target, value: { op: 'copy', from, type, place: placeOf(call) }, place: placeOf(call) });
}

function objectOf(fn: FunctionContext, node: ts.Expression): PlaceExpression {
  const object = lower(fn, node);
  const { type } = object;
  if (type.kind === 'view')
    fn.refuse(node, 'BH1046', 'how long this array is is not known when the program is built', 'write `to.set(from)`, or a loop');
  if (type.kind !== 'struct' && type.kind !== 'array')
    fn.refuse(node, 'BH1043', `${shownType(fn.task, type)} is no object`, 'assign it: `to = from`');
  const declaration = type.kind === 'struct' ? fn.task.structs.get(type.id) : undefined;
  if (declaration?.base !== undefined || (declaration?.derived?.length ?? 0) > 0)
    fn.refuse(node, 'BH1052', `an object of a class with others derived from it may be one of those`, 'copy the fields one by one');
  if (!isPlaceExpression(object)) fn.refuse(node, 'BH1052', 'this object has no place of its own', 'give it a name first');
  return object;
}

/** A part, however deep, that is a reference; null when there is none. */
function sharedPart(task: TaskContext, type: Type): string | null {
  switch (type.kind) {
    case 'reference':
    case 'view':
      return 'an element';
    case 'nullable':
      return sharedPart(task, type.of);
    case 'array':
      return sharedPart(task, type.element);
    case 'struct':
      for (const field of task.structs.get(type.id)?.fields ?? []) if (sharedPart(task, field.type) !== null) return `'${field.name}'`;
      return null;
    default:
      return null;
  }
}
