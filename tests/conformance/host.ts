/**
 * Runs programs compiled to C on the host, under the address and undefined-behaviour sanitizers: many programs in one executable, each in a process of
 * its own.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { analyse } from '../../compiler/analysis/index.ts';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.ts';
import { emitTask, findTrap, renderTrap, type TrapSite } from '../../compiler/emit/index.ts';
import { compileTask, createProject } from '../../compiler/front/index.ts';
import { validateProgram } from '../../compiler/ir/validate.ts';
import type { Outcome } from './node.ts';

const root = path.resolve(import.meta.dirname, '../..');
const runtime = path.join(root, 'compiler', 'runtime');
const compilerFlags = [
  '-std=c11',
  '-g',
  '-O1',
  '-fsanitize=address,undefined',
  '-fno-sanitize-recover=all',
  '-fno-omit-frame-pointer',
  '-ffp-contract=off',
];
const warnings = ['-Wall', '-Wextra', '-Wconversion', '-Werror'];
const includes = ['-I', runtime, '-I', path.join(root, 'kernel', 'include')];
const TRAPPED = 70;

/** Either what it did, or why it did not come to that. */
export type HostResult =
  | { kind: 'ran'; outcome: Outcome }
  /** Diagnostics with a code: not in the subset. */
  | { kind: 'refused'; diagnostics: Diagnostic[] }
  /** An internal error, C that does not compile, a sanitizer's finding. */
  | { kind: 'broken'; why: string };

export interface HostProgram {
  /** Absolute path of the module. */
  file: string;
  /** Its text when it is not on the disk. */
  text?: string;
}

type Compiled = { c: string; traps: TrapSite[] };

function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === 'error';
}

/** TypeScript to C, with the IR's validator between the passes. */
class Compiler {
  private readonly project = createProject({ libFolder: path.join(root, 'lib') });

  constructor(programs: readonly HostProgram[]) {
    const given = programs.filter((each) => each.text !== undefined).map((each) => [each.file, each.text!] as const);
    if (given.length > 0) this.project.give(Object.fromEntries(given));
    // All at once: one TypeScript program serves them all.
    this.project.program(programs.map((each) => each.file));
  }

  compile(program: HostProgram): Compiled | Exclude<HostResult, { kind: 'ran' }> {
    try {
      const front = compileTask({ entry: program.file, task: null, system: null }, this.project);
      if (!front.program || front.diagnostics.some(isError)) return { kind: 'refused', diagnostics: front.diagnostics };
      const invalid = validateProgram(front.program);
      if (invalid.length > 0) return { kind: 'broken', why: `invalid IR: ${invalid.slice(0, 3).join('; ')}` };
      const analysis = analyse(front.program);
      if (analysis.diagnostics.some(isError)) return { kind: 'refused', diagnostics: analysis.diagnostics };
      return emitTask(front.program, analysis);
    } catch (error) {
      return { kind: 'broken', why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }
}

/** Runs `work` over the items, two at a time. */
async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const worker = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all([worker(), worker()]);
}

/** Compiles the C of one program into the batch; null, or what gcc said. */
async function compileC(folder: string, index: number, c: string): Promise<string | null> {
  const file = path.join(folder, `program_${index}.c`);
  writeFileSync(file, c);
  // The entry points get names of their own: all programs share one executable.
  const names = ['init', 'scan', 'serve'].map((name) => `-D${name}=program_${index}_${name}`);
  const args = [...compilerFlags, ...warnings, ...includes, ...names, '-c', file, '-o', path.join(folder, `program_${index}.o`)];
  const { exitCode, stderr } = await execa('gcc', args, { reject: false });
  return exitCode === 0 ? null : stderr;
}

function batchTable(count: number, present: ReadonlySet<number>): string {
  const indices = [...Array(count).keys()];
  const entries = (name: string) => indices.map((index) => (present.has(index) ? `program_${index}_${name}` : '0')).join(', ');
  const declarations = [...present].map((index) => `__attribute__((weak)) void program_${index}_init(void), program_${index}_scan(void);`);
  return `${declarations.join('\n')}
typedef void entry(void);
entry *const batch_init[] = { ${entries('init')} };
entry *const batch_scan[] = { ${entries('scan')} };
`;
}

async function link(folder: string, count: number, present: ReadonlySet<number>): Promise<string> {
  writeFileSync(path.join(folder, 'batch.c'), batchTable(count, present));
  const executable = path.join(folder, 'batch');
  const objects = [...present].map((index) => path.join(folder, `program_${index}.o`));
  const runtimeFiles = readdirSync(runtime)
    .filter((name) => name.endsWith('.c'))
    .map((name) => path.join(runtime, name));
  const sources = [path.join(import.meta.dirname, 'host.c'), path.join(folder, 'batch.c'), ...runtimeFiles];
  await execa('gcc', [...compilerFlags, ...includes, ...sources, ...objects, '-lm', '-o', executable]);
  return executable;
}

async function run(executable: string, index: number, traps: readonly TrapSite[]): Promise<HostResult> {
  const { exitCode, stdout, stderr } = await execa(executable, [String(index)], {
    reject: false,
    stripFinalNewline: false,
    timeout: 20_000,
    env: { ASAN_OPTIONS: 'detect_leaks=0:detect_stack_use_after_return=1' },
  });
  if (exitCode === 0) return { kind: 'ran', outcome: { stdout, trap: null } };
  const trap = /^trap (\d+) (\d+)$/m.exec(stderr);
  if (exitCode !== TRAPPED || !trap) return { kind: 'broken', why: `exit code ${exitCode}\n${stderr}` };
  const word = Number(trap[1]);
  const site = findTrap(traps, word);
  if (!site) return { kind: 'broken', why: `trap at unknown site ${word}` };
  return { kind: 'ran', outcome: { stdout, trap: `${path.basename(site.file)}:${site.line} ${renderTrap(site, Number(trap[2]), word)}` } };
}

/** Compiles and runs all programs, in one executable; the results in their order. */
export async function runOnHost(programs: readonly HostProgram[]): Promise<HostResult[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bulkhead-conformance-'));
  try {
    mkdirSync(folder, { recursive: true });
    const compiler = new Compiler(programs);
    const results: (HostResult | undefined)[] = programs.map(() => undefined);
    const compiled = new Map<number, Compiled>();
    programs.forEach((program, index) => {
      const outcome = compiler.compile(program);
      if ('kind' in outcome) results[index] = outcome;
      else compiled.set(index, outcome);
    });
    const present = new Set(compiled.keys());
    await inParallel([...compiled], async ([index, { c }]) => {
      const errors = await compileC(folder, index, c);
      if (errors === null) return;
      present.delete(index);
      results[index] = { kind: 'broken', why: errors };
    });
    const executable = await link(folder, programs.length, present);
    await inParallel([...present], async (index) => {
      results[index] = await run(executable, index, compiled.get(index)!.traps);
    });
    return results.map((each) => each ?? { kind: 'broken', why: 'not run' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Whether the host did what Node did. A trap carries 32 or 48 bits of its value: where the text says so, Node's value must agree with what is known.
 */
export function agrees(host: Outcome, node: Outcome): boolean {
  if (host.stdout !== node.stdout) return false;
  if (host.trap === node.trap) return true;
  if (host.trap === null || node.trap === null) return false;
  const known = /^(.*) value \((\d+) modulo 2\^(\d+)\) out of (.*)$/.exec(host.trap);
  const about = /^(.*) value about (\S+) out of (.*)$/.exec(host.trap);
  const exact = /^(.*) value (\S+) out of (.*)$/.exec(node.trap);
  if (!exact) return false;
  if (known) {
    const value = BigInt.asUintN(Number(known[3]), BigInt(exact[2]!));
    return known[1] === exact[1] && known[4] === exact[3] && BigInt(known[2]!) === value;
  }
  return (
    about !== null && about[1] === exact[1] && about[3] === exact[3] && Math.fround(Number(about[2])) === Math.fround(Number(exact[2]))
  );
}
