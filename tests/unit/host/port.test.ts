/** The monitor's port against noise and against the host's own frames, on the build machine under sanitizers. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inCheckout } from '../../../scripts/checkout.ts';
import { encodeFrame, type Frame, FrameParser, frameType } from '../../../scripts/monitor-frames.ts';
import { benchOperation } from '../../../scripts/run-simulation.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
const program = join(folder, 'port-noise');
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => {
  const flags = ['-std=c11', '-O1', '-g', '-Wall', '-Wextra', '-Werror', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'];
  const includes = ['hal/io', 'hal/serial', 'kernel/include'].map((path) => `-I${inCheckout(path)}`);
  const sources = [inCheckout('tests', 'fixtures', 'native', 'port-noise.c'), inCheckout('hal', 'io', 'request.c')];
  execFileSync('gcc', [...flags, ...includes, ...sources, '-o', program]);
});

function talk(
  seed: number,
  noise: number,
  frames: readonly Buffer[],
): { frames: { type: number; number: number; words: number[] }[]; log: string[] } {
  const ran = spawnSync(program, [String(seed), String(noise)], { input: Buffer.concat(frames) });
  const log = ran.stderr.toString().trim().split('\n');
  expect(ran.status, log.join('\n')).toBe(0);
  const received: Frame[] = [];
  new FrameParser((frame) => received.push(frame)).push(ran.stdout);
  return { frames: received.map(({ type, number, words }) => ({ type, number, words: [...words] })), log };
}

const request = (number: number, operation: number, index: number, value = 0) =>
  encodeFrame({ type: frameType.request, number, words: [((operation << 8) | index) >>> 0, value] });

describe('the monitor’s port', () => {
  it('answers requests, takes forces by right only, and exchanges with the plant once it is there', () => {
    const { frames, log } = talk(1, 0, [
      request(1, benchOperation.identify, 0),
      encodeFrame({ type: frameType.answer, number: 0, words: [7, 7, 7] }), // no plant yet: not taken
      request(2, benchOperation.force, 5, 400),
      request(3, benchOperation.force, 6, 400),
      request(4, benchOperation.isForced, 5),
      request(5, benchOperation.task, 1),
      request(6, benchOperation.task, 2),
      request(7, 0x77, 1),
      request(8, benchOperation.plant, 0, 1),
      encodeFrame({ type: frameType.answer, number: 0, words: [10, 20, 0xffff_ffff] }),
      encodeFrame({ type: frameType.answer, number: 0, words: [1, 2] }), // too short: not taken
    ]);
    expect(frames).toEqual([
      { type: frameType.reply, number: 1, words: [1, 0xabcd_ef01, 0] },
      { type: frameType.reply, number: 2, words: [1] },
      { type: frameType.reply, number: 3, words: [0] },
      { type: frameType.reply, number: 4, words: [1, 400] },
      { type: frameType.reply, number: 5, words: Array(10).fill(0x5a5a_5a5a) },
      { type: frameType.reply, number: 6, words: [] },
      { type: frameType.reply, number: 7, words: [] },
      { type: frameType.reply, number: 8, words: [] },
      { type: frameType.exchange, number: 0, words: [1234, 1, 2] },
    ]);
    expect(log).toEqual(['level forced to 400', 'inputs 10 20 4294967295, force 1 400, stale 0']);
  });

  it('takes nothing of a million bytes of noise for a request, and the next good frame for what it is', () => {
    for (const seed of [11, 22, 33, 44]) {
      const { frames } = talk(seed, 250_000, [request(9, benchOperation.identify, 0)]);
      expect(frames).toEqual([{ type: frameType.reply, number: 9, words: [1, 0xabcd_ef01, 0] }]);
    }
  });

  it('drops every frame with one bit flipped', () => {
    const good = request(1, benchOperation.force, 5, 0x1234);
    const flipped = Array.from({ length: 8 * (good.length - 1) }, (_, bit) => {
      const frame = Buffer.from(good);
      frame[bit >> 3]! ^= 1 << (bit & 7);
      return Buffer.concat([frame, Buffer.of(0)]);
    });
    const { frames, log } = talk(1, 0, flipped);
    expect(frames).toEqual([]);
    expect(log).toEqual(['inputs 0 0 0, force 0 0, stale 1']);
  });
});
