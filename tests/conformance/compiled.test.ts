/** Every program compiled to C, on the host under sanitizers and on the chip in QEMU, does what Node does, byte for byte, or is refused with a code. */
import { describe, expect, it } from 'vitest';
import { allCases, type Case, programOf } from './suite.ts';
import { compareAll } from './three-ways.ts';

const cases = allCases();
const program = programOf(cases);
const BATCH = 125;
const batches: Case[][] = [];
for (let start = 0; start < cases.length; start += BATCH) batches.push(cases.slice(start, start + BATCH));

describe('conformance three ways', () => {
  it.each(batches.map((batch) => [batch[0]!.name, batch] as const))('programs from %s on', { timeout: 300_000 }, async (_, batch) => {
    const verdicts = await compareAll(batch, { program });
    const differences = verdicts.flatMap((verdict, index) =>
      verdict.kind === 'compared' ? verdict.differences.map((each) => `${batch[index]!.name}: ${each}`) : [],
    );
    expect(differences).toEqual([]);
    const refused = verdicts.flatMap((verdict, index) =>
      verdict.kind === 'refused' ? [`${batch[index]!.name}: ${verdict.refusal.diagnostics[0]?.code}`] : [],
    );
    // What comes later may be refused; all else is accepted.
    expect(refused.filter((each) => !each.startsWith('later/'))).toEqual([]);
  });
});
