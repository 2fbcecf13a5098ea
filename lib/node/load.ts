/** Loads a firmware module under Node, transformed, with everything it imports: fresh state each time, as after a restart of the task. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ts } from 'ts-morph';
import * as bulkhead from '../bulkhead.ts';
import * as node from '../node.ts';
import * as policy from '../policy.ts';
import * as sequence from '../sequence.ts';
import * as system from '../system.ts';
import { createFirmwareProgram, libFolder, resolveModule } from './program.ts';
import * as runtime from './runtime.ts';
import { isFirmware, transformModule } from './transform.ts';

type Exports = Record<string, unknown>;

const nativeModules = new Map<string, Exports>([
  [path.join(libFolder, 'bulkhead.ts'), bulkhead],
  [path.join(libFolder, 'sequence.ts'), sequence],
  [path.join(libFolder, 'node.ts'), node],
  [path.join(libFolder, 'system.ts'), system],
  [path.join(libFolder, 'policy.ts'), policy],
  [path.join(libFolder, 'node', 'runtime.ts'), runtime],
]);

export interface LoadOptions {
  /** Gets each console line; default: the console. */
  print?: (line: string) => void;
  /** A program that holds the module; default: one is made. */
  program?: ts.Program;
  /** Contents that differ from the disk. */
  texts?: ReadonlyMap<string, string>;
  /** false: types are stripped and nothing else. */
  transform?: boolean;
  /** JavaScript of a transformed module, as a function body over `exports` and `require`; undefined: TypeScript itself makes it. */
  stripped?: (file: string) => string | undefined;
}

/**
 * Runs the module-level code of `file` and gives its exports.
 * @throws BulkheadTrap when the module-level code traps
 */
export function loadTask(file: string, options: LoadOptions = {}): Exports {
  const program = options.program ?? createFirmwareProgram([file], options.texts);
  const loaded = new Map<string, Exports>();
  const console = { log: (...values: unknown[]) => (options.print ?? globalThis.console.log)(runtime.line(values.map(String).join(' '))) };

  const load = (name: string): Exports => {
    const known = nativeModules.get(name) ?? loaded.get(name);
    if (known) return known;
    const exports: Exports = {};
    loaded.set(name, exports);
    const source = program.getSourceFile(name);
    if (!source) throw new Error(`no module ${name}`);
    const run = new Function(
      'exports',
      'require',
      'console',
      options.stripped?.(name) ?? strip(transformed(program, source, options), name),
    );
    run(exports, (imported: string) => load(locate(imported, name, options.texts)), console);
    return exports;
  };
  return load(file);
}

function transformed(program: ts.Program, source: ts.SourceFile, options: LoadOptions): string {
  return options.transform !== false && isFirmware(source.fileName) ? transformModule(program, source).code : source.text;
}

function locate(imported: string, from: string, texts?: ReadonlyMap<string, string>): string {
  const given = path.resolve(path.dirname(from), imported);
  const file = texts?.has(given) ? given : resolveModule(imported, from);
  if (!file) throw new Error(`${from} imports '${imported}', which is not there`);
  return file;
}

const stripped = new Map<string, string>();

/** JavaScript of a TypeScript module, as a function body over `exports` and `require`. */
function strip(typescript: string, file: string): string {
  const known = stripped.get(typescript);
  if (known !== undefined) return known;
  const { outputText } = ts.transpileModule(typescript, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, isolatedModules: true },
    fileName: file,
  });
  if (file.startsWith(libFolder)) stripped.set(typescript, outputText);
  return outputText;
}

/** The text of a module on the disk. */
export function readModule(file: string): string {
  return readFileSync(file, 'utf8');
}
