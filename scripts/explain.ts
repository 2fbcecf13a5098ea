/** `bulkhead check --explain`: a source file with its run-time checks beside the lines. */
import { readFileSync } from 'node:fs';
import type { ExplainedCheck } from '../compiler/analysis/explain.ts';
import { shown } from './checkout.ts';
import { usageError } from './run-failure.ts';

export interface LineChecks {
  line: number;
  text: string;
  /** In the order of the line. `source`: what is checked, as it stands there; `tasks`: in whose code. */
  checks: (Omit<ExplainedCheck, 'place'> & { column: number; endLine: number; endColumn: number; source: string; tasks: string[] })[];
}

export interface Explanation {
  version: 1;
  /** Absolute path. */
  file: string;
  tasks: string[];
  stay: number;
  proved: number;
  lines: LineChecks[];
}

/**
 * @param file absolute path
 * @param line of this line alone; null: of all
 * @throws Failure (2) for a file of which no task has code, or a line that is not there
 */
export function explanation(
  file: string,
  tasks: readonly { task: string; checks: readonly ExplainedCheck[] }[],
  line: number | null,
): Explanation {
  const texts = sourceLines(file);
  if (line !== null && line > texts.length) throw usageError(`--line ${line}: ${shown(file)} has ${texts.length} lines`);
  const lines = texts.map((text, index): LineChecks => ({ line: index + 1, text, checks: [] }));
  for (const { task, checks } of tasks) {
    for (const { place, ...rest } of checks) {
      if (place.file !== file) continue;
      const { column, endLine, endColumn } = place;
      const of = lines[place.line - 1]!.checks;
      // A module that several tasks import may be proved in one and not in another: both are told.
      const same = of.find(
        (each) =>
          each.column === column &&
          each.endLine === endLine &&
          each.endColumn === endColumn &&
          each.kind === rest.kind &&
          each.why === rest.why,
      );
      if (same) same.tasks.push(task);
      else of.push({ ...rest, column, endLine, endColumn, source: textAt(texts, place), tasks: [task] });
    }
  }
  const wanted = line === null ? lines : [lines[line - 1]!];
  const all = wanted.flatMap(({ checks }) => checks);
  return {
    version: 1,
    file,
    tasks: [...new Set(all.flatMap((check) => check.tasks))],
    stay: all.filter(({ stays }) => stays).length,
    proved: all.filter(({ stays }) => !stays).length,
    lines: wanted,
  };
}

function sourceLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .replace(/\n$/, '')
      .split(/\r\n|\r|\n/);
  } catch {
    throw usageError(`--explain ${shown(file)}: there is no such file`);
  }
}

function textAt(lines: readonly string[], { line, column, endLine, endColumn }: ExplainedCheck['place']): string {
  const text = lines[line - 1] ?? '';
  return endLine > line ? `${text.slice(column - 1).trimEnd()} …` : text.slice(column - 1, endColumn - 1);
}

const count = (number: number, what: string, one: string) => `${number} ${number === 1 ? one : what}`;

/** The annotated source: `!` before a line with a check that stays, `·` before one where all are proved. */
export function explanationText({ file, stay, proved, lines, tasks }: Explanation): string {
  const several = tasks.length > 1;
  const width = `${lines.at(-1)!.line}`.length;
  const margin = ' '.repeat(width + 2);
  const body = lines.flatMap(({ line, text, checks }) => {
    const mark = checks.some(({ stays }) => stays) ? '!' : checks.length > 0 ? '·' : ' ';
    const notes = checks.map(({ stays, kind, why, source, tasks: of }) => {
      const whose = several && of.length < tasks.length ? ` (${of.join(', ')})` : '';
      return `${margin}|     ${stays ? 'checked' : 'proved '} ${kind.padEnd(8)} ${shorten(source)}: ${why}${whose}`;
    });
    return [`${mark} ${String(line).padStart(width)} | ${text}`.trimEnd(), ...notes];
  });
  const head = `${shown(file)}: ${count(stay, 'checks stay', 'check stays')}, ${proved} proved away`;
  return [tasks.length === 0 ? `${shown(file)}: no run-time checks` : head, '', ...body].join('\n');
}

function shorten(source: string): string {
  return source.length <= 40 ? source : `${source.slice(0, 37)}…`;
}
