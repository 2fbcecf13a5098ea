/** The two compiled ways of running a batch: on the host under sanitizers, and on a chip in QEMU with the flags of real firmware. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa, execaSync } from 'execa';
import { board } from '../../boards/netduinoplus2/board.ts';
import { machineFlags, taskFlags } from '../../scripts/native.ts';
import { requireTool } from '../../scripts/toolchain.ts';
import { root } from './programs.ts';

const runtime = path.join(root, 'compiler', 'runtime');
const batchFolder = path.join(import.meta.dirname, 'batch');
const includes = ['-I', runtime, '-I', path.join(root, 'kernel', 'include'), '-I', batchFolder];
/** Seconds without end after which a batch is taken to hang; nothing else depends on it. */
const LIMIT_MS = 120_000;

/** What a run of a batch left: its transcript, and why it did not come to the end (null when it did). */
export interface BatchRun {
  transcript: string;
  failure: string | null;
}

export interface Leg {
  name: 'host' | 'chip';
  gcc: () => string;
  /** For the programs themselves. */
  flags: readonly string[];
  /** For what runs them. */
  harnessFlags: readonly string[];
  harness: string;
  linkFlags: readonly string[];
  /** Runs the programs of the executable from number `from` on. */
  run(executable: string, from: number): Promise<BatchRun>;
}

const sanitizers = ['-fsanitize=address,undefined', '-fno-sanitize-recover=all', '-fno-omit-frame-pointer'];

/**
 * GCC's warnings are heard from the chip's compiler alone: under the sanitizers' rewriting it also warns of what is not in the text. Nothing is optimised:
 * the sanitizers see every access and every operation, the compiler is twice as fast, and the chip's side runs what `-O2` makes of the same text.
 */
export const host: Leg = {
  name: 'host',
  gcc: () => 'gcc',
  flags: ['-std=c11', '-O0', '-w', '-ffp-contract=off', ...sanitizers, ...includes],
  harnessFlags: ['-std=c11', '-O1', '-g', '-ffp-contract=off', '-Wall', '-Wextra', '-Werror', ...sanitizers, ...includes],
  harness: path.join(batchFolder, 'host.c'),
  linkFlags: [...sanitizers, '-lm'],
  async run(executable, from) {
    const { exitCode, stdout, stderr, timedOut } = await execa(executable, [String(from)], {
      reject: false,
      stripFinalNewline: false,
      timeout: LIMIT_MS,
      maxBuffer: 1 << 28,
      env: { ASAN_OPTIONS: 'detect_leaks=0:detect_stack_use_after_return=1' },
    });
    return { transcript: stdout, failure: exitCode === 0 ? null : timedOut ? 'it does not end' : `exit code ${exitCode}\n${stderr}` };
  },
};

/** The host by another compiler, which takes half the time and reads the same C with other eyes; null where there is none. */
export function hostByClang(): Leg | null {
  const { exitCode } = execaSync('clang', ['--version'], { reject: false });
  return exitCode === 0 ? { ...host, gcc: () => 'clang' } : null;
}

const chipFlags = ['-std=c11', '-O2', '-fno-common', '-ffunction-sections', '-fdata-sections', ...machineFlags(board)];
const warnings = ['-Wall', '-Wextra', '-Wconversion', '-Wdouble-promotion', '-Werror'];

export const chip: Leg = {
  name: 'chip',
  gcc: () => requireTool('arm-none-eabi-gcc'),
  flags: [...chipFlags, ...taskFlags, ...warnings, ...includes],
  harnessFlags: [...chipFlags, ...taskFlags, ...warnings, ...includes],
  harness: path.join(batchFolder, 'chip.c'),
  linkFlags: [...machineFlags(board), '-nostartfiles', '-Wl,--gc-sections', '-T', path.join(batchFolder, 'chip.ld'), '-lm'],
  async run(executable, from) {
    const folder = mkdtempSync(path.join(tmpdir(), 'bulkhead-chip-'));
    try {
      writeFileSync(path.join(folder, 'from'), String(from));
      const machine = ['-M', board.qemu!.machine, '-display', 'none', '-monitor', 'none', '-serial', 'none'];
      const semihosting = ['-semihosting-config', 'enable=on,target=native'];
      const { exitCode, stderr, timedOut } = await execa(
        requireTool('qemu-system-arm'),
        [...machine, ...semihosting, '-kernel', executable],
        { cwd: folder, reject: false, timeout: LIMIT_MS },
      );
      const transcript = readFileSync(path.join(folder, 'transcript'), 'latin1');
      return {
        transcript: Buffer.from(transcript, 'latin1').toString('utf8'),
        failure: exitCode === 0 ? null : timedOut ? 'it does not end' : `QEMU ended with ${exitCode}\n${stderr}`,
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** Compiles one file; null, or what gcc said. */
export async function compile(leg: Leg, flags: readonly string[], source: string, object: string): Promise<string | null> {
  const { exitCode, stderr } = await execa(leg.gcc(), [...flags, '-c', source, '-o', object], { reject: false });
  return exitCode === 0 ? null : stderr;
}

const commonObjects = new Map<Leg, Promise<string[]>>();

/** The runtime and what runs a batch: compiled once in this process. */
export function harnessObjects(leg: Leg): Promise<string[]> {
  const known = commonObjects.get(leg);
  if (known) return known;
  const made = compileHarness(leg);
  commonObjects.set(leg, made);
  return made;
}

async function compileHarness(leg: Leg): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), `bulkhead-${leg.name}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const sources = readdirSync(runtime).filter((name) => name.endsWith('.c'));
  const files = [...sources.map((name) => path.join(runtime, name)), path.join(batchFolder, 'batch.c'), leg.harness];
  return Promise.all(
    files.map(async (source, index) => {
      const object = path.join(folder, `${index}.o`);
      const errors = await compile(leg, leg.harnessFlags, source, object);
      if (errors !== null) throw new Error(errors);
      return object;
    }),
  );
}

/** @throws with what the linker said */
export async function link(leg: Leg, objects: readonly string[], executable: string): Promise<void> {
  const { exitCode, stderr } = await execa(leg.gcc(), [...objects, ...(await harnessObjects(leg)), ...leg.linkFlags, '-o', executable], {
    reject: false,
  });
  if (exitCode !== 0) throw new Error(stderr);
}
