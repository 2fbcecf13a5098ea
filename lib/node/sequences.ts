/** Sequences: each `yield` gives its line, for `sequence.line`; what one holds in the middle of an expression is its own, for two may run the same body. */
import { ts } from 'ts-morph';
import { type Text, text } from './pieces.ts';
import type { Rewriter } from './rewriter.ts';

type Generator = ts.FunctionDeclaration | ts.FunctionExpression | ts.MethodDeclaration;

export function isGenerator(node: ts.Node): node is Generator & { body: ts.Block } {
  return (
    (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isMethodDeclaration(node)) &&
    node.asteriskToken !== undefined &&
    node.body !== undefined
  );
}

export function renderGenerator(rewriter: Rewriter, node: Generator & { body: ts.Block }): Text {
  return rewriter.children(node, (child) => (child === node.body ? renderBody(rewriter, node.body) : rewriter.render(child)));
}

/** The body, with the temporaries of its own declared at its top. */
function renderBody(rewriter: Rewriter, body: ts.Block): Text {
  const { rendered, temporaries } = rewriter.scoped(() => rewriter.children(body));
  const [first, ...rest] = rendered;
  if (temporaries.length === 0 || first === undefined || typeof first === 'string') return rendered;
  const brace = first.start + 1;
  return [{ start: first.start, end: brace }, ` var ${temporaries.join(', ')};`, { start: brace, end: first.end }, ...rest];
}

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
