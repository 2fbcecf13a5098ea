/** Type arguments of a call: as written, or from the arguments. */
import { ts } from 'ts-morph';
import type { Expression, Type } from '../ir/types.ts';
import { bare } from './aggregates.ts';
import { isFunctionExpression } from './closures.ts';
import type { Binding, Environment } from './context.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { storageType } from './ranges.ts';
import { partCount, partType } from './tuples.ts';
import { bindingOf } from './types.ts';

/** What each type parameter of the function stands for in this call. */
export function inferEnvironment(
  fn: FunctionContext,
  declaration: ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression | ts.MethodDeclaration,
  call: ts.CallExpression,
): Environment {
  const { checker } = fn.task;
  const environment = new Map<ts.Symbol, Binding>();
  for (const [index, parameter] of (declaration.typeParameters ?? []).entries()) {
    const symbol = checker.getSymbolAtLocation(parameter.name);
    if (!symbol) fn.refuse(call, 'BH1063', 'this type parameter has no name');
    const written = call.typeArguments?.[index];
    const binding = written
      ? bindingOf(fn.task, checker.getTypeFromTypeNode(written), written, fn.environment)
      : inferBinding(fn, symbol, declaration, call);
    if (!binding) fn.refuse(call, 'BH1063', `what '${parameter.name.text}' stands for cannot be told from the arguments`);
    environment.set(symbol, binding);
  }
  return environment;
}

/** From the first argument that says it: of type T, of type T[], or an array of length N. Literals give way to what has a declared type. */
function inferBinding(
  fn: FunctionContext,
  symbol: ts.Symbol,
  declaration: ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression | ts.MethodDeclaration,
  call: ts.CallExpression,
): Binding | null {
  const { checker } = fn.task;
  let fromLiteral: Binding | null = null;
  for (const [index, parameter] of declaration.parameters.entries()) {
    const argument = call.arguments[index];
    if (!argument || !parameter.type || ts.isSpreadElement(argument)) continue;
    const declared = checker.getTypeFromTypeNode(parameter.type);
    if (declared.getCallSignatures().length > 0) {
      const result = resultBinding(fn, symbol, declared, argument);
      if (result) return result;
      continue;
    }
    const value = lowerAside(fn, argument);
    const binding = match(fn, symbol, declared, value, parameter);
    if (!binding) continue;
    if (value.op === 'constant' && value.type.kind === 'exact') fromLiteral ??= binding;
    else return binding;
  }
  return fromLiteral;
}

/** From the annotated result of a function that is passed, where the parameter's type gives T. */
function resultBinding(fn: FunctionContext, symbol: ts.Symbol, declared: ts.Type, argument: ts.Expression): Binding | null {
  const { checker } = fn.task;
  const signature = declared.getCallSignatures()[0];
  const result = signature && checker.getReturnTypeOfSignature(signature);
  if (!result || !(result.flags & ts.TypeFlags.TypeParameter) || result.symbol !== symbol) return null;
  const node = bare(argument);
  if (!isFunctionExpression(node) || !node.type) return null;
  return bindingOf(fn.task, checker.getTypeFromTypeNode(node.type), node.type, fn.environment);
}

/** The value of an expression, of which nothing stays. */
export function lowerAside(fn: FunctionContext, node: ts.Expression): Expression {
  return lower(fn.aside(), node);
}

function match(fn: FunctionContext, symbol: ts.Symbol, declared: ts.Type, value: Expression, node: ts.Node): Binding | null {
  if (declared.flags & ts.TypeFlags.TypeParameter && declared.symbol === symbol) {
    const type = storageType(value);
    return type && type.kind !== 'view' ? { kind: 'type', type } : null;
  }
  return matchParts(fn, symbol, declared, value.type, node);
}

/** In the elements and the length of an array, in the members of a tuple. */
function matchParts(fn: FunctionContext, symbol: ts.Symbol, declared: ts.Type, from: Type, node: ts.Node): Binding | null {
  const { checker } = fn.task;
  if (checker.isTupleType(declared)) {
    const members = checker.getTypeArguments(declared as ts.TypeReference);
    if (partCount(fn.task, from) !== members.length) return null;
    for (const [index, member] of members.entries()) {
      const part = partType(fn.task, from, index);
      if (member.flags & ts.TypeFlags.TypeParameter && member.symbol === symbol) return { kind: 'type', type: part };
      const inner = matchParts(fn, symbol, member, part, node);
      if (inner) return inner;
    }
    return null;
  }
  if (from.kind !== 'array' && from.kind !== 'view') return null;
  const index = checker.getIndexTypeOfType(declared, ts.IndexKind.Number);
  if (index && index.flags & ts.TypeFlags.TypeParameter && index.symbol === symbol) return { kind: 'type', type: from.element };
  const length = checker.getPropertyOfType(declared, 'length');
  const lengthType = length && checker.getTypeOfSymbolAtLocation(length, node);
  if (from.kind === 'array' && lengthType && lengthType.flags & ts.TypeFlags.TypeParameter && lengthType.symbol === symbol) {
    return { kind: 'length', length: from.length };
  }
  return null;
}
