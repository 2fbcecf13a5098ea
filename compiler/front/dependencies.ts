/** What of one module another depends on: for a build that compiles again only what a change can reach. */
import { dirname, resolve } from 'node:path';
import { ts } from 'ts-morph';

export interface Import {
  /** Absolute path. */
  file: string;
  /** Nothing but types comes from there: `import type`, `export type`, `typeof import('…')`. */
  types: boolean;
}

function parse(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, false, ts.ScriptKind.TS);
}

/** The files that a module names by relative paths, each as often as it names it. */
export function importsOf(file: string, text: string): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, types: boolean) => {
    if (node && ts.isStringLiteralLike(node) && /^\.\.?\//.test(node.text)) found.push({ file: resolve(dirname(file), node.text), types });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node)) add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(parse(file, text));
  return found;
}

/**
 * The text of a module without what no type of it can depend on: the bodies of functions whose result has a declared type, and the numbers that `let`
 * variables with a declared type begin with. Classes stay whole, since their bodies are compiled where they are used.
 */
export function shapeOf(file: string, text: string): string {
  const kept: string[] = [];
  let from = 0;
  const cut = (node: ts.Node) => {
    kept.push(text.slice(from, node.pos));
    from = node.end;
  };
  const visit = (node: ts.Node, starts: boolean): void => {
    if (ts.isClassLike(node)) return;
    const spare = bodyOf(node) ?? (starts ? startOf(node, numbers) : undefined);
    const isLet = ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.Let) !== 0;
    ts.forEachChild(node, (child) => (child === spare ? cut(child) : visit(child, isLet)));
  };
  const source = parse(file, text);
  const numbers = numbersIn(source);
  visit(source, false);
  kept.push(text.slice(from));
  return kept.join('…');
}

function bodyOf(node: ts.Node): ts.Node | undefined {
  const hasBody =
    ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node);
  return hasBody && node.type && node.body && ts.isBlock(node.body) ? node.body : undefined;
}

/** Types of which a variable is not narrowed by what it begins with: numbers of `bulkhead`, and no union. */
const numberTypes = ['u8', 'i8', 'u16', 'i16', 'u32', 'i32', 'u64', 'i64', 'f32', 'f64'];

/** Those of them that this module means by their own names. */
function numbersIn(source: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.moduleSpecifier.text === 'bulkhead' ? statement.importClause?.namedBindings : undefined;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    for (const { propertyName, name } of bindings.elements) if (!propertyName && numberTypes.includes(name.text)) names.add(name.text);
  }
  return names;
}

function startOf(node: ts.Node, numbers: ReadonlySet<string>): ts.Node | undefined {
  if (!ts.isVariableDeclaration(node) || !node.type || !node.initializer) return undefined;
  const { type, initializer } = node;
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName) || !numbers.has(type.typeName.text)) return undefined;
  const number = ts.isPrefixUnaryExpression(initializer) ? initializer.operand : initializer;
  return ts.isNumericLiteral(number) || ts.isBigIntLiteral(number) ? initializer : undefined;
}
