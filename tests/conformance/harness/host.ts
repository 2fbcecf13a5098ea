/** Runs IR on the build machine: generated C and runtime, compiled by the host's gcc with address and undefined-behaviour sanitizers. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { analyse } from '../../../compiler/analysis/index.ts';
import { emitTask, findTrap, renderTrap, type TrapSite } from '../../../compiler/emit/index.ts';
import type { Program } from '../../../compiler/ir/types.ts';
import { validateProgram } from '../../../compiler/ir/validate.ts';

const run = promisify(execFile);
const root = new URL('../../../', import.meta.url).pathname;
const runtime = join(root, 'compiler/runtime');
const flags = ['-std=c11', '-O1', '-g', '-Wall', '-Wextra', '-Wconversion', '-Werror', '-ffp-contract=off', '-fno-sanitize-recover=all'];
flags.push('-fsanitize=address,undefined,float-cast-overflow', `-I${join(root, 'kernel/include')}`, `-I${runtime}`);

export interface HostRun {
  /** Console lines, each with a line end. */
  stdout: string;
  /** `file:line:column text`, or null when the program ended well. */
  trap: string | null;
}

export interface HostOptions {
  /** How often `scan` runs after `init`; default 1. */
  scans?: number;
  /** Words of the input points. */
  points?: number[];
  /** Also compiles for the chip, with every warning an error. */
  chip?: boolean;
}

/** Validates, analyses and generates; throws when the program is not accepted. */
export function generate(program: Program): { c: string; traps: TrapSite[] } {
  const problems = validateProgram(program);
  if (problems.length > 0) throw new Error(`invalid IR:\n${problems.join('\n')}`);
  const analysis = analyse(program);
  const errors = analysis.diagnostics.filter((each) => each.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map((each) => `${each.code} line ${each.place?.line}: ${each.message}`).join('\n'));
  return emitTask(program, analysis, { sourcePath: (file) => file.split('/').at(-1) ?? file });
}

/** The runtime's objects, compiled once and kept until a source changes. */
let objects: Promise<string[]> | undefined;
async function runtimeObjects(): Promise<string[]> {
  const sources = [
    ...(await readdir(runtime)).filter((each) => each.endsWith('.c')).map((each) => join(runtime, each)),
    join(runtime, 'host/host.c'),
  ];
  const headers = (await readdir(runtime)).filter((each) => each.endsWith('.h')).map((each) => join(runtime, each));
  const stamp = Math.max(...(await Promise.all([...sources, ...headers].map(async (each) => (await stat(each)).mtimeMs))));
  const folder = await mkdtemp(join(tmpdir(), `bulkhead-runtime-${Math.round(stamp)}-`));
  process.once('exit', () => void rm(folder, { recursive: true, force: true }));
  return Promise.all(
    sources.map(async (source, index) => {
      const object = join(folder, `${index}.o`);
      await run('gcc', [...flags, '-c', source, '-o', object]);
      return object;
    }),
  );
}

/** Compiles for a Cortex-M4 as the build does; gcc's warnings are errors. */
async function compileForChip(source: string, object: string): Promise<void> {
  const chip = [
    '-mcpu=cortex-m4',
    '-mthumb',
    '-mfpu=fpv4-sp-d16',
    '-mfloat-abi=hard',
    '-std=c11',
    '-O2',
    '-Wall',
    '-Wextra',
    '-Wconversion',
    '-Wdouble-promotion',
  ];
  await run('arm-none-eabi-gcc', [
    ...chip,
    '-Werror',
    '-ffp-contract=off',
    `-I${join(root, 'kernel/include')}`,
    `-I${runtime}`,
    '-c',
    source,
    '-o',
    object,
  ]).catch(async (error) => {
    throw new Error(`arm-none-eabi-gcc refuses the generated C:\n${error.stderr}\n${await readFile(source, 'utf8')}`);
  });
}

/** Compiles and runs a program. A sanitizer's finding, or C that gcc warns about, is an error. */
export async function runOnHost(program: Program, options: HostOptions = {}): Promise<HostRun> {
  const { c, traps } = generate(program);
  objects ??= runtimeObjects();
  const linked = await objects;
  const folder = await mkdtemp(join(tmpdir(), 'bulkhead-host-'));
  try {
    const [source, binary] = [join(folder, 'task.c'), join(folder, 'task')];
    await writeFile(source, c);
    await run('gcc', [...flags, source, ...linked, '-lm', '-o', binary]).catch((error) => {
      throw new Error(`gcc refuses the generated C:\n${error.stderr}\n${c}`);
    });
    if (options.chip || process.env.BULKHEAD_TEST_CHIP) await compileForChip(source, join(folder, 'task.o'));
    const values = [options.scans ?? 1, ...(options.points ?? [])].map(String);
    const { stdout, stderr, code } = await run(binary, values, { maxBuffer: 64 << 20 }).then(
      (done) => ({ ...done, code: 0 }),
      (error) => error as { stdout: string; stderr: string; code: number },
    );
    if (code === 0) return { stdout, trap: null };
    const trap = /^trap (\d+) (\d+)$/m.exec(stderr);
    if (code !== 70 || !trap) throw new Error(`the program failed with ${code}:\n${stderr}\n${await readFile(source, 'utf8')}`);
    const word = Number(trap[1]);
    const site = findTrap(traps, word);
    if (!site) throw new Error(`no site ${word}`);
    return { stdout, trap: `${site.file}:${site.line}:${site.column} ${renderTrap(site, Number(trap[2]), word)}` };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
