/** `bulkhead new`: a first system of one task with its plant, to start from. */
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { checkout, inCheckout, isInside, shown } from './checkout.ts';
import { exitCode, Failure } from './run-failure.ts';

export function register(program: Command): void {
  program
    .command('new')
    .summary('write a first system to start from')
    .description(
      'Writes a system of one task, a plant model to run it against, and a tsconfig.json for the editor. The folder may lie anywhere.',
    )
    .argument('<folder>', 'new or empty folder; its name becomes the name of the system')
    .addHelpText('after', '\nExample:\n  npx bulkhead new ../mixer')
    .action((folder: string) => {
      const written = writeSystem(resolve(folder));
      for (const file of written) process.stdout.write(`${shown(file)}\n`);
      process.stdout.write(`\nnext: npx bulkhead run ${shown(resolve(folder))}\n`);
    });
}

/**
 * Writes the files of a new system.
 * @param folder absolute path
 * @returns the files
 * @throws Failure (1) when the folder holds something, or its name cannot be that of a system
 */
export function writeSystem(folder: string): string[] {
  const name = basename(folder);
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/.test(name)) {
    throw new Failure(exitCode.input, `'${name}' cannot be the name of a system: use letters, digits, '-' and '_'`);
  }
  if (existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0)) {
    throw new Failure(exitCode.input, `${shown(folder)} is there already and not empty: nothing was written`);
  }
  mkdirSync(folder, { recursive: true });
  return Object.entries(filesOf(name, folder)).map(([file, text]) => {
    writeFileSync(join(folder, file), text, { flag: 'wx' });
    return join(folder, file);
  });
}

function filesOf(name: string, folder: string): Record<string, string> {
  return {
    'system.ts': systemText(name),
    'control.ts': controlText,
    'plant.ts': plantText,
    'tsconfig.json': tsconfigText(folder),
    '.gitignore': 'build/\n',
  };
}

function systemText(name: string): string {
  return `import { analogIn, defineSystem, digitalOut } from 'bulkhead/system';

/** What is not declared here does not exist: no point, peripheral or call reaches a task that its entry does not name. */
export default defineSystem({
  name: '${name}',
  points: {
    temperature: analogIn({ unit: 'tenths of a degree' }),
    // After a fault of its writer, the heater is off until the task runs again.
    heater: digitalOut({ safe: false }),
  },
  tasks: {
    control: { entry: './control.ts', priority: 1, period: '10ms', budget: '1ms', reads: ['temperature'], writes: ['heater'] },
  },
  boards: {
    // Channels of the simulation host: the plant model.
    netduinoplus2: { temperature: 'hil:0', heater: 'hil:0' },
  },
});
`;
}

const controlText = `import { points } from 'bulkhead';
import { HYSTERESIS } from 'bulkhead/iec';
import type system from './system.ts';

const { temperature, heater } = points<typeof system, 'control'>();
const heating = new HYSTERESIS();

export function init(): void {
  console.log('control is there');
}

/** Every 10 ms, within 1 ms, or the task is restarted. */
export function scan(): void {
  heating.update(temperature.value, 600, 650);
  heater.value = heating.q;
}
`;

const plantText = `import type { Plant, PlantValues } from 'bulkhead/plant';

/** A vessel that the heater warms and the room cools. Runs on the host, never on the chip. */
export default function vessel(): Plant {
  let degrees = 20;
  return {
    step(dt: number, outputs: PlantValues): PlantValues {
      degrees += ((outputs['heater'] ? 12 : 0) - (degrees - 20) * 0.1) * dt;
      return { temperature: Math.round(degrees * 10) };
    },
  };
}
`;

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
