/**
 * Runs a system.ts and hands on what it exports. It is bundled with what it imports, so that a system anywhere on the disk finds `bulkhead/*` without a
 * node_modules of its own, and then imported from memory: nothing is written beside it.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { type BuildFailure, build, type Message } from 'esbuild';
import type { Diagnostic } from '../compiler/diagnostics/diagnostic.ts';
import type { Place } from '../compiler/ir/types.ts';
import { systemCodes } from '../compiler/system/codes.ts';
import { inCheckout, isInside, shown } from './checkout.ts';
import { InputError } from './errors.ts';

export interface EvaluatedSystem {
  definition: unknown;
  /** Absolute paths. */
  folder: string;
  file: string;
  text: string;
  /** All files that were read for it, absolute. */
  sources: string[];
}

/** The absolute folder of a system named on the command line by its folder or its system.ts. Throws InputError (BH3001). */
export function systemFolder(argument: string): string {
  const path = resolve(argument);
  const folder = basename(path) === 'system.ts' ? dirname(path) : path;
  const missing = (message: string): never => {
    throw new InputError([{ code: 'BH3001', severity: 'error', message, hint: systemCodes.BH3001.hint }]);
  };
  if (!existsSync(folder)) missing(`there is no folder ${shown(folder)}`);
  if (!statSync(folder).isDirectory()) missing(`${shown(folder)} is a file, not the folder of a system`);
  if (!existsSync(join(folder, 'system.ts'))) missing(`${shown(folder)} holds no system.ts`);
  return folder;
}

/** Evaluates system.ts of `folder`. Throws InputError (BH3002, BH3003, BH3004). */
export async function evaluateSystem(folder: string): Promise<EvaluatedSystem> {
  const file = join(folder, 'system.ts');
  const { value, text, sources } = await evaluateDefault(file);
  return { definition: value, folder, file, text, sources };
}

/** The default export of a file of declarations that may import `bulkhead/*`. Throws InputError (BH3002, BH3003, BH3004). */
export async function evaluateDefault(file: string): Promise<{ value: unknown; text: string; sources: string[] }> {
  const text = readFileSync(file, 'utf8');
  const bundle = await bundleSystem(file);
  const module = await importBundle(bundle, file);
  if (!('default' in module)) {
    throw new InputError([
      {
        code: 'BH3004',
        severity: 'error',
        message: `${basename(file)} has no default export`,
        hint: systemCodes.BH3004.hint,
        place: lastLine(file, text),
      },
    ]);
  }
  return { value: module.default, text, sources: bundle.sources };
}

interface Bundle {
  code: string;
  map: SourceMap;
  sources: string[];
}

async function bundleSystem(file: string): Promise<Bundle> {
  try {
    const result = await build({
      entryPoints: [file],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: 'external',
      sourcesContent: false,
      // Source maps name files relative to this.
      outfile: join(dirname(file), 'system.mjs'),
      metafile: true,
      absWorkingDir: dirname(file),
      logLevel: 'silent',
      tsconfigRaw: {},
      plugins: [
        {
          name: 'bulkhead',
          setup: ({ onResolve }) => {
            onResolve({ filter: /^bulkhead(\/.*)?$/ }, ({ path }) => {
              const module = path === 'bulkhead' ? 'bulkhead' : path.slice('bulkhead/'.length);
              const library = inCheckout('lib', `${module}.ts`);
              return existsSync(library) ? { path: library } : { errors: [{ text: `there is no module '${path}'` }] };
            });
          },
        },
      ],
    });
    const sources = Object.keys(result.metafile.inputs).map((source) => resolve(dirname(file), source));
    const output = (ending: string) => result.outputFiles.find(({ path }) => path.endsWith(ending))!.text;
    return { code: output('.mjs'), map: new SourceMap(JSON.parse(output('.map'))), sources };
  } catch (error) {
    const { errors } = error as BuildFailure;
    if (!Array.isArray(errors)) throw error;
    throw new InputError(errors.map((message) => unreadable(message, file)));
  }
}

function unreadable(message: Message, file: string): Diagnostic {
  const { location } = message;
  const line = location?.line ?? 1;
  // esbuild counts columns in bytes from 0.
  const before = location ? Buffer.from(location.lineText).subarray(0, location.column).toString().length : 0;
  const place: Place = {
    file: location ? resolve(dirname(file), location.file) : file,
    line,
    column: before + 1,
    endLine: line,
    endColumn: before + 1 + Math.max(1, location?.length ?? 1),
  };
  return { code: 'BH3002', severity: 'error', message: message.text, hint: systemCodes.BH3002.hint, place };
}

async function importBundle(bundle: Bundle, file: string): Promise<Record<string, unknown>> {
  const before = process.sourceMapsEnabled;
  // Lines of the bundle in the stack of an exception, whoever else looks at stacks in this process.
  process.setSourceMapsEnabled(false);
  try {
    return (await import(`data:text/javascript;base64,${Buffer.from(bundle.code).toString('base64')}`)) as Record<string, unknown>;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const place = placeOfError(error, bundle, file);
    throw new InputError([
      { code: 'BH3003', severity: 'error', message: `${basename(file)} threw: ${message}`, hint: systemCodes.BH3003.hint, place },
    ]);
  } finally {
    process.setSourceMapsEnabled(before ?? false);
  }
}

/** The topmost line of the stack that is in a file of the system, not in lib/; else the first line of system.ts. */
function placeOfError(error: unknown, { map }: Bundle, file: string): Place {
  const stack = error instanceof Error ? String(error.stack) : '';
  for (const [, line, column] of stack.matchAll(/data:text\/javascript[^\s)]*?:(\d+):(\d+)/g)) {
    const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalSource' in entry)) continue;
    const path = resolve(dirname(file), entry.originalSource);
    if (isInside(inCheckout('lib'), path)) continue;
    const place = { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
    return { file: path, ...place, endLine: place.line, endColumn: place.column + 1 };
  }
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

function lastLine(file: string, text: string): Place {
  const lines = text.trimEnd().split('\n');
  const line = lines.length;
  return { file, line, column: 1, endLine: line, endColumn: (lines.at(-1)?.length ?? 0) + 1 };
}
