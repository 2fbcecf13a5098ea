/**
 * Source text in pieces: spans of the original, kept as they are, and text put between them. Because every kept character knows
 * where it came from, the source map is exact and no line moves.
 */

/** A span of the original text, offsets from 0, end exclusive. */
export interface Span {
  start: number;
  end: number;
}
export type Text = (string | Span)[];

/** Composes pieces: text`f(${argument})`. */
export function text(strings: TemplateStringsArray, ...values: (string | Text)[]): Text {
  const result: Text = [];
  strings.forEach((fixed, index) => {
    if (fixed !== '') result.push(fixed);
    const value = values[index];
    if (value === undefined) return;
    if (typeof value === 'string') result.push(value);
    else result.push(...value);
  });
  return result;
}

/** Joins pieces with a separator. */
export function join(parts: Text[], separator: string): Text {
  return parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part]));
}

/** A source map of version 3, as Vite and Node take it. */
export interface SourceMap {
  version: 3;
  file: string;
  sources: string[];
  sourcesContent: string[];
  names: string[];
  mappings: string;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** One number as base 64 VLQ: sign in the lowest bit, 5 bits a digit, the sixth says that more follow. */
function vlq(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let digits = '';
  do {
    const digit = rest & 31;
    rest >>>= 5;
    digits += BASE64[rest > 0 ? digit | 32 : digit];
  } while (rest > 0);
  return digits;
}

/** Puts the pieces together, with the map back to `source`. */
export function assemble(pieces: Text, source: string, fileName: string): { code: string; map: SourceMap } {
  const lineStarts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  let code = '';
  let mappings = '';
  let column = 0;
  let previous = { column: 0, line: 0, sourceColumn: 0 };
  let line = 0;

  const append = (fragment: string) => {
    code += fragment;
    let at = 0;
    for (let end = fragment.indexOf('\n'); end >= 0; end = fragment.indexOf('\n', at)) {
      mappings += ';';
      column = 0;
      previous = { ...previous, column: 0 };
      at = end + 1;
    }
    column += fragment.length - at;
  };
  const mark = (offset: number) => {
    while (line + 1 < lineStarts.length && lineStarts[line + 1]! <= offset) line++;
    while (lineStarts[line]! > offset) line--;
    const sourceColumn = offset - lineStarts[line]!;
    const separator = mappings === '' || mappings.endsWith(';') ? '' : ',';
    mappings += `${separator}${vlq(column - previous.column)}A${vlq(line - previous.line)}${vlq(sourceColumn - previous.sourceColumn)}`;
    previous = { column, line, sourceColumn };
  };

  for (const piece of pieces) {
    if (typeof piece === 'string') {
      append(piece);
      continue;
    }
    let start = piece.start;
    while (start < piece.end) {
      mark(start);
      const newline = source.indexOf('\n', start);
      const end = newline < 0 || newline >= piece.end ? piece.end : newline + 1;
      append(source.slice(start, end));
      start = end;
    }
  }
  return { code, map: { version: 3, file: fileName, sources: [fileName], sourcesContent: [source], names: [], mappings } };
}
