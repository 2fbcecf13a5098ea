/** The Modbus server in QEMU: no frame makes it fault or give a wrong answer. 100,000 frames: frames.deep.ts. */
import { expect, it } from 'vitest';
import { serveRandomFrames } from './server-chip.ts';

it('answers 1,000 random frames in QEMU as the reference does, without a fault', async () => {
  const { failures, ending, answers } = await serveRandomFrames(3, 1000);
  expect({ failures, ending }).toEqual({ failures: 0, ending: 'interrupted' });
  expect(answers).toBeGreaterThan(300);
});
