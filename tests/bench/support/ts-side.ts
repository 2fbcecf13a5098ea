/** The TypeScript program of a benchmark as an image: through the whole compiler, to C, by the same flags as its counterpart. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Analysis, analyse } from '../../../compiler/analysis/index.ts';
import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.ts';
import { emitTask } from '../../../compiler/emit/index.ts';
import { compileTask, createProject, type FrontProject } from '../../../compiler/front/index.ts';
import type { Expression } from '../../../compiler/ir/types.ts';
import { inCheckout, shown } from '../../../scripts/checkout.ts';
import type { SourceLoop } from '../../../scripts/instructions.ts';
import { taskFlags } from '../../../scripts/native.ts';
import { runtimeSources } from '../../../scripts/sources.ts';
import { buildImage, type Measurement, measureImage } from './image.ts';
import { type BenchProgram, programFolder } from './programs.ts';

const support = inCheckout('tests', 'bench', 'support');
/** Declares the one C function that the entry module calls; functions in C can be declared in lib only. */
const resultModule = inCheckout('lib', 'bench-result.ts');
const resultText = `import type { u32 } from './bulkhead.ts';
/** @native bench_result */
export declare function benchResult(value: u32): void;
`;

/** The compiler refuses the program; the message says why. */
export class RefusedProgram extends Error {}

export interface TypeScriptMeasurement extends Measurement {
  /** Run-time checks that the analysis left, and those it proved away, in the program's own file. */
  checks: { remaining: number; proved: number };
  loops: SourceLoop[];
}

export interface TypeScriptOptions {
  /** false: every check that the analysis could prove counts as proved; for comparison only. */
  checks: boolean;
}

class AllProved extends Map<Expression, boolean> {
  override get(): true {
    return true;
  }
}

let project: FrontProject | undefined;

/** Generated C of a program whose `scan` hands over the checksum of one run. @throws RefusedProgram with the errors */
export function compileBench(
  bench: BenchProgram,
  options: TypeScriptOptions,
): Pick<TypeScriptMeasurement, 'checks' | 'loops'> & { c: string } {
  project ??= createProject({ libFolder: inCheckout('lib') });
  const entry = join(programFolder, `${bench.name}.entry.ts`);
  const text = `import { benchResult } from 'bulkhead/bench-result';
import { run } from './${basename(bench.typescript)}';
export function scan(): void {
  benchResult(run());
}
`;
  const virtualFiles = { [entry]: text, [resultModule]: resultText };
  const { program, diagnostics } = compileTask({ entry, task: null, system: null, virtualFiles }, project);
  if (!program) throw refused(diagnostics);
  const analysis = analyse(program);
  if (analysis.diagnostics.some(({ severity }) => severity === 'error')) throw refused(analysis.diagnostics);
  const checks = { remaining: 0, proved: 0 };
  for (const line of analysis.report.checks) {
    if (line.file !== bench.typescript) continue;
    checks.remaining += line.remaining;
    checks.proved += line.proved;
  }
  const used: Analysis = options.checks ? analysis : { ...analysis, checks: new AllProved() };
  return { c: emitTask(program, used).c, checks, loops: analysis.report.loops };
}

function refused(diagnostics: readonly Diagnostic[]): RefusedProgram {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const lines = errors.map(
    ({ code, message, place }) => `${place ? `${shown(place.file)}:${place.line}:${place.column} ` : ''}${code} ${message}`,
  );
  return new RefusedProgram(lines.join('; '));
}

export async function measureTypeScript(bench: BenchProgram, folder: string, options: TypeScriptOptions): Promise<TypeScriptMeasurement> {
  const { c, checks, loops } = compileBench(bench, options);
  const source = join(folder, `${bench.name}.c`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(source, c);
  const elf = await buildImage({
    folder,
    program: [source],
    glue: [join(support, 'ts-side.c'), ...runtimeSources()],
    includes: [inCheckout('compiler', 'runtime'), inCheckout('kernel', 'include')],
    flags: taskFlags,
  });
  return { ...(await measureImage(elf)), checks, loops };
}
