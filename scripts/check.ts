/** `bulkhead check`: everything that can be found wrong with a system without building it, and which run-time checks it has. */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Diagnostic } from '../compiler/diagnostics/diagnostic.ts';
import { type Inspection, inspectTasks } from './compile.ts';
import { explanation, explanationText } from './explain.ts';
import { type Format, parseFormat, showFindings } from './finding-formats.ts';
import { usageError } from './run-failure.ts';
import { loadSystem } from './system.ts';

interface Options {
  board?: string;
  format: string;
  explain?: string;
  line?: string;
}

export function register(program: Command): void {
  program
    .command('check')
    .summary('type and subset check alone')
    .description(
      'Checks SYSTEM: system.ts against the board, the types of its sources, the subset, ranges, loops, recursion. Writes nothing. With --explain, shows FILE with the run-time checks of each line: which stay in the code, which were proved away, and why.',
    )
    .argument('[system]', 'folder with a system.ts; with --explain, default the one that FILE lies in')
    .option('--board <name>', 'board to check against')
    .option('--format <form>', 'text on stderr, or json or sarif on stdout', 'text')
    .option('--explain <file>', 'show the run-time checks of a source file; as text or json on stdout')
    .option('--line <number>', 'with --explain: of this line alone')
    .addHelpText(
      'after',
      '\nExample:\n  npx bulkhead check firmware/water-tank --format sarif\n  npx bulkhead check --explain firmware/water-tank/control.ts',
    )
    .action((system: string | undefined, options: Options) => check(system, options));
}

async function check(argument: string | undefined, options: Options): Promise<void> {
  const format = parseFormat(options.format);
  const line = lineOf(options);
  if (options.explain !== undefined && format === 'sarif') throw usageError('--explain has no SARIF form: text or json');
  const system = argument ?? systemAbove(options.explain);
  const explain = options.explain === undefined ? null : resolve(options.explain);
  // Findings come first: a file with errors has no checks yet. As JSON, stdout has one document only.
  const shown: Format = explain !== null && format === 'json' ? 'text' : format;
  const result = await showFindings(shown, () => inspect(system, options.board));
  if (explain === null || !result) return;
  const found = explanation(explain, result.checks, line);
  process.stdout.write(format === 'json' ? `${JSON.stringify(found, null, 2)}\n` : `${explanationText(found)}\n`);
}

async function inspect(system: string, board: string | undefined): Promise<Inspection & { findings: Diagnostic[] }> {
  const loaded = await loadSystem(resolve(system), board);
  const inspection = await inspectTasks(loaded);
  return { ...inspection, findings: [...loaded.warnings, ...inspection.findings] };
}

function lineOf({ line, explain }: Options): number | null {
  if (line === undefined) return null;
  if (explain === undefined) throw usageError('--line goes with --explain FILE');
  if (!/^[1-9]\d*$/.test(line)) throw usageError(`--line ${line}: write a line number`);
  return Number(line);
}

/** The nearest folder around a file that holds a system.ts. */
function systemAbove(file: string | undefined): string {
  if (file === undefined) throw usageError('name the folder of a system');
  const start = dirname(resolve(file));
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(resolve(folder, 'system.ts'))) return folder;
    if (dirname(folder) === folder) throw usageError(`no folder around ${file} holds a system.ts: name the system`);
  }
}
