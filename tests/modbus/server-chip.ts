/** Random frames for the server in QEMU, each as soon as the firmware is done with the one before, held against the reference. */
import { expect } from 'vitest';
import { type DeviceRun, runWithDevice } from './device.ts';
import { randomFrame, randomFrom } from './frames.ts';
import { ReferenceServer } from './reference.ts';

/** Exchanges without an end of the frame after which the firmware counts as deaf. */
const patience = 1000;
const hex = (bytes: Uint8Array | null) => Buffer.from(bytes ?? []).toString('hex');

export async function serveRandomFrames(seed: number, count: number): Promise<DeviceRun & { answers: number }> {
  const random = randomFrom(seed);
  const reference = new ReferenceServer();
  const wrong: string[] = [];
  let answers = 0;
  let sent = 0;
  let ended = 0;
  let waited = 0;
  let frame: Uint8Array | null = null;
  let received: Uint8Array[] = [];

  const compare = (asked: Uint8Array) => {
    const answer = hex(Buffer.concat(received));
    const expected = reference.respond(asked);
    if (expected !== null) answers++;
    if (answer !== hex(expected)) wrong.push(`frame ${sent} ${hex(asked)}: ${answer}, not ${hex(expected)}`);
  };
  const run = await runWithDevice('server', 'usart2', {
    outputs(values) {
      ended = Number(values['frames']);
    },
    exchange(bytes) {
      received.push(bytes);
      if (ended < sent) {
        if (++waited > patience) throw new Error(`no end of frame ${sent}: ${hex(frame)}`);
        return new Uint8Array(0);
      }
      if (frame !== null) compare(frame);
      if (sent === count || wrong.length > 5) return null;
      received = [];
      waited = 0;
      sent++;
      frame = randomFrame(random);
      return frame;
    },
  });
  expect(wrong).toEqual([]);
  expect(sent).toBe(count);
  return { ...run, answers };
}
