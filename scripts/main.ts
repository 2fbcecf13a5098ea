/** The command line: verbs, loaded when they are asked for, and what the shell learns of how they ended. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { inCheckout } from './checkout.ts';
import { exitCode, Failure } from './run-failure.ts';

interface Verb {
  /** For the list of verbs; the verb's own help says more. */
  summary: string;
  arguments: string;
  load: () => Promise<{ register(program: Command): void }>;
}

const verbs: Record<string, Verb> = {
  new: { summary: 'write a first system to start from', arguments: '<folder>', load: () => import('./new.ts') },
  check: { summary: 'type and subset check alone', arguments: '<system>', load: () => import('./check.ts') },
  build: { summary: 'compile and link the firmware', arguments: '<system>', load: () => import('./build-verb.ts') },
  run: { summary: 'build and run in QEMU', arguments: '<system>', load: () => import('./run.ts') },
  size: { summary: 'memory picture of the firmware', arguments: '<system>', load: () => import('./size.ts') },
  audit: { summary: 'what the firmware can do, read from the binary', arguments: '<elf> [newer]', load: () => import('./audit.ts') },
  prove: { summary: 'prove the kernel, the protocol, and generated C', arguments: '[system]', load: () => import('./prove.ts') },
  flash: { summary: 'program a board', arguments: '<system>', load: () => import('./flash.ts') },
  monitor: { summary: 'serial console of a board', arguments: '<port>', load: () => import('./monitor.ts') },
  watch: { summary: 'look into a running system', arguments: '<system> [port]', load: () => import('./watch.ts') },
  debug: { summary: 'gdb on TypeScript lines', arguments: '<system>', load: () => import('./debug.ts') },
  doctor: { summary: 'what is installed and what is missing', arguments: '', load: () => import('./doctor.ts') },
};

export const verbNames: readonly string[] = Object.keys(verbs);

/** Exit code of a mistake of Bulkhead's own: none of the contract's (EX_SOFTWARE of sysexits.h). */
const internalError = 70;

/** Runs the command line and sets the exit code. */
export async function main(args: readonly string[]): Promise<void> {
  // A reader that has gone (`bulkhead … | head`) ends the command in silence.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });
  process.exitCode = await run(args);
}

async function run(args: readonly string[]): Promise<number> {
  const program = await makeProgram(args[0]);
  try {
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? exitCode.good);
  } catch (error) {
    return report(error);
  }
}

/** All verbs by name and summary; the one that is asked for with its options as well, so that no other is loaded. */
async function makeProgram(asked: string | undefined): Promise<Command> {
  const program = new Command('bulkhead');
  program
    .description('Firmware for critical machines in TypeScript: every part locked in a compartment of its own.')
    .version((JSON.parse(readFileSync(inCheckout('package.json'), 'utf8')) as { version: string }).version)
    .showHelpAfterError('(bulkhead --help, or bulkhead VERB --help, says more)')
    .addHelpText(
      'after',
      '\nExample:\n  npx bulkhead run firmware/water-tank --for 10s\n\nExit codes: 0 good; 1 the input is wrong; 2 usage; 3 a tool is missing; 4 the firmware failed; 5 a time limit',
    )
    .exitOverride();
  if (asked === undefined) program.action(() => program.help({ error: true }));
  for (const [name, verb] of Object.entries(verbs)) {
    if (name === asked) (await verb.load()).register(program);
    else program.command(`${name} ${verb.arguments}`.trim()).summary(verb.summary);
  }
  for (const command of program.commands) command.exitOverride().showHelpAfterError(`(bulkhead ${command.name()} --help says more)`);
  return program;
}

async function report(error: unknown): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.good : exitCode.usage;
  const { InputError } = await import('./errors.ts');
  if (error instanceof InputError) {
    const { printDiagnostics } = await import('./diagnostics.ts');
    printDiagnostics(error.diagnostics);
    return error.exitCode;
  }
  if (error instanceof Failure) {
    process.stderr.write(`bulkhead: ${error.message}\n`);
    return error.exitCode;
  }
  const text = error instanceof Error ? (process.env.BULKHEAD_DEBUG ? error.stack : error.message) : String(error);
  process.stderr.write(
    `bulkhead: internal error: ${text}\nThis is a mistake in Bulkhead: please report it. BULKHEAD_DEBUG=1 shows where it happened.\n`,
  );
  return internalError;
}
