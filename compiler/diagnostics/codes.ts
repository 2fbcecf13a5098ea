/**
 * Every code there is. BH1xxx: the language (language-codes.ts). BH2xxx: loops, ranges, recursion (analysis-codes.ts). BH3xxx: system.ts, BH4xxx: native
 * code, sizes, link (system).
 */
import { systemCodes } from '../system/codes.ts';
import { analysisCodes } from './analysis-codes.ts';
import { type CodeEntry, languageCodes } from './language-codes.ts';

export type { CodeEntry, LanguageCode } from './language-codes.ts';

const table: Readonly<Record<string, CodeEntry>> = { ...languageCodes, ...analysisCodes, ...systemCodes };

/** Title and default hint of a code; undefined for one that was never given out. */
export function codeEntry(code: string): CodeEntry | undefined {
  return table[code];
}

/** All codes given out, in order. */
export function allCodes(): string[] {
  return Object.keys(table).sort();
}
