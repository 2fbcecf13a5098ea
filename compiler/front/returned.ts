/** What a function gives back when its result is an object: a fresh one, by value, or one that exists already, by reference. */
import { ts } from 'ts-morph';
import { bare, isFresh } from './aggregates.ts';
import type { TaskContext } from './context.ts';
import { symbolOf } from './entities.ts';

/** The expressions that a body returns. */
function returnsOf(node: ts.SignatureDeclaration): ts.Expression[] {
  const { body } = node as ts.FunctionLikeDeclaration;
  if (!body) return [];
  if (!ts.isBlock(body)) return [body];
  const found: ts.Expression[] = [];
  const visit = (inner: ts.Node): void => {
    if (ts.isFunctionLike(inner) || ts.isClassLike(inner)) return;
    if (ts.isReturnStatement(inner) && inner.expression) found.push(inner.expression);
    ts.forEachChild(inner, visit);
  };
  visit(body);
  return found;
}

/** Whether a function, whose result is an object, gives back one that exists already. */
export function givesExisting(task: TaskContext, node: ts.SignatureDeclaration, seen: ReadonlySet<ts.Node> = new Set()): boolean {
  if (seen.has(node)) return false;
  return returnsOf(node).some((each) => exists(task, each, new Set([...seen, node])));
}

function exists(task: TaskContext, given: ts.Expression, seen: ReadonlySet<ts.Node>): boolean {
  const node = bare(given);
  if (ts.isAsExpression(node)) return exists(task, node.expression, seen);
  if (isFresh(node)) return false;
  if (node.kind === ts.SyntaxKind.ThisKeyword || ts.isElementAccessExpression(node)) return true;
  if (ts.isConditionalExpression(node)) return exists(task, node.whenTrue, seen) || exists(task, node.whenFalse, seen);
  if (ts.isBinaryExpression(node)) return true;
  if (ts.isCallExpression(node)) return callGivesExisting(task, node, seen);
  if (ts.isIdentifier(node)) return nameIsOfExisting(task, node, seen);
  return ts.isPropertyAccessExpression(node) && !isFreshGetter(task, node, seen);
}

function callGivesExisting(task: TaskContext, node: ts.CallExpression, seen: ReadonlySet<ts.Node>): boolean {
  const declaration = task.checker.getResolvedSignature(node)?.declaration;
  return declaration !== undefined && !ts.isJSDocSignature(declaration) && givesExisting(task, declaration, seen);
}

function isFreshGetter(task: TaskContext, node: ts.PropertyAccessExpression, seen: ReadonlySet<ts.Node>): boolean {
  const getter = symbolOf(task, node.name)?.declarations?.find(ts.isGetAccessorDeclaration);
  return getter !== undefined && !givesExisting(task, getter, seen);
}

/** A variable of this function that has an object of its own may be moved out; all other names are of objects that stay. */
function nameIsOfExisting(task: TaskContext, node: ts.Identifier, seen: ReadonlySet<ts.Node>): boolean {
  const declaration = symbolOf(task, node)?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return true;
  const list = declaration.parent.parent;
  if (ts.isVariableStatement(list) && ts.isSourceFile(list.parent)) return true;
  return exists(task, declaration.initializer, seen);
}
