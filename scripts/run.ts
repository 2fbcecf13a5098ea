/** `bulkhead run`: builds a system and runs it in QEMU against its plant model. */
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import type { SystemModel } from '../compiler/system/model.ts';
import { buildSystem } from './build.ts';
import { printDiagnostics } from './diagnostics.ts';
import { findPlant } from './plant.ts';
import { usageError } from './run-failure.ts';
import { faultSources } from './run-fault-sources.ts';
import { runImage } from './run-image.ts';
import { withDevices } from './serial-device.ts';
import { parseSerialOptions } from './serial-options.ts';

interface Options {
  board?: string;
  for?: string;
  plant?: string;
  serial: string[];
  stats?: string;
  realtime?: boolean;
  out?: string;
  summary: boolean;
}

const defaultForUs = 10_000_000;

export function register(program: Command): void {
  program
    .command('run')
    .summary('build and run in QEMU')
    .description(
      'Builds SYSTEM and runs it in QEMU against its plant model. Console lines go to stdout as `task: text`; faults, restarts and remarks to stderr; at the end, what the points and the tasks did.',
    )
    .argument('<system>', 'folder with a system.ts')
    .option('--board <name>', 'board to simulate; default as of `bulkhead build`')
    .option('--for <time>', 'simulated time, such as 500ms, 2s, 5min; default 10s, or without end with --serial or --realtime')
    .option('--plant <file>', 'plant model; default SYSTEM/plant.ts where there is one')
    .option('--serial <name=target>', 'connect a serial port: NAME=pty, NAME=unix:PATH or NAME=tcp:PORT; may be given again', collect, [])
    .option('--stats <file>', 'write statistics of all tasks as JSON')
    .option('--realtime', 'simulated time keeps pace with the clock on the wall')
    .option('--out <dir>', 'folder for what is built')
    .option('--no-summary', 'print console lines only')
    .addHelpText(
      'after',
      '\nExample:\n  npx bulkhead run firmware/water-tank --for 60s --stats s.json\n  npx bulkhead run firmware/water-tank --serial usart2=pty --realtime',
    )
    .action((system: string, options: Options) => run(system, options));
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

/** @throws Failure, InputError: in words for the user */
export async function run(system: string, options: Options): Promise<void> {
  const folder = process.cwd();
  const forUs = runTime(options);
  const statsFile = options.stats === undefined ? null : resolve(options.stats);
  if (statsFile !== null && !statSync(dirname(statsFile), { throwIfNoEntry: false })?.isDirectory()) {
    throw usageError(`--stats ${options.stats}: there is no folder ${dirname(statsFile)}`);
  }
  const built = await buildSystem({
    system: resolve(system),
    ...(options.board === undefined ? {} : { board: options.board }),
    ...(options.out === undefined ? {} : { outDir: resolve(options.out) }),
  });
  printDiagnostics(built.warnings);
  const ports = serialPorts(built.model);
  const connected = parseSerialOptions(options.serial, ports, folder);
  const plant = await findPlant(options.plant, built.model.folder, folder);
  const serial = withDevices(connected, ports, plant);
  const interrupt = new AbortController();
  const release = stopOnSignals(interrupt);
  try {
    await runImage({
      elf: built.elf,
      system: built.model,
      plant,
      serial,
      realtime: options.realtime === true,
      forUs,
      statsFile,
      summary: options.summary,
      interrupt: interrupt.signal,
      faults: faultSources(built.elf),
      stdout: (line) => process.stdout.write(`${line}\n`),
      stderr: (line) => process.stderr.write(`${line}\n`),
    });
  } finally {
    release();
  }
}

/** Simulated microseconds; null: until interrupted. */
function runTime(options: Options): number | null {
  if (options.for === undefined) return options.realtime || options.serial.length > 0 ? null : defaultForUs;
  const us = parseRunTime(options.for);
  if (us === null) throw usageError(`--for ${options.for}: write a number and a unit: 500ms, 2s, 5min, 1h`);
  return us;
}

const unitUs = { us: 1, ms: 1000, s: 1e6, min: 60e6, h: 3600e6 };
/** A year: far below where microseconds stop to be exact. */
const longestUs = 366 * 24 * unitUs.h;

/** Whole microseconds from 1 to a year, rounded; null when the text is no such time. */
export function parseRunTime(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)(us|ms|s|min|h)$/.exec(text);
  if (!match) return null;
  const us = Math.round(Number(match[1]) * unitUs[match[2] as keyof typeof unitUs]);
  return us >= 1 && us <= longestUs ? us : null;
}

/** Serial ports that tasks of the system use and QEMU models, in the board's order. */
export function serialPorts({ tasks, board }: SystemModel): string[] {
  const used = new Set(tasks.flatMap((task) => task.uses));
  return (board.qemu?.serials ?? []).filter((name) => used.has(name));
}

/** The first signal stops the firmware in good order, a second one everything at once. */
function stopOnSignals(interrupt: AbortController): () => void {
  const signals = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };
  const handlers = Object.entries(signals).map(([name, number]) => {
    const handler = () => {
      if (interrupt.signal.aborted) process.exit(128 + number);
      interrupt.abort();
    };
    process.on(name, handler);
    return () => process.off(name, handler);
  });
  // Whoever read our output has gone: nobody wants the rest.
  const onLost = () => interrupt.abort();
  process.stdout.on('error', onLost);
  return () => {
    for (const remove of handlers) remove();
    process.stdout.off('error', onLost);
  };
}
