/** Calls of functions of this program and of C functions. */
import type { Call, Expression, NativeCall, Type } from '../ir/types.ts';
import { emitView } from './arrays.ts';
import type { FunctionContext } from './context.ts';
import { emit } from './expressions.ts';
import { level, within } from './values.ts';

/** The arguments as text; those that may trap are evaluated from left to right. */
export function emitArguments(context: FunctionContext, list: readonly Expression[], place: Call['place']): string[] {
  const { unit } = context;
  const ahead = unit.ahead(list);
  return list.flatMap((e, index) => {
    if (e.type.kind === 'view') {
      const view = emitView(context, e);
      for (const each of view.setup) context.line(`${each};`, place);
      return [view.data, within(view.length, level.assign)];
    }
    const value = emit(context, e);
    if (!ahead[index]) return [within(value, level.assign)];
    const kept = context.temporary(value.kind === 'other' ? e.type : value.kind);
    context.line(`${kept.code} = ${within(value, level.assign)};`, place);
    return [kept.code];
  });
}

/** `to`: what the result is assigned to, where that is not the bare local. */
export function emitCall(context: FunctionContext, s: Call, to?: string): undefined {
  const { unit } = context;
  const values = emitArguments(context, s.arguments, s.place);
  const name = unit.names.functions.get(s.function) ?? s.function;
  const result = unit.types.declarations.functions.get(s.function)?.result;
  if (result?.kind === 'array') {
    let array = s.result === undefined ? '' : context.localName(s.result);
    if (array === '') {
      array = context.fresh('unused');
      context.line(`${unit.types.stored(result, array)};`);
    }
    context.line(`${name}(${[array, ...values].join(', ')});`, s.place);
    return;
  }
  const given = `${name}(${values.join(', ')});`;
  if (s.result === undefined) context.line(result?.kind === 'void' ? given : `(void)${given}`, s.place);
  else context.line(`${to ?? context.localName(s.result)} = ${given}`, s.place);
}

/** A function of the HAL or of the runtime; its prototype is declared with the natural C types. */
export function emitNativeCall(context: FunctionContext, s: NativeCall): undefined {
  const { unit } = context;
  const parameters = s.arguments.flatMap((e) =>
    e.type.kind === 'view' ? [unit.types.viewPointer(e.type, '').trim(), 'int32_t'] : [unit.types.name(e.type)],
  );
  const result: Type = s.result === undefined ? { kind: 'void' } : context.local(s.result).type;
  const resultName = unit.types.name(result);
  const prototype = `${resultName}${resultName.endsWith('*') ? '' : ' '}${s.name}(${parameters.join(', ') || 'void'});`;
  // The header of the kernel declares its own; for others, a call that uses the result tells its type.
  if (!s.name.startsWith('bulkhead_') && (!unit.natives.has(s.name) || s.result !== undefined)) unit.natives.set(s.name, prototype);
  const given = `${s.name}(${emitArguments(context, s.arguments, s.place).join(', ')});`;
  context.line(s.result === undefined ? given : `${context.localName(s.result)} = ${given}`, s.place);
}
