/** From IR statements to lines of C. */

import type { Assign, Declare, Expression, Return, Statement } from '../ir/types.ts';
import { alwaysLeaves } from '../ir/validate.ts';
import { eachExpression, eachPart, eachStatement, writtenLocal } from '../ir/walk.ts';
import { emitView } from './arrays.ts';
import { emitCall, emitNativeCall } from './calls.ts';
import { type FunctionContext, isPlain } from './context.ts';
import { kindOf } from './ctypes.ts';
import { emit } from './expressions.ts';
import { emitBreak, emitContinue, emitLoop, takesInitial } from './loops.ts';
import { copyInto, fill, initialiser, stored, storedValue, structExpression } from './objects.ts';
import { emitPlace } from './places.ts';
import { writePoint } from './points.ts';
import { emitFormat, emitPrint } from './print.ts';
import { emitRemoteCall } from './remote.ts';
import { emitDone, emitYield } from './sequences.ts';
import { emitSwitch } from './switches.ts';
import { level, within } from './values.ts';

/** All statements of a list. What the analysis has found to be out of reach becomes a trap. */
export function emitList(context: FunctionContext, list: readonly Statement[]): undefined {
  for (let index = 0; index < list.length; index++) {
    const s = list[index] as Statement;
    const next = list[index + 1];
    if (!context.unit.analysis.reached.has(s)) {
      const before = list.slice(0, index);
      if (!alwaysLeaves(before)) {
        context.line(`bulkhead_trap(${context.unit.traps.plain(s.place, 'unreachable', 'unreachable code was reached')}, 0u);`, s.place);
      }
      return;
    }
    if (s.op === 'declare' && next && context.unit.analysis.reached.has(next) && emitTogether(context, s, next, list.slice(index + 2)))
      index++;
    else emitStatement(context, s);
  }
}

/** A declaration and the statement after it that C writes as one: the head of a `for`, the result of a call. */
function emitTogether(context: FunctionContext, s: Declare, next: Statement, rest: readonly Statement[]): boolean {
  const { type } = context.local(s.local);
  if (context.hoisted.has(s.local) || kindOf(type) === 'other') return false;
  if (next.op === 'call' && !s.value && next.result === s.local && !next.arguments.some((e) => mentions(e, s.local))) {
    emitCall(context, next, context.unit.types.local(type, context.localName(s.local)));
    return true;
  }
  if (next.op !== 'loop' || !takesInitial(context, next) || isUsed(rest, s.local)) return false;
  const value = emit(context, s.value ?? { op: 'zero', type, place: s.place });
  emitLoop(context, next, `${context.unit.types.local(type, context.localName(s.local))} = ${within(value, level.assign)}`);
  return true;
}

function mentions(e: Expression, id: string): boolean {
  let found = false;
  eachPart(e, (part) => {
    if (part.op === 'local' && part.id === id) found = true;
  });
  return found;
}

function isUsed(list: readonly Statement[], id: string): boolean {
  let found = false;
  eachStatement(list, (s) => {
    if (writtenLocal(s) === id) found = true;
  });
  eachExpression(list, (part) => {
    if (part.op === 'local' && part.id === id) found = true;
  });
  return found;
}

function emitStatement(context: FunctionContext, s: Statement): undefined {
  switch (s.op) {
    case 'declare':
      return emitDeclare(context, s);
    case 'assign':
      return emitAssign(context, s);
    case 'call':
      return emitCall(context, s);
    case 'nativeCall':
      return emitNativeCall(context, s);
    case 'remoteCall':
      return emitRemoteCall(context, s);
    case 'if':
      return emitIf(context, s, '');
    case 'loop':
      return emitLoop(context, s);
    case 'switch':
      return emitSwitch(context, s);
    case 'break':
      return emitBreak(context, s);
    case 'continue':
      return emitContinue(context, s);
    case 'return':
      return emitReturn(context, s);
    case 'print':
      return emitPrint(context, s);
    case 'format':
      return emitFormat(context, s);
    case 'trap': {
      const text = s.reason === 'assert' ? `assert: ${s.message}` : s.reason === 'throw' ? `throw: ${s.message}` : s.message;
      return context.line(`bulkhead_trap(${context.unit.traps.plain(s.place, s.reason, text)}, 0u);`, s.place);
    }
    case 'yield':
      return emitYield(context, s);
    case 'block':
      context.line('{', s.place);
      context.indented(() => emitList(context, s.body));
      return context.line('}');
  }
}

function emitIf(context: FunctionContext, s: Statement & { op: 'if' }, prefix: string): undefined {
  const condition = emit(context, s.condition);
  context.line(`${prefix}if (${condition.code}) {`, s.place);
  context.indented(() => emitList(context, s.then));
  const [only] = s.else;
  // `else if`, when the inner condition needs no lines of its own.
  if (
    s.else.length === 1 &&
    only?.op === 'if' &&
    context.unit.analysis.reached.has(only) &&
    !context.needsLines(() => emit(context, only.condition))
  ) {
    return emitIf(context, only, '} else ');
  }
  if (s.else.length > 0) {
    context.line('} else {');
    context.indented(() => emitList(context, s.else));
  }
  context.line('}');
}

function emitDeclare(context: FunctionContext, s: Declare): undefined {
  const { type, constant } = context.local(s.local);
  const name = context.localName(s.local);
  const { types } = context.unit;
  if (context.hoisted.has(s.local)) {
    const target = { op: 'local', id: s.local, type, place: s.place } as const;
    return assignTo(context, target, s.value ?? { op: 'zero', type, place: s.place }, s.place, true);
  }
  if (type.kind === 'view') {
    const view = emitView(context, s.value as Expression);
    for (const each of view.setup) context.line(`${each};`, s.place);
    context.line(`${types.viewPointer(type, name)} = ${view.data};`, s.place);
    return context.line(`int32_t ${name}_length = ${within(view.length, level.assign)};`);
  }
  if (type.kind === 'struct' || type.kind === 'array') {
    const value = s.value ?? { op: 'zero', type, place: s.place };
    const text =
      value.op === 'copy' ? (type.kind === 'struct' ? structExpression(context, value) : undefined) : initialiser(context, value);
    if (text !== undefined) return context.line(`${types.stored(type, name)} = ${text};`, s.place);
    context.line(`${types.stored(type, name)};`, s.place);
    return fill(context, name, value);
  }
  const value = emit(context, s.value ?? { op: 'zero', type, place: s.place });
  const isPlainType = type.kind !== 'reference' && type.kind !== 'string' && type.kind !== 'nullable';
  const qualifier = constant && isPlainType ? 'const ' : '';
  context.line(`${qualifier}${types.local(type, name)} = ${within(value, level.assign)};`, s.place);
}

function emitAssign(context: FunctionContext, s: Assign): undefined {
  assignTo(context, s.target, s.value, s.place, false);
}

/** `fresh`: the value cannot read the target. */
function assignTo(
  context: FunctionContext,
  target: Assign['target'],
  value: Expression,
  place: Assign['place'],
  fresh: boolean,
): undefined {
  if (target.type.kind === 'view') {
    const view = emitView(context, value);
    const name = emitPlace(context, target, false).code;
    for (const each of view.setup) context.line(`${each};`, place);
    // Both parts are taken before either changes: the value may be a part of the view itself.
    const length = context.temporary('i32');
    context.line(`${length.code} = ${within(view.length, level.assign)};`, place);
    context.line(`${name} = ${view.data};`, place);
    return context.line(`${name}_length = ${length.code};`);
  }
  if (target.type.kind !== 'struct' && target.type.kind !== 'array')
    return context.line(`${assignmentText(context, target, value)};`, place);
  const to = emitPlace(context, target, false);
  for (const each of to.setup) context.line(`${each};`, place);
  if (value.op === 'copy') {
    const from = emitPlace(context, value.from);
    for (const each of from.setup) context.line(`${each};`, place);
    return copyInto(context, to.code, from.code, target.type);
  }
  const text = target.type.kind === 'struct' ? structExpression(context, value) : undefined;
  if (text !== undefined) return context.line(`${to.code} = ${text};`, place);
  if (fresh || (value.op === 'zero' && target.op !== 'dereference')) return fill(context, to.code, value);
  const whole = context.fresh('whole');
  context.line(`${context.unit.types.stored(target.type, whole)};`, place);
  fill(context, whole, value);
  copyInto(context, to.code, whole, target.type);
}

/** An assignment to a scalar or reference, as a C expression. */
export function assignmentText(context: FunctionContext, target: Assign['target'], value: Expression): string {
  if (target.op === 'point') return writePoint(context, target, value);
  if (target.op === 'element' && context.unit.mayTrap(value) && context.unit.isCheckedAfterValue(target)) {
    const given = emit(context, value);
    const kept = context.temporary(given.kind === 'other' ? value.type : given.kind);
    const place = emitPlace(context, target, false, [`${kept.code} = ${within(given, level.assign)}`]);
    return [...place.setup, `${place.code} = ${storedValue(context, value.type, kept)}`].join(', ');
  }
  const place = emitPlace(context, target, isPlain(value));
  const given = target.op === 'local' ? within(emit(context, value), level.assign) : stored(context, value);
  const assignment = `${place.code} = ${given}`;
  return place.setup.length === 0 ? assignment : [...place.setup, assignment].join(', ');
}

function emitReturn(context: FunctionContext, s: Return): undefined {
  if (context.declaration.frame !== undefined) return emitDone(context, s.place);
  if (!s.value) return context.line('return;', s.place);
  const { type } = s.value;
  if (type.kind === 'array') {
    const whole = context.fresh('whole');
    context.line(`${context.unit.types.stored(type, whole)};`, s.place);
    fill(context, whole, s.value);
    copyInto(context, 'result', whole, type);
    return context.line('return;', s.place);
  }
  if (type.kind === 'struct') {
    const text = structExpression(context, s.value);
    if (text !== undefined) return context.line(`return ${text};`, s.place);
    const whole = context.fresh('whole');
    context.line(`${context.unit.types.stored(type, whole)};`, s.place);
    fill(context, whole, s.value);
    return context.line(`return ${whole};`, s.place);
  }
  context.line(`return ${within(emit(context, s.value), level.assign)};`, s.place);
}
