import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeAnswer, LinkError, type LinkRecord, RecordParser } from '../../../scripts/link.ts';

function frame(type: number, task: number, payload: Buffer): Buffer {
  const header = Buffer.from([type, task, 0, 0]);
  header.writeUInt16LE(payload.length, 2);
  return Buffer.concat([header, payload]);
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => {
    bytes.writeUInt32LE(value, 4 * index);
  });
  return bytes;
}

function parse(...chunks: Buffer[]): LinkRecord[] {
  const records: LinkRecord[] = [];
  const parser = new RecordParser((record) => records.push(record));
  for (const chunk of chunks) {
    // The caller's buffer is used again for the next bytes.
    const lent = Buffer.from(chunk);
    parser.push(lent);
    lent.fill(0xee);
  }
  expect(parser.pending).toBe(0);
  return records;
}

const u32 = fc.integer({ min: 0, max: 0xffff_ffff });
const u8 = fc.integer({ min: 0, max: 255 });
const anyFrame: fc.Arbitrary<{ bytes: Buffer; record: LinkRecord }> = fc.oneof(
  fc.tuple(u8, fc.string({ maxLength: 40, unit: 'grapheme' })).map(([task, text]) => ({
    bytes: frame(1, task, Buffer.from(text)),
    record: { type: 'console' as const, task, text },
  })),
  fc.tuple(u8, fc.boolean(), u32, fc.array(u32, { maxLength: 64 })).map(([task, awaited, tick, outputs]) => ({
    bytes: frame(awaited ? 2 : 3, task, words(tick, ...outputs)),
    record: { type: awaited ? ('exchange' as const) : ('outputs' as const), task, tick, words: Uint32Array.from(outputs) },
  })),
  fc.tuple(u8, u32, u32).map(([task, restarts, tick]) => ({
    bytes: frame(5, task, words(restarts, tick)),
    record: { type: 'restart' as const, task, restarts, tick },
  })),
);

describe('RecordParser', () => {
  it('gives the same records however the bytes are chopped', () => {
    fc.assert(
      fc.property(fc.array(anyFrame, { maxLength: 12 }), fc.array(fc.integer({ min: 1, max: 30 })), (frames, cuts) => {
        const all = Buffer.concat(frames.map(({ bytes }) => bytes));
        const chunks: Buffer[] = [];
        let at = 0;
        for (const cut of cuts) {
          chunks.push(all.subarray(at, at + cut));
          at += cut;
        }
        chunks.push(all.subarray(at));
        expect(parse(...chunks)).toEqual(frames.map(({ record }) => record));
      }),
    );
  });

  it('reads every fixed record field by field', () => {
    expect(parse(frame(4, 2, words(2, 5, 0x0800_0100, 7, 12, 99)))).toEqual([
      { type: 'fault', task: 2, kind: 5, pc: 0x0800_0100, address: 7, value: 12, tick: 99 },
    ]);
    expect(parse(frame(6, 3, words(50)))).toEqual([{ type: 'stopped', task: 3, tick: 50 }]);
    expect(parse(frame(7, 1, words(10, 100, 300, 1, 2, 4, 9, 3, 1)))).toEqual([
      {
        type: 'statistics',
        task: 1,
        activations: 10,
        minimum: 100,
        maximum: 300,
        sum: 0x2_0000_0001n,
        latencyMinimum: 4,
        latencyMaximum: 9,
        overruns: 3,
        restarts: 1,
      },
    ]);
    expect(parse(frame(8, 255, words(1, 2)))).toEqual([{ type: 'panic', task: 255, code: 1, pc: 2 }]);
    expect(parse(frame(9, 255, words(2, 5)))).toEqual([{ type: 'hello', task: 255, version: 2, tasks: 5 }]);
    expect(parse(frame(10, 3, words(0, 1, 7, 2)))).toEqual([{ type: 'denied', task: 3, slot: 0, method: 1, tick: 7, verdict: 2 }]);
  });

  it('refuses an unknown type and a wrong length', () => {
    const parser = new RecordParser(() => {});
    expect(() => parser.push(frame(77, 0, Buffer.alloc(0)))).toThrow(LinkError);
    expect(() => new RecordParser(() => {}).push(frame(5, 0, words(1)))).toThrow('a record of type 5 has 4 bytes instead of 8');
    expect(() => new RecordParser(() => {}).push(frame(2, 0, Buffer.alloc(6)))).toThrow('not a tick and whole words');
  });
});

describe('encodeAnswer', () => {
  it('writes status, length and little-endian words', () => {
    expect([...encodeAnswer([1, 0xffff_fffe], false)]).toEqual([0, 0, 8, 0, 1, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff]);
    expect([...encodeAnswer([], true)]).toEqual([1, 0, 0, 0]);
  });

  it('takes signed numbers as their two’s complement', () => {
    expect([...encodeAnswer([-2], false)].slice(4)).toEqual([0xfe, 0xff, 0xff, 0xff]);
  });
});
