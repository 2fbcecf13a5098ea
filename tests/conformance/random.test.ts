/** Random programs do on the host what they do under Node. Seed and count can be given: BULKHEAD_SEED, BULKHEAD_PROGRAMS. */
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceLists, programFrom } from './generator.ts';
import { agrees, type HostProgram, runOnHost } from './host.ts';
import { type Outcome, runUnderNode } from './node.ts';
import { programsFolder, shown } from './suite.ts';

const seed = Number(process.env.BULKHEAD_SEED ?? 20_261_124);
const count = Number(process.env.BULKHEAD_PROGRAMS ?? 100);
const BATCH = 50;
/** Fewer accepted than this, and the generator no longer writes what the compiler takes. */
const ACCEPTED = 0.9;

/** Text of a program to a file of its own folder, so that traps name `program.ts` in all. */
function programAt(text: string, index: number): HostProgram {
  return { file: path.join(programsFolder, `random-${index}`, 'program.ts'), text };
}

async function nodeOutcome(text: string): Promise<Outcome> {
  return runUnderNode(text);
}

describe('random programs', () => {
  it(`agree under Node and on the host (${count} from seed ${seed})`, { timeout: 3_600_000 }, async () => {
    const lists = fc.sample(choiceLists, { numRuns: count, seed });
    let accepted = 0;
    const failures: string[] = [];
    for (let start = 0; start < lists.length; start += BATCH) {
      const texts = lists.slice(start, start + BATCH).map(programFrom);
      const results = await runOnHost(texts.map(programAt));
      for (const [index, result] of results.entries()) {
        const text = texts[index]!;
        if (result.kind === 'refused') continue;
        accepted++;
        if (result.kind === 'broken') failures.push(`program ${start + index}: ${result.why}`);
        else {
          const node = await nodeOutcome(text);
          if (!agrees(result.outcome, node))
            failures.push(`program ${start + index}:\n--- node\n${shown(node)}--- host\n${shown(result.outcome)}`);
        }
      }
    }
    expect(failures).toEqual([]);
    expect(accepted).toBeGreaterThanOrEqual(count * ACCEPTED);
  });
});
