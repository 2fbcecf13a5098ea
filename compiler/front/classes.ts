/** Classes: a struct for the fields, a function for each method, getter and constructor. */
import { ts } from 'ts-morph';
import { type Expression, type PlaceExpression, type StructType, type Type, u8 } from '../ir/types.ts';
import { initialise, isFresh } from './aggregates.ts';
import { fieldOf, localPlace, referenceTo, throughReference } from './build.ts';
import { callFunction } from './calls.ts';
import { coerce } from './coerce.ts';
import { type Binding, type ClassInfo, type Environment, emptyEnvironment, type FunctionInfo, type TaskContext } from './context.ts';
import { entityOf, entityValue, resolveEntity, symbolOf } from './entities.ts';
import { lower } from './expressions.ts';
import { FunctionContext } from './function-context.ts';
import { functionOf, isReferenceKept } from './functions.ts';
import {
  asClass,
  baseOf,
  checkConstruction,
  derivedFrom,
  emitTag,
  extendsClause,
  madeIn,
  memberFunction,
  tagField,
  tagType,
  withTypes,
} from './inheritance.ts';
import { refuseBehaviour, withClasses } from './interfaces.ts';
import { checkReferencesGiven, keptAs, madeInConstructor } from './kept-references.ts';
import { memberName } from './objects.ts';
import { placeOf } from './places.ts';
import { inferType, refuseNew } from './shapes.ts';
import { literalLength } from './spread.ts';
import { classStruct, requireFieldType } from './structs.ts';
import { isTuple, refuseArrayMember } from './tuples.ts';
import { bindingOf, bindingText, shownType, typedArrayElements, typeOf } from './types.ts';

export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false);
}

export function isStatic(node: ts.Node): boolean {
  return hasModifier(node, ts.SyntaxKind.StaticKeyword);
}

/** Whether `new X` is of a class, not of a typed array. */
export function isClassNew(node: ts.NewExpression): boolean {
  return !(ts.isIdentifier(node.expression) && node.expression.text in typedArrayElements);
}

/** What the class of a type is, with its type arguments. */
export function classOf(
  task: TaskContext,
  type: ts.Type,
  declaration: ts.ClassDeclaration,
  node: ts.Node,
  environment: Environment,
): ClassInfo {
  const bindings = new Map<ts.Symbol, Binding>();
  const parameters = declaration.typeParameters ?? [];
  const args = parameters.length > 0 ? task.checker.getTypeArguments(type as ts.TypeReference) : [];
  for (const [index, parameter] of parameters.entries()) {
    const argument = args[index];
    const symbol = task.checker.getSymbolAtLocation(parameter.name);
    if (!argument || !symbol) task.refuse(node, 'BH1063', `what '${parameter.name.text}' stands for cannot be told here`);
    bindings.set(symbol, bindingOf(task, argument, node, environment));
  }
  return classInfo(task, declaration, bindings);
}

function classInfo(task: TaskContext, declaration: ts.ClassDeclaration, environment: Environment): ClassInfo {
  const key = classKey(task, declaration, environment);
  const known = task.classKeys.get(key);
  if (known) {
    if (!task.structs.get(known.type.id)) throw new Error('class without a struct');
    return known;
  }
  const base = baseOf(task, declaration, environment);
  // The base has found all that extend it, this one too.
  const found = base && task.classKeys.get(key);
  if (found) return found;
  const info = declareClass(task, declaration, environment, base);
  if (base) {
    // The base is being made, and one of its fields names this class.
    return info;
  }
  for (const each of derivedFrom(task, declaration, environment)) {
    const own = task.classKeys.get(classKey(task, each.node, each.environment)) ?? declareClass(task, each.node, each.environment, info);
    if (!info.derived.includes(own)) info.derived.push(own);
  }
  completeFamily(task, info);
  return info;
}

function classKey(task: TaskContext, declaration: ts.ClassDeclaration, environment: Environment): string {
  return `${task.keyOf(declaration)} ${[...environment.values()].map(bindingText).join(', ')}`;
}

/** A class without its fields. */
function declareClass(task: TaskContext, declaration: ts.ClassDeclaration, environment: Environment, base: ClassInfo | null): ClassInfo {
  checkClass(task, declaration);
  const key = classKey(task, declaration, environment);
  const suffix = [...environment.values()].map(bindingText).join(', ');
  const plain = declaration.name?.text ?? 'Unnamed';
  const name = suffix ? `${plain}<${suffix}>` : plain;
  const { type } = classStruct(task, key, name, declaration);
  const info: ClassInfo = { type, node: declaration, name, environment, base, derived: [] };
  task.classKeys.set(key, info);
  task.classes.set(type.id, info);
  return info;
}

/** The fields of a class and of those that extend it. */
function completeFamily(task: TaskContext, root: ClassInfo): void {
  const struct = task.structs.get(root.type.id)!;
  const family = [root, ...root.derived];
  for (const each of family) task.openClasses.add(each.type.id);
  try {
    if (root.derived.length > 0) struct.fields.push({ name: tagField, type: tagType(task, root) });
    for (const field of fieldsOf(task, root.node, root)) struct.fields.push(field);
    for (const each of root.derived) {
      const own = task.structs.get(each.type.id)!;
      own.fields.push(...struct.fields);
      for (const field of fieldsOf(task, each.node, each)) {
        if (own.fields.some((other) => other.name === field.name))
          task.refuse(
            each.node.name ?? each.node,
            'BH1026',
            `'${field.name}' is a field of ${root.name} already`,
            'give it another name, or set it in the constructor',
          );
        own.fields.push(field);
      }
      own.base = struct.id;
    }
    if (root.derived.length > 0) struct.derived = root.derived.map((each) => each.type.id);
  } finally {
    for (const each of family) task.openClasses.delete(each.type.id);
  }
  // C has no empty structs.
  if (struct.fields.length === 0) struct.fields.push({ name: 'nothing', type: u8 });
  if (root.derived.length > 0) checkConstruction(task, root);
  for (const each of family) {
    const { fields } = task.structs.get(each.type.id)!;
    checkReferencesGiven(task, each.node, (name) => fields.some((field) => field.name === name && field.type.kind === 'reference'));
  }
}

function checkClass(task: TaskContext, declaration: ts.ClassDeclaration): void {
  const decorated = [declaration, ...declaration.members].find(
    (node) => ts.canHaveDecorators(node) && (ts.getDecorators(node)?.length ?? 0) > 0,
  );
  if (decorated) task.refuse(decorated, 'BH1027', 'decorators are not in the subset: they run code when the class is made');
  for (const member of declaration.members) {
    if (ts.isIndexSignatureDeclaration(member)) task.refuse(member, 'BH1054', 'an index signature does not say which fields there are');
    if (ts.isClassStaticBlockDeclaration(member))
      task.refuse(member, 'BH1010', 'static blocks are not in the subset', 'use the top level of the module');
    if (member.name && ts.isComputedPropertyName(member.name))
      task.refuse(member.name, 'BH1054', 'a computed name is not known when the program is built');
  }
}

/** Field declarations and parameter properties, in the order of memory. */
function fieldsOf(task: TaskContext, declaration: ts.ClassDeclaration, info: ClassInfo): { name: string; type: Type }[] {
  const fields: { name: string; type: Type }[] = [];
  for (const member of declaration.members) {
    if (ts.isPropertyDeclaration(member) && !isStatic(member) && !hasModifier(member, ts.SyntaxKind.AbstractKeyword))
      fields.push({ name: propertyName(member.name), type: propertyType(task, member, info) });
  }
  for (const parameter of constructorOf(declaration)?.parameters ?? []) {
    if (!ts.isParameterPropertyDeclaration(parameter, parameter.parent) || !ts.isIdentifier(parameter.name)) continue;
    const seen = task.checker.getTypeAtLocation(parameter.name);
    refuseBehaviour(task, seen, parameter);
    const type = typeOf(task, seen, parameter, info.environment);
    if (type.kind === 'view')
      task.refuse(
        parameter,
        'BH1052',
        `'${parameter.name.text}' would keep an array whose length is not known`,
        'say its length: FixedArray<T, N>',
      );
    fields.push({ name: parameter.name.text, type: requireFieldType(task, keptAs(type), parameter.name.text, parameter) });
  }
  return fields;
}

export function propertyName(name: ts.PropertyName): string {
  if (ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) return name.text.replace(/^#/, '');
  return name.getText().replace(/^['"]|['"]$/g, '');
}

/** The type of a field: its annotation, or that of its initial value; the length of an array from the latter. */
function propertyType(task: TaskContext, member: ts.PropertyDeclaration, info: ClassInfo): Type {
  const name = propertyName(member.name);
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) task.refuse(member.name, 'BH1054', `'${name}' is no plain field name`);
  if (member.questionToken) task.refuse(member, 'BH1028', `'${name}' is optional, but memory for it is fixed`);
  const scratch = new FunctionContext(task, info.environment, { info, local: 'this' });
  if (!member.type) {
    if (!member.initializer) task.refuse(member, 'BH1015', `the type of '${name}' is not said`);
    return requireFieldType(task, inferType(scratch, member.initializer), name, member);
  }
  refuseBehaviour(task, task.checker.getTypeFromTypeNode(member.type), member.type);
  const type = typeOf(task, task.checker.getTypeFromTypeNode(member.type), member.type, info.environment);
  const made = madeInConstructor(member);
  if (!made && !member.initializer && type.kind !== 'view') return requireFieldType(task, keptAs(type), name, member);
  if (type.kind === 'struct' && task.openClasses.has(type.id))
    task.refuse(member.type, 'BH1049', `'${name}' would contain the object it stands in`);
  if (type.kind !== 'view') return requireFieldType(task, type, name, member);
  const value = member.initializer ?? made;
  if (!value) return requireFieldType(task, type, name, member);
  return sizedArray(scratch, type, value, name);
}

/** The array type for a place of type `Uint8Array` or `T[]` that starts with `initialiser`. */
export function sizedArray(fn: FunctionContext, type: Type & { kind: 'view' }, initialiser: ts.Expression, name: string): Type {
  if (!isFresh(initialiser)) fn.refuse(initialiser, 'BH1052', `'${name}' would keep a reference to an array of someone else`);
  const inner = initialiser;
  const inferred = ts.isArrayLiteralExpression(inner) ? null : inferType(fn, inner);
  if (inferred) {
    if (inferred.kind !== 'array' || inferred.wraps !== type.wraps) {
      // `as const` and `satisfies` around a literal: the declared element type decides.
      if (inferred.kind === 'array' && !type.wraps) return { kind: 'array', element: type.element, length: inferred.length, wraps: false };
      fn.refuse(initialiser, 'BH1048', `this is not ${shownType(fn.task, type)}`);
    }
    return { kind: 'array', element: type.element, length: inferred.length, wraps: type.wraps };
  }
  const length = literalLength(fn, inner as ts.ArrayLiteralExpression);
  if (length === 0) fn.refuse(initialiser, 'BH1046', 'an array without elements holds nothing');
  return { kind: 'array', element: type.element, length, wraps: false };
}

export function constructorOf(declaration: ts.ClassDeclaration): ts.ConstructorDeclaration | undefined {
  return declaration.members.find(
    (member): member is ts.ConstructorDeclaration => ts.isConstructorDeclaration(member) && member.body !== undefined,
  );
}

/** `this` */
export function lowerThis(fn: FunctionContext, node: ts.Node): Expression {
  if (!fn.self) fn.refuse(node, 'BH1060', '`this` means nothing here');
  const { info, local } = fn.self;
  return throughReference(localPlace(local, { kind: 'reference', to: info.type }, placeOf(node)));
}

/** The class that `new X(…)` makes an object of. */
export function classOfNew(fn: FunctionContext, node: ts.NewExpression): ClassInfo {
  const entity = ts.isIdentifier(node.expression) && !symbolOf(fn.task, node.expression) ? null : resolveEntity(fn, node.expression);
  if (entity?.kind !== 'class') return refuseNew(fn, node);
  return classOf(fn.task, fn.task.checker.getTypeAtLocation(node), entity.node, node, fn.environment);
}

/** `new X(…)` in the place where the object will live, which holds zeros. */
export function constructInto(fn: FunctionContext, target: PlaceExpression, node: ts.NewExpression): void {
  const info = classOfNew(fn, node);
  const own = constructorOf(info.node);
  const environment = own ? withClasses(fn, info.environment, own, node.arguments ?? []) : info.environment;
  const maker = functionOf(fn.task, own ?? info.node, environment, info);
  const object = madeIn(fn, target, info, node);
  emitTag(fn, object, info);
  callFunction(fn, maker, [...(node.arguments ?? [])], referenceTo(object, placeOf(node)), node, { discard: true });
}

/** Field initialisers, then parameter properties: what a constructor does before its body. */
export function lowerFieldInitialisers(fn: FunctionContext, info: ClassInfo): void {
  const self = lowerThis(fn, info.node) as PlaceExpression;
  for (const member of info.node.members) {
    const isAbstract = hasModifier(member, ts.SyntaxKind.AbstractKeyword);
    if (!ts.isPropertyDeclaration(member) || isStatic(member) || isAbstract || !member.initializer) continue;
    const { initializer } = member;
    fn.task.attempt(member, () => {
      const name = propertyName(member.name);
      const type = fn.task.structs.get(info.type.id)!.fields.find((field) => field.name === name)?.type;
      if (!type) return;
      const mark = fn.out.length;
      storeInto(fn, fieldOf(self, name, type, placeOf(member)), initializer, type);
      // The memory of a new object is zero already.
      const last = fn.out.at(-1);
      if (fn.out.length === mark + 1 && last?.op === 'assign' && last.value.op === 'zero') fn.out.pop();
      fn.initialised.push({ name, from: fn.out.length });
    });
  }
  for (const parameter of constructorOf(info.node)?.parameters ?? []) {
    if (!ts.isParameterPropertyDeclaration(parameter, parameter.parent) || !ts.isIdentifier(parameter.name)) continue;
    const entity = fn.symbols.get(symbolOf(fn.task, parameter.name)!);
    if (entity?.kind !== 'local') continue;
    const value = localPlace(entity.id, entity.type, placeOf(parameter));
    fn.emit({
      op: 'assign',
      target: fieldOf(self, parameter.name.text, entity.type, placeOf(parameter)),
      value,
      place: placeOf(parameter),
    });
  }
}

/** The first value of a field, global or element: made there when it is an object. */
export function storeInto(fn: FunctionContext, target: PlaceExpression, node: ts.Expression, type: Type): void {
  if (type.kind === 'struct' || type.kind === 'array') {
    if (isFresh(node)) {
      initialise(fn, target, node, type);
      return;
    }
    const from = asClass(fn.task, lower(fn, node, type), type);
    isReferenceKept(fn, from, type, node);
    fn.emit({ op: 'assign', target, value: { op: 'copy', from, type, place: placeOf(node) }, place: placeOf(node) });
    return;
  }
  const value = coerce(fn, lower(fn, node, type), type, node);
  fn.emit({ op: 'assign', target, value, place: placeOf(node) });
}

export type Method = ts.MethodDeclaration | ts.GetAccessorDeclaration | ts.SetAccessorDeclaration;

/** A method or accessor that a class itself declares. */
export function ownMember(node: ts.ClassDeclaration, name: string, kind: ts.SyntaxKind, isStaticMember: boolean): Method | undefined {
  return node.members.find(
    (member): member is Method =>
      member.kind === kind && isStatic(member) === isStaticMember && propertyName((member as Method).name) === name,
  );
}

/** A getter's value. */
export function callGetter(fn: FunctionContext, object: PlaceExpression, name: string, node: ts.Node): Expression {
  const info = fn.task.classes.get((object.type as StructType).id);
  const getter = info && memberFunction(fn, info, name, ts.SyntaxKind.GetAccessor);
  if (!getter) {
    if (info && memberFunction(fn, info, name, ts.SyntaxKind.MethodDeclaration))
      fn.refuse(node, 'BH1019', `'${name}' is a method: it can be called, not passed on`);
    fn.refuse(node, 'BH1001', `${shownType(fn.task, object.type)} has no '${name}'`);
  }
  return callFunction(fn, getter, [], referenceTo(object, placeOf(node)), node, { discard: false })!;
}

/** The method of an object's class; refused when there is none. */
export function methodOf(fn: FunctionContext, type: StructType, name: string, node: ts.CallExpression): FunctionInfo {
  if (isTuple(fn.task, type)) refuseArrayMember(fn, type, name, node);
  const info = fn.task.classes.get(type.id);
  const method = info && memberFunction(fn, info, name, ts.SyntaxKind.MethodDeclaration, node.arguments, node);
  if (!method) fn.refuse(node, 'BH1001', `${shownType(fn.task, type)} has no method '${name}'`);
  return method;
}

/** Whether a static member is not the class's own. */
export function isInheritedStatic(task: TaskContext, declaration: ts.ClassDeclaration, name: string): boolean {
  const member = staticOf(task, declaration, name);
  return member !== undefined && member.parent !== declaration;
}

/** A static method or accessor that a class itself declares. */
export function ownStatic(node: ts.ClassDeclaration, name: string, kind: ts.SyntaxKind): Method | undefined {
  return ownMember(node, name, kind, true);
}

/** A static member, its own or of the base. */
function staticOf(task: TaskContext, declaration: ts.ClassDeclaration, name: string): ts.ClassElement | undefined {
  const own = declaration.members.find((each) => isStatic(each) && each.name && propertyName(each.name) === name);
  const clause = extendsClause(declaration);
  const base = !own && clause ? symbolOf(task, clause.expression)?.valueDeclaration : undefined;
  return base && ts.isClassDeclaration(base) ? staticOf(task, base, name) : own;
}

/** `Class.name`: a static field. */
export function staticMember(fn: FunctionContext, declaration: ts.ClassDeclaration, node: ts.PropertyAccessExpression): Expression {
  const name = memberName(node.name);
  const member = staticOf(fn.task, declaration, name);
  if (member && ts.isPropertyDeclaration(member)) {
    const symbol = symbolOf(fn.task, member.name);
    if (symbol) return entityValue(fn, entityOf(fn.task, symbol, node), node);
  }
  const getter = member && ts.isClassDeclaration(member.parent) ? ownStatic(member.parent, name, ts.SyntaxKind.GetAccessor) : undefined;
  if (getter) {
    return callFunction(fn, functionOf(fn.task, getter, emptyEnvironment, null), [], null, node, { discard: false })!;
  }
  if (member) fn.refuse(node, 'BH1019', `'${name}' is a method: it can be called, not passed on`);
  return fn.refuse(node.name, 'BH1001', `${declaration.name?.text} has no static '${name}'`);
}

/** `Class.name(…)`: a static method. */
export function staticMethod(fn: FunctionContext, declaration: ts.ClassDeclaration, name: string, node: ts.CallExpression): FunctionInfo {
  const member = staticOf(fn.task, declaration, name);
  if (!member || !ts.isMethodDeclaration(member)) fn.refuse(node, 'BH1001', `${declaration.name?.text} has no static method '${name}'`);
  return functionOf(fn.task, member, withClasses(fn, withTypes(fn, emptyEnvironment, member, node), member, node.arguments), null);
}
