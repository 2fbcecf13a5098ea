/** Random programs do the same three ways. Seed and count can be given: BULKHEAD_SEED, BULKHEAD_PROGRAMS. */
import { describe, expect, it } from 'vitest';
import { compareRandom } from './random.ts';

const seed = Number(process.env.BULKHEAD_SEED ?? 20_261_124);
const count = Number(process.env.BULKHEAD_PROGRAMS ?? 300);
/** Fewer accepted than this, and the generator no longer writes what the compiler takes. */
const ACCEPTED = 0.9;

describe('random programs', () => {
  it(`agree under Node, on the host and on the chip (${count} from seed ${seed})`, { timeout: 3_600_000 }, async () => {
    const { accepted, failures } = await compareRandom(seed, count);
    expect(failures).toEqual([]);
    expect(accepted).toBeGreaterThanOrEqual(count * ACCEPTED);
  });
});
