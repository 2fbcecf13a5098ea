/** `let hours: u32 = retain(0)`: a variable that outlives a warm reset and a restart of its task. */
import { ts } from 'ts-morph';
import { type Expression, type GlobalVariable, type PlaceExpression, type RetainedVariables, type Type, u32 } from '../ir/types.ts';
import { integerConstant } from './build.ts';
import type { TaskContext } from './context.ts';
import type { FunctionContext } from './function-context.ts';
import { placeOf } from './places.ts';
import { intrinsicName } from './points.ts';
import { shownType } from './types.ts';

/** The initial value in `retain(…)`; null: the variable is not retained. */
export function retainedInitial(fn: FunctionContext, initializer: ts.Expression): ts.Expression | null {
  if (intrinsicName(fn, initializer) !== 'retain') return null;
  const call = initializer as ts.CallExpression;
  const [initial, ...others] = call.arguments;
  if (!initial || others.length > 0 || ts.isSpreadElement(initial)) fn.refuse(call, 'BH1120', 'retain takes the initial value');
  return initial;
}

/** Bytes of a value that can be kept as it lies in memory; null for any other. */
function bytesOf(type: Type): number | null {
  switch (type.kind) {
    case 'integer':
    case 'float':
      return type.bits / 8;
    case 'boolean':
      return 1;
    case 'array': {
      const element = type.element.kind === 'array' ? null : bytesOf(type.element);
      return element === null ? null : element * type.length;
    }
    default:
      return null;
  }
}

/** Gives the variable its place among the retained ones. */
export function declareRetained(task: TaskContext, global: GlobalVariable, isConst: boolean, node: ts.VariableDeclaration): void {
  const size = bytesOf(global.type);
  if (size === null) {
    task.refuse(node, 'BH1120', `${shownType(task, global.type)} cannot be retained`, 'retain numbers, booleans, and arrays of them');
  }
  if (isConst && global.type.kind !== 'array') {
    task.refuse(node, 'BH1120', `'${global.name}' never changes: there is nothing to retain`, 'write `let`');
  }
  const last = task.retained.at(-1);
  const offset = last ? last.offset + 4 * Math.ceil(last.size / 4) : 0;
  task.retained.push({ global: global.id, offset, size });
}

/** Puts what was kept in place of the initial value: at once, so that module-level code behind it sees it. */
export function emitRetained(fn: FunctionContext, target: PlaceExpression & { op: 'global' }, node: ts.Node): void {
  const retained = fn.task.retained.find(({ global }) => global === target.id);
  if (!retained) return;
  const place = placeOf(node);
  const { type } = target;
  const constant = (value: number): Expression => integerConstant(u32, BigInt(value), place);
  if (type.kind === 'array') {
    const view: Expression = {
      op: 'view',
      target,
      type: { kind: 'view', element: type.element, wraps: type.wraps, readonly: false },
      place,
    };
    const name = 'bulkhead_retained_array';
    fn.emit({ op: 'nativeCall', name, arguments: [constant(retained.offset), constant(retained.size / type.length), view], place });
    return;
  }
  const result = fn.addLocal('t', type, place, { constant: false, temporary: true });
  fn.emit({ op: 'declare', local: result.id, place });
  fn.emit({
    op: 'nativeCall',
    name: `bulkhead_retained_${suffixOf(type)}`,
    arguments: [constant(retained.offset), target],
    result: result.id,
    place,
  });
  fn.emit({ op: 'assign', target, value: { op: 'local', id: result.id, type, place }, place });
}

function suffixOf(type: Type): string {
  if (type.kind === 'integer') return `${type.signed ? 'i' : 'u'}${type.bits}`;
  return type.kind === 'float' ? `f${type.bits}` : 'bool';
}

/** All retained variables of the task with the hash of their layout; undefined without any. */
export function retainedVariables(task: TaskContext): RetainedVariables | undefined {
  const last = task.retained.at(-1);
  if (!last) return undefined;
  const described = task.retained.map(({ global, offset, size }) => {
    const variable = task.globals.find(({ id }) => id === global)!;
    return `${variable.name} ${JSON.stringify(variable.type)} ${offset} ${size}`;
  });
  return { variables: task.retained, words: last.offset / 4 + Math.ceil(last.size / 4), layout: fnv1a(described.join('\n')) };
}

/** FNV-1a, 32 bits. */
function fnv1a(text: string): number {
  let hash = 0x811c_9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x0100_0193) >>> 0;
  return hash;
}
