/** One benchmark as a free-standing image for an STM32F405, and its run in QEMU with exact instruction counts. */
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readCallgraph, worstStack } from '../../../compiler/analysis/stack.ts';
import { inCheckout } from '../../../scripts/checkout.ts';
import { runTool } from '../../../scripts/jobs.ts';
import { linkedStacks } from '../../../scripts/stack-binary.ts';
import { onPath, requireTool } from '../../../scripts/toolchain.ts';

const support = inCheckout('tests', 'bench', 'support');

/** The same for both sides. `-fno-math-errno`: a square root is one instruction and sets no `errno`, which nobody on the chip reads. */
export const flags = [
  '-O2',
  '-std=c11',
  '-mcpu=cortex-m4',
  '-mthumb',
  '-mfloat-abi=hard',
  '-mfpu=fpv4-sp-d16',
  '-ffp-contract=off',
  '-fno-math-errno',
  '-ffunction-sections',
  '-fdata-sections',
];

export interface ImageSources {
  /** Absolute path of the folder for all that is made. */
  folder: string;
  /** The program itself: what is counted in the sizes. */
  program: string[];
  /** What connects it to start.c: not counted. */
  glue: string[];
  includes: string[];
  defines?: string[];
  /** Of one side alone. */
  flags?: readonly string[];
}

/** Bytes of the program's own sections: functions, constants in flash, initial values of variables (flash and RAM), zeroed variables. */
export interface Sizes {
  text: number;
  constants: number;
  data: number;
  bss: number;
}

export interface Measurement {
  checksum: number;
  /** Instructions of one `run()`, without the call. */
  instructions: number;
  /** Of a second run of the same image. */
  checksumAgain: number;
  instructionsAgain: number;
  /** Bytes that a run touches of its stack. */
  stack: number;
  sizes: Sizes;
  elf: string;
}

async function compile(sources: ImageSources, source: string, prefix: string): Promise<string> {
  const object = join(sources.folder, `${prefix}${basename(source).replace(/\.\w+$/, '')}.o`);
  const includes = sources.includes.map((folder) => `-I${folder}`);
  const defines = (sources.defines ?? []).map((define) => `-D${define}`);
  await runTool(requireTool('arm-none-eabi-gcc'), [
    ...flags,
    ...(sources.flags ?? []),
    // Lines, by which loops in the code are found in the source; the code is the same without.
    '-g',
    // Frames and calls, in a file beside the object.
    '-fcallgraph-info=su',
    ...defines,
    ...includes,
    '-c',
    source,
    '-o',
    object,
  ]);
  return object;
}

/** Compiles and links; gives the path of the ELF file. */
export async function buildImage(sources: ImageSources): Promise<string> {
  mkdirSync(sources.folder, { recursive: true });
  // bare.ld knows the program's objects by the beginning of their names.
  const program = await Promise.all(sources.program.map((source) => compile(sources, source, 'program-')));
  const glue = await Promise.all([join(support, 'start.c'), ...sources.glue].map((source) => compile(sources, source, 'glue-')));
  const elf = join(sources.folder, 'image.elf');
  const script = join(support, 'bare.ld');
  const link = ['-nostartfiles', '-Wl,--gc-sections', `-Wl,-Map=${join(sources.folder, 'image.map')}`, '-T', script];
  await runTool(requireTool('arm-none-eabi-gcc'), [...flags, ...link, ...glue, ...program, '-lm', '-o', elf]);
  return elf;
}

/** The most bytes of stack that `bench_run` can use, by what GCC says of every function; null when it does not say it of all. */
export async function stackBoundOf(folder: string, elf: string): Promise<number | null> {
  const graphs = readdirSync(folder).filter((name) => name.endsWith('.ci'));
  const graph = readCallgraph(graphs.map((name) => readFileSync(join(folder, name), 'utf8')));
  const first = worstStack(graph, 'bench_run');
  const known = await linkedStacks(onPath('arm-none-eabi-objdump')!, elf, first.unknown);
  const { bytes, unknown } = worstStack(graph, 'bench_run', known);
  return unknown.length === 0 ? bytes : null;
}

async function readSizes(elf: string): Promise<Sizes> {
  const tool = onPath('arm-none-eabi-size');
  if (tool === null) throw new Error('arm-none-eabi-size is missing beside the cross compiler');
  const table = await runTool(tool, ['-A', elf]);
  const size = (section: string) => Number(new RegExp(`^${section.replaceAll('.', '\\.')}\\s+(\\d+)`, 'm').exec(table)?.[1] ?? 0);
  return {
    text: size('.program.text'),
    constants: size('.program.rodata'),
    data: size('.program.data'),
    bss: size('.program.bss'),
  };
}

/** What the image printed: lines `name value`. */
function runQemu(elf: string): Promise<string> {
  // Under `sleep=off` simulated time is a function of the instructions alone; start.c checks that eight counts are one instruction.
  const args = ['-M', 'netduinoplus2', '-icount', 'shift=3,align=off,sleep=off', '-semihosting-config', 'enable=on,target=native'];
  const quiet = ['-display', 'none', '-monitor', 'none', '-serial', 'none'];
  return new Promise((settle, fail) => {
    execFile(requireTool('qemu-system-arm'), [...args, ...quiet, '-kernel', elf], { timeout: 60_000 }, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`;
      if (error) fail(new Error(`${elf} failed: ${output.trim() || error.message}`));
      else settle(output);
    });
  });
}

/** Runs the image. @throws Error with its output when it traps or faults, or when the counter does not count as it should */
export async function measureImage(elf: string): Promise<Measurement> {
  const output = await runQemu(elf);
  const value = (name: string) => {
    const found = new RegExp(`^${name} (\\d+)$`, 'm').exec(output)?.[1];
    if (found === undefined) throw new Error(`${elf} printed no ${name}: ${output.trim()}`);
    return Number(found);
  };
  return {
    checksum: value('checksum'),
    instructions: value('instructions'),
    checksumAgain: value('checksum-again'),
    instructionsAgain: value('instructions-again'),
    stack: value('stack'),
    sizes: await readSizes(elf),
    elf,
  };
}
