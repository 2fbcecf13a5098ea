import { describe, expect, it } from 'vitest';
import { bodyOf, findings, program } from './support.ts';

const family =
  'abstract class Base { count: u8 = 1; abstract step(by: u8): i32; twice(): i32 { return this.step(1) * 2; } }' +
  ' class One extends Base { step(by: u8): i32 { return by; } }' +
  ' class Two extends Base { extra: i32 = 5; step(by: u8): i32 { return this.extra + by; } }';

describe('classes that extend a class', () => {
  it('live in one form in memory, the base first', () => {
    const { structs } = program(
      `${family} const a = new One(); const b = new Two(); export function f(x: Base): i32 { return x.step(2); }`,
    );
    expect(structs.map(({ id, base, derived, fields }) => ({ id, base, derived, fields: fields.map((field) => field.name) }))).toEqual([
      { id: 'One', base: 'Base', derived: undefined, fields: ['(class)', 'count'] },
      { id: 'Two', base: 'Base', derived: undefined, fields: ['(class)', 'count', 'extra'] },
      { id: 'Base', base: undefined, derived: ['One', 'Two'], fields: ['(class)', 'count'] },
    ]);
  });
  it('a call through the base goes by the tag', () => {
    const text = `${family} export function f(x: Base): i32 { return x.step(2); }`;
    expect(bodyOf(text)).toBe('  local t: i32\n  let t\n  t = call Base_step_of_class(x, 2)\n  return t');
  });
  it('a call on a known class, or with one choice only, goes straight to the method', () => {
    const text = `${family} const b = new Two(); export function f(): i32 { return b.step(2) + b.twice(); }`;
    expect(bodyOf(text)).toContain('call Two_step(&@b, 2)');
    expect(bodyOf(text)).toContain('call Base_twice((&@b as &struct Base))');
    const single =
      'abstract class Base { abstract step(): i32; } class One extends Base { step(): i32 { return 1; } } export function f(x: Base): i32 { return x.step(); }';
    expect(bodyOf(single)).toContain('call One_step((x as &struct One))');
  });
});

describe('what of inheritance is refused', () => {
  const code = (text: string) => findings(text, { alone: true }).map((each) => each.replace(/^\d+ /, ''));
  it.each([
    ['a second level', 'class A { x: u8 = 1; } class B extends A {} class C extends B {} export function f(): void { new C(); }', 'BH1026'],
    ['what is no class of the program', 'class A extends Error {} export function f(): void {}', 'BH1026'],
    ['a field again', 'class A { x: u8 = 1; } class B extends A { override x: u8 = 2; } export function f(): void {}', 'BH1026'],
    [
      'an overridden method called while the base is made',
      'abstract class A { x: u8; constructor() { this.x = this.start(); } abstract start(): u8; } class B extends A { y: u8 = 3; start(): u8 { return this.y; } } export function f(): void {}',
      'BH1065',
    ],
    [
      'the same through another method',
      'abstract class A { x: u8 = this.all(); all(): u8 { return this.start(); } abstract start(): u8; } class B extends A { start(): u8 { return 1; } } export function f(): void {}',
      'BH1065',
    ],
    [
      'an override that takes less',
      'class A { put(x: i32): void { console.log(x); } } class B extends A { override put(x: u8): void { console.log(x); } } export function f(a: A): void { a.put(300); }',
      'BH1048',
    ],
    [
      'an object of another derived class, though it has the same fields',
      'class A { x: u8 = 1; } class B extends A { y: u8 = 1; } class C extends A { y: u8 = 2; } const b = new B(); function g(c: C): u8 { return c.y; } export function f(): void { console.log(g(b)); }',
      'BH1048',
    ],
    [
      'an assertion to a derived class',
      'class A { x: u8 = 1; } class B extends A { y: u8 = 1; } export function f(a: A): void { console.log((a as B).y); }',
      'BH1064',
    ],
    [
      'instanceof of another family',
      'class A { x: u8 = 1; } class B { x: u8 = 1; } export function f(a: A): void { console.log(a instanceof B); }',
      'BH1033',
    ],
    [
      'what instanceof says of a field',
      'class A { x: u8 = 1; } class B extends A { y: u8 = 1; } class H { a: A = new B(); } const h = new H(); export function f(): void { if (h.a instanceof B) console.log(h.a.y); }',
      'BH1033',
    ],
    [
      'a static field of the base written through the derived class',
      'class A { static n: u8 = 1; x: u8 = 1; } class B extends A {} export function f(): void { B.n = 2; }',
      'BH1026',
    ],
    [
      'super as part of an expression',
      'class A { x: u8 = 1; } class B extends A { constructor(on: boolean) { if (on) super(); else super(); } } export function f(): void { new B(true); }',
      'BH1026',
    ],
  ])('%s', (_, text, wanted) => {
    expect(code(text)).toContain(wanted);
  });
});
