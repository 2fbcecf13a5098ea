/** The benchmark programs: each one algorithm in two files of the same name, `programs/<name>.ts` in the subset and `programs/<name>.c`. */
import { existsSync, readdirSync } from 'node:fs';
import { inCheckout } from '../../../scripts/checkout.ts';

export const programFolder = inCheckout('tests', 'bench', 'programs');

export interface BenchProgram {
  name: string;
  /** Absolute paths. Both export `run(): u32`, which does all of the work from its initial state and gives a checksum. */
  typescript: string;
  c: string;
}

/** All programs by name. @throws Error when one of a pair is missing */
export function benchPrograms(): BenchProgram[] {
  const names = readdirSync(programFolder)
    .filter((file) => file.endsWith('.ts') || file.endsWith('.c'))
    .map((file) => file.replace(/\.(ts|c)$/, ''));
  return [...new Set(names)].sort().map((name) => {
    const program = { name, typescript: `${programFolder}/${name}.ts`, c: `${programFolder}/${name}.c` };
    for (const file of [program.typescript, program.c]) if (!existsSync(file)) throw new Error(`${file} is missing`);
    return program;
  });
}
