/** The control task keeps its period and its cost while a Modbus client asks without a pause. */
import { expect, test } from 'vitest';
import { measureJitter } from './jitter/measure.ts';

test('a Modbus client costs control no deadline, and its scan starts at most 10 us less regularly', async () => {
  const calm = await measureJitter('10ms', 2, false);
  const loaded = await measureJitter('10ms', 2, true);
  expect(loaded.requestsPerSecond).toBeGreaterThan(5);
  expect([calm.overruns, loaded.overruns]).toEqual([0, 0]);
  expect(loaded.jitterNs).toBeLessThanOrEqual(calm.jitterNs + 10_000);
  expect(loaded.instructions.max).toBeLessThanOrEqual(calm.instructions.max + 50);
});
