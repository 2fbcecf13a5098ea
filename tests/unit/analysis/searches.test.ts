/** Bounds of loops that halve what is left, that clear bits, and whose condition calls a function. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../compiler/analysis/index.ts';
import { compileTask, createProject } from '../../../compiler/front/index.ts';

const project = createProject({ libFolder: path.resolve(import.meta.dirname, '../../../lib') });
let files = 0;

/** The bound of the first loop in a function body, or the code that refuses it. `x` and `n` are any i32 and any u8. */
function boundOf(body: string): string {
  const entry = path.resolve(import.meta.dirname, `search${files++}.ts`);
  const text = `import { i32, now, u32, u8 } from 'bulkhead';
const data = new Int32Array(100);
let count: u32 = 0;
let place: i32 = 0;
function isSmall(at: i32): boolean { return data[at % 100]! < 5; }
function next(at: i32): boolean { place--; return data[at % 100]! < 5; }
function search(x: i32, n: u8): i32 { ${body} }
export function scan(): void { data.fill(i32.wrap(now())); place = i32.wrap(now()); count = u32.wrap(now()); data[0] = search(i32.wrap(now()), u8.wrap(now())); }`;
  const { program, diagnostics } = compileTask({ entry, task: null, system: null, virtualFiles: { [entry]: text } }, project);
  if (!program) return diagnostics.map((each) => `${each.code} ${each.message}`).join();
  const { report, diagnostics: found } = analyse(program);
  const errors = found.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  return errors.length > 0 ? errors.join() : report.loops[0]!.bound;
}

describe('a binary search', () => {
  const search = (condition: string, middle: string, up: string, down: string, high = '100') =>
    boundOf(
      `let low = 0; let high = ${high}; while (${condition}) { const mid = ${middle}; if (data[mid % 100]! < x) ${up} else ${down} } return low;`,
    );
  test.each([
    ['low < high', '(low + high) >> 1', 'low = mid + 1;', 'high = mid;', '7'],
    ['low < high', 'Math.trunc((low + high) / 2)', 'low = mid + 1;', 'high = mid;', '7'],
    ['high > low', 'low + ((high - low) >> 1)', '{ low = mid + 1; }', '{ high = mid; }', '7'],
    ['low <= high', '(low + high) >>> 1', 'low = mid + 1;', 'high = mid - 1;', '7'],
    ['high - low > 1', '(high + low) >> 1', 'low = mid;', 'high = mid;', '7'],
    ['low + 1 < high', '(low + high) >> 1', 'low = mid;', 'high = mid;', '7'],
    ['low < high && x > 3', '(low + high) >> 1', 'low = mid + 1;', 'return mid;', '7'],
  ])('while (%s), middle %s, %s %s: %5$s turns', (condition, middle, up, down, bound) => {
    expect(search(condition, middle, up, down)).toBe(bound);
  });
  test('of a length that is only known at run time', () => {
    expect(search('low < high', '(low + high) >> 1', 'low = mid + 1;', 'high = mid;', 'i32(n)')).toBe('8');
  });
  test.each([
    ['stays where it is', 'low < high', '(low + high) >> 1', 'low = mid;', 'high = mid;'],
    ['stays where it is at one element', 'low <= high', '(low + high) >> 1', 'low = mid + 1;', 'high = mid;'],
    ['may move neither end', 'low < high', '(low + high) >> 1', 'low = mid + 1;', 'if (x > 2) high = mid;'],
    ['grows', 'low < high', '(low + high) >> 1', 'low = mid - 1;', 'high = mid;'],
    ['takes another middle', 'low < high', '(low + high) >> 2', 'low = mid;', 'high = mid + 1;'],
    ['moves an end elsewhere', 'low < high', '(low + high) >> 1', '{ low = mid + 1; high++; }', 'high = mid;'],
    ['passes over the move', 'low < high', '(low + high) >> 1', '{ if (x > 9) continue; low = mid + 1; }', 'high = mid;'],
  ])('that %s has none', (_, ...parts) => {
    expect(search(...parts)).toBe('BH2010');
  });
  test('with a middle that is not the floor has none', () => {
    expect(search('low < high', 'Math.trunc((low + high) / 2)', 'low = mid + 1;', 'high = mid;', '50; low = -50')).toBe('BH2010');
  });
});

describe('clearing the lowest bit', () => {
  test.each([
    [
      'let left: u32 = count; let n2 = 0; while (left !== 0) { left = (left & (left - 1)) >>> 0; n2++; if (n2 > 99) return 1; } return 0;',
      '32',
    ],
    ['let left: u8 = n; while (left !== 0) left &= left - 1; return 0;', '8'],
    ['let left = x; while (left !== 0) left = left & (left - 1); return 0;', '32'],
    ['let left = x & 0xfff; while (left > 0) left = (left - 1) & left; return 0;', '12'],
  ])('%s', (body, bound) => {
    expect(boundOf(body)).toBe(bound);
  });
  test.each([
    'let left = x; while (left !== 0) left = left & (left - 2); return 0;',
    'let left = x; while (left !== 1) left = left & (left - 1); return 0;',
    'let left = x; while (left !== 0) { left = left & (left - 1); if (n > 3) left = x; } return 0;',
  ])('%s has none', (body) => {
    expect(boundOf(body)).toBe('BH2010');
  });
});

describe('a condition with a call in it', () => {
  test.each([
    ['let a = 0; while (a < n && !isSmall(a)) a++; return a;', '256'],
    ['let a = 0; while (a < 50 && x > 3 && isSmall(a)) a += 2; return a;', '26'],
    ['let a = 0; while (!(a >= 20 || isSmall(a))) a++; return a;', '21'],
  ])('%s', (body, bound) => {
    expect(boundOf(body)).toBe(bound);
  });
  test.each(['let a = 0; while (a < n || isSmall(a)) a++; return a;', 'place = 0; while (place < 10 && next(3)) place++; return 0;'])(
    '%s has none',
    (body) => {
      expect(boundOf(body)).toBe('BH2010');
    },
  );
});

test.each([
  ['for (let i = 0; i + 2 < n; i++) data[i % 100] = 1; return 0;', '253'],
  ['let i = 0; while (i + 2 < 90) i += 3; return i;', '30'],
  ['let i = 0; while (2 + i <= n) { i++; } return i;', '254'],
])('a counter with something added: %s', (body, bound) => {
  expect(boundOf(body)).toBe(bound);
});
