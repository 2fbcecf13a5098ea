/** `bulkhead build`: the firmware, and how much of the memory it takes. */
import type { Command } from 'commander';
import { buildSystem } from './build.ts';
import { shown } from './checkout.ts';
import { parseFormat, showFindings } from './finding-formats.ts';
import { formatSizes } from './report.ts';

interface Options {
  board?: string;
  out?: string;
  release?: boolean;
  format: string;
}

export function register(program: Command): void {
  program
    .command('build')
    .summary('compile and link the firmware')
    .description(
      'Builds SYSTEM: firmware.elf, .bin and .hex, the generated C and report.json, in build/NAME/BOARD of the checkout for a system that lies in it, in SYSTEM/build/BOARD for any other.',
    )
    .argument('<system>', 'folder with a system.ts')
    .option('--board <name>', 'board to build for; default netduinoplus2 when the system is bound for it, else the first it names')
    .option('--out <dir>', 'folder for what is built')
    .option('--release', 'without the link to the simulation host')
    .option('--format <form>', 'findings as text on stderr, or as json or sarif on stdout', 'text')
    .addHelpText('after', '\nExample:\n  npx bulkhead build firmware/water-tank --board netduinoplus2')
    .action(async (system: string, options: Options) => {
      const format = parseFormat(options.format);
      const built = await showFindings(format, async () => {
        const result = await buildSystem({
          system,
          ...(options.board === undefined ? {} : { board: options.board }),
          ...(options.out === undefined ? {} : { outDir: options.out }),
          release: options.release === true,
        });
        return { ...result, findings: result.warnings };
      });
      if (built && format === 'text') process.stdout.write(`${formatSizes(built.report)}\n\n${shown(built.elf)}\n`);
    });
}
