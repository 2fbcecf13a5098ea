/** Compiles snippets and fixtures as tasks of a small system. */
import path from 'node:path';
import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.ts';
import { compileTask, createProject, type FrontResult } from '../../../compiler/front/index.ts';
import { printFunction, printProgram } from '../../../compiler/ir/print.ts';
import type { Program } from '../../../compiler/ir/types.ts';
import { validateProgram } from '../../../compiler/ir/validate.ts';
import type { PointKind, PointModel, PointType, SystemModel, TaskModel } from '../../../compiler/system/model.ts';

export const root = path.resolve(import.meta.dirname, '../../..');
export const fixturesFolder = path.join(root, 'tests', 'fixtures', 'diagnostics');
export const project = createProject({ libFolder: path.join(root, 'lib') });

const place = { file: path.join(fixturesFolder, 'system.ts'), line: 1, column: 1, endLine: 1, endColumn: 1 };

function task(name: string, index: number, changes: Partial<TaskModel>): TaskModel {
  return {
    name,
    index,
    role: 'user',
    entry: path.join(fixturesFolder, `${name}.ts`),
    language: 'ts',
    priority: 2,
    period: 0,
    budgetUs: 10_000,
    startBudgetUs: 20_000,
    serveLimit: 8,
    reads: [],
    writes: [],
    uses: [],
    calls: [],
    restart: { withinTicks: 10, atMost: 5, perTicks: 1000 },
    place,
    ...changes,
  };
}

function point(name: string, index: number, kind: PointKind, type: PointType): PointModel {
  return { name, index, kind, type, safe: 0, binding: { kind: 'none' }, writer: null, place };
}

/** The system of tests/fixtures/diagnostics/system.ts; `entry` is the module of the task `control`. */
export function fixtureSystem(entry: string, period = 0): SystemModel {
  const calls = [{ name: 'peer.limits', target: 3, endpoint: 'limits', rate: null }];
  return {
    name: 'fixtures',
    folder: fixturesFolder,
    board: {} as SystemModel['board'],
    tasks: [
      task('supervisor', 0, { role: 'supervisor' }),
      task('io', 1, { role: 'io', language: 'c' }),
      task('control', 2, { entry, period, reads: [0], writes: [1], uses: ['usart2'], calls }),
      task('peer', 3, { writes: [2] }),
    ],
    points: [point('level', 0, 'analogIn', 'u16'), point('pump', 1, 'digitalOut', 'bool'), point('count', 2, 'memory', 'u8')],
  };
}

let snippets = 0;

/** Compiles a text as the task `control`; without a system when `alone`. */
export function compileText(text: string, options: { alone?: boolean } = {}): FrontResult {
  const entry = path.join(fixturesFolder, `snippet_${snippets++}.ts`);
  const system = options.alone ? null : fixtureSystem(entry);
  return compileTask({ entry, task: system?.tasks[2] ?? null, system, virtualFiles: { [entry]: text } }, project);
}

function shown(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((each) => `${each.place?.line}:${each.place?.column} ${each.code} ${each.message}`).join('\n');
}

/**
 * The program of a snippet that must be accepted, checked by the IR's validator. The sized types and functions of `bulkhead` are imported; a snippet
 * that names nothing of a system is a program of its own, all of whose exported functions are kept.
 */
export function program(text: string, options: { alone?: boolean } = {}): Program {
  const alone = options.alone ?? !/\b(typeof system|connect|serve)\b/.test(text);
  const result = compileText(`${imports(text)}\n${text}`, { alone });
  if (!result.program) throw new Error(`refused:\n${shown(result.diagnostics)}`);
  const problems = validateProgram(result.program);
  if (problems.length > 0) throw new Error(`invalid IR:\n${problems.join('\n')}\n${printProgram(result.program)}`);
  return result.program;
}

const known = ['u8', 'u16', 'u32', 'i8', 'i16', 'i32', 'f32', 'f64'];
const types = ['i64', 'u64', 'FixedArray', 'Duration', 'Reply'];
const values = ['points', 'serve', 'connect', 'peripheral', 'now', 'alarm', 'notifications', 'milliseconds', 'assert', 'atMost'];

/** What of `bulkhead` the text names; none where it imports for itself. */
function imports(text: string): string {
  if (/from 'bulkhead'/.test(text)) return '';
  const uses = (name: string) => new RegExp(`\\b${name}\\b`).test(text);
  const names = [...[...known, ...values].filter(uses), ...types.filter(uses).map((name) => `type ${name}`)];
  const lines = names.length > 0 ? [`import { ${names.join(', ')} } from 'bulkhead';`] : [];
  if (/typeof system/.test(text)) lines.push("import type system from './system.ts';");
  return lines.join(' ');
}

/** A function of a snippet's program as printed IR, without the head line. */
export function bodyOf(text: string, name = 'f'): string {
  const { functions } = program(text, { alone: true });
  const found = functions.find((each) => each.name === name);
  if (!found) throw new Error(`no function ${name} in ${functions.map((each) => each.name).join(', ')}`);
  return printFunction(found).split('\n').slice(1).join('\n');
}

/** What is found in a snippet: `line code` of each, lines counted from 1 in the text given. */
export function findings(text: string, options: { alone?: boolean } = {}): string[] {
  return compileText(`${imports(text)}${text}`, options).diagnostics.map((each) => `${each.place?.line} ${each.code}`);
}
