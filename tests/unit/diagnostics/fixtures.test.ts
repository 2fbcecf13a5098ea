import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../compiler/analysis/index.ts';
import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.ts';
import { formatDiagnostic } from '../../../compiler/diagnostics/format.ts';
import { languageCodes } from '../../../compiler/diagnostics/language-codes.ts';
import { compileTask } from '../../../compiler/front/index.ts';
import { compileText, fixtureSystem, fixturesFolder, project } from '../front/support.ts';

const names = readdirSync(fixturesFolder).filter((name) => /^BH\d{4}\.ts$/.test(name));

function findingsIn(name: string): Diagnostic[] {
  const entry = path.join(fixturesFolder, name);
  const text = readFileSync(entry, 'utf8');
  const period = Number(/^\/\/ period: (\d+)/.exec(text)?.[1] ?? 0);
  const system = text.startsWith('// task: none') ? null : fixtureSystem(entry, period);
  const { program, diagnostics } = compileTask({ entry, task: system?.tasks[2] ?? null, system }, project);
  const refused = diagnostics.some((each) => each.severity === 'error');
  return program && !refused ? [...diagnostics, ...analyse(program).diagnostics] : diagnostics;
}

describe('each fixture provokes the code it is named after, with this text', () => {
  it.each(names)('%s', async (name) => {
    const found = findingsIn(name);
    expect(found.map((each) => each.code)).toContain(path.basename(name, '.ts'));
    expect(found.map((each) => each.code)).not.toContain('BH1999');
    for (const each of found) expect(each.hint, each.message).toBeTruthy();
    const read = (file: string) => readFileSync(file, 'utf8');
    const text = found.map((each) => formatDiagnostic(each, read, { color: false, cwd: fixturesFolder })).join('\n\n');
    await expect(`${text}\n`).toMatchFileSnapshot(path.join(fixturesFolder, name.replace('.ts', '.txt')));
  });
});

describe('every code of the language is provoked', () => {
  // These two have no source that a fixture could hold; they are below.
  const elsewhere = ['BH1066', 'BH1999'];
  it.each(Object.keys(languageCodes).filter((code) => !elsewhere.includes(code)))('%s has a fixture', (code) => {
    expect(names).toContain(`${code}.ts`);
  });

  it('BH1066: an expression nested past what the compiler can hold', () => {
    const text = `export function scan(): void { const x = ${'-('.repeat(6000)}1${')'.repeat(6000)}; console.log(x); }`;
    const codes = compileText(text).diagnostics.map((each) => each.code);
    expect(codes).toContain('BH1066');
  });

  it('BH1999: what the compiler itself gets wrong names the place and asks for a report', () => {
    const entry = path.join(fixturesFolder, 'BH1074.ts');
    const system = fixtureSystem(entry);
    const broken = { ...system.tasks[2]!, uses: null as unknown as string[] };
    const found = compileTask({ entry, task: broken, system }, project).diagnostics;
    expect(found.map((each) => `${each.place?.line} ${each.code} ${each.hint}`)).toEqual([
      '4 BH1999 please report this line; the program may be right',
    ]);
  });
});
