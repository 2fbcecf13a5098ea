/** `switch`, with C's own fall-through. */

import type { Constant, Switch, Type } from '../ir/types.ts';
import { integerBounds } from '../ir/typing.ts';
import { alwaysLeaves } from '../ir/validate.ts';
import type { FunctionContext, Target } from './context.ts';
import { emit } from './expressions.ts';
import { emitConstant } from './numbers.ts';
import { emitList } from './statements.ts';
import { as, kindRanges, type WholeKind } from './values.ts';

export function emitSwitch(context: FunctionContext, s: Switch): undefined {
  let subject = emit(context, s.subject);
  if (subject.kind === 'bool') subject = as(subject, 'i32');
  const kind = subject.kind as WholeKind;
  const target: Target = { label: s.label, loop: false, plainContinue: false };
  context.line(`switch (${subject.code}) {`, s.place);
  context.targets.push(target);
  const seen = new Set<string>();
  s.cases.forEach((each, index) => {
    for (const value of each.values) {
      const label = caseLabel(context, value, s.subject.type, kind);
      // A value that stands twice, or that the subject cannot have, is never chosen here.
      if (label === undefined || seen.has(label)) continue;
      seen.add(label);
      context.line(`case ${label}:`, each.place);
    }
    if (each.isDefault) context.line('default:', each.place);
    const last = index === s.cases.length - 1;
    if (each.body.length === 0 && !last) return;
    context.indented(() => {
      context.line('{');
      context.indented(() => emitList(context, each.body));
      context.line('}');
      if (last) context.line('break;');
      else if (!alwaysLeaves(each.body)) context.line('__attribute__((fallthrough));');
    });
  });
  context.targets.pop();
  context.line('}');
  if (target.breakLabel) context.label(target.breakLabel);
}

function caseLabel(context: FunctionContext, value: Constant, type: Type, kind: WholeKind): string | undefined {
  if (value.type.kind === 'boolean') return value.value ? '1' : '0';
  if (value.type.kind === 'enum') return emitConstant(context, value).code;
  const bounds = type.kind === 'integer' ? integerBounds(type) : kindRanges[kind];
  const number = BigInt(value.value);
  if (number < bounds.low || number > bounds.high || number < kindRanges[kind].low || number > kindRanges[kind].high) return undefined;
  return as(emitConstant(context, value), kind).code;
}
