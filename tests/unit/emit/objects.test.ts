import { describe, expect, test } from 'vitest';
import * as b from '../../../compiler/ir/build.ts';
import {
  boolean,
  type Expression,
  i32,
  type Program,
  type Statement,
  type StructType,
  type Type,
  u8,
  u16,
  type ViewType,
} from '../../../compiler/ir/types.ts';
import { runOnHost } from '../../conformance/harness/host.ts';
import { lines, program, x } from './support.ts';

describe('objects', () => {
  const point: StructType = { kind: 'struct', id: 'P' };
  const inner = { kind: 'array', element: u16, length: 3, wraps: false } as const;
  const structs: Program['structs'] = [
    {
      id: 'P',
      name: 'Point',
      place: b.place(),
      kind: 'object',
      fields: [
        { name: 'x', type: i32 },
        { name: 'default', type: inner },
        { name: 'on', type: boolean },
      ],
    },
  ];
  const value = (n: number): Expression => ({
    op: 'struct',
    type: point,
    place: b.place(),
    fields: [
      { name: 'x', value: b.whole(n, i32) },
      { name: 'default', value: { op: 'array', type: inner, elements: [1, 2, 3].map((each) => b.whole(each * n, u16)), place: b.place() } },
      { name: 'on', value: b.truth(true) },
    ],
  });
  const show = (p: Expression) =>
    b.print(b.field(p, 'x', i32), ' ', b.element(b.field(p, 'default', inner), b.whole(2)), ' ', b.field(p, 'on', boolean));
  const p = b.local('p', point);
  const q = b.local('q', point);
  test('copies are copies, references are aliases', async () => {
    const r = b.local('r', { kind: 'reference', to: point });
    const body = [
      b.declare('p', value(7)),
      b.declare('q', { op: 'copy', type: point, from: p, place: b.place() }),
      b.declare('r', b.reference(p)),
      b.assign(b.field(b.dereference(r), 'x', i32), b.whole(100, i32)),
      b.assign(b.element(b.field(b.dereference(r), 'default', inner), b.whole(2)), b.whole(9, u16)),
      show(p),
      show(q),
      b.assign(b.dereference(r), { op: 'copy', type: point, from: q, place: b.place() }),
      show(p),
      b.assign(b.field(p, 'default', inner), { op: 'copy', type: inner, from: b.field(p, 'default', inner), place: b.place() }),
      b.assign(p, { op: 'zero', type: point, place: b.place() }),
      show(p),
      b.assign(q, {
        ...value(2),
        fields: (value(2) as never as { fields: { name: string; value: Expression }[] }).fields.map((f) =>
          f.name === 'x' ? { name: 'x', value: b.field(q, 'x', i32) } : f,
        ),
      } as Expression),
      show(q),
    ];
    const locals = [b.variable('p', point), b.variable('q', point), b.variable('r', { kind: 'reference', to: point })];
    expect(await lines(body, locals, { structs })).toEqual(['100 9 true', '7 21 true', '7 21 true', '0 0 false', '7 6 true']);
  });
  test('functions return structs and arrays by value, methods change their object', async () => {
    const self: Type = { kind: 'reference', to: point };
    const functions = [
      b.declareFunction('make', { result: point, body: [b.giveBack(value(3))] }),
      b.declareFunction('list', {
        result: inner,
        body: [b.giveBack({ op: 'array', type: inner, elements: [4, 5, 6].map((each) => b.whole(each, u16)), place: b.place() })],
      }),
      b.declareFunction('bump', {
        name: 'Point.bump',
        parameters: ['this', 'by'],
        locals: [b.variable('this', self), b.variable('by')],
        result: i32,
        body: [
          b.assign(
            b.field(b.dereference(b.local('this', self)), 'x', i32),
            b.convert('check', i32, b.arithmetic('add', b.field(b.dereference(b.local('this', self)), 'x', i32), b.local('by'))),
          ),
          b.giveBack(b.field(b.dereference(b.local('this', self)), 'x', i32)),
        ],
      }),
    ];
    const body = [
      b.declare('p'),
      b.call('make', [], 'p'),
      show(p),
      b.declare('a'),
      b.call('list', [], 'a'),
      b.print(b.element(b.local('a', inner), b.whole(1))),
      b.declare('n'),
      b.call('bump', [b.reference(p), b.whole(4, i32)], 'n'),
      b.print(x('n'), ' ', b.field(p, 'x', i32)),
    ];
    expect(await lines(body, [b.variable('p', point), b.variable('a', inner), b.variable('n')], { structs, functions })).toEqual([
      '3 9 true',
      '5',
      '7 7',
    ]);
  });
});

describe('views', () => {
  const bytes = { kind: 'array', element: u8, length: 6, wraps: true } as const;
  const view: ViewType = { kind: 'view', element: u8, wraps: true, readonly: false };
  const of = (target: Expression, start?: Expression, end?: Expression): Expression => ({
    op: 'view',
    target,
    type: view,
    place: b.place(),
    ...(start ? { start } : {}),
    ...(end ? { end } : {}),
  });
  const globals: Program['globals'] = [
    {
      id: 'd',
      name: 'data',
      type: bytes,
      constant: false,
      place: b.place(),
      value: { op: 'array', type: bytes, elements: [1, 2, 3, 4, 5, 6].map((each) => b.whole(each, u8)), place: b.place() },
    },
  ];
  const d = b.global('d', bytes);
  const v = b.local('v', view);
  const sum = b.declareFunction('sum', {
    parameters: ['v'],
    locals: [b.variable('v', view), b.variable('i'), b.variable('s')],
    result: i32,
    body: [
      b.declare('s', b.whole(0, i32)),
      ...b.count('i', b.whole(0, i32), b.length(v), [
        b.assign(b.local('s') as never, b.convert('check', i32, b.arithmetic('add', b.local('s'), b.element(v, b.local('i'))))),
      ]),
      b.giveBack(b.local('s')),
    ],
  });
  test('pass pointer and length, and can be narrowed in place', async () => {
    const body = [
      b.declare('n'),
      b.declare('w', of(d)),
      b.call('sum', [b.local('w', view)], 'n'),
      b.print(x('n')),
      b.assign(b.local('w', view) as never, of(b.local('w', view), b.whole(1), b.whole(5))),
      b.assign(b.local('w', view) as never, of(b.local('w', view), b.whole(1))),
      b.call('sum', [b.local('w', view)], 'n'),
      b.print(x('n'), ' of ', b.length(b.local('w', view))),
      b.assign(b.element(b.local('w', view), b.whole(0)), b.whole(99, u8)),
      b.print(b.element(d, b.whole(2))),
    ];
    expect(await lines(body, [b.variable('n'), b.variable('w', view)], { globals, functions: [sum] })).toEqual(['21', '12 of 3', '99']);
  });
  test('an index outside names the length that the view had', async () => {
    const get = b.declareFunction('get', {
      parameters: ['v', 'k'],
      locals: [b.variable('v', view), b.variable('k')],
      result: u8,
      body: [b.giveBack(b.element(v, b.local('k')))],
    });
    const body = [
      b.declare('n', b.whole(0, u8)),
      ...b.count('i', b.whole(0, i32), b.whole(9), [b.call('get', [of(d, b.whole(2)), b.local('i')], 'n')]),
    ];
    const { trap } = await runOnHost(program(body, [b.variable('n', u8), b.variable('i')], { globals, functions: [get] }));
    expect(trap).toBe('/src/test.ts:1:1 index 4 out of 0..3');
  });
  test('format writes bytes, gives their number, traps when they do not fit', async () => {
    const format = (text: string): Statement[] => [
      b.declare('n'),
      { op: 'format', target: of(d), parts: [text, b.global('k', u8)], result: 'n', place: b.place() },
      b.print(x('n'), ' ', b.element(d, b.whole(1)), ' ', b.element(d, b.whole(5))),
    ];
    const with1 = { globals: [...globals, { id: 'k', name: 'k', type: u8, constant: false, place: b.place(), value: b.whole(42, u8) }] };
    expect(await lines(format('ab'), [b.variable('n')], with1)).toEqual(['4 98 6']);
    expect((await runOnHost(program(format('abcde'), [b.variable('n')], with1))).trap).toBe('/src/test.ts:1:1 the text does not fit');
  });
});
