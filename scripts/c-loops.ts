/**
 * Bounds of loops in C: the firmware's own C says them in a comment at the head of the loop, as a number, the name of a macro, or one of the system's own
 * figures: `while (…) { /* at most RECEIVE_SIZE turns *\/`.
 */
import { readFileSync } from 'node:fs';
import type { SourceLoop } from './instructions.ts';

const comment = /\/\* at most ([\w.]+) turns? \*\//;

/**
 * @param files absolute paths of sources and of the headers that they include
 * @param figures what a name stands for that is no macro
 * @throws when a name stands for nothing: the comment is wrong
 */
export function declaredLoops(files: readonly string[], figures: Readonly<Record<string, number>>): SourceLoop[] {
  const texts = files.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  const macros = new Map(texts.flatMap(({ text }) => macrosOf(text)));
  return texts.flatMap(({ file, text }) => {
    const own = new Map(macrosOf(text));
    const lines = text.split('\n');
    return lines.flatMap((line, index) => {
      const said = comment.exec(line)?.[1];
      if (said === undefined) return [];
      const bound = /^\d/.test(said) ? Number(said) : (own.get(said) ?? macros.get(said) ?? figures[said]);
      if (bound === undefined || !Number.isSafeInteger(bound)) throw new Error(`${file}:${index + 1}: '${said}' is no number of turns`);
      return [{ file, line: index + 1, endLine: endOf(lines, index) + 1, bound: String(bound) }];
    });
  });
}

function macrosOf(text: string): [string, number][] {
  return [...text.matchAll(/^\s*#define (\w+) (\d+)u?\b/gm)].map(([, name, value]) => [name!, Number(value)]);
}

/** The line on which the block ends that begins on this one. */
function endOf(lines: readonly string[], start: number): number {
  let depth = 0;
  for (let at = start; at < lines.length; at++) {
    for (const character of lines[at]!) if (character === '{' || character === '}') depth += character === '{' ? 1 : -1;
    if (depth <= 0) return at;
  }
  throw new Error(`line ${start + 1} begins no block`);
}
