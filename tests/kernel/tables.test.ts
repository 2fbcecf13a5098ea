/** A table that was changed in the image: the kernel does not start on it. What each check looks at: kernel/host/startup.c. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { readElf } from '../../scripts/elf.ts';
import { type Bench, buildBench, runBench } from './bench.ts';

vi.setConfig({ testTimeout: 120_000 });

/** The same image with one bit flipped. */
function flipped(bench: Bench, address: number, bit: number): Bench {
  const section = readElf(bench.elf).sections.find(({ address: base, size }) => address >= base && address < base + size)!;
  const elf = bench.elf.replace('.elf', '-flipped.elf');
  copyFileSync(bench.elf, elf);
  const bytes = readFileSync(elf);
  bytes[section.offset + address - section.address]! ^= 1 << bit;
  writeFileSync(elf, bytes);
  return { ...bench, elf };
}

const descriptorSize = 140;
const tablesWrong = 1;

test('a region with another size, place or right, and a task that lies elsewhere than linked, end the start with the number of the task', async () => {
  const bench = await buildBench('tables', { victim: { source: 'kernel/firmware/sleeper.c', period: 10 } });
  const victim = bench.model.tasks.findIndex(({ name }) => name === 'victim');
  const { symbols } = readElf(bench.elf);
  const symbol = (wanted: string) => symbols.find(({ name }) => name === wanted)!.value;
  const descriptor = symbol('task_descriptors') + victim * descriptorSize;
  const healthy = await runBench(bench, 50);
  expect(healthy.end.code).toBe(0);
  const spoilt = {
    'RASR of its flash: a size': [descriptor + 4, 1],
    'RASR of its RAM: may execute': [descriptor + 15, 4],
    'RBAR of its RAM': [descriptor + 9, 6],
    'flash as linked': [symbol('linked_tasks') + 16 * victim + 1, 3],
    'RAM as linked': [symbol('linked_tasks') + 16 * victim + 9, 3],
  } as const;
  for (const [name, [address, bit]] of Object.entries(spoilt)) {
    const run = await runBench(flipped(bench, address, bit), 50);
    const panic = run.records.find((record) => record.type === 'panic');
    expect(panic, name).toMatchObject({ code: tablesWrong, pc: 0x100 + victim });
    expect(
      run.records.some(({ type }) => type === 'hello'),
      name,
    ).toBe(false);
  }
});
