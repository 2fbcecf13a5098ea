import { describe, expect, it } from 'vitest';
import { bodyOf, findings } from './support.ts';

const tank = 'class Tank { level: i32 = 0; next: Tank | null = null; fill(): void { this.level++; } } const t = new Tank();';

describe('T | null', () => {
  it('a scalar has its tag beside it, an object is a reference', () => {
    const text = `${tank} export function f(x: u8 | null, tank: Tank | null): i32 { if (x !== null && tank !== null) return tank.level + x; return 0; }`;
    expect(bodyOf(text)).toBe('  if (present(x) && present(tank))\n    return i32.check((*unwrap(tank).level + unwrap(x)))\n  return 0');
  });
  it('null takes the type of where it goes', () => {
    expect(bodyOf('export function f(): u8 | null { let x: u8 | null = null; x = 5; return x; }')).toBe(
      '  local x: u8 or null\n  let x = zero u8 or null\n  x = some(5)\n  return some(unwrap(x))',
    );
  });
  it('what follows `?.` is done only when there is an object', () => {
    expect(bodyOf(`${tank} export function f(tank: Tank | null): void { tank?.fill(); }`)).toBe(
      '  if present(tank)\n    call Tank_fill(unwrap(tank))',
    );
    expect(bodyOf(`${tank} export function f(tank: Tank | null): i32 { return tank?.level ?? -1; }`)).toBe(
      '  return i32.check((present(tank) ? *unwrap(tank).level : -1))',
    );
  });
  it('an object that may be null is true when it is there', () => {
    expect(bodyOf(`${tank} export function f(tank: Tank | null): boolean { return !tank; }`)).toBe('  return !present(tank)');
  });
});

describe('what of null is refused', () => {
  const code = (text: string) => findings(`${tank}\n${text}`).map((each) => each.replace(/^\d+ /, ''));
  it.each([
    ['undefined', 'export function f(): void { let x: u8 | undefined = 1; x = 2; }', 'BH1045'],
    ['what `?.` gives, kept', 'export function f(x: Tank | null): void { const y = x?.level; console.log(y ?? 1); }', 'BH1045'],
    ['`?.` compared with null', 'export function f(x: Tank | null): boolean { return x?.next === null; }', 'BH1045'],
    ['undefined for what is never undefined', 'export function f(x: u8 | null): boolean { return x === undefined; }', 'BH1045'],
    ['a number as a condition', 'export function f(x: u8 | null): void { if (x) console.log(1); }', 'BH1040'],
    ['null of no type', 'export function f(): void { const x = null; console.log(x === null); }', 'BH1015'],
    ['null into a value', 'export function f(x: boolean): void { const y: u8 = x ? 1 : null!; console.log(y); }', 'BH1048'],
    ['a switch', 'export function f(x: u8 | null): void { switch (x) { case 1: console.log(1); } }', 'BH1043'],
    ['a fresh object given back', 'export function f(): Tank | null { return new Tank(); }', 'BH2030'],
    ['a local object kept', 'let kept: Tank | null = null; export function f(): void { const x = new Tank(); kept = x; }', 'BH2030'],
    ['an object printed', 'export function f(x: Tank | null): void { console.log(x); }', 'BH1068'],
  ])('%s', async (_, text, wanted) => {
    if (wanted.startsWith('BH2')) {
      const { analyse } = await import('../../../compiler/analysis/index.ts');
      const { program } = await import('./support.ts');
      const found = analyse(program(`${tank}\n${text}`, { alone: true })).diagnostics;
      expect(found.map((each) => each.code)).toEqual([wanted]);
    } else expect(code(text)).toEqual([wanted]);
  });
});
