/** Every program compiled to C does what Node does, byte for byte, or is refused with a code. */
import { describe, expect, it } from 'vitest';
import { agrees, type HostResult, runOnHost } from './host.ts';
import { runUnderNode } from './node.ts';
import { allCases, type Case, programOf, shown } from './suite.ts';

const cases = allCases();
const program = programOf(cases);
const BATCH = 120;
const batches: Case[][] = [];
for (let start = 0; start < cases.length; start += BATCH) batches.push(cases.slice(start, start + BATCH));

/** What the host did that Node did not, as one line a program. */
async function differences(batch: readonly Case[], results: readonly HostResult[]): Promise<string[]> {
  const found: string[] = [];
  for (const [index, each] of batch.entries()) {
    const result = results[index]!;
    if (result.kind === 'broken') found.push(`${each.name}: ${result.why.split('\n')[0]}`);
    if (result.kind !== 'ran') continue;
    const node = await runUnderNode(each.file, { program });
    if (!agrees(result.outcome, node)) found.push(`${each.name}:\n--- node\n${shown(node)}--- host\n${shown(result.outcome)}`);
  }
  return found;
}

function refusals(batch: readonly Case[], results: readonly HostResult[]): string[] {
  return batch.flatMap((each, index) => {
    const result = results[index]!;
    return result.kind === 'refused' ? [`${each.name}: ${result.diagnostics[0]?.code} ${result.diagnostics[0]?.message}`] : [];
  });
}

describe('conformance on the host', () => {
  it.each(batches.map((batch) => [batch[0]!.name, batch] as const))('programs from %s on', { timeout: 300_000 }, async (_, batch) => {
    const results = await runOnHost(batch);
    expect(await differences(batch, results)).toEqual([]);
    const refused = refusals(batch, results);
    // What comes later may be refused; all else is accepted.
    expect(refused.filter((each) => !each.startsWith('later/'))).toEqual([]);
  });
});
