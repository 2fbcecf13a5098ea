import { describe, expect, it } from 'vitest';
import { bodyOf, findings, program } from './support.ts';

const counter =
  'class Counter { count: u8 = 0; static made: u8 = 0; constructor(private readonly step: u8) {} next(): u8 { this.count += this.step; return this.count; } get twice(): i32 { return this.count * 2; } static make(): void { Counter.made++; } }';

describe('classes', () => {
  it('methods and getters get the object by reference', () => {
    const text = `${counter} const c = new Counter(2); export function f(): i32 { c.next(); Counter.make(); return c.twice; }`;
    expect(bodyOf(text)).toBe(
      '  local t: i32\n  call Counter_next(&@c)\n  call Counter_make()\n  let t\n  t = call Counter_twice(&@c)\n  return t',
    );
    expect(bodyOf(text, 'Counter.next')).toBe('  *this.count = u8.check((*this.count + *this.step))\n  return *this.count');
  });
  it('a constructor sets fields, then parameter properties, then runs its body', () => {
    const text =
      'class A { x: u8 = 1; y: u8; constructor(readonly z: u8) { this.y = z; } } export function f(): u8 { const a = new A(5); return a.y; }';
    expect(bodyOf(text, 'A.constructor')).toBe('  *this.x = 1\n  *this.z = z\n  *this.y = z');
    expect(bodyOf(text)).toBe('  local a: struct A\n  let a\n  call A_constructor(&a, 5)\n  return a.y');
  });
  it('objects in fields and arrays are made where they live', () => {
    const text = `${counter} class Pair { a = new Counter(1); list = [new Counter(2), new Counter(3)]; } export function f(): u8 { const p = new Pair(); return p.list[1]!.next(); }`;
    expect(bodyOf(text, 'Pair.constructor')).toBe(
      '  call Counter_constructor(&*this.a, 1)\n  call Counter_constructor(&*this.list[0], 2)\n  call Counter_constructor(&*this.list[1], 3)',
    );
  });
  it('a class with type parameters is one struct for each use', () => {
    const text = 'class Ring<T extends number, N extends number> { at: u8 = 0; constructor(readonly items: FixedArray<T, N>) {} }';
    expect(findings(`${text}\nexport function f(): void {}`)).toEqual([]);
    const box =
      'class Box<T> { constructor(public value: T) {} get(): T { return this.value; } } const a = new Box<u8>(1); const b = new Box<i32>(2); export function f(): i32 { return a.get() + b.get(); }';
    expect(program(box).structs.map((each) => each.name)).toEqual(['Box<u8>', 'Box<i32>']);
  });
  it('a duration becomes milliseconds when the program is built', () => {
    const text =
      "import { TON } from 'bulkhead/iec'; import { now } from 'bulkhead'; const t = new TON('1.5s'); export function scan(): void { t.update(now() > 5); }";
    const { globals } = program(text, { alone: true });
    const value = JSON.stringify(globals[0]?.value, (_, part) => (typeof part === 'bigint' ? `${part}` : part));
    expect(value).toContain('"value":"1500"');
  });
});
