/** The failures of the verbs that build, on top of Failure (run-failure.ts). Anything else that is thrown is a mistake of Bulkhead's own. */
import type { Diagnostic } from '../compiler/diagnostics/diagnostic.ts';
import { exitCode, Failure } from './run-failure.ts';

export { exitCode, Failure };

/** The user's input is wrong: diagnostics, each printed with a code frame. */
export class InputError extends Failure {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super(exitCode.input, diagnostics.map((diagnostic) => `${diagnostic.code} ${diagnostic.message}`).join('\n'));
    this.diagnostics = diagnostics;
  }
}

/** A tool is missing: `install` is the command that brings it. */
export function toolMissing(tool: string, purpose: string, install: string): Failure {
  return new Failure(exitCode.toolMissing, `${tool} is missing (${purpose})\n  install it: ${install}`);
}

/** All results; or, when some fail, the findings of all that failed with findings. Nothing is left running. */
export async function allOrFindings<T extends readonly unknown[]>(work: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(work);
  const failures = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  const findings = failures.filter((failure) => failure instanceof InputError).flatMap((failure) => failure.diagnostics);
  const other = failures.find((failure) => !(failure instanceof InputError));
  if (other !== undefined) throw other;
  if (findings.length > 0) throw new InputError(findings);
  return settled.map((result) => (result as PromiseFulfilledResult<unknown>).value) as { -readonly [K in keyof T]: Awaited<T[K]> };
}
