/**
 * `T | null`: tests, narrowing, `?.`, `??`. TypeScript says where a name that may be null is known not to be; there the value is taken out, with a
 * check that the analysis removes where TypeScript is right (it keeps what it knows of a field across calls that may change it).
 */
import { ts } from 'ts-morph';
import { boolean, type Expression, type Place, type PlaceExpression, type Type } from '../ir/types.ts';
import { isNullable, sameType } from '../ir/typing.ts';
import { booleanConstant, logical, not, throughReference } from './build.ts';
import { coerce, coerceToStorage } from './coerce.ts';
import type { TaskContext } from './context.ts';
import { mayTrap } from './effects.ts';
import { joinValues, lower, lowerPlain, objectAsReference } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { asClass, commonClass } from './inheritance.ts';
import { neverCall, neverUnless } from './never.ts';
import { compare } from './numbers.ts';
import { placeOf } from './places.ts';
import { storageType } from './ranges.ts';
import { shownType } from './types.ts';

export type NullableType = Type & { kind: 'nullable' };

/** `T | null` of what T is: objects and arrays as references. */
export function nullableOf(task: TaskContext, type: Type, node: ts.Node): NullableType {
  if (type.kind === 'nullable') return type;
  const of = type.kind === 'struct' || type.kind === 'array' ? ({ kind: 'reference', to: type } as const) : type;
  if (!isNullable(of)) task.refuse(node, 'BH1045', `${shownType(task, type)} cannot be null here`, 'give an array a length in its type');
  return { kind: 'nullable', of };
}

/** `null` as written: it takes the type of what it meets. */
export function nullLiteral(place: Place): Expression {
  return { op: 'zero', type: { kind: 'nullable', of: { kind: 'void' } }, place };
}

export function isNullLiteral(value: Expression): boolean {
  return value.op === 'zero' && value.type.kind === 'nullable' && value.type.of.kind === 'void';
}

function nullOf(type: NullableType, place: Place): Expression {
  return { op: 'zero', type, place };
}

/** Whether a nullable value is not null. */
export function presentOf(value: Expression, place: Place): Expression {
  switch (value.op) {
    case 'some':
      return booleanConstant(true, place);
    case 'zero':
      return booleanConstant(false, place);
    case 'conditional':
      if (value.whenFalse.op === 'zero') return logical('and', value.condition, presentOf(value.whenTrue, place), place);
      if (value.whenTrue.op === 'zero') return logical('and', not(value.condition, place), presentOf(value.whenFalse, place), place);
  }
  return { op: 'present', value, type: boolean, place };
}

/** What a nullable value holds, where it is known to hold something; objects as the place where they are. */
export function unwrapOf(value: Expression, place: Place): Expression {
  const type = value.type as NullableType;
  const held = (): Expression => {
    if (value.op === 'some') return value.value;
    if (value.op === 'conditional') {
      // One side is null, so it is the other.
      if (value.whenFalse.op === 'zero' && value.whenTrue.op === 'some') return value.whenTrue.value;
      if (value.whenTrue.op === 'zero' && value.whenFalse.op === 'some') return value.whenFalse.value;
    }
    return { op: 'unwrap', value, type: type.of, place };
  };
  return throughReference(held());
}

/** A value as one of a nullable type: converted as into a place of what it holds. */
export function coerceNullable(fn: FunctionContext, value: Expression, to: NullableType, node: ts.Node | Place): Expression {
  const { place } = value;
  if (sameType(value.type, to)) return value;
  if (isNullLiteral(value)) return nullOf(to, place);
  if (value.type.kind === 'nullable') {
    const held = steady(fn, value);
    const whenTrue = coerceNullable(fn, unwrapOf(held, place), to, node);
    return { op: 'conditional', condition: presentOf(held, place), whenTrue, whenFalse: nullOf(to, place), type: to, place };
  }
  if (to.of.kind !== 'reference') return { op: 'some', value: coerce(fn, value, to.of, node), type: to, place };
  const reference = asClass(fn.task, objectAsReference(value), to.of);
  if (!sameType(reference.type, to.of))
    fn.refuse(
      node,
      'BH1048',
      `this is ${shownType(fn.task, value.type)}, wanted is ${shownType(fn.task, to.of)}`,
      'declare both with the same type: `const x: T = …`',
    );
  return { op: 'some', value: reference, type: to, place };
}

/** The type of one of two values of which one may be null; null when they have none in common. */
export function commonNullable(fn: FunctionContext, yes: Expression, no: Expression, node: ts.Node): NullableType | null {
  const heldBy = (value: Expression): Type | null => {
    if (isNullLiteral(value)) return null;
    return value.type.kind === 'nullable' ? value.type.of : storageType(objectAsReference(value));
  };
  const [a, b] = [heldBy(yes), heldBy(no)];
  const of = a ?? b;
  if (!of) fn.refuse(node, 'BH1015', 'both sides are null: nothing says of what type', 'annotate the variable: `T | null`');
  if (a && b && !sameType(a, b)) {
    const family = a.kind === 'reference' && b.kind === 'reference' ? commonClass(fn.task, a.to, b.to) : null;
    if (family) return nullableOf(fn.task, family, node);
    const isWider = a.kind === 'integer' && b.kind === 'integer' && a.bits !== b.bits && a.signed === b.signed;
    return isWider ? { kind: 'nullable', of: a.bits > b.bits ? a : b } : null;
  }
  return nullableOf(fn.task, of, node);
}

/** A nullable value that can be looked at twice. */
function steady(fn: FunctionContext, value: Expression): Expression {
  const isPath = (e: Expression): boolean =>
    e.op === 'local' || e.op === 'global' || (e.op === 'field' && isPath(e.object)) || (e.op === 'dereference' && isPath(e.value));
  // What a chain gives: its condition is asked, then its value taken.
  const isChoice = value.op === 'conditional' && value.whenTrue.op === 'some' && value.whenFalse.op === 'zero' && !mayTrap(value.condition);
  if (value.op === 'some' || value.op === 'zero' || isPath(value) || isChoice) return value;
  return fn.spill(value);
}

/** Where TypeScript knows that a name is not null, its value. */
export function narrowed(fn: FunctionContext, node: ts.Expression, value: Expression): Expression {
  if (value.type.kind !== 'nullable' || isNullLiteral(value) || admitsNull(fn.task, node)) return value;
  return unwrapOf(value, placeOf(node));
}

/** Whether null (or a type parameter, which may stand for it) is among the values that TypeScript sees at this node. */
function admitsNull(task: TaskContext, node: ts.Expression, maybe = ts.TypeFlags.Null | ts.TypeFlags.TypeParameter): boolean {
  const type = task.checker.getTypeAtLocation(node);
  return (type.isUnion() ? type.types : [type]).some((each) => (each.flags & maybe) !== 0);
}

// ---- optional chains ---------------------------------------------------------------------------------------------

type Link = ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.CallExpression;

function isLink(node: ts.Node): node is Link {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isCallExpression(node);
}

export function bareName(node: ts.Expression): ts.Expression {
  let inner = node;
  while (ts.isParenthesizedExpression(inner)) inner = inner.expression;
  return inner;
}

/** The last `?.` of a chain that is not dealt with yet. */
export function openQuestion(fn: FunctionContext, given: ts.Expression): Link | null {
  for (let node = given; isLink(node) && ts.isOptionalChain(node) && !fn.substitutes.has(node); ) {
    if (node.questionDotToken && !fn.substitutes.has(node.expression)) return node;
    node = node.expression;
    while (ts.isNonNullExpression(node)) node = node.expression;
  }
  return null;
}

interface Nullish {
  value: Expression;
  /** It is what `?.` gives: undefined instead of null where there is nothing. */
  isChain: boolean;
  /** Both undefined and null may come out. */
  isMixed: boolean;
}

/** A value that is asked whether it is null. */
function lowerNullish(fn: FunctionContext, given: ts.Expression, wanted?: Type): Nullish {
  const node = bareName(given);
  if (openQuestion(fn, node)) return lowerChain(fn, node as Link);
  return { value: lowerPlain(fn, node, wanted), isChain: false, isMixed: false };
}

/** Runs `work` with `node` standing for `value`. */
function substituting<T>(fn: FunctionContext, node: ts.Expression, value: Expression, work: () => T): T {
  fn.substitutes.set(node, value);
  try {
    return work();
  } finally {
    fn.substitutes.delete(node);
  }
}

/** `a?.b.c`: the object is looked at once; where it is not there, nothing after it is done. */
function lowerChain(fn: FunctionContext, node: Link): Nullish {
  const place = placeOf(node);
  const question = openQuestion(fn, node)!;
  const base = lowerNullish(fn, question.expression).value;
  if (base.type.kind !== 'nullable') {
    return substituting(fn, question.expression, base, () => ({ value: lower(fn, node), isChain: false, isMixed: false }));
  }
  const held = steady(fn, base);
  let isMixed = false;
  const value = fn.choose(
    presentOf(held, place),
    place,
    () =>
      substituting(fn, question.expression, unwrapOf(held, base.place), () => {
        const found = narrowed(fn, node, lowerPlain(fn, node));
        isMixed = found.type.kind === 'nullable';
        if (isMixed) return found;
        const kept =
          found.type.kind === 'exact' || found.type.kind === 'float' ? coerceToStorage(fn, found, node) : objectAsReference(found);
        return coerceNullable(fn, kept, nullableOf(fn.task, kept.type, node), node);
      }),
    () => nullLiteral(place),
    (yes) => ({ yes, no: nullOf(yes.type as NullableType, place), type: yes.type }),
  );
  return { value, isChain: true, isMixed };
}

/** `a?.start();` */
export function lowerChainStatement(fn: FunctionContext, node: Link, statement: (node: ts.Expression) => void): void {
  const question = openQuestion(fn, node)!;
  const base = lowerNullish(fn, question.expression).value;
  const run = (object: Expression) => substituting(fn, question.expression, object, () => statement(node));
  if (base.type.kind !== 'nullable') {
    run(base);
    return;
  }
  const held = steady(fn, base);
  const list = fn.capture(() => run(unwrapOf(held, base.place)));
  fn.emitIf(presentOf(held, placeOf(node)), list, [], placeOf(node));
}

/** A chain where undefined would be kept. */
export function refuseChain(fn: FunctionContext, node: ts.Node): never {
  return fn.refuse(node, 'BH1045', '`?.` gives undefined where there is nothing', 'say what then: `a?.b ?? 0`, `a?.b ?? null`');
}

// ---- operators ---------------------------------------------------------------------------------------------------

/** `a ?? b` */
export function lowerCoalescing(fn: FunctionContext, node: ts.BinaryExpression, wanted?: Type): Expression {
  const place = placeOf(node);
  const left = lowerNullish(fn, node.left, wanted).value;
  if (isNullLiteral(left)) return lower(fn, node.right, wanted);
  if (left.type.kind !== 'nullable') {
    fn.capture(() => lower(fn, node.right, wanted));
    return left;
  }
  const held = steady(fn, left);
  const never = neverCall(fn, node.right);
  if (never) {
    neverUnless(fn, presentOf(held, place), false, never);
    return unwrapOf(held, left.place);
  }
  const chosen = fn.choose(
    presentOf(held, place),
    place,
    () => objectAsReference(unwrapOf(held, left.place)),
    () => objectAsReference(lower(fn, node.right, wanted)),
    (yes, no) => joinValues(fn, yes, no, node, [node.left, node.right]),
  );
  return throughReference(chosen);
}

/** `target ??= value`: what is on the right is worked out only when there is nothing on the left. */
export function coalesceInto(fn: FunctionContext, target: PlaceExpression, node: ts.BinaryExpression, discard: boolean): Expression | null {
  const place = placeOf(node);
  const type = target.type;
  if (type.kind !== 'nullable') {
    fn.capture(() => lower(fn, node.right, type));
    return discard ? null : fn.spill(target);
  }
  const list = fn.capture(() => {
    fn.emit({ op: 'assign', target, value: coerceNullable(fn, lower(fn, node.right, type), type, node.right), place });
  });
  fn.emitIf(not(presentOf(target, place), place), list, [], place);
  return discard ? null : fn.spill(target);
}

function isNothing(node: ts.Expression): 'null' | 'undefined' | null {
  const inner = bareName(node);
  if (inner.kind === ts.SyntaxKind.NullKeyword) return 'null';
  return ts.isIdentifier(inner) && inner.text === 'undefined' ? 'undefined' : null;
}

/** `a === null`, `a?.b === 5` and the like; null when neither side may be null. */
export function lowerNullComparison(fn: FunctionContext, node: ts.BinaryExpression, operator: 'eq' | 'ne'): Expression | null {
  const place = placeOf(node);
  const isLoose =
    node.operatorToken.kind === ts.SyntaxKind.EqualsEqualsToken || node.operatorToken.kind === ts.SyntaxKind.ExclamationEqualsToken;
  const outcome = (isEqual: Expression): Expression => (operator === 'eq' ? isEqual : not(isEqual, place));
  const nothing = isNothing(node.left) ?? isNothing(node.right);
  if (nothing) {
    const given = lowerNullish(fn, isNothing(node.left) ? node.right : node.left);
    if (given.value.type.kind !== 'nullable')
      fn.refuse(node, 'BH1041', `${shownType(fn.task, given.value.type)} is never ${nothing}`, 'leave the test out');
    const isExact = isLoose || (!given.isMixed && given.isChain === (nothing === 'undefined'));
    if (!isExact && nothing === 'undefined' && !given.isChain)
      fn.refuse(node, 'BH1045', '`undefined` has no place in the subset: nothing is ever undefined here', 'compare with null');
    if (!isExact) fn.refuse(node, 'BH1045', '`?.` gives undefined where there is nothing, not null', 'write `== null` for either');
    return outcome(not(presentOf(given.value, place), place));
  }
  if (!mayBeNothing(fn, node.left) && !mayBeNothing(fn, node.right)) return null;
  const sides: Nullish[] = [];
  const side = (operand: ts.Expression) => () => {
    const lowered = lowerNullish(fn, operand);
    const value = lowered.isChain ? lowered.value : narrowed(fn, bareName(operand), lowered.value);
    sides.push({ ...lowered, value });
    return value.type.kind === 'nullable' ? steady(fn, value) : objectAsReference(value);
  };
  const [left, right] = fn.sequence([side(node.left), side(node.right)]) as [Expression, Expression];
  const isBoth = left.type.kind === 'nullable' && right.type.kind === 'nullable';
  if (isBoth && sides.some((each) => each.isChain))
    fn.refuse(node, 'BH1045', '`?.` gives undefined where there is nothing, and null is another thing', 'write `a?.b ?? null`');
  return outcome(equalNullables(fn, left, right, node));
}

function mayBeNothing(fn: FunctionContext, node: ts.Expression): boolean {
  const inner = bareName(node);
  return openQuestion(fn, inner) !== null || admitsNull(fn.task, inner, ts.TypeFlags.Null);
}

function equalNullables(fn: FunctionContext, left: Expression, right: Expression, node: ts.Node): Expression {
  const place = placeOf(node);
  const type = left.type.kind === 'nullable' ? left.type : right.type.kind === 'nullable' ? right.type : null;
  const equal = (a: Expression, b: Expression) => compare(fn, 'eq', throughReference(a), throughReference(b), node);
  if (!type) return equal(left, right);
  if (type.of.kind === 'reference') {
    const [a, b] = [left, right].map((each) => coerceNullable(fn, each, type, node)) as [Expression, Expression];
    return { op: 'compare', operator: 'eq', left: a, right: b, type: boolean, place };
  }
  // The other side is worked out whether there is something on this one or not.
  const settled = (e: Expression) => (e.type.kind !== 'nullable' && mayTrap(e) ? fn.spill(e) : e);
  const [a, b] = [settled(left), settled(right)];
  if (b.type.kind !== 'nullable') return logical('and', presentOf(a, place), equal(unwrapOf(a, place), b), place);
  if (a.type.kind !== 'nullable') return logical('and', presentOf(b, place), equal(a, unwrapOf(b, place)), place);
  const none = logical('and', not(presentOf(a, place), place), not(presentOf(b, place), place), place);
  const both = logical('and', presentOf(a, place), presentOf(b, place), place);
  return logical('or', none, logical('and', both, equal(unwrapOf(a, place), unwrapOf(b, place)), place), place);
}

/** A condition on what may be null: an object that is there, a boolean that is there and true. Null for other values. */
export function lowerTruth(fn: FunctionContext, node: ts.Expression): Expression | null {
  const inner = bareName(node);
  const question = openQuestion(fn, inner);
  const value = question ? lowerNullish(fn, inner).value : lowerPlain(fn, inner);
  const place = placeOf(node);
  if (value.type.kind === 'boolean') return value;
  if (value.type.kind !== 'nullable') return question ? null : value;
  const { of } = value.type;
  if (of.kind === 'reference') return presentOf(value, place);
  if (of.kind !== 'boolean') {
    const shown = shownType(fn.task, value.type);
    fn.refuse(node, 'BH1040', `whether ${shown} holds is not clear: 0 and '' count as false too`, 'compare: `x !== null`');
  }
  const held = steady(fn, value);
  return logical('and', presentOf(held, place), unwrapOf(held, place), place);
}
