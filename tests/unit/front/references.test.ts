import { describe, expect, it } from 'vitest';
import { analyse } from '../../../compiler/analysis/index.ts';
import { bodyOf, findings, program } from './support.ts';

const pid = 'class PID { sum: i32 = 0; step(by: i32): i32 { this.sum += by; return this.sum; } } const pid = new PID();';

describe('references in fields', () => {
  it('a constructor parameter is kept as a reference', () => {
    const text = `${pid} class Loop { constructor(private readonly pid: PID) {} run(): i32 { return this.pid.step(2); } } const loop = new Loop(pid); export function f(): i32 { return loop.run(); }`;
    expect(bodyOf(text, 'Loop.constructor')).toBe('  *this.pid = pid');
    expect(bodyOf(text, 'Loop.run')).toContain('call PID_step(*this.pid, 2)');
  });
  it('what the constructor makes lives in the field', () => {
    const text = `${pid} class Loop { private readonly own: PID; constructor(start: i32) { this.own = new PID(); this.own.sum = start; } run(): i32 { return this.own.step(2); } } export function f(start: i32): i32 { const loop = new Loop(start); return loop.run(); }`;
    expect(bodyOf(text, 'Loop.constructor')).toContain('*this.own.sum = start');
    expect(bodyOf(text, 'Loop.run')).toContain('call PID_step(&*this.own, 2)');
  });
});

describe('what of references in fields is refused', () => {
  const holder = `${pid} class Loop { constructor(public pid: PID) {} use(other: PID): void { this.pid = other; } } const loop = new Loop(pid);`;
  const escapes = (text: string) => analyse(program(text, { alone: true })).diagnostics.map((each) => each.code);
  it('an object that ends before the one that keeps it', () => {
    expect(escapes(`${holder} export function f(): void { const own = new PID(); loop.use(own); }`)).toEqual(['BH2030']);
    expect(escapes(`${holder} export function f(): void { const own = new PID(); loop.pid = own; }`)).toEqual(['BH2030']);
    expect(
      escapes(`${holder} function make(): Loop { const own = new PID(); return new Loop(own); } export function f(): void { make(); }`),
    ).toEqual(['BH2030']);
    expect(
      escapes(`${holder} export function f(): void { const own = new PID(); const inner = new Loop(own); inner.pid.step(1); }`),
    ).toEqual([]);
  });
  it('an object made where its reference is kept', () => {
    expect(
      escapes(
        `${pid} class Loop { constructor(public pid: PID) {} } const loop = new Loop(new PID()); export function f(): void { loop.pid.step(1); }`,
      ),
    ).toEqual(['BH2030']);
  });
  const code = (text: string) => findings(text, { alone: true }).map((each) => each.replace(/^\d+ /, ''));
  it('a use before all fields have their objects', () => {
    expect(
      code(
        `${pid} class Loop { x: i32 = this.go(); constructor(private pid: PID) {} go(): i32 { return this.pid.step(1); } } export function f(): void {}`,
      ),
    ).toContain('BH1065');
    expect(
      code(
        `${pid} class Loop { private pid: PID; constructor(pid: PID) { this.go(); this.pid = pid; } go(): i32 { return this.pid.step(1); } } export function f(): void {}`,
      ),
    ).toContain('BH1065');
  });
  it('an interface with methods as a field, with the way out', () => {
    expect(
      code('interface Source { read(): i32; } class Loop { constructor(private source: Source) {} } export function f(): void {}'),
    ).toContain('BH1019');
  });
  it('an object of no class where methods are wanted', () => {
    expect(code('interface Source { read(): i32; } function g(s: Source): void {} export function f(s: Source): void { g(s); }')).toEqual(
      [],
    );
    expect(
      code(
        'interface Source { read(): i32; } class A { read(): i32 { return 1; } } class B { read(): i32 { return 2; } } const a = new A(); const b = new B(); function g(s: Source): i32 { return s.read(); } export function f(x: boolean): i32 { return g(x ? a : b); }',
      ),
    ).toContain('BH1041');
  });
});

describe('objects that a function gives back', () => {
  const cells = 'interface Cell { v: i32; } const a: Cell = { v: 1 }; const b: Cell = { v: 2 };';
  it('one that exists comes as a reference, a fresh one by value', () => {
    const text = `${cells} function pick(x: boolean): Cell { return x ? a : b; } function make(): Cell { return { v: 3 }; } export function f(): i32 { pick(true).v = 5; return make().v; }`;
    const { functions } = program(text, { alone: true });
    expect(functions.filter((each) => each.name !== 'f').map((each) => [each.name, each.result.kind])).toEqual([
      ['pick', 'reference'],
      ['make', 'struct'],
    ]);
  });
  it.each([
    ['an object of the function itself', 'function g(x: boolean): Cell { const own: Cell = { v: 3 }; return x ? a : own; }', 'BH2030'],
    ['a fresh one among others', 'function g(x: boolean): Cell { if (x) return a; return { v: 1 }; }', 'BH1053'],
    ['a second name for its own object', 'function g(): Cell { const own: Cell = { v: 3 }; const other = own; return other; }', 'BH1053'],
  ])('refused: %s', (_, text, wanted) => {
    const whole = `${cells} ${text} export function f(): i32 { return g(true).v; }`.replace('function g()', 'function g(_: boolean)');
    const found = findings(whole, { alone: true }).map((each) => each.replace(/^\d+ /, ''));
    expect(found.length > 0 ? found : analyse(program(whole, { alone: true })).diagnostics.map((each) => each.code)).toContain(wanted);
  });
});
