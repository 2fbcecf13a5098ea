/** Reads what Bulkhead needs of an ELF file: 32 bits, little-endian (ELF specification 1.2; ARM IHI 0044). */
import { readFileSync } from 'node:fs';

export interface ElfSection {
  name: string;
  index: number;
  type: number;
  flags: number;
  address: number;
  /** In the file. */
  offset: number;
  size: number;
  alignment: number;
}

export interface ElfSymbol {
  name: string;
  value: number;
  size: number;
  /** 0 local, 1 global, 2 weak. */
  binding: number;
  /** 2: function. */
  type: number;
  /** Index of its section; 0: undefined. */
  section: number;
}

export interface Elf {
  sections: ElfSection[];
  symbols: ElfSymbol[];
  bytes: Buffer;
}

export const sectionFlags = { write: 1, alloc: 2, execute: 4 } as const;
const symbolTable = 2;
/** Takes no bytes of the file: zeroed data. */
export const noBits = 8;

/** Throws an Error when the file is no such ELF. */
export function readElf(path: string): Elf {
  return parseElf(readFileSync(path), path);
}

export function parseElf(bytes: Buffer, path = 'ELF'): Elf {
  if (bytes.length < 52 || bytes.readUInt32BE(0) !== 0x7f454c46 || bytes[4] !== 1 || bytes[5] !== 1) {
    throw new Error(`${path} is no 32-bit little-endian ELF file`);
  }
  const start = bytes.readUInt32LE(32);
  const entrySize = bytes.readUInt16LE(46);
  const count = bytes.readUInt16LE(48);
  const namesIndex = bytes.readUInt16LE(50);
  if (start + entrySize * count > bytes.length) throw new Error(`${path} is cut short`);
  const raw = Array.from({ length: count }, (_, index) => {
    const at = start + index * entrySize;
    const word = (field: number) => bytes.readUInt32LE(at + field * 4);
    return {
      nameAt: word(0),
      link: word(6),
      index,
      type: word(1),
      flags: word(2),
      address: word(3),
      offset: word(4),
      size: word(5),
      alignment: word(8),
    };
  });
  const names = raw[namesIndex];
  const sections = raw.map(({ nameAt, link: _, ...section }) => ({ ...section, name: names ? text(bytes, names.offset + nameAt) : '' }));
  const symbols: ElfSymbol[] = [];
  for (const section of raw) {
    if (section.type !== symbolTable) continue;
    const strings = raw[section.link]!.offset;
    for (let at = section.offset; at < section.offset + section.size; at += 16) {
      const info = bytes[at + 12]!;
      symbols.push({
        name: text(bytes, strings + bytes.readUInt32LE(at)),
        value: bytes.readUInt32LE(at + 4),
        size: bytes.readUInt32LE(at + 8),
        binding: info >> 4,
        type: info & 15,
        section: bytes.readUInt16LE(at + 14),
      });
    }
  }
  return { sections, symbols, bytes };
}

function text(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, bytes.indexOf(0, at));
}

/** Names that the object uses and does not define. */
export function undefinedSymbols(elf: Elf): string[] {
  return elf.symbols.filter((symbol) => symbol.section === 0 && symbol.name !== '' && symbol.binding !== 2).map((symbol) => symbol.name);
}

/** Contents of a section; null when there is none of that name. */
export function sectionContents(elf: Elf, name: string): Buffer | null {
  const section = elf.sections.find((candidate) => candidate.name === name);
  return section ? elf.bytes.subarray(section.offset, section.offset + section.size) : null;
}
