/** What module variables, fields and elements hold at all times, and sums in loops: what is proved from it, and what must not be. */
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../compiler/analysis/index.ts';
import * as b from '../../../compiler/ir/build.ts';
import {
  type ArrayType,
  type Expression,
  i32,
  type Program,
  type Statement,
  type Type,
  u8,
  type ViewType,
} from '../../../compiler/ir/types.ts';
import { validateProgram } from '../../../compiler/ir/validate.ts';

const bytes: ArrayType = { kind: 'array', element: u8, length: 10, wraps: true };
const view: ViewType = { kind: 'view', element: u8, wraps: true, readonly: false };
const globals: Program['globals'] = (
  [
    ['n', u8],
    ['a', bytes],
    ['z', bytes],
  ] as [string, Type][]
).map(([id, type]) => ({ id, name: id, type, constant: false, place: b.place() }));
const n = b.global('n', u8);
const at = (array: string, index: Expression) => b.element(b.global(array, bytes), index);
const locals = [b.variable('x'), b.variable('y'), b.variable('sum')];
const x = b.local('x');
const sum = b.local('sum');
const store = (target: ReturnType<typeof at>, value: Expression) => b.assign(target, b.convert('check', u8, value));
const wholeView = (array: string): Expression => ({ op: 'view', target: b.global(array, bytes), type: view, place: b.place() });

/** Checks that stay in all functions; `scan` is the last. */
function remaining(scan: Statement[], functions: Program['functions'] = [], parts: Partial<Program> = {}): number {
  const program = b.program({ globals, ...parts, functions: [...functions, b.declareFunction('scan', { locals, body: scan })] });
  expect(validateProgram(program)).toEqual([]);
  const { report, diagnostics } = analyse(program);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return report.checks.reduce((total, line) => total + line.remaining, 0);
}
const next = b.assign(n, b.convert('check', u8, b.arithmetic('add', n, b.whole(1))));
const restart = (limit: number) => b.when(b.compare('ge', n, b.whole(limit)), [b.assign(n, b.whole(0, u8))]);

describe('module variables', () => {
  test('a counter that is set back before its limit needs no checks', () => {
    expect(remaining([next, restart(10), store(at('a', n), b.whole(1))])).toBe(0);
  });
  test('one that is set back past the end of the array does', () => {
    expect(remaining([next, restart(12), store(at('a', n), b.whole(1))])).toBe(1);
  });
  test('what a function called in between could read counts', () => {
    // `n` is 10 when `use` runs.
    const use = b.declareFunction('use', { body: [store(at('a', n), b.whole(1))] });
    expect(remaining([next, b.call('use', []), restart(10)], [use])).toBeGreaterThan(0);
    expect(remaining([next, restart(10), b.call('use', [])], [use])).toBe(0);
  });
  test('a function that may set it back is not one that does', () => {
    const reset = b.declareFunction('reset', {
      body: [b.when(b.compare('eq', at('a', b.whole(0)), b.whole(1)), [b.assign(n, b.whole(0, u8))])],
    });
    expect(remaining([next, b.call('reset', []), store(at('a', n), b.whole(1))], [reset])).toBeGreaterThan(0);
  });
  test('a store by a method that other tasks call counts', () => {
    const set = b.declareFunction('set', { parameters: ['v'], locals: [b.variable('v', u8)], body: [b.assign(n, b.local('v', u8))] });
    const endpoints = [{ name: 'e', place: b.place(), methods: [{ name: 'set', function: 'set', place: b.place() }] }];
    expect(remaining([store(at('a', n), b.whole(1))])).toBe(0);
    expect(remaining([store(at('a', n), b.whole(1))], [set], { endpoints })).toBe(1);
  });
});

describe('elements', () => {
  const read = store(at('a', at('z', b.whole(3))), b.whole(1));
  test('hold what is stored into them, and what they begin with', () => {
    expect(remaining([b.assign(at('z', b.whole(2)), b.whole(9, u8)), read])).toBe(0);
    expect(remaining([b.assign(at('z', b.whole(2)), b.whole(10, u8)), read])).toBe(1);
  });
  test('hold what is stored through a view of any array of that kind', () => {
    const fill = b.declareFunction('fill', {
      parameters: ['v'],
      locals: [b.variable('v', view)],
      body: [b.assign(b.element(b.local('v', view), b.whole(0)), b.whole(10, u8))],
    });
    // The check of the view's own index stays; that of the element read depends on the arrays that are viewed.
    expect(remaining([b.call('fill', [wholeView('a')]), read], [fill])).toBe(0);
    expect(remaining([b.call('fill', [wholeView('z')]), read], [fill])).toBe(1);
  });
});

describe('sums in loops', () => {
  const loop = (turns: number, body: Statement[]) => b.count('x', b.whole(0, i32), b.whole(turns), body);
  const more = (by: Expression) => b.assign(sum, b.convert('check', i32, b.arithmetic('add', sum, by)));
  const zero = b.declare('sum', b.whole(0, i32));
  test('are as large as turns times the step', () => {
    expect(remaining([zero, ...loop(9, [more(b.bitwise('and', x, b.whole(1)))]), store(at('a', sum), b.whole(1))])).toBe(0);
    expect(remaining([zero, ...loop(10, [more(b.bitwise('and', x, b.whole(1)))]), store(at('a', sum), b.whole(1))])).toBe(1);
  });
  test('count the turns of loops within', () => {
    const inner = (turns: number) =>
      b.count('y', b.whole(0, i32), b.whole(3), [more(b.whole(1))]).concat(turns > 3 ? [more(b.whole(1))] : []);
    expect(remaining([zero, ...loop(3, inner(3)), store(at('a', sum), b.whole(1))])).toBe(0);
    expect(remaining([zero, ...loop(3, inner(4)), store(at('a', sum), b.whole(1))])).toBe(1);
  });
  test('a step of four stops four short', () => {
    const four = b.assign(x, b.convert('check', i32, b.arithmetic('add', x, b.whole(4))));
    const by4 = (limit: number, offset: number) => [
      b.declare('x', b.whole(0, i32)),
      b.loop({
        condition: b.compare('lt', x, b.whole(limit)),
        body: [store(at('a', b.arithmetic('add', x, b.whole(offset))), b.whole(1))],
        update: [four],
      }),
    ];
    expect(remaining(by4(8, 5))).toBe(0);
    expect(remaining(by4(8, 6))).toBe(1);
    expect(remaining(by4(9, 2))).toBe(1);
  });
  test('an old copy is not the variable', () => {
    const old = [
      b.declare('y', sum),
      b.assign(sum, b.whole(0, i32)),
      ...loop(3, [b.assign(sum, b.convert('check', i32, b.arithmetic('add', b.local('y'), b.whole(1))))]),
    ];
    const start = b.declare('sum', b.convert('widen', i32, b.bitwise('and', at('z', b.whole(0)), b.whole(63))));
    const serve = b.assign(at('z', b.whole(0)), b.convert('wrap', u8, b.arithmetic('add', at('z', b.whole(0)), b.whole(1))));
    expect(remaining([serve, start, ...old, store(at('a', sum), b.whole(1))])).toBe(1);
  });
});
