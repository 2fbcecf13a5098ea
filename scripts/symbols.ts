/**
 * From addresses of the image to lines of the sources, with the binutils of the cross compiler. They are asked at faults only, and once for each address:
 * the firmware stands still meanwhile.
 */
import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';

export interface CodePlace {
  /** File name without folder, and line: `filter.c:12`; null when the image has no line for the address. */
  line: string | null;
  /** What the instruction there does to memory. */
  access: 'reading' | 'writing' | null;
}

export class Symbols {
  readonly #elf: string;
  readonly #known = new Map<number, CodePlace>();

  constructor(elf: string) {
    this.#elf = elf;
  }

  /** What stands at a program counter (bit 0, the Thumb bit, does not matter); nulls where the tools cannot say. */
  place(pc: number): CodePlace {
    const address = (pc & ~1) >>> 0;
    let place = this.#known.get(address);
    if (!place) {
      place = { line: this.#line(address), access: this.#access(address) };
      this.#known.set(address, place);
    }
    return place;
  }

  #line(address: number): string | null {
    const text = this.#ask('arm-none-eabi-addr2line', ['-e', this.#elf, `0x${address.toString(16)}`]);
    const match = /^(.+):(\d+)/.exec(text);
    if (!match || match[1] === '??' || match[2] === '0') return null;
    return `${basename(match[1]!)}:${match[2]}`;
  }

  #access(address: number): 'reading' | 'writing' | null {
    const range = [`--start-address=0x${address.toString(16)}`, `--stop-address=0x${(address + 4).toString(16)}`];
    const text = this.#ask('arm-none-eabi-objdump', ['-d', '--no-show-raw-insn', ...range, this.#elf]);
    const instruction = /^\s*([0-9a-f]+):\s+(\S+)/m.exec(text);
    if (!instruction || Number.parseInt(instruction[1]!, 16) !== address) return null;
    return accessOf(instruction[2]!);
  }

  #ask(program: string, options: string[]): string {
    try {
      return execFileSync(program, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    } catch {
      // A fault line without its place is better than a run that ends for a missing tool.
      return '';
    }
  }
}

/** Direction of a Thumb-2 load or store by its mnemonic. */
export function accessOf(mnemonic: string): 'reading' | 'writing' | null {
  if (/^(ldr|ldm|pop|vldr|vldm|vpop|ldrex|tbb|tbh)/.test(mnemonic)) return 'reading';
  if (/^(str|stm|push|vstr|vstm|vpush|strex)/.test(mnemonic)) return 'writing';
  return null;
}
