/** The frames of the monitor's port, against each other, against known values, and against damage. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc16, encodeFrame, type Frame, FrameParser, stuff, unstuff } from '../../../scripts/monitor-frames.ts';

function parse(...pieces: Uint8Array[]): Frame[] {
  const frames: Frame[] = [];
  const parser = new FrameParser((frame) => frames.push(frame));
  for (const piece of pieces) parser.push(piece);
  return frames;
}

describe('frames of the monitor’s port', () => {
  it('has the CRC of Modbus: 0x4b37 for "123456789"', () => {
    expect(crc16(Buffer.from('123456789'))).toBe(0x4b37);
  });

  it('stuffs as Cheshire and Baker: a zero is replaced by the distance to the next', () => {
    expect(stuff(Uint8Array.from([]))).toEqual([1]);
    expect(stuff(Uint8Array.from([0]))).toEqual([1, 1]);
    expect(stuff(Uint8Array.from([0x11, 0x22, 0, 0x33]))).toEqual([3, 0x11, 0x22, 2, 0x33]);
    expect(stuff(Uint8Array.from({ length: 254 }, (_, index) => index + 1)).slice(0, 2)).toEqual([0xff, 1]);
  });

  it('gives back every frame, however the bytes are chopped, and no byte of it is zero but the last', () => {
    const frame = fc.record({
      type: fc.nat(255),
      number: fc.nat(255),
      words: fc.array(fc.nat(0xffff_ffff), { maxLength: 65 }),
    });
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 4 }), fc.nat(50), (frames, step) => {
        const bytes = Buffer.concat(frames.map(encodeFrame));
        for (const each of frames) expect(encodeFrame(each).indexOf(0)).toBe(encodeFrame(each).length - 1);
        const pieces: Uint8Array[] = [];
        for (let at = 0; at < bytes.length; at += step + 1) pieces.push(bytes.subarray(at, at + step + 1));
        expect(parse(...pieces).map(({ type, number, words }) => ({ type, number, words: [...words] }))).toEqual(frames);
      }),
      { seed: 6 },
    );
  });

  it('stuffing is undone for any bytes, and bytes that are none of it are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        expect(unstuff(Uint8Array.from(stuff(bytes)))).toEqual(bytes);
      }),
      { seed: 6 },
    );
    expect(unstuff(Uint8Array.from([5, 1]))).toBeNull();
    expect(unstuff(Uint8Array.from([2, 1, 0]))).toBeNull();
  });

  it('drops a frame with any one bit flipped, and takes the next', () => {
    const bytes = encodeFrame({ type: 0x81, number: 7, words: [0x0102, 0] });
    const good = encodeFrame({ type: 0x82, number: 8, words: [1] });
    for (let bit = 0; bit < 8 * (bytes.length - 1); bit++) {
      const damaged = Buffer.from(bytes);
      damaged[bit >> 3]! ^= 1 << (bit & 7);
      const frames = parse(damaged, Uint8Array.of(0), good);
      expect(frames.filter(({ number }) => number !== 8)).toEqual([]);
      expect(frames.at(-1)).toMatchObject({ type: 0x82, number: 8 });
    }
  });

  it('survives noise and endless bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (noise) => {
        const good = encodeFrame({ type: 0x82, number: 9, words: [3] });
        expect(parse(noise, Uint8Array.of(0), good).at(-1)).toMatchObject({ number: 9 });
      }),
      { seed: 6 },
    );
  });
});
