/**
 * The section `.bulkhead.names` of an image: what a debugger needs beyond DWARF to speak TypeScript, where each compartment lies, and enough of the system
 * to run the image without its sources. Not loaded into the chip. Written by the build, read by `bulkhead debug` and by scripts/gdb/.
 */
import { basename } from 'node:path';
import type { DebugNames } from '../compiler/emit/index.ts';
import type { Layout } from '../compiler/system/layout.ts';
import type { PointModel, SystemModel, TaskModel } from '../compiler/system/model.ts';
import { loadBoards } from './boards.ts';
import { type Elf, readElf, sectionContents } from './elf.ts';
import { InputError } from './errors.ts';

export const namesSection = '.bulkhead.names';
const version = 1;

export interface NamesTable {
  section: typeof namesSection;
  version: typeof version;
  system: string;
  board: string;
  tasks: {
    name: string;
    language: 'ts' | 'c';
    /** File name of the entry module. */
    entry: string;
    budgetUs: number;
    /** Peripherals, and calls by their declared names. */
    uses: string[];
    calls: string[];
    flash: { base: number; size: number };
    ram: { base: number; size: number };
    /** Null for a native task: DWARF says all. */
    names: DebugNames | null;
  }[];
  /** What the simulation link carries. */
  points: Pick<PointModel, 'name' | 'index' | 'kind' | 'type' | 'safe' | 'binding' | 'writer'>[];
}

/** @param names by task index, paths as they may stand in an image */
export function namesTable(model: SystemModel, layout: Layout, names: ReadonlyMap<number, DebugNames>): string {
  const table: NamesTable = {
    section: namesSection,
    version,
    system: model.name,
    board: model.board.name,
    tasks: model.tasks.map((task) => {
      const { flash, ram } = layout.tasks[task.index]!;
      return {
        name: task.name,
        language: task.language,
        entry: basename(task.entry),
        budgetUs: task.budgetUs,
        uses: task.uses,
        calls: task.calls.map((call) => call.name),
        flash: { base: flash.base, size: flash.size },
        ram: { base: ram.base, size: ram.size },
        names: names.get(task.index) ?? null,
      };
    }),
    points: model.points.map(({ name, index, kind, type, safe, binding, writer }) => ({ name, index, kind, type, safe, binding, writer })),
  };
  return `${JSON.stringify(table)}\n`;
}

/** Null for an image without the section. @throws Error when it is not of this version */
export function readNames(elf: Elf): NamesTable | null {
  const contents = sectionContents(elf, namesSection);
  if (!contents) return null;
  const table = JSON.parse(contents.toString('utf8')) as NamesTable;
  if (table.version !== version) throw new Error(`section ${namesSection} is of version ${table.version}, not ${version}`);
  return table;
}

/**
 * As much of the system as an image tells: enough for the simulation link and for messages.
 * @throws InputError for a file that is no image of this version
 */
export async function imageSystem(path: string, boardName: string | undefined): Promise<SystemModel> {
  const refuse = (message: string) => new InputError([{ code: 'BH4002', severity: 'error', message, hint: 'build the system again' }]);
  let names: NamesTable | null;
  try {
    names = readNames(readElf(path));
  } catch (error) {
    throw refuse((error as Error).message);
  }
  if (!names) throw refuse(`${path} carries no section ${namesSection}: it does not say what is in it`);
  const board = (await loadBoards()).get(boardName ?? names.board);
  if (!board) throw refuse(`there is no board '${boardName ?? names.board}'`);
  const place = { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const task = ({ name, language, entry, budgetUs, uses, calls }: NamesTable['tasks'][number], index: number): TaskModel => ({
    ...{ name, index, language, entry, place, budgetUs, uses },
    role: index === 0 ? 'supervisor' : index === 1 ? 'io' : 'user',
    ...{ priority: index, period: 0, startBudgetUs: 0, serveLimit: 0, reads: [], writes: [] },
    calls: calls.map((call) => ({ name: call, target: 0, endpoint: call, rate: null })),
    restart: { withinTicks: 0, atMost: 0, perTicks: 0 },
  });
  return {
    name: names.system,
    folder: path,
    board,
    tasks: names.tasks.map(task),
    points: names.points.map((point) => ({ ...point, place })),
  };
}
