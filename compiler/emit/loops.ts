/** Loops, `break`, `continue`. */
import type { Assign, Break, Continue, Loop, Statement } from '../ir/types.ts';
import type { FunctionContext, Target } from './context.ts';
import { emit } from './expressions.ts';
import { assignmentText, emitList } from './statements.ts';
import { level, within } from './values.ts';

/** Whether the loop becomes a `for` or `while` with all in its head. */
export function takesInitial(context: FunctionContext, s: Loop): boolean {
  return s.test === 'before' && s.conditionSetup.length === 0 && !s.trapAtBound && simpleUpdate(context, s.update) !== undefined;
}

/** `initial`: the declaration before it, which only a loop that `takesInitial` may be given. */
export function emitLoop(context: FunctionContext, s: Loop, initial = ''): undefined {
  declareCounter(context, s);
  const counted = s.trapAtBound && s.counter !== undefined;
  const update = counted ? undefined : simpleUpdate(context, s.update);
  const inFor = s.test === 'before' && s.conditionSetup.length === 0 && update !== undefined;
  const inDo = s.test === 'after' && s.conditionSetup.length === 0 && s.update.length === 0 && !counted;
  const target: Target = { label: s.label, loop: true, plainContinue: inFor || inDo };
  context.targets.push(target);
  if (inFor) {
    const condition = isTrue(s) ? '' : emit(context, s.condition).code;
    const text = update.map((each) => assignmentText(context, each.target, each.value)).join(', ');
    context.line(text || initial ? `for (${initial}; ${condition}; ${text}) {` : `while (${condition || 'true'}) {`, s.place);
    emitBody(context, s, target);
    context.line('}');
  } else if (inDo) {
    // Temporaries of the condition would be out of its sight inside the body: they stand before the loop.
    const condition = emit(context, s.condition).code;
    context.line('do {', s.place);
    emitBody(context, s, target);
    context.line(`} while (${condition});`);
  } else {
    context.line('for (;;) {', s.place);
    context.indented(() => emitGeneral(context, s, target));
    context.line('}');
  }
  context.targets.pop();
  if (target.breakLabel) context.label(target.breakLabel);
}

/** The general form: everything inside an endless `for`, `continue` by a label. */
function emitGeneral(context: FunctionContext, s: Loop, target: Target): undefined {
  const test = () => {
    emitList(context, s.conditionSetup);
    if (isTrue(s)) return;
    const condition = emit(context, s.condition);
    context.line(`if (!${within(condition, level.unary)}) {`, s.place);
    context.indented(() => context.line('break;'));
    context.line('}');
  };
  if (s.test === 'before') test();
  if (s.trapAtBound && s.counter !== undefined) {
    const counter = context.localName(s.counter);
    const text = `loop bound ${s.bound} met`;
    context.line(`if (${counter} >= ${s.bound}${counterIsUnsigned(context, s) ? 'u' : ''}) {`, s.place);
    context.indented(() => context.line(`bulkhead_trap(${context.unit.traps.plain(s.place, 'bound', text)}, 0u);`));
    context.line('}');
  }
  emitList(context, s.body);
  if (target.continueLabel) context.label(target.continueLabel);
  emitList(context, s.update);
  if (s.trapAtBound && s.counter !== undefined) context.line(`${context.localName(s.counter)}++;`);
  if (s.test === 'after') test();
}

function counterIsUnsigned(context: FunctionContext, s: Loop): boolean {
  const type = context.local(s.counter ?? '').type;
  return type.kind === 'integer' && type.bits === 32 && !type.signed;
}

/** The hidden counter of an `atMost` loop: the number of the turn, from 0. It belongs to this file alone; the front end may read it. */
function declareCounter(context: FunctionContext, s: Loop): undefined {
  if (!s.trapAtBound || s.counter === undefined) return;
  const name = context.localName(s.counter);
  const declared = context.hoisted.has(s.counter);
  context.line(`${declared ? name : context.unit.types.local(context.local(s.counter).type, name)} = 0;`, s.place);
}

const isTrue = (s: Loop): boolean => s.condition.op === 'constant' && s.condition.value === true;

/** The body, with a label at its end for a `continue` that C's own cannot say. */
function emitBody(context: FunctionContext, s: Loop, target: Target): undefined {
  context.indented(() => {
    emitList(context, s.body);
    if (target.continueLabel) context.label(target.continueLabel);
  });
}

/** The update as assignments to scalars, which fit into a `for`. */
function simpleUpdate(context: FunctionContext, update: Statement[]): Assign[] | undefined {
  const scalar = (each: Statement): each is Assign =>
    each.op === 'assign' && !['struct', 'array', 'view'].includes(each.target.type.kind) && context.unit.analysis.reached.has(each);
  return update.every(scalar) ? update : undefined;
}

export function emitBreak(context: FunctionContext, s: Break): undefined {
  const target = find(context, s.label);
  if (context.targets.at(-1) === target) return context.line('break;', s.place);
  target.breakLabel ??= context.fresh('leave');
  context.line(`goto ${target.breakLabel};`, s.place);
}

export function emitContinue(context: FunctionContext, s: Continue): undefined {
  const target = find(context, s.label);
  const innermost = context.targets.findLast((each) => each.loop);
  if (innermost === target && target.plainContinue) return context.line('continue;', s.place);
  target.continueLabel ??= context.fresh('next');
  context.line(`goto ${target.continueLabel};`, s.place);
}

function find(context: FunctionContext, label: string): Target {
  const target = context.targets.find((each) => each.label === label);
  if (!target) throw new Error(`no label '${label}'`);
  return target;
}
