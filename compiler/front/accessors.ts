/** Assignments that run a setter: `dial.value = 5`, `dial.value += 5`, `dial.value++`. */
import { ts } from 'ts-morph';
import type { Expression, PlaceExpression, Type } from '../ir/types.ts';
import { fractionConstant, not, referenceTo, stringConstant, wholeConstant } from './build.ts';
import { passArgument } from './calls.ts';
import { lowerThis, ownStatic } from './classes.ts';
import { coerce, isBig } from './coerce.ts';
import { emptyEnvironment, type FunctionInfo } from './context.ts';
import { resolveEntity } from './entities.ts';
import { lower, lowerCondition } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { functionOf } from './functions.ts';
import { asSelf, memberFunction, superMethod } from './inheritance.ts';
import { bareName, presentOf } from './nullables.ts';
import { arithmetic, binaryNumber, truncatedQuotient } from './numbers.ts';
import { memberName } from './objects.ts';
import { placeOf } from './places.ts';
import { shownType } from './types.ts';

/** What an assignment to an accessor calls. `self` is absent for static ones. */
interface Accessor {
  self: Expression | null;
  getter: FunctionInfo | null;
  setter: FunctionInfo;
  node: ts.Expression;
}

/** `object.name` where the name is that of an accessor; null for fields and all else. */
export function accessorTarget(fn: FunctionContext, given: ts.Expression): ts.PropertyAccessExpression | null {
  let node = bareName(given);
  while (ts.isNonNullExpression(node)) node = bareName(node.expression);
  if (!ts.isPropertyAccessExpression(node)) return null;
  const symbol = fn.task.checker.getSymbolAtLocation(node.name);
  const declaration = symbol?.declarations?.[0];
  return declaration && ts.isAccessor(declaration) && ts.isClassDeclaration(declaration.parent) ? node : null;
}

function accessorOf(fn: FunctionContext, node: ts.PropertyAccessExpression): Accessor {
  const name = memberName(node.name);
  const none = (what: string) => fn.refuse(node, 'BH1061', `${what} has no setter for '${name}'`);
  const entity = node.expression.kind === ts.SyntaxKind.SuperKeyword ? null : resolveEntity(fn, node.expression);
  if (entity?.kind === 'class') {
    const [getter, setter] = [ts.SyntaxKind.GetAccessor, ts.SyntaxKind.SetAccessor].map((kind) => {
      const member = ownStatic(entity.node, name, kind);
      return member ? functionOf(fn.task, member, emptyEnvironment, null) : null;
    });
    return { self: null, getter: getter ?? null, setter: setter ?? none(`${entity.node.name?.text}`), node };
  }
  if (node.expression.kind === ts.SyntaxKind.SuperKeyword) {
    const self = referenceTo(lowerThis(fn, node) as PlaceExpression, placeOf(node));
    const setter = superMethod(fn, name, ts.SyntaxKind.SetAccessor, node);
    return { self, getter: superMethod(fn, name, ts.SyntaxKind.GetAccessor, node), setter, node };
  }
  const object = lower(fn, node.expression);
  const info = object.type.kind === 'struct' ? fn.task.classes.get(object.type.id) : undefined;
  if (!info) return none(shownType(fn.task, object.type));
  return {
    self: referenceTo(object as PlaceExpression, object.place),
    getter: memberFunction(fn, info, name, ts.SyntaxKind.GetAccessor),
    setter: memberFunction(fn, info, name, ts.SyntaxKind.SetAccessor) ?? none(info.name),
    node,
  };
}

function emitSet(fn: FunctionContext, { setter, self }: Accessor, value: Expression, node: ts.Node): void {
  const object = self && setter.self ? [asSelf(fn.task, self, setter.self.type)] : [];
  fn.emit({ op: 'call', function: setter.id, arguments: [...object, value], place: placeOf(node) });
}

function emitGet(fn: FunctionContext, { getter, self, node }: Accessor): Expression {
  if (!getter) return fn.refuse(node, 'BH1061', 'this has no getter, so there is no value to work on', 'declare both `get` and `set`');
  const object = self && getter.self ? [asSelf(fn.task, self, getter.self.type)] : [];
  const place = placeOf(node);
  const result = fn.temporary(getter.result, place, getter.result.kind === 'string' ? stringConstant('', place) : undefined);
  fn.emit({ op: 'call', function: getter.id, arguments: object, result: result.id, place });
  return result;
}

/** The object is looked at once, for the getter and the setter. */
function held(fn: FunctionContext, accessor: Accessor): Accessor {
  const { self } = accessor;
  return self && self.op !== 'local' ? { ...accessor, self: fn.spill(self) } : accessor;
}

function parameterType(accessor: Accessor): Type {
  return accessor.setter.parameters[0]!.type;
}

/** `object.name = value` */
export function assignAccessor(
  fn: FunctionContext,
  target: ts.PropertyAccessExpression,
  node: ts.BinaryExpression,
  discard: boolean,
): Expression | null {
  let accessor!: Accessor;
  const parts: (() => Expression)[] = [
    () => {
      accessor = accessorOf(fn, target);
      return accessor.self ?? wholeConstant(0n, placeOf(target));
    },
    () => passArgument(fn, node.right, parameterType(accessor)),
  ];
  const [self, value] = fn.sequence(parts) as [Expression, Expression];
  const kept = discard || value.op === 'constant' ? value : fn.spill(value);
  emitSet(fn, accessor.self ? { ...accessor, self } : accessor, kept, node);
  return discard ? null : kept;
}

/** `object.name += value` and the like. */
export function updateAccessor(
  fn: FunctionContext,
  target: ts.PropertyAccessExpression,
  node: ts.BinaryExpression,
  operator: ts.SyntaxKind,
  isBit: boolean,
  discard: boolean,
): Expression | null {
  const accessor = held(fn, accessorOf(fn, target));
  const [before, right] = fn.sequence([
    () => emitGet(fn, accessor),
    () => (isBit ? truncatedQuotient(fn, node.right) : null) ?? lower(fn, node.right),
  ]) as [Expression, Expression];
  const value = binaryNumber(fn, operator, before, right, node);
  if (!value) return fn.refuse(node, 'BH1043', `${shownType(fn.task, before.type)} has no such operator`);
  return setConverted(fn, accessor, value, node, discard);
}

function setConverted(fn: FunctionContext, accessor: Accessor, value: Expression, node: ts.Node, discard: boolean): Expression | null {
  const converted = coerce(fn, value, parameterType(accessor), node);
  const kept = discard || converted.op === 'constant' ? converted : fn.spill(converted);
  emitSet(fn, accessor, kept, node);
  return discard ? null : kept;
}

/** `object.name++`, `--object.name` */
export function stepAccessor(
  fn: FunctionContext,
  target: ts.PropertyAccessExpression,
  delta: 1n | -1n,
  node: ts.Node,
  wanted: 'old' | 'new' | 'none',
): Expression | null {
  const place = placeOf(node);
  const accessor = held(fn, accessorOf(fn, target));
  const before = emitGet(fn, accessor);
  if (before.type.kind === 'enum') fn.refuse(node, 'BH1043', 'a member of an enum has no next one', 'keep a number, or use `switch`');
  const one = before.type.kind === 'float' ? fractionConstant(1, place) : wholeConstant(1n, place, isBig(before.type));
  const after = setConverted(fn, accessor, arithmetic(fn, delta === 1n ? 'add' : 'sub', before, one, node), node, wanted !== 'new');
  return wanted === 'old' ? before : after;
}

/** `object.name &&= value`, `||=`, `??=`: the setter runs only when the value is worked out. */
export function assignAccessorWhere(
  fn: FunctionContext,
  target: ts.PropertyAccessExpression,
  node: ts.BinaryExpression,
  discard: boolean,
): Expression | null {
  const place = placeOf(node);
  const accessor = held(fn, accessorOf(fn, target));
  const before = emitGet(fn, accessor) as PlaceExpression;
  const token = node.operatorToken.kind;
  const isNullish = token === ts.SyntaxKind.QuestionQuestionEqualsToken;
  if (before.type.kind !== (isNullish ? 'nullable' : 'boolean'))
    fn.refuse(node, 'BH1040', `this assignment is not for ${shownType(fn.task, before.type)}`);
  const list = fn.capture(() => {
    const right = isNullish ? lower(fn, node.right, before.type) : lowerCondition(fn, node.right);
    const value = setConverted(fn, accessor, right, node.right, false)!;
    fn.emit({ op: 'assign', target: before, value: coerce(fn, value, before.type, node.right), place });
  });
  const isAnd = token === ts.SyntaxKind.AmpersandAmpersandEqualsToken;
  fn.emitIf(isNullish ? not(presentOf(before, place), place) : isAnd ? before : not(before, place), list, [], place);
  return discard ? null : before;
}
