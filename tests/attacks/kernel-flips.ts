/**
 * Bit flips in the memory of the kernel itself, through QEMU's gdb port: on the board whose watchdog QEMU models. The machine is stopped in a scan of the
 * victim or, for the kernel's stack, in `schedule`, where that stack is in use; one bit is flipped, and what happens in the scans until the next flip counts
 * for it. A run ends with the first flip that had an effect. Flips without one stay, and may show later.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { board as mps2 } from '../../boards/mps2-an385/board.ts';
import { readElf } from '../../scripts/elf.ts';
import type { LinkRecord } from '../../scripts/link.ts';
import { startMachine } from '../../scripts/qemu.ts';
import type { Bench } from '../kernel/bench.ts';
import { generator } from './flips.ts';
import { GdbRemote } from './gdb-remote.ts';

export const kernelPlaces = ['stack', 'kernel', 'task states', 'points', 'audit log'] as const;
export type KernelPlace = (typeof kernelPlaces)[number];
/**
 * silent: no effect was seen. detected: a task faulted and was restarted, control and outputs stayed right. reset: the kernel found itself wrong, or its
 * watchdog did. lockup: a fault in the handler of faults, where QEMU ends; a chip stands still until its watchdog resets it. missed: control's count of
 * periods stood still or jumped by one, nobody noticed. stalled: the victim did not come to its scan again, all else went on. wrong: an output had any other
 * value that it must not have. hung: the machine did nothing any more and was not reset.
 */
export const outcomes = ['silent', 'detected', 'reset', 'lockup', 'missed', 'stalled', 'wrong', 'hung'] as const;
export type Outcome = (typeof outcomes)[number];

export interface KernelFlip {
  place: KernelPlace;
  address: number;
  bit: number;
  outcome: Outcome;
  /** With a reset: the panic that the kernel told of; null: the watchdog alone. */
  panic: number | null;
}

export const kernelFlipsBoard = mps2;
const scansAFlip = 3;
const spRegister = 13;
/** Nothing that goes on takes so long; who hangs for ever is not known sooner. */
const patienceMs = 20_000;

interface Range {
  base: number;
  size: number;
}

/** Where each place is; the kernel's stack is taken from its pointer. */
function ranges(elf: string): Record<Exclude<KernelPlace, 'stack'>, Range> & { stackTop: number } {
  const { symbols, sections } = readElf(elf);
  const symbol = (wanted: string) => {
    const found = symbols.find(({ name }) => name === wanted);
    if (!found) throw new Error(`the image has no ${wanted}`);
    return { base: found.value, size: found.size };
  };
  const ring = sections.find(({ name }) => name === '.kernel.noinit')!;
  return {
    kernel: symbol('kernel'),
    'task states': symbol('task_states'),
    points: symbol('point_values'),
    'audit log': { base: ring.address, size: ring.size },
    stackTop: symbol('kernel_stack_top').base,
  };
}

/** Flips until one has an effect, at most `most`. */
export async function runKernelFlips(bench: Bench, seed: number, most: number): Promise<KernelFlip[]> {
  const random = generator(seed * 7919);
  for (let i = 0; i < 8; i++) random(2);
  const { symbols } = readElf(bench.elf);
  const codeAt = (name: string) => symbols.find((symbol) => symbol.name === name)!.value & ~1;
  const scan = codeAt('flip_here');
  const inKernel = codeAt('schedule');
  const places = ranges(bench.elf);
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-kernel-flips-'));
  const socket = join(folder, 'gdb');
  const done: KernelFlip[] = [];
  let starts = 0;
  let over = false;
  let last: number | undefined;
  let alive = true;
  let hung = false;
  const seen = { faults: 0, misses: 0, wrong: 0, panic: null as number | null };
  const onRecord = (record: LinkRecord) => {
    if (record.type === 'hello') starts++;
    else if (record.type === 'panic') seen.panic = record.code;
    else if (record.type === 'fault') seen.faults++;
    else if (record.type === 'exchange') {
      const [periods, valve] = record.words as unknown as [number, number];
      if (starts === 1) {
        const step = last === undefined ? 1 : periods - last;
        if (step === 0 || step === 2) seen.misses++;
        else if (step !== 1 || valve > 2) seen.wrong++;
        last = periods;
      }
      machine.answer([], over || starts > 1 || record.tick > (most + 3) * scansAFlip * 40);
    }
  };
  const machine = await startMachine({
    elf: bench.elf,
    board: mps2,
    serial: [],
    realtime: false,
    gdb: socket,
    onRecord,
    onLinkError: () => void machine.close(),
    onPty: () => {},
  });
  /** To the next stop at `address`, and off it. */
  const toNext = async (gdb: GdbRemote, address: number, act?: () => Promise<void>): Promise<boolean> => {
    await gdb.breakAt(address);
    const patience = setTimeout(() => {
      hung = true;
      void machine.close();
    }, patienceMs);
    const stopped = await gdb.goOn();
    clearTimeout(patience);
    if (!stopped || starts > 1) return false;
    await act?.();
    await gdb.unbreak(address);
    return gdb.step();
  };
  try {
    const gdb = await GdbRemote.open(socket);
    await gdb.begin();
    alive = (await toNext(gdb, scan)) && (await toNext(gdb, scan));
    while (alive && done.length < most) {
      const place = kernelPlaces[random(kernelPlaces.length)]!;
      const offset = random(1 << 20);
      const flip: KernelFlip = { place, address: 0, bit: random(8), outcome: 'silent', panic: null };
      Object.assign(seen, { faults: 0, misses: 0, wrong: 0, panic: null });
      const inject = async () => {
        if (place === 'stack') {
          const sp = await gdb.readRegister(spRegister);
          flip.address = sp + (offset % Math.max(4, places.stackTop - sp));
        } else {
          flip.address = places[place].base + (offset % places[place].size);
        }
        await gdb.writeByte(flip.address, (await gdb.readByte(flip.address)) ^ (1 << flip.bit));
        done.push(flip);
      };
      alive = await toNext(gdb, place === 'stack' ? inKernel : scan, inject);
      for (let scans = 0; alive && scans < scansAFlip; scans++) alive = await toNext(gdb, scan);
      flip.panic = seen.panic;
      flip.outcome = outcomeOf();
      if (flip.outcome !== 'silent') break;
    }
    over = true;
    if (alive) void gdb.goOn();
    const end = hung ? '' : (await machine.ended).text;
    if (/lockup/i.test(end)) done.at(-1)!.outcome = 'lockup';
    gdb.close();
  } finally {
    await machine.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return done;

  function outcomeOf(): Outcome {
    if (seen.wrong > 0) return 'wrong';
    if (starts > 1 || seen.panic !== null) return 'reset';
    if (hung) return 'hung';
    if (!alive) return 'stalled';
    if (seen.misses > 0) return 'missed';
    return seen.faults > 0 ? 'detected' : 'silent';
  }
}
