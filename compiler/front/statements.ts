/** Any statement: which family it belongs to. A refused one is left out, so that one run reports all. */
import { ts } from 'ts-morph';
import type { Expression, Place, StructType } from '../ir/types.ts';
import { sameType } from '../ir/typing.ts';
import { aggregateValue, declareFresh, freshType, isFresh, needsPlace } from './aggregates.ts';
import { lowerAssignment, lowerStep } from './assignments.ts';
import { lowerCall, passArgument } from './calls.ts';
import { declareClosure } from './closures.ts';
import { coerce, coerceWrapping } from './coerce.ts';
import { mayTrap } from './effects.ts';
import { lower, lowerCondition } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { asClass, bareObject, isBaseOf } from './inheritance.ts';
import { lowerBreak, lowerContinue, lowerLabeled, lowerLoop } from './loops.ts';
import { neverCall } from './never.ts';
import { lowerChainStatement, openQuestion } from './nullables.ts';
import { placeOf } from './places.ts';
import { lowerSequenceReturn, lowerYield } from './sequences.ts';
import { lowerSwitch } from './switches.ts';
import { isNever, shownType } from './types.ts';
import { refuseSyntax } from './unsupported.ts';
import { lowerVariables } from './variables.ts';

/** Statements one after the other; each on its own where one is refused. */
export function lowerBody(fn: FunctionContext, statements: readonly ts.Statement[]): void {
  // Functions are there before the statements around them run.
  for (const each of statements) if (ts.isFunctionDeclaration(each)) fn.task.attempt(each, () => declareInnerFunction(fn, each));
  for (const statement of statements) lowerStatement(fn, statement);
}

function declareInnerFunction(fn: FunctionContext, node: ts.FunctionDeclaration): void {
  if (!node.name || !node.body) refuseStatement(fn, node);
  declareClosure(fn, node.name, node);
}

export function lowerStatement(fn: FunctionContext, node: ts.Statement): void {
  fn.task.attempt(node, () => dispatch(fn, node));
}

function dispatch(fn: FunctionContext, node: ts.Statement): void {
  if (ts.isExpressionStatement(node)) lowerExpressionStatement(fn, node.expression);
  else if (ts.isVariableStatement(node)) lowerVariables(fn, node.declarationList);
  else if (ts.isIfStatement(node)) lowerIf(fn, node);
  else if (ts.isBlock(node)) lowerBody(fn, node.statements);
  else if (ts.isReturnStatement(node)) lowerReturn(fn, node);
  else if (ts.isForStatement(node) || ts.isForOfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)) lowerLoop(fn, node);
  else if (ts.isSwitchStatement(node)) lowerSwitch(fn, node);
  else if (ts.isBreakStatement(node)) lowerBreak(fn, node);
  else if (ts.isContinueStatement(node)) lowerContinue(fn, node);
  else if (ts.isLabeledStatement(node)) lowerLabeled(fn, node);
  else if (ts.isThrowStatement(node)) lowerThrow(fn, node);
  else if (!isNoCode(node)) refuseStatement(fn, node);
}

/** Types and nothing. */
function isNoCode(node: ts.Statement): boolean {
  return ts.isFunctionDeclaration(node) || ts.isEmptyStatement(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
}

function refuseStatement(fn: FunctionContext, node: ts.Statement): never {
  if (ts.isFunctionDeclaration(node) && node.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword)) {
    fn.refuse(node.name ?? node, 'BH1017', '`async` is not in the subset: nothing runs in the background of a task');
  }
  return refuseSyntax(fn.task, node);
}

/** An expression for what it does. */
export function lowerExpressionStatement(fn: FunctionContext, given: ts.Expression): void {
  let node = given;
  while (ts.isParenthesizedExpression(node)) node = node.expression;
  if (ts.isStringLiteral(node)) return;
  if (openQuestion(fn, node)) {
    lowerChainStatement(fn, node as ts.CallExpression, (each) => lowerExpressionStatement(fn, each));
    return;
  }
  if (ts.isYieldExpression(node)) {
    lowerYield(fn, node);
    return;
  }
  if (ts.isCallExpression(node)) {
    lowerCall(fn, node, { discard: true });
    return;
  }
  if (ts.isBinaryExpression(node)) {
    const token = node.operatorToken.kind;
    if (token >= ts.SyntaxKind.FirstAssignment && token <= ts.SyntaxKind.LastAssignment) {
      lowerAssignment(fn, node, { discard: true });
      return;
    }
    if (token === ts.SyntaxKind.CommaToken) {
      lowerExpressionStatement(fn, node.left);
      lowerExpressionStatement(fn, node.right);
      return;
    }
    if (token === ts.SyntaxKind.AmpersandAmpersandToken || token === ts.SyntaxKind.BarBarToken) {
      lowerShortCircuit(fn, node);
      return;
    }
  }
  if (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)) {
    if (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken) {
      lowerStep(fn, node.operand, node.operator === ts.SyntaxKind.PlusPlusToken ? 1n : -1n, node, 'none');
      return;
    }
  }
  if (ts.isConditionalExpression(node)) {
    const { condition, whenTrue, whenFalse } = node;
    emitIf(
      fn,
      node,
      lowerCondition(fn, condition),
      () => lowerExpressionStatement(fn, whenTrue),
      () => lowerExpressionStatement(fn, whenFalse),
    );
    return;
  }
  const value = lower(fn, node);
  if (mayTrap(value) && value.type.kind !== 'struct' && value.type.kind !== 'array') fn.spill(value);
}

/** `ready && start();` */
function lowerShortCircuit(fn: FunctionContext, node: ts.BinaryExpression): void {
  const condition = lowerCondition(fn, node.left);
  const right = () => lowerExpressionStatement(fn, node.right);
  const nothing = () => {};
  if (node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) emitIf(fn, node, condition, right, nothing);
  else emitIf(fn, node, condition, nothing, right);
}

function emitIf(fn: FunctionContext, node: ts.Node, condition: Expression, then: () => void, otherwise: () => void): void {
  const thenList = fn.capture(then);
  const elseList = fn.capture(otherwise);
  fn.emitIf(condition, thenList, elseList, placeOf(node));
}

function lowerIf(fn: FunctionContext, node: ts.IfStatement): void {
  const condition = fn.task.attempt(node.expression, () => lowerCondition(fn, node.expression));
  const { elseStatement } = node;
  const then = () => lowerStatement(fn, node.thenStatement);
  const otherwise = () => {
    if (elseStatement) lowerStatement(fn, elseStatement);
  };
  if (condition) emitIf(fn, node, condition, then, otherwise);
  else {
    // Still lowered, for what is wrong in them.
    fn.capture(then);
    fn.capture(otherwise);
  }
}

function lowerReturn(fn: FunctionContext, node: ts.ReturnStatement): void {
  if (fn.result === null) fn.refuse(node, 'BH1010', '`return` is for functions', 'use `if`');
  // A body that stands in the place of its call ends for itself.
  if (fn.sequenceFrame && !fn.leave) lowerSequenceReturn(fn, node);
  else if (node.expression) lowerReturnValue(fn, node.expression, node);
  else giveBack(fn, null, placeOf(node));
}

/** Ends the body with this value: in the place of a call, it goes to where the call wants it. */
function giveBack(fn: FunctionContext, value: Expression | null, place: Place): void {
  const { leave } = fn;
  if (!leave) {
    fn.emit({ op: 'return', place, ...(value ? { value } : {}) });
    return;
  }
  if (value && leave.result) fn.emit({ op: 'assign', target: leave.result, value, place });
  else if (value && mayTrap(value) && value.type.kind !== 'struct' && value.type.kind !== 'array') fn.spill(value);
  fn.emit({ op: 'break', label: leave.label, place });
}

/** `return x`, or the body of `() => x`. */
/** Whether `return x` stands where `x` is declared as `never`, or is a call that never returns, which is made. */
function returnsNever(fn: FunctionContext, expression: ts.Expression): boolean {
  const { checker } = fn.task;
  let inner = expression;
  while (ts.isParenthesizedExpression(inner)) inner = inner.expression;
  const call = neverCall(fn, inner);
  if (call) {
    lowerExpressionStatement(fn, call);
    return true;
  }
  // What TypeScript narrows to never may be there all the same, where a callback has changed it.
  const declared = ts.isIdentifier(inner) ? checker.getSymbolAtLocation(inner)?.valueDeclaration : undefined;
  const annotation = declared && (ts.isVariableDeclaration(declared) || ts.isParameter(declared)) ? declared.type : undefined;
  return annotation !== undefined && isNever(checker.getTypeFromTypeNode(annotation));
}

export function lowerReturnValue(fn: FunctionContext, expression: ts.Expression, node: ts.Node): void {
  const place = placeOf(node);
  const result = fn.result!;
  if (result.kind === 'void') {
    lowerExpressionStatement(fn, expression);
    giveBack(fn, null, place);
    return;
  }
  if (returnsNever(fn, expression)) {
    fn.emit({ op: 'trap', reason: 'throw', message: 'unreachable', place });
    return;
  }
  if (result.kind === 'struct' || result.kind === 'array') {
    let inner = expression;
    while (ts.isParenthesizedExpression(inner)) inner = inner.expression;
    if (ts.isConditionalExpression(inner)) {
      // Each side returns its own object.
      const { condition, whenTrue, whenFalse } = inner;
      emitIf(
        fn,
        node,
        lowerCondition(fn, condition),
        () => lowerReturnValue(fn, whenTrue, node),
        () => lowerReturnValue(fn, whenFalse, node),
      );
      return;
    }
    giveBack(fn, returnedObject(fn, expression, result), place);
    return;
  }
  if (result.kind === 'view') throw new Error('a view is never a result');
  if (result.kind === 'reference') {
    if (isFresh(expression))
      fn.refuse(
        node,
        'BH1053',
        'this object is made here, and would end with the call',
        'return an object that exists in all places, or a fresh one in all',
      );
    giveBack(fn, passArgument(fn, expression, result), place);
    return;
  }
  const value = lower(fn, expression, result);
  giveBack(fn, fn.leave?.wraps ? coerceWrapping(fn, value, result, expression) : coerce(fn, value, result, expression), place);
}

/** An object of this function's own may be returned: nothing else will name it. */
function returnedObject(
  fn: FunctionContext,
  node: ts.Expression,
  result: StructType | (Expression['type'] & { kind: 'array' }),
): Expression {
  const place = placeOf(node);
  if (isFresh(node)) {
    const made = freshType(fn, node, result);
    // An object of a derived class is made in the form of its base.
    const type = isBaseOf(fn.task, result, made) ? result : made;
    if (!sameType(type, result))
      fn.refuse(node, 'BH1048', `this is ${shownType(fn.task, type)}, the result is ${shownType(fn.task, result)}`);
    if (!needsPlace(node)) return aggregateValue(fn, node, result);
    return { op: 'copy', from: declareFresh(fn, 't', node, result, { temporary: true }), type: result, place };
  }
  const from = asClass(fn.task, lower(fn, node, result), result);
  const object = bareObject(from);
  const isOwn = object.op === 'local' && fn.locals.findIndex((local) => local.id === object.id) >= (fn.leave?.firstLocal ?? 0);
  if (!isOwn || from.type.kind === 'reference') {
    fn.refuse(node, 'BH1053', 'the result would be a second name for an object that lives elsewhere');
  }
  if (!sameType(from.type, result))
    fn.refuse(node, 'BH1048', `this is ${shownType(fn.task, from.type)}, the result is ${shownType(fn.task, result)}`);
  return { op: 'copy', from, type: result, place };
}

/** `throw new Error('…')`: a trap with that text. */
function lowerThrow(fn: FunctionContext, node: ts.ThrowStatement): void {
  const error = node.expression;
  if (!ts.isNewExpression(error) || error.expression.getText() !== 'Error') fn.refuse(node, 'BH1059', 'what is thrown must be a new Error');
  const message = error.arguments?.[0];
  if (!message || !ts.isStringLiteralLike(message)) fn.refuse(node, 'BH1059', 'the message must be a string literal');
  fn.emit({ op: 'trap', reason: 'throw', message: message.text, place: placeOf(node) });
}
