/** Builds the kernel for this machine (kernel/host/). */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
export const kernelFolder = join(root, 'kernel');

/** C of the kernel that runs on this machine: all but the architecture. */
export function kernelSources(kernel = kernelFolder): string[] {
  return readdirSync(kernel)
    .filter((name) => name.endsWith('.c'))
    .map((name) => join(kernel, name));
}

/** `program`: the file of kernel/host/ that holds main, or the fuzzer's entry. */
export function buildHost(
  compiler: string,
  program: 'random' | 'startup' | 'decide' | 'fuzz',
  out: string,
  flags: readonly string[],
  kernel = kernelFolder,
) {
  const host = ['machine', 'tables', 'oracle', ...(program === 'startup' || program === 'decide' ? [] : ['driver']), program];
  execFileSync(
    compiler,
    [
      '-std=c11',
      '-g',
      '-Wall',
      '-Wextra',
      '-Wconversion',
      '-Werror',
      `-I${join(kernel, 'include')}`,
      ...flags,
      '-Wl,--wrap=fault_task,--wrap=audit_log',
      ...kernelSources(kernel),
      ...host.map((name) => join(kernel, 'host', `${name}.c`)),
      '-o',
      out,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
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
