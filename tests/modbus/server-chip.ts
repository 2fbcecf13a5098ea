/** Random frames for the server in QEMU, held against the reference: how many come out as they should. */
import { expect } from 'vitest';
import { randomFrame, randomFrom } from './frames.ts';
import { type ConversationEnd, converse } from './lockstep.ts';
import { ReferenceServer } from './reference.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

export async function serveRandomFrames(seed: number, count: number): Promise<ConversationEnd & { answers: number }> {
  const random = randomFrom(seed);
  const reference = new ReferenceServer();
  let turn = 0;
  let answers = 0;
  const wrong: string[] = [];
  const end = await converse('server', 'usart2', {
    next: () => (turn++ < count && wrong.length < 5 ? randomFrame(random) : null),
    answered(frame, answer) {
      const expected = reference.respond(frame) ?? new Uint8Array(0);
      if (expected.length > 0) answers++;
      if (hex(answer) !== hex(expected)) wrong.push(`frame ${turn - 1} ${hex(frame)}: ${hex(answer)}, not ${hex(expected)}`);
    },
  });
  expect(wrong).toEqual([]);
  expect(turn - 1).toBe(count);
  return { ...end, answers };
}
