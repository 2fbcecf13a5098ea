/** `bulkhead new`: a first system of one task with its plant, to start from. The templates are folders of scripts/templates/. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { checkout, inCheckout, isInside, shown } from './checkout.ts';
import { exitCode, Failure } from './run-failure.ts';

export const templates = ['two-point', 'sequence', 'pid'] as const;

export function register(program: Command): void {
  program
    .command('new')
    .summary('write a first system to start from')
    .description(
      'Writes a system of one task, a plant model to run it against, and a tsconfig.json for the editor. The folder may lie anywhere.',
    )
    .argument('<folder>', 'new or empty folder; its name becomes the name of the system')
    .addOption(
      new Option('--template <name>', 'two-point: hysteresis and an alarm; sequence: a batch, step by step; pid: a ramp and a controller')
        .choices(templates)
        .default('two-point'),
    )
    .addHelpText('after', '\nExample:\n  npx bulkhead new ../mixer\n  npx bulkhead new ../mixer --template sequence')
    .action((folder: string, { template }: { template: string }) => {
      const written = writeSystem(resolve(folder), template);
      for (const file of written) process.stdout.write(`${shown(file)}\n`);
      process.stdout.write(`\nnext: npx bulkhead run ${shown(resolve(folder))}\n`);
    });
}

/**
 * Writes the files of a new system.
 * @param folder absolute path
 * @param template one of `templates`
 * @returns the files
 * @throws Failure (1) when the folder holds something, or its name cannot be that of a system
 */
export function writeSystem(folder: string, template: string): string[] {
  const name = basename(folder);
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/.test(name)) {
    throw new Failure(exitCode.input, `'${name}' cannot be the name of a system: use letters, digits, '-' and '_'`);
  }
  if (existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0)) {
    throw new Failure(exitCode.input, `${shown(folder)} is there already and not empty: nothing was written`);
  }
  mkdirSync(folder, { recursive: true });
  return Object.entries(filesOf(name, folder, template)).map(([file, text]) => {
    writeFileSync(join(folder, file), text, { flag: 'wx' });
    return join(folder, file);
  });
}

function filesOf(name: string, folder: string, template: string): Record<string, string> {
  const sources = inCheckout('scripts', 'templates', template);
  const texts = readdirSync(sources).map((file) => [
    file,
    readFileSync(join(sources, file), 'utf8').replace("name: 'NAME'", `name: '${name}'`),
  ]);
  return { ...Object.fromEntries(texts), 'tsconfig.json': tsconfigText(folder), '.gitignore': 'build/\n' };
}

/** The same global scope and modules for the editor as the compiler has. */
function tsconfigText(folder: string): string {
  const library = isInside(checkout, folder) ? relative(folder, inCheckout('lib')) : inCheckout('lib');
  const config = {
    compilerOptions: {
      target: 'ES2023',
      noLib: true,
      types: [],
      module: 'ESNext',
      moduleResolution: 'Bundler',
      moduleDetection: 'force',
      strict: true,
      noImplicitOverride: true,
      allowImportingTsExtensions: true,
      verbatimModuleSyntax: true,
      noEmit: true,
      paths: { bulkhead: [`${library}/bulkhead.ts`], 'bulkhead/*': [`${library}/*.ts`] },
    },
    files: [`${library}/globals.d.ts`],
    include: ['*.ts'],
    exclude: ['*.test.ts'],
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
