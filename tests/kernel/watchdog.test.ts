/** The watchdog of the CMSDK, which QEMU models: a kernel that hangs, for a debugger has put it into a loop, is reset. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { board as mps2 } from '../../boards/mps2-an385/board.ts';
import { auditKind } from '../../scripts/audit-log.ts';
import { readElf } from '../../scripts/elf.ts';
import type { LinkRecord } from '../../scripts/link.ts';
import { startMachine } from '../../scripts/qemu.ts';
import { GdbRemote } from '../attacks/gdb-remote.ts';
import { type Bench, buildBench } from './bench.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const pcRegister = 15;
/** `b .` */
const branchToItself = 0xe7fe;
const watchdogTicks = 2000;
const nmi = 2;
const panicKernel = 3;

/** Where the kernel has a loop of one instruction: behind its reset request. */
function endlessLoop(elf: string): number {
  const kernel = readElf(elf).sections.find(({ name }) => name === '.kernel')!;
  const bytes = readFileSync(elf).subarray(kernel.offset, kernel.offset + kernel.size);
  for (let at = 0; at + 1 < bytes.length; at += 2) if (bytes.readUInt16LE(at) === branchToItself) return kernel.address + at;
  throw new Error('the kernel has no endless loop');
}

/** Each time the kernel comes to one of `functions`, in turn, it is sent into the loop. Until the second start, or the end of the link. */
async function hang(bench: Bench, functions: readonly string[]): Promise<LinkRecord[]> {
  const { symbols } = readElf(bench.elf);
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-watchdog-'));
  const socket = join(folder, 'gdb');
  const records: LinkRecord[] = [];
  let starts = 0;
  const machine = await startMachine({
    elf: bench.elf,
    board: bench.model.board,
    serial: [],
    realtime: false,
    gdb: socket,
    onRecord: (record) => {
      records.push(record.type === 'exchange' ? { ...record, words: record.words.slice() } : record);
      if (record.type === 'hello') starts++;
      if (record.type === 'exchange') machine.answer([], starts > 1);
    },
    onLinkError: () => void machine.close(),
    onPty: () => {},
  });
  try {
    const gdb = await GdbRemote.open(socket);
    await gdb.begin();
    for (const name of functions) {
      const address = symbols.find((symbol) => symbol.name === name)!.value & ~1;
      await gdb.breakAt(address);
      expect(await gdb.goOn(), name).toBe(true);
      await gdb.unbreak(address);
      await gdb.writeRegister(pcRegister, endlessLoop(bench.elf));
    }
    void gdb.goOn();
    await machine.ended;
    gdb.close();
  } finally {
    await machine.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return records;
}

let bench: Bench;
beforeAll(async () => {
  bench = await buildBench('watchdog', { steady: { source: 'bench/kernel/steady.c', period: 10 } }, {}, undefined, false, mps2);
});

test('a kernel whose tick hangs is interrupted by the watchdog after two seconds: panic, reset, and the record is kept', async () => {
  const records = await hang(bench, ['tick_entry']);
  expect(records.filter(({ type }) => type === 'hello').length).toBe(2);
  expect(records.find(({ type }) => type === 'panic')).toMatchObject({ code: panicKernel, pc: nmi });
  expect(records.find((record) => record.type === 'logged' && record.log.kind === auditKind.panic + panicKernel)).toMatchObject({
    log: { first: nmi },
  });
});

test('when what the watchdog interrupts to hangs as well, it resets the chip by itself, without a panic', async () => {
  const records = await hang(bench, ['tick_entry', 'fault_entry']);
  expect(records.filter(({ type }) => type === 'hello').length).toBe(2);
  expect(records.filter(({ type }) => type === 'panic')).toEqual([]);
});

test('without a hang the watchdog is fed: three of its times pass', async () => {
  const records: LinkRecord[] = [];
  const machine = await startMachine({
    elf: bench.elf,
    board: bench.model.board,
    serial: [],
    realtime: false,
    onRecord: (record) => {
      records.push(record);
      if (record.type === 'exchange') machine.answer([], record.tick > 3 * watchdogTicks);
    },
    onLinkError: () => void machine.close(),
    onPty: () => {},
  });
  await machine.ended;
  await machine.close();
  expect(records.filter(({ type }) => type === 'hello').length).toBe(1);
  expect(records.filter(({ type }) => type === 'panic')).toEqual([]);
});
