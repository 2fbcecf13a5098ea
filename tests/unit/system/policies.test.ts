/** What is found in the rules of a system once its tasks are compiled; and what its author's editor finds. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatDiagnostic, sortDiagnostics } from '../../../compiler/diagnostics/format.ts';
import { inCheckout } from '../../../scripts/checkout.ts';
import { checkTasks } from '../../../scripts/compile.ts';
import { loadSystem } from '../../../scripts/system.ts';
import { linesOf } from './fixtures.ts';

const policies = inCheckout('tests', 'fixtures', 'policies');
const systems = readdirSync(policies).filter((name) => name !== 'tasks');

function marksIn(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) => (/\/\/ (BH3.*)$/.exec(line)?.[1]?.split(' ') ?? []).map((code) => `${index + 1} ${code}`))
    .sort();
}

describe('the rules of a compiled system', () => {
  it.each(systems)('%s has exactly the findings it is marked with, at their lines', { timeout: 30_000 }, async (name) => {
    const folder = join(policies, name);
    const findings = await checkTasks(await loadSystem(folder));
    expect(linesOf(findings)).toEqual(marksIn(readFileSync(join(folder, 'system.ts'), 'utf8')));
    for (const { hint } of findings) expect(hint).not.toBe('');
    if (findings.length === 0) return;
    const text = sortDiagnostics(findings).map((each) =>
      formatDiagnostic(each, (file) => readFileSync(file, 'utf8'), { color: false, cwd: folder }),
    );
    await expect(`${text.join('\n\n')}\n`).toMatchFileSnapshot(join(folder, 'findings.txt'));
  });
});

describe('a name in a rule that the system does not know', () => {
  let errors: string[];
  let lines: string[];

  beforeAll(async () => {
    const fixture = inCheckout('tests', 'fixtures', 'policy-types');
    lines = readFileSync(join(fixture, 'system.ts'), 'utf8').split('\n');
    const { stdout } = await execa(process.execPath, [inCheckout('node_modules/typescript/bin/tsc'), '-p', fixture], { reject: false });
    errors = [...new Set([...stdout.matchAll(/system\.ts\((\d+),\d+\): error TS/g)].map((match) => match[1]!))];
  }, 60_000);

  it('is an error in the editor at the rule, be it a task, a call, a point, a level, a role or a state; a known one is none', () => {
    const marked = lines.flatMap((line, index) => {
      if (/ \/\/ (task|call|duration|level|point|role|state)$/.test(line)) return [index + 1];
      return /^ +\/\/ the /.test(line) ? [index + 2] : [];
    });
    expect(marked.length).toBeGreaterThan(15);
    // A rule that has one wrong name may be marked at its head too.
    const heads = errors.map(Number).filter((line) => !marked.includes(line));
    for (const line of heads) expect(lines[line - 1]).toMatch(/^ {4}roles\('operator', \{$/);
    for (const line of marked) expect(errors, lines[line - 1]).toContain(String(line));
  });
});
