/** The longest path through machine code, from disassemblies written by hand, and the bounds that loops in C declare. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { declaredLoops } from '../../../scripts/c-loops.ts';
import { inCheckout } from '../../../scripts/checkout.ts';
import { type SourceLoop, WorstCase } from '../../../scripts/instructions.ts';
import { readCode } from '../../../scripts/machine-code.ts';
import { runtimeSources, userSources } from '../../../scripts/sources.ts';

/** Each row: a line of the source and an instruction; they stand two bytes apart from 0 on. */
function code(...functions: [name: string, ...rows: string[]][]): ReturnType<typeof readCode> {
  let address = 0;
  const text = functions.map(([name, ...rows]) => {
    const head = `${address.toString(16).padStart(8, '0')} <${name}>:\n`;
    const body = rows.map((row) => {
      const [, line, instruction] = /^(\d+) (.*)$/.exec(row)!;
      const [mnemonic, ...operands] = instruction!.split(' ');
      const shown = ` ${address.toString(16)}:\t${mnemonic}\t${operands.join(' ')}`;
      address += 2;
      return `/src/task.ts:${line}\n${shown}\n`;
    });
    return head + body.join('');
  });
  return readCode(text.join('\n'));
}

function worst(functions: ReturnType<typeof readCode>, loops: SourceLoop[]): number {
  return new WorstCase(functions, loops, () => 0, 1000).ofFunction('f');
}

const loop = (line: number, endLine: number, bound: number, inside: number[] = []): SourceLoop => ({
  file: '/src/task.ts',
  line,
  endLine,
  bound: String(bound),
  inside,
});

describe('the longest path', () => {
  it('counts a test more than there are turns', () => {
    const f = code(['f', '1 movs r0, #0', '2 adds r0, #1', '2 cmp r0, #5', '2 bne.n 2 <f+0x2>', '3 bx lr']);
    expect(worst(f, [loop(2, 2, 5)])).toBe(1 + 6 * 3 + 1);
  });

  it('takes two loops of one line for one around and one within, not for the larger twice', () => {
    const f = code([
      'f',
      '1 movs r0, #0',
      '2 movs r1, #0',
      '2 adds r1, #1',
      '2 bne.n 4 <f+0x4>',
      '2 adds r0, #1',
      '2 bne.n 2 <f+0x2>',
      '3 bx lr',
    ]);
    const inner = 2 * (100 + 1);
    expect(worst(f, [loop(2, 2, 3, [1]), loop(2, 2, 100)])).toBe(1 + (3 + inner) * (3 + 1) + 1);
  });

  it('never puts a loop into one that cannot run it', () => {
    const rows = ['1 movs r0, #0', '5 movs r1, #0', '6 adds r1, #1', '6 bne.n 4 <f+0x4>', '9 adds r0, #1', '5 bne.n 2 <f+0x2>', '9 bx lr'];
    // Line 9 is of a loop elsewhere, which turns often but does not run the one of line 6.
    const loops = [loop(5, 7, 3, [1]), loop(6, 6, 10), loop(9, 9, 1000)];
    expect(worst(code(['f', ...rows]), loops)).toBe(1 + (3 + 2 * 11) * 4 + 1);
  });

  it('counts the turns of a loop with two ways back once', () => {
    const f = code(['f', '1 movs r0, #0', '2 adds r1, #1', '3 adds r2, #1', '3 bne.n 4 <f+0x4>', '4 bne.n 2 <f+0x2>', '5 bx lr']);
    expect(worst(f, [loop(2, 4, 10)])).toBe(1 + 4 * 11 + 1);
  });

  it('bounds a loop with two ways in', () => {
    const f = code(['f', '1 cbz r0, 4 <f+0x4>', '2 adds r1, #1', '3 adds r2, #1', '3 bne.n 2 <f+0x2>', '5 bx lr']);
    const most = worst(f, [loop(2, 3, 10)]);
    expect(most).toBeGreaterThanOrEqual(1 + 3 * 11 + 1);
    expect(most).toBeLessThanOrEqual(1 + 3 * 12 + 1);
  });

  it('takes the length of a copy from the instruction before, unless control may come from elsewhere', () => {
    const memset = ['memset', '1 subs r2, #1', '1 bne.n MEMSET <memset>', '1 bx lr'] as const;
    const at = (start: number) => memset.map((row) => row.replace('MEMSET', start.toString(16))) as [string, ...string[]];
    const known = code(['f', '1 movs r2, #8', '1 bl 6 <memset>', '1 bx lr'], at(6));
    expect(worst(known, [])).toBe(1 + 1 + (2 * 9 + 1) + 1);
    const joined = code(['f', '1 cbz r0, 4 <f+0x4>', '1 movs r2, #8', '1 bl 8 <memset>', '1 bx lr'], at(8));
    expect(worst(joined, [])).toBe(1 + 1 + 1 + (2 * 1001 + 1) + 1);
  });

  it('is refused where the source gives no bound', () => {
    const f = code(['f', '1 movs r0, #0', '7 adds r0, #1', '7 bne.n 2 <f+0x2>', '8 bx lr']);
    expect(() => worst(f, [loop(2, 3, 10)])).toThrow('a loop in f (/src/task.ts:7) that the source does not bound');
  });
});

describe('loops in C', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const written = (text: string) => {
    const file = join(folder, 'driver.c');
    writeFileSync(file, text);
    return file;
  };

  it('say their bound by a number, a macro or a figure of the system', () => {
    const text =
      '#define BURST 32u\nfor (;;) { /* at most BURST turns */\n\twhile (a) { /* at most 3 turns */\n\t}\n}\ndo { /* at most plan.n turns */\n} while (b);\n';
    expect(declaredLoops([written(text)], { 'plan.n': 7 }).map(({ line, endLine, bound }) => [line, endLine, bound])).toEqual([
      [2, 5, '32'],
      [3, 4, '3'],
      [6, 7, '7'],
    ]);
  });

  it('may not name what is no number', () => {
    expect(() => declaredLoops([written('while (a) { /* at most MANY turns */\n}\n')], {})).toThrow("'MANY' is no number of turns");
  });

  it('do so in all that may be part of a compartment', () => {
    const drivers = ['stm32/usart.c', 'cmsdk/uart.c', 'serial/ports.h', 'io/io.c', 'io/request.c', 'io/pins.c'].map((name) =>
      inCheckout('hal', name),
    );
    // memory.c turns as often as there are bytes; the loop of start.c is what activations are counted by.
    const others = [...userSources(), ...runtimeSources()].filter((file) => /(?<!memory|start)\.c$/.test(file));
    const silent = [...drivers, ...others].flatMap((file) => {
      const lines = readFileSync(file, 'utf8').split('\n');
      // A head may go over two lines.
      const says = (index: number) => /turns? \*\//.test(`${lines[index]}${/\{/.test(lines[index]!) ? '' : lines[index + 1]}`);
      return lines.flatMap((line, index) => (/^\s*(for \(|while \(.*\{|do \{)/.test(line) && !says(index) ? [`${file}:${index + 1}`] : []));
    });
    expect(silent).toEqual([]);
  });
});
