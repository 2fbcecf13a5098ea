import { describe, expect, it } from 'vitest';
import { bodyOf, findings, program } from './support.ts';

describe('objects', () => {
  it('types with the same fields are one struct', () => {
    const text =
      'interface A { x: u8; y: u8 } type B = { y: u8; x: u8 }; const a: A = { x: 1, y: 2 }; function g(b: B): u8 { return b.x; } export function f(): u8 { return g(a); }';
    expect(program(text).structs.map((each) => each.name)).toEqual(['A']);
  });
  it('a name for an object is a reference to it', () => {
    const text = 'const a = { in: { x: 1 } }; export function f(): void { const i = a.in; i.x = 2; }';
    expect(bodyOf(text)).toBe(
      '  local i: &struct a_object_2\n  let i = &@a.in\n  *i.x = 2'.replace('a_object_2', program(text).structs[0]!.id),
    );
  });
  it('a fresh object is returned by value', () => {
    const text =
      'interface P { x: i32; y: i32 } function make(x: i32): P { return { y: x, x: 1 }; } export function f(): i32 { const p = make(2); return p.y; }';
    expect(bodyOf(text)).toBe('  local p: struct P\n  let p\n  p = call make(2)\n  return p.y');
    expect(bodyOf(text, 'make')).toBe('  return { y: x, x: 1 }');
  });
  it('one of two fresh objects is returned in its own branch', () => {
    const text = 'interface P { x: i32 } export function f(on: boolean): P { return on ? { x: 1 } : { x: 2 }; }';
    expect(bodyOf(text)).toContain('if on\n    return { x: 1 }\n  else\n    return { x: 2 }');
  });
  it('`{ ...a }` copies, where nothing inside would be shared', () => {
    const text = 'const a = { x: 1, y: 2 }; export function f(): i32 { const b = { ...a, y: 3 }; return b.y; }';
    expect(bodyOf(text)).toContain('b = copy(@a)\n  b.y = 3');
    expect(findings('const a = { in: { x: 1 } };\nexport function f(): void { const b = { ...a }; console.log(b.in.x); }')).toEqual([
      '2 BH1052',
    ]);
  });
  it('a discriminated union is one struct with the fields of all', () => {
    const text =
      "type M = { kind: 'a'; x: u8 } | { kind: 'b'; y: i32 }; const m: M = { kind: 'b', y: 5 }; export function f(): i32 { return m.kind === 'b' ? m.y : m.x; }";
    expect(program(text)).toMatchObject({
      structs: [{ kind: 'union', fields: [{ name: 'kind' }, { name: 'x' }, { name: 'y' }] }],
      globals: [{ value: { fields: [{ name: 'kind' }, { name: 'y' }, { name: 'x' }] } }],
    });
  });
  it('fields are taken apart into locals', () => {
    const text = 'const p = { x: 1, in: { y: 2 } }; export function f(): i32 { const { x, in: { y: z } } = p; return x + z; }';
    expect(bodyOf(text)).toContain('let x = @p.x');
  });
});

describe('constant tables', () => {
  const constants = (text: string) => program(text).globals.map((each) => `${each.name} ${each.constant}`);
  it('lie in flash when nothing writes to them', () => {
    expect(constants('const t = [{ x: 1 }, { x: 2 }] as const; export function f(i: u8): i32 { return t[i]!.x; }')).toEqual(['t true']);
  });
  it('do not when a function that gets a part of them writes to it', () => {
    const text = 'const t = [{ x: 1 }]; function g(p: { x: i32 }): void { p.x = 2; } export function f(): void { g(t[0]!); }';
    expect(constants(text)).toEqual(['t false']);
  });
  it('do not when a writable view of them goes round', () => {
    expect(
      constants(
        'const t = new Uint8Array([1, 2]); function g(v: Uint8Array): u8 { return v[0]!; } export function f(): u8 { return g(t); }',
      ),
    ).toEqual(['t false']);
  });
  it('have the element type that holds the literals, or that `satisfies` names', () => {
    const text =
      'const big = [0xffffffff, 1] as const; const small = [1, 2] as const satisfies readonly u8[]; export function f(): void { console.log(big[0], small[0]); }';
    expect(program(text).globals.map((each) => each.type)).toMatchObject([
      { element: { bits: 32, signed: false } },
      { element: { bits: 8 } },
    ]);
  });
});
