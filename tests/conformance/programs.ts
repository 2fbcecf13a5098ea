/** Conformance programs to C: front end, analysis and code generation, with the IR's validator between the passes. */
import path from 'node:path';
import { analyse } from '../../compiler/analysis/index.ts';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.ts';
import { emitTask, type TrapSite } from '../../compiler/emit/index.ts';
import { compileTask, createProject } from '../../compiler/front/index.ts';
import type { FrontProject } from '../../compiler/front/project.ts';
import { validateProgram } from '../../compiler/ir/validate.ts';

export const root = path.resolve(import.meta.dirname, '../..');

export interface ConformanceProgram {
  /** Absolute path of the module. */
  file: string;
  /** Its text when it is not on the disk. */
  text?: string;
  /** `now()` of each of its scans; default: one scan, at 0. */
  times?: readonly number[];
}

export interface Generated {
  kind: 'generated';
  c: string;
  traps: TrapSite[];
  times?: readonly number[];
}
/** Diagnostics with a code: not in the subset. */
export interface Refused {
  kind: 'refused';
  diagnostics: Diagnostic[];
}
/** An internal error, C that does not compile, a sanitizer's finding. */
export interface Broken {
  kind: 'broken';
  why: string;
}

const isError = (diagnostic: Diagnostic) => diagnostic.severity === 'error';

/** One TypeScript program for all of them. */
export function projectOf(programs: readonly ConformanceProgram[]): FrontProject {
  const project = createProject({ libFolder: path.join(root, 'lib') });
  const given = programs.filter((each) => each.text !== undefined).map((each) => [each.file, each.text!] as const);
  if (given.length > 0) project.give(Object.fromEntries(given));
  project.program(programs.map((each) => each.file));
  return project;
}

/** All of them, in their order. */
export function generateAll(programs: readonly ConformanceProgram[], project = projectOf(programs)): (Generated | Refused | Broken)[] {
  return programs.map((program) => generate(project, program));
}

/** One of a project. */
export function generate(project: FrontProject, program: ConformanceProgram): Generated | Refused | Broken {
  try {
    const front = compileTask({ entry: program.file, task: null, system: null }, project);
    if (!front.program || front.diagnostics.some(isError)) return internalError(front.diagnostics);
    const invalid = validateProgram(front.program);
    if (invalid.length > 0) return { kind: 'broken', why: `invalid IR: ${invalid.slice(0, 3).join('; ')}` };
    const analysis = analyse(front.program);
    if (analysis.diagnostics.some(isError)) return internalError(analysis.diagnostics);
    return { kind: 'generated', ...emitTask(front.program, analysis), ...(program.times ? { times: program.times } : {}) };
  } catch (error) {
    return { kind: 'broken', why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Refused, unless the compiler itself has failed. */
function internalError(diagnostics: Diagnostic[]): Refused | Broken {
  const internal = diagnostics.find((each) => each.code === 'BH1999');
  return internal ? { kind: 'broken', why: internal.message } : { kind: 'refused', diagnostics };
}
