/** Calls: who is called, what is passed, where the result goes. */
import { ts } from 'ts-morph';
import type { Expression, PlaceExpression, Type } from '../ir/types.ts';
import { passesAs, sameType } from '../ir/typing.ts';
import { lowerArrayMethod } from './array-methods.ts';
import { booleanConstant, localPlace, referenceTo, stringConstant, throughReference, viewOf } from './build.ts';
import { lowerThis, methodOf, staticMethod } from './classes.ts';
import { callCallback } from './closures.ts';
import { coerce } from './coerce.ts';
import { asConstant } from './constants.ts';
import { type Entity, emptyEnvironment, type FunctionInfo, type Parameter } from './context.ts';
import { isConversionMode, isConversionName, lowerBigInt, lowerBigIntMember, lowerConversion } from './conversions.ts';
import { resolveEntity } from './entities.ts';
import { lower } from './expressions.ts';
import { FunctionContext } from './function-context.ts';
import { functionOf, shortened, symbolsOf } from './functions.ts';
import { inferEnvironment } from './generics.ts';
import { asClass, asSelf, lowerSuperCall, superMethod } from './inheritance.ts';
import { inlineFunction } from './inlining.ts';
import { withClasses } from './interfaces.ts';
import { lowerIntrinsicCall } from './intrinsics.ts';
import { lowerMath, lowerNumberTest } from './math.ts';
import { memberName } from './objects.ts';
import { placeOf } from './places.ts';
import { lowerConsole } from './print.ts';
import { lowerRemoteCall } from './remote.ts';
import { callSequence } from './sequences.ts';
import { spreadArguments } from './spread.ts';
import { isNever, shownType } from './types.ts';
import { takeApart } from './variables.ts';

interface CallOptions {
  /** Nobody looks at the result. */
  discard: boolean;
}

/** A call; null when it gives no value. Objects come as a temporary of their own. */
export function lowerCall(fn: FunctionContext, node: ts.CallExpression, options: CallOptions): Expression | null {
  const callee = unwrap(node.expression);
  if (callee.kind === ts.SyntaxKind.ImportKeyword) fn.refuse(node, 'BH1025', 'all code is there when the program is built');
  if (callee.kind === ts.SyntaxKind.SuperKeyword) {
    lowerSuperCall(fn, node);
    return null;
  }
  const entity = resolveEntity(fn, callee);
  if (entity) return callEntity(fn, entity, node, options);
  if (ts.isPropertyAccessExpression(callee)) return callMember(fn, callee, node, options);
  return fn.refuse(node, 'BH1019', 'only functions and methods are called, by their names');
}

function unwrap(node: ts.Expression): ts.Expression {
  let inner = node;
  while (ts.isParenthesizedExpression(inner) || ts.isNonNullExpression(inner)) inner = inner.expression;
  return inner;
}

function callEntity(fn: FunctionContext, entity: Entity, node: ts.CallExpression, options: CallOptions): Expression | null {
  switch (entity.kind) {
    case 'function': {
      const environment = entity.node.typeParameters?.length ? inferEnvironment(fn, entity.node, node) : emptyEnvironment;
      const own = withClasses(fn, environment, entity.node, node.arguments);
      return callFunction(fn, functionOf(fn.task, entity.node, own, null), [...node.arguments], null, node, options);
    }
    case 'callback':
      return callCallback(fn, entity, node, options);
    case 'intrinsic':
      if (isConversionName(entity.name)) return lowerConversion(fn, entity.name, 'check', node);
      return lowerIntrinsicCall(fn, entity.name, node);
    case 'builtin':
      if (entity.name === 'BigInt') return lowerBigInt(fn, node);
      if (entity.name === 'Number')
        return fn.refuse(node, 'BH1012', '`Number(x)` does not say how wide the result is', 'write `f64(x)`, `i32(x)`, `u32.wrap(x)` …');
      return fn.refuse(node, 'BH1010', `'${entity.name}' cannot be called`);
    case 'class':
      return fn.refuse(node, 'BH1010', 'a class is not called', 'write `new`');
    default:
      return fn.refuse(node, 'BH1019', 'only functions and methods are called, by their names');
  }
}

function callMember(
  fn: FunctionContext,
  callee: ts.PropertyAccessExpression,
  node: ts.CallExpression,
  options: CallOptions,
): Expression | null {
  const name = memberName(callee.name);
  if (callee.expression.kind === ts.SyntaxKind.SuperKeyword) {
    const self = referenceTo(lowerThis(fn, node) as PlaceExpression, placeOf(callee));
    return callFunction(
      fn,
      superMethod(fn, name, ts.SyntaxKind.MethodDeclaration, node, node.arguments),
      [...node.arguments],
      self,
      node,
      options,
    );
  }
  const base = resolveEntity(fn, callee.expression);
  switch (base?.kind) {
    case 'builtin':
      if (base.name === 'console') {
        lowerConsole(fn, name, node);
        return null;
      }
      if (base.name === 'Math') return lowerMath(fn, name, node);
      if (base.name === 'BigInt') return lowerBigIntMember(fn, name, node);
      if (base.name === 'Number') return lowerNumberTest(fn, name, node);
      return fn.refuse(node, 'BH1010', `'${base.name}.${name}' is not there`);
    case 'intrinsic':
      if (isConversionName(base.name) && isConversionMode(name)) return lowerConversion(fn, base.name, name, node);
      return fn.refuse(node, 'BH1010', `'${base.name}.${name}' is not there`);
    case 'sequence':
      return callSequence(fn, base, name, node, options);
    case 'remote':
      return lowerRemoteCall(fn, base.remote, name, node, options);
    case 'class':
      return callFunction(fn, staticMethod(fn, base.node, name, node), [...node.arguments], null, node, options);
    case 'endpoint':
    case 'point':
    case 'points':
      return fn.refuse(
        node,
        base.kind === 'endpoint' ? 'BH1075' : 'BH1073',
        base.kind === 'endpoint' ? 'what is served is for other tasks' : 'a point has no methods',
      );
  }
  const mark = fn.out.length;
  const object = lower(fn, callee.expression);
  switch (object.type.kind) {
    case 'struct':
      return callFunction(
        fn,
        methodOf(fn, object.type, name, node),
        [...node.arguments],
        referenceTo(object as PlaceExpression, object.place),
        node,
        options,
      );
    case 'array':
    case 'view':
      return lowerArrayMethod(fn, object, node, name);
    case 'string':
      return fn.refuse(node, 'BH1029', `'${name}' would make or read a string at run time`);
    default:
      fn.out.length = mark;
      if (name === 'toString' || name === 'toFixed') fn.refuse(node, 'BH1029', `'${name}' would make a string at run time`);
      return fn.refuse(node, 'BH1043', `${shownType(fn.task, object.type)} has no method '${name}'`);
  }
}

/** Emits the call of a function of the program or of C. `self` is the reference for `this`. */
export function callFunction(
  fn: FunctionContext,
  given: FunctionInfo,
  args: readonly ts.Expression[],
  self: Expression | null,
  node: ts.Node,
  options: CallOptions,
): Expression | null {
  if (given.sequence) fn.refuse(node, 'BH1018', `'${given.name}' is a sequence: a call alone would do nothing`);
  const object = self && given.self ? asSelf(fn.task, self, given.self.type) : self;
  if (given.isInlined) {
    const value = inlineFunction(fn, given, args, object, node, options);
    return value && throughReference(value);
  }
  const passed: (() => Expression)[] = [];
  for (const argument of args) {
    const parameters = given.parameters.slice(passed.length);
    const [parameter] = parameters;
    if (ts.isSpreadElement(argument)) {
      const spread = spreadArguments(
        fn,
        argument,
        parameters.map((each) => each.type),
      );
      if (spread.length > spread.parts.length) fn.refuse(argument, 'BH1001', `${given.name} takes ${given.parameters.length} arguments`);
      passed.push(...spread.parts);
    } else if (parameter) passed.push(() => passArgument(fn, argument, parameter.type));
    else fn.refuse(argument, 'BH1001', `${given.name} takes ${given.parameters.length} arguments`);
  }
  const missing = given.parameters.slice(passed.length);
  const isVariable = missing.some((parameter) => parameter.fallback && !constantDefault(fn, given, parameter));
  const info = isVariable ? shortened(fn.task, given, passed.length) : given;
  const rest = info.parameters
    .slice(passed.length)
    .map(
      (parameter) => () =>
        constantDefault(fn, info, parameter) ?? fn.refuse(node, 'BH1001', `${info.name} needs the argument '${parameter.name}'`),
    );
  return callWith(fn, info, fn.sequence([...(object ? [() => object] : []), ...passed, ...rest]), node, options);
}

/** Emits the call with arguments that have exactly the parameters' types. */
export function callWith(
  fn: FunctionContext,
  info: FunctionInfo,
  values: Expression[],
  node: ts.Node,
  options: CallOptions,
): Expression | null {
  const place = placeOf(node);
  const hasResult = info.result.kind !== 'void' && !options.discard;
  const result = hasResult ? fn.addLocal('t', info.result, place, { constant: false, temporary: true }) : null;
  if (result) {
    const start = info.result.kind === 'string' ? { value: stringConstant('', place) } : {};
    fn.emit({ op: 'declare', local: result.id, place, ...start });
  }
  const target = result ? { result: result.id } : {};
  if (info.native === 'log_read' && fn.task.task && !fn.task.task.log)
    fn.refuse(node, 'BH1083', `task '${fn.task.task.name}' may not read the audit log`);
  if (info.native) fn.emit({ op: 'nativeCall', name: info.native, arguments: values, ...target, place });
  else fn.emit({ op: 'call', function: info.id, arguments: values, ...target, place });
  return result ? throughReference(localPlace(result.id, info.result, place)) : null;
}

/** A default value that is a constant: each call that leaves the argument out passes it. */
export function constantDefault(fn: FunctionContext, info: FunctionInfo, parameter: Parameter): Expression | null {
  if (!parameter.fallback) return null;
  const scratch = new FunctionContext(fn.task, info.environment, info.self && { info: info.self, local: 'this' });
  for (const each of info.parameters) {
    for (const symbol of symbolsOf(fn.task, each.node)) scratch.symbols.set(symbol, { kind: 'local', id: each.name, type: each.type });
    const pattern = each.node.name;
    if (!ts.isIdentifier(pattern))
      takeApart(scratch, pattern, throughReference(localPlace(each.name, each.type, placeOf(pattern))), 'parameter');
  }
  return asConstant(coerce(scratch, lower(scratch, parameter.fallback, parameter.type), parameter.type, parameter.fallback));
}

/** An argument as the parameter takes it: scalars converted, objects by reference, arrays as views. */
export function passArgument(fn: FunctionContext, node: ts.Expression, type: Type): Expression {
  const place = placeOf(node);
  if (type.kind === 'reference') {
    const object = asClass(fn.task, lower(fn, node, type.to), type.to);
    if (!sameType(object.type, type.to)) mismatch(fn, object.type, type.to, node);
    return referenceTo(object as PlaceExpression, place);
  }
  if (type.kind === 'view') {
    const array = lower(fn, node, type);
    const from = array.type;
    if (from.kind === 'array') {
      const own: Type = { kind: 'view', element: from.element, wraps: from.wraps, readonly: type.readonly };
      if (sameType(own, type)) return viewOf(array, type, place);
    } else if (from.kind === 'view' && passesAs(from, type)) {
      return viewOf(array, type, place);
    }
    mismatch(fn, from, type, node);
  }
  const wanted = type.kind === 'boolean' && fn.task.checker.getContextualType(node);
  if (wanted && isNever(wanted)) return booleanConstant(false, place);
  return coerce(fn, lower(fn, node, type), type, node);
}

function mismatch(fn: FunctionContext, from: Type, to: Type, node: ts.Expression): never {
  fn.refuse(
    node,
    'BH1048',
    `this is ${shownType(fn.task, from)}, wanted is ${shownType(fn.task, to)}`,
    'declare both with the same type: `const x: T = …`',
  );
}
