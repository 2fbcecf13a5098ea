/**
 * Sequences: a function that is left at each `yield` and entered again behind it. C keeps the shape of the source; a `switch` at the top of the
 * function jumps to where it stood, into whatever loops and branches that was. What must live on is in the frame.
 */
import { type FunctionDeclaration, sequenceDone, type Yield } from '../ir/types.ts';
import { eachStatement } from '../ir/walk.ts';
import type { FunctionContext, Unit } from './context.ts';
import { emit } from './expressions.ts';
import { level, within } from './values.ts';

/** The yields that control reaches, each with its number: the state in which it leaves. */
export function numberYields(unit: Unit, declaration: FunctionDeclaration): Map<Yield, number> {
  const numbers = new Map<Yield, number>();
  eachStatement(declaration.body, (s) => {
    if (s.op === 'yield' && unit.analysis.reached.has(s)) numbers.set(s, numbers.size + 1);
  });
  if (numbers.size >= sequenceDone) throw new Error(`'${declaration.name}' has too many yields`);
  return numbers;
}

const resumeLabel = (number: number) => `resume_${number}`;

/** The jump to where the sequence stands. */
export function emitResume(context: FunctionContext): undefined {
  const self = frameName(context);
  context.line(`switch (${self}->state) {`);
  context.line('case 0:');
  context.indented(() => context.line('break;'));
  for (const number of context.yields.values()) {
    context.line(`case ${number}:`);
    context.indented(() => context.line(`goto ${resumeLabel(number)};`));
  }
  context.line('default:');
  context.indented(() => context.line('return 0;'));
  context.line('}');
}

export function emitYield(context: FunctionContext, s: Yield): undefined {
  const number = context.yields.get(s) ?? 0;
  const line = s.line ? within(emit(context, s.line), level.assign) : String(Math.min(s.place.line, sequenceDone));
  context.line(`${frameName(context)}->state = ${number};`, s.place);
  context.line(`return ${line};`, s.place);
  context.label(resumeLabel(number));
}

/** The end of the sequence. */
export function emitDone(context: FunctionContext, place: Yield['place']): undefined {
  context.line(`${frameName(context)}->state = ${sequenceDone};`, place);
  context.line('return 0;', place);
}

/** The parameter that points to the frame. */
function frameName(context: FunctionContext): string {
  return context.localName(context.declaration.parameters[0] ?? '');
}
