/** `console.log`: one line of text and values. */
import { ts } from 'ts-morph';
import type { Expression } from '../ir/types.ts';
import { refuseDuration } from './durations.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { placeOf } from './places.ts';
import { shownType } from './types.ts';

type Part = string | Expression;

/** A call of `console.name`. */
export function lowerConsole(fn: FunctionContext, name: string, call: ts.CallExpression): void {
  if (name !== 'log') fn.refuse(call, 'BH1068', `console has no '${name}' here`, 'write console.log');
  checkFormat(fn, call);
  const { parts } = lowerParts(fn, call.arguments, []);
  checkLength(fn, call, parts);
  fn.emit({ op: 'print', parts, place: placeOf(call) });
}

/**
 * Texts and the values in them, worked out from left to right after `before`, whose values come beside; a space between arguments.
 * `sequence` wants one expression each, so the values of all templates are lowered flat.
 */
export function lowerParts(
  fn: FunctionContext,
  args: readonly ts.Expression[],
  before: readonly (() => Expression)[],
): { parts: Part[]; before: Expression[] } {
  const parts: Part[] = [];
  const thunks: (() => Expression)[] = [...before];
  const spots: number[] = [];
  const add = (given: ts.Expression): void => {
    let node = given;
    while (ts.isParenthesizedExpression(node)) node = node.expression;
    if (ts.isStringLiteralLike(node)) parts.push(node.text);
    else if (ts.isTemplateExpression(node)) {
      parts.push(node.head.text);
      for (const span of node.templateSpans) {
        add(span.expression);
        parts.push(span.literal.text);
      }
    } else if (ts.isSpreadElement(node)) fn.refuse(node, 'BH1032', 'the number of arguments must be fixed');
    else {
      const value = node;
      spots.push(parts.length);
      parts.push('');
      thunks.push(() => {
        refuseDuration(fn, value);
        return printable(fn, lower(fn, value), value);
      });
    }
  };
  for (const [index, argument] of args.entries()) {
    if (index > 0) parts.push(' ');
    add(argument);
  }
  const values = fn.sequence(thunks);
  for (const [index, spot] of spots.entries()) parts[spot] = asText(values[index + before.length]!);
  return { parts: merge(parts), before: values.slice(0, before.length) };
}

/** BULKHEAD_PRINT_MAX of kernel/include/bulkhead.h: what is longer is cut, here and under Node. Text that never fits is a mistake. */
const lineBytes = 160;

function checkLength(fn: FunctionContext, call: ts.CallExpression, parts: readonly Part[]): void {
  const bytes = parts.reduce((sum, part) => sum + (typeof part === 'string' ? new TextEncoder().encode(part).length : 0), 0);
  if (bytes > lineBytes) {
    fn.refuse(call, 'BH1068', `this line has ${bytes} bytes of text alone; a console line holds ${lineBytes}`, 'print it in several lines');
  }
}

/** With several arguments, `%` in the first one would be a format of console.log. */
function checkFormat(fn: FunctionContext, call: ts.CallExpression): void {
  const first = call.arguments[0];
  if (call.arguments.length < 2 || !first || !ts.isStringLiteralLike(first)) return;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the hint shows a template literal
  const hint = 'write a template literal: console.log(`level ${x}`)';
  if (/%[sdifjoOc%]/.test(first.text)) {
    fn.refuse(first, 'BH1068', '% formats are not in the subset', hint);
  }
}

/** A constant as its text; floats are left to the one place that knows how to write them. */
function asText(value: Expression): Part {
  if (value.op !== 'constant' || value.type.kind === 'enum' || value.type.kind === 'float') return value;
  return String(value.value);
}

function printable(fn: FunctionContext, value: Expression, node: ts.Expression): Expression {
  const { type } = value;
  switch (type.kind === 'nullable' && type.of.kind !== 'void' ? type.of.kind : type.kind) {
    case 'integer':
    case 'exact':
    case 'boolean':
    case 'enum':
    case 'string':
    case 'float':
      return value;
    default:
      return fn.refuse(node, 'BH1068', `${shownType(fn.task, value.type)} is not printed as a whole`, 'print its fields or elements');
  }
}

/** Neighbouring texts as one. */
function merge(parts: Part[]): Part[] {
  const merged: Part[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else if (part !== '') merged.push(part);
  }
  return merged;
}
