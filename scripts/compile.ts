/**
 * The TypeScript tasks of a system to C: type check, front end, analysis, code generation; each task again only when a file that it can see has
 * changed. What is found in all tasks is reported together.
 */
import { join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ExplainedCheck } from '../compiler/analysis/explain.ts';
import type { Diagnostic } from '../compiler/diagnostics/diagnostic.ts';
import type { DebugNames } from '../compiler/emit/index.ts';
import type { TrapSite } from '../compiler/emit/traps.ts';
import { systemCodes } from '../compiler/system/codes.ts';
import { Findings } from '../compiler/system/findings.ts';
import type { EndpointModel, SystemModel, TaskModel } from '../compiler/system/model.ts';
import { placesIn } from '../compiler/system/places.ts';
import { checkCompiledPolicy } from '../compiler/system/policy-analysis.ts';
import { suggestion } from '../compiler/system/suggest.ts';
import { emitSupervision } from '../compiler/system/supervision.ts';
import { type BuildCache, writeIfChanged } from './cache.ts';
import { checkout, inCheckout, isInside } from './checkout.ts';
import type { Compiler } from './compiler.ts';
import { InputError } from './errors.ts';
import type { SourceLoop } from './instructions.ts';
import { compilerFingerprint } from './sources.ts';
import { trapsSection } from './symbols-traps.ts';
import type { LoadedSystem } from './system.ts';

export interface CompiledTask {
  /** Absolute path of the generated C. */
  c: string;
  endpoints: EndpointModel[];
  traps: TrapSite[];
  debug: DebugNames;
  checks: ExplainedCheck[];
  loops: SourceLoop[];
  warnings: Diagnostic[];
}

export interface CompiledTasks {
  /** By task index; native tasks are not there. */
  tasks: Map<number, CompiledTask>;
  /** Absolute path of the JSON with the trap sites of each task (symbols-traps.ts). */
  trapsFile: string;
  warnings: Diagnostic[];
}

/** Throws InputError with all findings. */
export async function compileTasks(cache: BuildCache, loaded: LoadedSystem, outDir: string): Promise<CompiledTasks> {
  const { model } = loaded;
  const fingerprint = compilerFingerprint();
  const steps = model.tasks
    .filter((task) => task.language === 'ts')
    .map((task) => {
      const c = join(outDir, 'c', `${task.name}.c`);
      const name = `task ${c}`;
      const command = JSON.stringify([fingerprint, rightsOf(model, task)]);
      return { task, c, name, command, known: cache.lookUp<CompiledTask>(name, command)?.value };
    });
  const tasks = new Map(steps.flatMap(({ task, known }) => (known ? [[task.index, known] as const] : [])));
  const pending = steps.filter(({ known }) => !known);
  if (pending.length > 0) {
    const compiler = await makeCompiler(loaded);
    const changed = pending.filter(({ task, name, command }) => {
      const known = cache.lookUp<CompiledTask>(name, command, (file) => compiler.shape(file))?.value;
      if (known) tasks.set(task.index, known);
      return !known;
    });
    const inputs = new Map(changed.map(({ task }) => [task, visibleFiles(compiler, task, loaded)]));
    const findings = checkSystemTypes(cache, compiler, loaded, fingerprint);
    for (const { task, c, name, command } of changed) {
      const { code, diagnostics } = compiler.compile(task);
      findings.push(...diagnostics);
      if (!code || diagnostics.some(isError)) continue;
      writeIfChanged(c, code.c);
      const value = {
        c,
        endpoints: code.endpoints,
        traps: code.traps.map((trap) => ({ ...trap, file: portable(trap.file, model) })),
        debug: portableNames(code.debug, model),
        checks: code.checks.map((check) => ({ ...check, place: { ...check.place, file: portable(check.place.file, model) } })),
        loops: code.loops,
        warnings: diagnostics,
      };
      tasks.set(task.index, value);
      cache.record(name, command, { ...inputs.get(task)!, outputs: [c], value });
      // The native side goes on with what has ended meanwhile.
      await setImmediate();
    }
    if (findings.some(isError)) throw new InputError(findings);
  }
  const whole = systemFindings(loaded, tasks);
  if (whole.some(isError)) throw new InputError(whole);
  return {
    tasks,
    trapsFile: writeTraps(model, tasks, outDir),
    warnings: [...[...tasks.values()].flatMap((task) => task.warnings), ...whole],
  };
}

/** The types of system.ts: again only when they had findings, or a file that it imports has changed. */
function checkSystemTypes(cache: BuildCache, compiler: Compiler, loaded: LoadedSystem, fingerprint: string): Diagnostic[] {
  const name = `types ${loaded.evaluated.file}`;
  if (cache.lookUp(name, fingerprint)) return [];
  const findings = compiler.check(systemFiles(loaded));
  if (findings.length === 0) cache.record(name, fingerprint, { inputs: systemFiles(loaded), outputs: [], value: null });
  return findings;
}

/** Everything that can be found without generating a file: for `bulkhead check`. */
export async function checkTasks(loaded: LoadedSystem): Promise<Diagnostic[]> {
  return (await inspectTasks(loaded)).findings;
}

export interface Inspection {
  findings: Diagnostic[];
  /** The run-time checks of each TypeScript task that has no errors, with absolute paths. */
  checks: { task: string; checks: ExplainedCheck[] }[];
}

export async function inspectTasks(loaded: LoadedSystem): Promise<Inspection> {
  const compiler = await makeCompiler(loaded);
  const tasks = loaded.model.tasks.filter((task) => task.language === 'ts');
  const types = compiler.check(systemFiles(loaded));
  const compiled = tasks.map((task) => ({ task, ...compiler.compile(task) }));
  const known = new Map(compiled.flatMap(({ task, code }) => (code ? [[task.index, code] as const] : [])));
  return {
    findings: [...types, ...compiled.flatMap(({ diagnostics }) => diagnostics), ...systemFindings(loaded, known)],
    checks: compiled.flatMap(({ task, code }) => (code ? [{ task: task.name, checks: code.checks }] : [])),
  };
}

/** ts-morph takes a good part of a second to load: only for tasks that must be compiled. */
async function makeCompiler({ model }: LoadedSystem): Promise<Compiler> {
  const { Compiler } = await import('./compiler.ts');
  return new Compiler(model, { [inCheckout('lib', 'generated.supervision.ts')]: emitSupervision(model) });
}

function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === 'error';
}

/** system.ts and what it imports. */
function systemFiles({ evaluated }: LoadedSystem): string[] {
  return evaluated.sources.filter((file) => !isLibrary(file));
}

function isLibrary(file: string): boolean {
  return isInside(inCheckout('lib'), file);
}

/** What of the system the code of a task depends on. */
function rightsOf(model: SystemModel, task: TaskModel): unknown {
  return {
    // By name: to copy all of a task would look up its place, and load TypeScript for it.
    task: [task.name, task.index, task.entry, task.period, task.periodIsDefault, task.reads, task.writes, task.uses, task.calls],
    points: model.points.map(({ name, kind, type, safe, writer }) => [name, kind, type, safe, writer]),
    tasks: model.tasks.map(({ name, language, entry, calls, reads, writes, uses }) => ({
      name,
      language,
      entry,
      calls,
      reads,
      writes,
      uses,
    })),
    supervision: task.role === 'supervisor' ? emitSupervision(model) : null,
  };
}

/**
 * The files of the system that a task can see: its module, what that imports, and system.ts, whose types it has. Of those it has only types of, it sees no
 * more than their shape. lib/ is in the fingerprint.
 */
function visibleFiles(compiler: Compiler, task: TaskModel, loaded: LoadedSystem): { inputs: string[]; seen: Record<string, string> } {
  const whole = new Set<string>();
  const byType = new Set<string>();
  const visit = (file: string, types: boolean): void => {
    if (whole.has(file) || (types && byType.has(file)) || compiler.read(file) === null) return;
    (types ? byType : whole).add(file);
    for (const each of compiler.imports(file)) visit(each.file, types || each.types);
  };
  visit(task.entry, false);
  for (const file of task.role === 'supervisor' ? [] : systemFiles(loaded)) whole.add(file);
  const isOwn = (file: string) => !isLibrary(file) || file === task.entry;
  const shapes = [...byType].filter((file) => isOwn(file) && !whole.has(file));
  return {
    inputs: [...[...whole].filter(isOwn), ...shapes],
    seen: Object.fromEntries(shapes.map((file) => [file, compiler.shape(file)!])),
  };
}

/** What is known of the system once its tasks are compiled; of its rules only when all of them are. */
function systemFindings(loaded: LoadedSystem, tasks: ReadonlyMap<number, { endpoints: EndpointModel[] }>): Diagnostic[] {
  const { model, evaluated } = loaded;
  const unknown = unknownEndpoints(loaded, tasks);
  if (unknown.length > 0 || model.tasks.some(({ language, index }) => language === 'ts' && !tasks.has(index))) return unknown;
  const findings = new Findings(placesIn(evaluated.file, evaluated.text), model.board.tickUs);
  checkCompiledPolicy(
    findings,
    model,
    model.tasks.map(({ index }) => tasks.get(index)?.endpoints ?? []),
  );
  return findings.diagnostics;
}

function unknownEndpoints({ model, evaluated }: LoadedSystem, tasks: ReadonlyMap<number, { endpoints: { name: string }[] }>): Diagnostic[] {
  return model.tasks.flatMap((task) =>
    task.calls.flatMap((call, index): Diagnostic[] => {
      const endpoints = tasks.get(call.target)?.endpoints.map(({ name }) => name);
      if (!endpoints || endpoints.includes(call.endpoint)) return [];
      const target = model.tasks[call.target]!;
      const known = suggestion(call.endpoint, endpoints, `endpoints of '${target.name}'`);
      return [
        {
          code: 'BH3053',
          severity: 'error',
          message: `task '${target.name}' serves no '${call.endpoint}'`,
          hint: endpoints.length > 0 ? known : systemCodes.BH3053.hint,
          place: placesIn(evaluated.file, evaluated.text).value(['tasks', task.name, 'calls', index]),
        },
      ];
    }),
  );
}

/** A path that does not tell where the system lay when it was built. */
function portable(file: string, model: SystemModel): string {
  if (isInside(model.folder, file)) return relative(model.folder, file);
  return isInside(checkout, file) ? relative(checkout, file) : file;
}

function portableNames(debug: DebugNames, model: SystemModel): DebugNames {
  const each = <T>(record: Record<string, T>, change: (value: T) => T) =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
  return {
    ...debug,
    functions: each(debug.functions, (value) => ({ ...value, file: portable(value.file, model) })),
    globals: each(debug.globals, (value) => ({ ...value, module: portable(value.module, model) })),
  };
}

function writeTraps(model: SystemModel, tasks: ReadonlyMap<number, CompiledTask>, outDir: string): string {
  const file = join(outDir, 'traps.json');
  const sites = Object.fromEntries(model.tasks.map((task) => [task.name, tasks.get(task.index)?.traps ?? []]));
  writeIfChanged(
    file,
    `${JSON.stringify({ section: trapsSection, version: 1, system: model.name, board: model.board.name, tasks: sites })}\n`,
  );
  return file;
}
