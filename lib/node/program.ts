/** A TypeScript program of firmware modules: the global scope is lib/globals.d.ts, and `bulkhead/*` resolves to lib/ from wherever the module lies. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ts } from 'ts-morph';

/** The folder that holds bulkhead.ts. */
export const libFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const globals = path.join(libFolder, 'globals.d.ts');

export const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  noLib: true,
  types: [],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  allowImportingTsExtensions: true,
  noEmit: true,
};

/** The file of a module that an import names; undefined when there is none. */
export function resolveModule(name: string, from: string): string | undefined {
  const bulkhead = /^bulkhead(?:\/(.+))?$/.exec(name);
  if (bulkhead) {
    const file = path.join(libFolder, `${bulkhead[1] ?? 'bulkhead'}.ts`);
    return existsSync(file) ? file : undefined;
  }
  if (!name.startsWith('.')) return undefined;
  const file = path.resolve(path.dirname(from), name);
  return existsSync(file) ? file : undefined;
}

/** Source files that do not change: shared by all programs of the process. */
const shared = new Map<string, ts.SourceFile>();

/**
 * @param files absolute paths of the root modules
 * @param texts contents that differ from the disk, by absolute path
 */
export function createFirmwareProgram(
  files: readonly string[],
  texts: ReadonlyMap<string, string> = new Map(),
  old?: ts.Program,
): ts.Program {
  const host = ts.createCompilerHost(compilerOptions);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.getSourceFile = (file, options, ...rest) => {
    const given = texts.get(file);
    if (given !== undefined) {
      const previous = old?.getSourceFile(file);
      return previous?.text === given ? previous : ts.createSourceFile(file, given, options, true);
    }
    if (!file.startsWith(libFolder)) return getSourceFile(file, options, ...rest);
    const known = shared.get(file);
    if (known) return known;
    const source = getSourceFile(file, options, ...rest);
    if (source) shared.set(file, source);
    return source;
  };
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map((literal) => {
      const file = texts.has(path.resolve(path.dirname(from), literal.text))
        ? path.resolve(path.dirname(from), literal.text)
        : resolveModule(literal.text, from);
      return { resolvedModule: file ? { resolvedFileName: file, extension: ts.Extension.Ts, isExternalLibraryImport: false } : undefined };
    });
  return ts.createProgram({ rootNames: [globals, ...files], options: compilerOptions, host, ...(old ? { oldProgram: old } : {}) });
}
