/**
 * Bit flips in a running task, through QEMU's gdb port. The task is stopped at a breakpoint in each of its scans; in every fifth, one bit is flipped, and it
 * goes on; what it does in the scans until the next flip counts for that flip. A stop lets the next tick come early, so times are in ticks.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Board } from '../../compiler/system/model.ts';
import { readElf } from '../../scripts/elf.ts';
import type { LinkRecord } from '../../scripts/link.ts';
import { startMachine } from '../../scripts/qemu.ts';
import { type Bench, board, buildBench, kind } from '../kernel/bench.ts';
import { GdbRemote } from './gdb-remote.ts';

export const places = ['data', 'stack', 'registers', 'sp', 'pc', 'xpsr'] as const;
export type Place = (typeof places)[number];

export interface Flip {
  place: Place;
  /** Address, or number of the register as gdb counts. */
  at: number;
  bit: number;
  /** Kinds of the faults of the victim until the next flip, by name; empty: no effect that the kernel saw. */
  faults: string[];
  /** Ticks from the first fault to the restart; null: none. */
  recovery: number | null;
}

export interface Campaign {
  flips: Flip[];
  /** Periods of control that were not seen in its output in the exchange they belong to. */
  misses: number;
  control: { activations: number; expected: number; overruns: number; restarts: number };
  /** Faults of others than the victim, panics, further starts. */
  otherFaults: number;
  panics: number;
  starts: number;
  /** Outputs of the victim that are neither one of its two values nor the safe one. */
  strangeOutputs: number;
  /** What QEMU said at its end. */
  end: string;
  panicCodes: number[];
}

/** xorshift32: the same flips for the same seed. */
export function generator(seed: number): (limit: number) => number {
  let state = seed >>> 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

export function buildCampaign(name: string, on?: Board): Promise<Bench> {
  return buildBench(
    name,
    {
      control: { source: 'attacks/beacon.c', priority: 2, period: 10, writes: ['periods'] },
      victim: { source: 'attacks/victim.c', priority: 4, period: 10, budgetUs: 9500, writes: ['valve'] },
    },
    { periods: { kind: 'analogOut', channel: 0 }, valve: { kind: 'analogOut', channel: 1, safe: 0 } },
    undefined,
    false,
    on,
  );
}

const kindNames = new Map<number, string>(Object.entries(kind).map(([name, number]) => [number, name]));
const scansAFlip = 5;
const spRegister = 13;
const pcRegister = 15;
const xpsrRegister = 25;

/** `flips` flips in one run of QEMU; with `dry`, the same stops without a flip. */
export async function runFlips(bench: Bench, seed: number, flips: number, dry = false): Promise<Campaign> {
  const random = generator(seed);
  const symbol = readElf(bench.elf).symbols.find(({ name }) => name === 'flip_here');
  if (!symbol) throw new Error('the image has no flip_here');
  const stopAt = symbol.value & ~1;
  const victim = bench.model.tasks.findIndex(({ name }) => name === 'victim');
  const { ram, stack } = bench.layout.tasks[victim]!;
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-flips-'));
  const socket = join(folder, 'gdb');
  const done: Flip[] = [];
  const result = { misses: 0, strangeOutputs: 0, otherFaults: 0, panics: 0, starts: 0 };
  let control = { activations: 0, expected: 0, overruns: 0, restarts: 0 };
  let last: number | undefined;
  let lastTick = 0;
  let faultTick: number | undefined;
  let over = false;
  const panicCodes: number[] = [];
  let alive = true;
  let end = '';
  const onRecord = (record: LinkRecord) => {
    const flip = done.at(-1);
    switch (record.type) {
      case 'hello':
        result.starts++;
        break;
      case 'panic':
        result.panics++;
        panicCodes.push(record.code);
        break;
      case 'fault':
        if (record.task !== victim || !flip) result.otherFaults++;
        else flip.faults.push(kindNames.get(record.kind) ?? String(record.kind));
        faultTick ??= record.time;
        break;
      case 'restart':
        if (flip && faultTick !== undefined) flip.recovery ??= record.time - faultTick;
        faultTick = undefined;
        break;
      case 'statistics':
        if (record.task === victim - 1) {
          const { activations, overruns, restarts } = record;
          control = { activations, overruns, restarts, expected: Math.floor((lastTick - 1) / 10) };
        }
        break;
      case 'exchange': {
        const [periods, valve] = record.words as unknown as [number, number];
        if (last !== undefined && periods !== last + 1) result.misses++;
        last = periods;
        lastTick = record.tick;
        if (valve > 2) result.strangeOutputs++;
        // A victim that never comes to the breakpoint again must not keep the run going for ever.
        machine.answer([], over || result.starts > 1 || record.tick > (flips + 1) * scansAFlip * 40);
        break;
      }
      default:
    }
  };
  const machine = await startMachine({
    elf: bench.elf,
    board,
    serial: [],
    realtime: false,
    gdb: socket,
    onRecord,
    onLinkError: () => void machine.close(),
    onPty: () => {},
  });
  try {
    const gdb = await GdbRemote.open(socket);
    await gdb.begin();
    await gdb.breakAt(stopAt);
    for (let stop = 0; stop < (flips + 1) * scansAFlip; stop++) {
      alive = await gdb.goOn();
      if (!alive) break;
      if (stop % scansAFlip === scansAFlip - 1 && done.length < flips) {
        const flip = choose(random, ram.base, stack, ram.size, await gdb.readRegister(spRegister));
        done.push(flip);
        if (!dry) await inject(gdb, flip);
      }
      await gdb.unbreak(stopAt);
      alive = await gdb.step();
      if (!alive) break;
      await gdb.breakAt(stopAt);
    }
    over = true;
    if (alive) {
      await gdb.unbreak(stopAt);
      void gdb.goOn();
    }
    ({ text: end } = await machine.ended);
    gdb.close();
  } finally {
    await machine.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { flips: done, control, end, panicCodes, ...result };
}

function choose(random: (limit: number) => number, base: number, stack: number, size: number, sp: number): Flip {
  const place = places[random(places.length)]!;
  const used = Math.max(4, base + stack - sp);
  const memory: Partial<Record<Place, number>> = {
    data: base + stack + random(size - stack),
    stack: sp + random(used),
  };
  const register: Partial<Record<Place, number>> = { registers: random(13), sp: spRegister, pc: pcRegister, xpsr: xpsrRegister };
  const address = memory[place];
  const at = address ?? register[place]!;
  return { place, at, bit: random(address === undefined ? 32 : 8), faults: [], recovery: null };
}

async function inject(gdb: GdbRemote, { place, at, bit }: Flip): Promise<void> {
  if (place === 'data' || place === 'stack') await gdb.writeByte(at, (await gdb.readByte(at)) ^ (1 << bit));
  else await gdb.writeRegister(at, ((await gdb.readRegister(at)) ^ (1 << bit)) >>> 0);
}
