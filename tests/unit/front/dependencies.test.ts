/** What of one module another depends on. */
import { describe, expect, it } from 'vitest';
import { importsOf, shapeOf } from '../../../compiler/front/index.ts';

const imports = (text: string) => importsOf('/tank/task.ts', text).map(({ file, types }) => `${types ? 'types' : 'all'} of ${file}`);

describe('importsOf', () => {
  it.each([
    ["import type system from './system.ts';", 'types of /tank/system.ts'],
    ["import type * as control from '../control.ts';", 'types of /control.ts'],
    ["export type { Recipe } from './recipe.ts';", 'types of /tank/recipe.ts'],
    ["const peer = connect<typeof import('./control.ts').limit>('control.limit');", 'types of /tank/control.ts'],
    ["let recipe: import('./recipe.ts').Recipe;", 'types of /tank/recipe.ts'],
    ["import { LIMIT } from './limits.ts';", 'all of /tank/limits.ts'],
    ["import { type Recipe } from './recipe.ts';", 'all of /tank/recipe.ts'],
    ["import './start.ts';", 'all of /tank/start.ts'],
    ["import type from './type.ts';", 'all of /tank/type.ts'],
    ["export * from './limits.ts';", 'all of /tank/limits.ts'],
    ["const late = import('./late.ts');", 'all of /tank/late.ts'],
  ])('%s', (text, expected) => expect(imports(text)).toEqual([expected]));

  it('leaves out what is no file of the system, and what is only said', () => {
    expect(imports("import { points } from 'bulkhead';\n// import './start.ts'\nconst said = \"import './start.ts'\";")).toEqual([]);
  });
});

describe('shapeOf', () => {
  const same = (a: string, b: string) => expect(shapeOf('/task.ts', a)).toBe(shapeOf('/task.ts', b));
  const other = (a: string, b: string) => expect(shapeOf('/task.ts', a)).not.toBe(shapeOf('/task.ts', b));

  it('leaves out bodies of functions whose result is declared', () => {
    same('export function scan(): void {\n  a();\n}', 'export function scan(): void {\n  b();\n\n  c();\n}');
    same(
      'const limit = serve({ set(value: u16): boolean { return true; } });',
      'const limit = serve({ set(value: u16): boolean { return value > 1; } });',
    );
    same('const f = (a: u8): u8 => { return a; };', 'const f = (a: u8): u8 => { return 1; };');
  });

  it('leaves out the number that a variable of a declared type begins with', () => {
    const from = "import { type i16, i64, type u8 as byte } from 'bulkhead';\n";
    same(`${from}let low: i16 = 300;`, `${from}let low: i16 = 301;`);
    same(`${from}let low: i16 = -3, high: i64 = 5n;`, `${from}let low: i16 = 3, high: i64 = -6n;`);
    other(`${from}let low: byte = 1;`, `${from}let low: byte = 2;`);
    other(`${from}const low: i16 = 1;`, `${from}const low: i16 = 2;`);
  });

  it('keeps all that a type may come from', () => {
    other('function f(a: u8): u8 { return a; }', 'function f(a: u16): u8 { return a; }');
    other('function f(a: u8): u8 { return a; }', 'function f(a: u8): u16 { return a; }');
    other('function f() { return 1; }', "function f() { return ''; }");
    other('const f = (): u8 => 1;', 'const f = (): u8 => 2;');
    other('const length = 8;', 'const length = 9;');
    other('const length: 8 = 8;', 'const length: 9 = 9;');
    other('let low = 300;', 'let low = 300.5;');
    // A union is narrowed by what a variable begins with, and so is what is made from it.
    other('type u8 = 1 | 2; let a: u8 = 1; export const b = a;', 'type u8 = 1 | 2; let a: u8 = 2; export const b = a;');
    other('let names: string[] = list(1);', 'let names: string[] = list(2);');
    other('class Tank { level(): u8 { return 1; } }', 'class Tank { level(): u8 { return 2; } }');
    other(
      'const limit = serve({ set(): boolean { return true; } });',
      'const limit = serve({ set(): boolean { return true; }, get(): boolean { return true; } });',
    );
  });
});
