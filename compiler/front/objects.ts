/** Fields, getters, and what else stands after a dot. */
import { ts } from 'ts-morph';
import type { Expression, PlaceExpression } from '../ir/types.ts';
import { accessorTarget } from './accessors.ts';
import { lengthOf } from './arrays.ts';
import { fieldOf, referenceTo, throughReference } from './build.ts';
import { callFunction } from './calls.ts';
import { callGetter, isInheritedStatic, lowerThis, staticMember } from './classes.ts';
import type { Entity } from './context.ts';
import { conversionLimit } from './conversions.ts';
import { entityValue, resolveEntity } from './entities.ts';
import { enumMember } from './enums.ts';
import { lower, lowerPlain } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { superMethod } from './inheritance.ts';
import { mathConstant } from './math.ts';
import { placeOf } from './places.ts';
import { pointPlace } from './points.ts';
import { sequenceProperty } from './sequences.ts';
import { fieldType } from './structs.ts';
import { isTuple, tupleProperty } from './tuples.ts';
import { shownType } from './types.ts';

/** The name after the dot, without the `#` of a private field. */
export function memberName(name: ts.MemberName): string {
  return name.text.replace(/^#/, '');
}

/** `a.b` */
export function lowerProperty(fn: FunctionContext, node: ts.PropertyAccessExpression): Expression {
  if (node.expression.kind === ts.SyntaxKind.SuperKeyword) {
    const getter = superMethod(fn, memberName(node.name), ts.SyntaxKind.GetAccessor, node);
    const self = referenceTo(lowerThis(fn, node) as PlaceExpression, placeOf(node));
    return callFunction(fn, getter, [], self, node, { discard: false })!;
  }
  if (node.name.text === 'prototype' || node.name.text === '__proto__') {
    fn.refuse(node, 'BH1026', 'there are no prototypes at run time');
  }
  const whole = resolveEntity(fn, node);
  if (whole) return entityValue(fn, whole, node);
  const base = resolveEntity(fn, node.expression);
  const special = base && ofEntity(fn, base, node);
  if (special) return special;
  return memberOf(fn, lower(fn, node.expression), memberName(node.name), node);
}

/** A member of what is no object at run time; null for ordinary variables. */
function ofEntity(fn: FunctionContext, base: Entity, node: ts.PropertyAccessExpression): Expression | null {
  const name = node.name.text;
  switch (base.kind) {
    case 'enum': {
      const member = enumMember(fn.task, base.node, name, placeOf(node));
      return member ?? fn.refuse(node.name, 'BH1001', `${base.node.name.text} has no member '${name}'`);
    }
    case 'class':
      return staticMember(fn, base.node, node);
    case 'point':
      if (name !== 'value') fn.refuse(node, 'BH1073', `a point has \`.value\` only, no '${name}'`);
      return pointPlace(fn, base.name, 'read', node);
    case 'intrinsic': {
      const limit = conversionLimit(base.name, name, placeOf(node));
      if (limit) return limit;
      return fn.refuse(node, 'BH1019', `'${base.name}.${name}' is a function: call it`);
    }
    case 'sequence':
      return sequenceProperty(fn, base, name, node);
    case 'builtin':
      if (base.name === 'Math') return mathConstant(fn, name, node);
      return fn.refuse(node, 'BH1010', `'${base.name}.${name}' cannot be used as a value`);
    default:
      return null;
  }
}

/** A field, a getter or `length` of a value. */
export function memberOf(fn: FunctionContext, object: Expression, name: string, node: ts.Node): Expression {
  const place = placeOf(node);
  if (object.type.kind === 'array' || object.type.kind === 'view') {
    if (name === 'length') return lengthOf(object, place);
    fn.refuse(node, 'BH1010', `arrays have no '${name}' here`, 'use an index, `length`, `fill`, `set` or `subarray`');
  }
  if (object.type.kind === 'string') fn.refuse(node, 'BH1029', `'${name}' of a string would be worked out at run time`);
  if (object.type.kind !== 'struct') fn.refuse(node, 'BH1043', `${shownType(fn.task, object.type)} has no '${name}'`);
  if (isTuple(fn.task, object.type)) return tupleProperty(fn, object, name, node);
  const type = fieldType(fn.task, object.type, name);
  if (type) return throughReference(fieldOf(object, name, type, place));
  return callGetter(fn, object as PlaceExpression, name, node);
}

/** The place that an assignment writes: a variable, field, element or point. */
export function lowerTarget(fn: FunctionContext, given: ts.Expression): PlaceExpression {
  let node = given;
  while (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) node = node.expression;
  if (ts.isPropertyAccessExpression(node)) {
    const base = resolveEntity(fn, node.expression);
    if (base?.kind === 'point') {
      if (node.name.text !== 'value') fn.refuse(node, 'BH1073', `a point has \`.value\` only, no '${node.name.text}'`);
      return pointPlace(fn, base.name, 'write', node) as PlaceExpression;
    }
    if (base?.kind === 'class' && isInheritedStatic(fn.task, base.node, memberName(node.name)))
      fn.refuse(
        node,
        'BH1026',
        `'${node.name.text}' is of the base class: written through this one it would become another`,
        'write it through the class that declares it',
      );
    if (base?.kind === 'points') fn.refuse(node, 'BH1073', 'a point itself cannot be changed');
  }
  if (accessorTarget(fn, node))
    fn.refuse(node, 'BH1010', 'a setter runs for an assignment of its own', 'take apart into a `const`, then assign');
  const target = lowerPlain(fn, node);
  if (target.op === 'global' && fn.task.globals.some((each) => each.id === target.id && each.constant)) {
    fn.refuse(node, 'BH1001', 'this is a constant');
  }
  if (target.op === 'element' && target.array.type.kind === 'view' && target.array.type.readonly)
    fn.refuse(node, 'BH1001', 'these elements are read-only');
  switch (target.op) {
    case 'local':
    case 'global':
    case 'field':
    case 'element':
    case 'dereference':
    case 'point':
      return target;
    default:
      return fn.refuse(node, 'BH1001', 'this cannot be assigned to');
  }
}
