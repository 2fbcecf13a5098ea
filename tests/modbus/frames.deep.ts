/** Random frames by the hundred thousand on the chip, and a client that asks thousands of things of a server that often fails. `npm run campaign:modbus`. */
import { describe, expect, it } from 'vitest';
import { askRandomServer } from './client-chip.ts';
import { serveRandomFrames } from './server-chip.ts';

describe('on the chip in QEMU', () => {
  it('100,000 random frames: no fault, no wrong answer', async () => {
    // Two machines at once, one for each core.
    const runs = await Promise.all([serveRandomFrames(101, 50_000), serveRandomFrames(102, 50_000)]);
    for (const { failures, ending } of runs) expect({ failures, ending }).toEqual({ failures: 0, ending: 'interrupted' });
    console.log(`answered: ${runs.reduce((sum, { answers }) => sum + answers, 0)} of 100,000 frames`);
  });

  it('5,000 requests of the client: each told as what it was', async () => {
    const { failures, ending, endings } = await askRandomServer(7, 5000);
    expect({ failures, ending }).toEqual({ failures: 0, ending: 'interrupted' });
    console.log(Object.fromEntries(endings));
  });
});
