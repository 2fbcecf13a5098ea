/** One session of gdb: what it is told at its start, and the machine on the other end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SystemModel } from '../compiler/system/model.ts';
import { inCheckout } from './checkout.ts';
import type { NamesTable } from './debug-names.ts';
import { readElf } from './elf.ts';
import { runOpenOcd, shellCommand, targetArguments } from './flash-openocd.ts';
import { showProgress } from './output.ts';
import type { LoadedPlant } from './plant.ts';
import { EventLines } from './run-events.ts';
import { exitCode, Failure, usageError } from './run-failure.ts';
import { simulate } from './run-simulation.ts';
import type { SerialConnection } from './serial-options.ts';
import { Symbols } from './symbols.ts';
import { describeTrap, readTraps } from './symbols-traps.ts';
import { requireTool } from './toolchain.ts';

export interface Session {
  /** Absolute path of gdb-multiarch. */
  gdb: string;
  elf: string;
  system: SystemModel;
  /** Null for an image that carries none: then names are those of the C. */
  names: NamesTable | null;
  /** Where to stop first. */
  task: string | null;
  /** Absolute path of a file with gdb commands; null: for a person. */
  script: string | null;
  /** Absolute path of a folder that is gone after the session. */
  folder: string;
}

/**
 * gdb's arguments. All commands are in one file: the first that fails ends it, and in a batch gives the exit code.
 * @param connect the commands that lead gdb to the machine
 */
function gdbArguments(session: Session, connect: readonly string[]): string[] {
  const { elf, names, task, script, folder } = session;
  const file = join(folder, 'session.gdb');
  const commands = [
    'set confirm off',
    'set pagination off',
    `source ${inCheckout('scripts', 'gdb', 'bulkhead.py')}`,
    ...connect,
    ...(task === null ? [] : firstStop(task, names)),
    ...(script === null ? [] : [`source ${script}`]),
  ];
  writeFileSync(file, `${commands.join('\n')}\n`);
  return ['-nx', '-quiet', ...(script === null ? [] : ['-batch']), '-x', file, elf];
}

/** A temporary breakpoint at the task's scan, and on to it. */
function firstStop(task: string, names: NamesTable | null): string[] {
  const entry = names?.tasks.find(({ name }) => name === task);
  if (!entry) throw usageError(`--task ${task}: this image does not say where its tasks begin; build it again`);
  return [`bulkhead-task ${task}`, 'continue'];
}

export interface QemuSession extends Session {
  plant: LoadedPlant | null;
  serial: readonly SerialConnection[];
}

/** @returns the exit code of the verb */
export async function debugInQemu(session: QemuSession): Promise<number> {
  const { elf, system, plant, serial } = session;
  const socket = join(session.folder, 'gdb');
  const ended = new AbortController();
  let gdb: Promise<number> | undefined;
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const events = eventLines(session, print);
  const connect = [
    `target remote ${socket}`,
    // Reads see all memory, not only what the running task may see.
    'python gdb.execute("maintenance packet Qqemu.PhyMemMode:1", to_string=True)',
  ];
  const machine = simulate({
    elf,
    system,
    plant,
    serial,
    // Without sleep, time would jump to the next event at each stop.
    realtime: true,
    gdb: socket,
    forUs: null,
    // A person may look at a stopped machine for hours.
    silenceMs: Number.POSITIVE_INFINITY,
    interrupt: ended.signal,
    listener: {
      started: () => {
        gdb = runGdb(session.gdb, gdbArguments(session, connect)).finally(() => ended.abort());
        gdb.catch(() => {});
      },
      console: (task, text) => print(`${system.tasks[task]!.name}: ${text}`),
      fault: (record) => events.fault(record),
      restarted: (task, restarts) => events.restarted(task, restarts),
      stopped: (task) => events.stopped(task),
      denied: (task, slot, method, verdict) => events.denied(task, slot, method, verdict),
      role: (event) => events.role(event),
      panicked: (code) => print(`panic: kernel or supervisor failed with code ${code}`),
      reset: () => print('the chip has started again'),
      pty: (name, path) => print(`${name}: ${path}`),
      up: () => {},
    },
  });
  await machine;
  return gdb ?? exitCode.firmwareFailed;
}

function eventLines({ elf, system }: Session, print: (line: string) => void): EventLines {
  const symbols = new Symbols(elf);
  const traps = readTraps(readElf(elf));
  return new EventLines(
    system,
    { place: (pc) => symbols.place(pc), trap: (task, word, value) => describeTrap(traps, task.name, word, value) },
    print,
  );
}

/** OpenOCD behind a pipe of gdb's: programs the chip first. @returns the exit code of the verb */
export async function debugInOpenOcd(session: Session, probe: string | undefined): Promise<number> {
  const tool = session.system.board.flashTool?.openocd;
  if (!tool) throw usageError(`board '${session.system.board.name}' has no debug probe: it exists in QEMU only`);
  const openocd = requireTool('openocd');
  const target = targetArguments(tool, probe);
  // A probe that is not there is told in words; gdb would only say that the line is dead.
  const progress = showProgress();
  await runOpenOcd(openocd, [...target, '-c', 'init; exit'], session.system.board.name, progress);
  const server = shellCommand(openocd, [...target, '-c', 'gdb_port pipe; log_output /dev/null']);
  return runGdb(
    session.gdb,
    gdbArguments(session, [`target extended-remote | ${server}`, 'monitor reset halt', 'load', 'monitor reset halt']),
  );
}

/** gdb with the terminal for its own; a Ctrl-C is for it alone. */
async function runGdb(program: string, args: readonly string[]): Promise<number> {
  const ignore = () => {};
  process.on('SIGINT', ignore);
  try {
    const child: ChildProcess = spawn(program, args, { stdio: 'inherit' });
    const code = await new Promise<number | null>((settle, reject) => {
      child.once('error', reject);
      child.once('close', (status) => settle(status));
    });
    if (code === null) throw new Failure(exitCode.firmwareFailed, 'gdb was ended');
    return code === 0 ? exitCode.good : exitCode.firmwareFailed;
  } finally {
    process.off('SIGINT', ignore);
  }
}
