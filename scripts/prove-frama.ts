/** What both uses of Frama-C share. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inCheckout } from './checkout.ts';
import { Failure } from './errors.ts';
import { runTool } from './jobs.ts';
import { exitCode } from './run-failure.ts';
import { installCommand, knownTools, locate, requireTool } from './toolchain.ts';

/**
 * ARM's ABI and this one agree on all that the kernel and generated code use: 32-bit int, long and pointers, little-endian. Only the alignment of
 * 64-bit types differs.
 */
export function framaArguments(includes: readonly string[], more: readonly string[] = []): string[] {
  const preprocessor = [...includes.map((folder) => `-I${folder}`), ...more].join(' ');
  return ['-c11', '-machdep', 'gcc_x86_32', `-cpp-extra-args=${preprocessor}`];
}

/** @throws Failure (3) that names all that is missing, and one command that installs it */
export function requireProvers(): void {
  const missing = knownTools().filter((tool) => (tool.needed === 'prove' || tool.name === 'gcc') && locate(tool) === null);
  if (missing.length === 0) return;
  const names = missing.map((tool) => tool.name).join(', ');
  const packages = missing.flatMap((tool) => tool.package.split(' '));
  throw new Failure(
    exitCode.toolMissing,
    `${names} ${missing.length === 1 ? 'is' : 'are'} missing (for the proofs)\n  install: ${installCommand(packages)}`,
  );
}

/** Why3 finds its provers through a configuration, of the checkout's own. */
export async function configureWhy3(): Promise<void> {
  const folder = inCheckout('build', 'prove');
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'why3.conf');
  // Older forms of the environment variable are harmless; the option alone would not reach the Why3 inside Frama-C.
  process.env.WHY3CONFIG = config;
  await runTool(requireTool('why3'), ['config', 'detect', '-C', config]);
}
