/** The kernel's C under WP with RTE: each file with the contracts of kernel/proofs/, each function. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inCheckout } from './checkout.ts';
import { runJob } from './jobs.ts';
import { framaArguments } from './prove-frama.ts';
import type { Proof } from './prove-report.ts';
import { requireTool } from './toolchain.ts';

/** Seconds that the prover may take for one goal. */
const goalTimeout = 60;
/** Functions of one run of Frama-C: few, so that the runs of a file keep every processor busy. */
const functionsAtOnce = 5;
/** Functions with many ways out. WP looks at each way by itself: a goal over all of them is too much for the prover. */
const waysApart = [
  'take_reason',
  'rest',
  'wait_is_legal',
  'answer',
  'release',
  'tick_entry',
  'activation_wait',
  'call_deliver',
  'call_send',
  'deliver',
  'monitor_allows',
  'inspect',
];

export interface WpFile {
  subject: string;
  /** None: the inline functions of the headers. */
  source: string | null;
  /** Under contract, by kernel/proofs/functions.json. */
  functions: string[];
  /** Not under contract yet. */
  open: string[];
}

export interface WpOptions {
  /** The folder to take the kernel from; default: the checkout's. A mutation is another. */
  kernel?: string;
  /** Only these functions. */
  functions?: readonly string[];
  timeout?: number;
  /** Called after each run of Frama-C. */
  onRun?: (functions: readonly string[]) => void;
}

const architecture = join('arch', 'armv7m');
/** In kernel/: those that define functions. */
export const kernelHeaders = ['kernel.h', 'monitor.h', 'region.h', 'reply.h', 'steps.h', join(architecture, 'context.h')];
/** The memory of tasks, behind contracts that are assumed (contracts/platform.h). */
const assumedFunctions = [
  'arch_load',
  'arch_load_any',
  'arch_load_half',
  'arch_load_byte',
  'arch_load_signed_half',
  'arch_load_signed_byte',
  'arch_store',
  'arch_store_byte',
  'arch_counter',
  'arch_frame',
  'arch_object',
  'arch_text',
];
/** Seen by proofs as memory; all else that no pointer reaches cannot change behind a function's back. */
const inMemory = [
  'kernel',
  'task_states',
  'task_descriptors',
  'call_rights',
  'point_lists',
  'points',
  'rates',
  'rate_states',
  'point_values',
  'task_memory',
  'automaton_states',
];

/** All C of the kernel, and of its headers the functions that they define. */
export function wpFiles(kernel = inCheckout('kernel')): WpFile[] {
  const cFiles = (folder: string) => readdirSync(join(kernel, folder)).filter((name) => name.endsWith('.c'));
  const contracts = JSON.parse(readFileSync(join(kernel, 'proofs', 'functions.json'), 'utf8')) as Record<string, string[]>;
  const defined = (names: readonly string[]) => names.flatMap((name) => functionsIn(readFileSync(join(kernel, name), 'utf8')));
  const files = [...cFiles('.'), ...cFiles(architecture).map((name) => join(architecture, name))];
  return [
    ...files.map((name) => ({ subject: name, source: join(kernel, name), all: defined([name]) })),
    { subject: 'headers', source: null, all: defined(kernelHeaders).filter((name) => !assumedFunctions.includes(name)) },
  ].map(({ subject, source, all }) => {
    const functions = contracts[subject] ?? [];
    const unknown = functions.filter((name) => !all.includes(name));
    if (unknown.length > 0) throw new Error(`kernel/proofs/functions.json: ${subject} has no ${unknown.join(', ')}`);
    return { subject, source, functions, open: all.filter((name) => !functions.includes(name)) };
  });
}

/** Names of the functions defined in a C text as clang-format leaves it, each once. */
export function functionsIn(text: string): string[] {
  const plain = text.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const pattern = /^(?!\s|#|typedef)[^\n;={}]*?\b(\w+)\((?:[^;{}()]|\([^()]*\))*\) \{$/gm;
  return [...new Set([...plain.matchAll(pattern)].map((match) => match[1]!))];
}

/**
 * What Frama-C reads: the model, the contracts of all other files, the file, then its own contracts. They come last, since they may name its static
 * objects, of which others need not know.
 */
function unitOf(file: WpFile, kernel: string): string {
  const proofs = join(kernel, 'proofs');
  const contracts = join(proofs, 'contracts');
  const own = file.subject === 'headers' ? 'headers.h' : `${contractName(file.subject)}.h`;
  const others = readdirSync(contracts).filter((name) => name !== own);
  const include = (path: string) => `#include "${path}"\n`;
  return [
    file.subject === join(architecture, 'arch.c') ? '#define BULKHEAD_COUNTER_SYSTICK\n' : '',
    include(join(proofs, 'prelude.h')),
    include(join(proofs, 'model.h')),
    ...others.map((name) => include(join(contracts, name))),
    file.source === null ? '' : include(file.source),
    '#define PROVES\n',
    existsSync(join(contracts, own)) ? include(join(contracts, own)) : '',
  ].join('');
}

/** kernel/proofs/contracts/ has one file for each of the kernel's: fault.h, and arch-fault.h for arch/armv7m/fault.c. */
function contractName(subject: string): string {
  const name = basename(subject, '.c');
  return subject === name || !subject.startsWith(architecture) || name === 'arch' ? name : `arch-${name}`;
}

export async function runWp(file: WpFile, options: WpOptions = {}): Promise<Proof> {
  const functions = file.functions.filter((name) => options.functions === undefined || options.functions.includes(name));
  const together = functions.filter((name) => !waysApart.includes(name));
  const parts = functions.filter((name) => waysApart.includes(name)).map((name) => [name]);
  for (let first = 0; first < together.length; first += functionsAtOnce) parts.push(together.slice(first, first + functionsAtOnce));
  const begin = performance.now();
  const findings = await Promise.all(parts.map((part) => proveFunctions(file, part, options)));
  return {
    method: 'wp',
    subject: file.subject,
    functions: functions.length,
    goals: findings.reduce((sum, { goals }) => sum + goals, 0),
    proved: findings.reduce((sum, { proved }) => sum + proved, 0),
    failures: findings.flatMap(({ failures }) => failures),
    seconds: (performance.now() - begin) / 1000,
  };
}

/** Proofs found before, by their text: what has not changed is not proved again. */
function cacheFolder(): string {
  const folder = inCheckout('build', 'prove', 'cache');
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function proveFunctions(file: WpFile, functions: readonly string[], options: WpOptions): Promise<ReturnType<typeof readWp>> {
  const { kernel = inCheckout('kernel'), timeout = goalTimeout } = options;
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-wp-'));
  const report = join(folder, 'report.json');
  const unit = join(folder, 'unit.c');
  writeFileSync(unit, unitOf(file, kernel));
  try {
    const result = await runJob(requireTool('frama-c'), [
      ...framaArguments([join(kernel, 'include')]),
      unit,
      '-wp',
      '-wp-rte',
      ...(functions.some((name) => waysApart.includes(name)) ? ['-wp-split'] : []),
      '-wp-model',
      'Typed+cast',
      '-wp-alias-vars',
      inMemory.join(','),
      '-wp-prover',
      'cvc4',
      '-wp-timeout',
      String(timeout),
      '-wp-par',
      '1',
      '-wp-cache',
      'update',
      '-wp-cache-dir',
      cacheFolder(),
      '-wp-fct',
      functions.join(','),
      '-wp-report-json',
      report,
    ]);
    options.onRun?.(functions);
    const findings = existsSync(report)
      ? readWp(JSON.parse(readFileSync(report, 'utf8')) as WpReport)
      : { goals: 0, proved: 0, failures: [] };
    if (result.code !== 0 || !existsSync(report)) findings.failures.push(`Frama-C ended with ${result.code}: ${result.stdout.slice(-500)}`);
    return findings;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Counts = { 'wp:main'?: { total: number; valid?: number } };
export type WpReport = { 'wp:functions'?: Record<string, Record<string, Counts>> };

export function readWp(report: WpReport): { goals: number; proved: number; failures: string[] } {
  let goals = 0;
  let proved = 0;
  const failures: string[] = [];
  for (const [, entries] of Object.entries(report['wp:functions'] ?? {})) {
    for (const [goal, counts] of Object.entries(entries)) {
      if (goal === 'wp:section') continue;
      const { total = 0, valid = 0 } = counts['wp:main'] ?? {};
      goals += total;
      proved += valid;
      if (valid !== total) failures.push(`${goal} (${valid} of ${total})`);
    }
  }
  return { goals, proved, failures };
}
