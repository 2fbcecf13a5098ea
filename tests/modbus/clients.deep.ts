/** modbus-serial against the server in QEMU, 10,000 requests: none lost, none wrong, also while another compartment crashes. `npm run campaign:modbus`. */
import { expect, it } from 'vitest';
import { requestMany } from './clients.ts';

// At once, one for each core.
it.concurrent.each([
  ['left alone', false],
  ['while another compartment crashes once a second', true],
])('10,000 requests %s: 0 lost, 0 wrong', async (_, crash) => {
  const load = await requestMany(10_000, { crash });
  console.log(load);
  expect(load).toMatchObject({ lost: 0, wrong: 0 });
  // One a second of simulated time, but for those that a long request holds up.
  if (crash) expect(load.restarts).toBeGreaterThan(load.simulatedSeconds / 2);
  else expect(load.restarts).toBe(0);
});
