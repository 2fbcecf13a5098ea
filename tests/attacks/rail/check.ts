/** What must hold of each run, whatever the attacker did. */
import { expect } from 'vitest';
import type { RunResult } from './run.ts';

export function checkRun(run: RunResult): void {
  const where = `seed ${run.seed}`;
  expect(run.observed, where).toMatchObject({ metOpenBarrier: 0, proceedWhileOpen: 0 });
  expect(run.survived, where).toEqual([]);
  // Burst by burst, the denials that the attacker saw are those in the log.
  expect(run.mismatches, where).toEqual([]);
  // Numbered without a gap, and chained: nothing was left out between two records.
  expect(run.log, where).toMatchObject({ verdict: { state: 'whole' }, denials: run.deniedTold });
  expect(run.deniedTold - run.uncounted, where).toBeGreaterThanOrEqual(run.attacks.denied);
  expect(run.safety, where).toMatchObject({ activations: run.safety.expected, overruns: 0, restarts: 0 });
  expect(run, where).toMatchObject({ faultsOfOthers: 0, panics: 0, starts: 1 });
  for (const [task, counts] of Object.entries(run.others)) expect(counts, `${where}: ${task}`).toEqual({ overruns: 0, restarts: 0 });
}
