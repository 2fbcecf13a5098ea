/** Runs a free-standing task module under Node, through the source transform: the reference of the conformance suite. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ts } from 'ts-morph';
import { loadTask } from '../../lib/node/load.ts';
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
  options: { program?: ts.Program; transform?: boolean; times?: readonly number[] } = {},
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

function joinLines(lines: string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
