/** Where things stand in the source. */
import { ts } from 'ts-morph';
import type { Place } from '../ir/types.ts';

/** Offsets into a file as a place; `end` is exclusive. */
export function placeAt(file: ts.SourceFile, start: number, end: number): Place {
  const from = ts.getLineAndCharacterOfPosition(file, start);
  const to = ts.getLineAndCharacterOfPosition(file, Math.max(start, end));
  return { file: file.fileName, line: from.line + 1, column: from.character + 1, endLine: to.line + 1, endColumn: to.character + 1 };
}

/** The place of a node, without the comments before it. */
export function placeOf(node: ts.Node): Place {
  const file = node.getSourceFile();
  return placeAt(file, node.getStart(file), node.getEnd());
}
