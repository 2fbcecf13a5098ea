/** JavaScript's order of evaluation, kept by hoisting effects. */
import { describe, expect, it } from 'vitest';
import { bodyOf, findings } from './support.ts';

const state = 'let n: i32 = 0; const a = new Uint8Array(4); function next(): i32 { n = n + 1; return n; }';
const body = (text: string) => bodyOf(`${state} export function f(): void { ${text} }`);

describe('operands', () => {
  it('a variable that a later call may change is read before it', () => {
    expect(body('n = n + next();')).toMatchInlineSnapshot(`
      "  local t: i32
        local t_2: i32
        let t_2 = @n
        let t
        t = call next()
        @n = i32.check((t_2 + t))"
    `);
  });
  it('a local that nothing changes is not copied', () => {
    expect(body('let x = 5; x = x + next(); n = x;')).toMatchInlineSnapshot(`
      "  local x: i32
        local t: i32
        let x = 5
        let t
        t = call next()
        x = i32.check((x + t))
        @n = x"
    `);
  });
  it('a local that the later operand assigns is', () => {
    expect(body('let x = 5; x = x + (x = 7) + x++;')).toMatchInlineSnapshot(`
      "  local x: i32
        local t: i32
        local t_2: i32
        let x = 5
        let t = x
        x = 7
        let t_2 = x
        x = i32.check((t_2 + 1))
        x = i32.check(((t + 7) + t_2))"
    `);
  });
  it('what may trap does so before a call that can be seen', () => {
    expect(body('n = a[n]! + next();')).toMatchInlineSnapshot(`
      "  local t: i32
        local t_2: u8
        let t_2 = @a[@n]
        let t
        t = call next()
        @n = i32.check((t_2 + t))"
    `);
  });
  it('the index of a target is fixed before the value is worked out', () => {
    expect(body('a[n] = next() + 0;')).toMatchInlineSnapshot(`
      "  local t: i32
        local t_2: i32
        let t_2 = @n
        let t
        t = call next()
        @a[t_2] = u8.wrap((t + 0))"
    `);
  });
  it('a number of more than 32 bits is kept by its parts', () => {
    expect(body('console.log(n * 3 + next() > 5);')).toMatchInlineSnapshot(`
      "  local t: i32
        local t_2: i32
        let t_2 = @n
        let t
        t = call next()
        print (((t_2 * 3) + t) > 5)"
    `);
  });
});

describe('choices', () => {
  it('without effects they stay expressions', () => {
    expect(body('console.log(n > 0 && a[n] === 1, n > 1 ? n : 7);')).toBe('  print ((@n > 0) && (@a[@n] == 1)), " ", ((@n > 1) ? @n : 7)');
  });
  it('with effects on the right they become statements', () => {
    expect(body('if (n > 0 && next() > 1) n = 0;')).toMatchInlineSnapshot(`
      "  local t: i32
        local t_2: boolean
        let t_2
        if (@n > 0)
          let t
          t = call next()
          t_2 = (t > 1)
        else
          t_2 = false
        if t_2
          @n = 0"
    `);
  });
  it('each side of ?: runs only when it is taken', () => {
    expect(body('n = n > 0 ? next() : n - 1;')).toMatchInlineSnapshot(`
      "  local t: i32
        local t_2: boolean
        local t_3: i32
        local t_4: i32
        let t_2 = (@n > 0)
        if t_2
          let t
          t = call next()
          let t_3 = t
        else
          let t_4 = @n
        @n = i32.check((t_2 ? t_3 : (t_4 - 1)))"
    `);
  });
  it('the condition of a loop is worked out each turn', () => {
    expect(body('while (next() < 5) a[0]!++;')).toMatchInlineSnapshot(`
      "  local t: i32
        loop loop while (t < 5)
         setup
          let t
          t = call next()
          @a[0] = u8.wrap((@a[0] + 1))"
    `);
  });
});

describe('values of assignments', () => {
  it('a chain stores from right to left', () => {
    expect(body('let x = 0; let y = 0; x = y = next(); n = x + y;')).toMatchInlineSnapshot(`
      "  local x: i32
        local y: i32
        local t: i32
        local t_2: i32
        let x = 0
        let y = 0
        let t
        t = call next()
        let t_2 = t
        y = t_2
        x = t_2
        @n = i32.check((x + y))"
    `);
  });
  it('an element of a typed array wraps, the value of the assignment does not', () => {
    expect(body('n = a[1] = n + 0;')).toMatchInlineSnapshot(`
      "  local t: i32
        let t = i32.check((@n + 0))
        @a[1] = u8.wrap(t)
        @n = t"
    `);
  });
  it('x++ is the value before', () => {
    expect(body('console.log(n++, ++n, a[n++]);')).toMatchInlineSnapshot(`
      "  local t: i32
        local t_2: i32
        local t_3: i32
        let t = @n
        @n = i32.check((t + 1))
        let t_2 = i32.check((@n + 1))
        @n = t_2
        let t_3 = @n
        @n = i32.check((t_3 + 1))
        print t, " ", t_2, " ", @a[t_3]"
    `);
  });
});

describe('the top level', () => {
  it('a function must not use what has no value yet, through however many calls', () => {
    expect(
      findings('inner();\nconst limit = 5;\nfunction inner(): void { deeper(); }\nfunction deeper(): void { console.log(limit); }'),
    ).toEqual(['1 BH1065']);
  });
});

describe('an object in the making', () => {
  const made = (members: string, more = '') =>
    findings(`class Thing { ${members} }\n${more}\nconst thing = new Thing();\nconsole.log(thing.n);`);
  it.each([
    ['a method of its own', 'n: u8; constructor() { this.show(); this.n = 1; } show(): void { console.log(this.n); }'],
    [
      'a method that calls another',
      'n: u8; constructor() { this.a(); this.n = 1; } a(): void { this.b(); } b(): void { console.log(this.n); }',
    ],
    ['an initialiser before it', 'm: u8 = this.get(); n: u8 = 3; get(): u8 { return this.n; }'],
    ['an initialiser before a zero', 'm: u8 = this.get(); n: u8 = 0; get(): u8 { return this.n; }'],
    [
      'one of two ways',
      'n: u8; constructor() { if (now() > 5) this.n = 1; else { this.show(); this.n = 2; } } show(): void { console.log(this.n); }',
    ],
    ['an array that is not there yet', 'n: u8 = this.get(); a = new Uint8Array(2); get(): u8 { return this.a[0]!; }'],
    ['a getter', 'm: u8; n: u8; constructor() { this.m = this.half; this.n = 1; } get half(): u8 { return this.n >> 1; }'],
  ])('is not read by %s before the field has its value', (_, members) => {
    expect(made(members)).toEqual(['1 BH1065']);
  });
  it('is not read by a function that gets it', () => {
    const members = 'n: u8; constructor() { peek(this); this.n = 1; }';
    expect(made(members, 'function peek(t: Thing): void { const u = t; console.log(u.n); }')).toEqual(['1 BH1065']);
  });
  it.each([
    ['after it was set', 'n: u8; constructor() { this.n = 1; this.show(); } show(): void { console.log(this.n); }'],
    ['of fields before it', 'n: u8 = 1; m: u8 = this.get(); get(): u8 { return this.n; }'],
    [
      'that a method has set',
      'n!: u8; m: u8; constructor() { this.reset(); this.m = this.get(); } reset(): void { this.n = 1; } get(): u8 { return this.n; }',
    ],
    ['that writes it first', 'n: u8; constructor() { this.reset(); this.n = 2; } reset(): void { this.n = 1; this.n++; }'],
  ])('may be used by a method %s', (_, members) => {
    expect(made(members)).toEqual([]);
  });
});
