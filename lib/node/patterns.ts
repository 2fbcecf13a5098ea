/** Destructuring into places that are there: JavaScript's order, with the checks of each store. */
import { ts } from 'ts-morph';
import type { Kind } from './kinds.ts';
import { join, type Text, text } from './pieces.ts';
import type { Rewriter } from './rewriter.ts';
import { assigned, converted, targetKind } from './stores.ts';

type Pattern = ts.ArrayLiteralExpression | ts.ObjectLiteralExpression;

function withoutParentheses(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) ? withoutParentheses(node.expression) : node;
}

function patternOf(node: ts.Expression): Pattern | undefined {
  const inner = withoutParentheses(node);
  return ts.isArrayLiteralExpression(inner) || ts.isObjectLiteralExpression(inner) ? inner : undefined;
}

/** `[a, b] = [b, a]`, `({ x, y } = point)`: the value first, then each store in turn. */
export function renderPatternAssignment(rewriter: Rewriter, pattern: Pattern, value: ts.Expression): Text {
  const right = withoutParentheses(value);
  if (ts.isArrayLiteralExpression(pattern) && ts.isArrayLiteralExpression(right)) return renderElements(rewriter, pattern, right);
  const source = rewriter.temporary();
  const steps = parts(rewriter, pattern, source, rewriter.checker.getTypeAtLocation(right), rewriter.kinds.ofElement(right));
  return text`(${join([text`${source} = ${rewriter.render(right)}`, ...steps], ', ')})`;
}

function renderElements(rewriter: Rewriter, pattern: ts.ArrayLiteralExpression, values: ts.ArrayLiteralExpression): Text {
  const temporaries = values.elements.map(() => rewriter.temporary());
  const reads = values.elements.map((value, index) => text`${temporaries[index]!} = ${rewriter.render(value)}`);
  const writes = pattern.elements.flatMap((target, index) => {
    const value = values.elements[index];
    if (ts.isOmittedExpression(target) || !value) return [];
    const kind = rewriter.kinds.of(value);
    return part(rewriter, target, temporaries[index]!, rewriter.checker.getTypeAtLocation(value), kind, value);
  });
  return text`(${join([...reads, ...writes], ', ')})`;
}

/** The stores of a pattern whose value is in the variable `source`. */
function parts(rewriter: Rewriter, pattern: Pattern, source: string, type: ts.Type, element: Kind | undefined): Text[] {
  const { checker, kinds } = rewriter;
  if (ts.isArrayLiteralExpression(pattern)) {
    const elementType = checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? type;
    const members = kinds.membersOf(type);
    return pattern.elements.flatMap((target, index) => {
      if (ts.isOmittedExpression(target)) return [];
      const kind = kinds.ofMember(type, index) ?? element ?? kinds.ofElementType(type) ?? 'other';
      return part(rewriter, target, `${source}[${index}]`, members?.[index] ?? elementType, kind, target);
    });
  }
  return pattern.properties.flatMap((property) => {
    if (!property.name || !(ts.isShorthandPropertyAssignment(property) || ts.isPropertyAssignment(property))) return [];
    const name = property.name.getText(rewriter.source);
    const symbol = type.getProperty(name.replace(/^['"]|['"]$/g, ''));
    if (!symbol) return [];
    const target = ts.isPropertyAssignment(property) ? property.initializer : property.name;
    const path = /^['"]/.test(name) ? `${source}[${name}]` : `${source}.${name}`;
    return part(rewriter, target, path, checker.getTypeOfSymbol(symbol), kinds.ofField(symbol), property);
  });
}

function part(rewriter: Rewriter, target: ts.Expression, value: string, type: ts.Type, kind: Kind, at: ts.Node): Text[] {
  const inner = patternOf(target);
  if (inner) {
    const source = rewriter.temporary();
    return [[`${source} = ${value}`], ...parts(rewriter, inner, source, type, undefined)];
  }
  const place = targetKind(rewriter, target);
  const stored: Text = place === undefined || kind === 'other' ? [value] : converted(rewriter, at, [value], kind, place);
  return [assigned(rewriter, target, stored)];
}
