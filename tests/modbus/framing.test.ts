/** Frames by time, "MODBUS over Serial Line V1.02", 2.5.1.1: every time in microseconds. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Framing as FramingClass } from '../../lib/modbus/framing.ts';
import { loadTask } from '../../lib/node/load.ts';
import { inCheckout } from '../../scripts/checkout.ts';
import { sealed } from './reference.ts';

const { Framing, isWholeRequest } = loadTask(inCheckout('tests', 'fixtures', 'modbus', 'server', 'parts.ts')) as {
  Framing: typeof FramingClass;
  isWholeRequest: (framing: FramingClass) => boolean;
};
const request = sealed([17, 3, 0, 0, 0, 1]);

let framing: FramingClass;
beforeEach(() => {
  framing = new Framing();
});

/** Takes bytes one by one, `apart` microseconds from one end to the next; gives the time of the last. */
function take(bytes: Uint8Array, apart: number, from = 1000): number {
  let time = from;
  for (const byte of bytes) {
    framing.take(Uint8Array.of(byte), 1, time);
    time += apart;
  }
  return time - apart;
}

describe('framing', () => {
  // A character has 11 bits; above 19,200 baud the silence is 1.75 ms whatever the rate.
  it.each([
    [1200, 32_083],
    [9600, 4010],
    [19_200, 2005],
    [38_400, 1750],
    [115_200, 1750],
  ])('at %i baud ends a frame after %i us of silence, not before', (baud, silence) => {
    framing.configure(baud, 0);
    const end = take(request, framing.transmissionUs(1));
    expect(framing.ended(end + silence - 1, 0, true)).toBe(false);
    expect(framing.ended(end + silence, 0, true)).toBe(true);
    expect(framing.valid).toBe(true);
  });

  it.each([
    [9600, 1718],
    [19_200, 859],
    [115_200, 750],
  ])('strict, at %i baud: a frame with a gap of more than %i us inside is damaged, one of just that is not', (baud, gap) => {
    for (const more of [0, 1]) {
      framing.configure(baud, 0);
      const character = framing.transmissionUs(1);
      const half = take(request.subarray(0, 4), character);
      const end = take(request.subarray(4), character, half + character + gap + more);
      expect(framing.ended(end + 40_000, 0, true)).toBe(true);
      expect(framing.valid).toBe(more === 0);
    }
  });

  it('tolerant: a gap does no harm, and what has no right CRC is waited for 20 ms', () => {
    framing.configure(115_200, 20);
    const half = take(request.subarray(0, 4), 90);
    expect(framing.ended(half + 19_999, 0, true)).toBe(false);
    const end = take(request.subarray(4), 90, half + 15_000);
    expect(framing.ended(end + 1749, 0, true)).toBe(false);
    expect(framing.ended(end + 1750, 0, true)).toBe(true);
    expect(framing.valid).toBe(true);
    framing.drop();
    const cut = take(request.subarray(0, 7), 90);
    expect(framing.ended(cut + 19_999, 0, true)).toBe(false);
    expect(framing.ended(cut + 20_000, 0, true)).toBe(true);
    expect(framing.valid).toBe(false);
  });

  it('tolerant: a frame that ends in 0 is not taken for whole without that byte, though its CRC is right then, too', () => {
    // CRC 001C: without the last byte, the CRC of what is there is right as well.
    const frame = Uint8Array.from(Buffer.from('1117ffaf000100b20002048d2f9e001c00', 'hex'));
    framing.configure(115_200, 20);
    const end = take(frame.subarray(0, -1), 90);
    expect(framing.valid).toBe(true);
    expect(framing.ended(end + 10_000, 0, isWholeRequest(framing))).toBe(false);
    framing.take(frame.subarray(-1), 1, end + 10_000);
    expect(framing.ended(end + 11_750, 0, isWholeRequest(framing))).toBe(true);
    expect(framing.valid).toBe(true);
  });

  it('sees the end of a frame also when the next has begun before the task looked', () => {
    framing.configure(9600, 0);
    const end = take(request, framing.transmissionUs(1));
    // Three characters are there, which took 3.4 ms: the silence before them was the rest.
    const later = end + framing.transmissionUs(3);
    expect(framing.ended(later + 4009, 3, true)).toBe(false);
    expect(framing.ended(later + 4010, 3, true)).toBe(true);
  });

  it('the clock may wrap inside a frame', () => {
    framing.configure(115_200, 0);
    framing.take(request.subarray(0, 4), 4, 0xffff_fff0);
    framing.take(request.subarray(4), 4, 0x100);
    expect(framing.ended(0x100 + 1749, 0, true)).toBe(false);
    expect(framing.ended(0x100 + 1750, 0, true)).toBe(true);
    expect(framing.valid).toBe(true);
  });

  it('a frame of 256 bytes is taken whole, one of more is damaged', () => {
    const longest = sealed([17, 16, ...new Array<number>(252).fill(1)]);
    for (const extra of [0, 1]) {
      framing.configure(115_200, 20);
      framing.take(longest, 256, 0);
      if (extra > 0) framing.take(Uint8Array.of(0), 1, 90);
      expect(framing.ended(30_000, 0, true)).toBe(true);
      expect(framing.valid).toBe(extra === 0);
    }
  });

  it('fewer than four bytes are no frame', () => {
    framing.configure(115_200, 0);
    // FF FF is the CRC of nothing at all.
    framing.take(Uint8Array.of(0xff, 0xff), 2, 0);
    expect(framing.valid).toBe(false);
    expect(framing.ended(1750, 0, true)).toBe(true);
  });
});
