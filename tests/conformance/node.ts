/** Runs a free-standing task module under Node, through the source transform: the reference of the conformance suite. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import type { ts } from 'ts-morph';
import { loadTask } from '../../lib/node/load.ts';
import { transformModule } from '../../lib/node/transform.ts';
import { BulkheadTrap, nodePoints } from '../../lib/node.ts';
import type { TaskModule } from '../../lib/vitest.ts';

export interface Outcome {
  stdout: string;
  /** `file.ts:line text`, null when the program ran to its end. */
  trap: string | null;
}

/** Where the source text of a program without a file of its own pretends to lie. */
export const textFile = path.join(path.dirname(fileURLToPath(import.meta.url)), 'programs', 'program.ts');

/**
 * Module-level code, then `init()`, then `scan()` at each of the times, once at 0 where none are given.
 * @param source a path, or the text of a module
 * @param program one that holds the module already; saves the checking
 */
export async function runUnderNode(
  source: string,
  options: {
    program?: ts.Program;
    transform?: boolean;
    times?: readonly number[];
    stripped?: (file: string) => string | undefined;
  } = {},
): Promise<Outcome> {
  const isFile = source.endsWith('.ts') && !source.includes('\n');
  const file = isFile ? path.resolve(source) : textFile;
  const lines: string[] = [];
  const times = options.times ?? [0];
  Object.assign(nodePoints, { now: times[0], bits: 0, alarm: 0, image: {} });
  try {
    const task: TaskModule = loadTask(file, {
      print: (line) => lines.push(line),
      ...(isFile ? {} : { texts: new Map([[textFile, source]]) }),
      ...options,
    });
    task.init?.();
    for (const time of times) {
      nodePoints.now = time;
      task.scan?.();
    }
    return { stdout: joinLines(lines), trap: null };
  } catch (error) {
    if (error instanceof BulkheadTrap) return { stdout: joinLines(lines), trap: error.message };
    throw error;
  }
}

/** JavaScript of modules of a program, through the source transform, by esbuild: for many of them several times as fast as TypeScript is. */
export async function stripAll(program: ts.Program, files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = files.map(async (file) => {
    const source = program.getSourceFile(file);
    if (!source) throw new Error(`no module ${file}`);
    const { code } = await transform(transformModule(program, source).code, { loader: 'ts', format: 'cjs', target: 'es2022' });
    const body = `const module = { exports: {} };\n${code}\nObject.defineProperties(exports, Object.getOwnPropertyDescriptors(module.exports));`;
    return [file, body] as const;
  });
  return new Map(await Promise.all(found));
}

function joinLines(lines: string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
