/** From a system to firmware.elf, for the verbs that need an image. */
import { basename, join, resolve } from 'node:path';
import type { Diagnostic } from '../compiler/diagnostics/diagnostic.ts';
import { codeSize } from '../compiler/system/linker.ts';
import type { SystemModel } from '../compiler/system/model.ts';
import { withLock } from './build-lock.ts';
import { BuildCache, writeIfChanged } from './cache.ts';
import { checkout, inCheckout, isInside, shown } from './checkout.ts';
import { compileTasks } from './compile.ts';
import { allOrFindings } from './errors.ts';
import { linkFirmware } from './link-firmware.ts';
import { NativeBuild } from './native-build.ts';
import { type Progress, showProgress } from './output.ts';
import { makeReport, type Report } from './report.ts';
import { type LoadedSystem, loadSystem } from './system.ts';
import { type CrossTools, crossTools } from './toolchain.ts';

export interface BuildOptions {
  /** The folder of the system, or its system.ts. */
  system: string;
  board?: string;
  /** Default: see defaultOut. */
  outDir?: string;
  /** Without the simulation link. */
  release?: boolean;
  /** Tasks that a debugger can step through. */
  debug?: boolean;
  /** Default: on stderr. */
  progress?: Progress;
}

export interface BuildResult {
  model: SystemModel;
  /** Absolute paths: the output folder and the images in it. */
  outDir: string;
  elf: string;
  bin: string;
  hex: string;
  report: Report;
  warnings: Diagnostic[];
  /** What was done anew, in no order: `task c/control.c` from TypeScript, `object obj/…` by the cross compiler, `compartment …`, `stack …`, `firmware …`. */
  done: string[];
}

/** build/NAME/BOARD in the checkout for a system that lies in it, build/BOARD beside system.ts for any other. */
export function defaultOut(model: SystemModel, release: boolean, debug = false): string {
  const leaf = [model.board.name, ...(release ? ['release'] : []), ...(debug ? ['debug'] : [])].join('-');
  if (isInside(checkout, model.folder)) return inCheckout('build', model.name, leaf);
  return join(model.folder, 'build', leaf);
}

/**
 * Builds the firmware: what has changed since the last time, into the same folder.
 * @throws InputError with all findings; Failure (3) when a tool is missing
 */
export async function buildSystem(options: BuildOptions): Promise<BuildResult> {
  const { release = false, debug = false, progress = showProgress() } = options;
  const tools = crossTools();
  progress.stage('check', basename(resolve(options.system)));
  try {
    const loaded = await loadSystem(options.system, options.board);
    const { model } = loaded;
    // QEMU's clock runs on a little at a breakpoint, which is no fault of the task.
    if (debug) for (const task of model.tasks) Object.assign(task, { budgetUs: 0, startBudgetUs: 0 });
    const outDir = options.outDir === undefined ? defaultOut(model, release, debug) : resolve(options.outDir);
    return await withLock(join(outDir, '.cache', 'lock'), () => buildInto(outDir, loaded, { tools, release, debug, progress }));
  } finally {
    progress.end();
  }
}

interface BuildContext {
  tools: CrossTools;
  release: boolean;
  debug: boolean;
  progress: Progress;
}

async function buildInto(outDir: string, loaded: LoadedSystem, { tools, release, debug, progress }: BuildContext): Promise<BuildResult> {
  const { model } = loaded;
  const cache = new BuildCache(outDir);
  try {
    progress.stage('compile', `${model.tasks.map((task) => task.name).join(', ')} for ${model.board.name}`);
    const native = new NativeBuild({ cache, tools, board: model.board, folder: join(outDir, 'obj') }, model, outDir, release, debug);
    // C and TypeScript at the same time, and the findings of both together.
    const [compiled] = await allOrFindings([compileTasks(cache, loaded, outDir), native.early()] as const);
    const tasks = await allOrFindings(model.tasks.map((task) => native.finish(task, compiled.tasks.get(task.index) ?? null)));
    progress.stage('link', shown(join(outDir, 'firmware.elf')));
    const linked = await linkFirmware({
      ...native.context,
      model,
      outDir,
      kernelFlags: native.kernelFlags,
      kernel: await native.kernel(),
      tasks,
      traps: compiled.trapsFile,
      debug: new Map([...compiled.tasks].map(([index, { debug }]) => [index, debug])),
    });
    const sizes = tasks.map(({ object, stackBound, worst }) => ({
      flash: codeSize(object) + object.data,
      data: object.data,
      bss: object.bss + object.noinit,
      stackBound,
      worst,
    }));
    const checks = new Map([...compiled.tasks].map(([index, task]) => [index, task.checks]));
    const report = makeReport(model, linked.layout, sizes, linked.kernel, release, checks);
    writeIfChanged(join(outDir, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    const [elf, bin, hex] = ['elf', 'bin', 'hex'].map((ending) => join(outDir, `firmware.${ending}`)) as [string, string, string];
    const warnings = [...loaded.warnings, ...compiled.warnings, ...native.warnings];
    const done = cache.done.map((name) => name.replace(`${outDir}/`, ''));
    return { model, outDir, elf, bin, hex, report, warnings, done };
  } finally {
    cache.save();
  }
}
