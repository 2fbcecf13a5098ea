/** Module hooks of Node: the transform for firmware modules, and `bulkhead/…` from wherever a module lies. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ts } from 'ts-morph';
import { createFirmwareProgram, resolveModule } from './program.ts';
import { isFirmware, transformModule } from './transform.ts';

interface Resolved {
  url: string;
  format?: string | null;
  shortCircuit?: boolean;
}
interface Loaded {
  format: string;
  source?: string | ArrayBuffer | Uint8Array;
  shortCircuit?: boolean;
}

export async function resolve(
  name: string,
  context: { parentURL?: string },
  next: (name: string, context: object) => Promise<Resolved>,
): Promise<Resolved> {
  const file = /^bulkhead(?:\/|$)/.test(name) ? resolveModule(name, '') : undefined;
  return file ? { url: pathToFileURL(file).href, format: 'module', shortCircuit: true } : next(name, context);
}

export async function load(url: string, context: object, next: (url: string, context: object) => Promise<Loaded>): Promise<Loaded> {
  if (!url.startsWith('file:')) return next(url, context);
  const file = fileURLToPath(url);
  if (!file.endsWith('.ts') || !isFirmware(file) || !(await readFile(file, 'utf8')).includes('bulkhead')) return next(url, context);
  const program = createFirmwareProgram([file]);
  const source = program.getSourceFile(file);
  if (!source) return next(url, context);
  // The transform leaves every line where it was, so TypeScript's own map of the result leads to the right line.
  const { outputText } = ts.transpileModule(transformModule(program, source).code, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, inlineSourceMap: true },
    fileName: file,
  });
  return { format: 'module', source: outputText, shortCircuit: true };
}
