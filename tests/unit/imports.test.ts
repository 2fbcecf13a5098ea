/** Imports point down the table of folders only (the README's). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

const { imports } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { imports: Record<string, string> };

/** What each folder may use besides itself. */
const allowed: Record<string, readonly string[]> = {
  compiler: [],
  kernel: [],
  hal: ['kernel/include'],
  boards: ['hal'],
  lib: [],
  firmware: ['lib'],
  scripts: ['compiler', 'boards', 'lib'],
};
/** The runtime of generated code runs in a compartment: it sees of the kernel what every task does. */
const runtimeMayUse = 'kernel/include/bulkhead.h';
/** The type of a board is the compiler's: boards and the peripherals beside the drivers are its input. No code comes with it. */
const typesOnly: Record<string, readonly string[]> = { boards: ['compiler/system/model.ts'], hal: ['compiler/system/model.ts'] };

/** What drives QEMU for `bulkhead/hil`, and what builds for `bulkhead/policy/test`, is no part of lib/: package.json says who does it, and only its public face may ask. */
const bound: Record<string, readonly string[]> = { 'lib/hil.ts': ['scripts/hil.mjs'], 'lib/policy/test.ts': ['scripts/policy.mjs'] };

interface Import {
  from: string;
  line: number;
  specifier: string;
  /** Relative to the checkout; null: not in it. */
  to: string | null;
  type: boolean;
}

function filesIn(folder: string, ending: RegExp): string[] {
  const path = join(checkout, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name) && !name.split(sep).includes('build'))
    .map((name) => join(path, name));
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

function scriptImports(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const pattern = /^(?:import|export)\s(type\s)?[^;'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;
  return [...text.matchAll(pattern)].map((match) => {
    const specifier = match[2] ?? match[3] ?? match[4]!;
    const target = specifier.startsWith('.') ? relative(checkout, resolve(dirname(file), specifier)) : libraryOf(specifier);
    return { from: relative(checkout, file), line: lineOf(text, match.index), specifier, to: target, type: match[1] !== undefined };
  });
}

function libraryOf(specifier: string): string | null {
  if (specifier.startsWith('#')) return join(imports[specifier]!);
  if (specifier === 'bulkhead') return 'lib/bulkhead.ts';
  return specifier.startsWith('bulkhead/') ? `lib/${specifier.slice('bulkhead/'.length)}.ts` : null;
}

/** `#include "x"` is looked for beside the file, `#include <x>` in the folders that the compiler is given; headers of C itself are not in the checkout. */
function nativeImports(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)/gm)].map((match) => {
    const specifier = match[1] ?? match[2]!;
    const folders = match[1] ? [dirname(file)] : [];
    const places = [...folders, join(checkout, 'kernel', 'include'), join(checkout, 'hal', 'io'), dirname(file)];
    const found = places.map((folder) => join(folder, specifier)).find((path) => existsSync(path));
    const to = found ? relative(checkout, found) : null;
    return { from: relative(checkout, file), line: lineOf(text, match.index), specifier, to, type: false };
  });
}

function isAllowed(folder: string, { from, to, type }: Import): boolean {
  if (to === null) return true;
  if (to === runtimeMayUse && from.startsWith('compiler/runtime/')) return true;
  if (bound[from]?.includes(to)) return true;
  if (type && typesOnly[folder]?.includes(to)) return true;
  return [folder, ...allowed[folder]!].some((permitted) => to === permitted || to.startsWith(`${permitted}/`));
}

describe.each(Object.keys(allowed))('%s/', (folder) => {
  const all = [...filesIn(folder, /\.(ts|mjs)$/).flatMap(scriptImports), ...filesIn(folder, /\.(c|h|S)$/).flatMap(nativeImports)];
  it(`uses ${['itself', ...allowed[folder]!].join(', ')} and nothing else of the repository`, () => {
    const wrong = all.filter((each) => !isAllowed(folder, each)).map(({ from, line, specifier }) => `${from}:${line} ${specifier}`);
    expect(wrong).toEqual([]);
  });
});

describe('the test itself', () => {
  const importOf = (to: string, type = false): Import => ({ from: 'x.ts', line: 1, specifier: to, to, type });
  it('refuses an import upwards', () => {
    expect(isAllowed('compiler', importOf('scripts/build.ts'))).toBe(false);
    expect(isAllowed('hal', importOf('kernel/kernel.h'))).toBe(false);
    expect(isAllowed('lib', importOf('scripts/hil.mjs'))).toBe(false);
    expect(isAllowed('boards', importOf('compiler/system/model.ts'))).toBe(false);
  });
  it('finds imports in the repository', () => {
    expect(
      filesIn('scripts', /\.ts$/)
        .flatMap(scriptImports)
        .some(({ to }) => to === 'compiler/system/model.ts'),
    ).toBe(true);
    expect(filesIn('kernel', /\.c$/).flatMap(nativeImports).length).toBeGreaterThan(0);
  });
});
