/**
 * The source transform: makes a firmware module do under Node exactly what the chip does. It adds range checks at stores into sized integers,
 * rounding of f32, bounds of arrays, and the chip's trap texts; all else is JavaScript's own meaning already. Types stay in the text,
 * lines stay where they are.
 *
 * It knows TypeScript's tree and types and nothing of the compiler, so that each is a check of the other.
 */
import path from 'node:path';
import type { ts } from 'ts-morph';
import { assemble, type SourceMap } from './pieces.ts';
import { libFolder } from './program.ts';
import { Rewriter } from './rewriter.ts';

export interface Transformed {
  /** TypeScript still: strip its types to run it. */
  code: string;
  map: SourceMap;
}

/** Files of lib/ that are no firmware but what stands behind it under Node. */
const native = ['bulkhead.ts', 'sequence.ts', 'node.ts', 'system.ts', 'policy.ts', 'plant.ts', 'vitest.ts'].map((file) =>
  path.join(libFolder, file),
);

/** Whether a module is firmware, which the transform has to see. */
export function isFirmware(file: string): boolean {
  return (
    !native.includes(file) &&
    !file.startsWith(path.join(libFolder, 'node') + path.sep) &&
    !/(?:\.test\.ts|[\\/]plant\.ts|\.d\.ts)$/.test(file)
  );
}

/** Transforms one module of a program (program.ts makes one). */
export function transformModule(program: ts.Program, source: ts.SourceFile): Transformed {
  return assemble(new Rewriter(program.getTypeChecker(), source).module(), source.text, source.fileName);
}
