/** Findings for programs: JSON for editors and scripts, SARIF 2.1.0 for code scanning. One document on stdout, whatever was found. */
import { readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { codeEntry } from '../compiler/diagnostics/codes.ts';
import type { Diagnostic } from '../compiler/diagnostics/diagnostic.ts';
import { inCheckout, isInside } from './checkout.ts';
import { distinct, printDiagnostics } from './diagnostics.ts';
import { InputError } from './errors.ts';
import { exitCode, usageError } from './run-failure.ts';

export const formats = ['text', 'json', 'sarif'] as const;
export type Format = (typeof formats)[number];

/** @throws Failure (2) */
export function parseFormat(text: string): Format {
  const format = formats.find((known) => known === text);
  if (!format) throw usageError(`--format ${text}: ${formats.slice(0, -1).join(', ')} or ${formats.at(-1)}`);
  return format;
}

/**
 * Shows what `work` has found: its own findings (warnings), or those of the InputError that it ends with; sets the exit code.
 * @returns what `work` gave; undefined when there were errors
 */
export async function showFindings<T extends { findings: readonly Diagnostic[] }>(
  format: Format,
  work: () => Promise<T>,
): Promise<T | undefined> {
  let result: T | undefined;
  let findings: readonly Diagnostic[];
  try {
    result = await work();
    findings = result.findings;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    findings = error.diagnostics;
  }
  const all = distinct(findings);
  if (format === 'text') printDiagnostics(all);
  else process.stdout.write(`${JSON.stringify(format === 'json' ? all : sarif(all, process.cwd()), null, 2)}\n`);
  if (!all.some(({ severity }) => severity === 'error')) return result;
  process.exitCode = exitCode.input;
  return undefined;
}

/** Paths below `folder` become relative to it, as code scanning wants them. */
export function sarif(findings: readonly Diagnostic[], folder: string): object {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const { version } = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8')) as { version: string };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'bulkhead', semanticVersion: version, rules: codes.map(rule) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { uri: `${pathToFileURL(folder).href}/` } },
        results: findings.map((finding) => result(finding, codes.indexOf(finding.code), folder)),
      },
    ],
  };
}

function rule(code: string): object {
  const { title = code, hint = '' } = codeEntry(code) ?? {};
  return { id: code, shortDescription: { text: title }, ...(hint === '' ? {} : { help: { text: hint } }) };
}

function result({ code, severity, message, hint, place }: Diagnostic, ruleIndex: number, folder: string): object {
  const text = hint ? `${message}\n${hint}` : message;
  if (!place) return { ruleId: code, ruleIndex, level: severity, message: { text } };
  const file = resolve(place.file);
  const artifactLocation = isInside(folder, file)
    ? { uri: encodeURI(relative(folder, file).split(sep).join('/')), uriBaseId: 'SRCROOT' }
    : { uri: pathToFileURL(file).href };
  const { line, column, endLine, endColumn } = place;
  const region = { startLine: line, startColumn: column, endLine, endColumn: endLine === line ? Math.max(endColumn, column) : endColumn };
  return { ruleId: code, ruleIndex, level: severity, message: { text }, locations: [{ physicalLocation: { artifactLocation, region } }] };
}
