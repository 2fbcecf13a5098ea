/**
 * Where in system.ts a part of the definition stands. The definition itself is plain data by the time it is checked, so the place is looked up by path
 * (`tasks`, `control`, `budget`) in the syntax tree: the property of that name, else its nearest ancestor that is written there. The tree is made at
 * the first question only: a system without a finding never pays for it.
 */
import { createRequire } from 'node:module';
import type { ts as TypeScript } from 'ts-morph';
import type { Place } from '../ir/types.ts';

type Ts = typeof TypeScript;
type TsNode = TypeScript.Node;

export type DefinitionPath = readonly (string | number)[];

export interface PlaceFinder {
  /** The name of the property at `path`, an element of an array there, or the nearest ancestor; the system's call for an empty path. */
  name(path: DefinitionPath): Place;
  /** The value of the property at `path`, or the nearest ancestor. */
  value(path: DefinitionPath): Place;
}

const require = createRequire(import.meta.url);

/** @param file absolute path of system.ts; `text` its contents */
export function placesIn(file: string, text: string): PlaceFinder {
  let finder: PlaceFinder | undefined;
  const made = () => {
    finder ??= makeFinder((require('ts-morph') as { ts: Ts }).ts, file, text);
    return finder;
  };
  return { name: (path) => made().name(path), value: (path) => made().value(path) };
}

function makeFinder(ts: Ts, file: string, text: string): PlaceFinder {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);

  const place = (node: TsNode): Place => {
    const start = source.getLineAndCharacterOfPosition(node.getStart(source));
    const end = source.getLineAndCharacterOfPosition(node.getEnd());
    return { file, line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
  };

  /** Looks through parentheses, `as const`, `satisfies` and names of constants of this file. */
  const plain = (node: TsNode | undefined, depth = 0): TsNode | undefined => {
    if (!node || depth > 20) return node;
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
      return plain(node.expression, depth + 1);
    if (ts.isIdentifier(node)) {
      const initializer = constants().get(node.text);
      return initializer ? plain(initializer, depth + 1) : node;
    }
    return node;
  };

  let constantTable: Map<string, TsNode> | undefined;
  const constants = () => {
    if (constantTable) return constantTable;
    constantTable = new Map();
    for (const statement of source.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const declaration of statement.declarationList.declarations) {
        if (ts.isIdentifier(declaration.name) && declaration.initializer) constantTable.set(declaration.name.text, declaration.initializer);
      }
    }
    return constantTable;
  };

  const exported = source.statements.find(ts.isExportAssignment);
  const call = plain(exported?.expression);
  const root: TsNode = exported ? exported : source;
  const definition = call && ts.isCallExpression(call) ? plain(call.arguments[0]) : call;

  /** The nodes of one step: what names it, and its value. */
  const step = (from: TsNode, key: string | number): { name: TsNode; value: TsNode | undefined } | undefined => {
    if (ts.isCallExpression(from)) {
      // digitalOut({ safe: true }): the options stand in the arguments; a number counts arguments.
      if (typeof key === 'number') {
        const argument = from.arguments[key];
        return argument && { name: argument, value: argument };
      }
      for (const argument of from.arguments) {
        const found = step(plain(argument) ?? argument, key);
        if (found) return found;
      }
      return undefined;
    }
    if (ts.isArrayLiteralExpression(from) && typeof key === 'number') {
      const element = from.elements[key];
      return element && { name: element, value: element };
    }
    if (!ts.isObjectLiteralExpression(from)) return undefined;
    // The last one counts, as in JavaScript.
    for (const property of [...from.properties].reverse()) {
      if (ts.isSpreadAssignment(property)) {
        const spread = plain(property.expression);
        const found = spread && step(spread, key);
        if (found) return found;
        continue;
      }
      const name = property.name;
      if (!name) continue;
      const text = ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : undefined;
      if (text !== String(key)) continue;
      if (ts.isPropertyAssignment(property)) return { name, value: property.initializer };
      return { name, value: ts.isShorthandPropertyAssignment(property) ? name : undefined };
    }
    return undefined;
  };

  const find = (path: DefinitionPath, which: 'name' | 'value'): Place => {
    let best: TsNode = call && ts.isCallExpression(call) ? call.expression : root;
    let at: TsNode | undefined = definition;
    for (const key of path) {
      if (!at) break;
      const found = step(at, key);
      if (!found) break;
      best = which === 'name' ? found.name : (found.value ?? found.name);
      at = plain(found.value);
    }
    return place(best);
  };

  return { name: (path) => find(path, 'name'), value: (path) => find(path, 'value') };
}
