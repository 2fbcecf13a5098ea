import { describe, expect, test } from 'vitest';
import * as b from '../../../compiler/ir/build.ts';
import { boolean, type Expression, exact, type IntegerType, i32, i64, type Type, u8, u16, u32 } from '../../../compiler/ir/types.ts';
import { integerBounds, typeText } from '../../../compiler/ir/typing.ts';
import { runOnHost } from '../../conformance/harness/host.ts';

const integer = (bits: 8 | 16 | 32 | 64, signed: boolean): IntegerType => ({ kind: 'integer', bits, signed });
const i8 = integer(8, true);
const i16 = integer(16, true);
const u64 = integer(64, false);
const exactBig: Type = { kind: 'exact', bigint: true };

/** Limits, their neighbours, and values around the powers that matter. */
function interesting(type: IntegerType): bigint[] {
  const { low, high } = integerBounds(type);
  const all = [
    low,
    low + 1n,
    -1000003n,
    -129n,
    -7n,
    -1n,
    0n,
    1n,
    2n,
    7n,
    31n,
    32n,
    255n,
    32768n,
    65536n,
    0x7fff_ffffn,
    0x8000_0000n,
    high - 1n,
    high,
  ];
  return [...new Set(all)].filter((value) => value >= low && value <= high);
}

/** Prints `expression(a, b)` for all pairs of values, held in variables that the analysis knows nothing about. */
async function table(
  left: IntegerType,
  right: IntegerType,
  build: (a: Expression, b: Expression) => Expression,
  skip: (a: bigint, b: bigint) => boolean,
) {
  const [lefts, rights] = [interesting(left), interesting(right)];
  const pairs = lefts.flatMap((x) => rights.map((y) => [x, y] as const)).filter(([x, y]) => !skip(x, y));
  const arrayOf = (element: IntegerType, values: bigint[]) => ({
    type: { kind: 'array', element, length: values.length, wraps: false } as const,
    value: {
      op: 'array',
      type: { kind: 'array', element, length: values.length, wraps: false },
      elements: values.map((value) => b.whole(value, element)),
      place: b.place(),
    } as Expression,
  });
  const xs = arrayOf(
    left,
    pairs.map(([x]) => x),
  );
  const ys = arrayOf(
    right,
    pairs.map(([, y]) => y),
  );
  const i = b.local('i');
  const program = b.program({
    scan: 'scan',
    globals: [
      { id: 'xs', name: 'xs', constant: false, place: b.place(), ...xs },
      { id: 'ys', name: 'ys', constant: false, place: b.place(), ...ys },
    ],
    functions: [
      b.declareFunction('scan', {
        locals: [b.variable('i')],
        body: b.count('i', b.whole(0, i32), b.whole(pairs.length), [
          b.print(build(b.element(b.global('xs', xs.type), i), b.element(b.global('ys', ys.type), i))),
        ]),
      }),
    ],
  });
  const { stdout, trap } = await runOnHost(program);
  expect(trap).toBeNull();
  return { lines: stdout.trimEnd().split('\n'), pairs };
}

const types = [i8, u8, i16, u16, i32, u32];
const lesser = (p: bigint, q: bigint) => (p < q ? p : q);
const never = () => false;
const toInt32 = (x: bigint) => BigInt.asIntN(32, x);

describe('exact arithmetic gives the mathematical value', () => {
  test.each(types.flatMap((left) => [i8, i32, u32].map((right) => [typeText(left), typeText(right), left, right] as const)))(
    '%s with %s',
    async (_a, _b, left, right) => {
      const small = left.bits + right.bits <= 48;
      const terms = (x: Expression, y: Expression): [string, Expression, (x: bigint, y: bigint) => bigint][] => [
        ['add', b.arithmetic('add', x, y), (p, q) => p + q],
        ['sub', b.arithmetic('sub', x, y), (p, q) => p - q],
        [
          'mul',
          b.arithmetic('mul', b.convert('widen', exact, x), small ? y : b.bitwise('and', y, b.whole(0xfff))),
          (p, q) => p * (small ? q : q & 0xfffn),
        ],
        [
          'nested',
          b.arithmetic('sub', b.arithmetic('add', x, b.whole(1)), b.arithmetic('sub', y, b.whole(3))),
          (p, q) => p + 1n - (q - 3n),
        ],
        ['neg', b.unary('neg', b.arithmetic('sub', x, y)), (p, q) => q - p],
        ['min', b.intrinsic('min', exact, x, y), (p, q) => lesser(p, q)],
        ['max', b.intrinsic('max', exact, x, y), (p, q) => -lesser(-p, -q)],
        ['abs', b.intrinsic('abs', exact, b.arithmetic('sub', x, y)), (p, q) => (p > q ? p - q : q - p)],
        ['sign', b.intrinsic('sign', exact, b.arithmetic('sub', x, y)), (p, q) => (p > q ? 1n : p < q ? -1n : 0n)],
      ];
      const x = b.whole(0, left);
      for (const [name, , oracle] of terms(x, x)) {
        const { lines, pairs } = await table(left, right, (p, q) => terms(p, q).find((term) => term[0] === name)?.[1] ?? p, never);
        expect(lines, name).toEqual(pairs.map(([p, q]) => `${oracle(p, q)}`));
      }
    },
    60_000,
  );

  test.each(types.flatMap((left) => [i8, i32, u32].map((right) => [typeText(left), typeText(right), left, right] as const)))(
    '%s divided by %s',
    async (_a, _b, left, right) => {
      const floor = (p: bigint, q: bigint) => p / q - (p % q !== 0n && p < 0n !== q < 0n ? 1n : 0n);
      for (const [operator, oracle] of [
        ['divTrunc', (p: bigint, q: bigint) => p / q],
        ['divFloor', floor],
        ['rem', (p: bigint, q: bigint) => p % q],
      ] as const) {
        const { lines, pairs } = await table(
          left,
          right,
          (p, q) => b.arithmetic(operator, p, q),
          (_, q) => q === 0n,
        );
        expect(lines, operator).toEqual(pairs.map(([p, q]) => `${oracle(p, q)}`));
      }
    },
    60_000,
  );
});

test.each([
  [i32, i32],
  [u32, u32],
  [i16, u32],
  [u8, i32],
] as const)(
  'bitwise operators take their operands modulo 2^32',
  async (left, right) => {
    const cases: [string, (p: Expression, q: Expression) => Expression, (p: bigint, q: bigint) => bigint][] = [
      ['and', (p, q) => b.bitwise('and', p, q), (p, q) => toInt32(p & q)],
      ['or', (p, q) => b.bitwise('or', p, q), (p, q) => toInt32(p | q)],
      ['xor', (p, q) => b.bitwise('xor', p, q), (p, q) => toInt32(p ^ q)],
      ['not', (p) => b.unary('bitNot', p), (p) => toInt32(~p)],
      ['shl', (p, q) => b.bitwise('shiftLeft', p, q), (p, q) => BigInt(Number(p) << Number(q))],
      ['shr', (p, q) => b.bitwise('shiftRight', p, q), (p, q) => BigInt(Number(p) >> Number(q))],
      ['ushr', (p, q) => b.bitwise('shiftRightUnsigned', p, q), (p, q) => BigInt(Number(p) >>> Number(q))],
      ['shl by 31', (p) => b.bitwise('shiftLeft', p, b.whole(31)), (p) => BigInt(Number(p) << 31)],
      ['shl by 32', (p) => b.bitwise('shiftLeft', p, b.whole(32)), (p) => toInt32(p)],
      ['shr by 0', (p) => b.bitwise('shiftRight', p, b.whole(0)), (p) => toInt32(p)],
      ['ushr by 0', (p) => b.bitwise('shiftRightUnsigned', p, b.whole(0)), (p) => BigInt.asUintN(32, p)],
      ['| 0 of a sum', (p, q) => b.bitwise('or', b.arithmetic('add', p, q), b.whole(0)), (p, q) => toInt32(p + q)],
      ['imul', (p, q) => b.intrinsic('imul', i32, p, q), (p, q) => BigInt(Math.imul(Number(p), Number(q)))],
      ['clz32', (p) => b.intrinsic('clz32', exact, p), (p) => BigInt(Math.clz32(Number(p)))],
    ];
    for (const [name, build, oracle] of cases) {
      const { lines, pairs } = await table(left, right, build, never);
      expect(lines, name).toEqual(pairs.map(([p, q]) => `${oracle(p, q)}`));
    }
  },
  60_000,
);

test.each(types)(
  'conversions wrap and clamp %o',
  async (to) => {
    const { low, high } = integerBounds(to);
    const sum = (p: Expression, q: Expression) => b.arithmetic('add', p, q);
    const wrap = await table(i32, u32, (p, q) => b.convert('wrap', to, sum(p, q)), never);
    expect(wrap.lines).toEqual(wrap.pairs.map(([p, q]) => `${to.signed ? BigInt.asIntN(to.bits, p + q) : BigInt.asUintN(to.bits, p + q)}`));
    const clamp = await table(i32, u32, (p, q) => b.convert('clamp', to, sum(p, q)), never);
    expect(clamp.lines).toEqual(clamp.pairs.map(([p, q]) => `${-lesser(-low, -lesser(high, p + q))}`));
  },
  60_000,
);

test('comparisons are mathematical, whatever the types', async () => {
  const oracles = {
    eq: (p: bigint, q: bigint) => p === q,
    ne: (p: bigint, q: bigint) => p !== q,
    lt: (p: bigint, q: bigint) => p < q,
    ge: (p: bigint, q: bigint) => p >= q,
  };
  for (const [left, right] of [
    [i32, u32],
    [u8, i8],
    [i64, u64],
    [u64, u64],
  ] as const) {
    for (const [operator, oracle] of Object.entries(oracles)) {
      const { lines, pairs } = await table(left, right, (p, q) => b.compare(operator as 'eq', p, q), never);
      expect(lines, `${typeText(left)} ${operator} ${typeText(right)}`).toEqual(pairs.map(([p, q]) => `${oracle(p, q)}`));
    }
  }
}, 60_000);

test('bigint arithmetic: modulo 2^64 through wrap, bit operators, exact shifts', async () => {
  const wraps = [i64, u64].flatMap((to) =>
    (['add', 'sub', 'mul'] as const).map(
      (operator) => [to, operator, (p: bigint, q: bigint) => ({ add: p + q, sub: p - q, mul: p * q })[operator]] as const,
    ),
  );
  for (const [to, operator, oracle] of wraps) {
    const { lines, pairs } = await table(to, to, (p, q) => b.convert('wrap', to, b.arithmetic(operator, p, q)), never);
    expect(lines).toEqual(pairs.map(([p, q]) => `${to.signed ? BigInt.asIntN(64, oracle(p, q)) : BigInt.asUintN(64, oracle(p, q))}`));
  }
  const rem = await table(
    i64,
    i64,
    (p, q) => b.arithmetic('rem', p, q),
    (_, q) => q === 0n,
  );
  expect(rem.lines).toEqual(rem.pairs.map(([p, q]) => `${p % q}`));
  const xor = await table(i64, i64, (p, q) => b.bitwise('xor', p, q, i64), never);
  expect(xor.lines).toEqual(xor.pairs.map(([p, q]) => `${p ^ q}`));
  const count = (q: Expression) => b.convert('widen', exactBig, q);
  const loses = (p: bigint, q: bigint) => q > 200n || q < -200n || BigInt.asIntN(64, p << q) !== p << q;
  const shift = await table(
    i64,
    i64,
    (p, q) => b.bitwise('shiftLeft', p, count(q), i64),
    (p, q) => (q > 200n || q < -200n ? true : loses(p, q)),
  );
  expect(shift.lines).toEqual(shift.pairs.map(([p, q]) => `${p << q}`));
}, 60_000);

test('booleans: short circuit, conditional, equality', async () => {
  const odd = (e: Expression) => b.compare('eq', b.bitwise('and', e, b.whole(1)), b.whole(1));
  const { lines, pairs } = await table(
    i32,
    u8,
    (p, q) => b.conditional(b.logical('or', b.logical('and', odd(p), odd(q)), b.unary('not', b.compare('ne', odd(p), odd(q)))), p, q),
    never,
  );
  expect(lines).toEqual(pairs.map(([p, q]) => `${(p & 1n) === (q & 1n) ? p : q}`));
  const print = await table(u8, u8, (p, q) => b.convert('widen', i32, b.compare('lt', p, q)), never);
  expect(print.lines).toEqual(print.pairs.map(([p, q]) => `${p < q ? 1 : 0}`));
  void boolean;
}, 60_000);
