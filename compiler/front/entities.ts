/** What a name stands for. */
import { ts } from 'ts-morph';
import type { Expression, Place } from '../ir/types.ts';
import { fractionConstant, isFractionLiteral, localPlace, throughReference } from './build.ts';
import { type Entity, Refused, type TaskContext } from './context.ts';
import type { FunctionContext } from './function-context.ts';
import { declareModuleBinding, declareModuleVariable, declareStatic } from './globals.ts';
import { placeOf } from './places.ts';

/** The symbol that an identifier names, imports followed to what they import. */
export function symbolOf(task: TaskContext, node: ts.Node): ts.Symbol | undefined {
  const parent = node.parent;
  const symbol =
    parent && ts.isShorthandPropertyAssignment(parent) && parent.name === node
      ? task.checker.getShorthandAssignmentValueSymbol(parent)
      : task.checker.getSymbolAtLocation(node);
  if (symbol && symbol.flags & ts.SymbolFlags.Alias) return task.checker.getAliasedSymbol(symbol);
  return symbol;
}

/** What an identifier stands for in this function. */
export function resolveIdentifier(fn: FunctionContext, node: ts.Identifier): Entity {
  const symbol = symbolOf(fn.task, node);
  if (!symbol) return unknownName(fn, node);
  const known = fn.symbols.get(symbol);
  if (known) return known;
  const declaration = symbol.valueDeclaration;
  const isLocal = declaration && (ts.isVariableDeclaration(declaration) || ts.isParameter(declaration) || ts.isBindingElement(declaration));
  if (fn.leave && isLocal && !isTopLevel(declaration) && !isEnclosedByFunctionOf(node, declaration))
    fn.refuse(node, 'BH1065', `'${node.text}' has no value yet where this function is called`);
  return entityOf(fn.task, symbol, node);
}

const heapNames = ['Map', 'Set', 'WeakMap', 'WeakSet', 'Promise', 'Date', 'Array', 'Object', 'JSON', 'Proxy', 'Reflect', 'String'];

function unknownName(fn: FunctionContext, node: ts.Identifier): never {
  const name = node.text;
  if (name === 'eval') fn.refuse(node, 'BH1024', '`eval` makes code out of a string');
  if (heapNames.includes(name)) fn.refuse(node, 'BH1021', `'${name}' needs a heap`);
  fn.refuse(node, 'BH1001', `'${name}' is not declared`, 'import it, or correct the name');
}

/**
 * What a symbol of a module stands for; made at the first use.
 * @throws Refused in silence when its declaration was refused
 */
export function entityOf(task: TaskContext, symbol: ts.Symbol, node: ts.Node): Entity {
  const known = task.entities.get(symbol);
  if (known?.kind === 'poisoned') throw new Refused();
  if (known) return known;
  if (task.resolving.has(symbol)) {
    task.refuse(node, 'BH1015', `the type of '${symbol.name}' depends on itself`, 'annotate one of the declarations');
  }
  task.resolving.add(symbol);
  try {
    const entity = makeEntity(task, symbol, node);
    task.entities.set(symbol, entity);
    return entity;
  } catch (error) {
    task.entities.set(symbol, { kind: 'poisoned' });
    throw error;
  } finally {
    task.resolving.delete(symbol);
  }
}

/** Whether a declaration stands at the top level of a module. */
export function isTopLevel(node: ts.Node): boolean {
  let parent = node.parent;
  while (
    parent &&
    (ts.isVariableDeclarationList(parent) ||
      ts.isVariableStatement(parent) ||
      ts.isVariableDeclaration(parent) ||
      ts.isObjectBindingPattern(parent) ||
      ts.isArrayBindingPattern(parent) ||
      ts.isBindingElement(parent))
  ) {
    parent = parent.parent;
  }
  return parent !== undefined && ts.isSourceFile(parent);
}

function makeEntity(task: TaskContext, symbol: ts.Symbol, node: ts.Node): Entity {
  const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
  if (!declaration) task.refuse(node, 'BH1001', `'${symbol.name}' is not declared`);
  const file = declaration.getSourceFile();
  if (file.fileName === task.project.globalsFile) return { kind: 'builtin', name: symbol.name };
  if (task.project.isIntrinsics(file.fileName)) return { kind: 'intrinsic', name: symbol.name };
  if (task.project.isBuildTimeModule(file.fileName)) {
    task.refuse(node, 'BH1081', `'${symbol.name}' is of a module that is not for firmware`);
  }
  // The import was reported.
  if (task.system?.tasks.some((each) => each.entry === file.fileName && each.index !== task.task?.index)) throw new Refused();
  if (ts.isFunctionDeclaration(declaration)) {
    if (!isTopLevel(declaration)) task.refuse(node, 'BH1019', 'a function inside a function would capture its variables');
    return { kind: 'function', node: declaration, name: symbol.name };
  }
  if (ts.isClassDeclaration(declaration)) return { kind: 'class', node: declaration };
  if (ts.isEnumDeclaration(declaration)) return { kind: 'enum', node: declaration, symbol };
  if (ts.isPropertyDeclaration(declaration)) return declareStatic(task, declaration);
  if (ts.isVariableDeclaration(declaration) && isTopLevel(declaration)) return declareModuleVariable(task, declaration);
  if (ts.isBindingElement(declaration) && isTopLevel(declaration)) return declareModuleBinding(task, declaration);
  if (ts.isVariableDeclaration(declaration) || ts.isParameter(declaration) || ts.isBindingElement(declaration)) {
    // Declared in this function, and refused there; or in one around it.
    if (isEnclosedByFunctionOf(node, declaration)) throw new Refused();
    task.refuse(node, 'BH1019', `'${symbol.name}' belongs to the function around this one`, 'pass it as a parameter');
  }
  task.refuse(node, 'BH1010', `'${symbol.name}' cannot be used as a value`);
}

function functionAround(node: ts.Node): ts.Node | undefined {
  let parent = node.parent;
  while (parent && !ts.isFunctionLike(parent)) parent = parent.parent;
  return parent;
}

function isEnclosedByFunctionOf(use: ts.Node, declaration: ts.Node): boolean {
  const owner = ts.isParameter(declaration) ? declaration.parent : functionAround(declaration);
  return owner === functionAround(use);
}

/** An entity as a value: objects as the place where they are. */
export function entityValue(fn: FunctionContext, entity: Entity, node: ts.Node): Expression {
  const place: Place = placeOf(node);
  switch (entity.kind) {
    case 'local':
      return throughReference(localPlace(entity.id, entity.type, place));
    case 'global':
      return throughReference({ op: 'global', id: entity.global.id, type: entity.global.type, place });
    case 'constant':
      if (entity.key) fn.usedConstants.add(entity.key);
      if (isFractionLiteral(entity.value)) return fractionConstant(entity.value.value as number, place);
      return { ...entity.value, place };
    case 'function':
    case 'callback':
      return fn.refuse(node, 'BH1019', `'${entity.name}' is a function: it can be called and passed on, not kept`);
    case 'class':
    case 'enum':
      return fn.refuse(
        node,
        'BH1010',
        `a ${entity.kind} is no value`,
        entity.kind === 'enum' ? 'name a member: `Mode.Run`' : 'make an object: `new …`',
      );
    case 'points':
    case 'point':
      return fn.refuse(node, 'BH1073', 'a point is read and written through `.value` only');
    case 'endpoint':
      return fn.refuse(node, 'BH1075', 'what is served is for other tasks', 'put the code into a function and call that from both');
    case 'remote':
      return fn.refuse(node, 'BH1077', 'a connection is there to call its methods: `peer.set(5)`');
    case 'sequence':
      return fn.refuse(node, 'BH1101', `'${entity.name}' is stepped by its own name`, 'write `name.step()`, `name.done`');
    case 'intrinsic':
    case 'builtin':
      return fn.refuse(node, 'BH1019', `'${entity.name}' cannot be used as a value`);
    case 'poisoned':
      throw new Refused();
  }
}

/** What an expression stands for where it is a bare name, a name out of `import * as`, or a point of `io`; null for all else. */
export function resolveEntity(fn: FunctionContext, node: ts.Expression): Entity | null {
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return resolveEntity(fn, node.expression);
  if (ts.isIdentifier(node)) {
    if (node.text === 'undefined') return null;
    const symbol = symbolOf(fn.task, node);
    if (symbol && symbol.flags & ts.SymbolFlags.ValueModule) return null;
    return resolveIdentifier(fn, node);
  }
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.name)) return null;
  if (ts.isIdentifier(node.expression)) {
    const base = symbolOf(fn.task, node.expression);
    if (base && base.flags & ts.SymbolFlags.ValueModule) {
      const member = symbolOf(fn.task, node.name);
      return member ? entityOf(fn.task, member, node.name) : null;
    }
    if (base && resolveIdentifier(fn, node.expression).kind === 'points') return { kind: 'point', name: node.name.text };
  }
  return null;
}
