/** Builds the kernel for this machine (kernel/host/). */
import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { execa } from 'execa';

const root = join(import.meta.dirname, '..', '..');
export const kernelFolder = join(root, 'kernel');

/** Files of kernel/host/ that hold main, or the fuzzer's entry. */
export type HostProgram = 'random' | 'startup' | 'decide' | 'fuzz';

/** Of kernel/host/, what each program is linked with. */
const parts: Record<HostProgram, readonly string[]> = {
  random: ['machine', 'tables', 'oracle', 'driver', 'random'],
  fuzz: ['machine', 'tables', 'oracle', 'driver', 'fuzz'],
  startup: ['machine', 'tables', 'oracle', 'startup'],
  decide: ['machine', 'tables', 'oracle', 'decide'],
};

/** C of the kernel that runs on this machine: all but the architecture. */
export function kernelSources(kernel = kernelFolder): string[] {
  return readdirSync(kernel)
    .filter((name) => name.endsWith('.c'))
    .map((name) => join(kernel, name));
}

/**
 * Builds `programs` in `folder`, the kernel once for all of them.
 * @returns their files
 * @throws what the compiler said
 */
export async function buildHost<P extends HostProgram>(
  compiler: string,
  programs: readonly P[],
  folder: string,
  flags: readonly string[],
  kernel = kernelFolder,
): Promise<Record<P, string>> {
  mkdirSync(folder, { recursive: true });
  const host = [...new Set(programs.flatMap((program) => parts[program]))];
  const sources = [...kernelSources(kernel), ...host.map((name) => join(kernel, 'host', `${name}.c`))];
  const warnings = ['-Wall', '-Wextra', '-Wconversion', '-Werror'];
  await execa(compiler, ['-std=c11', '-g', ...warnings, `-I${join(kernel, 'include')}`, ...flags, '-c', ...sources], { cwd: folder });
  const object = (name: string) => join(folder, `${name}.o`);
  const common = kernelSources(kernel).map((source) => object(basename(source, '.c')));
  const files = {} as Record<P, string>;
  for (const program of programs) {
    files[program] = join(folder, program);
    const objects = [...common, ...parts[program].map(object)];
    await execa(compiler, [...flags, '-Wl,--wrap=fault_task,--wrap=audit_log', ...objects, '-o', files[program]]);
  }
  return files;
}

export const sanitizers = ['-O1', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'];

export interface Counts {
  sets: number;
  accepted: number;
  refused: number;
  faults: number;
  steps: number;
  calls: number[];
}
