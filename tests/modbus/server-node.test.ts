/** The Modbus server of lib/modbus under Node, with the checks of the chip, against a server written from the standard alone. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Framing as FramingClass } from '../../lib/modbus/framing.ts';
import type { Registers } from '../../lib/modbus/registers.ts';
import type { Responder as ResponderClass } from '../../lib/modbus/responder.ts';
import { loadTask } from '../../lib/node/load.ts';
import { inCheckout } from '../../scripts/checkout.ts';
import { randomFrame, randomFrom } from './frames.ts';
import { ReferenceServer, sealed } from './reference.ts';

let Framing: typeof FramingClass;
let Responder: typeof ResponderClass;
let map: (table: Registers) => void;

const entry = inCheckout('tests', 'fixtures', 'modbus', 'server', 'parts.ts');

beforeAll(() => {
  const parts = loadTask(entry) as { Framing: typeof FramingClass; Responder: typeof ResponderClass; map: typeof map };
  ({ Framing, Responder, map } = parts);
});

const hex = (bytes: Uint8Array | null) => (bytes === null ? 'no answer' : Buffer.from(bytes).toString('hex'));

describe('the Modbus server under Node', () => {
  it('answers 6,000 random frames as the reference does', () => {
    const framing = new Framing();
    framing.configure(115_200, 20);
    const responder = new Responder(framing, 17);
    responder.identify('test server');
    const reference = new ReferenceServer();
    const random = randomFrom(1);
    const seen = new Map<string, number>();
    for (let turn = 0; turn < 6_000; turn++) {
      const frame = randomFrame(random);
      framing.drop();
      framing.take(frame, frame.length, turn);
      responder.respond(map);
      const answer = responder.length === 0 ? null : responder.registers.answer.slice(0, responder.length);
      const expected = reference.respond(frame);
      expect(hex(answer), `frame ${turn}: ${hex(frame)}`).toBe(hex(expected));
      const kind = expected === null ? 'none' : expected[1]! > 127 ? `exception ${expected[2]}` : `function ${expected[1]}`;
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }
    // Nothing of the standard may be missing from what was tried.
    const kinds = [1, 2, 3, 4, 5, 6, 15, 16, 17, 22, 23].map((code) => `function ${code}`);
    for (const kind of [...kinds, ...[1, 2, 3, 4].map((code) => `exception ${code}`)]) expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(5);
  });

  it('computes the CRC of the example in V1.02', () => {
    expect([...sealed([0x02, 0x07])]).toEqual([0x02, 0x07, 0x41, 0x12]);
  });
});
