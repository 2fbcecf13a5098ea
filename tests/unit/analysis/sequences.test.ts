import { describe, expect, it } from 'vitest';
import { analyse } from '../../../compiler/analysis/index.ts';
import { keptLocals } from '../../../compiler/front/kept.ts';
import { program } from '../front/support.ts';

const head = "import { type i32, run, type Steps, type u8, until, wait } from 'bulkhead';\nlet level: i32 = 0;\n";

/** Codes and lines (from 1 in `body`) that the analysis finds in the sequence `main` with this body; `more`: other declarations. */
function found(body: string, more = ''): string[] {
  const text = `${head}function* main(): Steps {\n${body}\n}\n${more}\nconst sequence = run(main);\nexport function scan(): void { sequence.step(); level++; }`;
  return analyse(program(text)).diagnostics.map((each) => `${(each.place?.line ?? 0) - 4} ${each.code}`);
}

describe('loops of a sequence', () => {
  it('need no bound when every turn comes to a yield', () => {
    expect(found('while (true) yield;')).toEqual([]);
    expect(found('while (level < 5) { if (level > 2) yield; else yield* wait("1s"); }')).toEqual([]);
    expect(found('do { level++; yield* until(() => level > 7); } while (level !== 9);')).toEqual([]);
    expect(found('for (;;) { if (level > 3) { yield; continue; } if (level > 2) break; yield; }')).toEqual([]);
    expect(found('for (;;) { switch (level) { case 1: yield; break; case 2: return; default: yield; } }')).toEqual([]);
    expect(found('while (level > 3) { for (;;) { if (level > 5) { yield; break; } yield; } }')).toEqual([]);
  });

  it('are refused when a turn may pass without one', () => {
    expect(found('while (true) { if (level > 3) yield; }')).toEqual(['1 BH2011']);
    expect(found('while (true) {\nif (level > 3) continue;\nyield; }')).toEqual(['1 BH2011']);
    expect(found('for (;;) { switch (level) { case 1: yield; break; case 2: break; default: yield; } }')).toEqual(['1 BH2011']);
    expect(found('for (;;) {\nwhile (level < 5) yield;\n}')).toEqual(['1 BH2011']);
    expect(found('for (;;) { for (;;) { if (level > 5) break; yield; } }')).toEqual(['1 BH2011']);
  });

  it('need a bound when there is no yield in them', () => {
    expect(found('yield;\nwhile (level < 5) level -= 1;')).toEqual(['2 BH2010']);
    expect(found('yield;\nfor (let i = 0; i < 5; i++) level += i;')).toEqual([]);
  });

  it('go by whether the sequence in a yield* always yields', () => {
    expect(found('while (true) yield* rest();', 'function* rest(): Steps { yield; }')).toEqual([]);
    expect(found('while (true) yield* rest();', 'function* rest(): Steps { if (level > 2) return; yield; }')).toEqual(['1 BH2011']);
    expect(found('while (true) yield* rest();', 'function* rest(): Steps { for (let i = 0; i < level; i++) yield; }')).toEqual([
      '1 BH2011',
    ]);
    expect(found('while (true) yield* a();', 'function* a(): Steps { yield* b(); }\nfunction* b(): Steps { yield* wait("0ms"); }')).toEqual(
      [],
    );
  });

  it('count two turns a step where every turn yields', () => {
    const text = `${head}function* main(): Steps { for (let i = 0; i < 100; i++) { level++; yield; } for (let i = 0; i < 100; i++) level++; }
const sequence = run(main);\nexport function scan(): void { sequence.step(); level = 0; }`;
    expect(analyse(program(text)).report.loops.map((each) => each.bound)).toEqual(['2', '100']);
  });
});

describe('what is known after a yield', () => {
  it('is not what was known of variables outside the sequence before it', () => {
    const text = `${head}const list = new Uint8Array(4);
function* main(): Steps { while (true) { if (level >= 0 && level < 4) { list[level] = 1; yield; list[level] = 2; } else yield; } }
const sequence = run(main);\nexport function scan(): void { sequence.step(); level = level === 9 ? 0 : 9; }`;
    const analysis = analyse(program(text));
    const proved = [...analysis.checks].filter(([e]) => e.op === 'element').map(([, isProved]) => isProved);
    expect(proved).toEqual([true, false]);
  });

  it('is what was known of its own locals', () => {
    const text = `${head}const list = new Uint8Array(4);
function* main(): Steps { for (let i = 0; i < 4; i++) { yield; list[i] = 1; } }
const sequence = run(main);\nexport function scan(): void { sequence.step(); }`;
    const analysis = analyse(program(text));
    expect([...analysis.checks].filter(([e]) => e.op === 'element').map(([, isProved]) => isProved)).toEqual([true]);
  });
});

describe('locals that are kept', () => {
  const kept = (body: string) => {
    const text = `${head}function* main(): Steps {\n${body}\n}\nconst sequence = run(main);\nexport function scan(): void { sequence.step(); level++; }`;
    const main = program(text).functions.find((each) => each.name === 'main')!;
    return keptLocals(main.body, main.locals);
  };

  it('are those with a yield between value and use', () => {
    expect(kept('const a = level; yield; console.log(a);')).toEqual(['a']);
    expect(kept('const a = level; console.log(a); yield;')).toEqual([]);
    expect(kept('const a = level; if (a > 2) { console.log(a); yield; console.log(level); }')).toEqual([]);
  });

  it('are those of a loop that is entered again', () => {
    expect(kept('let a = level; while (true) { console.log(a); yield; }')).toEqual(['a']);
    expect(kept('while (true) { const a = level; console.log(a); yield; }')).toEqual([]);
    expect(kept('for (let i = 0; i < 3; i++) yield;')).toEqual(['i']);
  });

  it('are objects that a reference may lead to', () => {
    expect(kept('const list = new Uint8Array(4); const part = list.subarray(1); yield; part[0] = 1;')).toEqual(['list', 'part']);
  });
});
