/** Operators: f32 rounds after each, integers trap on a zero divisor, assignments check what they store. */
import { ts } from 'ts-morph';
import { combine, isBig, isExact, isFloat, isQuotient, type Kind } from './kinds.ts';
import { isNarrowed } from './nulls.ts';
import { renderPatternAssignment } from './patterns.ts';
import { join, type Text, text } from './pieces.ts';
import type { Rewriter } from './rewriter.ts';
import { assigned, converted, renderChoice, stored, targetKind, updateOf } from './stores.ts';

const comparisons: readonly ts.SyntaxKind[] = [
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
];
/** Compound assignments and the operator in each. */
const compound = new Map<ts.SyntaxKind, ts.BinaryOperator>([
  [ts.SyntaxKind.PlusEqualsToken, ts.SyntaxKind.PlusToken],
  [ts.SyntaxKind.MinusEqualsToken, ts.SyntaxKind.MinusToken],
  [ts.SyntaxKind.AsteriskEqualsToken, ts.SyntaxKind.AsteriskToken],
  [ts.SyntaxKind.AsteriskAsteriskEqualsToken, ts.SyntaxKind.AsteriskAsteriskToken],
  [ts.SyntaxKind.SlashEqualsToken, ts.SyntaxKind.SlashToken],
  [ts.SyntaxKind.PercentEqualsToken, ts.SyntaxKind.PercentToken],
  [ts.SyntaxKind.AmpersandEqualsToken, ts.SyntaxKind.AmpersandToken],
  [ts.SyntaxKind.BarEqualsToken, ts.SyntaxKind.BarToken],
  [ts.SyntaxKind.CaretEqualsToken, ts.SyntaxKind.CaretToken],
  [ts.SyntaxKind.LessThanLessThanEqualsToken, ts.SyntaxKind.LessThanLessThanToken],
  [ts.SyntaxKind.GreaterThanGreaterThanEqualsToken, ts.SyntaxKind.GreaterThanGreaterThanToken],
  [ts.SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken, ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken],
]);
const logicalAssignments = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.AmpersandAmpersandEqualsToken, '&&'],
  [ts.SyntaxKind.BarBarEqualsToken, '||'],
  [ts.SyntaxKind.QuestionQuestionEqualsToken, '??'],
]);
const arithmeticOperators: readonly ts.SyntaxKind[] = [
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
];

/** Whether the context of a quotient drops its fraction: Math.trunc, Math.floor and the like, `| 0`, `>> 0`, `~~`. */
function wantsInteger(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return wantsInteger(parent);
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.TildeToken;
  if (ts.isCallExpression(parent)) return /^Math\.(trunc|floor|round|ceil)$/.test(parent.expression.getText());
  if (!ts.isBinaryExpression(parent)) return false;
  const operator = parent.operatorToken.kind;
  return (
    operator === ts.SyntaxKind.BarToken ||
    operator === ts.SyntaxKind.GreaterThanGreaterThanToken ||
    operator === ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken
  );
}

/** `left operator right` for operands already rendered, and the kind of the result. */
function operation(rewriter: Rewriter, at: ts.Node, operator: ts.SyntaxKind, left: Text, right: Text, kinds: [Kind, Kind]): Text {
  const kind = combine(...kinds);
  const sign = ts.tokenToString(operator) ?? '';
  const place = rewriter.place(at);
  if (operator === ts.SyntaxKind.PercentToken && isExact(kind)) return rewriter.call('remainder', place, left, right);
  if (operator === ts.SyntaxKind.PercentToken && isBig(kind)) return rewriter.call('remainderBig', place, left, right);
  if (operator === ts.SyntaxKind.SlashToken && isBig(kind)) return rewriter.call('quotientBig', place, left, right);
  if (operator === ts.SyntaxKind.AsteriskAsteriskToken && isFloat(kind)) {
    const power = rewriter.call('pow', left, right);
    return kind === 'f32' ? rewriter.call('fround', power) : power;
  }
  if (kind === 'f32' && arithmeticOperators.includes(operator)) return rewriter.call('fround', text`${left} ${sign} ${right}`);
  return text`${left} ${sign} ${right}`;
}

export function renderBinary(rewriter: Rewriter, node: ts.BinaryExpression): Text {
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.EqualsToken) return renderAssignment(rewriter, node);
  const within = compound.get(operator);
  if (within !== undefined) return renderCompound(rewriter, node, within);
  const logical = logicalAssignments.get(operator);
  if (logical !== undefined) {
    const update = updateOf(rewriter, node.left);
    const value = stored(rewriter, node.right, rewriter.kinds.of(node.right), targetKind(rewriter, node.left));
    return sequence(update.prepare, text`${update.read} ${logical} (${update.write(value)})`, node);
  }
  if (operator === ts.SyntaxKind.QuestionQuestionToken) return renderChoice(rewriter, node, [node.right]);
  const kinds: [Kind, Kind] = [rewriter.kinds.of(node.left), rewriter.kinds.of(node.right)];
  const kind = combine(...kinds);
  if (operator === ts.SyntaxKind.SlashToken && isQuotient(node, rewriter.kinds)) {
    if (wantsInteger(node)) return rewriter.call('quotient', rewriter.place(node), rewriter.render(node.left), rewriter.render(node.right));
    return rewriter.children(node);
  }
  const floats = kind === 'f32' || kind === 'f64';
  if (!arithmeticOperators.includes(operator)) {
    if (!floats || !comparisons.includes(operator)) return rewriter.children(node);
    return rewriter.children(node, (child) =>
      child === node.operatorToken ? rewriter.copy(child) : rewriter.operand(child as ts.Expression, kind),
    );
  }
  const special =
    kind === 'f32' ||
    kind === 'f64' ||
    (kind === 'fraction' && operator === ts.SyntaxKind.AsteriskAsteriskToken) ||
    operator === ts.SyntaxKind.PercentToken ||
    (isBig(kind) && operator === ts.SyntaxKind.SlashToken);
  if (!special) return rewriter.children(node);
  return operation(rewriter, node, operator, rewriter.operand(node.left, kind), rewriter.operand(node.right, kind), kinds);
}

function renderAssignment(rewriter: Rewriter, node: ts.BinaryExpression): Text {
  if (ts.isArrayLiteralExpression(node.left) || ts.isObjectLiteralExpression(node.left))
    return renderPatternAssignment(rewriter, node.left, node.right);
  return assigned(rewriter, node.left, stored(rewriter, node.right, rewriter.kinds.of(node.right), targetKind(rewriter, node.left)));
}

function renderCompound(rewriter: Rewriter, node: ts.BinaryExpression, operator: ts.BinaryOperator): Text {
  const kinds: [Kind, Kind] = [rewriter.kinds.of(node.left), rewriter.kinds.of(node.right)];
  const kind = combine(...kinds);
  if (kind === 'other') return rewriter.children(node);
  const update = updateOf(rewriter, node.left);
  const bitwise = !arithmeticOperators.includes(operator);
  const right = bitwise ? rewriter.render(node.right) : rewriter.operand(node.right, kind);
  const value = operation(rewriter, node, operator, needed(rewriter, node.left, update.read), text`(${right})`, kinds);
  const valueKind: Kind =
    bitwise && !isBig(kind) ? (operator === ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken ? 'u32' : 'i32') : kind;
  return sequence(update.prepare, update.write(toTarget(rewriter, node, node.left, value, valueKind)), node);
}

function toTarget(rewriter: Rewriter, at: ts.Node, target: ts.Expression, value: Text, kind: Kind): Text {
  const place = targetKind(rewriter, target);
  return place === undefined || kind === 'other' ? value : converted(rewriter, at, value, kind, place);
}

/** Steps in order, the last giving the value; in parentheses unless it is one step that stands as a statement. */
function sequence(before: Text[], last: Text, node: ts.Node): Text {
  if (before.length === 0 && isStatement(node)) return last;
  return text`(${join([...before, last], ', ')})`;
}

function isStatement(node: ts.Node): boolean {
  return (
    ts.isExpressionStatement(node.parent) ||
    (ts.isForStatement(node.parent) && (node.parent.incrementor === node || node.parent.initializer === node))
  );
}

/** What was read of a place that an operator changes. */
function needed(rewriter: Rewriter, target: ts.Expression, read: Text): Text {
  return isNarrowed(rewriter.checker, rewriter.kinds, target) ? rewriter.present(target, read) : read;
}

function isStep(operator: ts.SyntaxKind): boolean {
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
}

/** `x + 1` or `x - 1` for a step on a target of some kind. */
function stepped(rewriter: Rewriter, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression, old: Text): Text {
  const kind = rewriter.kinds.of(node.operand);
  const sign = node.operator === ts.SyntaxKind.PlusPlusToken ? '+' : '-';
  const value = text`${old} ${sign} ${isBig(kind) ? '1n' : '1'}`;
  if (kind === 'f32') return rewriter.call('fround', value);
  return toTarget(rewriter, node, node.operand, value, isBig(kind) ? 'big' : isExact(kind) ? 'exact' : kind);
}

export function renderPrefix(rewriter: Rewriter, node: ts.PrefixUnaryExpression): Text {
  if (!isStep(node.operator)) return rewriter.children(node);
  const update = updateOf(rewriter, node.operand);
  return sequence(update.prepare, update.write(stepped(rewriter, node, needed(rewriter, node.operand, update.read))), node);
}

export function renderPostfix(rewriter: Rewriter, node: ts.PostfixUnaryExpression): Text {
  const update = updateOf(rewriter, node.operand);
  if (isStatement(node))
    return sequence(update.prepare, update.write(stepped(rewriter, node, needed(rewriter, node.operand, update.read))), node);
  const old = rewriter.temporary();
  const steps = [
    ...update.prepare,
    text`${old} = ${needed(rewriter, node.operand, update.read)}`,
    update.write(stepped(rewriter, node, [old])),
    [old] as Text,
  ];
  return text`(${join(steps, ', ')})`;
}
