/** The trap sites of an image: what the build puts into its section `.bulkhead.traps`, and what a run reads there to put a trap in words. */
import { basename } from 'node:path';
import { findTrap, renderTrap, type TrapSite } from '../compiler/emit/traps.ts';
import { type Elf, sectionContents } from './elf.ts';

export const trapsSection = '.bulkhead.traps';

/** The section's contents, as JSON: the trap sites of each TypeScript task, by the task's name. */
export interface TrapTable {
  /** Of which system on which board the image is; absent in one without the section. */
  system?: string;
  board?: string;
  tasks: Record<string, TrapSite[]>;
}

/** The trap sites in an image; empty for one without the section. @throws Error when the section is not what this version writes */
export function readTraps(elf: Elf): TrapTable {
  const contents = sectionContents(elf, trapsSection);
  if (!contents) return { tasks: {} };
  const table = JSON.parse(contents.toString('utf8')) as Partial<TrapTable>;
  if (typeof table.tasks !== 'object' || table.tasks === null) throw new Error(`section ${trapsSection} holds no trap sites by task`);
  return { ...table, tasks: table.tasks };
}

/**
 * `control.ts:17 index 12 out of 0..7`; null for a site that the table does not know.
 * @param word the first word of the trap, which names the site
 * @param value the second
 */
export function describeTrap(table: TrapTable, task: string, word: number, value: number): string | null {
  const found = findTrap(table.tasks[task] ?? [], word);
  return found ? `${basename(found.file)}:${found.line} ${renderTrap(found, value, word)}` : null;
}
