/** The source transform adds what JavaScript does not do by itself, and nothing else. */
import { SourceMap } from 'node:module';
import { describe, expect, it } from 'vitest';
import { createFirmwareProgram } from '../../../lib/node/program.ts';
import { isFirmware, transformModule } from '../../../lib/node/transform.ts';

const file = '/firmware/task.ts';

/** The transformed text without the line of imports that it begins with. */
function transformed(source: string): string {
  const program = createFirmwareProgram([file], new Map([[file, source]]));
  const { code } = transformModule(program, program.getSourceFile(file)!);
  return code.slice(code.indexOf(source.slice(0, 6)));
}

const header = "import { type u8, type u16, type i32, type f32, type i64 } from 'bulkhead';\n";

function line(source: string, before = ''): string {
  return transformed(`${header}${before}${source}`).split('\n').at(-1)!;
}

describe('the source transform', () => {
  it('leaves a module without sized stores as it is', () => {
    const source = 'const on: boolean = true;\nexport let off = false;\nif (on) off = !on;\n';
    expect(transformed(source)).toBe(source);
  });

  it('keeps every line where it is', () => {
    const source = `${header}let a: u8 = 1;\n\n// a comment\na++;\n  a += 2;\n`;
    expect(transformed(source).split('\n').length).toBe(source.split('\n').length);
    expect(transformed(source).split('\n')[3]).toBe('// a comment');
  });

  it('maps what it kept to where it came from', () => {
    const source = `${header}let first: u8 = 1;\nfirst = first + 1; const second: i32 = first;\n`;
    const program = createFirmwareProgram([file], new Map([[file, source]]));
    const { code, map } = transformModule(program, program.getSourceFile(file)!);
    const sourceMap = new SourceMap({ ...map, sourceRoot: '' });
    const lines = code.split('\n');
    const at = lines[2]!.indexOf('second');
    expect(at).toBeGreaterThan(source.split('\n')[2]!.indexOf('second'));
    const entry = sourceMap.findEntry(2, at) as { originalLine: number; originalColumn: number; generatedColumn: number };
    expect(entry.originalLine).toBe(2);
    expect(entry.originalColumn + at - entry.generatedColumn).toBe(source.split('\n')[2]!.indexOf('second'));
  });

  it('checks a store of arithmetic, not one that fits by its type', () => {
    const before = 'let a: u8 = 1; let b: u16 = 2;\n';
    expect(line('a = b - 1;', before)).toBe(`a = __bulkhead.check("task.ts:3", 'u8', b - 1);`);
    expect(line('b = a;', before)).toBe('b = a;');
    expect(line('b = 65535;', before)).toBe('b = 65535;');
  });

  it('takes the type of a local from its initialiser', () => {
    expect(line('let c = 5; c = c * 2;')).toContain(`c = __bulkhead.check("task.ts:2", 'i32', c * 2)`);
    expect(line('let d = a; d = d * 2;', 'let a: u8 = 1;\n')).toContain(`d = __bulkhead.check("task.ts:3", 'u8', d * 2)`);
  });

  it('rounds every f32 operation, and literals beside an f32', () => {
    const before = 'let x: f32 = 1; let y: f32 = 2;\n';
    expect(line('x = x * y + 0.1;', before)).toBe('x = __bulkhead.fround(__bulkhead.fround(x * y) + __bulkhead.fround(0.1));');
    expect(line('x = Math.sqrt(y);', before)).toBe('x = __bulkhead.fround(Math.sqrt(y));');
  });

  it('evaluates the object and the index of a compound assignment once', () => {
    const before = 'const list: u8[] = [1]; function f(): u8 { return 0; }\n';
    const result = line('list[f()]! += 2;', before);
    expect(result.match(/f\(\)/g)).toHaveLength(1);
  });

  it('lets typed arrays wrap by themselves', () => {
    expect(line('bytes[0] = 300 + a;', 'const bytes = new Uint8Array(2); let a: u8 = 1;\n')).toBe(
      '__bulkhead.put("task.ts:3", bytes, 0, 300 + a);',
    );
  });

  it('prints numeric enums as their number, as TypeScript does', () => {
    expect(line('console.log(m, `x ${m}`);', 'enum M { A, B }\nlet m: M = M.B;\n')).toBe(
      "console.log(__bulkhead.line([m, `x ${m}`].map(String).join(' ')));",
    );
  });

  it('does not touch tests, plant models, and what stands behind lib under Node', () => {
    expect(isFirmware('/system/control.ts')).toBe(true);
    expect(isFirmware('/system/plant.ts')).toBe(false);
    expect(isFirmware('/system/control.test.ts')).toBe(false);
  });
});
