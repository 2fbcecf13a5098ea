/**
 * Functions that are passed to functions. All of them are known when the program is built, so nothing of them is left at run time: the body of a
 * function that takes one is put in the place of its call, and so is the body of a function expression in the place of each of its calls. What it
 * captures is then simply in sight.
 */
import { ts } from 'ts-morph';
import { type Expression, i32, i64, nothing, type PlaceExpression, type Type } from '../ir/types.ts';
import { sameType } from '../ir/typing.ts';
import { bare } from './aggregates.ts';
import { referenceTo, viewOf, widens, widensToFloat } from './build.ts';
import { callWith, passArgument } from './calls.ts';
import { coerce } from './coerce.ts';
import type { Callable, Closure, Entity, Environment, FunctionInfo, Signature, TaskContext } from './context.ts';
import { emptyEnvironment } from './context.ts';
import { mayTrap } from './effects.ts';
import { resolveEntity, symbolOf } from './entities.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { asParameter, functionOf } from './functions.ts';
import { bindParameter, inlineBody } from './inlining.ts';
import { isInteger } from './numbers.ts';
import { placeOf } from './places.ts';
import { shownType, typeOf } from './types.ts';

/** What a function type takes and gives; null for all other types. */
export function signatureOf(task: TaskContext, type: ts.Type, node: ts.Node, environment: Environment): Signature | null {
  const { checker } = task;
  const signatures = checker.getNonNullableType(type).getCallSignatures();
  const [signature] = signatures;
  if (!signature) return null;
  if (checker.getNonNullableType(type) !== type)
    task.refuse(node, 'BH1045', 'a function that may be absent is not in the subset', 'pass one that does nothing: `() => {}`');
  if (signatures.length > 1 || signature.typeParameters?.length)
    task.refuse(node, 'BH1062', 'one function with several signatures is not in the subset');
  const parameters = signature.getParameters().map((each) => {
    const declaration = each.valueDeclaration;
    if (declaration && ts.isParameter(declaration) && (declaration.questionToken || declaration.dotDotDotToken))
      task.refuse(declaration, 'BH1090', 'a function that is passed takes the same arguments each time', 'give it all its parameters');
    const given = checker.getTypeOfSymbolAtLocation(each, node);
    if (given.getCallSignatures().length > 0)
      task.refuse(declaration ?? node, 'BH1090', 'a function that is passed takes values, not functions again');
    return asParameter(typeOf(task, given, declaration ?? node, environment));
  });
  const result = typeOf(task, checker.getReturnTypeOfSignature(signature), node, environment);
  if (result.kind === 'view')
    task.refuse(node, 'BH1053', 'the result would be a reference to an array', 'let the caller pass the array in');
  return { parameters, result };
}

export function isFunctionExpression(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

/** A function expression as it stands here. `wanted`: the result that its place asks for. */
export function closureOf(fn: FunctionContext, node: Closure['node'], wanted: Type | null, wraps = false): Closure {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  if (modifiers.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword))
    fn.refuse(node, 'BH1017', '`async` is not in the subset: nothing runs in the background of a task');
  if (node.asteriskToken) fn.refuse(node, 'BH1018', 'a generator cannot be passed on');
  if (node.typeParameters?.length)
    fn.refuse(node, 'BH1063', 'a function inside a function has no type parameters', 'declare it at the top level');
  // `function` has a `this` of its own, which nobody gives it.
  const self = ts.isArrowFunction(node) ? fn.self : null;
  return { kind: 'closure', node, symbols: fn.symbols, environment: fn.environment, self, wanted, wraps };
}

/** The function that an argument passes. `wanted`: the result that the parameter's type asks for. */
export function callableOf(fn: FunctionContext, given: ts.Expression, wanted: Type, wraps = false): Callable {
  const node = bare(given);
  if (isFunctionExpression(node)) {
    if (!node.type && wanted.kind !== 'void' && !wraps) requireSaidResult(fn, node);
    return closureOf(fn, node, wanted, wraps && !node.type);
  }
  const entity = resolveEntity(fn, node);
  if (entity?.kind === 'callback') return entity.callable;
  if (entity?.kind === 'function') {
    if (entity.node.typeParameters?.length)
      fn.refuse(
        given,
        'BH1063',
        `what the type parameters of '${entity.name}' stand for cannot be told here`,
        'pass `(x) => …` that calls it',
      );
    return entity;
  }
  return fn.refuse(
    given,
    'BH1090',
    'which function this is must be known when the program is built',
    'pass a function by its name, or an arrow function that calls what is meant: `(x) => this.step(x)`',
  );
}

/** TypeScript gives arithmetic the type `number`, which under Node would be checked by nobody. */
function requireSaidResult(fn: FunctionContext, node: ts.ArrowFunction | ts.FunctionExpression): void {
  const { checker } = fn.task;
  const context = checker.getContextualType(node);
  // The type of a parameter with a default has `undefined` in it.
  const contextual = context && checker.getNonNullableType(context).getCallSignatures()[0];
  if (!contextual) fn.refuse(node, 'BH1015', 'the result type of this function cannot be told', 'annotate it: `(x): i32 => …`');
  const result = checker.getReturnTypeOfSignature(contextual);
  if (isPlainNumber(checker, result))
    fn.refuse(node, 'BH1015', 'the result of this function is a number of no certain width', 'annotate it: `(x): i32 => …`');
}

/** `number` or `bigint` without a width. */
export function isPlainNumber(checker: ts.TypeChecker, type: ts.Type): boolean {
  if (type.isUnion()) return type.types.every((each) => isPlainNumber(checker, each));
  const plain = ts.TypeFlags.Number | ts.TypeFlags.BigInt | ts.TypeFlags.NumberLiteral | ts.TypeFlags.BigIntLiteral;
  return (type.flags & plain) !== 0 && (type.flags & ts.TypeFlags.EnumLike) === 0 && !checker.getPropertyOfType(type, '__number');
}

/** A value for a place of type `type` of a function's signature: scalars converted, objects by reference, arrays as views. */
export function passValue(fn: FunctionContext, value: Expression, type: Type, node: ts.Node): Expression {
  const place = value.place;
  if (sameType(value.type, type)) return value;
  if (type.kind === 'reference' && sameType(value.type, type.to)) return referenceTo(value as PlaceExpression, place);
  if (type.kind === 'view' && value.type.kind === 'array') {
    const own: Type = { kind: 'view', element: value.type.element, wraps: value.type.wraps, readonly: type.readonly };
    if (sameType(own, type)) return viewOf(value, type, place);
  }
  if (type.kind === 'view' && value.type.kind === 'view' && type.readonly) {
    if (sameType({ ...value.type, readonly: true }, type)) return viewOf(value, type, place);
  }
  if (type.kind === 'reference' || type.kind === 'view' || value.type.kind === 'view')
    fn.refuse(node, 'BH1048', `this is ${shownType(fn.task, value.type)}, wanted is ${shownType(fn.task, type)}`);
  return coerce(fn, value, type, node);
}

/** A call through a parameter, or of a function inside a function. */
export function callCallback(
  fn: FunctionContext,
  entity: Entity & { kind: 'callback' },
  node: ts.CallExpression,
  options: { discard: boolean },
): Expression | null {
  const { callable, signature } = entity;
  if (node.arguments.some(ts.isSpreadElement)) fn.refuse(node, 'BH1032', 'the number of arguments must be fixed');
  if (!signature) {
    // A function inside a function, by its own name: as any other call.
    if (callable.kind !== 'closure') throw new Error('a name for a function is no callback');
    return callLocal(fn, callable, node, options);
  }
  const values = fn.sequence(
    signature.parameters.map((type, index) => () => {
      const argument = node.arguments[index];
      if (!argument) return fn.refuse(node, 'BH1001', `'${entity.name}' takes ${signature.parameters.length} arguments`);
      return passArgument(fn, argument, type);
    }),
  );
  const result = invoke(fn, callable, values, node, options);
  if (!result || options.discard || signature.result.kind === 'void') return null;
  return isObject(signature.result) ? result : coerce(fn, result, signature.result, node);
}

function isObject(type: Type): boolean {
  return type.kind === 'struct' || type.kind === 'array';
}

/** `step(1, 2)`, where `const step = (a: i32, b: i32): i32 => …` stands in this function. */
function callLocal(fn: FunctionContext, closure: Closure, node: ts.CallExpression, options: { discard: boolean }): Expression | null {
  const types = closure.node.parameters.map((each) => ownParameterType(fn, closure, each));
  if (node.arguments.length > types.length) fn.refuse(node, 'BH1001', `this function takes ${types.length} arguments`);
  const values = fn.sequence(node.arguments.map((argument, index) => () => passArgument(fn, argument, types[index]!)));
  return invoke(fn, closure, values, node, options);
}

/** The annotated type of a closure's parameter. */
function ownParameterType(fn: FunctionContext, closure: Closure, parameter: ts.ParameterDeclaration): Type {
  if (!parameter.type) fn.refuse(parameter, 'BH1015', `the type of '${parameter.name.getText()}' is not said`);
  const declared = fn.task.checker.getTypeFromTypeNode(parameter.type);
  if (declared.getCallSignatures().length > 0)
    fn.refuse(parameter, 'BH1090', 'a function inside a function takes values, not functions', 'declare it at the top level');
  return asParameter(typeOf(fn.task, declared, parameter.type, closure.environment));
}

interface InvokeOptions {
  /** Nobody looks at the result. */
  discard: boolean;
  /** The values are elements of an array: the transform for Node knows their kind from the array. */
  isOfArray?: boolean;
}

/**
 * Calls what was passed, with values that are worked out already; null when it gives nothing. What it does not take is dropped, but its traps stay.
 */
export function invoke(
  fn: FunctionContext,
  callable: Callable,
  values: readonly Expression[],
  node: ts.Node,
  options: InvokeOptions,
): Expression | null {
  const parameters = callable.node.parameters;
  for (const extra of values.slice(parameters.length)) if (mayTrap(extra) && !isObject(extra.type)) fn.spill(extra);
  const taken = values.slice(0, parameters.length);
  if (callable.kind === 'function')
    return invokeFunction(fn, functionOf(fn.task, callable.node, emptyEnvironment, null), taken, node, options);
  return invokeClosure(fn, callable, taken, node, options);
}

function invokeFunction(
  fn: FunctionContext,
  info: FunctionInfo,
  values: readonly Expression[],
  node: ts.Node,
  options: InvokeOptions,
): Expression | null {
  if (info.isInlined) fn.refuse(node, 'BH1090', `'${info.name}' takes a function itself, and cannot be passed as one`);
  const passed = values.map((value, index) => passWidened(fn, value, info.parameters[index]!.type, info.parameters[index]!.node));
  return callWith(fn, info, passed, node, options);
}

/** Under Node nothing is checked on the way into a function that was passed: the value must be one of the parameter's type. */
function passWidened(fn: FunctionContext, value: Expression, type: Type, parameter: ts.ParameterDeclaration): Expression {
  const { type: from } = value;
  const isWidened =
    (from.kind === 'integer' && type.kind === 'integer' && widens(from, type)) ||
    (from.kind === 'integer' && type.kind === 'float' && widensToFloat(from, type)) ||
    !(isInteger(from) || from.kind === 'float') ||
    (from.kind === 'float' && type.kind === 'float' && from.bits <= type.bits);
  if (!isWidened)
    fn.refuse(
      parameter,
      'BH1048',
      `the parameter is ${shownType(fn.task, type)}, what is passed is ${shownType(fn.task, from)}`,
      'leave the type of the parameter out, or write the wider one',
    );
  return passValue(fn, value, type, parameter);
}

function invokeClosure(
  fn: FunctionContext,
  closure: Closure,
  values: readonly Expression[],
  node: ts.Node,
  options: InvokeOptions,
): Expression | null {
  const { node: declaration } = closure;
  const frame = { symbols: new Map(closure.symbols), environment: closure.environment, self: closure.self };
  const result = closureResult(fn, closure);
  return inlineBody(
    fn,
    { node: declaration, result, callbacks: [closure], place: placeOf(node), discard: options.discard, wraps: closure.wraps },
    frame,
    () => {
      for (const [index, parameter] of declaration.parameters.entries()) {
        if (parameter.dotDotDotToken) fn.refuse(parameter, 'BH1032', 'the number of arguments must be fixed');
        const given = values[index];
        const value = given
          ? argumentFor(fn, closure, parameter, given, options.isOfArray ?? false)
          : defaultFor(fn, closure, parameter, node);
        bindParameter(fn, parameter, value);
      }
    },
  );
}

function argumentFor(
  fn: FunctionContext,
  closure: Closure,
  parameter: ts.ParameterDeclaration,
  value: Expression,
  isOfArray: boolean,
): Expression {
  if (parameter.type) return passWidened(fn, value, ownParameterType(fn, closure, parameter), parameter);
  const { checker } = fn.task;
  // Under Node, what TypeScript knows only as `number` is an i32.
  if (!isOfArray && ts.isIdentifier(parameter.name) && isPlainNumber(checker, checker.getTypeAtLocation(parameter.name))) {
    if (!sameType(value.type, i32) && !sameType(value.type, i64))
      fn.refuse(
        parameter,
        'BH1015',
        `TypeScript knows '${parameter.name.text}' only as a number`,
        `annotate it: \`${parameter.name.text}: ${shownType(fn.task, value.type)}\``,
      );
  }
  return value;
}

function defaultFor(fn: FunctionContext, closure: Closure, parameter: ts.ParameterDeclaration, call: ts.Node): Expression {
  if (!parameter.initializer) fn.refuse(call, 'BH1001', `this function needs the argument '${parameter.name.getText()}'`);
  const type = ownParameterType(fn, closure, parameter);
  return passArgument(fn, parameter.initializer, type);
}

/** What a closure gives: as annotated, else what its place asks for, else as TypeScript infers. */
function closureResult(fn: FunctionContext, closure: Closure): Type {
  const { node, environment } = closure;
  if (!node.type && closure.wanted) return closure.wanted;
  const { checker } = fn.task;
  const signature = checker.getSignatureFromDeclaration(node);
  const declared = node.type ? checker.getTypeFromTypeNode(node.type) : signature && checker.getReturnTypeOfSignature(signature);
  if (!declared) return nothing;
  const type = typeOf(fn.task, declared, node.type ?? node, environment);
  if (type.kind === 'view')
    fn.refuse(node.type ?? node, 'BH1053', 'the result would be a reference to an array', 'let the caller pass the array in');
  return type;
}

/** `const step = (x: i32): i32 => …` inside a function: a name for it, which may be called and passed on. */
export function declareClosure(fn: FunctionContext, name: ts.Identifier, node: Closure['node']): void {
  const symbol = symbolOf(fn.task, name);
  if (!symbol) return;
  fn.symbols.set(symbol, { kind: 'callback', callable: closureOf(fn, node, null), signature: null, name: name.text });
}
