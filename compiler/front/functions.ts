/** Functions: signatures when they are first named, bodies afterwards. */
import { ts } from 'ts-morph';
import { boolean, type Expression, type FunctionDeclaration, nothing, type Statement, type Type } from '../ir/types.ts';
import { sameType } from '../ir/typing.ts';
import { localPlace, stringConstant, throughReference } from './build.ts';
import { constructorOf, hasModifier, lowerFieldInitialisers } from './classes.ts';
import { signatureOf } from './closures.ts';
import { coerce } from './coerce.ts';
import { defaultsMayComeFirst } from './construction.ts';
import type { ClassInfo, Environment, FunctionInfo, FunctionNode, Parameter, TaskContext } from './context.ts';
import { symbolOf } from './entities.ts';
import { lower } from './expressions.ts';
import { FunctionContext } from './function-context.ts';
import { bareObject, lowerChoices, lowerImplicitConstructor } from './inheritance.ts';
import { boundParameter } from './interfaces.ts';
import { placeOf } from './places.ts';
import { givesExisting } from './returned.ts';
import { isGenerator, lowerSequence, sequenceFrame, u16 } from './sequences.ts';
import { lowerBody, lowerReturnValue } from './statements.ts';
import { bindingText, isNever, shownType, typeOf } from './types.ts';
import { takeApart } from './variables.ts';

/** The name as the user sees it. */
function displayName(node: FunctionInfo['node'], self: ClassInfo | null, environment: Environment): string {
  const owner = ts.isClassDeclaration(node) ? node : ts.isClassDeclaration(node.parent) ? node.parent : null;
  const prefix = self ? `${self.name}.` : owner ? `${owner.name?.text}.` : '';
  if (ts.isClassDeclaration(node) || ts.isConstructorDeclaration(node)) return `${prefix}constructor`;
  const own = node.name?.getText().replace(/^#/, '') ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : 'function');
  const suffix = !self && environment.size > 0 ? `<${[...environment.values()].map(bindingText).join(', ')}>` : '';
  return `${prefix}${own}${suffix}`;
}

/**
 * A function with its signature; the first call puts it on the list of those to be lowered.
 * @param self the class of `this`, null for plain functions and static methods
 * @param name overrides the name for methods of an endpoint
 */
export function functionOf(
  task: TaskContext,
  node: FunctionInfo['node'],
  environment: Environment,
  self: ClassInfo | null,
  name?: string,
): FunctionInfo {
  const key = `${task.keyOf(node)} ${self?.type.id ?? ''} ${[...environment.values()].map(bindingText).join(', ')}`;
  const known = task.functionInfos.get(key);
  if (known) return known;
  if (!ts.isClassDeclaration(node)) checkFunction(task, node);
  if (task.signaturesOpen.has(node)) task.refuse(node, 'BH1015', 'the result type depends on itself', 'annotate the result type');
  task.signaturesOpen.add(node);
  try {
    const shown = name ?? displayName(node, self, environment);
    const native = ts.isClassDeclaration(node) ? null : nativeName(task, node);
    const parameters = ts.isClassDeclaration(node)
      ? implicitParameters(task, self)
      : node.parameters.map((each) => parameterOf(task, each, environment));
    const sequence = !ts.isClassDeclaration(node) && isGenerator(node) ? sequenceFrame(task, node, shown, environment) : null;
    const isMaker = ts.isClassDeclaration(node) || ts.isConstructorDeclaration(node) || ts.isSetAccessorDeclaration(node);
    const result = isMaker ? nothing : sequence ? u16 : resultOf(task, node, environment);
    const id = native ?? task.names.unique(shown.replace(/\W+/g, '_').replace(/_+$/, ''));
    const isInlined = parameters.some((each) => each.callback);
    const pattern = sequence && parameters.find((each) => !ts.isIdentifier(each.node.name));
    if (pattern)
      task.refuse(pattern.node, 'BH1010', 'a parameter of a sequence is taken apart inside it', 'write `const { x, y } = point` there');
    if (isInlined && sequence) task.refuse(node, 'BH1090', 'a sequence takes values, not functions', 'name the function in the sequence');
    const info: FunctionInfo = {
      id,
      name: shown,
      node,
      environment,
      self,
      parameters,
      result,
      native,
      isInlined,
      ...(sequence ? { sequence } : {}),
    };
    task.functionInfos.set(key, info);
    if (!native && !isInlined) task.pending.push(info);
    return info;
  } finally {
    task.signaturesOpen.delete(node);
  }
}

/** A class without a constructor takes what that of its base takes. */
function implicitParameters(task: TaskContext, self: ClassInfo | null): Parameter[] {
  const maker = self?.base && constructorOf(self.base.node);
  return maker ? maker.parameters.map((each) => parameterOf(task, each, self.base!.environment)) : [];
}

function checkFunction(task: TaskContext, node: FunctionNode): void {
  const name = (node.name ?? node) as ts.Node;
  if (hasModifier(node, ts.SyntaxKind.AsyncKeyword))
    task.refuse(name, 'BH1017', '`async` is not in the subset: nothing runs in the background of a task');
  const symbol = node.name && task.checker.getSymbolAtLocation(node.name);
  const bodies = symbol?.declarations?.filter((each) => ts.isFunctionDeclaration(each) || ts.isMethodDeclaration(each)) ?? [];
  if (bodies.length > 1) task.refuse(name, 'BH1062', 'one function with several signatures is not in the subset');
  const hasBody = 'body' in node && node.body !== undefined;
  if (!hasBody && !nativeName(task, node)) task.refuse(name, 'BH1067', 'this function has no body');
}

/** The name after `@native`: of functions in lib that C defines. */
function nativeName(task: TaskContext, node: FunctionNode): string | null {
  if (!ts.isFunctionDeclaration(node) || node.body) return null;
  const tag = ts.getJSDocTags(node).find((each) => each.tagName.text === 'native');
  const text = typeof tag?.comment === 'string' ? tag.comment : ts.getTextOfJSDocComment(tag?.comment);
  const name = text?.trim().split(/\s/)[0];
  if (!name || !/^[A-Za-z_]\w*$/.test(name)) return null;
  if (!task.project.isLib(node.getSourceFile().fileName)) {
    task.refuse(node.name ?? node, 'BH1067', 'functions in C are declared in lib only');
  }
  return name;
}

export function parameterOf(task: TaskContext, node: ts.ParameterDeclaration, environment: Environment): Parameter {
  if (node.dotDotDotToken) task.refuse(node, 'BH1032', 'a rest parameter would make an array of a length that is not known');
  const name = ts.isIdentifier(node.name) ? node.name.text : 'argument';
  if (name === 'this') task.refuse(node, 'BH1060', '`this` as a parameter is not in the subset');
  if (node.questionToken) task.refuse(node, 'BH1028', `'${name}' is optional`, 'give it a default value: `limit: u16 = 100`');
  const declared = node.type ? task.checker.getTypeFromTypeNode(node.type) : task.checker.getTypeAtLocation(node.name);
  const callback = signatureOf(task, declared, node.type ?? node, environment);
  if (callback) return { node, name, type: nothing, fallback: node.initializer ?? null, callback };
  // What nobody can be given needs no place.
  if (isNever(declared)) return { node, name, type: boolean, fallback: null };
  const type = asParameter(boundParameter(task, node, environment) ?? typeOf(task, declared, node.type ?? node, environment));
  if (type.kind === 'void') task.refuse(node, 'BH1045', `'${name}' would hold nothing`);
  if (node.initializer && type.kind === 'reference')
    task.refuse(node.initializer, 'BH1042', 'an object has no constant default', 'pass it always');
  return { node, name, type, fallback: node.initializer ?? null };
}

/** Objects and arrays of known length are passed by reference. */
export function asParameter(type: Type): Type {
  return type.kind === 'struct' || type.kind === 'array' ? { kind: 'reference', to: type } : type;
}

export function resultOf(
  task: TaskContext,
  node: Exclude<FunctionNode, ts.ConstructorDeclaration | ts.SetAccessorDeclaration>,
  environment: Environment,
): Type {
  const where = node.type ?? node.name ?? node;
  if (node.type && ts.isTypePredicateNode(node.type)) {
    if (node.type.assertsModifier) return nothing;
    task.refuse(node.type, 'BH1033', 'a type guard tests a type at run time', 'keep a tag field and compare it');
  }
  const signature = task.checker.getSignatureFromDeclaration(node);
  const declared = node.type ? task.checker.getTypeFromTypeNode(node.type) : signature && task.checker.getReturnTypeOfSignature(signature);
  if (!declared) task.refuse(where, 'BH1015', 'the result type cannot be told', 'annotate it');
  const type = typeOf(task, declared, where, environment);
  if (type.kind === 'view') task.refuse(where, 'BH1053', `the result would be a reference to an array`, 'let the caller pass the array in');
  const isObject = type.kind === 'struct' || type.kind === 'array';
  return isObject && givesExisting(task, node) ? { kind: 'reference', to: type } : type;
}

/** The copy of a function that takes the first `count` arguments and works out the others. */
export function shortened(task: TaskContext, info: FunctionInfo, count: number): FunctionInfo {
  const key = `${info.id} with ${count}`;
  const known = task.functionInfos.get(key);
  if (known) return known;
  const id = task.names.unique(`${info.id}_with_${count}`);
  const copy: FunctionInfo = { ...info, id, parameters: info.parameters.slice(0, count), forwards: info };
  task.functionInfos.set(key, copy);
  task.pending.push(copy);
  return copy;
}

/** The body of a shortened function: defaults from left to right, then the call. */
function forward(fn: FunctionContext, target: FunctionInfo, given: readonly string[], node: ts.Node): void {
  const place = placeOf(node);
  const self = target.self ? 1 : 0;
  const args = given.map((id) => localPlace(id, fn.locals.find((local) => local.id === id)!.type, place));
  const isMaker = target.self !== null && (ts.isClassDeclaration(node) || ts.isConstructorDeclaration(node));
  const pattern = target.parameters.find((each) => !ts.isIdentifier(each.node.name));
  // JavaScript takes it apart before it works out the defaults, the function that is called here does so afterwards.
  if (pattern)
    fn.refuse(
      pattern.node,
      'BH1010',
      'a pattern beside a default that is worked out at each call',
      'take the parameter apart inside the function',
    );
  for (const parameter of target.parameters.slice(given.length - self)) {
    const { fallback, type, name } = parameter;
    if (fallback && isMaker && !defaultsMayComeFirst(fn.task, target.self!, node))
      fn.refuse(
        fallback,
        'BH1042',
        'JavaScript gives the fields their initial values before it works out this default',
        'use a constant default, or give those fields their values in the constructor',
      );
    if (!fallback) fn.refuse(parameter.node, 'BH1028', `'${name}' has no default`, 'put parameters with a default last');
    const value = coerce(fn, lower(fn, fallback, type), type, fallback);
    const local = fn.addLocal(name, type, placeOf(parameter.node), { constant: true });
    fn.emit({ op: 'declare', local: local.id, value, place: placeOf(fallback) });
    for (const symbol of symbolsOf(fn.task, parameter.node)) fn.symbols.set(symbol, { kind: 'local', id: local.id, type });
    args.push(localPlace(local.id, type, place));
  }
  if (target.result.kind === 'void') {
    fn.emit({ op: 'call', function: target.id, arguments: args, place });
    return;
  }
  const result = fn.temporary(target.result, place, target.result.kind === 'string' ? stringConstant('', place) : undefined);
  fn.emit({ op: 'call', function: target.id, arguments: args, result: result.id, place });
  const isObject = target.result.kind === 'struct' || target.result.kind === 'array';
  fn.emit({ op: 'return', value: isObject ? { op: 'copy', from: result, type: target.result, place } : result, place });
}

/** The names in a parameter that is a pattern, as locals. */
function takeParameterApart(fn: FunctionContext, parameter: ts.ParameterDeclaration, id: string): void {
  const { name } = parameter;
  if (ts.isIdentifier(name)) return;
  const { type } = fn.locals.find((local) => local.id === id)!;
  fn.task.attempt(name, () => takeApart(fn, name, throughReference(localPlace(id, type, placeOf(name))), 'parameter'));
}

/** Lowers a function's body. */
export function lowerFunction(task: TaskContext, info: FunctionInfo): FunctionDeclaration {
  const { node } = info;
  if (info.sequence) return lowerSequence(task, info, info.sequence);
  const self = info.self ? { info: info.self, local: 'this' } : null;
  const fn = new FunctionContext(task, info.environment, self, info.result);
  const parameters: string[] = [];
  if (info.self) {
    const local = fn.addLocal('this', { kind: 'reference', to: info.self.type }, placeOf(node), { constant: true });
    parameters.push(local.id);
  }
  for (const { node: parameter, name, type } of info.parameters) {
    const isReference = type.kind === 'reference' || type.kind === 'view';
    const local = fn.addLocal(name, type, placeOf(parameter), { constant: isReference });
    parameters.push(local.id);
    for (const symbol of symbolsOf(task, parameter)) fn.symbols.set(symbol, { kind: 'local', id: local.id, type });
  }
  for (const [index, { node: parameter }] of info.parameters.entries())
    takeParameterApart(fn, parameter, parameters[index + (info.self ? 1 : 0)]!);
  if (info.forwards) {
    forward(fn, info.forwards, parameters, node);
    return fn.finish(info.id, info.name, parameters, info.result, placeOf(node));
  }
  if (info.choices) {
    lowerChoices(fn, info, parameters);
    return fn.finish(info.id, info.name, parameters, info.result, placeOf(node));
  }
  if (info.self && (ts.isClassDeclaration(node) || ts.isConstructorDeclaration(node)))
    task.constructions.set(info.id, { class: info.self, initialised: fn.initialised });
  if (info.self && ts.isClassDeclaration(node)) lowerImplicitConstructor(fn, info.self, parameters);
  if (info.self && ts.isConstructorDeclaration(node) && !info.self.base) lowerFieldInitialisers(fn, info.self);
  if (!ts.isClassDeclaration(node) && node.body) {
    const { body } = node;
    if (ts.isBlock(body)) lowerBody(fn, body.statements);
    else task.attempt(body, () => lowerReturnValue(fn, body, body));
  }
  if (info.result.kind !== 'void' && mayComplete(fn.out)) {
    fn.emit({ op: 'trap', reason: 'unreachable', message: `end of ${info.name}`, place: placeOf(node) });
  }
  return fn.finish(info.id, info.name, parameters, info.result, placeOf(node));
}

/** A parameter property is two symbols: the parameter and the field. */
export function symbolsOf(task: TaskContext, parameter: ts.ParameterDeclaration): ts.Symbol[] {
  const symbol = symbolOf(task, parameter.name);
  if (!ts.isParameterPropertyDeclaration(parameter, parameter.parent) || !ts.isIdentifier(parameter.name)) return symbol ? [symbol] : [];
  return task.checker.getSymbolsOfParameterPropertyDeclaration(parameter, parameter.name.text);
}

/** Whether control may reach the end of the list, roughly: TypeScript has checked that it does not where a result is due. */
export function mayComplete(list: readonly Statement[]): boolean {
  const last = list.at(-1);
  if (!last) return true;
  switch (last.op) {
    case 'return':
    case 'trap':
    case 'break':
      return false;
    case 'if':
      return mayComplete(last.then) || mayComplete(last.else);
    case 'block':
      return mayComplete(last.body);
    default:
      return true;
  }
}

/** A place that keeps an object needs one of its own: only a temporary of this function, which nothing else names, may be moved into it. */
export function isReferenceKept(fn: FunctionContext, given: Expression, type: Type, node: ts.Node): void {
  if (!sameType(given.type, type)) fn.refuse(node, 'BH1048', `${shownType(fn.task, given.type)} is not ${shownType(fn.task, type)}`);
  const from = bareObject(given);
  const isOwn = from.op === 'local' && fn.locals.some((local) => local.id === from.id && local.temporary);
  if (!isOwn) fn.refuse(node, 'BH1052', 'this would be a second name for an object that lives elsewhere');
}
