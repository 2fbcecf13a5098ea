/** 1,000 scenarios with an attacker in the operator task; the report is build/campaign/rail-crossing.json. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inCheckout } from '../../scripts/checkout.ts';
import { checkRun } from './rail/check.ts';
import { buildAttacked, type RunResult, runAttack, SECONDS } from './rail/run.ts';

const runs = 50;
const scenariosARun = 20;

test('1,000 scenarios with an attacker in the operator task: no train meets an open barrier', async () => {
  const attacked = await buildAttacked('rail-crossing-deep');
  const results: RunResult[] = [];
  let next = 1;
  const worker = async (processor: number) => {
    while (next <= runs) results.push(await runAttack(attacked, next++, scenariosARun, processor));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, (_, processor) => worker(processor)));
  results.sort((a, b) => a.seed - b.seed);

  const sum = (of: (run: RunResult) => number) => results.reduce((total, run) => total + of(run), 0);
  const touched = new Set(results.flatMap((run) => [...run.touched]));
  const summary = {
    scenarios: sum((run) => run.scenarios),
    simulatedHours: Number((sum((run) => run.simulatedSeconds) / 3600).toFixed(2)),
    trainsPassed: sum((run) => run.observed.passed),
    trainsThatMetAnOpenBarrier: sum((run) => run.observed.metOpenBarrier),
    proceedWhileOpen: sum((run) => run.observed.proceedWhileOpen),
    signalsPassedAtRed: sum((run) => run.observed.passedAtRed),
    timesOpened: sum((run) => run.opened),
    hoursShut: Number((sum((run) => run.observed.shut) / 3600).toFixed(2)),
    failures: sum((run) => run.failures),
    calls: sum((run) => run.attacks.calls),
    denied: sum((run) => run.attacks.denied),
    denialsLogged: sum((run) => run.deniedTold),
    triesOutside: sum((run) => run.attacks.tries),
    blocksTouched: touched.size,
    faultsOfTheAttacker: sum((run) => run.attacks.faults),
    safetyPeriods: sum((run) => run.safety.activations),
    safetyMisses: sum((run) => run.safety.expected - run.safety.activations + run.safety.overruns),
  };
  const folder = inCheckout('build', 'campaign');
  mkdirSync(folder, { recursive: true });
  const text = (value: unknown) => JSON.stringify(value, (_, each) => (each instanceof Set ? each.size : each), 2);
  writeFileSync(join(folder, 'rail-crossing.json'), `${text({ ...summary, runs: results })}\n`);
  console.log(text(summary));

  for (const run of results) checkRun(run);
  expect(summary.scenarios).toBe(runs * scenariosARun);
  expect(summary.simulatedHours).toBeCloseTo((runs * scenariosARun * SECONDS) / 3600, 1);
  expect(summary.trainsPassed).toBeGreaterThan(100);
  expect(summary.timesOpened).toBeGreaterThan(50);
}, 3_600_000);
