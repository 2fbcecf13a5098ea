import { describe, expect, it } from 'vitest';
import { bodyOf, findings } from './support.ts';

describe('loops', () => {
  it('continue goes to the update', () => {
    expect(
      bodyOf('export function f(): void { for (let i = 0; i < 4; i++) { if (i === 2) continue; console.log(i); } }'),
    ).toMatchInlineSnapshot(`
      "  local i: i32
        let i = 0
        loop loop while (i < 4)
          if (i == 2)
            continue loop
          print i
         update
          i = i32.check((i + 1))"
    `);
  });
  it('for…of over an array has its length as bound', () => {
    expect(bodyOf('const t = [5, 6]; export function f(): void { for (const x of t) console.log(x); }')).toMatchInlineSnapshot(`
      "  local index: i32
        local x: i32
        let index = 0
        loop loop while (index < 2) bound 2
          let x = @t[index]
          print x
         update
          index = i32.check((index + 1))"
    `);
  });
  it('for…of over objects names each', () => {
    expect(bodyOf('const t = [{ x: 1 }]; export function f(): void { for (const p of t) p.x++; }')).toContain('let p = &@t[index]');
  });
  it('entries give index and element', () => {
    expect(bodyOf('const t = [5, 6]; export function f(): void { for (const [i, x] of t.entries()) console.log(i, x); }')).toContain(
      'let i = index\n    let x = @t[index]',
    );
  });
  it('atMost traps past its bound', () => {
    expect(bodyOf('export function f(n: u8): void { for (const turn of atMost(10)) { if (turn > n) break; } }')).toMatchInlineSnapshot(`
      "  local turn: u32
        local turn_2: u32
        loop loop while true bound 10 or trap
          let turn_2 = turn
          if (turn_2 > n)
            break loop"
    `);
  });
  it('labels reach the outer loop', () => {
    const text =
      'export function f(): void { outer: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (j > i) continue outer; if (i + j > 3) break outer; } } }';
    expect(bodyOf(text)).toContain('continue loop\n');
    expect(bodyOf(text)).toContain('break loop\n');
  });
  it('the same name in two scopes is two locals', () => {
    expect(bodyOf('export function f(): void { let x = 1; { let x = 2; console.log(x); } console.log(x); }')).toContain(
      'local x: i32\n  local x_2: i32',
    );
  });
});

describe('switch', () => {
  it('falls through, and default may stand anywhere', () => {
    const text =
      "type S = 'a' | 'b' | 'c'; export function f(s: S): void { switch (s) { case 'a': console.log(1); default: console.log(2); break; case 'c': console.log(3); } }";
    expect(bodyOf(text)).toBe(
      [
        '  switch switch s',
        '   case 0',
        '    print "1"',
        '   default',
        '    print "2"',
        '    break switch',
        '   case 2',
        '    print "3"',
      ].join('\n'),
    );
  });
  it('a function that handles all members needs no default', () => {
    const text = "export function f(s: 'a' | 'b'): u8 { switch (s) { case 'a': return 1; case 'b': return 2; } }";
    expect(bodyOf(text)).toContain('trap unreachable "end of f"');
  });
});

describe('errors', () => {
  it('throw and assert are traps', () => {
    expect(bodyOf("export function f(n: u8): void { assert(n < 5, 'n'); if (n > 3) throw new Error('too many'); }")).toBe(
      '  if !(n < 5)\n    trap assert "n"\n  if (n > 3)\n    trap throw "too many"',
    );
  });
  it('all of a function is looked at, whatever is refused before', () => {
    const text = [
      'export function f(): void {',
      '  var a = 1;',
      '  console.log(a);',
      '  try {} finally {}',
      '  const b: u8 = 300;',
      '  console.log(b);',
      '}',
    ].join('\n');
    expect(findings(text)).toEqual(['2 BH1013', '4 BH1016', '5 BH1038']);
  });
});
