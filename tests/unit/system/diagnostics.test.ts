import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatDiagnostic, sortDiagnostics } from '../../../compiler/diagnostics/format.ts';
import { systemCodes } from '../../../compiler/system/codes.ts';
import { InputError } from '../../../scripts/errors.ts';
import { systemFolder } from '../../../scripts/evaluate.ts';
import { checkFolder, linesOf, systemsFolder } from './fixtures.ts';

const folders = readdirSync(systemsFolder).filter((name) => readdirSync(join(systemsFolder, name)).includes('system.ts'));

/** The marks `// BH3040 BH3041` of a system.ts, each on the line where the finding must be. */
function marksIn(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) => (/\/\/ (BH3.*)$/.exec(line)?.[1]?.split(' ') ?? []).map((code) => `${index + 1} ${code}`))
    .sort();
}

describe('each fixture has exactly the findings it is marked with, at their lines', () => {
  it.each(folders)('%s', async (name) => {
    const folder = join(systemsFolder, name);
    const { diagnostics, model } = await checkFolder(folder);
    const marks = marksIn(readFileSync(join(folder, 'system.ts'), 'utf8'));
    expect(linesOf(diagnostics)).toEqual(marks);
    expect(model === undefined).toBe(marks.length > 0);
    for (const diagnostic of diagnostics) expect(diagnostic.hint, diagnostic.message).not.toBe('');
    if (marks.length === 0) return;
    const read = (file: string) => readFileSync(file, 'utf8');
    const text = sortDiagnostics(diagnostics).map((each) => formatDiagnostic(each, read, { color: false, cwd: folder }));
    await expect(`${text.join('\n\n')}\n`).toMatchFileSnapshot(join(folder, 'findings.txt'));
  });
});

describe('every code about system.ts is provoked by a fixture', () => {
  const marked = new Set(
    folders.flatMap((name) => marksIn(readFileSync(join(systemsFolder, name, 'system.ts'), 'utf8')).map((mark) => mark.split(' ')[1])),
  );
  // BH3001 has no file to be marked in; the others are found when the tasks are compiled: policies.test.ts.
  const elsewhere = ['BH3001', 'BH3053', 'BH3072', 'BH3073', 'BH3074', 'BH3075', 'BH3076', 'BH3077'];
  it.each(Object.keys(systemCodes).filter((code) => code.startsWith('BH3') && !elsewhere.includes(code)))('%s', (code) => {
    expect(marked).toContain(code);
  });
});

describe('hints name what was meant', () => {
  it.each([
    ['reads-unknown', "did you mean 'level'?"],
    ['writes-unknown', "did you mean 'pump'?"],
    ['restarts-unknown', "did you mean 'control'?"],
    ['call-unknown-task', "did you mean 'control'?"],
    ['unknown-key', "did you mean 'budget'?"],
    ['board-unknown', "did you mean 'test'?"],
    ['pin-unknown', 'pins of test: PA2, PA3, PA4, PA5, PC1, PC2'],
    ['peripheral-unknown', "did you mean 'usart2'?"],
  ])('%s: %s', async (name, hint) => {
    const { diagnostics } = await checkFolder(join(systemsFolder, name));
    expect(diagnostics.map((diagnostic) => diagnostic.hint)).toContain(hint);
  });
});

describe('a board that the user names', () => {
  const good = join(systemsFolder, 'good');
  it('is refused when there is none of that name, with what there is', async () => {
    const { diagnostics } = await checkFolder(good, 'tset');
    expect(linesOf(diagnostics)).toEqual(['18 BH3006']);
    expect(diagnostics[0]!.hint).toBe("did you mean 'test'?");
  });
});

describe('a system that is not there', () => {
  const findingOf = (argument: string) => {
    try {
      systemFolder(argument);
    } catch (error) {
      if (error instanceof InputError) return error.diagnostics[0]!;
      throw error;
    }
    return null;
  };
  it('is BH3001 for a missing folder', () => expect(findingOf('/nowhere/at-all')).toMatchObject({ code: 'BH3001' }));
  it('is BH3001 for a folder without system.ts', () => expect(findingOf(systemsFolder)).toMatchObject({ code: 'BH3001' }));
  it('is BH3001 for a file', () => expect(findingOf(join(systemsFolder, 'tasks', 'control.ts'))).toMatchObject({ code: 'BH3001' }));
  it('may be named by its system.ts', () => {
    expect(findingOf(join(systemsFolder, 'good', 'system.ts'))).toBeNull();
  });
});
