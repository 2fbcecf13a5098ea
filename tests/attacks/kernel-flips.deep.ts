/** 1,000 bit flips in the kernel's own memory with fixed seeds, reported apart: build/campaign/kernel.json. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inCheckout } from '../../scripts/checkout.ts';
import { buildCampaign } from './flips.ts';
import { type KernelFlip, kernelFlipsBoard, kernelPlaces, outcomes, runKernelFlips } from './kernel-flips.ts';

const wanted = 1000;
const atATime = 2;
const mostARun = 40;

test('1,000 bits flipped in the memory of the kernel: nearly all are without effect, contained or end in a reset', async () => {
  const bench = await buildCampaign('kernel-flips-deep', kernelFlipsBoard);
  const runs: KernelFlip[][] = [];
  let count = 0;
  let seed = 0;
  const worker = async () => {
    while (count < wanted) {
      const mine = ++seed;
      const flips = await runKernelFlips(bench, mine, mostARun);
      runs[mine] = flips;
      count += flips.length;
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  // In the order of the seeds: how fast each run was changes nothing.
  const flips = runs.flat().slice(0, wanted);
  const rows = Object.fromEntries(
    kernelPlaces.map((place) => {
      const here = flips.filter((flip) => flip.place === place);
      const counts = outcomes.map((outcome) => [outcome, here.filter((flip) => flip.outcome === outcome).length]);
      return [place, { flips: here.length, ...Object.fromEntries(counts) }];
    }),
  );
  const folder = inCheckout('build', 'campaign');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'kernel.json'), `${JSON.stringify({ byPlace: rows, runs }, null, 2)}\n`);
  console.table(rows);

  expect(flips.length).toBe(wanted);
  const share = (...of: string[]) => flips.filter(({ outcome }) => of.includes(outcome)).length / wanted;
  expect(share('silent', 'detected', 'reset')).toBeGreaterThan(0.85);
  expect(share('hung')).toBeLessThan(0.02);
  for (const { panic } of flips) if (panic !== null) expect([1, 2, 3, 4]).toContain(panic);
}, 1_200_000);
