/** The modules of a task, in the order in which their top level runs, and that top level as one function. */
import { ts } from 'ts-morph';
import type { GlobalPlace, GlobalVariable } from '../ir/types.ts';
import { aggregateValue, isFresh, needsPlace } from './aggregates.ts';
import { classOf, constructorOf, hasModifier, storeInto } from './classes.ts';
import { isConstant } from './constants.ts';
import { type ClassInfo, type Entity, emptyEnvironment, type TaskContext } from './context.ts';
import { entityOf, symbolOf } from './entities.ts';
import { declaredEnum } from './enums.ts';
import type { FunctionContext } from './function-context.ts';
import { functionOf } from './functions.ts';
import { extendsClause } from './inheritance.ts';
import { takesBehaviour } from './interfaces.ts';
import { placeOf } from './places.ts';
import { emitRetained, retainedInitial } from './retain.ts';
import { defineSequence } from './sequences.ts';
import { lowerStatement } from './statements.ts';

/** Where in the initialiser each variable has its value: key → index of the first statement after it. */
export interface InitialOrder {
  definedAt: Map<string, { index: number; name: string }>;
}

/** The module that an import or re-export names, when it is of values. */
function importedFile(task: TaskContext, statement: ts.Statement): { file: ts.SourceFile; node: ts.Expression } | null {
  const isImport = ts.isImportDeclaration(statement);
  if (!isImport && !ts.isExportDeclaration(statement)) return null;
  if (isImport ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword : statement.isTypeOnly) return null;
  const node = statement.moduleSpecifier;
  if (!node) return null;
  const file = task.checker.getSymbolAtLocation(node)?.valueDeclaration;
  return file && ts.isSourceFile(file) ? { file, node } : null;
}

/** All modules that `entry` reaches by imports of values, each after those it imports: the order in which JavaScript runs them. */
export function collectModules(task: TaskContext, entry: ts.SourceFile): ts.SourceFile[] {
  const ordered: ts.SourceFile[] = [];
  const seen = new Set<ts.SourceFile>();
  const visit = (file: ts.SourceFile): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const statement of file.statements) {
      const imported = importedFile(task, statement);
      if (!imported || task.project.isIntrinsics(imported.file.fileName)) continue;
      task.attempt(statement, () => {
        checkImport(task, imported.file.fileName, imported.node);
        visit(imported.file);
      });
    }
    ordered.push(file);
  };
  visit(entry);
  return ordered;
}

function checkImport(task: TaskContext, file: string, node: ts.Expression): void {
  if (task.project.isBuildTimeModule(file))
    task.refuse(
      node,
      'BH1081',
      `${node.getText()} is not for firmware: it runs when the system is built`,
      'write `import type` when only its types are needed',
    );
  const owner = task.system?.tasks.find((each) => each.entry === file && each.index !== task.task?.index);
  if (owner) {
    task.refuse(
      node,
      'BH1081',
      `this is the module of task '${owner.name}', which lives in a compartment of its own`,
      'write `import type`, and call the task through `connect`',
    );
  }
  if (task.system && file === `${task.system.folder}/system.ts`) {
    task.refuse(node, 'BH1081', 'system.ts runs when the system is built', 'write `import type system from …`');
  }
}

/** Lowers the top level of a module into the initialiser. `eager`: also what nothing uses yet, so that all of the user's code is checked. */
export function lowerModule(fn: FunctionContext, file: ts.SourceFile, order: InitialOrder, eager: boolean): void {
  for (const statement of file.statements) fn.task.attempt(statement, () => lowerTopLevel(fn, statement, order, eager));
}

function lowerTopLevel(fn: FunctionContext, node: ts.Statement, order: InitialOrder, eager: boolean): void {
  if (ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isExportDeclaration(node))
    return;
  if (ts.isVariableStatement(node)) {
    if (hasModifier(node, ts.SyntaxKind.DeclareKeyword)) fn.refuse(node, 'BH1067', 'a variable of C cannot be named');
    for (const declaration of node.declarationList.declarations)
      fn.task.attempt(declaration, () => lowerModuleVariable(fn, declaration, order, eager));
    return;
  }
  if (ts.isFunctionDeclaration(node)) {
    if (eager) checkFunctionDeclaration(fn.task, node);
    return;
  }
  if (ts.isClassDeclaration(node)) {
    lowerClass(fn, node, order, eager);
    return;
  }
  if (ts.isEnumDeclaration(node)) {
    declaredEnum(fn.task, node);
    return;
  }
  if (ts.isExportAssignment(node)) fn.refuse(node, 'BH1010', 'a default export of a value is not in the subset', 'export it by a name');
  if (ts.isImportEqualsDeclaration(node)) fn.refuse(node, 'BH1081', '`import x = …` is not in the subset', 'write `import { x } from …`');
  lowerStatement(fn, node);
}

/** Functions without type parameters are lowered whether they are called or not. */
function checkFunctionDeclaration(task: TaskContext, node: ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression): void {
  if (node.typeParameters?.length || takesBehaviour(task, node)) return;
  functionOf(task, node, emptyEnvironment, null);
}

function lowerModuleVariable(fn: FunctionContext, node: ts.VariableDeclaration, order: InitialOrder, eager: boolean): void {
  const { task } = fn;
  if (!ts.isIdentifier(node.name)) {
    for (const element of node.name.elements) {
      if (!ts.isBindingElement(element)) continue;
      if (!ts.isIdentifier(element.name))
        task.refuse(element, 'BH1010', 'at the top level only points are taken apart', 'declare the parts one by one');
      const symbol = symbolOf(task, element.name);
      const { name } = element;
      if (symbol) task.attempt(element, () => entityOf(task, symbol, name));
    }
    return;
  }
  const symbol = symbolOf(task, node.name);
  if (!symbol || !node.initializer) {
    if (symbol) entityOf(task, symbol, node.name);
    return;
  }
  const entity = entityOf(task, symbol, node.name);
  if (entity.kind === 'function' && eager) checkFunctionDeclaration(task, entity.node as ts.ArrowFunction);
  const retained = retainedInitial(fn, node.initializer);
  defineVariable(fn, entity, retained ?? node.initializer, node.name.text, order);
  if (retained && entity.kind === 'global') emitRetained(fn, globalPlace(entity.global, node), node);
}

/** Gives a variable its first value: in its image in flash when it is constant, else by code. */
function defineVariable(fn: FunctionContext, entity: Entity, initializer: ts.Expression, name: string, order: InitialOrder): void {
  if (entity.kind === 'constant' && entity.key) {
    order.definedAt.set(entity.key, { index: fn.out.length, name });
    return;
  }
  if (entity.kind === 'sequence') {
    // Its arguments are stored in its own place.
    order.definedAt.set(entity.global.id, { index: fn.out.length, name });
    defineSequence(fn, entity, initializer as ts.CallExpression);
    return;
  }
  if (entity.kind !== 'global') return;
  const { global } = entity;
  // Another name of the same global is no definition.
  if (order.definedAt.has(global.id)) return;
  const { type } = global;
  const isObject = type.kind === 'struct' || type.kind === 'array';
  const start = fn.out.length;
  if (isObject && isFresh(initializer) && !needsPlace(initializer)) {
    const value = aggregateValue(fn, initializer, type);
    if (!isConstant(value)) fn.emit({ op: 'assign', target: globalPlace(global, initializer), value, place: value.place });
    else if (value.op !== 'zero') global.value = value;
  } else {
    storeInto(fn, globalPlace(global, initializer), initializer, type);
    const last = fn.out.at(-1);
    if (
      fn.out.length === start + 1 &&
      last?.op === 'assign' &&
      last.target.op === 'global' &&
      last.target.id === global.id &&
      isConstant(last.value)
    ) {
      global.value = last.value;
      fn.out.pop();
    }
  }
  // An object is made in its own place: it may be named from the start of that.
  order.definedAt.set(global.id, { index: isObject ? start : fn.out.length, name });
}

function globalPlace(global: GlobalVariable, node: ts.Node): GlobalPlace {
  return { op: 'global', id: global.id, type: global.type, place: placeOf(node) };
}

/** The constructor, unless there is one for each class that is passed. */
function makerOf(task: TaskContext, info: ClassInfo): void {
  const own = constructorOf(info.node);
  if (!own || !takesBehaviour(task, own)) functionOf(task, own ?? info.node, info.environment, info);
}

function lowerClass(fn: FunctionContext, node: ts.ClassDeclaration, order: InitialOrder, eager: boolean): void {
  const { task } = fn;
  for (const member of node.members) {
    if (!ts.isPropertyDeclaration(member) || !hasModifier(member, ts.SyntaxKind.StaticKeyword)) continue;
    task.attempt(member, () => {
      const symbol = symbolOf(task, member.name);
      if (!symbol) return;
      const entity = entityOf(task, symbol, member.name);
      if (member.initializer) defineVariable(fn, entity, member.initializer, member.name.getText(), order);
    });
  }
  if (!eager) return;
  if (node.typeParameters?.length) return;
  const hasInstances =
    extendsClause(node) !== undefined || node.members.some((member) => !hasModifier(member, ts.SyntaxKind.StaticKeyword));
  const symbol = node.name && symbolOf(task, node.name);
  const info = hasInstances && symbol ? classOf(task, task.checker.getDeclaredTypeOfSymbol(symbol), node, node, emptyEnvironment) : null;
  if (info) task.attempt(node, () => makerOf(task, info));
  for (const member of node.members) {
    if (!ts.isMethodDeclaration(member) && !ts.isAccessor(member)) continue;
    if (member.typeParameters?.length || hasModifier(member, ts.SyntaxKind.AbstractKeyword) || takesBehaviour(task, member)) continue;
    const isStatic = hasModifier(member, ts.SyntaxKind.StaticKeyword);
    task.attempt(member, () => functionOf(task, member, emptyEnvironment, isStatic ? null : info));
  }
}
