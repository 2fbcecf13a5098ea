/** Calls that never return where a value is wanted: `find(id) ?? fail()`, `ok || fail()`, `on ? level : fail()`. What is left is the other value. */
import { ts } from 'ts-morph';
import type { Expression } from '../ir/types.ts';
import { not } from './build.ts';
import type { FunctionContext } from './function-context.ts';
import { placeOf } from './places.ts';
import { lowerExpressionStatement } from './statements.ts';
import { isNever } from './types.ts';

/** The call, where an expression is one of a function of type `never`. */
export function neverCall(fn: FunctionContext, node: ts.Expression): ts.CallExpression | null {
  let inner = node;
  while (ts.isParenthesizedExpression(inner)) inner = inner.expression;
  if (!ts.isCallExpression(inner)) return null;
  const signature = fn.task.checker.getResolvedSignature(inner);
  return signature && isNever(fn.task.checker.getReturnTypeOfSignature(signature)) ? inner : null;
}

/** Makes the call; nothing comes behind it. */
export function lowerNever(fn: FunctionContext, call: ts.CallExpression): void {
  lowerExpressionStatement(fn, call);
  fn.emit({ op: 'trap', reason: 'throw', message: 'unreachable', place: placeOf(call) });
}

/** Makes the call where the condition is what `when` says; else goes on. */
export function neverUnless(fn: FunctionContext, condition: Expression, when: boolean, call: ts.CallExpression): void {
  const place = placeOf(call);
  const body = fn.capture(() => lowerNever(fn, call));
  fn.emitIf(when ? condition : not(condition, place), body, [], place);
}
