/** The passes of the compiler over the tasks of one system, in their order; loads ts-morph. */
import { readFileSync } from 'node:fs';
import { type ExplainedCheck, explainChecks } from '../compiler/analysis/explain.ts';
import { analyse } from '../compiler/analysis/index.ts';
import type { Diagnostic } from '../compiler/diagnostics/diagnostic.ts';
import { type DebugNames, emitTask } from '../compiler/emit/index.ts';
import type { TrapSite } from '../compiler/emit/traps.ts';
import { compileTask, createProject, type Import, importsOf, shapeOf, typeCheck } from '../compiler/front/index.ts';
import type { EndpointModel, SystemModel, TaskModel } from '../compiler/system/model.ts';
import { inCheckout } from './checkout.ts';
import type { SourceLoop } from './instructions.ts';

export interface TaskCode {
  c: string;
  endpoints: EndpointModel[];
  traps: TrapSite[];
  debug: DebugNames;
  checks: ExplainedCheck[];
  /** By absolute path, as the code's debug information names it. */
  loops: SourceLoop[];
}

export class Compiler {
  readonly #model: SystemModel;
  readonly #virtual: Readonly<Record<string, string>>;
  readonly #project: ReturnType<typeof createProject>;

  /** @param virtual texts by absolute path that stand in the place of what is on the disk */
  constructor(model: SystemModel, virtual: Readonly<Record<string, string>>) {
    this.#model = model;
    this.#virtual = virtual;
    this.#project = createProject({ libFolder: inCheckout('lib') });
    this.#project.give(virtual);
  }

  /** The text of a source; null when there is none. */
  read(file: string): string | null {
    if (file in this.#virtual) return this.#virtual[file]!;
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return null;
    }
  }

  /** The files that a source names by relative paths. */
  imports(file: string): Import[] {
    const text = this.read(file);
    return text === null ? [] : importsOf(file, text);
  }

  /** What the types of a source can depend on (shapeOf); null when there is none. */
  shape(file: string): string | null {
    const text = this.read(file);
    return text === null ? null : shapeOf(file, text);
  }

  /** Types and syntax of files that are no part of a task; those of a task are found with it. */
  check(files: readonly string[]): Diagnostic[] {
    return typeCheck(this.#project, [...files]);
  }

  /** `code` is absent when there are errors. */
  compile(task: TaskModel): { code?: TaskCode; diagnostics: Diagnostic[] } {
    // A period that nobody asked for asks for no `scan`.
    const seen = task.periodIsDefault ? { ...task, period: 0 } : task;
    const { program, diagnostics } = compileTask({ entry: task.entry, task: seen, system: this.#model }, this.#project);
    if (!program || diagnostics.some((diagnostic) => diagnostic.severity === 'error')) return { diagnostics };
    const analysis = analyse(program);
    const all = [...diagnostics, ...analysis.diagnostics];
    if (all.some((diagnostic) => diagnostic.severity === 'error')) return { diagnostics: all };
    const { c, traps, debug, endpoints } = emitTask(program, analysis);
    return {
      code: { c, endpoints, traps, debug, checks: explainChecks(program, analysis), loops: analysis.report.loops },
      diagnostics: all,
    };
  }
}
