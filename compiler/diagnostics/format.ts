/** Diagnostics as the user reads them. */
import { relative } from 'node:path';
import picocolors from 'picocolors';
import type { Diagnostic } from './diagnostic.ts';

export interface FormatOptions {
  color: boolean;
  /** Paths are shown relative to it when they lie below. */
  cwd: string;
}

function shownPath(file: string, cwd: string): string {
  const path = relative(cwd, file);
  return path === '' || path.startsWith('..') ? file : path;
}

/** The source line with `^~~~` below the place; empty when the source is not there. A place of several lines is marked to the end of its first. */
function codeFrame(diagnostic: Diagnostic, source: string | null, colors: ReturnType<typeof picocolors.createColors>): string[] {
  const place = diagnostic.place;
  const text = source?.split(/\r\n|\r|\n/)[(place?.line ?? 0) - 1];
  if (!place || text === undefined) return [];
  const line = text.replaceAll('\t', ' ');
  const from = Math.min(place.column - 1, line.length);
  const to = place.endLine > place.line ? line.trimEnd().length : Math.min(place.endColumn - 1, line.length);
  const mark = `^${'~'.repeat(Math.max(0, to - from - 1))}`;
  const number = String(place.line);
  const margin = ' '.repeat(number.length);
  const paint = diagnostic.severity === 'error' ? colors.red : colors.yellow;
  return [`${colors.dim(`${number} |`)} ${line}`, `${colors.dim(`${margin} |`)} ${' '.repeat(from)}${paint(mark)}`];
}

/**
 * One finding as text without a final line end: `file:line:col - error BH1234: message`, the source line with the place marked, the hint.
 * @param readSource gives the text of a file, null when it cannot be read; then the frame is left out
 */
export function formatDiagnostic(diagnostic: Diagnostic, readSource: (file: string) => string | null, options: FormatOptions): string {
  const colors = picocolors.createColors(options.color);
  const { place, severity, code, message, hint } = diagnostic;
  const paint = severity === 'error' ? colors.red : colors.yellow;
  const where = place ? `${colors.cyan(shownPath(place.file, options.cwd))}:${place.line}:${place.column} - ` : '';
  const lines = [`${where}${paint(severity)} ${colors.dim(`${code}:`)} ${message}`];
  if (place) lines.push(...codeFrame(diagnostic, readSource(place.file), colors));
  if (hint) lines.push(`${colors.cyan('hint:')} ${hint}`);
  return lines.join('\n');
}

/** By file, line and column; findings without a place first. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const order = (a: Diagnostic, b: Diagnostic) =>
    (a.place?.file ?? '').localeCompare(b.place?.file ?? '') ||
    (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
    (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
    a.code.localeCompare(b.code);
  return [...diagnostics].sort(order);
}
