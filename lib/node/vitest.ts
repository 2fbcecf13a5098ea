/**
 * The Vite plugin behind `bulkhead/vitest`: firmware under test does what the chip does, range checks, f32 rounding and trap texts included.
 *
 * ```ts
 * // vitest.config.ts
 * import { bulkhead } from 'bulkhead/vitest';
 * export default { plugins: [bulkhead()] };
 * ```
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ts } from 'ts-morph';
import { createFirmwareProgram, libFolder, resolveModule } from './program.ts';
import { isFirmware, type Transformed, transformModule } from './transform.ts';

/** What the plugin uses of Vite's plugin interface; Vite itself is no dependency. */
export interface FirmwarePlugin {
  name: string;
  enforce: 'pre';
  resolveId(name: string, importer?: string): string | null;
  transform(code: string, id: string): Transformed | null;
}

/** Whether a module belongs to a system: a system.ts stands in its folder or above it, or it imports `bulkhead`. */
function belongsToSystem(code: string, file: string): boolean {
  if (/\bfrom\s*['"]bulkhead(?:\/[\w/-]+)?['"]/.test(code)) return true;
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'system.ts'))) return true;
    if (folder === path.dirname(folder) || existsSync(path.join(folder, 'package.json'))) return false;
  }
}

/** Transforms firmware modules; tests, plant models and all else stay as they are. `bulkhead/…` resolves without node_modules. */
export function bulkhead(): FirmwarePlugin {
  let program: ts.Program | undefined;
  const texts = new Map<string, string>();
  return {
    name: 'bulkhead',
    enforce: 'pre',
    resolveId(name, importer) {
      return /^bulkhead(?:\/|$)/.test(name) ? (resolveModule(name, importer ?? '') ?? null) : null;
    },
    transform(code, id) {
      const file = id.split('?')[0] ?? id;
      if (!file.endsWith('.ts') || path.basename(file) === 'system.ts' || !isFirmware(file)) return null;
      if (!file.startsWith(libFolder) && !belongsToSystem(code, file)) return null;
      texts.set(file, code);
      program = createFirmwareProgram([...texts.keys()], texts, program);
      const source = program.getSourceFile(file);
      return source ? transformModule(program, source) : null;
    },
  };
}
