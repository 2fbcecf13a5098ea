/** Findings on stderr, each once, with its code frame. */
import { readFileSync } from 'node:fs';
import pc from 'picocolors';
import type { Diagnostic } from '../compiler/diagnostics/diagnostic.ts';
import { formatDiagnostic, sortDiagnostics } from '../compiler/diagnostics/format.ts';

function readSource(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Sorted by file and line, without duplicates: a module that two tasks import is found wrong twice. */
export function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const known = new Set<string>();
  return sortDiagnostics(diagnostics).filter(({ code, message, place }) => {
    const key = JSON.stringify([code, message, place?.file, place?.line, place?.column]);
    return !known.has(key) && known.add(key);
  });
}

/** The findings as one text without colours; for who shows errors in a way of their own. */
export function diagnosticsText(diagnostics: readonly Diagnostic[]): string {
  const options = { color: false, cwd: process.cwd() };
  return distinct(diagnostics)
    .map((diagnostic) => formatDiagnostic(diagnostic, readSource, options))
    .join('\n\n');
}

export function printDiagnostics(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length === 0) return;
  const options = { color: pc.isColorSupported && process.stderr.isTTY === true, cwd: process.cwd() };
  const all = distinct(diagnostics);
  process.stderr.write(`${all.map((diagnostic) => formatDiagnostic(diagnostic, readSource, options)).join('\n\n')}\n`);
  const errors = all.filter((diagnostic) => diagnostic.severity === 'error').length;
  if (errors > 1) process.stderr.write(`\n${errors} errors\n`);
}
