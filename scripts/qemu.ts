/**
 * One firmware image in QEMU. The process, its run folder with the two FIFOs of the link, and its sockets live exactly as long as the
 * machine: they are gone after `close`, and also when this process ends in whatever way (see `shieldExit`).
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Board } from '../compiler/system/model.ts';
import { toolMissing } from './errors.ts';
import { Link, type LinkRecord } from './link.ts';
import type { Channels } from './plant-channels.ts';
import { chooseProcessor } from './processors.ts';
import { PinWires } from './qemu-pins.ts';
import { requireQemu } from './qemu-program.ts';
import { usageError } from './run-failure.ts';
import { DeviceLines } from './serial-device.ts';
import { prepareTarget, removeSocket, type SerialConnection, serialArguments } from './serial-options.ts';
import { onPath } from './toolchain.ts';

export interface MachineOptions {
  elf: string;
  board: Board;
  serial: readonly SerialConnection[];
  /** Its points on pins are wired to the machine; without it no pin is. */
  channels?: Channels;
  /** Whether bytes may come in on a serial line; default: when one is connected. */
  linesInUse?: () => boolean;
  /** Simulated time waits for the host's clock while the firmware sleeps; else it jumps to the next event. */
  realtime: boolean;
  /** The processor of the host that QEMU stays on; default: see processors.ts. */
  processor?: number;
  /** Path of a socket where a debugger connects; the machine stands before its first instruction until then. */
  gdb?: string;
  onRecord: (record: LinkRecord) => void;
  /** The link broke, or `onRecord` threw. */
  onLinkError: (error: Error) => void;
  /** A pseudo-terminal of `--serial NAME=pty` is there. */
  onPty: (name: string, path: string) => void;
}

export interface MachineEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** What QEMU said, without its remarks of no consequence; at most the last 4,000 characters. */
  text: string;
}

export interface Machine {
  /** Answers the exchange that the firmware waits in. */
  answer(words: ArrayLike<number>, stop: boolean): void;
  /** The wires to the board's pins; null when no point is on one. May be used while the firmware waits for an answer. */
  readonly pins: PinWires | null;
  /** Settles when QEMU has ended and every record it sent was handed on. */
  readonly ended: Promise<MachineEnd>;
  /** Ends QEMU if it still runs and removes everything. May be called again. */
  close(): Promise<void>;
}

/** QEMU's complete argument list. */
export function qemuArguments(options: Pick<MachineOptions, 'elf' | 'board' | 'serial' | 'realtime' | 'gdb'>): string[] {
  const { qemu } = options.board;
  if (!qemu) throw usageError(`board '${options.board.name}' cannot be simulated: QEMU has no model of it`);
  return [
    ...['-machine', qemu.machine, '-kernel', resolve(options.elf)],
    ...['-display', 'none', '-monitor', 'none', '-parallel', 'none'],
    ...semihosting(qemu.pins !== undefined),
    // Without sleep, time jumps to the next event when the firmware sleeps; one instruction takes 2^shift ns either way.
    ...['-icount', `shift=${qemu.icountShift},align=off,sleep=${options.realtime ? 'on' : 'off'}`],
    ...(options.gdb === undefined ? [] : ['-S', '-chardev', `socket,id=gdb,path=${options.gdb},server=on,wait=off`, '-gdb', 'chardev:gdb']),
    ...serialArguments(qemu.serials, options.serial),
  ];
}

/** Names of the link's files, in the working directory. */
const linkOut = 'bulkhead-out';
const linkIn = 'bulkhead-in';
/** Where QEMU models pins, a character on the console of semihosting says that an answer is there (docs/link.md): a pair of FIFOs, of which QEMU uses one. */
const consolePipe = 'bulkhead-console';

function semihosting(withConsole: boolean): string[] {
  const files = ['-semihosting-config', 'enable=on,target=native'];
  if (!withConsole) return files;
  return ['-chardev', `pipe,id=answers,path=${consolePipe}`, files[0]!, `${files[1]},chardev=answers`];
}

/**
 * Starts QEMU.
 * @throws Failure: usage for a board without a QEMU machine or a serial port that cannot be had, tool missing without QEMU
 */
export async function startMachine(options: MachineOptions): Promise<Machine> {
  const command = qemuArguments(options);
  const program = requireQemu(options.board);
  for (const { target } of options.serial) await prepareTarget(target);
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-run-'));
  const removeShield = { now: () => {} };
  let link: Link | undefined;
  let devices: DeviceLines | undefined;
  let pins: PinWires | null = null;
  const clean = () => {
    link?.close();
    pins?.close();
    devices?.close();
    for (const { target } of options.serial) removeSocket(target);
    rmSync(folder, { recursive: true, force: true });
    removeShield.now();
  };
  try {
    const outPath = join(folder, linkOut);
    const inPath = join(folder, linkIn);
    const consolePaths = options.board.qemu?.pins ? [`${consolePipe}.in`, `${consolePipe}.out`].map((name) => join(folder, name)) : [];
    execFileSync('mkfifo', [outPath, inPath, ...consolePaths]);
    const { pinInputs = [], pinOutputs = [] } = options.channels ?? {};
    if (pinInputs.length + pinOutputs.length > 0) pins = new PinWires(folder, options.board, pinInputs, pinOutputs);
    devices = new DeviceLines(folder, options.serial);
    // Where time is that of a clock, an idle processor must let it pass; bytes on a line come in while it sleeps, and so always at the same time; where
    // somebody looks on, it does what a real one does.
    const { linesInUse = () => options.serial.length > 0 } = options;
    const polls = () => !options.realtime && options.gdb === undefined && !linesInUse();
    link = new Link(outPath, inPath, options.onRecord, options.onLinkError, { bellPath: consolePaths[0], polls });
    const child = spawnGuarded(
      ...onProcessor(options.processor ?? chooseProcessor(), program, [...command, ...(pins?.arguments ?? [])]),
      folder,
    );
    removeShield.now = shieldExit(child, clean);
    const said = watchOutput(child, options);
    const ended = waitForEnd(child).then(({ code, signal }) => {
      link?.drain();
      return { code, signal, text: said() };
    });
    // Whoever waits for `ended` sees its failure; nobody has to.
    ended.catch(() => {});
    await started(child);
    const openLink = link;
    const openDevices = devices;
    return {
      pins,
      answer: (words, stop) => {
        openDevices.exchange();
        openLink.answer(words, stop);
      },
      ended,
      close: async () => {
        child.kill('SIGKILL');
        await ended.catch(() => {});
        clean();
      },
    };
  } catch (error) {
    clean();
    throw error;
  }
}

/**
 * QEMU in a session of its own: a Ctrl-C in the terminal reaches this process only, which then stops the firmware in good order. Where `setpriv` is
 * there, the operating system ends QEMU even if this process is killed outright.
 */
function spawnGuarded(program: string, command: string[], folder: string): ChildProcess {
  const guard = onPath('setpriv');
  const options = { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] as ('ignore' | 'pipe')[], detached: true };
  if (guard) return spawn(guard, ['--pdeathsig', 'KILL', program, ...command], options);
  return spawn(program, command, options);
}

function onProcessor(processor: number | null, program: string, command: string[]): [string, string[]] {
  const pin = processor === null ? null : onPath('taskset');
  return pin ? [pin, ['-c', String(processor), program, ...command]] : [program, command];
}

function started(child: ChildProcess): Promise<void> {
  return new Promise((settle, reject) => {
    child.once('spawn', () => settle());
    child.once('error', (error) => reject(toolMissing('qemu-system-arm', error.message, 'apt-get install qemu-system-arm')));
  });
}

function waitForEnd(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((settle, reject) => {
    child.once('error', reject);
    // 'close', not 'exit': by then its output has been read, too.
    child.once('close', (code, signal) => settle({ code, signal }));
  });
}

/** Remarks of QEMU that are true of every run. */
const harmless = /icount sleep disabled and no active timers|failed to (?:initialize|open) module|Only modules from the same build/;
const ptyLine = /char device redirected to (\S+) \(label ([^)]+)\)/;

/** Collects what QEMU says, and reports its pseudo-terminals. Returns a function that gives the text so far. */
function watchOutput(child: ChildProcess, options: MachineOptions): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    let line = '';
    const take = (whole: string) => {
      const pty = ptyLine.exec(whole);
      if (pty) options.onPty(pty[2]!, pty[1]!);
      else if (!harmless.test(whole)) text = `${text}${whole}\n`.slice(-4000);
    };
    stream?.setEncoding('utf8');
    stream?.on('data', (chunk: string) => {
      const lines = (line + chunk).split('\n');
      line = lines.pop()!;
      lines.forEach(take);
    });
    stream?.on('end', () => {
      if (line !== '') take(line);
    });
  }
  return () => text.trimEnd();
}

/** Machines that are up; one handler for all, so that many runs in one process add no listeners. */
const running = new Map<ChildProcess, () => void>();
let shielded = false;

function endAll(): void {
  for (const [process_, cleanUp] of running) {
    process_.kill('SIGKILL');
    cleanUp();
  }
}

/** Ends QEMU and cleans up when this process exits early. Returns a function that takes the machine off the list. */
function shieldExit(child: ChildProcess, clean: () => void): () => void {
  running.set(child, clean);
  if (!shielded) {
    shielded = true;
    process.on('exit', endAll);
    // Test runners start their workers with a channel to themselves; a worker whose runner was killed goes on alone.
    process.once('disconnect', endAll);
  }
  return () => running.delete(child);
}
