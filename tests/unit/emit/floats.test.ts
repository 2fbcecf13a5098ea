import { describe, expect, test } from 'vitest';
import * as b from '../../../compiler/ir/build.ts';
import {
  type Expression,
  exact,
  type FloatType,
  f32,
  f64,
  type IntegerType,
  i32,
  type Statement,
  u8,
  u32,
} from '../../../compiler/ir/types.ts';
import { integerBounds, typeText } from '../../../compiler/ir/typing.ts';
import { runOnHost } from '../../conformance/harness/host.ts';

const i8: IntegerType = { kind: 'integer', bits: 8, signed: true };
const values = [
  0, -0, 0.5, -0.5, 1, -1, 1.5, 2.5, -2.5, 0.49999997, 254.5, 255.4, 255.5, 1e-8, 3.7, -128.5, 16777216, 8388609.5, 2147483520, 4294967040,
  1e20, -1e20,
];
values.push(Number.NaN, Infinity, -Infinity, 3.4028234663852886e38, 1e-45);

function arrayGlobal(id: string, type: FloatType, list: number[]) {
  const array = { kind: 'array', element: type, length: list.length, wraps: false } as const;
  const value: Expression = { op: 'array', type: array, elements: list.map((each) => b.float(each, type)), place: b.place() };
  return {
    global: { id, name: id, type: array, constant: false, value, place: b.place() },
    at: (index: Expression) => b.element(b.global(id, array), index),
  };
}

/** Lines that `body` prints for every pair of values. */
async function lines(type: FloatType, body: (x: Expression, y: Expression) => Statement[]): Promise<string[]> {
  const list = values.map((each) => (type.bits === 32 ? Math.fround(each) : each));
  const xs = arrayGlobal('xs', type, list);
  const loops = b.count(
    'i',
    b.whole(0, i32),
    b.whole(list.length),
    b.count('j', b.whole(0, i32), b.whole(list.length), body(xs.at(b.local('i')), xs.at(b.local('j')))),
  );
  const program = b.program({
    scan: 'scan',
    globals: [xs.global],
    functions: [b.declareFunction('scan', { locals: [b.variable('i'), b.variable('j')], body: loops })],
  });
  const { stdout, trap } = await runOnHost(program);
  expect(trap).toBeNull();
  return stdout.trimEnd().split('\n');
}

describe.each([f32, f64])('%o', (type) => {
  const round = type.bits === 32 ? Math.fround : (x: number) => x;
  const list = values.map(round);
  const pairs = list.flatMap((x) => list.map((y) => [x, y] as const));
  const oracles: [string, (x: Expression, y: Expression) => Expression, (x: number, y: number) => unknown][] = [
    ['add', (x, y) => b.arithmetic('add', x, y), (x, y) => round(x + y)],
    ['sub', (x, y) => b.arithmetic('sub', x, y), (x, y) => round(x - y)],
    ['mul', (x, y) => b.arithmetic('mul', x, y), (x, y) => round(x * y)],
    ['div', (x, y) => b.arithmetic('div', x, y), (x, y) => round(x / y)],
    ['rem', (x, y) => b.arithmetic('rem', x, y), (x, y) => round(x % y)],
    ['1/min', (x, y) => b.arithmetic('div', b.float(1, type), b.intrinsic('min', type, x, y)), (x, y) => round(1 / Math.min(x, y))],
    ['1/max', (x, y) => b.arithmetic('div', b.float(1, type), b.intrinsic('max', type, x, y)), (x, y) => round(1 / Math.max(x, y))],
    ['lt', (x, y) => b.compare('lt', x, y), (x, y) => x < y],
    ['ge', (x, y) => b.compare('ge', x, y), (x, y) => x >= y],
    ['ne', (x, y) => b.compare('ne', x, y), (x, y) => x !== y],
    ['sqrt', (x) => b.intrinsic('sqrt', type, x), (x) => round(Math.sqrt(x))],
    ['1/round', (x) => b.arithmetic('div', b.float(1, type), b.intrinsic('fround_half_up', type, x)), (x) => round(1 / Math.round(x))],
    ['floor', (x) => b.intrinsic('ffloor', type, x), (x) => Math.floor(x)],
    ['ceil', (x) => b.intrinsic('fceil', type, x), (x) => Math.ceil(x)],
    ['trunc', (x) => b.intrinsic('ftrunc', type, x), (x) => Math.trunc(x)],
    ['sign', (x) => b.intrinsic('sign', type, x), (x) => Math.sign(x)],
    ['neg', (x) => b.unary('neg', b.unary('neg', b.unary('neg', x))), (x) => -x],
    ['isNaN', (x) => b.intrinsic('isNaN', { kind: 'boolean' }, x), (x) => Number.isNaN(x)],
    ['isFinite', (x) => b.intrinsic('isFinite', { kind: 'boolean' }, x), (x) => Number.isFinite(x)],
    ['no contraction', (x, y) => b.arithmetic('add', b.arithmetic('mul', x, y), x), (x, y) => round(round(x * y) + x)],
    ['wrap to i32', (x) => b.convert('wrap', i32, x), (x) => x | 0],
    ['wrap to u8', (x) => b.convert('wrap', u8, x), (x) => (x | 0) & 0xff],
    ['to the other width', (x) => b.convert('float', type.bits === 32 ? f64 : f32, x), (x) => Math.fround(x)],
  ];
  test('every operation rounds as JavaScript does', async () => {
    const out = await lines(type, (x, y) => oracles.map(([, build]) => b.print(build(x, y))));
    const wanted = pairs.flatMap(([x, y]) => oracles.map(([, , oracle]) => String(oracle(x, y))));
    out.forEach((line, index) => {
      const name = oracles[index % oracles.length]?.[0];
      const pair = pairs[Math.floor(index / oracles.length)];
      expect(`${name} ${pair?.join(' ')} = ${line}`).toBe(`${name} ${pair?.join(' ')} = ${wanted[index]}`);
    });
    expect(out.length).toBe(wanted.length);
  }, 60_000);

  test.each(
    [i8, u8, i32, u32].flatMap((to) => (['trunc', 'floor', 'round', 'check'] as const).map((mode) => [typeText(to), mode, to] as const)),
  )(
    'to %s by %s: in range the value, outside a trap with its text',
    async (_name, mode, to) => {
      const { low, high } = integerBounds(to);
      const rounding = { trunc: Math.trunc, floor: Math.floor, round: Math.round, check: (x: number) => x }[mode];
      const oracle = (x: number): string => {
        const whole = rounding(x);
        if (!(whole >= low && whole <= high))
          return type.bits === 64 && Number.isFinite(x) ? `value about` : `value ${whole} out of ${typeText(to)} ${low}..${high}`;
        return Number.isInteger(whole) ? `${whole + 0}` : type.bits === 64 ? 'value about' : `value ${whole} is not an integer`;
      };
      const good = list.filter((x) => /^-?\d+$/.test(oracle(x)));
      const xs = arrayGlobal('xs', type, good);
      const at = xs.at(b.local('i'));
      const print = b.count('i', b.whole(0, i32), b.whole(good.length), [b.print(b.convert(mode, to, at))]);
      const program = b.program({
        scan: 'scan',
        globals: [xs.global],
        functions: [b.declareFunction('scan', { locals: [b.variable('i')], body: print })],
      });
      expect((await runOnHost(program)).stdout).toBe(good.map((x) => `${oracle(x)}\n`).join(''));
      for (const x of [Number.NaN, 3.7, -129.5, 255.5, 4294967040].map(round).filter((each) => !/^-?\d+$/.test(oracle(each)))) {
        const one = arrayGlobal('x', type, [x]);
        const bad = b.program({
          scan: 'scan',
          globals: [one.global],
          functions: [b.declareFunction('scan', { body: [b.print(b.convert(mode, to, one.at(b.whole(0))))] })],
        });
        expect((await runOnHost(bad)).trap, `${x}`).toContain(oracle(x));
      }
    },
    60_000,
  );
});

test('integers become floats with one rounding', async () => {
  const array = { kind: 'array', element: u32, length: 4, wraps: false } as const;
  const list = [16777217n, 4294967295n, 2147483649n, 3n];
  const value: Expression = { op: 'array', type: array, elements: list.map((each) => b.whole(each, u32)), place: b.place() };
  const at = (index: number) => b.element(b.global('xs', array), b.whole(index));
  const program = b.program({
    scan: 'scan',
    globals: [{ id: 'xs', name: 'xs', type: array, constant: false, value, place: b.place() }],
    functions: [
      b.declareFunction('scan', {
        body: [0, 1, 2, 3].flatMap((index) => [
          b.print(
            b.convert('float', f32, at(index)),
            ' ',
            b.convert('float', f32, b.arithmetic('sub', b.whole(1), at(index))),
            ' ',
            b.convert('widen', f64, at(index)),
          ),
        ]),
      }),
    ],
  });
  const { stdout } = await runOnHost(program);
  expect(stdout).toBe(list.map((x) => `${Math.fround(Number(x))} ${Math.fround(1 - Number(x))} ${x}\n`).join(''));
  void exact;
});
