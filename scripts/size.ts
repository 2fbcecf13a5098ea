/** `bulkhead size`: the memory picture of a system, built first where it must be. */
import type { Command } from 'commander';
import { buildSystem } from './build.ts';
import { printDiagnostics } from './diagnostics.ts';
import { formatSizes } from './report.ts';

interface Options {
  board?: string;
  out?: string;
  json?: boolean;
}

export function register(program: Command): void {
  program
    .command('size')
    .summary('memory picture of the firmware')
    .description('Builds SYSTEM and shows what each compartment takes of flash and RAM, and what is free.')
    .argument('<system>', 'folder with a system.ts')
    .option('--board <name>', 'board to build for')
    .option('--out <dir>', 'folder for what is built')
    .option('--json', 'the report as JSON')
    .addHelpText('after', '\nExample:\n  npx bulkhead size firmware/water-tank')
    .action(async (system: string, options: Options) => {
      const { report, warnings } = await buildSystem({
        system,
        ...(options.board === undefined ? {} : { board: options.board }),
        ...(options.out === undefined ? {} : { outDir: options.out }),
      });
      printDiagnostics(warnings);
      process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : `${formatSizes(report)}\n`);
    });
}
