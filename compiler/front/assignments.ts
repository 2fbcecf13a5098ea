/** `=`, `+=` and the like, `++`, `--`. */
import { ts } from 'ts-morph';
import type { Expression, PlaceExpression, Type } from '../ir/types.ts';
import { accessorTarget, assignAccessor, assignAccessorWhere, stepAccessor, updateAccessor } from './accessors.ts';
import { fractionConstant, not, throughReference, wholeConstant } from './build.ts';
import { passArgument } from './calls.ts';
import { storeInto } from './classes.ts';
import { coerce, coerceWrapping, isBig } from './coerce.ts';
import { lower, lowerCondition, powerOf } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { makesField, referenceField } from './kept-references.ts';
import { coalesceInto, unwrapOf } from './nullables.ts';
import { arithmetic, binaryNumber, truncatedQuotient } from './numbers.ts';
import { lowerTarget } from './objects.ts';
import { lowerPatternAssignment, patternOf } from './patterns.ts';
import { placeOf } from './places.ts';
import { shownType } from './types.ts';
import { refuseSyntax } from './unsupported.ts';

const compound: Partial<Record<ts.SyntaxKind, ts.SyntaxKind>> = {
  [ts.SyntaxKind.PlusEqualsToken]: ts.SyntaxKind.PlusToken,
  [ts.SyntaxKind.MinusEqualsToken]: ts.SyntaxKind.MinusToken,
  [ts.SyntaxKind.AsteriskEqualsToken]: ts.SyntaxKind.AsteriskToken,
  [ts.SyntaxKind.AsteriskAsteriskEqualsToken]: ts.SyntaxKind.AsteriskAsteriskToken,
  [ts.SyntaxKind.SlashEqualsToken]: ts.SyntaxKind.SlashToken,
  [ts.SyntaxKind.PercentEqualsToken]: ts.SyntaxKind.PercentToken,
  [ts.SyntaxKind.AmpersandEqualsToken]: ts.SyntaxKind.AmpersandToken,
  [ts.SyntaxKind.BarEqualsToken]: ts.SyntaxKind.BarToken,
  [ts.SyntaxKind.CaretEqualsToken]: ts.SyntaxKind.CaretToken,
  [ts.SyntaxKind.LessThanLessThanEqualsToken]: ts.SyntaxKind.LessThanLessThanToken,
  [ts.SyntaxKind.GreaterThanGreaterThanEqualsToken]: ts.SyntaxKind.GreaterThanGreaterThanToken,
  [ts.SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken]: ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
};

const isBitToken = (token: ts.SyntaxKind) =>
  token !== ts.SyntaxKind.PlusToken &&
  token !== ts.SyntaxKind.MinusToken &&
  token !== ts.SyntaxKind.AsteriskToken &&
  token !== ts.SyntaxKind.AsteriskAsteriskToken &&
  token !== ts.SyntaxKind.SlashToken &&
  token !== ts.SyntaxKind.PercentToken;

/** Whether stores to the place wrap: elements of typed arrays. */
function storesWrap(target: PlaceExpression): boolean {
  return target.op === 'element' && (target.array.type.kind === 'array' || target.array.type.kind === 'view') && target.array.type.wraps;
}

/** The place with its index evaluated once, for a read and a write. */
function settle(fn: FunctionContext, target: PlaceExpression): PlaceExpression {
  const isPlain = (e: Expression): boolean =>
    e.op === 'constant' ||
    e.op === 'local' ||
    e.op === 'global' ||
    e.op === 'point' ||
    (e.op === 'field' && isPlain(e.object)) ||
    (e.op === 'dereference' && isPlain(e.value)) ||
    (e.op === 'element' && isPlain(e.array) && (e.index.op === 'constant' || e.index.op === 'local'));
  return isPlain(target) ? target : fn.hold(target);
}

/** Writes `value` to the place; gives what the assignment is worth as an expression. */
function store(
  fn: FunctionContext,
  target: PlaceExpression,
  value: Expression,
  node: ts.Expression,
  whole: ts.Node,
  discard: boolean,
): Expression | null {
  const place = placeOf(whole);
  if (storesWrap(target)) {
    // JavaScript's value is that before the wrap.
    const kept = discard || value.op === 'constant' ? value : fn.spill(value);
    fn.emit({ op: 'assign', target, value: coerceWrapping(fn, kept, target.type, node), place });
    return kept;
  }
  const stored = coerce(fn, value, target.type, node);
  const kept = discard || stored.op === 'constant' ? stored : fn.spill(stored);
  fn.emit({ op: 'assign', target, value: kept, place });
  return kept;
}

function requireScalar(fn: FunctionContext, target: PlaceExpression, node: ts.Expression): void {
  const { kind } = target.type;
  if (kind !== 'struct' && kind !== 'array' && kind !== 'view' && kind !== 'reference') return;
  if (ts.isIdentifier(node)) fn.refuse(node, 'BH1051', 'an object variable names one object for its whole life');
  fn.refuse(node, 'BH1051', 'an object that is part of another cannot be replaced: other names for it would be left behind');
}

/** What a place holds, where it may be null: TypeScript knows that it is not. */
function heldBy(target: PlaceExpression): Expression {
  return target.type.kind === 'nullable' ? unwrapOf(target, target.place) : target;
}

/** Writes a part of something taken apart to its target. */
export function storeValue(fn: FunctionContext, target: PlaceExpression, value: Expression, node: ts.Expression, whole: ts.Node): void {
  requireScalar(fn, target, node);
  store(fn, target, value, node, whole, true);
}

/** `a = b`, `a += b`; null when the value is not wanted. */
export function lowerAssignment(fn: FunctionContext, node: ts.BinaryExpression, options: { discard: boolean }): Expression | null {
  const token = node.operatorToken.kind;
  const pattern = token === ts.SyntaxKind.EqualsToken ? patternOf(node.left) : null;
  if (pattern) {
    if (!options.discard) fn.refuse(node, 'BH1010', 'destructuring is a statement of its own here', 'assign first, then use the variables');
    lowerPatternAssignment(fn, pattern, node);
    return null;
  }
  const accessor = accessorTarget(fn, node.left);
  if (accessor && token === ts.SyntaxKind.EqualsToken) return assignAccessor(fn, accessor, node, options.discard);
  if (token === ts.SyntaxKind.EqualsToken && makesField(fn.task, node)) {
    const target = lowerTarget(fn, node.left);
    storeInto(fn, target, node.right, target.type);
    return null;
  }
  if (token === ts.SyntaxKind.EqualsToken) {
    let wanted: Type | undefined;
    const [target, value] = fn.sequence(
      [
        () => {
          const place = lowerTarget(fn, node.left);
          const field = referenceField(place);
          if (field) {
            wanted = field.type;
            return field;
          }
          requireScalar(fn, place, node.left);
          // What may be null needs to know of what type.
          if (place.type.kind === 'nullable') wanted = place.type;
          return place;
        },
        () => (wanted?.kind === 'reference' ? passArgument(fn, node.right, wanted) : lower(fn, node.right, wanted)),
      ],
      [0],
    ) as [PlaceExpression, Expression];
    const stored = store(fn, target, value, node.right, node, options.discard);
    return stored && throughReference(stored);
  }
  const operator = compound[token];
  if (operator === undefined) {
    if (accessor) return assignAccessorWhere(fn, accessor, node, options.discard);
    if (token === ts.SyntaxKind.QuestionQuestionEqualsToken)
      return coalesceInto(fn, settle(fn, lowerTarget(fn, node.left)), node, options.discard);
    return lowerLogicalAssignment(fn, node, options.discard);
  }
  if (accessor) return updateAccessor(fn, accessor, node, operator, isBitToken(operator), options.discard);
  const target = settle(fn, lowerTarget(fn, node.left));
  requireScalar(fn, target, node.left);
  const [before, right] = fn.sequence([
    () => heldBy(target),
    () => (isBitToken(operator) ? truncatedQuotient(fn, node.right) : null) ?? lower(fn, node.right),
  ]) as [Expression, Expression];
  const isPower = operator === ts.SyntaxKind.AsteriskAsteriskToken;
  const value = isPower ? powerOf(fn, before, right, node) : binaryNumber(fn, operator, before, right, node);
  if (!value) return refuseSyntax(fn.task, node);
  return store(fn, target, value, node, node, options.discard);
}

/** `a &&= b`, `a ||= b` on booleans: `b` is worked out, and stored, only when `a` does not decide. */
function lowerLogicalAssignment(fn: FunctionContext, node: ts.BinaryExpression, discard: boolean): Expression | null {
  const target = settle(fn, lowerTarget(fn, node.left));
  if (target.type.kind !== 'boolean')
    fn.refuse(node, 'BH1040', `this assignment is for booleans, not for ${shownType(fn.task, target.type)}`);
  const place = placeOf(node);
  const list = fn.capture(() => {
    fn.emit({ op: 'assign', target, value: lowerCondition(fn, node.right), place });
  });
  const isAnd = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandEqualsToken;
  fn.emitIf(isAnd ? target : not(target, place), list, [], place);
  return discard ? null : fn.spill(target);
}

/** `x++`, `--x`: `delta` is 1 or -1; `wanted` says which value the expression has. */
export function lowerStep(
  fn: FunctionContext,
  operand: ts.Expression,
  delta: 1n | -1n,
  node: ts.Node,
  wanted: 'old' | 'new' | 'none',
): Expression | null {
  const accessor = accessorTarget(fn, operand);
  if (accessor) return stepAccessor(fn, accessor, delta, node, wanted);
  const target = settle(fn, lowerTarget(fn, operand));
  requireScalar(fn, target, operand);
  const held = heldBy(target);
  if (held.type.kind === 'enum') fn.refuse(node, 'BH1043', 'a member of an enum has no next one', 'keep a number, or use `switch`');
  const place = placeOf(node);
  const before: Expression = wanted === 'old' ? fn.spill(held) : held;
  const one = held.type.kind === 'float' ? fractionConstant(1, place) : wholeConstant(1n, place, isBig(held.type));
  const after = arithmetic(fn, delta === 1n ? 'add' : 'sub', before, one, node);
  const value = store(fn, target, after, operand, node, wanted !== 'new');
  return wanted === 'old' ? before : value;
}
