/** The images that the audit is tested on, built once for the file that asks; and how to change one. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Audit, auditImage } from '../../scripts/audit/audit.ts';
import { structs, type TableName } from '../../scripts/audit/structs.ts';
import { buildSystem } from '../../scripts/build.ts';
import { type Elf, type ElfSection, parseElf } from '../../scripts/elf.ts';
import { silent } from '../../scripts/output.ts';

export async function buildImage(system: string): Promise<Buffer> {
  const { elf } = await buildSystem({ system, progress: silent });
  return readFileSync(elf);
}

/** Audits bytes that lie in no file yet. */
export function auditBytes(bytes: Buffer): Audit {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-audit-'));
  try {
    const path = join(folder, 'firmware.elf');
    writeFileSync(path, bytes);
    return auditImage(path, bytes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A copy of an image, to be changed in place. */
export class Image {
  bytes: Buffer;
  readonly elf: Elf;

  constructor(original: Buffer) {
    this.bytes = Buffer.from(original);
    this.elf = parseElf(this.bytes);
  }

  section(name: string): ElfSection {
    const found = this.elf.sections.find((section) => section.name === name);
    if (!found) throw new Error(`no section ${name}`);
    return found;
  }

  /** Where in the file the header of a section lies. */
  header(name: string): number {
    return this.bytes.readUInt32LE(32) + this.section(name).index * this.bytes.readUInt16LE(46);
  }

  /** Where in the file the byte at an address of the image lies. */
  at(address: number): number {
    const section = this.elf.sections.find(
      ({ address: base, size, flags, type }) => (flags & 2) !== 0 && type !== 8 && address >= base && address < base + size,
    );
    if (!section) throw new Error(`nothing at ${address.toString(16)}`);
    return section.offset + address - section.address;
  }

  symbol(name: string): number {
    const found = this.elf.symbols.find((symbol) => symbol.name === name && symbol.section !== 0);
    if (!found) throw new Error(`no symbol ${name}`);
    return found.value;
  }

  /** Functions of a task by name: names are local, so that several tasks have one `scan`. */
  code(task: string, name: string): number {
    const { index } = this.section(`.${task}.code`);
    const found = this.elf.symbols.find((symbol) => symbol.name === name && symbol.section === index);
    if (!found) throw new Error(`no function ${name} in ${task}`);
    return found.value & ~1;
  }

  /** Index of a task, by the order of its symbols. */
  field(table: TableName, row: number, field: string): { at: number; width: number } {
    const { size, fields } = structs[table];
    const { at, width } = fields.find(({ name }) => name === field)!;
    return { at: this.at(this.symbol(table)) + row * size + at, width };
  }

  get(table: TableName, row: number, field: string): number {
    const { at, width } = this.field(table, row, field);
    return this.bytes.readUIntLE(at, width);
  }

  set(table: TableName, row: number, field: string, value: number): void {
    const { at, width } = this.field(table, row, field);
    this.bytes.writeUIntLE(value, at, width);
  }

  /** Writes halfwords of Thumb code over what is at an address. */
  patch(address: number, ...halfwords: number[]): void {
    halfwords.forEach((halfword, index) => {
      this.bytes.writeUInt16LE(halfword, this.at(address + 2 * index));
    });
  }
}
