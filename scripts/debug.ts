/** `bulkhead debug`: gdb on the lines of the TypeScript sources, with the firmware in QEMU beside its plant model, or on a board. */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { SystemModel } from '../compiler/system/model.ts';
import { suggestion } from '../compiler/system/suggest.ts';
import { buildSystem } from './build.ts';
import { shown } from './checkout.ts';
import { imageSystem, readNames } from './debug-names.ts';
import { debugInOpenOcd, debugInQemu } from './debug-session.ts';
import { printDiagnostics } from './diagnostics.ts';
import { readElf } from './elf.ts';
import { findPlant, type LoadedPlant } from './plant.ts';
import { serialPorts } from './run.ts';
import { usageError } from './run-failure.ts';
import { withDevices } from './serial-device.ts';
import { parseSerialOptions } from './serial-options.ts';
import { requireTool } from './toolchain.ts';

interface Options {
  board?: string;
  task?: string;
  script?: string;
  plant?: string;
  serial: string[];
  out?: string;
  probe?: string | true;
}

export function register(program: Command): void {
  program
    .command('debug')
    .summary('gdb on TypeScript lines')
    .description(
      'Builds SYSTEM so that its tasks can be stepped through, starts it in QEMU with its plant model, and gdb on it: breakpoints at TypeScript lines, `info locals` and `backtrace` in TypeScript names, `ts EXPRESSION` for values, `info tasks`. An ELF file is debugged as it is. Simulated time stands still while the firmware does.',
    )
    .argument('<system>', 'folder with a system.ts, or an ELF file')
    .option('--task <name>', 'begin at the first scan of this task, and look up names in it')
    .option('--script <file>', 'run the gdb commands in FILE, then leave')
    .option('--board <name>', 'board; default as of `bulkhead build`')
    .option('--probe [serial]', 'program and debug the real board through OpenOCD, by its debug probe')
    .option('--plant <file>', 'plant model; default SYSTEM/plant.ts where there is one')
    .option('--serial <name=target>', 'connect a serial port, as `bulkhead run` does', (value, before: string[]) => [...before, value], [])
    .option('--out <dir>', 'folder for what is built')
    .addHelpText(
      'after',
      '\nExample:\n  npx bulkhead debug firmware/water-tank --task control\n  (gdb) break control.ts:39\n  (gdb) continue\n  (gdb) info locals\n  (gdb) ts filling',
    )
    .action((system: string, options: Options) => debug(system, options));
}

interface Image {
  elf: string;
  system: SystemModel;
  /** Where a plant model may lie; null for an ELF file. */
  folder: string | null;
}

/** @throws Failure, InputError: in words for the user */
export async function debug(argument: string, options: Options): Promise<void> {
  const gdb = requireTool('gdb-multiarch');
  if (options.script !== undefined && !existsSync(options.script)) throw usageError(`--script ${options.script}: there is no such file`);
  const { elf, system, folder } = await chooseImage(argument, options);
  const names = readNames(readElf(elf));
  const task = options.task === undefined ? null : system.tasks.find(({ name }) => name === options.task);
  if (task === undefined) {
    throw usageError(
      `--task ${options.task}: ${suggestion(
        options.task!,
        system.tasks.map(({ name }) => name),
        'tasks',
      )}`,
    );
  }
  const ports = serialPorts(system);
  const connected = parseSerialOptions(options.serial, ports, process.cwd());
  const plant = await plantOf(options.plant, folder);
  const serial = withDevices(connected, ports, plant);
  const scratch = mkdtempSync(join(tmpdir(), 'bulkhead-gdb-'));
  const session = {
    gdb,
    elf,
    system,
    names,
    task: task?.name ?? null,
    script: options.script ? resolve(options.script) : null,
    folder: scratch,
  };
  try {
    process.exitCode = options.probe
      ? await debugInOpenOcd(session, options.probe === true ? undefined : options.probe)
      : await debugInQemu({ ...session, plant, serial });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function plantOf(option: string | undefined, folder: string | null): Promise<LoadedPlant | null> {
  if (option === undefined && folder === null) return Promise.resolve(null);
  return findPlant(option, folder ?? process.cwd(), process.cwd());
}

/** SYSTEM is built with code that can be stepped through; an ELF says itself what is in it. */
async function chooseImage(argument: string, options: Options): Promise<Image> {
  const path = resolve(argument);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() && !path.endsWith('.ts')) {
    const system = await imageSystem(path, options.board);
    return { elf: path, system, folder: null };
  }
  const built = await buildSystem({
    system: path.endsWith('.ts') ? dirname(path) : path,
    debug: true,
    ...(options.board === undefined ? {} : { board: options.board }),
    ...(options.out === undefined ? {} : { outDir: resolve(options.out) }),
  });
  printDiagnostics(built.warnings);
  process.stderr.write(`debug    ${shown(built.elf)}\n`);
  return { elf: built.elf, system: built.model, folder: built.model.folder };
}
