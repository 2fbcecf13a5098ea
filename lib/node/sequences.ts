/** Sequences: each `yield` gives its line, for `sequence.line`. */
import { ts } from 'ts-morph';
import { type Text, text } from './pieces.ts';
import type { Rewriter } from './rewriter.ts';

export function renderYield(rewriter: Rewriter, node: ts.YieldExpression): Text {
  const line = String(Math.min(rewriter.line(node), 0xffff));
  if (!node.asteriskToken) return text`yield ${line}`;
  const { expression } = node;
  if (!expression || !isStanding(rewriter, expression)) return rewriter.children(node);
  return text`yield* ${rewriter.call('standing', line, rewriter.render(expression))}`;
}

/** Whether this is `until(…)` or `wait(…)`, which do not know their line. */
function isStanding(rewriter: Rewriter, node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return isStanding(rewriter, node.expression);
  if (!ts.isCallExpression(node)) return false;
  return rewriter.kinds.resolve(node.expression)?.valueDeclaration?.getSourceFile().fileName.endsWith('/lib/sequence.ts') ?? false;
}
