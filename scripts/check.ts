/** `bulkhead check`: everything that can be found wrong with a system without building it. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Diagnostic } from '../compiler/diagnostics/diagnostic.ts';
import { checkTasks } from './compile.ts';
import { distinct, printDiagnostics } from './diagnostics.ts';
import { InputError } from './errors.ts';
import { exitCode, Failure } from './run-failure.ts';
import { loadSystem } from './system.ts';

interface Options {
  board?: string;
  format: string;
}

export function register(program: Command): void {
  program
    .command('check')
    .summary('type and subset check alone')
    .description(
      'Checks SYSTEM: system.ts against the board, the types of its sources, the subset, ranges, loops, recursion. Writes nothing.',
    )
    .argument('<system>', 'folder with a system.ts')
    .option('--board <name>', 'board to check against')
    .option('--format <form>', 'text on stderr, or json on stdout', 'text')
    .addHelpText('after', '\nExample:\n  npx bulkhead check firmware/water-tank --format json')
    .action((system: string, options: Options) => check(system, options));
}

async function check(system: string, { board, format }: Options): Promise<void> {
  if (format !== 'text' && format !== 'json') throw new Failure(exitCode.usage, `--format ${format}: text or json`);
  const findings = distinct(await findingsOf(system, board));
  if (format === 'json') process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
  else printDiagnostics(findings);
  if (findings.some((finding) => finding.severity === 'error')) process.exitCode = exitCode.input;
}

async function findingsOf(system: string, board: string | undefined): Promise<Diagnostic[]> {
  try {
    const loaded = await loadSystem(resolve(system), board);
    return [...loaded.warnings, ...(await checkTasks(loaded))];
  } catch (error) {
    if (error instanceof InputError) return [...error.diagnostics];
    throw error;
  }
}
