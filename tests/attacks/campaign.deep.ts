/** 1,000 bit flips with fixed seeds; the report is build/campaign/report.json. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inCheckout } from '../../scripts/checkout.ts';
import { buildCampaign, type Campaign, places, runFlips } from './flips.ts';

const runs = 20;
const flipsARun = 50;

test('1,000 bits flipped in a running task: control misses nothing', async () => {
  const bench = await buildCampaign('flips-deep');
  const still = await runFlips(bench, 1, flipsARun, true);
  expect(still.flips.flatMap(({ faults }) => faults)).toEqual([]);
  const campaign: (Campaign & { seed: number })[] = [];
  for (let seed = 1; seed <= runs; seed++) campaign.push({ seed, ...(await runFlips(bench, seed, flipsARun)) });

  const flips = campaign.flatMap((run) => run.flips);
  const rows: Record<string, Record<string, number>> = {};
  for (const place of places) {
    const row: Record<string, number> = { flips: 0, none: 0, memory: 0, stack: 0, usage: 0, bus: 0, budget: 0, deadline: 0, argument: 0 };
    for (const flip of flips.filter((each) => each.place === place)) {
      row.flips!++;
      const first = flip.faults[0] ?? 'none';
      row[first] = (row[first] ?? 0) + 1;
    }
    rows[place] = row;
  }
  const recoveries = flips.flatMap(({ recovery }) => (recovery === null ? [] : [recovery])).sort((a, b) => a - b);
  const sum = (of: (run: Campaign) => number) => campaign.reduce((total, run) => total + of(run), 0);
  const summary = {
    flips: flips.length,
    recoveryTicks: { minimum: recoveries[0], median: recoveries[recoveries.length >> 1], maximum: recoveries.at(-1) },
    controlPeriods: sum((run) => run.control.activations),
    controlMisses: sum((run) => run.misses + run.control.expected - run.control.activations),
    strangeOutputsOfTheVictim: sum((run) => run.strangeOutputs),
    byPlace: rows,
  };
  const folder = inCheckout('build', 'campaign');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify({ ...summary, runs: campaign }, null, 2)}\n`);
  console.table(rows);
  console.log(JSON.stringify({ ...summary, byPlace: undefined }));

  for (const run of campaign) {
    expect(run, `seed ${run.seed}`).toMatchObject({ misses: 0, otherFaults: 0, panics: 0, starts: 1 });
    expect(run.control, `seed ${run.seed}`).toMatchObject({ activations: run.control.expected, overruns: 0, restarts: 0 });
    expect(run.flips.length, `seed ${run.seed}`).toBe(flipsARun);
  }
}, 1_800_000);
