/**
 * Objects of classes where an interface is asked for. A function whose parameter is an interface with methods has one copy for each class that is passed,
 * so that each call inside is a plain one. A name declared as an interface is a name of the object's class.
 */
import { ts } from 'ts-morph';
import type { Type } from '../ir/types.ts';
import type { Binding, Environment, TaskContext } from './context.ts';
import { symbolOf } from './entities.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { isGlobalSymbol, shownType } from './types.ts';

type Declaration = ts.SignatureDeclaration;

/** Whether a type is that of an object, but of no class: an interface or object type. */
function isObjectType(task: TaskContext, type: ts.Type): boolean {
  if (!(type.flags & ts.TypeFlags.Object) || type.getCallSignatures().length > 0 || isGlobalSymbol(task, type.symbol)) return false;
  const declaration = type.symbol?.declarations?.[0];
  // What lib/bulkhead.ts declares is no object at run time.
  if (declaration && task.project.isIntrinsics(declaration.getSourceFile().fileName)) return false;
  return declaration !== undefined && (ts.isInterfaceDeclaration(declaration) || ts.isTypeLiteralNode(declaration));
}

/** Whether a type is an interface with methods or accessors: what only a class can be. */
export function isBehaviour(task: TaskContext, type: ts.Type): boolean {
  if (!isObjectType(task, type)) return false;
  return task.checker.getPropertiesOfType(type).some((each) => (each.flags & (ts.SymbolFlags.Method | ts.SymbolFlags.Accessor)) !== 0);
}

function declaredType(task: TaskContext, parameter: ts.ParameterDeclaration): ts.Type | null {
  return parameter.type ? task.checker.getTypeFromTypeNode(parameter.type) : null;
}

/** Whether a function has a copy of its own for each class that is passed. */
export function takesBehaviour(task: TaskContext, node: Declaration): boolean {
  return node.parameters.some((parameter) => {
    const type = declaredType(task, parameter);
    return type !== null && isBehaviour(task, type);
  });
}

/** Of which class the object of each parameter is, in this call: added to what the type parameters stand for. */
export function withClasses(fn: FunctionContext, environment: Environment, node: Declaration, args: readonly ts.Expression[]): Environment {
  let own: Map<ts.Symbol, Binding> | null = null;
  for (const [index, parameter] of node.parameters.entries()) {
    const declared = declaredType(fn.task, parameter);
    const argument = args[index];
    const symbol = symbolOf(fn.task, parameter.name);
    if (!declared || !argument || !symbol || !isObjectType(fn.task, declared)) continue;
    const type = classOfArgument(fn, argument, isBehaviour(fn.task, declared));
    if (!type) continue;
    own ??= new Map(environment);
    own.set(symbol, { kind: 'type', type });
  }
  return own ?? environment;
}

/** The class of an argument; null when it is of none and need not be. */
function classOfArgument(fn: FunctionContext, argument: ts.Expression, isNeeded: boolean): Type | null {
  const seen = fn.task.checker.getTypeAtLocation(argument);
  const declaration = seen.symbol?.valueDeclaration;
  const isClass = declaration !== undefined && ts.isClassDeclaration(declaration);
  // What is no class in TypeScript's eyes may be one here: a parameter that is an interface itself.
  if (!isClass && !isNeeded) return null;
  const { type } = lower(fn.aside(), argument);
  if (type.kind === 'struct' && fn.task.classes.has(type.id)) return type;
  if (!isNeeded) return null;
  return fn.refuse(
    argument,
    'BH1019',
    `${shownType(fn.task, type)} is no object of a class, and only those have methods`,
    'pass an object of a class',
  );
}

/** What a parameter is in this copy of the function: the class that was passed. */
export function boundParameter(task: TaskContext, node: ts.ParameterDeclaration, environment: Environment): Type | null {
  const symbol = environment.size > 0 ? symbolOf(task, node.name) : undefined;
  const binding = symbol && environment.get(symbol);
  return binding?.kind === 'type' ? binding.type : null;
}

/** A field is of one class: that of an interface would depend on the object. */
export function refuseBehaviour(task: TaskContext, type: ts.Type, node: ts.Node): void {
  if (!isBehaviour(task, type)) return;
  const name = type.symbol.name.startsWith('__') ? 'this' : `'${type.symbol.name}'`;
  const hint = `give the class a type parameter, \`<S extends ${type.symbol.name.startsWith('__') ? 'I' : type.symbol.name}>\`, and the field that type`;
  task.refuse(node, 'BH1019', `${name} is an interface with methods, and the field does not say of which class its object is`, hint);
}
