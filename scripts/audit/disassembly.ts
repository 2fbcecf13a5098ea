/** The code of an image, instruction by instruction, as `arm-none-eabi-objdump` reads it. The tool tells code from data by mapping symbols (AAELF32 5.5.5). */
import { execFileSync } from 'node:child_process';
import type { Elf, ElfSection } from '../elf.ts';
import { toolMissing } from '../errors.ts';
import { installCommand, onPath } from '../toolchain.ts';

export interface Instruction {
  address: number;
  bytes: number;
  mnemonic: string;
  operands: string;
}

export interface Code {
  section: string;
  instructions: Map<number, Instruction>;
  /** Function at its first address. */
  functions: Map<number, string>;
  /** Words of data between the instructions. */
  words: Map<number, number>;
}

/** All sections whose names are asked for; those that hold code. */
export function disassemble(path: string, sections: readonly string[]): Map<string, Code> {
  const args = ['-d', '--no-show-raw-insn', '-w', ...sections.flatMap((name) => ['-j', name]), path];
  const text = execFileSync(objdump(), args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return parseDisassembly(text);
}

function objdump(): string {
  const place = onPath('arm-none-eabi-objdump');
  if (place === null) throw toolMissing('arm-none-eabi-objdump', 'reads the code of an image', installCommand(['binutils-arm-none-eabi']));
  return place;
}

/** @param text without the raw bytes of each instruction */
export function parseDisassembly(text: string): Map<string, Code> {
  const all = new Map<string, Code>();
  let code: Code | null = null;
  let last: Instruction | null = null;
  for (const line of text.split('\n')) {
    const section = /^Disassembly of section (.+):$/.exec(line);
    if (section) {
      code = { section: section[1]!, instructions: new Map(), functions: new Map(), words: new Map() };
      all.set(code.section, code);
      last = null;
      continue;
    }
    if (!code) continue;
    const label = /^([0-9a-f]+) <([^>]+)>:$/.exec(line);
    if (label) {
      code.functions.set(Number.parseInt(label[1]!, 16), label[2]!);
      continue;
    }
    const found = /^\s*([0-9a-f]+):\t(\S+)(?:\t(.*))?$/.exec(line);
    if (!found) continue;
    const address = Number.parseInt(found[1]!, 16);
    if (last && last.bytes === 0) last.bytes = Math.min(4, address - last.address);
    const operands = (found[3] ?? '').replace(/\s*@.*$/, '').trim();
    last = { address, bytes: 0, mnemonic: found[2]!, operands };
    if (found[2] === '.word') code.words.set(address, Number(operands));
    if (!found[2]!.startsWith('.')) code.instructions.set(address, last);
  }
  return all;
}

/** Bytes of a section that its mapping symbols call code ($t) or data ($d); null where nothing is said of a byte. */
export function mapping(elf: Elf, section: ElfSection): ('code' | 'data' | null)[] {
  const kinds = new Array<'code' | 'data' | null>(section.size).fill(null);
  const marks = elf.symbols
    .filter((symbol) => symbol.section === section.index && /^\$[tad](\.|$)/.test(symbol.name))
    .map(({ name, value }) => ({ at: value - section.address, kind: name[1] === 'd' ? ('data' as const) : ('code' as const) }))
    .sort((a, b) => a.at - b.at);
  marks.forEach(({ at, kind }, index) => {
    kinds.fill(kind, Math.max(0, at), marks[index + 1]?.at ?? section.size);
  });
  return kinds;
}
