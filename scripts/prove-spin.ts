/** The protocol of calls under Spin: every state of the model in kernel/proofs/protocol.pml. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inCheckout } from './checkout.ts';
import { runJob, runTool } from './jobs.ts';
import type { Proof } from './prove-report.ts';
import { requireTool } from './toolchain.ts';

export interface SpinRun {
  subject: string;
  /** The property of the model to check; none: assertions and deadlock. */
  property?: string;
  /** Macros of the model. */
  defines?: readonly string[];
}

export const spinRuns: readonly SpinRun[] = [
  { subject: 'no deadlock, no reply lost or to the wrong generation' },
  { subject: 'every call of client 0 ends', property: 'answered_0' },
  { subject: 'every call of client 1 ends', property: 'answered_1' },
  { subject: 'client 0 needs no time limit', property: 'answered_0', defines: ['PATIENT'] },
];

/** One error may show first; more are not looked for. */
export async function runSpin({ subject, property, defines = [] }: SpinRun): Promise<Proof> {
  const spin = requireTool('spin');
  const gcc = requireTool('gcc');
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-spin-'));
  const begin = performance.now();
  try {
    mkdirSync(folder, { recursive: true });
    cpSync(inCheckout('kernel', 'proofs', 'protocol.pml'), join(folder, 'protocol.pml'));
    const macros = defines.map((define) => `-D${define}`);
    await runTool(spin, [...macros, '-a', 'protocol.pml'], folder);
    const options = property === undefined ? ['-DSAFETY', '-DNOCLAIM', '-DCOLLAPSE'] : ['-DNFAIR=3'];
    await runTool(gcc, ['-O2', '-w', ...options, '-o', 'pan', 'pan.c'], folder);
    const ask = property === undefined ? [] : ['-a', '-f', '-N', property];
    const { stdout } = await runJob(join(folder, 'pan'), ['-m1000000', ...ask], folder);
    return { ...readPan(stdout), method: 'spin', subject, seconds: (performance.now() - begin) / 1000 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What Spin's verifier says of itself. A search that was cut short proves nothing. */
export function readPan(output: string): Pick<Proof, 'states' | 'goals' | 'proved' | 'failures'> {
  const errors = Number(/errors: (\d+)/.exec(output)?.[1] ?? Number.NaN);
  const states = Number(/^\s*(\d+) states, stored/m.exec(output)?.[1] ?? 0);
  const failures = [...output.matchAll(/^pan:1: (.*)$/gm)].map((match) => match[1]!);
  if (/max search depth too small|out of memory|Search not completed/.test(output)) failures.push('the search did not reach every state');
  if (Number.isNaN(errors)) failures.push(`the verifier gave no result: ${output.slice(0, 200)}`);
  else if (errors > 0 && failures.length === 0) failures.push(`${errors} errors`);
  return { states, goals: 1, proved: failures.length === 0 ? 1 : 0, failures };
}
