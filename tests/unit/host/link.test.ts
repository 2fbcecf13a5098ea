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
  fc.tuple(u8, u32, u32).map(([task, restarts, time]) => ({
    bytes: frame(12, 255, words(1, 2, time, (0x31 | (task << 8)) >>> 0, restarts, 0, 3)),
    record: {
      type: 'restart' as const,
      task,
      restarts,
      time,
      log: { number: 1, before: 2, time, kind: 0x31, task, detail: 0, first: restarts, second: 0, chain: 3 },
    },
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
    const event = (what: number, first: number, second: number) => parse(frame(12, 255, words(8, 9, 99, what, first, second, 10)))[0];
    expect(event(0x0000_0201, 0x2000_0000, 0x0800_0100)).toMatchObject({
      type: 'fault',
      task: 2,
      kind: 1,
      pc: 0x0800_0100,
      address: 0x2000_0000,
      time: 99,
      log: { number: 8, before: 9, time: 99, kind: 1, task: 2, detail: 0, first: 0x2000_0000, second: 0x0800_0100, chain: 10 },
    });
    expect(event(0x000c_0205, 7, 12)).toMatchObject({ type: 'fault', task: 2, kind: 5, pc: 0, address: 7, value: 12 });
    expect(event(0x0009_0208, 7, 0x0800_0100)).toMatchObject({ type: 'fault', kind: 8, pc: 0x0800_0100, address: 7, value: 9 });
    expect(event(0x0000_0332, 0, 0)).toMatchObject({ type: 'stopped', task: 3, time: 99 });
    expect(event(0x0000_ff21, 2, 0)).toMatchObject({ type: 'panic', task: 255, code: 1, pc: 2 });
    expect(event(0x0100_0342, 0, 0)).toMatchObject({ type: 'denied', task: 3, slot: 0, method: 1, time: 99, verdict: 2 });
    expect(event(0x0001_0450, 0, 2)).toMatchObject({ type: 'role', task: 4, automaton: 1, from: 0, to: 2 });
    expect(event(0x0007_0160, 1, 400)).toMatchObject({ type: 'force', task: 1, point: 7, on: true, value: 400 });
    expect(event(0x0000_0070, 13, 1)).toMatchObject({ type: 'start', kept: 13, lost: 1 });
    expect(event(0x0000_0017, 0, 0)).toMatchObject({ type: 'unknown', kind: 0x17 });
    expect(parse(frame(11, 255, words(8, 9, 99, 0x0000_0331, 0, 0, 10)))).toMatchObject([{ type: 'logged', task: 3, log: { kind: 0x31 } }]);
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
    expect(parse(frame(9, 255, words(3, 5)))).toEqual([{ type: 'hello', task: 255, version: 3, tasks: 5 }]);
  });

  it('refuses an unknown type and a wrong length', () => {
    const parser = new RecordParser(() => {});
    expect(() => parser.push(frame(77, 0, Buffer.alloc(0)))).toThrow(LinkError);
    expect(() => new RecordParser(() => {}).push(frame(9, 0, words(1)))).toThrow('a record of type 9 has 4 bytes instead of 8');
    expect(() => new RecordParser(() => {}).push(frame(2, 0, Buffer.alloc(6)))).toThrow('not a tick and whole words');
  });
});

describe('encodeAnswer', () => {
  it('writes status, length and little-endian words', () => {
    expect([...encodeAnswer([1, 0xffff_fffe], false)]).toEqual([0, 0, 8, 0, 1, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff]);
    expect([...encodeAnswer([], true)]).toEqual([1, 0, 0, 0]);
    expect([...encodeAnswer([], false, true)]).toEqual([0, 1, 0, 0]);
  });

  it('takes signed numbers as their two’s complement', () => {
    expect([...encodeAnswer([-2], false)].slice(4)).toEqual([0xfe, 0xff, 0xff, 0xff]);
  });
});
