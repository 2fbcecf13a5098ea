import { describe, expect, it } from 'vitest';
import { bodyOf, findings, program } from './support.ts';

describe('arrays', () => {
  it('typed arrays wrap on store, others check', () => {
    const text =
      'const t = new Uint8Array(4); const p: u8[] = [1, 2]; export function f(x: i32): void { t[0] = x + 1; t[1]! += x; p[0] = x + 1; }';
    expect(bodyOf(text)).toBe('  @t[0] = u8.wrap((x + 1))\n  @t[1] = u8.wrap((@t[1] + x))\n  @p[0] = u8.check((x + 1))');
  });
  it('parameters of any length are views, of known length references', () => {
    const text =
      'function g(a: readonly u8[], b: FixedArray<u8, 2>, c: Uint8Array): void { console.log(a.length, b.length, c.length); } const p: FixedArray<u8, 2> = [1, 2]; const q: u8[] = [1, 2]; export function f(): void { g(q, p, new Uint8Array(3)); }';
    expect(bodyOf(text)).toContain('call g(view(@q), &@p, view(t))');
    expect(bodyOf(text, 'g')).toBe('  print length(a), " 2 ", length(c)');
  });
  it('subarray clamps as JavaScript does', () => {
    const f = (args: string) =>
      bodyOf(
        `const t = new Uint8Array(8); export function f(i: i32, u: u8): void { const v = t.subarray(${args}); console.log(v.length); }`,
      );
    expect(f('2, 6')).toContain('view(@t, 2, 6)');
    expect(f('0, u')).toContain('view(@t, 0, min(u, 8))');
    expect(f('-3')).toContain('view(@t, 5, 8)');
    expect(f('i')).toContain('((i < 0) ? max((8 + i), 0) : min(i, 8))');
  });
  it('fill and set are loops, set in the direction that does not overwrite', () => {
    const text =
      'const t = new Uint8Array(8); const s = new Uint8Array(2); export function f(): void { t.fill(7, 2); t.set(s, 3); t.set(t.subarray(0, 4), 1); }';
    expect(bodyOf(text)).toMatchInlineSnapshot(`
      "  local index: i32
        local index_2: i32
        local t: view u8 wraps
        local index_3: i32
        local index_4: i32
        let index = 2
        loop loop while (index < 8) bound 8
          @t[index] = 7
         update
          index = i32.check((index + 1))
        let index_2 = 0
        loop loop_2 while (index_2 < 2) bound 2
          @t[(3 + index_2)] = @s[index_2]
         update
          index_2 = i32.check((index_2 + 1))
        let t = view(@t, 0, 4)
        if ((1 + length(t)) > 8)
          trap throw "offset is out of bounds"
        if ((0 + 1) <= (0 + 0))
          let index_3 = 0
          loop loop_3 while (index_3 < length(t))
            @t[(1 + index_3)] = t[index_3]
           update
            index_3 = i32.check((index_3 + 1))
        else
          let index_4 = 0
          loop loop_4 while (index_4 < length(t))
            @t[(1 + ((length(t) - 1) - index_4))] = t[((length(t) - 1) - index_4)]
           update
            index_4 = i32.check((index_4 + 1))"
    `);
  });
  it('rows of rows', () => {
    const text =
      'const grid: FixedArray<FixedArray<u8, 2>, 3> = [[1, 2], [3, 4], [5, 6]]; export function f(i: u8): u8 { const row = grid[i]!; return row[1]; }';
    expect(bodyOf(text)).toBe('  local row: &u8[2]\n  let row = &@grid[i]\n  return *row[1]');
    expect(program(text).globals[0]?.constant).toBe(true);
  });
  it('an index outside a known length is refused, elsewhere it is checked at run time', () => {
    expect(findings('const t = [1, 2];\nexport function f(): i32 { return t[2]!; }')).toEqual(['2 BH1038']);
  });
});
