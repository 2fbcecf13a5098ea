/** Durations: literals, worked out when the program is built; at run time a u32 of milliseconds. */
import { ts } from 'ts-morph';
import { type Expression, type Place, u32 } from '../ir/types.ts';
import { integerConstant } from './build.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { placeOf } from './places.ts';

const units: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, min: 60_000, h: 3_600_000 };

/** Milliseconds of a literal such as '10ms'. */
export function durationOf(fn: FunctionContext, text: string, node: ts.Node | Place): number {
  const match = /^(\d+(?:\.\d+)?)(us|ms|s|min|h)$/.exec(text);
  if (!match) fn.refuse(node, 'BH1069', `'${text}' is not a duration`);
  const value = Number(match[1]) * units[match[2]!]!;
  if (!Number.isInteger(value)) fn.refuse(node, 'BH1069', `'${text}' is no whole number of milliseconds`, 'a task counts in milliseconds');
  if (value > 0xffff_ffff) fn.refuse(node, 'BH1069', `'${text}' is longer than 49 days`);
  return value;
}

/** An expression of type Duration as milliseconds: a literal, or what was a Duration before. */
export function lowerDuration(fn: FunctionContext, node: ts.Expression): Expression {
  const text = literalText(node);
  if (text !== null) return integerConstant(u32, BigInt(durationOf(fn, text, node)), placeOf(node));
  const value = lower(fn, node);
  if (value.type.kind === 'integer' && value.type.bits === 32 && !value.type.signed) return value;
  fn.refuse(node, 'BH1069', 'a duration is a literal, or a parameter of type Duration');
}

function literalText(node: ts.Expression): string | null {
  if (ts.isParenthesizedExpression(node)) return literalText(node.expression);
  return ts.isStringLiteralLike(node) ? node.text : null;
}

/** Whether TypeScript's type is Duration: only template literals like it. */
export function isDurationType(type: ts.Type): boolean {
  const isTemplate = (each: ts.Type) => (each.flags & ts.TypeFlags.TemplateLiteral) !== 0;
  return isTemplate(type) || (type.isUnion() && type.types.every(isTemplate));
}

/** Refuses what would see the text of a Duration: at run time it is a number. */
export function refuseDuration(fn: FunctionContext, node: ts.Expression): void {
  if (ts.isStringLiteralLike(node) || !isDurationType(fn.task.checker.getTypeAtLocation(node))) return;
  fn.refuse(node, 'BH1069', 'a duration is a number at run time, its text is gone', 'use `milliseconds(d)`');
}
