/**
 * One level of `extends`, in a closed world: all classes of a program are known, so a base and what derives from it are one family with one form in
 * memory and a tag. A call through the base goes by the tag to the class's own method, or straight to it where only one can be meant.
 */
import { ts } from 'ts-morph';
import { boolean, type EnumType, type Expression, type Place, type PlaceExpression, type StructType, type Type } from '../ir/types.ts';
import { sameType } from '../ir/typing.ts';
import { booleanConstant, enumConstant, fieldOf, localPlace, referenceTo, stringConstant, throughReference } from './build.ts';
import { callFunction } from './calls.ts';
import {
  classOf,
  constructorOf,
  hasModifier,
  isStatic,
  lowerFieldInitialisers,
  lowerThis,
  type Method,
  ownMember,
  propertyName,
} from './classes.ts';
import { coerce } from './coerce.ts';
import { type Binding, type ClassInfo, type Environment, emptyEnvironment, type FunctionInfo, type TaskContext } from './context.ts';
import { resolveEntity, symbolOf } from './entities.ts';
import { classTagEnum } from './enums.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { functionOf, parameterOf, resultOf } from './functions.ts';
import { inferEnvironment } from './generics.ts';
import { takesBehaviour, withClasses } from './interfaces.ts';
import { placeOf } from './places.ts';
import { givesExisting } from './returned.ts';
import { isGenerator } from './sequences.ts';
import { bindingOf, bindingText, shownType } from './types.ts';

/** The field that says of which class an object is. No name that TypeScript would allow. */
export const tagField = '(class)';

/** `extends X<…>` of a class. */
export function extendsClause(declaration: ts.ClassDeclaration): ts.ExpressionWithTypeArguments | undefined {
  return declaration.heritageClauses?.find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
}

/** The class declaration that a class extends; refused when it is none of the program, or extends another itself. */
function baseDeclaration(task: TaskContext, clause: ts.ExpressionWithTypeArguments): ts.ClassDeclaration {
  const symbol = ts.isIdentifier(clause.expression) ? symbolOf(task, clause.expression) : undefined;
  const base = symbol?.valueDeclaration;
  if (!base || !ts.isClassDeclaration(base) || base.getSourceFile().fileName === task.project.globalsFile)
    task.refuse(clause, 'BH1026', `'${clause.expression.getText()}' is no class of the program`);
  if (extendsClause(base))
    task.refuse(
      clause,
      'BH1026',
      `'${base.name?.text}' extends another class: there is one level of inheritance`,
      'put the middle class into a field and call its methods',
    );
  return base;
}

/** The base of a class, with its type arguments; null when it has none. */
export function baseOf(task: TaskContext, declaration: ts.ClassDeclaration, environment: Environment): ClassInfo | null {
  const clause = extendsClause(declaration);
  if (!clause) return null;
  const base = baseDeclaration(task, clause);
  return classOf(task, task.checker.getTypeAtLocation(clause), base, clause, environment);
}

/** The classes of the program that extend `declaration`, with the type arguments that make them extend just this copy of it. */
export function derivedFrom(
  task: TaskContext,
  declaration: ts.ClassDeclaration,
  environment: Environment,
): { node: ts.ClassDeclaration; environment: Environment }[] {
  const found: { node: ts.ClassDeclaration; environment: Environment }[] = [];
  for (const node of task.modules.flatMap((module) => module.statements.filter(ts.isClassDeclaration))) {
    const clause = extendsClause(node);
    const symbol = clause && ts.isIdentifier(clause.expression) ? symbolOf(task, clause.expression) : undefined;
    if (!clause || symbol?.valueDeclaration !== declaration) continue;
    const own = environmentFor(task, node, clause, environment);
    if (own) found.push({ node, environment: own });
  }
  return found;
}

/** What the type parameters of a derived class stand for when its base has `base`; null when it extends another copy. */
function environmentFor(
  task: TaskContext,
  node: ts.ClassDeclaration,
  clause: ts.ExpressionWithTypeArguments,
  base: Environment,
): Environment | null {
  const own = new Map<ts.Symbol, Binding>();
  for (const [index, binding] of [...base.values()].entries()) {
    const argument = clause.typeArguments?.[index];
    const type = argument && task.checker.getTypeFromTypeNode(argument);
    if (!type) continue;
    if (type.flags & ts.TypeFlags.TypeParameter) own.set(type.symbol, binding);
    else if (bindingText(bindingOf(task, type, argument, emptyEnvironment)) !== bindingText(binding)) return null;
  }
  for (const parameter of node.typeParameters ?? []) {
    const symbol = task.checker.getSymbolAtLocation(parameter.name);
    if (symbol && !own.has(symbol))
      task.refuse(parameter, 'BH1063', `'${parameter.name.text}' is no type argument of the base class`, 'pass it on: `extends Base<T>`');
  }
  return own;
}

/** The class that stands for the whole family. */
export function rootOf(info: ClassInfo): ClassInfo {
  return info.base ?? info;
}

/** The tag of a family. */
export function tagType(task: TaskContext, root: ClassInfo): EnumType {
  return classTagEnum(
    task,
    root.type.id,
    root.name,
    [root, ...root.derived].map((each) => each.name),
    root.node,
  );
}

function tagOf(task: TaskContext, info: ClassInfo, place: Place): Expression {
  const root = rootOf(info);
  return enumConstant(tagType(task, root).id, [root, ...root.derived].indexOf(info), place);
}

/** Says of which class a new object is. */
export function emitTag(fn: FunctionContext, target: PlaceExpression, info: ClassInfo): void {
  const root = rootOf(info);
  if (root.derived.length === 0) return;
  const { place } = target;
  fn.emit({ op: 'assign', target: fieldOf(target, tagField, tagType(fn.task, root), place), value: tagOf(fn.task, info, place), place });
}

/** The object seen as of another class of its family. */
function seenAs(object: Expression, type: StructType): PlaceExpression {
  if (sameType(object.type, type)) return object as PlaceExpression;
  const { place } = object;
  const reference: Expression = {
    op: 'as',
    value: referenceTo(object as PlaceExpression, place),
    type: { kind: 'reference', to: type },
    place,
  };
  return throughReference(reference) as PlaceExpression;
}

/** The object itself, whatever class it is seen as. */
export function bareObject(object: Expression): Expression {
  if (object.op !== 'dereference' || object.value.op !== 'as') return object;
  return bareObject(throughReference(object.value.value));
}

/** An object where an object of class `wanted` goes: of a derived class, as of its base. Other values as they are. */
export function asClass(task: TaskContext, object: Expression, wanted: Type): Expression {
  if (object.type.kind === 'reference' && wanted.kind === 'reference') {
    const place = throughReference(object);
    const seen = asClass(task, place, wanted.to);
    return seen === place ? object : referenceTo(seen as PlaceExpression, object.place);
  }
  if (object.type.kind !== 'struct' || wanted.kind !== 'struct' || sameType(object.type, wanted)) return object;
  return task.classes.get(object.type.id)?.base?.type.id === wanted.id ? seenAs(object, wanted) : object;
}

/** The reference for `this` of a method that was chosen for the object: as of the class that declares it. */
export function asSelf(task: TaskContext, reference: Expression, type: StructType): Expression {
  const object = throughReference(reference);
  if (!commonClass(task, object.type, type)) return reference;
  return referenceTo(seenAs(object, type), reference.place);
}

/** Whether objects of class `derived` are objects of class `base` too. */
export function isBaseOf(task: TaskContext, base: Type, derived: Type): boolean {
  return base.kind === 'struct' && derived.kind === 'struct' && task.classes.get(derived.id)?.base?.type.id === base.id;
}

/** The class that two objects have in common; null when it is none. */
export function commonClass(task: TaskContext, a: Type, b: Type): StructType | null {
  if (a.kind !== 'struct' || b.kind !== 'struct') return null;
  const [first, second] = [task.classes.get(a.id), task.classes.get(b.id)];
  if (!first || !second || rootOf(first) !== rootOf(second)) return null;
  return first === second ? first.type : rootOf(first).type;
}

/** The object in `target` as one of the class that is made there. */
export function madeIn(fn: FunctionContext, target: PlaceExpression, info: ClassInfo, node: ts.Node): PlaceExpression {
  if (sameType(target.type, info.type)) return target;
  if (target.type.kind === 'struct' && info.base?.type.id === target.type.id) return seenAs(target, info.type);
  return fn.refuse(
    node,
    'BH1048',
    `${info.name} is not ${shownType(fn.task, target.type)}`,
    'extend the class, or declare the place as of this one',
  );
}

// ---- members -----------------------------------------------------------------------------------------------------

interface Found {
  member: Method;
  owner: ClassInfo;
}

/** A method or accessor of a class, or else of its base. */
function inherited(info: ClassInfo, name: string, kind: ts.SyntaxKind): Found | null {
  for (const owner of [info, info.base]) {
    const member = owner && ownMember(owner.node, name, kind, false);
    if (owner && member) return { member, owner };
  }
  return null;
}

/** What is known of types where a method is called: those of its class, and what its own type parameters stand for. */
export function withTypes(
  fn: FunctionContext,
  environment: Environment,
  member: ts.Node,
  call: ts.CallExpression | undefined,
): Environment {
  if (!call || !ts.isMethodDeclaration(member) || !member.typeParameters?.length) return environment;
  return new Map([...environment, ...inferEnvironment(fn, member, call)]);
}

/** Whether objects of just this class can be. */
function isConcrete(info: ClassInfo): boolean {
  return !hasModifier(info.node, ts.SyntaxKind.AbstractKeyword);
}

/**
 * The method or accessor `name` of an object whose class is known to be `info` or one that derives from it; null when there is none.
 * Where it depends on the object, a function that looks at the tag.
 */
export function memberFunction(
  fn: FunctionContext,
  info: ClassInfo,
  name: string,
  kind: ts.SyntaxKind.MethodDeclaration | ts.SyntaxKind.GetAccessor | ts.SyntaxKind.SetAccessor,
  args: readonly ts.Expression[] = [],
  call?: ts.CallExpression,
): FunctionInfo | null {
  const { task } = fn;
  checkPair(fn, info, name, kind);
  const found = inherited(info, name, kind);
  const declared = found ?? abstractProperty(info, name, kind);
  if (!declared) return null;
  const classes = [info, ...info.derived].filter(isConcrete);
  if (classes.length === 0)
    task.refuse(
      info.node.name ?? info.node,
      'BH1026',
      `no class extends ${info.name}, so there is no object to call '${name}' of`,
      'leave it out, or derive a class',
    );
  const choices = classes.map((each) => ({ of: each, found: inherited(each, name, kind) }));
  const first = choices[0]?.found ?? found;
  const isFixed = choices.every(({ found: choice }) => choice && choice.member === first?.member && choice.owner === first.owner);
  if (isFixed && first) {
    if (!(first.member as ts.MethodDeclaration).body) return null;
    const environment = withTypes(fn, first.owner.environment, first.member, call);
    return functionOf(task, first.member, withClasses(fn, environment, first.member, args), first.owner);
  }
  const { member } = declared;
  if (ts.isMethodDeclaration(member) && member.typeParameters?.length)
    fn.refuse(member, 'BH1063', 'a method that is overridden has no type parameters', 'put the type parameter on the class');
  if (!ts.isPropertyDeclaration(member) && takesBehaviour(task, member))
    fn.refuse(member, 'BH1019', 'a method that is overridden takes no interface with methods', 'name the class, or a base class');
  return dispatcher(task, info, name, declared.member, choices);
}

/** In JavaScript, a class with one half of an accessor hides both halves of its base. */
function checkPair(fn: FunctionContext, info: ClassInfo, name: string, kind: ts.SyntaxKind): void {
  if (kind === ts.SyntaxKind.MethodDeclaration) return;
  const other = kind === ts.SyntaxKind.GetAccessor ? ts.SyntaxKind.SetAccessor : ts.SyntaxKind.GetAccessor;
  for (const each of [info, ...info.derived]) {
    const half = ownMember(each.node, name, other, false);
    if (half && each.base && !ownMember(each.node, name, kind, false) && ownMember(each.base.node, name, kind, false))
      fn.refuse(half, 'BH1061', `'${name}' of ${each.base.name} has a getter and a setter, and this is one of the two`, 'declare both');
  }
}

/** `abstract readonly limit: u8`: a getter as far as the base is concerned. */
function abstractProperty(info: ClassInfo, name: string, kind: ts.SyntaxKind): { member: ts.PropertyDeclaration } | null {
  if (kind !== ts.SyntaxKind.GetAccessor) return null;
  const member = info.node.members.find(
    (each): each is ts.PropertyDeclaration =>
      ts.isPropertyDeclaration(each) && hasModifier(each, ts.SyntaxKind.AbstractKeyword) && propertyName(each.name) === name,
  );
  return member ? { member } : null;
}

/** What a call through the base does for the objects of each class. */
export interface Choice {
  of: ClassInfo;
  /** Null: a field of that name. */
  target: FunctionInfo | null;
}

function dispatcher(
  task: TaskContext,
  info: ClassInfo,
  name: string,
  declared: Method | ts.PropertyDeclaration,
  choices: { of: ClassInfo; found: Found | null }[],
): FunctionInfo {
  if (choices.some(({ found }) => found && isGenerator(found.member)) || isGenerator(declared))
    task.refuse(
      declared.name,
      'BH1018',
      `which sequence '${name}' is depends on the class of the object`,
      'make a sequence of each class with a name of its own, or override what it calls',
    );
  const key = `dispatch ${info.type.id} ${name} ${declared.kind}`;
  const known = task.functionInfos.get(key);
  if (known) return known;
  const isProperty = ts.isPropertyDeclaration(declared);
  // A default is that of the method which runs: a call through the base passes all.
  const parameters = isProperty
    ? []
    : declared.parameters.map((each) => ({ ...parameterOf(task, each, info.environment), fallback: null }));
  if (parameters.some((each) => each.callback))
    task.refuse(declared, 'BH1090', 'a method that is overridden takes values, not functions', 'make it a method of one class');
  const type = isProperty ? task.checker.getTypeAtLocation(declared) : null;
  const field = type && bindingOf(task, type, declared, info.environment);
  const result: Type = isProperty
    ? field?.kind === 'type'
      ? field.type
      : { kind: 'void' }
    : ts.isSetAccessorDeclaration(declared)
      ? { kind: 'void' }
      : resultOf(task, declared as ts.MethodDeclaration, info.environment);
  if (isProperty && (result.kind === 'struct' || result.kind === 'array' || result.kind === 'view'))
    task.refuse(
      declared,
      'BH1053',
      `'${name}' is an object, which each class keeps in a place of its own`,
      'make it a method that works on the object',
    );
  const id = task.names.unique(`${info.name}_${name}_of_class`.replace(/\W+/g, '_'));
  const shared: FunctionInfo = {
    id,
    name: `${info.name}.${name}`,
    node: declared as FunctionInfo['node'],
    environment: info.environment,
    self: info,
    parameters,
    result,
    native: null,
    isInlined: false,
    choices: [],
  };
  task.functionInfos.set(key, shared);
  if (result.kind === 'struct' || result.kind === 'array') {
    // Without a body it does not say whether the object is a fresh one: the classes do.
    const existing = choices.some(({ found }) => found && givesExisting(task, found.member));
    if (existing) shared.result = { kind: 'reference', to: result };
  }
  for (const { of, found } of choices) {
    if (found) checkOverride(task, declared, found.member);
    const target = found ? functionOf(task, found.member, found.owner.environment, found.owner) : null;
    shared.choices!.push({ of, target });
  }
  task.pending.push(shared);
  return shared;
}

/** TypeScript lets an overriding method take less than its base does; a call through the base would then pass what it cannot take. */
function checkOverride(task: TaskContext, declared: Method | ts.PropertyDeclaration, member: Method): void {
  if (ts.isPropertyDeclaration(declared) || member === declared) return;
  const { checker } = task;
  for (const [index, parameter] of member.parameters.entries()) {
    const base = declared.parameters[index];
    if (!base) task.refuse(parameter, 'BH1062', 'the method of the base class has no such parameter', 'give both the same parameters');
    const [from, to] = [base, parameter].map((each) => checker.getTypeAtLocation(each)) as [ts.Type, ts.Type];
    // With type parameters each side speaks of its own: the copies are compared when they are called.
    if ((from.flags | to.flags) & ts.TypeFlags.TypeParameter) continue;
    if (!checker.isTypeAssignableTo(from, to))
      task.refuse(parameter, 'BH1048', `'${parameter.name.getText()}' takes less than in the base class`, 'give both the same type');
  }
}

/** The body of a dispatcher: one case for each method that may run. */
export function lowerChoices(fn: FunctionContext, info: FunctionInfo, parameters: readonly string[]): void {
  const root = rootOf(info.self!);
  const place = placeOf(info.node);
  const self = lowerThis(fn, info.node) as PlaceExpression;
  const args = parameters.slice(1).map((id) => localPlace(id, fn.locals.find((local) => local.id === id)!.type, place));
  const groups = new Map<string, Choice[]>();
  for (const choice of info.choices!) {
    const key = choice.target?.id ?? `field of ${choice.of.type.id}`;
    groups.set(key, [...(groups.get(key) ?? []), choice]);
  }
  const list = [...groups.values()];
  const cases = list.map((group, index) => {
    const values = group.map(({ of }) => tagOf(fn.task, of, place) as Extract<Expression, { op: 'constant' }>);
    const body = fn.capture(() => lowerChoice(fn, info, group[0]!, self, args, place));
    return { values, isDefault: index === list.length - 1, body, place };
  });
  const subject = fieldOf(self, tagField, tagType(fn.task, root), place);
  fn.emit({ op: 'switch', label: fn.uniqueName('class'), subject, cases, place });
}

function lowerChoice(
  fn: FunctionContext,
  info: FunctionInfo,
  { of, target }: Choice,
  self: PlaceExpression,
  args: readonly Expression[],
  place: Place,
): void {
  if (!target) {
    const declared = fn.task.structs.get(of.type.id)?.fields.find((field) => field.name === (info.name.split('.').at(-1) ?? ''));
    if (!declared) fn.refuse(info.node, 'BH1026', `${of.name} has no field for this`);
    const value = fieldOf(seenAs(self, of.type), declared.name, declared.type, place);
    fn.emit({ op: 'return', value: coerce(fn, value, info.result, info.node), place });
    return;
  }
  const passed = target.parameters.map((parameter, index) => {
    const value = asClass(fn.task, args[index]!, parameter.type);
    if (parameter.type.kind !== 'reference' && parameter.type.kind !== 'view') return coerce(fn, value, parameter.type, parameter.node);
    if (sameType(value.type, parameter.type)) return value;
    return fn.refuse(parameter.node, 'BH1048', `${shownType(fn.task, value.type)} is not ${shownType(fn.task, parameter.type)}`);
  });
  const all = [referenceTo(seenAs(self, target.self!.type), place), ...passed];
  if (info.result.kind === 'void') {
    fn.emit({ op: 'call', function: target.id, arguments: all, place });
    fn.emit({ op: 'return', place });
    return;
  }
  const result = fn.temporary(target.result, place, target.result.kind === 'string' ? stringConstant('', place) : undefined);
  fn.emit({ op: 'call', function: target.id, arguments: all, result: result.id, place });
  const isObject = info.result.kind === 'struct' || info.result.kind === 'array';
  if (info.result.kind === 'reference') {
    const value = asClass(fn.task, result, info.result);
    if (!sameType(value.type, info.result))
      fn.refuse(
        target.node,
        'BH1053',
        'this gives a fresh object, and the same method of another class one that exists',
        'let all give the same kind',
      );
    fn.emit({ op: 'return', value, place });
    return;
  }
  if (!isObject) {
    fn.emit({ op: 'return', value: coerce(fn, result, info.result, target.node), place });
    return;
  }
  const from = asClass(fn.task, result, info.result);
  if (!sameType(from.type, info.result))
    fn.refuse(target.node, 'BH1048', `${shownType(fn.task, result.type)} is not ${shownType(fn.task, info.result)}`);
  fn.emit({ op: 'return', value: { op: 'copy', from, type: info.result, place }, place });
}

// ---- super -------------------------------------------------------------------------------------------------------

function requireBase(fn: FunctionContext, node: ts.Node): ClassInfo {
  const base = fn.self?.info.base;
  if (!base) fn.refuse(node, 'BH1026', '`super` is for methods and constructors of a class that extends another');
  return base;
}

function baseConstructor(task: TaskContext, base: ClassInfo): FunctionInfo {
  return functionOf(task, constructorOf(base.node) ?? base.node, base.environment, base);
}

/** `super(…)`: the base makes its part, then the fields of this class get their values. */
export function lowerSuperCall(fn: FunctionContext, node: ts.CallExpression): void {
  const base = requireBase(fn, node);
  const { parent } = node;
  const body = ts.isExpressionStatement(parent) ? parent.parent : null;
  if (!body || !ts.isBlock(body) || !ts.isConstructorDeclaration(body.parent))
    fn.refuse(
      node,
      'BH1026',
      '`super(…)` is a statement of its own in the constructor',
      'call it first, with arguments that are worked out there',
    );
  const self = referenceTo(lowerThis(fn, node) as PlaceExpression, placeOf(node));
  callFunction(fn, baseConstructor(fn.task, base), [...node.arguments], self, node, { discard: true });
  lowerFieldInitialisers(fn, fn.self!.info);
}

/** What a derived class without a constructor of its own does: it passes all on. */
export function lowerImplicitConstructor(fn: FunctionContext, info: ClassInfo, parameters: readonly string[]): void {
  const place = placeOf(info.node);
  if (info.base) {
    const given = parameters.slice(1).map((id) => localPlace(id, fn.locals.find((local) => local.id === id)!.type, place));
    const self = referenceTo(seenAs(lowerThis(fn, info.node), info.base.type), place);
    fn.emit({ op: 'call', function: baseConstructor(fn.task, info.base).id, arguments: [self, ...given], place });
  }
  lowerFieldInitialisers(fn, info);
}

/** The method that `super.name(…)` calls: that of the base, whatever the object is. */
export function superMethod(
  fn: FunctionContext,
  name: string,
  kind: ts.SyntaxKind,
  node: ts.Node,
  args: readonly ts.Expression[] = [],
): FunctionInfo {
  const base = requireBase(fn, node);
  const member = ownMember(base.node, name, kind, false);
  if (!member) fn.refuse(node, 'BH1001', `${base.name} has no '${name}'`);
  return functionOf(fn.task, member, withClasses(fn, base.environment, member, args), base);
}

/**
 * While the base makes its part, the fields of a derived class have no values (in JavaScript they are undefined): what the base calls then must not
 * be overridden.
 */
export function checkConstruction(task: TaskContext, root: ClassInfo): void {
  const overridden = new Set(
    root.derived.flatMap((each) =>
      each.node.members.filter((member) => !isStatic(member) && member.name).map((member) => member.name!.getText()),
    ),
  );
  const seen = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.ThisKeyword) checkUse(node);
    ts.forEachChild(node, visit);
  };
  const checkUse = (node: ts.Node): void => {
    const access = node.parent;
    if (!ts.isPropertyAccessExpression(access) || access.expression !== node) {
      const isElement = ts.isVariableDeclaration(access) && ts.isObjectBindingPattern(access.name);
      if (!isElement)
        task.refuse(node, 'BH1065', '`this` is given away before the derived class has made its part', 'do that after the object was made');
      return;
    }
    const name = access.name.text;
    const member = root.node.members.find((each) => each.name?.getText().replace(/^#/, '') === name && !isStatic(each));
    if (overridden.has(name) && !(member && ts.isPropertyDeclaration(member) && !hasModifier(member, ts.SyntaxKind.AbstractKeyword)))
      task.refuse(
        access,
        'BH1065',
        `'${name}' is overridden, and the fields of the derived class have no values yet`,
        'call it after the object was made',
      );
    if (!member || seen.has(member) || !(ts.isMethodDeclaration(member) || ts.isAccessor(member)) || !member.body) return;
    seen.add(member);
    visit(member.body);
  };
  for (const member of root.node.members) {
    if (ts.isPropertyDeclaration(member) && !isStatic(member) && member.initializer) visit(member.initializer);
    if (ts.isConstructorDeclaration(member) && member.body) visit(member.body);
  }
}

// ---- instanceof --------------------------------------------------------------------------------------------------

/** `object instanceof Class`, for an object that TypeScript sees as of a class of the same family. */
export function lowerInstanceOf(fn: FunctionContext, node: ts.BinaryExpression): Expression {
  const place = placeOf(node);
  const entity = resolveEntity(fn, node.right);
  const object = lower(fn, node.left);
  if (entity?.kind !== 'class' || object.type.kind !== 'struct')
    return fn.refuse(node, 'BH1033', '`instanceof` tests an object for a class');
  const info = fn.task.classes.get(object.type.id);
  const root = info && rootOf(info);
  const wanted = root && [root, ...root.derived].filter((each) => each.node === entity.node);
  if (!info || !root || !wanted?.length)
    return fn.refuse(node, 'BH1033', `${shownType(fn.task, object.type)} and ${entity.node.name?.text} have no class in common`);
  if (wanted.includes(root) || wanted.includes(info)) return booleanConstant(true, place);
  if (info !== root) return booleanConstant(false, place);
  const tag = fieldOf(object, tagField, tagType(fn.task, root), place);
  return { op: 'compare', operator: 'eq', left: tag, right: tagOf(fn.task, wanted[0]!, place), type: boolean, place };
}

/** Where TypeScript knows of which derived class an object is, the object as of that class. */
export function narrowedClass(fn: FunctionContext, node: ts.Expression, object: Expression): Expression {
  const root = object.type.kind === 'struct' ? fn.task.classes.get(object.type.id) : undefined;
  if (!root || root.derived.length === 0) return object;
  const type = fn.task.checker.getTypeAtLocation(node);
  const declaration = type.symbol?.valueDeclaration;
  if (!declaration || !ts.isClassDeclaration(declaration) || declaration === root.node) return object;
  const seen = root.derived.find((each) => each.node === declaration);
  if (!seen || ts.isNewExpression(node) || ts.isCallExpression(node)) return object;
  // Another object may have come into a field since the test.
  if (!ts.isIdentifier(node))
    fn.refuse(node, 'BH1033', `that this is ${seen.name} is known of a name only`, 'keep it in a `const` before the test');
  return seenAs(object, seen.type);
}
