/**
 * `T | null`: TypeScript knows of a name that it is not null where it was tested, and goes on knowing so of a field across calls that may set it.
 * The chip checks there; so does this.
 */
import { ts } from 'ts-morph';
import type { Kinds } from './kinds.ts';

const nothing = ts.TypeFlags.Null | ts.TypeFlags.Undefined;

/** Whether null or undefined is among the values of a type. */
export function admitsNull(type: ts.Type): boolean {
  return (type.isUnion() ? type.types : [type]).some((part) => (part.flags & nothing) !== 0);
}

/** Through parentheses: the node that uses the value. */
function userOf(node: ts.Node): { user: ts.Node; operand: ts.Node } {
  let operand = node;
  while (ts.isParenthesizedExpression(operand.parent)) operand = operand.parent;
  return { user: operand.parent, operand };
}

const equalities: readonly ts.SyntaxKind[] = [
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
];

function isNothing(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return isNothing(node.expression);
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');
}

function isLogical(node: ts.Node): node is ts.BinaryExpression {
  const operator = ts.isBinaryExpression(node) ? node.operatorToken.kind : undefined;
  return operator === ts.SyntaxKind.AmpersandAmpersandToken || operator === ts.SyntaxKind.BarBarToken;
}

/** Whether only the truth of the value counts. */
function isCondition(node: ts.Node): boolean {
  const { user, operand } = userOf(node);
  if (isLogical(user)) return isCondition(user) || (user.left === operand && ts.isExpressionStatement(user.parent));
  if (ts.isPrefixUnaryExpression(user)) return user.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isIfStatement(user) || ts.isWhileStatement(user) || ts.isDoStatement(user)) return user.expression === operand;
  if (ts.isForStatement(user) || ts.isConditionalExpression(user)) return user.condition === operand;
  return ts.isCallExpression(user) && user.arguments[0] === operand && user.expression.getText() === 'assert';
}

/** Whether the value is asked whether it is null, and null is an answer. */
function isAsked(node: ts.Node): boolean {
  const { user, operand } = userOf(node);
  if (ts.isBinaryExpression(user)) {
    const operator = user.operatorToken.kind;
    if (equalities.includes(operator)) return isNothing(user.left === operand ? user.right : user.left);
    if (operator === ts.SyntaxKind.QuestionQuestionToken && user.left === operand) return true;
  }
  const isLink = ts.isPropertyAccessExpression(user) || ts.isElementAccessExpression(user) || ts.isCallExpression(user);
  if (isLink && user.questionDotToken && user.expression === operand) return true;
  return isCondition(node);
}

/** A name in its role as a value: no declaration, no field's name, no label. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isPropertyDeclaration(parent))
    return parent.initializer === node;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  return ts.isExpression(parent) || ts.isStatement(parent) || ts.isTemplateSpan(parent) || ts.isShorthandPropertyAssignment(parent);
}

/** Whether a place is declared to hold null too, but known not to where it stands. */
export function isNarrowed(checker: ts.TypeChecker, kinds: Kinds, node: ts.Expression): boolean {
  return isDeclaredNullable(checker, kinds, node) && !admitsNull(checker.getTypeAtLocation(node));
}

function isDeclaredNullable(checker: ts.TypeChecker, kinds: Kinds, node: ts.Expression): boolean {
  if (ts.isElementAccessExpression(node)) {
    const array = checker.getNonNullableType(checker.getTypeAtLocation(node.expression));
    const element = checker.getIndexTypeOfType(array, ts.IndexKind.Number);
    return element !== undefined && admitsNull(element);
  }
  const name = ts.isPropertyAccessExpression(node) ? node.name : node;
  const symbol = ts.isIdentifier(name) || ts.isPrivateIdentifier(name) ? kinds.resolve(name) : undefined;
  return symbol?.valueDeclaration !== undefined && admitsNull(checker.getTypeOfSymbol(symbol));
}

/** Whether the value that a node gives must not be null there. */
export function needsValue(checker: ts.TypeChecker, kinds: Kinds, node: ts.Node): node is ts.Expression {
  // TypeScript may know already, and a function may have changed it since.
  if (ts.isNonNullExpression(node))
    return admitsNull(checker.getTypeAtLocation(node.expression)) || isNarrowed(checker, kinds, node.expression);
  const isPlace = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || (ts.isIdentifier(node) && isUse(node));
  if (!isPlace || ts.isOptionalChain(node) || ts.isNonNullExpression(node.parent) || isAsked(node)) return false;
  return isNarrowed(checker, kinds, node);
}

/**
 * Whether a link in the middle of an optional chain is one that TypeScript knows not to be null: `a?.next.value` with `a.next` tested before. Undefined is what
 * comes out where the chain ended before it.
 */
export function needsLink(checker: ts.TypeChecker, kinds: Kinds, node: ts.Node): node is ts.PropertyAccessExpression {
  const { parent } = node;
  if (!ts.isPropertyAccessExpression(node) || !ts.isOptionalChain(node)) return false;
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== node || parent.questionDotToken) return false;
  const type = checker.getTypeAtLocation(node);
  if ((type.isUnion() ? type.types : [type]).some((part) => (part.flags & ts.TypeFlags.Null) !== 0)) return false;
  const symbol = kinds.resolve(node.name);
  return symbol?.valueDeclaration !== undefined && admitsNull(checker.getTypeOfSymbol(symbol));
}
