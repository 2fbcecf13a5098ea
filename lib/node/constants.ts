/** Numbers that are known before the program runs: literals, `const`, enum members, and arithmetic on them. */
import { ts } from 'ts-morph';

const operations: Partial<Record<ts.SyntaxKind, (a: number, b: number) => number>> = {
  [ts.SyntaxKind.PlusToken]: (a, b) => a + b,
  [ts.SyntaxKind.MinusToken]: (a, b) => a - b,
  [ts.SyntaxKind.AsteriskToken]: (a, b) => a * b,
  [ts.SyntaxKind.SlashToken]: (a, b) => a / b,
  [ts.SyntaxKind.PercentToken]: (a, b) => a % b,
  [ts.SyntaxKind.AmpersandToken]: (a, b) => a & b,
  [ts.SyntaxKind.BarToken]: (a, b) => a | b,
  [ts.SyntaxKind.CaretToken]: (a, b) => a ^ b,
  [ts.SyntaxKind.LessThanLessThanToken]: (a, b) => a << b,
  [ts.SyntaxKind.GreaterThanGreaterThanToken]: (a, b) => a >> b,
  [ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken]: (a, b) => a >>> b,
};
/** Deeper than any constant that a person writes; a `const` of itself ends here too. */
const MAX_DEPTH = 50;

/** The value of a constant expression; undefined for all else. */
export function constantOf(checker: ts.TypeChecker, node: ts.Expression, depth = 0): number | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const inner = (each: ts.Expression) => constantOf(checker, each, depth + 1);
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return inner(node.expression);
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isPrefixUnaryExpression(node)) {
    const value = inner(node.operand);
    if (value === undefined) return undefined;
    if (node.operator === ts.SyntaxKind.MinusToken) return -value;
    return node.operator === ts.SyntaxKind.PlusToken ? value : node.operator === ts.SyntaxKind.TildeToken ? ~value : undefined;
  }
  if (ts.isBinaryExpression(node)) {
    const operation = operations[node.operatorToken.kind];
    const [left, right] = operation ? [inner(node.left), inner(node.right)] : [];
    return operation && left !== undefined && right !== undefined ? operation(left, right) : undefined;
  }
  if (ts.isPropertyAccessExpression(node)) {
    const value = checker.getConstantValue(node);
    return typeof value === 'number' ? value : undefined;
  }
  if (!ts.isIdentifier(node)) return undefined;
  const symbol = checker.getSymbolAtLocation(node);
  const declaration = (symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol)?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
  return ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const ? inner(declaration.initializer) : undefined;
}
