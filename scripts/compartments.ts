/**
 * From a task's objects to one relocatable object that shares nothing with the others: partial link with garbage collection from its start symbol, then
 * all names but three made local. What is left undefined, or lies in a section of its own, is refused.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Diagnostic } from '../compiler/diagnostics/diagnostic.ts';
import type { Place } from '../compiler/ir/types.ts';
import { systemCodes } from '../compiler/system/codes.ts';
import { kernelScript, type LinkedObject, partialScript } from '../compiler/system/linker.ts';
import type { Board, TaskModel } from '../compiler/system/model.ts';
import { type BuildCache, writeIfChanged } from './cache.ts';
import { type Elf, type ElfSection, readElf, sectionFlags, undefinedSymbols } from './elf.ts';
import { InputError } from './errors.ts';
import { runJob, runTool } from './jobs.ts';
import { machineFlags } from './native.ts';
import type { CrossTools } from './toolchain.ts';

export interface PartialLink {
  cache: BuildCache;
  tools: CrossTools;
  board: Board;
  /** Absolute path of the folder for objects. */
  folder: string;
}

/** The task's object with its sizes. Throws InputError (BH4001, BH4005, BH4006). */
export function linkCompartment(context: PartialLink, task: TaskModel, objects: readonly string[]): Promise<LinkedObject> {
  const { cache, tools, board, folder } = context;
  const script = join(folder, 'task.ld');
  writeIfChanged(script, partialScript);
  const joined = joinedObject(context, task);
  const path = join(folder, `task-${task.index}.o`);
  const args = [
    ...machineFlags(board),
    '-r',
    '-nostdlib',
    `-Wl,--gc-sections,-e,bulkhead_start,-u,bulkhead_points_in,-u,bulkhead_points_out,-T,${script}`,
    '-o',
    joined,
    ...objects,
    '-lm',
    '-lc_nano',
    '-lgcc',
  ];
  return cache.step(`compartment ${path}`, JSON.stringify([tools.gcc, task.index, ...args]), async () => {
    const result = await runJob(tools.gcc, args);
    if (result.code !== 0) throw linkFailure(task, result.stderr, `${tools.gcc} ${args.join(' ')}`);
    const elf = readElf(joined);
    const findings = [...findUndefined(task, elf, objects), ...findOrphans(task, elf)];
    if (findings.length > 0) throw new InputError(findings);
    await runTool(tools.objcopy, localise(task, joined, path));
    return { inputs: [script, ...objects], outputs: [joined, path], value: measure(elf, path) };
  });
}

/** The compartment before its names were made local. */
export function joinedObject({ folder }: PartialLink, task: TaskModel): string {
  return join(folder, `${task.name}.joined.o`);
}

/** Kernel and HAL as one object, their symbols still global: tables.c refers to some. */
export function linkKernel(context: PartialLink, objects: readonly string[]): Promise<LinkedObject & { vectors: number }> {
  const { cache, tools, board, folder } = context;
  const script = join(folder, 'kernel.ld');
  writeIfChanged(script, kernelScript);
  const path = join(folder, 'kernel.o');
  const args = [
    ...machineFlags(board),
    '-r',
    '-nostdlib',
    `-Wl,--gc-sections,-e,reset_handler,-T,${script}`,
    '-o',
    path,
    ...objects,
    '-lgcc',
  ];
  return cache.step(`kernel ${path}`, JSON.stringify([tools.gcc, ...args]), async () => {
    await runTool(tools.gcc, args);
    const elf = readElf(path);
    const sizes = measure(elf, path);
    if (sizes.data > 0) throw new Error('the kernel has initialised data');
    const orphans = allocated(elf).filter(({ name }) => !['.vectors', '.text', '.rodata', '.noinit', '.bss'].includes(name));
    if (orphans.length > 0) throw new Error(`the kernel has a section '${orphans[0]!.name}' that has no place`);
    return {
      inputs: [script, ...objects],
      outputs: [path],
      value: { ...sizes, vectors: sectionSize(elf, '.vectors') },
    };
  });
}

function localise(task: TaskModel, from: string, to: string): string[] {
  const kept = { bulkhead_start: 'start', bulkhead_points_in: 'points_in', bulkhead_points_out: 'points_out' };
  const args = Object.entries(kept).flatMap(([symbol, name]) => [
    '--redefine-sym',
    `${symbol}=task_${task.index}_${name}`,
    '--keep-global-symbol',
    `task_${task.index}_${name}`,
  ]);
  return [...args, from, to];
}

export function sectionSize(elf: Elf, ...prefixes: string[]): number {
  const matching = elf.sections.filter(({ name }) => prefixes.some((prefix) => name === prefix || name.startsWith(`${prefix}.`)));
  return matching.reduce((sum, section) => sum + section.size, 0);
}

function allocated(elf: Elf): ElfSection[] {
  return elf.sections.filter((section) => (section.flags & sectionFlags.alloc) !== 0 && section.size > 0);
}

function measure(elf: Elf, path: string): LinkedObject {
  const size = (name: string) => sectionSize(elf, name);
  return { path, text: size('.text'), rodata: size('.rodata'), data: size('.data'), bss: size('.bss'), noinit: size('.noinit') };
}

function entryPlace(task: TaskModel, symbol?: string): Place {
  const start: Place = { file: task.entry, line: 1, column: 1, endLine: 1, endColumn: 1 };
  if (symbol === undefined || !/^\w+$/.test(symbol)) return start;
  const lines = readFileSync(task.entry, 'utf8').split('\n');
  const pattern = new RegExp(`\\b${symbol}\\b(?=\\s*\\()`);
  // The last line that has it: declarations come before uses.
  for (let line = lines.length; line >= 1; line--) {
    const found = pattern.exec(lines[line - 1]!);
    if (found) return { file: task.entry, line, column: found.index + 1, endLine: line, endColumn: found.index + 1 + symbol.length };
  }
  return start;
}

function findUndefined(task: TaskModel, elf: Elf, objects: readonly string[]): Diagnostic[] {
  return undefinedSymbols(elf).map((symbol) => {
    const user = objects.find((object) => undefinedSymbols(readElf(object)).includes(symbol));
    const used = user ? ` (used in ${basename(user).replace(/\.o$/, '')})` : ' (used by the C library)';
    return {
      code: 'BH4001',
      severity: 'error',
      message: `'${symbol}' is defined nowhere in task '${task.name}'${used}`,
      hint: systemCodes.BH4001.hint,
      place: entryPlace(task, symbol),
    };
  });
}

function findOrphans(task: TaskModel, elf: Elf): Diagnostic[] {
  const known = ['.text', '.rodata', '.data', '.bss', '.noinit'];
  const finding = (message: string): Diagnostic => ({
    code: 'BH4006',
    severity: 'error',
    message,
    hint: systemCodes.BH4006.hint,
    place: entryPlace(task),
  });
  return [
    ...allocated(elf)
      .filter((section) => !known.includes(section.name))
      .map((section) => finding(`task '${task.name}' has a section of its own: '${section.name}'`)),
    ...allocated(elf)
      .filter((section) => section.alignment > (section.name === '.text' ? 32 : 8))
      .map((section) => ({
        ...finding(`section '${section.name}' of task '${task.name}' is aligned to ${section.alignment} bytes`),
        hint: 'objects in a task are aligned to at most 8 bytes: remove the aligned attribute',
      })),
  ];
}

function linkFailure(task: TaskModel, stderr: string, command: string): Error {
  const twice = [...new Set([...stderr.matchAll(/multiple definition of `([^']+)'/g)].map((match) => match[1]!))];
  if (twice.length === 0) return new Error(`${command}\n${stderr}`);
  return new InputError(
    twice.map((symbol) => ({
      code: 'BH4005',
      severity: 'error',
      message: `'${symbol}' is defined twice in task '${task.name}'`,
      hint: systemCodes.BH4005.hint,
      place: entryPlace(task, symbol),
    })),
  );
}
