/** Explains the faults of one image by its own symbols; it is read at the first of them. */
import { existsSync } from 'node:fs';
import type { SystemModel } from '../compiler/system/model.ts';
import { shown } from './checkout.ts';
import { readElf } from './elf.ts';
import type { FaultSources } from './run-events.ts';
import { exitCode, Failure } from './run-failure.ts';
import { Symbols } from './symbols.ts';
import { describeTrap, readTraps, type TrapTable } from './symbols-traps.ts';

export function faultSources(elf: string): FaultSources {
  const symbols = new Symbols(elf);
  let traps: TrapTable | undefined;
  return {
    place: (pc) => symbols.place(pc),
    trap: (task, word, value) => {
      traps ??= readTraps(readElf(elf));
      return describeTrap(traps, task.name, word, value);
    },
  };
}

/**
 * The same for an image that somebody else started: nobody but who names it knows that it is the one that runs.
 * @throws Failure (1) when the image is not there, or of another system or board
 */
export function imageOf(elf: string, { name, board }: SystemModel): FaultSources {
  if (!existsSync(elf)) throw new Failure(exitCode.input, `${shown(elf)} is not there`);
  const { system, board: boardName } = readTraps(readElf(elf));
  if (system !== name || boardName !== board.name)
    throw new Failure(
      exitCode.input,
      `${shown(elf)} is ${system ?? 'no system of Bulkhead'} on ${boardName ?? 'no board'}, not ${name} on ${board.name}`,
    );
  return faultSources(elf);
}
