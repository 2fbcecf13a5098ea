import { expect, test } from 'vitest';
import * as b from '../../../compiler/ir/build.ts';
import { type Expression, type FloatType, f32, f64, i32 } from '../../../compiler/ir/types.ts';
import { runOnHost } from '../../conformance/harness/host.ts';

/** Deterministic 32-bit words (xorshift). */
function words(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

async function printed(type: FloatType, values: number[]): Promise<string[]> {
  const array = { kind: 'array', element: type, length: values.length, wraps: true } as const;
  const value: Expression = { op: 'array', type: array, elements: values.map((each) => b.float(each, type)), place: b.place() };
  const program = b.program({
    scan: 'scan',
    globals: [{ id: 'values', name: 'values', type: array, constant: true, value, place: b.place() }],
    functions: [
      b.declareFunction('scan', {
        locals: [b.variable('i')],
        body: b.count('i', b.whole(0, i32), b.whole(values.length), [b.print(b.element(b.global('values', array), b.local('i')))]),
      }),
    ],
  });
  const { stdout } = await runOnHost(program);
  return stdout.trimEnd().split('\n');
}

const edges = [
  0, -0, 1, -1, 0.1, 0.5, 1e21, 1e-6, 1e-7, 123456789012345680000, 999999999999999900000, 5e-324, 2.2250738585072014e-308,
  1.7976931348623157e308,
];
edges.push(
  Number.NaN,
  Infinity,
  -Infinity,
  2 ** 53,
  2 ** 53 + 2,
  2 ** 64,
  2 ** -1022,
  2 ** -1074,
  4.35,
  0.000001,
  1e20,
  2 ** 53 + 4,
  1.5,
  100,
  1e100,
);

test('doubles print as String(value): edges, powers of two and ten, random bits', async () => {
  const next = words(0x2545f491);
  const view = new DataView(new ArrayBuffer(8));
  const values = [...edges];
  for (let power = -1074; power <= 1023; power += 7) values.push(2 ** power, -(2 ** power) * 1.0000000000000002);
  for (let power = -323; power <= 308; power += 3) values.push(Number(`1e${power}`), Number(`9.5e${power}`));
  for (let count = 0; count < 5000; count++) {
    view.setUint32(0, next());
    view.setUint32(4, next());
    values.push(view.getFloat64(0));
  }
  for (let count = 0; count < 1000; count++) values.push((next() - 2 ** 31) / 10 ** (next() % 12));
  expect(await printed(f64, values)).toEqual(values.map(String));
}, 60_000);

test('floats print as String of the double they are', async () => {
  const next = words(0x9e3779b9);
  const view = new DataView(new ArrayBuffer(4));
  const values = [0, -0, Number.NaN, Infinity, 0.1, 1e-45, 3.4028234663852886e38, 16777216, 1e21].map(Math.fround);
  for (let count = 0; count < 4000; count++) {
    view.setUint32(0, next());
    values.push(view.getFloat32(0));
  }
  for (let count = 0; count < 1000; count++) values.push(Math.fround((next() % 100000) / 100));
  expect(await printed(f32, values)).toEqual(values.map(String));
}, 60_000);

test('a line is cut at 160 bytes, at a whole character', async () => {
  const text = `${'x'.repeat(159)}é after`;
  const program = b.program({
    scan: 'scan',
    functions: [b.declareFunction('scan', { body: [b.print(text), b.print('a?"\\\t', b.truth(true), ' é')] })],
  });
  const { stdout } = await runOnHost(program);
  expect(stdout).toBe(`${'x'.repeat(159)}\na?"\\\ttrue é\n`);
});
