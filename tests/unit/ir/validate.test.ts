import { expect, test } from 'vitest';
import * as b from '../../../compiler/ir/build.ts';
import { printProgram } from '../../../compiler/ir/print.ts';
import {
  boolean,
  type Expression,
  f32,
  i32,
  type Program,
  type Statement,
  type StructType,
  type Type,
  u8,
} from '../../../compiler/ir/types.ts';
import { validateProgram } from '../../../compiler/ir/validate.ts';

const array = { kind: 'array', element: u8, length: 4, wraps: true } as const;
const struct: StructType = { kind: 'struct', id: 'S' };
const enumeration: Type = { kind: 'enum', id: 'E' };
const parts: Partial<Program> = {
  structs: [
    {
      id: 'S',
      name: 'S',
      kind: 'object',
      place: b.place(),
      fields: [
        { name: 'a', type: u8 },
        { name: 'b', type: boolean },
      ],
    },
  ],
  enums: [{ id: 'E', name: 'E', kind: 'strings', place: b.place(), members: [{ name: 'x', value: 0 }] }],
  globals: [
    { id: 'a', name: 'a', type: array, constant: false, place: b.place() },
    { id: 'c', name: 'c', type: u8, constant: true, value: b.whole(3, u8), place: b.place() },
  ],
};
const locals = [b.variable('i'), b.variable('n', u8), b.variable('f', f32), b.variable('s', struct), b.variable('e', enumeration)];
const problems = (body: Statement[], more: Partial<Program> = {}) =>
  validateProgram(b.program({ ...parts, ...more, functions: [...(more.functions ?? []), b.declareFunction('scan', { locals, body })] }));
const i = b.local('i');
const first = b.declare('i', b.whole(1, i32));

test('a good program has no problems, and prints', () => {
  const body = [
    first,
    ...b.count(
      'n',
      b.whole(0, u8),
      b.whole(4),
      [b.assign(b.element(b.global('a', array), b.local('n', u8)), b.convert('wrap', u8, i))],
      u8,
    ),
  ];
  expect(problems(body)).toEqual([]);
  const text = printProgram(b.program({ ...parts, scan: 'scan', functions: [b.declareFunction('scan', { locals, body })] }));
  expect(text).toContain('  let i = 1\n  let n = 0\n  loop loop');
  expect(text).toContain('while (n < 4)\n    @a[n] = u8.wrap(i)\n   update\n    n = u8.check((n + 1))\n');
});

test.each<[string, Statement[], RegExp]>([
  ['a local before its declaration', [b.print(i)], /'i' is used before/],
  ['an unknown global', [b.print(b.global('zz'))], /'zz' does not exist/],
  ['a constant outside its type', [b.print(b.whole(256, u8))], /constant 256 of type u8/],
  ['an f32 constant that is none', [b.print(b.float(0.1, f32))], /constant 0.1 of type f32/],
  ['an assignment of another type', [first, b.assign(i as never, b.whole(1, u8))], /assigns u8 to i32/],
  ['an exact value stored', [first, b.assign(i as never, b.arithmetic('add', i, i))], /assigns exact to i32/],
  ['a write to a constant', [b.assign(b.global('c', u8) as never, b.whole(1, u8))], /writes to constant 'c'/],
  [
    'a mix of float and integer',
    [b.print({ ...(b.arithmetic('add', b.float(1, f32), b.whole(1)) as object) } as Expression)],
    /add of f32 and exact/,
  ],
  ['a condition that is none', [b.when(b.whole(1), [])], /condition of type exact/],
  ['a break without loop', [{ op: 'break', label: 'L', place: b.place() }], /break to 'L'/],
  [
    'a continue to a switch',
    [
      {
        op: 'switch',
        label: 'L',
        subject: b.whole(1),
        place: b.place(),
        cases: [{ values: [], isDefault: true, place: b.place(), body: [{ op: 'continue', label: 'L', place: b.place() }] }],
      },
    ],
    /continue to 'L'/,
  ],
  [
    'a label twice',
    [b.loop({ label: 'L', condition: b.truth(false) }), b.loop({ label: 'L', condition: b.truth(false) })],
    /label 'L' stands twice/,
  ],
  [
    'an aggregate in an expression',
    [b.print(b.compare('eq', { op: 'struct', type: struct, fields: [], place: b.place() }, b.whole(1)))],
    /struct value may not stand here/,
  ],
  [
    'a struct value with a field missing',
    [b.declare('s', { op: 'struct', type: struct, fields: [{ name: 'a', value: b.whole(1, u8) }], place: b.place() })],
    /names each field once/,
  ],
  [
    'an enum member that is none',
    [b.declare('e', { op: 'constant', type: enumeration, value: 1, place: b.place() })],
    /constant 1 of type enum E/,
  ],
  ['a widening that narrows', [first, b.print(b.convert('widen', u8, i))], /convert widen from i32 to u8/],
  ['a clamp of a float', [b.print(b.convert('clamp', u8, b.float(1, f32)))], /convert clamp from f32/],
  ['an order of booleans', [b.print(b.compare('lt', b.truth(true), b.truth(false)))], /lt of boolean/],
  ['an unknown function', [b.call('nope', [])], /'nope', which does not exist/],
  ['a result of another type', [first, b.call('give', [], 'i')], /result 'i' is i32, gets u8/],
  ['a missing argument', [b.call('take', [])], /0 arguments for 'take'/],
  ['an intrinsic that is none', [b.print(b.intrinsic('gamma', f32, b.float(1, f32)))], /intrinsic gamma/],
])('%s is refused', (_name, body, message) => {
  const functions = [
    b.declareFunction('give', { result: u8, body: [b.giveBack(b.whole(1, u8))] }),
    b.declareFunction('take', { parameters: ['p'], locals: [b.variable('p')], body: [] }),
  ];
  const found = problems(body, { functions });
  expect(found.join('\n')).toMatch(message);
  expect(found[0]).toMatch(/^\/src\/test\.ts:1:1: /);
});

test('a function with a result must return on every way', () => {
  const ends = b.declareFunction('f', { result: u8, body: [b.when(b.truth(true), [b.giveBack(b.whole(1, u8))])] });
  expect(problems([], { functions: [ends] }).join()).toMatch(/can end without a return/);
});
