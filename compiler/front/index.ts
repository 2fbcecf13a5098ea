/** The front end: a task's TypeScript to typed IR. */
import { resolve } from 'node:path';
import { ts } from 'ts-morph';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/format.ts';
import type { Program, Statement } from '../ir/types.ts';
import type { SystemModel, TaskModel } from '../system/model.ts';
import { checkConstructions } from './construction.ts';
import { emptyEnvironment, TaskContext } from './context.ts';
import { markConstants } from './flash.ts';
import { FunctionContext } from './function-context.ts';
import { functionOf, lowerFunction } from './functions.ts';
import { takesBehaviour } from './interfaces.ts';
import { collectModules, type InitialOrder, lowerModule } from './modules.ts';
import { checkInitialOrder } from './order.ts';
import { placeAt } from './places.ts';
import { presetGlobals } from './preset.ts';
import { checkFile, type FrontProject } from './project.ts';
import { prune } from './reach.ts';
import { retainedVariables } from './retain.ts';
import { checkDelegations } from './sequences.ts';

export { type Import, importsOf, shapeOf } from './dependencies.ts';
export { createProject, type FrontProject, typeCheck } from './project.ts';

export interface FrontInput {
  /** Absolute path of the task module. */
  entry: string;
  /** Null: a program of its own, without points, calls and peripherals; all functions that its entry exports are kept. */
  task: TaskModel | null;
  system: SystemModel | null;
  /** Path → text: sources that are not on the disk, or stand in the place of what is there. */
  virtualFiles?: Record<string, string>;
}

export interface FrontResult {
  /** Null when there is an error. */
  program: Program | null;
  /** By place. */
  diagnostics: Diagnostic[];
}

/** Compiles a task to IR. Never throws: what the compiler itself gets wrong is a BH1999. */
export function compileTask(input: FrontInput, project: FrontProject): FrontResult {
  if (input.virtualFiles) project.give(input.virtualFiles);
  const entry = resolve(input.entry);
  const program = project.program([entry]);
  const file = program.getSourceFile(entry);
  if (!file) {
    return {
      program: null,
      diagnostics: [{ code: 'BH1081', severity: 'error', message: `cannot read ${input.entry}`, hint: 'check the path' }],
    };
  }
  const task = new TaskContext(project, program, program.getTypeChecker(), input.task, input.system);
  task.entryFile = file;
  const result = task.attempt(file, () => compile(task, file)) ?? null;
  const hasError = task.diagnostics.some((each) => each.severity === 'error');
  return { program: hasError ? null : result, diagnostics: sortDiagnostics(task.diagnostics) };
}

function compile(task: TaskContext, file: ts.SourceFile): Program | null {
  const modules = collectModules(task, file);
  task.modules = modules;
  const checked = modules.flatMap((each) => checkFile(task.project, task.program, each));
  if (checked.some((each) => each.code === 'BH1000' || each.code === 'BH1066' || each.code === 'BH1999')) {
    task.diagnostics.push(...checked);
    return null;
  }
  const initial = new FunctionContext(task);
  const order: InitialOrder = { definedAt: new Map() };
  for (const module of modules) lowerModule(initial, module, order, module === file || !task.project.isLib(module.fileName));
  const roots = findRoots(task, file);
  drain(task);
  checkDelegations(task);
  checkInitialOrder(task, initial.out, order);
  checkConstructions(task);
  addChecked(task, checked);
  task.checkComplete();
  if (task.diagnostics.some((each) => each.severity === 'error')) return null;
  return assemble(task, file, modules, initial, roots);
}

/** TypeScript's findings and ours: of two about the same place the one that says more stays. */
function addChecked(task: TaskContext, checked: readonly Diagnostic[]): void {
  const key = ({ place }: Diagnostic) => `${place?.file}:${place?.line}`;
  const lines = new Set(checked.map(key));
  const followsFromError = ['BH1001', 'BH1011', 'BH1015'];
  const kept = task.diagnostics.filter((each) => !(followsFromError.includes(each.code) && lines.has(key(each))));
  task.diagnostics.length = 0;
  task.diagnostics.push(...kept, ...checked.filter((each) => !kept.some((own) => says(own, each))));
}

/** Whether our own finding stands where TypeScript's does, or has the same code for it. */
function says(own: Diagnostic, other: Diagnostic): boolean {
  const [a, b] = [own.place, other.place];
  if (!a || !b || a.file !== b.file || a.line !== b.line) return false;
  return own.code === other.code || (a.column <= b.column && (a.endLine > b.line || b.column < a.endColumn));
}

/** Lowers functions until none is wanted any more. */
function drain(task: TaskContext): void {
  for (let info = task.pending.shift(); info !== undefined; info = task.pending.shift()) {
    const wanted = info;
    const declaration = task.attempt(wanted.node, () => lowerFunction(task, wanted));
    if (declaration) task.lowered.set(wanted.id, declaration);
  }
}

interface Roots {
  init?: string;
  scan?: string;
  /** Of a program without a task: all that its entry exports. */
  exported: string[];
}

function findRoots(task: TaskContext, file: ts.SourceFile): Roots {
  const roots: Roots = { exported: [] };
  const symbol = task.checker.getSymbolAtLocation(file);
  for (const each of symbol ? task.checker.getExportsOfModule(symbol) : []) {
    const target = each.flags & ts.SymbolFlags.Alias ? task.checker.getAliasedSymbol(each) : each;
    const node = target.valueDeclaration;
    const isRoot = each.name === 'init' || each.name === 'scan';
    const initializer = node && ts.isVariableDeclaration(node) ? node.initializer : undefined;
    const callable = initializer && ts.isArrowFunction(initializer) ? initializer : node;
    if (!node || !callable || !(ts.isFunctionDeclaration(callable) || ts.isArrowFunction(callable))) {
      if (isRoot) task.report(node ?? file, 'BH1082', `'${each.name}' must be a function`);
      continue;
    }
    if (callable.typeParameters?.length || takesBehaviour(task, callable)) continue;
    task.attempt(node, () => {
      const info = functionOf(task, callable, emptyEnvironment, null);
      if (info.sequence && !isRoot) return;
      if (!task.task && !info.native) roots.exported.push(info.id);
      if (!isRoot) return;
      if (info.parameters.length > 0 || info.result.kind !== 'void' || info.sequence) {
        task.report(
          (ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node) ? node.name : undefined) ?? node,
          'BH1082',
          `'${each.name}' takes nothing and gives nothing: the kernel calls it`,
          `write \`export function ${each.name}(): void\``,
        );
      }
      roots[each.name as 'init' | 'scan'] = info.id;
    });
  }
  if (task.task && task.task.period > 0 && !roots.scan) {
    const hasReported = task.diagnostics.some((each) => each.code === 'BH1082');
    const hasPrivate = file.statements.find((each) => ts.isFunctionDeclaration(each) && each.name?.text === 'scan');
    if (!hasReported) {
      task.report(
        hasPrivate ?? placeAt(file, 0, 0),
        'BH1082',
        hasPrivate ? "'scan' is not exported" : `task '${task.task.name}' has a period but no function \`scan\` to run in it`,
      );
    }
  }
  return roots;
}

function assemble(
  task: TaskContext,
  file: ts.SourceFile,
  modules: readonly ts.SourceFile[],
  initial: FunctionContext,
  roots: Roots,
): Program {
  const functions = [...task.lowered.values()];
  const hasCode = initial.out.some((statement: Statement) => statement.op !== 'declare' || statement.value !== undefined);
  const initialiser = hasCode
    ? initial.finish(task.names.unique('module_start'), 'top level', [], { kind: 'void' }, placeAt(file, 0, 0))
    : null;
  if (initialiser) functions.unshift(initialiser);
  const structs = [...task.structs.values()];
  const preset = initialiser ? presetGlobals(initialiser, { functions, globals: task.globals, structs }) : new Set<string>();
  const starts = initialiser !== null && initialiser.body.length > 0;
  const kept = [
    ...(initialiser && starts ? [initialiser.id] : []),
    ...[roots.init, roots.scan].filter((id) => id !== undefined),
    ...roots.exported,
    ...task.endpoints.flatMap((endpoint) => endpoint.methods.map((method) => method.function)),
  ];
  const all = { functions, globals: task.globals, structs, enums: [...task.enums.values()] };
  const parts = prune(all, kept);
  markConstants(parts.globals, parts.functions);
  // References to objects with constructors are to variables.
  for (const global of parts.globals) if (preset.has(global.id)) global.constant = false;
  const retained = retainedVariables(task);
  const others = modules.filter((each) => each !== file).map((each) => each.fileName);
  return {
    task: task.task?.name ?? 'program',
    sources: [file.fileName, ...others],
    ...parts,
    ...(initialiser && starts ? { initialiser: initialiser.id } : {}),
    ...(roots.init ? { init: roots.init } : {}),
    ...(roots.scan ? { scan: roots.scan } : {}),
    endpoints: task.endpoints,
    ...(retained ? { retained } : {}),
  };
}
