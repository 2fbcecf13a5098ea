/** Finds the source of a place in a bundle by its source map (ECMA-426, revision 3 of the format). */

export interface SourcePlace {
  source: string;
  /** From 1. */
  line: number;
  column: number;
}

interface Mapping {
  column: number;
  place: SourcePlace;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export class SourceMap {
  /** By line of the bundle, each in order of column. */
  readonly #lines: Mapping[][];

  /** @param json text of a map with `sources` and `mappings` */
  constructor(json: string) {
    const { sources, mappings } = JSON.parse(json) as { sources: string[]; mappings: string };
    // Source, line and column go on from the last mapping, over lines of the bundle too.
    let source = 0;
    let line = 0;
    let column = 0;
    this.#lines = mappings.split(';').map((group) => {
      let at = 0;
      const found: Mapping[] = [];
      for (const segment of group.split(',')) {
        const fields = decodeVlq(segment);
        if (fields.length === 0) continue;
        at += fields[0]!;
        if (fields.length < 4) continue;
        source += fields[1]!;
        line += fields[2]!;
        column += fields[3]!;
        found.push({ column: at, place: { source: sources[source]!, line: line + 1, column: column + 1 } });
      }
      return found;
    });
  }

  /** The source of a place in the bundle, line and column from 1; null for code that the bundler made. */
  find(line: number, column: number): SourcePlace | null {
    let best: SourcePlace | null = null;
    for (const mapping of this.#lines[line - 1] ?? []) {
      if (mapping.column > column - 1) break;
      best = mapping.place;
    }
    return best;
  }
}

/** Base 64 digits of five bits, lowest first, the sixth set when another follows; the lowest bit of the number is its sign. */
function decodeVlq(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const character of text) {
    const digit = digits.indexOf(character);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
