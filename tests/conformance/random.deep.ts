/** 2,000 random programs do the same three ways; a failure is made smaller and printed with its seed. `npm run nightly:language` does 200,000. */
import { expect, it } from 'vitest';
import { programFrom } from './generator.ts';
import { compareRandom, shrink } from './random.ts';

const seed = Number(process.env.BULKHEAD_SEED ?? 20_261_125);
const count = Number(process.env.BULKHEAD_PROGRAMS ?? 2000);

it(`agree under Node, on the host and on the chip (${count} from seed ${seed})`, async () => {
  const { accepted, failures } = await compareRandom(seed, count);
  const shown = failures.map(({ number, differences }) => `seed ${seed}, program ${number}: ${differences.join('\n')}`);
  if (failures[0]) shown.push(`made smaller:\n${programFrom(await shrink(failures[0].choices))}`);
  expect(shown).toEqual([]);
  expect(accepted).toBeGreaterThanOrEqual(count * 0.9);
});
