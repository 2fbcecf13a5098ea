import { describe, expect, it } from 'vitest';
import { bodyOf, findings, program } from './support.ts';

const integers = 'let a: i32 = 1; let b: u8 = 2; let w: u32 = 3;';
const body = (text: string) => bodyOf(`${integers} export function f(): void { ${text} }`);

describe('integers', () => {
  it('arithmetic is exact until it is stored, and the store is checked', () => {
    expect(body('b = a * 2 + w;')).toBe('  @b = u8.check(((@a * 2) + @w))');
  });
  it('a value that always fits is widened for free', () => {
    expect(body('a = b;')).toBe('  @a = i32.widen(@b)');
  });
  it('a local without annotation is i32, or u32 when an operand is one', () => {
    expect(body('const x = a + b; const y = b + w; console.log(x, y);')).toContain('local x: i32\n  local y: u32');
  });
  it('literals fold, and keep an unsigned operand in mind', () => {
    expect(
      program('const LIMIT: u32 = 5; const LESS = LIMIT - 1; const T = [LESS]; export function f(): void { console.log(T[0]); }'),
    ).toMatchObject({
      globals: [{ type: { element: { kind: 'integer', signed: false, bits: 32 } } }],
    });
  });
  it('bit operations are 32 bits wide and signed, >>> unsigned', () => {
    expect(body('a = (b << 3) ^ ~a; w = a >>> 1;')).toBe('  @a = ((@b << 3) ^ -@a)\n  @w = (@a >>> 1)'.replace('-@a', '~@a'));
  });
  it('quotients are integer where the fraction is dropped', () => {
    expect(body('a = Math.trunc(a / b); a = (a / b) | 0; a = i32.floor(a / b); b = u8(Math.floor(a / 2));')).toBe(
      [
        '  @a = i32.check((@a /trunc @b))',
        '  @a = ((@a /trunc @b) | 0)',
        '  @a = i32.check((@a /floor @b))',
        '  @b = u8.check((@a /floor 2))',
      ].join('\n'),
    );
  });
  it('conversions say how', () => {
    expect(body('b = u8.wrap(a); b = u8.clamp(a + 1); a = i32(true); b = u8.max;')).toBe(
      '  @b = u8.wrap(@a)\n  @b = u8.clamp((@a + 1))\n  @a = 1\n  @b = 255',
    );
  });
  it('constants that do not fit are refused', () => {
    expect(findings(`${integers} export function f(): void {\n b = 256;\n b = 5 - 6; }`)).toEqual(['2 BH1038', '3 BH1038']);
  });
});

describe('floats', () => {
  const floats = 'let x: f32 = 0.5; let d: f64 = 0.5; let n: i32 = 1;';
  const f = (text: string) => bodyOf(`${floats} export function f(): void { ${text} }`);
  it('literals become the float they meet', () => {
    expect(f('x = x * 0.1 + 1; d = d * 0.1;')).toBe('  @x = ((@x * 0.10000000149011612) + 1)\n  @d = (@d * 0.1)');
  });
  it('a constant with a fraction is as good as the literal', () => {
    expect(f('const gain = 1 / 4; x = x * gain; d = d + gain;')).toBe('  @x = (@x * 0.25)\n  @d = (@d + 0.25)');
  });
  it('integers mix with f64, which holds them all, and with f32 through f32(x)', () => {
    expect(f('d = d + n; x = x + f32(n);')).toBe('  @d = (@d + f64.widen(@n))\n  @x = (@x + f32.float(@n))');
  });
  it('the way back says what becomes of the fraction', () => {
    expect(f('n = i32.trunc(x); n = i32.round(x * 2);')).toBe('  @n = i32.trunc(@x)\n  @n = i32.round((@x * 2))');
  });
  it('functions keep the width', () => {
    expect(f('x = Math.sqrt(x); d = Math.sin(d); x = Math.max(x, 0); x = Math.abs(x);')).toBe(
      '  @x = sqrt(@x)\n  @d = sin(@d)\n  @x = max(@x, 0)\n  @x = fabs(@x)',
    );
  });
});

describe('bigint', () => {
  const big = 'let a: i64 = 1n; let u: u64 = 2n;';
  const f = (text: string) => bodyOf(`${big} export function f(): void { ${text} }`);
  it('has ranges of 64 bits', () => {
    expect(f('a = a * 3n - 1n; a = a / 2n;')).toBe('  @a = i64.check(((@a * 3) - 1))\n  @a = i64.check((@a /trunc 2))');
  });
  it('shifts are multiplication and floor division, as bigint has no width', () => {
    expect(f('u = u << 4n; a = a >> 1n; a = a >> 70n;')).toBe(
      '  @u = u64.check((@u * 16))\n  @a = i64.check((@a /floor 2))\n  @a = i64.check(((@a < 0) ? -1 : 0))',
    );
  });
  it('u64 and i64 do not mix in bit operations', () => {
    expect(f('u = u & 255n; a = a | 1n;')).toBe('  @u = (@u & 255)\n  @a = (@a | 1)');
    expect(findings(`${big} export function f(): void { u = u & a; }`)).toEqual(['1 BH1043']);
  });
});

describe('enums', () => {
  it('numeric members are constants, numbers where numbers are wanted', () => {
    const text =
      'enum Mode { Off, Run = 5 } let m: Mode = Mode.Run; let n: i32 = 0; export function f(): void { n = m + 1; console.log(m === Mode.Run); m = Mode.Off; }';
    expect(bodyOf(text)).toBe('  @n = i32.check((i32.widen(@m) + 1))\n  print (@m == 1)\n  @m = 0');
  });
  it('a smaller union of strings goes into a larger one', () => {
    const text = "type S = 'a' | 'b' | 'c'; let s: S = 'b'; export function f(t: 'b' | 'c'): void { s = t; s = t === 'b' ? 'a' : 'c'; }";
    expect(bodyOf(text)).toBe('  @s = ((t == 0) ? 1 : 2)\n  @s = ((t == 0) ? 0 : 2)');
  });
});
