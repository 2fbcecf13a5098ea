/** Explains the faults of one image by its own symbols; it is read at the first of them. */
import { readElf } from './elf.ts';
import type { FaultSources } from './run-events.ts';
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
