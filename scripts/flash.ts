/** `bulkhead flash`: programs a board with OpenOCD. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Board } from '../compiler/system/model.ts';
import { suggestion } from '../compiler/system/suggest.ts';
import { loadBoards } from './boards.ts';
import { buildSystem } from './build.ts';
import { shown } from './checkout.ts';
import { printDiagnostics } from './diagnostics.ts';
import { type Elf, readElf } from './elf.ts';
import { InputError } from './errors.ts';
import { loadSegments, misfit } from './flash-image.ts';
import { openOcdArguments, runOpenOcd, shellCommand } from './flash-openocd.ts';
import { bytes, showProgress } from './output.ts';
import { usageError } from './run-failure.ts';
import { onPath, requireTool } from './toolchain.ts';

interface Options {
  board?: string;
  dryRun?: boolean;
  probe?: string;
}

/** For an ELF file, which does not name its board. */
const defaultBoard = 'netduinoplus2';

export function register(program: Command): void {
  program
    .command('flash')
    .summary('program a board')
    .description('Builds SYSTEM, or takes an ELF file that is there, and programs a board with it through OpenOCD: write, verify, reset.')
    .argument('<system>', 'folder with a system.ts, or an ELF file')
    .option('--board <name>', `board to program; default that of \`bulkhead build\`, for an ELF file ${defaultBoard}`)
    .option('--dry-run', 'print the command instead of running it')
    .option('--probe <serial>', 'serial number of the debug probe, where there are several')
    .addHelpText(
      'after',
      '\nExample:\n  npx bulkhead flash firmware/water-tank --board netduinoplus2\n  npx bulkhead flash build/firmware.elf --dry-run',
    )
    .action((system: string, options: Options) => flash(system, options));
}

/** @throws Failure, InputError: in words for the user */
export async function flash(system: string, options: Options): Promise<void> {
  const { elf, board } = await chooseImage(system, options.board);
  const tool = board.flashTool?.openocd;
  if (!tool) throw usageError(`board '${board.name}' has no way to be programmed: it exists in QEMU only`);
  const segments = loadSegments(readImage(elf));
  const problem = misfit(segments, board);
  if (problem) throw new InputError([{ code: 'BH4002', severity: 'error', message: `${shown(elf)}: ${problem}` }]);
  const words = openOcdArguments(tool, elf, options.probe);
  if (options.dryRun) {
    process.stdout.write(`${shellCommand('openocd', words)}\n`);
    if (!onPath('openocd')) process.stderr.write('openocd is not installed here\n');
    return;
  }
  const size = segments.reduce((sum, segment) => sum + segment.size, 0);
  await runOpenOcd(requireTool('openocd'), words, board.name, showProgress());
  process.stdout.write(`${shown(elf)}: ${bytes(size)} programmed into ${board.name} and verified; it runs\n`);
}

async function chooseBoard(name: string): Promise<Board> {
  const boards = await loadBoards();
  const board = boards.get(name);
  if (board) return board;
  throw new InputError([
    { code: 'BH3006', severity: 'error', message: `there is no board '${name}'`, hint: suggestion(name, [...boards.keys()], 'boards') },
  ]);
}

/** The image, by absolute path, and the board it is for: SYSTEM is built first. */
async function chooseImage(system: string, boardName: string | undefined): Promise<{ elf: string; board: Board }> {
  const path = resolve(system);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() && !path.endsWith('.ts')) {
    return { elf: path, board: await chooseBoard(boardName ?? defaultBoard) };
  }
  const built = await buildSystem({ system: path, ...(boardName === undefined ? {} : { board: boardName }) });
  printDiagnostics(built.warnings);
  return { elf: built.elf, board: built.model.board };
}

function readImage(path: string): Elf {
  try {
    return readElf(path);
  } catch (error) {
    throw new InputError([
      { code: 'BH4002', severity: 'error', message: (error as Error).message, hint: 'name a system folder or the firmware.elf of one' },
    ]);
  }
}
