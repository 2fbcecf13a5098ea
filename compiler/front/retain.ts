/** `let hours: u32 = retain(0)`: a variable that outlives a warm reset and a restart of its task. */
import { ts } from 'ts-morph';
import { fnv1a } from '../hash.ts';
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

interface Form {
  size: number;
  align: number;
}

/** Size and alignment, in bytes, of a value that can be kept as it lies in memory; null for any other. As C lays it out on the chip and on 64-bit hosts. */
function formOf(task: TaskContext, type: Type): Form | null {
  switch (type.kind) {
    case 'integer':
    case 'float':
      return { size: type.bits / 8, align: type.bits / 8 };
    case 'boolean':
      return { size: 1, align: 1 };
    case 'array': {
      const element = formOf(task, type.element);
      return element && { size: element.size * type.length, align: element.align };
    }
    case 'struct':
      return formOfStruct(task, type.id);
    default:
      return null;
  }
}

/** An object whose fields can all be kept, of a class without relatives. */
function formOfStruct(task: TaskContext, id: string): Form | null {
  const declaration = task.structs.get(id);
  if (!declaration || !['object', 'tuple', 'class'].includes(declaration.kind) || declaration.base !== undefined || declaration.derived)
    return null;
  let end = 0;
  let align = 1;
  for (const field of declaration.fields) {
    const form = formOf(task, field.type);
    if (!form) return null;
    end = up(end, form.align) + form.size;
    align = Math.max(align, form.align);
  }
  return { size: Math.max(1, up(end, align)), align };
}

const up = (bytes: number, align: number) => Math.ceil(bytes / align) * align;

/** Gives the variable its place among the retained ones. */
export function declareRetained(task: TaskContext, global: GlobalVariable, isConst: boolean, node: ts.VariableDeclaration): void {
  const form = formOf(task, global.type);
  if (!form) {
    const hint = 'retain numbers, booleans, arrays of them, and objects that have no other fields';
    task.refuse(node, 'BH1120', `${shownType(task, global.type)} cannot be retained`, hint);
  }
  const { size } = form;
  if (isConst && global.type.kind !== 'array' && global.type.kind !== 'struct') {
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
  if (type.kind === 'struct') {
    const reference: Expression = { op: 'reference', target, type: { kind: 'reference', to: type }, place };
    const name = 'bulkhead_retained_object';
    fn.emit({ op: 'nativeCall', name, arguments: [constant(retained.offset), constant(retained.size), reference], place });
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
  const lines = task.retained.map(({ global, offset, size }) => {
    const variable = task.globals.find(({ id }) => id === global)!;
    return `${variable.name} ${described(task, variable.type)} ${offset} ${size}`;
  });
  return { variables: task.retained, words: last.offset / 4 + Math.ceil(last.size / 4), layout: fnv1a(lines.join('\n')) };
}

/** The type with all that lies in it. */
function described(task: TaskContext, type: Type): string {
  if (type.kind === 'array') return `${described(task, type.element)}[${type.length}]`;
  if (type.kind !== 'struct') return JSON.stringify(type);
  const fields = task.structs.get(type.id)?.fields ?? [];
  return `{${fields.map((field) => `${field.name} ${described(task, field.type)}`).join(' ')}}`;
}
