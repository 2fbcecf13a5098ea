/** The programs of the conformance suite: where they are, and what is known of their output from the language rules. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ts } from 'ts-morph';
import { createFirmwareProgram } from '../../lib/node/program.ts';
import type { Outcome } from './node.ts';

export const programsFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'programs');

export interface Case {
  /** `family/name`. */
  name: string;
  file: string;
  /** Uses constructs of the language that the compiler may still refuse. */
  later: boolean;
  /** Written by hand from the language rules: stdout, then `trap: text` when it traps. */
  expected?: string;
}

/** All programs, in alphabetical order. Files in a folder `modules` are parts of others. */
export function allCases(): Case[] {
  const files = readdirSync(programsFolder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.split(path.sep).includes('modules'),
  );
  return files.sort().map((relative) => {
    const file = path.join(programsFolder, relative);
    const answer = file.replace(/\.ts$/, '.expected');
    return {
      name: relative.replace(/\.ts$/, '').split(path.sep).join('/'),
      file,
      later: relative.startsWith(`later${path.sep}`),
      ...(existsSync(answer) ? { expected: readFileSync(answer, 'utf8') } : {}),
    };
  });
}

/** One checked program of all cases. */
export function programOf(cases: readonly Case[]): ts.Program {
  return createFirmwareProgram(cases.map((each) => each.file));
}

/** An outcome in the form of the `.expected` files. */
export function shown(outcome: Outcome): string {
  return outcome.trap === null ? outcome.stdout : `${outcome.stdout}trap: ${outcome.trap}\n`;
}
