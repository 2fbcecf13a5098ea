/** Which run-time checks stay in the code, which were proved away, and why: in words, for `bulkhead check --explain` and report.json. */
import type { Expression, Loop, Place, Program, Statement } from '../ir/types.ts';
import { elementOf, integerBounds, isWhole } from '../ir/typing.ts';
import { eachStatement } from '../ir/walk.ts';
import type { Analysis } from './index.ts';
import { lengthLimits, type Range, rangeOfType, rangeText } from './range.ts';

export type CheckKind = 'range' | 'float' | 'index' | 'division' | 'shift' | 'null' | 'bound' | 'assert' | 'throw' | 'other';

/** One check that the language asks for. */
export interface ExplainedCheck {
  place: Place;
  kind: CheckKind;
  /** Whether it is made at run time. */
  stays: boolean;
  /** `value is 0..300, u8 holds 0..255` */
  why: string;
  /** The values that were found possible, and those that pass; as text, since they may be wider than a number. Absent where there are none. */
  known?: { low: string; high: string };
  allowed?: { low: string; high: string };
}

/** In the order of the source. A function that is compiled several times, as a generic one, has each check once: it stays when it stays in any copy. */
export function explainChecks(program: Program, analysis: Analysis): ExplainedCheck[] {
  const found = [...analysis.checks].map(([e, proved]) => explain(e, proved, analysis));
  for (const each of program.functions) {
    eachStatement(each.body, (s) => {
      const check = analysis.reached.has(s) ? explainStatement(s, analysis) : undefined;
      if (check) found.push(check);
    });
  }
  return merged(found);
}

function explain(e: Expression, proved: boolean, analysis: Analysis): ExplainedCheck {
  const known = (part: Expression): Range =>
    analysis.ranges.get(part) ?? (part.type.kind === 'view' ? lengthLimits : isWhole(part.type) ? rangeOfType(part.type) : lengthLimits);
  const check = (kind: CheckKind, why: string, value?: Range, allowed?: Range): ExplainedCheck => ({
    ...{ place: e.place, kind, stays: !proved, why },
    ...(value ? { known: texts(value) } : {}),
    ...(allowed ? { allowed: texts(allowed) } : {}),
  });
  switch (e.op) {
    case 'convert': {
      if (e.value.type.kind === 'float') {
        const to = e.type.kind === 'integer' ? `${nameOf(e.type)} ${rangeText(integerBounds(e.type))}` : 'the type';
        return check('float', `a float may be NaN, or outside ${to}${e.mode === 'check' ? ', or have a fraction' : ''}`);
      }
      const value = known(e.value);
      const allowed = rangeOfType(e.type);
      return check('range', `value is ${rangeText(value)}, ${nameOf(e.type)} holds ${rangeText(allowed)}`, value, allowed);
    }
    case 'element': {
      const index = known(e.index);
      const fixed = elementOf(e.array.type)?.length;
      if (fixed !== undefined) {
        const allowed = { low: 0n, high: BigInt(fixed) - 1n };
        return check('index', `index is ${rangeText(index)}, the array has ${rangeText(allowed)}`, index, allowed);
      }
      const length = known(e.array);
      const lengths = length.high === lengthLimits.high ? `at least ${length.low}` : rangeText(length);
      const why =
        proved && index.high >= length.low
          ? 'index is known to be below the length'
          : `index is ${rangeText(index)}, the length ${lengths}`;
      return check('index', why, index);
    }
    case 'arithmetic': {
      const divisor = known(e.right);
      return check('division', `divisor is ${rangeText(divisor)}${proved ? ', never 0' : ', which may be 0'}`, divisor);
    }
    case 'bitwise': {
      const count = known(e.right);
      return check('shift', `shift count is ${rangeText(count)}, or the result may pass 64 bits`, count);
    }
    case 'unwrap':
      return check('null', proved ? 'it is never null here' : 'it may be null');
    default:
      return check('other', proved ? 'it can never fail' : 'nothing is known that would rule it out');
  }
}

function explainStatement(s: Statement, analysis: Analysis): ExplainedCheck | undefined {
  if (s.op === 'loop' && s.trapAtBound) return explainBound(s, analysis);
  if (s.op !== 'trap' || s.reason === 'unreachable') return undefined;
  return { place: s.place, kind: s.reason, stays: true, why: `the program asks for it: ${s.message}` };
}

function explainBound(s: Loop, analysis: Analysis): ExplainedCheck {
  const bound = analysis.bounds.get(s);
  const proved = bound !== undefined && s.bound !== undefined && bound < BigInt(s.bound);
  return {
    ...{ place: s.place, kind: 'bound', stays: true },
    why: `atMost(${s.bound}) counts its turns${proved ? `; at most ${bound} are taken` : ': nothing else bounds the loop'}`,
  };
}

const texts = (r: Range) => ({ low: `${r.low}`, high: `${r.high}` });

function nameOf(type: Expression['type']): string {
  if (type.kind === 'integer') return `${type.signed ? 'i' : 'u'}${type.bits}`;
  return type.kind === 'exact' ? 'an exact number' : type.kind;
}

function merged(found: readonly ExplainedCheck[]): ExplainedCheck[] {
  const byPlace = new Map<string, ExplainedCheck>();
  for (const check of found) {
    const { file, line, column, endLine, endColumn } = check.place;
    const key = JSON.stringify([file, line, column, endLine, endColumn, check.kind]);
    const known = byPlace.get(key);
    if (!known || (check.stays && !known.stays)) byPlace.set(key, check);
  }
  return [...byPlace.values()].sort((a, b) => comparePlaces(a.place, b.place));
}

function comparePlaces(a: Place, b: Place): number {
  return (
    (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
    a.line - b.line ||
    a.column - b.column ||
    a.endLine - b.endLine ||
    a.endColumn - b.endColumn
  );
}
