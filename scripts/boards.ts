/** The boards of the checkout: each folder of boards/ with a board.ts. */
import { existsSync, readdirSync } from 'node:fs';
import { build } from 'esbuild';
import type { Board } from '../compiler/system/model.ts';
import { inCheckout } from './checkout.ts';

/** All boards by name, in alphabetical order. */
export async function loadBoards(): Promise<Map<string, Board>> {
  const names = readdirSync(inCheckout('boards')).filter((name) => existsSync(inCheckout('boards', name, 'board.ts')));
  const boards = await Promise.all(names.sort().map(loadBoard));
  return new Map(boards.map((board) => [board.name, board]));
}

/** Loaded as data, like a system.ts: boards/ is written in TypeScript and need not be known when Bulkhead itself is bundled. */
async function loadBoard(name: string): Promise<Board> {
  const file = inCheckout('boards', name, 'board.ts');
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
    tsconfigRaw: {},
  });
  const url = `data:text/javascript;base64,${Buffer.from(outputFiles[0]!.text).toString('base64')}`;
  const { board } = (await import(url)) as { board?: Board };
  if (board?.name !== name) throw new Error(`${file} exports no board named '${name}'`);
  return board;
}
