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
  u32,
} from '../../../compiler/ir/types.ts';
import { runOnHost } from '../../conformance/harness/host.ts';
import { lines, program, x } from './support.ts';

const inc = (id: string): Statement => b.assign(x(id) as never, b.convert('check', i32, b.arithmetic('add', x(id), b.whole(1))));
const leave = (label: string): Statement => ({ op: 'break', label, place: b.place() });
const next = (label: string): Statement => ({ op: 'continue', label, place: b.place() });

describe('loops', () => {
  test('do…while runs its body before the test; a continue goes to the update', async () => {
    const body = b.when(b.compare('eq', x(), b.whole(2)), [next('L')]);
    const loop = b.loop({
      label: 'L',
      test: 'after',
      condition: b.compare('lt', x(), b.whole(4)),
      body: [body, b.print(x())],
      update: [inc('x')],
    });
    expect(await lines([b.declare('x', b.whole(0, i32)), loop], [b.variable('x')])).toEqual(['0', '1', '3']);
  });
  test('labelled break and continue leave and go on with the loop they name, from inside a switch too', async () => {
    const inner = b.loop({
      label: 'inner',
      condition: b.compare('lt', x('y'), b.whole(3)),
      update: [inc('y')],
      body: [
        {
          op: 'switch',
          label: 'S',
          subject: b.arithmetic('add', b.arithmetic('mul', x(), b.whole(10)), x('y')),
          place: b.place(),
          cases: [
            { values: [b.whole(1) as never], isDefault: false, body: [next('outer')], place: b.place() },
            { values: [b.whole(20) as never], isDefault: false, body: [leave('outer')], place: b.place() },
            { values: [b.whole(11) as never], isDefault: false, body: [next('inner')], place: b.place() },
          ],
        },
        b.print(x(), ' ', x('y')),
      ],
    });
    const outer = b.loop({
      label: 'outer',
      condition: b.compare('lt', x(), b.whole(5)),
      update: [inc('x')],
      body: [b.declare('y', b.whole(0, i32)), inner],
    });
    expect(await lines([b.declare('x', b.whole(0, i32)), outer], [b.variable('x'), b.variable('y')])).toEqual(['0 0', '1 0', '1 2']);
  });
  test('set-up statements of a condition run before each test', async () => {
    const setup = [b.declare('t', x()), b.print('test ', x('t'))];
    const loop = b.loop({
      label: 'L',
      conditionSetup: setup,
      condition: b.compare('lt', x('t'), b.whole(3)),
      body: [b.when(b.compare('eq', x(), b.whole(1)), [next('L')]), b.print(x())],
      update: [inc('x')],
    });
    expect(await lines([b.declare('x', b.whole(0, i32)), loop], [b.variable('x'), b.variable('t')])).toEqual([
      'test 0',
      '0',
      'test 1',
      'test 2',
      '2',
      'test 3',
    ]);
  });
  test('an atMost loop counts its turns from 0 and traps when it begins one too many', async () => {
    const loop = (stop: number) =>
      b.loop({
        label: 'L',
        condition: b.truth(true),
        bound: 3,
        trapAtBound: true,
        counter: 'turn',
        body: [b.print('turn ', x('turn', u32)), b.when(b.compare('eq', x('turn', u32), b.whole(stop)), [leave('L')])],
      });
    expect(await lines([loop(1)], [b.variable('turn', u32)])).toEqual(['turn 0', 'turn 1']);
    expect(await runOnHost(program([loop(7)], [b.variable('turn', u32)]))).toEqual({
      stdout: 'turn 0\nturn 1\nturn 2\n',
      trap: '/src/test.ts:1:1 loop bound 3 met',
    });
  });
});

test('switch: falls through, default anywhere, values that cannot be are skipped', async () => {
  const at = (values: number[], body: Statement[], isDefault = false) => ({
    values: values.map((value) => b.whole(value) as never),
    isDefault,
    body,
    place: b.place(),
  });
  const chosen: Statement = {
    op: 'switch',
    label: 'S',
    subject: x('n', u8),
    place: b.place(),
    cases: [
      at([1], [b.print('one')]),
      at([], [b.print('other'), leave('S')], true),
      at([2, 3], []),
      at([2, 300], [b.print('few'), leave('S')]),
    ],
  };
  const body = [
    b.declare('n', b.whole(0, u8)),
    ...b.count('x', b.whole(0, i32), b.whole(5), [b.assign(x('n', u8) as never, b.convert('check', u8, x())), b.print(x('n', u8)), chosen]),
  ];
  expect(await lines(body, [b.variable('x'), b.variable('n', u8)])).toEqual([
    '0',
    'other',
    '1',
    'one',
    'other',
    '2',
    'few',
    '3',
    'few',
    '4',
    'other',
  ]);
});

test('enums: unions of strings print their name, numeric enums their value', async () => {
  const mode: Type = { kind: 'enum', id: 'M' };
  const level: Type = { kind: 'enum', id: 'L' };
  const enums: Program['enums'] = [
    {
      id: 'M',
      name: 'Mode',
      kind: 'strings',
      place: b.place(),
      members: [
        { name: 'idle', value: 0 },
        { name: 'on "fire"', value: 1 },
      ],
    },
    {
      id: 'L',
      name: 'Level',
      kind: 'numeric',
      place: b.place(),
      members: [
        { name: 'Low', value: -5 },
        { name: 'High', value: 300 },
      ],
    },
  ];
  const member = (type: Type, index: number): Expression => ({ op: 'constant', type, value: index, place: b.place() });
  const array = { kind: 'array', element: level, length: 2, wraps: false } as const;
  const body = [
    b.declare('m', member(mode, 1)),
    b.declare('l'),
    b.declare('a'),
    b.print(b.local('m', mode), ' ', b.local('l', level), ' ', b.element(b.local('a', array), b.whole(1))),
    b.assign(b.local('l', level) as never, member(level, 1)),
    b.print(
      b.local('l', level),
      ' ',
      b.compare('eq', b.local('m', mode), member(mode, 0)),
      ' ',
      b.convert('widen', i32, b.local('l', level)),
    ),
  ];
  expect(await lines(body, [b.variable('m', mode), b.variable('l', level), b.variable('a', array)], { enums })).toEqual([
    'on "fire" -5 -5',
    '300 false 300',
  ]);
});

test('calls between tasks: arguments and results travel, nonsense is denied', async () => {
  const error: Type = { kind: 'enum', id: 'E' };
  const enums: Program['enums'] = [
    {
      id: 'E',
      name: 'CallError',
      kind: 'strings',
      place: b.place(),
      members: ['denied', 'dead', 'timeout'].map((name, value) => ({ name, value })),
    },
  ];
  const reply: StructType = { kind: 'struct', id: 'R' };
  const structs: Program['structs'] = [
    {
      id: 'R',
      name: 'Reply',
      kind: 'reply',
      place: b.place(),
      fields: [
        { name: 'ok', type: boolean },
        { name: 'value', type: u16 },
        { name: 'error', type: error },
        { name: 'restarts', type: u16 },
      ],
    },
  ];
  const method = b.declareFunction('set', {
    name: 'setpoint.set',
    parameters: ['on', 'a', 'e'],
    locals: [b.variable('on', boolean), b.variable('a', u16), b.variable('e', error)],
    result: u16,
    body: [
      b.print('got ', b.local('on', boolean), ' ', b.local('a', u16), ' ', b.local('e', error)),
      b.giveBack(b.convert('check', u16, b.arithmetic('add', b.local('a', u16), b.whole(1)))),
    ],
  });
  const endpoints: Program['endpoints'] = [
    { name: 'setpoint', place: b.place(), methods: [{ name: 'set', function: 'set', place: b.place() }] },
  ];
  const send = (list: Expression[], result: Type): Statement => ({
    op: 'remoteCall',
    slot: 0,
    method: 0,
    arguments: list,
    result,
    reply: 'r',
    timeoutMs: 100,
    place: b.place(),
  });
  const r = b.local('r', reply);
  const show = b.print(b.field(r, 'ok', boolean), ' ', b.field(r, 'value', u16), ' ', b.field(r, 'error', error));
  const member = (index: number): Expression => ({ op: 'constant', type: error, value: index, place: b.place() });
  const body = [
    b.declare('r'),
    send([b.truth(true), b.whole(700, u16), member(2)], u16),
    show,
    send([b.truth(true), b.whole(700, u16), b.whole(9, u8)], u16),
    show,
    send([b.whole(7, u8), b.whole(1, u16), member(0)], u16),
    show,
    send([b.whole(7, u8)], u16),
    show,
  ];
  expect(await lines(body, [b.variable('r', reply)], { enums, structs, endpoints, functions: [method] })).toEqual([
    'got true 700 timeout',
    'true 701 denied',
    'false 0 denied',
    'got true 1 denied',
    'true 2 denied',
    'false 0 denied',
  ]);
});

test('points read as their type whatever the word holds', async () => {
  const at = (direction: 'in' | 'out', index: number, type: Type): Expression => ({
    op: 'point',
    direction,
    index,
    name: `p${index}`,
    type,
    place: b.place(),
  });
  const i8: Type = { kind: 'integer', bits: 8, signed: true };
  const body = [
    b.print(at('in', 0, boolean), ' ', at('in', 1, u8), ' ', at('in', 2, i8), ' ', at('in', 3, u32)),
    b.assign(at('out', 0, i8) as never, at('in', 2, i8)),
    b.print(at('out', 0, u32), ' ', at('out', 0, i8)),
  ];
  const { stdout } = await runOnHost(program(body, []), { points: [0xff00, 0x1ff, 0xfffff80, 4294967295] });
  expect(stdout).toBe('true 255 -128 4294967295\n4294967168 -128\n');
});
