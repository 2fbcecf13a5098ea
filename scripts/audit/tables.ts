/** Finds the tables in the section `.tables` and decodes them. Every byte of the section belongs to one of them, or is 0. */
import { type Elf, sectionContents } from '../elf.ts';
import { hex } from '../output.ts';
import type { Report } from './findings.ts';
import { decodeRows, type Row, structs, type TableName } from './structs.ts';

export const tablesSection = '.tables';
export const tablesMagic = 0x4b4c5542;
export const tablesVersion = 4;

export type Tables = Record<TableName, Row[]>;

/** Null, with what is wrong reported, when the tables cannot be read at all. */
export function readTables(elf: Elf, report: Report): Tables | null {
  const section = elf.sections.find(({ name }) => name === tablesSection);
  const contents = sectionContents(elf, tablesSection);
  if (!section || !contents) {
    report('BHA010', `there is no section ${tablesSection}`);
    return null;
  }
  const covered = new Uint8Array(contents.length);
  const rows: Partial<Tables> = {};
  for (const name of Object.keys(structs) as TableName[]) {
    const symbols = elf.symbols.filter((symbol) => symbol.name === name && symbol.section !== 0);
    const symbol = symbols[0];
    const at = symbol ? symbol.value - section.address : -1;
    if (!symbol || symbols.length !== 1 || at < 0 || at + symbol.size > contents.length) {
      report('BHA010', `table '${name}' is not in ${tablesSection}, or not once`);
      continue;
    }
    if (covered.subarray(at, at + symbol.size).some((taken) => taken !== 0)) report('BHA010', `table '${name}' lies over another`);
    covered.fill(1, at, at + symbol.size);
    try {
      rows[name] = decodeRows(name, contents.subarray(at, at + symbol.size));
    } catch (error) {
      report('BHA010', (error as Error).message);
    }
  }
  const stray = contents.findIndex((byte, at) => byte !== 0 && covered[at] === 0);
  if (stray >= 0) report('BHA010', `a byte at ${hex(section.address + stray)} belongs to no table and is not 0`);
  return Object.keys(structs).every((name) => rows[name as TableName]) ? (rows as Tables) : null;
}
