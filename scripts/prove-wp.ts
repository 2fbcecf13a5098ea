/** The kernel's C under WP with RTE: each file with the contracts of kernel/proofs/, each function. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inCheckout } from './checkout.ts';
import { runJob } from './jobs.ts';
import { framaArguments } from './prove-frama.ts';
import type { Proof } from './prove-report.ts';
import { requireTool } from './toolchain.ts';

/** Seconds that one prover may take for one goal. */
const goalTimeout = 60;

export interface WpFile {
  subject: string;
  source: string;
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
}

/** All C of the kernel that is not architecture; of headers, the functions that they define. */
export function wpFiles(kernel = inCheckout('kernel')): WpFile[] {
  const files = readdirSync(kernel).filter((name) => name.endsWith('.c'));
  const headers = ['kernel.h', 'region.h', 'reply.h', join('arch', 'armv7m', 'context.h')];
  const contracts = JSON.parse(readFileSync(join(kernel, 'proofs', 'functions.json'), 'utf8')) as Record<string, string[]>;
  const defined = (names: readonly string[]) => names.flatMap((name) => functionsIn(readFileSync(join(kernel, name), 'utf8')));
  return [
    ...files.map((name) => ({ subject: name, source: join(kernel, name), all: defined([name]) })),
    {
      subject: 'headers',
      source: join(kernel, 'proofs', 'headers.c'),
      all: defined(headers).filter((name) => !assumedFunctions.includes(name)),
    },
  ].map(({ subject, source, all }) => {
    const functions = contracts[subject] ?? [];
    const unknown = functions.filter((name) => !all.includes(name));
    if (unknown.length > 0) throw new Error(`kernel/proofs/functions.json: ${subject} has no ${unknown.join(', ')}`);
    return { subject, source, functions, open: all.filter((name) => !functions.includes(name)) };
  });
}

/** The memory of tasks, behind contracts that are assumed. */
const assumedFunctions = ['arch_load', 'arch_store', 'arch_store_byte', 'arch_frame'];

/** Names of the functions defined in a C text as clang-format leaves it. */
export function functionsIn(text: string): string[] {
  const plain = text.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const pattern = /^(?!\s|#|typedef)[^\n;={}]*?\b(\w+)\((?:[^;{}()]|\([^()]*\))*\) \{$/gm;
  return [...plain.matchAll(pattern)].map((match) => match[1]!);
}

export async function runWp(file: WpFile, options: WpOptions = {}): Promise<Proof> {
  const { kernel = inCheckout('kernel'), timeout = goalTimeout } = options;
  const functions = file.functions.filter((name) => options.functions === undefined || options.functions.includes(name));
  const begin = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-wp-'));
  const report = join(folder, 'report.json');
  const proofs = join(kernel, 'proofs');
  const contracts = join(proofs, 'contracts', `${basename(file.source, '.c')}.h`);
  const included = [join(proofs, 'prelude.h'), join(proofs, 'model.h'), ...(existsSync(contracts) ? [contracts] : [])];
  try {
    const result = await runJob(requireTool('frama-c'), [
      ...framaArguments(
        [join(kernel, 'include')],
        included.map((path) => `-include ${path}`),
      ),
      file.source,
      '-wp',
      '-wp-rte',
      '-wp-model',
      'Typed+cast+raw',
      '-wp-prover',
      'z3,cvc4',
      '-wp-timeout',
      String(timeout),
      '-wp-par',
      '2',
      '-wp-fct',
      functions.join(','),
      '-wp-report-json',
      report,
    ]);
    const findings = existsSync(report)
      ? readWp(JSON.parse(readFileSync(report, 'utf8')) as WpReport)
      : { goals: 0, proved: 0, failures: [] };
    if (result.code !== 0 || !existsSync(report)) findings.failures.push(`Frama-C ended with ${result.code}: ${result.stdout.slice(-500)}`);
    return { method: 'wp', subject: file.subject, functions: functions.length, ...findings, seconds: (performance.now() - begin) / 1000 };
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
