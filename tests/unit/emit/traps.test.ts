import { describe, expect, test } from 'vitest';
import * as b from '../../../compiler/ir/build.ts';
import { type Expression, exact, i32, type Statement, u8 } from '../../../compiler/ir/types.ts';
import { runOnHost } from '../../conformance/harness/host.ts';
import { program } from './support.ts';

describe('traps come from left to right, with the text of Node', () => {
  const array = { kind: 'array', element: i32, length: 4, wraps: false } as const;
  const globals = [
    { id: 'a', name: 'a', type: array, constant: false, place: b.place() },
    { id: 'n', name: 'n', type: i32, constant: false, place: b.place(), value: b.whole(9, i32) },
    { id: 'z', name: 'z', type: i32, constant: false, place: b.place() },
  ];
  const n = b.global('n');
  const small = b.bitwise('and', n, b.whole(15));
  const z = b.global('z');
  const at = (index: Expression) => b.element(b.global('a', array), index);
  const bad8 = b.convert('check', u8, b.arithmetic('mul', n, b.whole(100)));
  const cases: [string, Statement, string][] = [
    ['the left operand first', b.print(b.arithmetic('add', at(n), bad8)), 'index 9 out of 0..3'],
    ['the right operand when the left is good', b.print(b.arithmetic('add', at(z), bad8)), 'value 900 out of u8 0..255'],
    ['dividend before divisor', b.print(b.arithmetic('divTrunc', at(n), z)), 'index 9 out of 0..3'],
    ['divisor', b.print(b.arithmetic('rem', at(z), z)), 'division by zero'],
    [
      'a value before the index it is stored at',
      b.assign(at(n), b.convert('check', i32, b.arithmetic('divTrunc', n, z))),
      'division by zero',
    ],
    ['the value after a good index', b.assign(at(z), b.convert('check', i32, b.arithmetic('divTrunc', n, z))), 'division by zero'],
    ['not behind a false condition', b.print(b.logical('and', b.compare('gt', z, b.whole(0)), b.compare('gt', at(n), b.whole(0)))), ''],
    ['the chosen branch only', b.print(b.conditional(b.compare('eq', z, b.whole(0)), bad8, at(n))), 'value 900 out of u8 0..255'],
    [
      'an overflow of 32 bits',
      b.assign(b.global('z'), b.convert('check', i32, b.arithmetic('add', b.arithmetic('mul', small, b.whole(238609294)), b.whole(10)))),
      'value 2147483656 out of i32 -2147483648..2147483647',
    ],
    [
      'a negative one',
      b.assign(
        b.global('z'),
        b.convert(
          'check',
          i32,
          b.arithmetic('sub', b.convert('check', i32, b.arithmetic('mul', small, b.whole(-238609294))), b.whole(100)),
        ),
      ),
      'value -2147483746 out of i32 -2147483648..2147483647',
    ],
    [
      'a value beyond 32 bits',
      b.assign(b.global('z'), b.convert('check', i32, b.arithmetic('mul', b.arithmetic('mul', small, b.whole(1000)), b.whole(1000000)))),
      'value 9000000000 out of i32 -2147483648..2147483647',
    ],
    ['min from left to right', b.print(b.intrinsic('min', exact, at(z), bad8, at(n))), 'value 900 out of u8 0..255'],
    ['assert', { op: 'trap', reason: 'assert', message: 'level {value} is sane', place: b.place() }, 'assert: level {value} is sane'],
    ['throw', { op: 'trap', reason: 'throw', message: 'no', place: b.place() }, 'throw: no'],
  ];
  test.each(cases)('%s', async (_name, statement, text) => {
    const { trap } = await runOnHost(program([statement], [], { globals }));
    expect(trap).toBe(text === '' ? null : `/src/test.ts:1:1 ${text}`);
  });
});
