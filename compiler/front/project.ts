/** One TypeScript program shared by all tasks of a system: its files, from the disk or given as text, and how imports resolve. */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ts } from 'ts-morph';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type LanguageCode, languageCodes } from '../diagnostics/language-codes.ts';
import { placeAt } from './places.ts';

const options: ts.CompilerOptions = {
  noLib: true,
  strict: true,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  allowImportingTsExtensions: true,
  verbatimModuleSyntax: true,
  noImplicitOverride: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/** Modules of lib/ that are not compiled: the compiler knows `bulkhead` by name, the others run at build time or on the host. */
const notFirmware = ['system', 'policy', 'node', 'plant', 'vitest'];
/** Modules behind `bulkhead` itself, whose exports the compiler knows by name. */
const intrinsics = ['bulkhead', 'sequence'];

export class FrontProject {
  readonly libFolder: string;
  readonly globalsFile: string;
  /** lib/bulkhead.ts, whose exports are intrinsics. */
  readonly intrinsicsFile: string;
  private readonly roots = new Set<string>();
  private readonly virtual = new Map<string, string>();
  private readonly parsed = new Map<string, { text: string; file: ts.SourceFile }>();
  /** Files nested past what the parser can hold. */
  readonly tooDeep = new Set<string>();
  private built: ts.Program | null = null;

  constructor(libFolder: string) {
    this.libFolder = resolve(libFolder);
    this.globalsFile = join(this.libFolder, 'globals.d.ts');
    this.intrinsicsFile = join(this.libFolder, 'bulkhead.ts');
  }

  /** The text of a file, given or on the disk; null when there is none. */
  read(file: string): string | null {
    const given = this.virtual.get(file);
    if (given !== undefined) return given;
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return null;
    }
  }

  /** Gives sources that are not on the disk, or stand in the place of what is there. */
  give(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      const file = resolve(path);
      if (this.virtual.get(file) === text) continue;
      this.virtual.set(file, text);
      this.built = null;
    }
  }

  /** The program that holds these files and all they import. */
  program(files: readonly string[]): ts.Program {
    for (const file of files.map((each) => resolve(each))) {
      if (this.roots.has(file)) continue;
      this.roots.add(file);
      if (!this.built?.getSourceFile(file)) this.built = null;
    }
    this.built ??= ts.createProgram({ rootNames: [this.globalsFile, ...this.roots], options, host: this.host() });
    return this.built;
  }

  /** Whether a module of lib/ is not for firmware. */
  isBuildTimeModule(file: string): boolean {
    return notFirmware.some((name) => file === join(this.libFolder, `${name}.ts`));
  }

  /** Whether the exports of a module are intrinsics. */
  isIntrinsics(file: string): boolean {
    return intrinsics.some((name) => file === join(this.libFolder, `${name}.ts`));
  }

  isLib(file: string): boolean {
    return file.startsWith(`${this.libFolder}/`);
  }

  private host(): ts.CompilerHost {
    const exists = (file: string) => this.read(file) !== null;
    return {
      getSourceFile: (name, languageVersion) => this.parse(name, languageVersion),
      getDefaultLibFileName: () => this.globalsFile,
      writeFile: () => {},
      getCurrentDirectory: () => this.libFolder,
      getCanonicalFileName: (name) => name,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
      fileExists: exists,
      readFile: (name) => this.read(name) ?? undefined,
      resolveModuleNameLiterals: (literals, from) => literals.map((literal) => ({ resolvedModule: this.resolve(literal.text, from) })),
    };
  }

  private parse(name: string, languageVersion: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile | undefined {
    const text = this.read(name);
    if (text === null) return undefined;
    const known = this.parsed.get(name);
    if (known?.text === text) return known.file;
    const file = this.parseText(name, text, languageVersion);
    this.parsed.set(name, { text, file });
    return file;
  }

  /** The parser is recursive: a text that it cannot hold is taken as empty, and remembered. */
  private parseText(name: string, text: string, languageVersion: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile {
    this.tooDeep.delete(name);
    try {
      return ts.createSourceFile(name, text, languageVersion, true, ts.ScriptKind.TS);
    } catch (error) {
      if (!isTooDeep(error)) throw error;
      this.tooDeep.add(name);
      return ts.createSourceFile(name, '', languageVersion, true, ts.ScriptKind.TS);
    }
  }

  /** 'bulkhead' and 'bulkhead/x' to lib/, relative paths with their `.ts`; nothing else. */
  private resolve(name: string, from: string): ts.ResolvedModuleFull | undefined {
    let file: string;
    if (name === 'bulkhead') file = this.intrinsicsFile;
    else if (/^bulkhead\/[\w./-]+$/.test(name)) file = join(this.libFolder, `${name.slice('bulkhead/'.length)}.ts`);
    else if (/^\.\.?\//.test(name) && name.endsWith('.ts')) file = resolve(dirname(from), name);
    else return undefined;
    if (this.read(file) === null) return undefined;
    return { resolvedFileName: file, extension: ts.Extension.Ts, isExternalLibraryImport: false };
  }
}

/**
 * A project for the tasks of one system.
 * @param options.libFolder absolute path of lib/
 */
export function createProject(options: { libFolder: string }): FrontProject {
  return new FrontProject(options.libFolder);
}

/** TypeScript explains from the outside in: the first line says what, the last one why. */
function messageOf(diagnostic: ts.Diagnostic): string {
  const lines = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n').split('\n');
  const last = lines.length > 1 ? ` ${lines[lines.length - 1]?.trim()}` : '';
  return `${lines[0]}${last} (TS${diagnostic.code})`;
}

/** Names that firmware has not, with the code that says why; TypeScript itself would advise to change its options. */
const missingNames: Readonly<Record<string, LanguageCode>> = {
  Map: 'BH1021',
  Set: 'BH1021',
  WeakMap: 'BH1021',
  WeakSet: 'BH1021',
  Array: 'BH1021',
  Object: 'BH1021',
  Date: 'BH1021',
  JSON: 'BH1021',
  Promise: 'BH1017',
  setTimeout: 'BH1017',
  setInterval: 'BH1017',
  RegExp: 'BH1022',
  eval: 'BH1024',
  Function: 'BH1024',
};
/** Cannot find name (and advice); only a type; dynamic import. */
const missingCodes = [2304, 2583, 2585, 2693];
const dynamicImport = 2711;

/** The code of the subset that says more about a finding of TypeScript than TypeScript does. */
function knownReason(diagnostic: ts.Diagnostic): { code: LanguageCode; message: string } | null {
  if (diagnostic.code === dynamicImport) return { code: 'BH1025', message: 'all code is there when the program is built' };
  if (!missingCodes.includes(diagnostic.code) || !diagnostic.file) return null;
  const name = diagnostic.file.text.slice(diagnostic.start, (diagnostic.start ?? 0) + (diagnostic.length ?? 0));
  const code = Object.hasOwn(missingNames, name) ? missingNames[name] : undefined;
  return code ? { code, message: `'${name}' does not exist in firmware: ${languageCodes[code].title}` } : null;
}

function toDiagnostic(diagnostic: ts.Diagnostic, kind: 'BH1000' | 'BH1001'): Diagnostic {
  const { file, start, length } = diagnostic;
  const known = kind === 'BH1001' ? knownReason(diagnostic) : null;
  const code = known?.code ?? kind;
  return {
    code,
    severity: 'error',
    message: known?.message ?? messageOf(diagnostic),
    hint: languageCodes[code].hint,
    ...(file && start !== undefined ? { place: placeAt(file, start, start + (length ?? 0)) } : {}),
  };
}

/** Whether the stack ran out. */
export function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError && /call stack/.test(error.message);
}

function tooDeepIn(file: ts.SourceFile): Diagnostic {
  const message = 'this file is nested too deeply for the compiler';
  return { code: 'BH1066', severity: 'error', message, hint: languageCodes.BH1066.hint, place: placeAt(file, 0, 0) };
}

/** The errors of one file: those of syntax alone when there are any. */
export function checkFile(project: FrontProject, program: ts.Program, file: ts.SourceFile): Diagnostic[] {
  if (project.tooDeep.has(file.fileName)) return [tooDeepIn(file)];
  try {
    const syntax = program.getSyntacticDiagnostics(file);
    if (syntax.length > 0) return syntax.map((each) => toDiagnostic(each, 'BH1000'));
    // Without a file they are about types of TypeScript's own libraries, which firmware has not.
    const semantic = program.getSemanticDiagnostics(file).filter((each) => each.file !== undefined);
    return semantic.map((each) => toDiagnostic(each, 'BH1001'));
  } catch (error) {
    if (isTooDeep(error)) return [tooDeepIn(file)];
    const message = `internal error: ${error instanceof Error ? error.message : error}`;
    return [{ code: 'BH1999', severity: 'error', message, hint: languageCodes.BH1999.hint, place: placeAt(file, 0, 0) }];
  }
}

/**
 * What `tsc --strict` says about these files (not about those they import), BH1000 for syntax and BH1001 for types.
 * @param files absolute paths
 */
export function typeCheck(project: FrontProject, files: string[]): Diagnostic[] {
  const program = project.program(files);
  return files.flatMap((path) => {
    const file = program.getSourceFile(resolve(path));
    if (file) return checkFile(project, program, file);
    const message = `cannot read ${path}`;
    return [{ code: 'BH1081', severity: 'error', message, hint: 'check the path' } satisfies Diagnostic];
  });
}
