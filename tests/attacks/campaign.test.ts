import { expect, test } from 'vitest';
import { buildCampaign, type Campaign, runFlips } from './flips.ts';

const unharmed = { misses: 0, otherFaults: 0, panics: 0, starts: 1 };
function expectControlUnharmed(run: Campaign): void {
  expect(run).toMatchObject({ ...unharmed, control: { activations: run.control.expected, overruns: 0, restarts: 0 } });
  expect(run.control.activations).toBeGreaterThan(100);
}

test('20 bits flipped in a running task: control misses nothing; the same stops without a flip have no effect at all', async () => {
  const bench = await buildCampaign('flips');
  const still = await runFlips(bench, 1, 20, true);
  expectControlUnharmed(still);
  expect(still.flips.flatMap(({ faults }) => faults)).toEqual([]);
  const run = await runFlips(bench, 1, 20);
  expectControlUnharmed(run);
  expect(run.flips.length).toBe(20);
  const faults = run.flips.flatMap((flip) => flip.faults);
  expect(faults).toContain('stack');
  expect(faults).toContain('memory');
});
