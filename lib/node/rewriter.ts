/**
 * The tree walk of the source transform: copies a module piece by piece and hands the constructs whose meaning JavaScript does not have
 * by itself to the files beside this one.
 */
import path from 'node:path';
import { ts } from 'ts-morph';
import { renderBinary, renderPostfix, renderPrefix } from './arithmetic.ts';
import { renderCall, renderNew } from './calls.ts';
import { type Kind, Kinds, type PlaceKind } from './kinds.ts';
import { needsLink, needsValue } from './nulls.ts';
import { join, type Text, text } from './pieces.ts';
import { renderYield } from './sequences.ts';
import {
  renderArrayLiteral,
  renderChoice,
  renderElement,
  renderPropertyAssignment,
  renderReturn,
  renderShorthand,
  renderVariable,
  stored,
} from './stores.ts';

/** The name under which transformed modules import runtime.ts. */
export const RUNTIME = '__bulkhead';

function declared(names: readonly string[]): string {
  return names.length > 0 ? ` var ${names.join(', ')};` : '';
}

export class Rewriter {
  readonly checker: ts.TypeChecker;
  readonly kinds: Kinds;
  readonly source: ts.SourceFile;
  /** Names that each body around the present node needs, outermost first; the first are the module's. */
  private readonly temporaries: string[][] = [[]];
  private temporaryCount = 0;

  constructor(checker: ts.TypeChecker, source: ts.SourceFile) {
    this.checker = checker;
    this.kinds = new Kinds(checker);
    this.source = source;
  }

  /** The whole module, with what it needs in front of its first line. */
  module(): Text {
    const body = this.render(this.source);
    const head = `import * as ${RUNTIME} from 'bulkhead/node/runtime';${declared(this.temporaries[0]!)} `;
    return [
      head,
      { start: 0, end: this.source.getStart(this.source) },
      ...body,
      { start: this.source.getEnd(), end: this.source.text.length },
    ];
  }

  /** A call of the runtime. */
  call(name: string, ...values: (string | Text)[]): Text {
    return text`${RUNTIME}.${name}(${join(
      values.map((value) => (typeof value === 'string' ? [value] : value)),
      ', ',
    )})`;
  }

  /** The place of a node as a string literal: `'control.ts:17'`, the form of the chip's log. */
  place(node: ts.Node): string {
    return JSON.stringify(`${path.basename(this.source.fileName)}:${this.line(node)}`);
  }

  /** The line of a node, from 1. */
  line(node: ts.Node): number {
    return this.source.getLineAndCharacterOfPosition(node.getStart(this.source)).line + 1;
  }

  /**
   * A fresh variable of the function around: a body that runs once more inside itself, through a callback, or is run twice by turns, as a
   * sequence is, has its own.
   */
  temporary(): string {
    const name = `__bulkhead${this.temporaryCount++}`;
    this.temporaries.at(-1)!.push(name);
    return name;
  }

  /** Renders a function's body; the temporaries in it, as a declaration or nothing. */
  private body(render: () => Text): { body: Text; declaration: string } {
    this.temporaries.push([]);
    const body = render();
    return { body, declaration: declared(this.temporaries.pop()!) };
  }

  /** The body of an arrow function that is an expression. */
  expressionBody(render: () => Text): Text {
    const { body, declaration } = this.body(render);
    return declaration === '' ? body : text`{${declaration} return ${body}; }`;
  }

  private block(node: ts.Block): Text {
    const { body, declaration } = this.body(() => this.children(node));
    const [first, ...rest] = body;
    if (declaration === '' || first === undefined || typeof first === 'string') return body;
    // Behind the brace.
    const after = first.start + 1;
    return [{ start: first.start, end: after }, declaration, { start: after, end: first.end }, ...rest];
  }

  /** A node with what the transform adds. */
  render(node: ts.Node): Text {
    // The question mark is for the rest of the chain, which follows.
    if (needsLink(this.checker, this.kinds, node)) return text`${this.call('link', this.place(node), this.renderPlain(node))}?`;
    if (!needsValue(this.checker, this.kinds, node)) return this.renderPlain(node);
    return this.present(node, this.renderPlain(ts.isNonNullExpression(node) ? node.expression : node));
  }

  /** The value of a node where null has no place. */
  present(node: ts.Node, value: Text): Text {
    return this.call('present', this.place(node), value);
  }

  private renderPlain(node: ts.Node): Text {
    if (
      ts.isTypeNode(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isImportDeclaration(node) ||
      ts.isEnumDeclaration(node)
    )
      return this.copy(node);
    if (ts.isConditionalExpression(node)) return renderChoice(this, node, [node.whenTrue, node.whenFalse]);
    if (ts.isBinaryExpression(node)) return renderBinary(this, node);
    if (ts.isPrefixUnaryExpression(node)) return renderPrefix(this, node);
    if (ts.isPostfixUnaryExpression(node)) return renderPostfix(this, node);
    if (ts.isElementAccessExpression(node)) return renderElement(this, node);
    if (ts.isCallExpression(node)) return renderCall(this, node);
    if (ts.isNewExpression(node)) return renderNew(this, node);
    if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isPropertyDeclaration(node)) return renderVariable(this, node);
    if (ts.isReturnStatement(node) || ts.isArrowFunction(node)) return renderReturn(this, node);
    if (ts.isPropertyAssignment(node)) return renderPropertyAssignment(this, node);
    if (ts.isShorthandPropertyAssignment(node)) return renderShorthand(this, node);
    if (ts.isArrayLiteralExpression(node)) return renderArrayLiteral(this, node);
    if (ts.isThrowStatement(node)) return this.renderThrow(node);
    if (ts.isYieldExpression(node)) return renderYield(this, node);
    if (ts.isBlock(node) && ts.isFunctionLike(node.parent)) return this.block(node);
    return this.children(node);
  }

  /** A node as it stands. */
  copy(node: ts.Node): Text {
    return [{ start: node.getStart(this.source), end: node.getEnd() }];
  }

  /** A node whose children are rendered, with all between them as it stands. */
  children(node: ts.Node, render: (child: ts.Node) => Text = (child) => this.render(child)): Text {
    const result: Text = [];
    let at = node.getStart(this.source);
    ts.forEachChild(node, (child) => {
      const start = child.getStart(this.source);
      if (child.getEnd() === child.getFullStart() || start < at) return;
      result.push({ start: at, end: start }, ...render(child));
      at = child.getEnd();
    });
    result.push({ start: at, end: node.getEnd() });
    return result;
  }

  /** An expression in arithmetic of `kind`: literals are rounded to f32, integers lose a -0 on their way to a float. */
  operand(node: ts.Expression, kind: Kind): Text {
    const own = this.kinds.of(node);
    return kind === 'f32' || kind === 'f64' ? stored(this, node, own, kind) : this.render(node);
  }

  private renderThrow(node: ts.ThrowStatement): Text {
    const { expression } = node;
    if (!ts.isNewExpression(expression) || expression.expression.getText(this.source) !== 'Error') return this.children(node);
    const message = expression.arguments?.[0];
    return text`throw ${this.call('thrown', this.place(node), message ? this.render(message) : "''")};`;
  }

  /** The kind of a place that has one. */
  sized(kind: Kind | undefined): PlaceKind | undefined {
    switch (kind) {
      case undefined:
      case 'exact':
      case 'exactU':
      case 'big':
      case 'bigU':
      case 'integer':
      case 'fraction':
      case 'null':
      case 'other':
        return undefined;
      default:
        return kind;
    }
  }
}
