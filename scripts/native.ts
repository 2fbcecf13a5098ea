/** One C or assembly file to one object, by the cross compiler, with its complaints as diagnostics. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Diagnostic } from '../compiler/diagnostics/diagnostic.ts';
import type { Board } from '../compiler/system/model.ts';
import { type BuildCache, temporaryBeside } from './cache.ts';
import { inCheckout } from './checkout.ts';
import { InputError } from './errors.ts';
import { runJob } from './jobs.ts';

export interface CompileOptions {
  gcc: string;
  source: string;
  /** Absolute path of the object. The call graph with stack sizes goes beside it, with the ending .ci. */
  object: string;
  flags: readonly string[];
  /** Whose fault an error is: the user's (native tasks) becomes diagnostics, ours an exception. */
  blame: 'user' | 'bulkhead';
}

/** Options that make all objects of one firmware fit together. */
export function machineFlags(board: Board): string[] {
  const flags = [`-mcpu=${board.cpu}`, '-mthumb'];
  return board.fpu ? [...flags, '-mfloat-abi=hard', '-mfpu=fpv4-sp-d16', '-DBULKHEAD_FPU'] : [...flags, '-mfloat-abi=soft'];
}

/** For everything that is compiled. */
export function commonFlags(board: Board, release: boolean): string[] {
  return [
    ...machineFlags(board),
    '-std=c11',
    '-O2',
    '-g',
    '-ffunction-sections',
    '-fdata-sections',
    '-fno-common',
    '-fstack-usage',
    '-fcallgraph-info=su',
    ...(release ? ['-DBULKHEAD_RELEASE'] : []),
    `-I${inCheckout('kernel', 'include')}`,
  ];
}

/**
 * Beside them, for tasks, which may use the floating-point unit.
 * - `-ffp-contract=off`: a * b + c rounds twice, as it does in JavaScript.
 * - `-fno-ipa-cp`: GCC 12.2 takes a static array for read-only, and its first contents for its last, when a function gets it as two arguments and
 *   writes through one of them (seen on the host and the chip alike; tests/conformance/programs/analysis/guard-on-view.ts shows it).
 * - `-fwrapv`: GCC 12.2 turns `x - 2147483647 + c`, with a constant c = -1 that a cast made, into `x - INT_MIN`, which overflows where the sum did not, and
 *   then leaves out what is done with it (host and chip; tests/conformance/programs/constants/sums-at-the-edge.ts). No generated sum overflows: nothing is lost.
 */
export const taskFlags = ['-ffp-contract=off', '-fno-math-errno', '-fno-ipa-cp', '-fwrapv'] as const;

/** Compiles unless nothing has changed. Throws InputError (BH4004) for errors in the user's file. Returns the warnings in it. */
export function compileNative(cache: BuildCache, options: CompileOptions): Promise<Diagnostic[]> {
  const { gcc, source, object, flags } = options;
  return cache.step(`object ${object}`, JSON.stringify([gcc, source, ...flags]), async () => {
    // Beside the object, so that the files can be moved: an object is there whole or not at all.
    const folder = temporaryBeside(object);
    mkdirSync(folder, { recursive: true });
    try {
      const name = basename(object);
      const dependencies = join(folder, 'dependencies');
      const args = [...flags, '-MD', '-MF', dependencies, '-fdiagnostics-format=json', '-c', source, '-o', join(folder, name)];
      const result = await runJob(gcc, args);
      const diagnostics = readMessages(result.stderr, source);
      if (result.code !== 0) {
        const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
        if (options.blame === 'bulkhead' || errors.length === 0) throw new Error(`${gcc} ${args.join(' ')}\n${result.stderr}`);
        throw new InputError(diagnostics);
      }
      const inputs = readDependencies(readFileSync(dependencies, 'utf8'));
      rmSync(dependencies);
      const outputs = readdirSync(folder).filter((file) => !file.endsWith('.su'));
      for (const file of outputs) renameSync(join(folder, file), join(dirname(object), file));
      return { inputs, outputs: outputs.map((file) => join(dirname(object), file)), value: options.blame === 'user' ? diagnostics : [] };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** The files after the colon of a make rule. */
export function readDependencies(rule: string): string[] {
  const files = rule.slice(rule.indexOf(':') + 1).replaceAll('\\\n', ' ');
  return (files.match(/(?:\\.|[^\s\\])+/g) ?? []).map((file) => resolve(file.replaceAll(/\\(.)/g, '$1')));
}

interface GccLocation {
  caret: { file: string; line: number; column: number };
  finish?: { line: number; column: number };
}
interface GccMessage {
  kind: string;
  message: string;
  option?: string;
  locations: GccLocation[];
}

/** GCC's messages (-fdiagnostics-format=json): one list on one line of stderr, among other text. */
function readMessages(stderr: string, source: string): Diagnostic[] {
  const list = stderr.split('\n').find((line) => line.startsWith('[{'));
  if (!list) return [];
  return (JSON.parse(list) as GccMessage[])
    .filter(({ kind }) => kind === 'error' || kind === 'fatal error' || kind === 'warning')
    .map(({ kind, message, option, locations }) => {
      const location = locations[0];
      const diagnostic: Diagnostic = {
        code: 'BH4004',
        severity: kind === 'warning' ? 'warning' : 'error',
        message: option ? `${message} (${option})` : message,
      };
      if (location) {
        const { file, line, column } = location.caret;
        const end = location.finish ?? { line, column };
        diagnostic.place = { file: resolve(dirname(source), file), line, column, endLine: end.line, endColumn: end.column + 1 };
      }
      return diagnostic;
    });
}
