/** `const` and `let` inside functions. */
import { ts } from 'ts-morph';
import type { Constant, Expression, Type } from '../ir/types.ts';
import { sameType } from '../ir/typing.ts';
import { bare, declareFresh, freshType, isFresh } from './aggregates.ts';
import { fieldOf, isFractionLiteral, isPlaceExpression, localPlace, throughReference } from './build.ts';
import { sizedArray } from './classes.ts';
import { declareClosure, isFunctionExpression } from './closures.ts';
import { coerce, coerceToStorage } from './coerce.ts';
import type { Entity } from './context.ts';
import { symbolOf } from './entities.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { asClass } from './inheritance.ts';
import { isBehaviour } from './interfaces.ts';
import { memberOf } from './objects.ts';
import { placeOf } from './places.ts';
import { declarePoints } from './points.ts';
import { restOf } from './spread.ts';
import { partOf } from './tuples.ts';
import { isNever, shownType, typeOf } from './types.ts';

/** Declarations of one `const` or `let`. */
export function lowerVariables(fn: FunctionContext, list: ts.VariableDeclarationList): void {
  requireBlockScoped(fn, list);
  for (const declaration of list.declarations) {
    fn.task.attempt(declaration, () => {
      let isDone = false;
      try {
        lowerVariable(fn, declaration, (list.flags & ts.NodeFlags.Const) !== 0);
        isDone = true;
      } finally {
        if (!isDone) poison(fn, declaration.name);
      }
    });
  }
}

/** Refuses `var` and `using`. */
export function requireBlockScoped(fn: FunctionContext, list: ts.VariableDeclarationList): void {
  if ((list.flags & ts.NodeFlags.Using) === ts.NodeFlags.Using) fn.refuse(list, 'BH1010', '`using` is not in the subset', 'use `const`');
  if (!(list.flags & ts.NodeFlags.BlockScoped)) {
    for (const declaration of list.declarations) poison(fn, declaration.name);
    fn.refuse(list, 'BH1013', '`var` lives outside its block');
  }
}

/** Names of a refused declaration: their uses are passed over. */
export function poison(fn: FunctionContext, name: ts.BindingName): void {
  if (ts.isIdentifier(name)) {
    const symbol = symbolOf(fn.task, name);
    if (symbol && !fn.symbols.has(symbol)) fn.symbols.set(symbol, { kind: 'poisoned' });
    return;
  }
  for (const element of name.elements) if (ts.isBindingElement(element)) poison(fn, element.name);
}

function bind(fn: FunctionContext, name: ts.Identifier, entity: Entity): void {
  const symbol = symbolOf(fn.task, name);
  if (symbol) fn.symbols.set(symbol, entity);
}

function lowerVariable(fn: FunctionContext, node: ts.VariableDeclaration, isConst: boolean): void {
  const { initializer } = node;
  if (initializer && declarePoints(fn, node)) return;
  if (!ts.isIdentifier(node.name)) {
    if (!initializer) fn.refuse(node, 'BH1001', 'destructuring needs a value');
    const declared = node.type && typeOf(fn.task, fn.task.checker.getTypeFromTypeNode(node.type), node.type, fn.environment);
    const value = lower(fn, initializer, declared);
    requireSameObject(fn, declared ? asClass(fn.task, value, declared) : value, declared, node);
    takeApart(fn, node.name, value, isConst ? 'const' : 'let');
    return;
  }
  const { name } = node;
  const inner = bare(initializer ?? name);
  if (isFunctionExpression(inner)) {
    if (!isConst) fn.refuse(node, 'BH1019', `\`let ${name.text}\` could become another function`, 'write `const`');
    if (node.type)
      fn.refuse(
        node.type,
        'BH1019',
        'a name for a function says no type of its own',
        'annotate the parameters and the result: `(x: i32): i32 => …`',
      );
    declareClosure(fn, name, inner);
    return;
  }
  // A name for an interface with methods is one for the class of its object.
  const declared = node.type && fn.task.checker.getTypeFromTypeNode(node.type);
  const isNamed = declared && (!initializer || !(isBehaviour(fn.task, declared) || isNever(declared)));
  const annotated = isNamed ? typeOf(fn.task, declared, node.type!, fn.environment) : undefined;
  if (!initializer) {
    declareEmpty(fn, node, name, annotated);
    return;
  }
  if (isFresh(initializer) && annotated?.kind !== 'nullable') {
    if (!isConst) refuseLet(fn, node);
    const wanted = annotated?.kind === 'view' ? sizedArray(fn, annotated, initializer, name.text) : annotated;
    const type = wanted?.kind === 'struct' || wanted?.kind === 'array' ? wanted : freshType(fn, initializer);
    if (wanted && wanted !== type) fn.refuse(node, 'BH1048', `an object is not ${shownType(fn.task, wanted)}`);
    const target = declareFresh(fn, name.text, initializer, type, { temporary: false });
    if (target.op === 'local') bind(fn, name, { kind: 'local', id: target.id, type });
    return;
  }
  const value = lower(fn, initializer, annotated);
  declareValue(fn, name, value, annotated, isConst, node);
}

function refuseLet(fn: FunctionContext, node: ts.Node): never {
  fn.refuse(node, 'BH1014', 'an object variable names one object for its whole life, so `let` would promise too much');
}

function declareEmpty(fn: FunctionContext, node: ts.VariableDeclaration, name: ts.Identifier, type: Type | undefined): void {
  if (!type) fn.refuse(node, 'BH1015', `nothing says what '${name.text}' is`);
  if (type.kind === 'struct' || type.kind === 'array' || type.kind === 'view') {
    fn.refuse(node, 'BH1014', `'${name.text}' would be given its object later`, 'use `const` and give it its object here');
  }
  const place = placeOf(name);
  const local = fn.addLocal(name.text, type, place, { constant: false });
  fn.emit({ op: 'declare', local: local.id, place: placeOf(node) });
  bind(fn, name, { kind: 'local', id: local.id, type });
}

/** A name for a value: scalars are copied, objects get a second name, a fresh result of a call becomes the variable. */
function declareValue(
  fn: FunctionContext,
  name: ts.Identifier,
  value: Expression,
  annotated: Type | undefined,
  isConst: boolean,
  node: ts.Node,
): void {
  const place = placeOf(name);
  const isObject = value.type.kind === 'struct' || value.type.kind === 'array' || value.type.kind === 'view';
  if (isObject && annotated?.kind !== 'nullable') {
    if (!isConst) refuseLet(fn, node);
    const object = annotated ? asClass(fn.task, value, annotated) : value;
    requireSameObject(fn, object, annotated, node);
    if (object !== value) {
      const { id, type } = fn.alias(name.text, object, placeOf(node));
      bind(fn, name, { kind: 'local', id, type });
      return;
    }
    if (adoptResult(fn, value, name) || adoptTemporary(fn, value, name)) return;
    const { id, type } = fn.alias(name.text, value, placeOf(node));
    bind(fn, name, { kind: 'local', id, type });
    return;
  }
  if (isConst && !annotated && isFractionLiteral(value)) {
    bind(fn, name, { kind: 'constant', value: literalFraction(fn, value, node) });
    return;
  }
  const stored = annotated ? coerce(fn, value, annotated, node) : coerceToStorage(fn, value, node);
  if (isConst && stored.op === 'constant') {
    bind(fn, name, { kind: 'constant', value: stored });
    return;
  }
  if (stored === value && adoptResult(fn, value, name)) return;
  const local = fn.addLocal(name.text, stored.type, place, { constant: isConst });
  fn.emit({ op: 'declare', local: local.id, value: stored, place: placeOf(node) });
  bind(fn, name, { kind: 'local', id: local.id, type: stored.type });
}

/** `const gain = 0.5` is as good as the literal: it becomes f32 or f64 where it is used. */
export function literalFraction(fn: FunctionContext, value: Expression, node: ts.Node): Constant {
  if (value.op === 'constant') return value;
  return fn.refuse(node, 'BH1015', 'a number with a fraction is f32 or f64: this does not say which', 'annotate it: `const x: f32 = …`');
}

/** Whether a name of type `named` may stand for the object: what is stored through it must have the same range. */
export function isSameObject(object: Type, named: Type): boolean {
  if (named.kind !== 'view') return sameType(object, named);
  return (object.kind === 'array' || object.kind === 'view') && sameType(object.element, named.element) && object.wraps === named.wraps;
}

function requireSameObject(fn: FunctionContext, value: Expression, annotated: Type | undefined, node: ts.Node): void {
  if (!annotated || isSameObject(value.type, annotated)) return;
  fn.refuse(node, 'BH1048', `this is ${shownType(fn.task, value.type)}, declared is ${shownType(fn.task, annotated)}`);
}

/** When the value is the result of the call emitted last, the variable takes its place: `x = f()` in one statement. */
function adoptResult(fn: FunctionContext, value: Expression, name: ts.Identifier): boolean {
  const local = value.op === 'local' ? fn.locals.find((each) => each.id === value.id && each.temporary) : undefined;
  const call = fn.out.at(-1);
  const declare = fn.out.at(-2);
  if (!local || !call || declare?.op !== 'declare' || declare.local !== local.id) return false;
  const isResult = (call.op === 'call' || call.op === 'nativeCall') && call.result === local.id;
  const isReply = call.op === 'remoteCall' && call.reply === local.id;
  if (!isResult && !isReply) return false;
  const id = fn.uniqueName(name.text);
  if (isReply) call.reply = id;
  else if (isResult) call.result = id;
  declare.local = id;
  // Written by the call after its declaration: not constant to the letter.
  Object.assign(local, { id, name: name.text, place: placeOf(name), temporary: false, constant: false });
  bind(fn, name, { kind: 'local', id, type: local.type });
  return true;
}

/** An object in a temporary of its own becomes the variable. */
function adoptTemporary(fn: FunctionContext, value: Expression, name: ts.Identifier): boolean {
  if (value.op !== 'local' || value.type.kind === 'view') return false;
  const local = fn.locals.find((each) => each.id === value.id && each.temporary && each.type.kind === value.type.kind);
  if (!local) return false;
  Object.assign(local, { name: name.text, place: placeOf(name), temporary: false });
  bind(fn, name, { kind: 'local', id: local.id, type: local.type });
  return true;
}

/** Whether names can be assigned to: those of parameters can, save for objects. */
type BindingKind = 'const' | 'let' | 'parameter';

/** `const { x, y } = point`, `const [a, b] = pair`. */
export function takeApart(fn: FunctionContext, pattern: ts.BindingPattern, given: Expression, kind: BindingKind): void {
  let value = given;
  const isObject = value.type.kind === 'struct' || value.type.kind === 'array';
  const isPlain = value.op === 'local' || value.op === 'global' || (value.op === 'dereference' && value.value.op === 'local');
  if (isObject && isPlaceExpression(value) && !isPlain) {
    const { id, type } = fn.alias('t', value, value.place);
    value = throughReference(localPlace(id, type, value.place));
  } else if (!isObject && value.type.kind !== 'view') {
    fn.refuse(pattern, 'BH1043', `${shownType(fn.task, value.type)} has no parts`);
  }
  for (const [index, element] of pattern.elements.entries()) {
    if (ts.isOmittedExpression(element)) continue;
    fn.task.attempt(element, () => takePart(fn, pattern, value, element, index, kind));
  }
}

function takePart(
  fn: FunctionContext,
  pattern: ts.BindingPattern,
  value: Expression,
  element: ts.BindingElement,
  index: number,
  kind: BindingKind,
): void {
  if (element.dotDotDotToken) {
    if (kind === 'let') refuseLet(fn, element);
    if (!ts.isArrayBindingPattern(pattern)) {
      restOfObject(fn, value, element);
      return;
    }
    if (!ts.isIdentifier(element.name)) fn.refuse(element, 'BH1032', 'a rest that is taken apart again', 'name the elements');
    const rest = restOf(fn, value, index, element.name.text, element);
    bind(fn, element.name, { kind: 'local', id: rest.id, type: rest.type });
    return;
  }
  if (element.initializer) fn.refuse(element, 'BH1028', 'a default is for what may be absent, and nothing is');
  const part = ts.isArrayBindingPattern(pattern)
    ? elementPart(fn, value, element, index)
    : memberOf(fn, value, partName(fn, element), element);
  if (!ts.isIdentifier(element.name)) {
    takeApart(fn, element.name, part, kind);
    return;
  }
  // A parameter may be assigned to; one that names an object is as good as a constant.
  const isObject = part.type.kind === 'struct' || part.type.kind === 'array' || part.type.kind === 'view';
  declareValue(fn, element.name, part, undefined, kind === 'const' || (kind === 'parameter' && isObject), element);
}

/** `const { a, ...rest } = object`: the other fields in an object of its own. Objects in it would be the same ones, so it must hold none. */
function restOfObject(fn: FunctionContext, value: Expression, element: ts.BindingElement): void {
  const { task } = fn;
  const { name } = element;
  if (!ts.isIdentifier(name)) fn.refuse(element, 'BH1032', 'a rest that is taken apart again', 'name the fields');
  const declared = value.type.kind === 'struct' ? task.structs.get(value.type.id) : undefined;
  if (declared?.kind !== 'object')
    fn.refuse(element, 'BH1032', `${shownType(task, value.type)} has more than fields, or not always the same`, 'name the fields');
  const type = typeOf(task, task.checker.getTypeAtLocation(name), name, fn.environment);
  const fields = type.kind === 'struct' ? task.structs.get(type.id)?.fields : undefined;
  if (!fields || fields.length === 0) fn.refuse(element, 'BH1032', 'nothing is left for this', 'leave it out');
  const place = placeOf(element);
  const inner = fields.find((each) => each.type.kind === 'struct' || each.type.kind === 'array');
  if (inner) fn.refuse(element, 'BH1032', `'${inner.name}' would be in two objects at once`, 'name the fields');
  const local = fn.addLocal(name.text, type, placeOf(name), { constant: false });
  fn.emit({ op: 'declare', local: local.id, place });
  for (const field of fields) {
    const target = fieldOf(localPlace(local.id, type, place), field.name, field.type, place);
    fn.emit({ op: 'assign', target, value: coerce(fn, memberOf(fn, value, field.name, element), field.type, element), place });
  }
  bind(fn, name, { kind: 'local', id: local.id, type });
}

function elementPart(fn: FunctionContext, value: Expression, element: ts.BindingElement, index: number): Expression {
  if (value.type.kind === 'view')
    fn.refuse(
      element,
      'BH1046',
      'how many elements there are is not known, so one may be missing',
      'take it by its index: `const a = list[0]!`',
    );
  return partOf(fn, value, index, element);
}

/** The field that a part of an object pattern takes. */
export function partName(fn: FunctionContext, element: ts.BindingElement): string {
  const name = element.propertyName ?? element.name;
  if (ts.isIdentifier(name)) return name.text;
  if (ts.isStringLiteral(name)) return name.text;
  return fn.refuse(name, 'BH1054', 'a computed field name is not known when the program is built');
}
