/** What of an ELF file goes into flash, and whether it fits a board. */
import type { Board } from '../compiler/system/model.ts';
import type { Elf } from './elf.ts';
import { hex } from './output.ts';

export interface LoadSegment {
  /** Where the programmer writes it. */
  address: number;
  /** Bytes in the file. */
  size: number;
}

const loadable = 1;

/** The loadable segments that have contents (ELF specification 1.2, program header). */
export function loadSegments({ bytes }: Pick<Elf, 'bytes'>): LoadSegment[] {
  const start = bytes.readUInt32LE(28);
  const entrySize = bytes.readUInt16LE(42);
  const count = bytes.readUInt16LE(44);
  if (start + entrySize * count > bytes.length) throw new Error('the program header is cut short');
  return Array.from({ length: count }, (_, index) => {
    const at = start + index * entrySize;
    return { type: bytes.readUInt32LE(at), address: bytes.readUInt32LE(at + 12), size: bytes.readUInt32LE(at + 16) };
  })
    .filter(({ type, size }) => type === loadable && size > 0)
    .map(({ address, size }) => ({ address, size }));
}

/** Why the image cannot be programmed into the board; null when it can. */
export function misfit(segments: readonly LoadSegment[], board: Pick<Board, 'name' | 'flash'>): string | null {
  const { base, size } = board.flash;
  if (segments.length === 0) return 'the image holds nothing to program';
  const end = Math.max(...segments.map((segment) => segment.address + segment.size));
  for (const segment of segments) {
    if (segment.address < base || segment.address >= base + size) {
      return `${segment.size} bytes belong at ${hex(segment.address)}, outside the flash of ${board.name} (${hex(base)} to ${hex(base + size - 1)})`;
    }
  }
  if (end > base + size)
    return `the image ends at ${hex(end)}, ${end - base - size} bytes behind the flash of ${board.name} (${size} bytes)`;
  return null;
}
