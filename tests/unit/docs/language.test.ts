/** Every example of docs/language.md is what its heading line says: accepted to the last C compiler's word, or refused with the code. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { analyse } from '../../../compiler/analysis/index.ts';
import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.ts';
import { emitTask } from '../../../compiler/emit/index.ts';
import { validateProgram } from '../../../compiler/ir/validate.ts';
import { inCheckout } from '../../../scripts/checkout.ts';
import { runUnderNode } from '../../conformance/node.ts';
import { compileText } from '../front/support.ts';

interface Example {
  line: number;
  heading: string;
  /** Empty: accepted. */
  codes: string[];
  text: string;
}

const page = readFileSync(inCheckout('docs', 'language.md'), 'utf8');
const examples = [...page.matchAll(/^```ts (accepted|refused((?: BH\d{4})+))\n([\s\S]*?)^```$/gm)].map((match): Example => {
  const before = page.slice(0, match.index);
  return {
    line: before.split('\n').length,
    heading: [...before.matchAll(/^#+ (.*)$/gm)].at(-1)?.[1] ?? '',
    codes: match[2]?.trim().split(' ') ?? [],
    text: match[3]!,
  };
});

const shown = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code, message, place }) => `${place?.line}: ${code} ${message}`);

/** Front end and analyses, as `bulkhead check` runs them; the C of what is accepted. */
function compile(text: string): { findings: Diagnostic[]; c?: string } {
  const { program, diagnostics } = compileText(text);
  if (!program || diagnostics.some(({ severity }) => severity === 'error')) return { findings: diagnostics };
  expect(validateProgram(program)).toEqual([]);
  const analysis = analyse(program);
  const findings = [...diagnostics, ...analysis.diagnostics];
  return findings.some(({ severity }) => severity === 'error') ? { findings } : { findings, c: emitTask(program, analysis).c };
}

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-language-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the examples of docs/language.md', () => {
  const named = examples.map((example) => ({ ...example, name: `line ${example.line}, ${example.heading}` }));

  it.each(named.filter(({ codes }) => codes.length === 0))('accepted: $name', ({ text, line }) => {
    const { findings, c } = compile(text);
    expect(shown(findings)).toEqual([]);
    writeFileSync(join(folder, `line-${line}.c`), c!);
  });

  it.each(named.filter(({ codes }) => codes.length > 0))('refused: $name, $codes', ({ text, codes }) => {
    const { findings } = compile(text);
    const errors = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    for (const code of codes) expect(errors, shown(findings).join('\n')).toContain(code);
    expect([...new Set(errors)].sort()).toEqual([...codes].sort());
  });

  // Those with points need a system around them.
  it.each(named.filter(({ codes, text }) => codes.length === 0 && !text.includes('typeof system')))(
    'Node runs: $name',
    async ({ text }) => {
      const { stdout, trap } = await runUnderNode(text);
      expect(trap).toBeNull();
      const printed = [...text.matchAll(/\/\/ (→.*)$/gm)].flatMap((match) => match[1]!.split('→').slice(1)).map((line) => line.trim());
      if (printed.length > 0) expect(stdout.trimEnd().split('\n')).toEqual(printed);
    },
  );

  it('accepted: the C compiler takes all of them without a warning', () => {
    const flags = [
      '-mcpu=cortex-m4',
      '-mthumb',
      '-mfloat-abi=hard',
      '-mfpu=fpv4-sp-d16',
      '-std=c11',
      '-Wall',
      '-Wextra',
      '-Werror',
      '-Wno-unused-function',
    ];
    const include = ['compiler/runtime', 'kernel/include'].map((path) => `-I${inCheckout(path)}`);
    const files = named.filter(({ codes }) => codes.length === 0).map(({ line }) => `line-${line}.c`);
    execFileSync('arm-none-eabi-gcc', [...flags, ...include, '-fsyntax-only', ...files], { cwd: folder });
  }, 60_000);

  it('show both sides of each rule', () => {
    expect(examples.length).toBeGreaterThan(50);
    const fences = [...page.matchAll(/^```ts.*$/gm)].map(([fence]) => fence);
    expect(fences.length, 'every block says what becomes of it').toBe(examples.length);
  });
});
