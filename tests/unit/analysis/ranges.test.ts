import { describe, expect, test } from 'vitest';
import { analyse } from '../../../compiler/analysis/index.ts';
import * as b from '../../../compiler/ir/build.ts';
import {
  type ArrayType,
  type Expression,
  i32,
  i64,
  type Program,
  type Statement,
  type Type,
  u8,
  u16,
  u32,
  type ViewType,
} from '../../../compiler/ir/types.ts';
import { validateProgram } from '../../../compiler/ir/validate.ts';

const x = (id = 'x', type: Type = i32) => b.local(id, type);
const array: ArrayType = { kind: 'array', element: u8, length: 10, wraps: false };
const globals: Program['globals'] = [{ id: 'a', name: 'a', type: array, constant: false, place: b.place() }];
const at = (index: Expression) => b.element(b.global('a', array), index);
const types: Record<string, Type> = { x: i32, y: i32, n: u8, w: u16, u: u32, big: i64 };
const locals = Object.entries(types).map(([id, type]) => b.variable(id, type));

function analysis(body: Statement[], parts: Partial<Program> = {}, parameters: string[] = []) {
  const program = b.program({
    globals,
    ...parts,
    functions: [...(parts.functions ?? []), b.declareFunction('scan', { parameters, locals, body })],
  });
  expect(validateProgram(program)).toEqual([]);
  return analyse(program);
}
const remaining = (body: Statement[], parameters: string[] = [], parts: Partial<Program> = {}) => {
  const result = analysis(body, parts, parameters);
  expect(result.diagnostics.map((each) => each.message)).toEqual([]);
  return result.report.checks.reduce((sum, line) => sum + line.remaining, 0);
};
const step = (id: string, by: number, type: Type = i32): Statement =>
  b.assign(x(id, type) as never, b.convert('check', type, b.arithmetic(by > 0 ? 'add' : 'sub', x(id, type), b.whole(Math.abs(by)))));
const rangeOfPrinted = (e: Expression, body: Statement[] = [], parameters: string[] = []) => {
  const result = analysis([...body, b.print(e)], {}, parameters);
  const r = result.ranges.get(e);
  return r ? `${r.low}..${r.high}` : 'none';
};

describe('checks that vanish', () => {
  test('a counted loop over an array keeps none', () => {
    expect(remaining(b.count('x', b.whole(0, i32), b.length(b.global('a', array)), [b.assign(at(x()), b.convert('wrap', u8, x()))]))).toBe(
      0,
    );
  });
  test('a loop to a limit in a variable needs none for its counter', () => {
    expect(remaining([...b.count('x', b.whole(0, i32), x('y'), [])], ['y'])).toBe(0);
  });
  test('a loop downwards', () => {
    const loop = b.loop({
      condition: b.compare('ge', x(), b.whole(0)),
      body: [b.assign(at(x()), b.whole(1, u8))],
      update: [step('x', -1)],
    });
    expect(remaining([b.declare('x', b.whole(9, i32)), loop])).toBe(0);
  });
  test('two nested loops, the inner one up to the outer counter', () => {
    const inner = b.count('y', b.whole(0, i32), x(), [b.assign(at(x('y')), b.whole(1, u8))]);
    expect(remaining(b.count('x', b.whole(0, i32), b.whole(11), inner))).toBe(0);
  });
  test('a mask, a remainder and a clamp are indices', () => {
    const body = [
      b.print(at(b.bitwise('and', x('y'), b.whole(7)))),
      b.print(at(b.arithmetic('rem', x('n', u8), b.whole(10)))),
      b.print(
        at(
          b.intrinsic(
            'min',
            i32.kind === 'integer' ? { kind: 'exact', bigint: false } : i32,
            b.intrinsic('max', { kind: 'exact', bigint: false }, x('y'), b.whole(0)),
            b.whole(9),
          ),
        ),
      ),
    ];
    expect(remaining(body, ['y', 'n'])).toBe(0);
  });
  test('a condition guards what follows: inside if, after an early return, behind &&', () => {
    const inside = b.logical('and', b.compare('ge', x('y'), b.whole(0)), b.compare('lt', x('y'), b.whole(10)));
    expect(remaining([b.when(inside, [b.print(at(x('y')))])], ['y'])).toBe(0);
    expect(remaining([b.when(b.unary('not', inside), [b.giveBack()]), b.print(at(x('y')))], ['y'])).toBe(0);
    expect(remaining([b.print(b.logical('and', inside, b.compare('gt', at(x('y')), b.whole(0))))], ['y'])).toBe(0);
    expect(
      remaining(
        [b.when(b.logical('or', b.compare('lt', x('y'), b.whole(0)), b.compare('gt', x('y'), b.whole(9))), [], [b.print(at(x('y')))])],
        ['y'],
      ),
    ).toBe(0);
  });
  test('a check that has passed need not be made again', () => {
    expect(remaining([b.print(at(x('y'))), b.print(at(x('y')))], ['y'])).toBe(1);
  });
  test('a saturating counter: guarded increments of globals', () => {
    const count = b.global('c', u8);
    const parts = { globals: [...globals, { id: 'c', name: 'c', type: u8, constant: false, place: b.place() }] };
    expect(
      remaining(
        [b.when(b.compare('lt', count, b.whole(255)), [b.assign(count, b.convert('check', u8, b.arithmetic('add', count, b.whole(1))))])],
        [],
        parts,
      ),
    ).toBe(0);
  });
  test('elements of a table in flash have the range of its values', () => {
    const value: Expression = {
      op: 'array',
      type: array,
      elements: [1, 2, 3, 9, 5, 6, 7, 8, 0, 4].map((each) => b.whole(each, u8)),
      place: b.place(),
    };
    const table = { id: 't', name: 't', type: array, constant: true, place: b.place(), value };
    expect(
      remaining([b.print(at(b.element(b.global('t', array), b.bitwise('and', x('y'), b.whole(7)))))], ['y'], {
        globals: [...globals, table],
      }),
    ).toBe(0);
  });
  test('an assignment forgets: the check stays', () => {
    const guard = b.logical('and', b.compare('ge', x('y'), b.whole(0)), b.compare('lt', x('y'), b.whole(10)));
    expect(remaining([b.when(guard, [b.assign(x('y') as never, x()), b.print(at(x('y')))])], ['y', 'x'])).toBe(1);
    const global = b.global('c', i32);
    const functions = [b.declareFunction('change', { locals: [], body: [b.assign(global, b.whole(77, i32))] })];
    const parts = { globals: [...globals, { id: 'c', name: 'c', type: i32, constant: false, place: b.place() }], functions };
    expect(
      remaining(
        [
          b.when(b.logical('and', b.compare('ge', global, b.whole(0)), b.compare('lt', global, b.whole(10))), [
            b.call('change', []),
            b.print(at(global)),
          ]),
        ],
        [],
        parts,
      ),
    ).toBe(1);
  });
});

describe('views', () => {
  const view: ViewType = { kind: 'view', element: u8, wraps: true, readonly: true };
  const v = b.local('v', view);
  const sum = (body: Statement[]) =>
    b.declareFunction('sum', { parameters: ['v'], locals: [b.variable('v', view), b.variable('i'), b.variable('k')], body });
  const whole: Expression = { op: 'view', target: b.global('a', array), type: view, place: b.place() };
  const checks = (body: Statement[], calls: Expression[] = []) => {
    const program = b.program({
      globals,
      scan: 'scan',
      functions: [sum(body), b.declareFunction('scan', { body: calls.map((each) => b.call('sum', [each])) })],
    });
    const result = analyse(program);
    return { left: result.report.checks.reduce((total, line) => total + line.remaining, 0), bounds: [...result.bounds.values()] };
  };
  test('a loop to the length of a view of any length keeps no check', () => {
    expect(checks(b.count('i', b.whole(0, i32), b.length(v), [b.print(b.element(v, x('i')))])).left).toBe(0);
  });
  test('nor when the length was kept in a constant first', () => {
    expect(
      checks([
        b.declare('k', b.convert('check', i32, b.length(v))),
        ...b.count('i', b.whole(0, i32), x('k'), [b.print(b.element(v, x('i')))]),
      ]).left,
    ).toBe(0);
  });
  test('the lengths that all callers pass bound the loop and prove constant indices', () => {
    expect(checks([b.print(b.element(v, b.whole(9))), ...b.count('i', b.whole(0, i32), b.length(v), [])], [whole])).toEqual({
      left: 0,
      bounds: [10n],
    });
  });
});

describe('ranges', () => {
  test.each([
    ['a sum of two bytes', b.arithmetic('add', x('n', u8), x('n', u8)), '0..510'],
    ['a product', b.arithmetic('mul', x('n', u8), b.arithmetic('sub', x('n', u8), b.whole(300))), '-76500..0'],
    ['a mask of anything', b.bitwise('and', x('y'), b.whole(0xff)), '0..255'],
    ['a shift right', b.bitwise('shiftRightUnsigned', x('y'), b.whole(24)), '0..255'],
    ['a remainder follows the dividend', b.arithmetic('rem', x('y'), b.whole(10)), '-9..9'],
    ['an unsigned wrap', b.convert('wrap', u16, b.arithmetic('sub', x('n', u8), b.whole(1))), '0..65535'],
    [
      'a wrap that moves as a whole',
      b.convert('wrap', u8, b.arithmetic('add', b.bitwise('and', x('y'), b.whole(7)), b.whole(512))),
      '0..7',
    ],
    ['the quotient of the least value by -1', b.arithmetic('divTrunc', x('y'), x('y')), '-2147483648..2147483648'],
    ['abs of the least value', b.intrinsic('abs', { kind: 'exact', bigint: false }, x('y')), '0..2147483648'],
  ])('%s', (_name, e, wanted) => {
    expect(rangeOfPrinted(e, [], ['y', 'n'])).toBe(wanted);
  });
});

describe('diagnostics', () => {
  const codes = (body: Statement[], parameters: string[] = []) => analysis(body, {}, parameters).diagnostics.map((each) => each.code);
  test('BH2001: arithmetic past 2^53, or past 64 bits for bigint, names the way out', () => {
    const [found] = analysis([b.print(b.arithmetic('mul', x('y'), x('y')))], {}, ['y']).diagnostics;
    expect(found?.code).toBe('BH2001');
    expect(found?.hint).toContain('Math.imul');
    expect(codes([b.print(b.arithmetic('mul', x('big', i64), x('big', i64)))], ['big'])).toEqual(['BH2001']);
    expect(codes([b.print(b.convert('check', i64, b.arithmetic('mul', x('big', i64), x('big', i64))))], ['big'])).toEqual([]);
    expect(codes([b.print(b.convert('wrap', i64, b.arithmetic('mul', x('big', i64), x('big', i64))))], ['big'])).toEqual([]);
    expect(codes([b.print(b.arithmetic('mul', x('w', u16), x('y')))], ['y', 'w'])).toEqual([]);
  });
  test('BH2040 is an error for a literal, a warning for what follows from other code', () => {
    const severities = (body: Statement[]) => analysis(body).diagnostics.map((each) => each.severity);
    expect(severities([b.print(at(b.whole(10)))])).toEqual(['error']);
    expect(severities([b.declare('x', b.whole(10, i32)), b.print(at(x()))])).toEqual(['warning']);
  });
  test('BH2040: what always traps', () => {
    expect(codes([b.print(at(b.whole(10)))])).toEqual(['BH2040']);
    expect(codes([b.print(b.convert('check', u8, b.arithmetic('add', x('n', u8), b.whole(256))))], ['n'])).toEqual(['BH2040']);
    expect(codes([b.print(b.arithmetic('divTrunc', x('n', u8), b.whole(0)))], ['n'])).toEqual(['BH2040']);
    expect(codes([b.when(b.compare('gt', x('n', u8), b.whole(255)), [b.print(at(b.whole(10)))])], ['n'])).toEqual([]);
  });
});

describe('loop bounds', () => {
  const bound = (body: Statement[], parameters: string[] = []) => {
    const result = analysis(body, {}, parameters);
    return result.diagnostics.length > 0 ? result.diagnostics.map((each) => each.code).join() : [...result.bounds.values()].join();
  };
  const loop = (condition: Expression, update: Statement[], rest: object = {}) => b.loop({ condition, update, ...rest });
  const zero = b.declare('x', b.whole(0, i32));
  test.each<[string, Statement[], string]>([
    ['for up', b.count('x', b.whole(0, i32), b.whole(10), []), '10'],
    ['for up in steps', [zero, loop(b.compare('lt', x(), b.whole(10)), [step('x', 3)])], '4'],
    ['inclusive', [zero, loop(b.compare('le', x(), b.whole(10)), [step('x', 1)])], '11'],
    ['down', [b.declare('x', b.whole(10, i32)), loop(b.compare('gt', x(), b.whole(0)), [step('x', -1)])], '10'],
    ['while, stepping in the body', [zero, loop(b.compare('lt', x(), b.whole(5)), [], { body: [step('x', 1)] })], '5'],
    ['do…while runs once at least', [zero, loop(b.compare('lt', x(), b.whole(0)), [step('x', 1)], { test: 'after' })], '1'],
    ['a limit of a byte', b.count('x', b.whole(0, i32), x('n', u8), []), '255'],
    [
      'halving',
      [
        b.declare('y', x('n', u8) && b.convert('widen', i32, x('n', u8))),
        loop(b.compare('gt', x('y'), b.whole(0)), [b.assign(x('y') as never, b.bitwise('shiftRight', x('y'), b.whole(1)))]),
      ],
      '8',
    ],
    [
      'endless with a guard',
      [
        zero,
        loop(b.truth(true), [step('x', 1)], {
          label: 'G',
          body: [b.when(b.compare('ge', x(), b.whole(7)), [{ op: 'break', label: 'G', place: b.place() }])],
        }),
      ],
      '8',
    ],
    ['not equal', [zero, loop(b.compare('ne', x(), b.whole(6)), [step('x', 1)])], '6'],
    [
      'either of two conditions',
      [zero, loop(b.logical('and', b.compare('lt', x(), b.whole(100)), b.compare('lt', x(), b.whole(9))), [step('x', 1)])],
      '9',
    ],
    [
      'growing by a factor',
      [
        b.declare('x', b.whole(1, i32)),
        loop(b.compare('le', x(), b.whole(100)), [b.assign(x() as never, b.convert('check', i32, b.arithmetic('mul', x(), b.whole(3))))]),
      ],
      '7',
    ],
    [
      'up to a square root',
      [b.declare('x', b.whole(2, i32)), loop(b.compare('le', b.arithmetic('mul', x(), x()), b.whole(29)), [step('x', 1)])],
      '28',
    ],
    [
      'a condition on a copy made before the step',
      [
        zero,
        loop(b.compare('lt', x('y'), b.whole(8)), [], {
          conditionSetup: [b.declare('y', x()), b.assign(x() as never, b.convert('check', i32, b.arithmetic('add', x('y'), b.whole(1))))],
        }),
      ],
      '9',
    ],
    ['no step', [zero, loop(b.compare('lt', x(), b.whole(10)), [])], 'BH2010'],
    [
      'a step that may not be made',
      [zero, loop(b.compare('lt', x(), b.whole(10)), [], { body: [b.when(b.compare('gt', x('n', u8), b.whole(3)), [step('x', 1)])] })],
      'BH2010',
    ],
    [
      'a step that wraps',
      [
        b.declare('w', b.whole(0, u16)),
        loop(b.compare('lt', x('w', u16), b.whole(65536)), [
          b.assign(x('w', u16) as never, b.convert('wrap', u16, b.arithmetic('add', x('w', u16), b.whole(1)))),
        ]),
      ],
      'BH2010',
    ],
    [
      'a continue past the step',
      [
        zero,
        loop(b.compare('lt', x(), b.whole(10)), [], {
          label: 'C',
          body: [b.when(b.compare('gt', x('n', u8), b.whole(3)), [{ op: 'continue', label: 'C', place: b.place() }]), step('x', 1)],
        }),
      ],
      'BH2010',
    ],
    ['forever', [loop(b.truth(true), [])], 'BH2010'],
  ])('%s', (_name, body, wanted) => {
    expect(bound(body, ['n'])).toBe(wanted);
  });
});
