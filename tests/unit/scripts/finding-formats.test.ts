/** Findings as programs read them: JSON, and SARIF that the official schema accepts. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { allCodes, codeEntry } from '../../../compiler/diagnostics/codes.ts';
import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.ts';
import { inCheckout } from '../../../scripts/checkout.ts';
import { sarif } from '../../../scripts/finding-formats.ts';

// The command runs as a process of its own, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const require = createRequire(import.meta.url);
const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as { id: string };
const ajv = new Ajv({ schemaId: 'auto', unknownFormats: ['uri-reference'] });
ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json') as object);
const validate = ajv.compile(schema);

interface Log {
  version: string;
  runs: {
    tool: { driver: { rules: { id: string; shortDescription: { text: string } }[] } };
    results: {
      ruleId: string;
      ruleIndex: number;
      level: string;
      message: { text: string };
      locations?: {
        physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string }; region: { startLine: number; startColumn: number } };
      }[];
    }[];
  }[];
}

function expectValid(log: unknown): Log {
  expect(validate(log), JSON.stringify(validate.errors, null, 2)).toBe(true);
  return log as Log;
}

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-formats-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const bulkhead = (...args: string[]) =>
  spawnSync(process.execPath, [inCheckout('scripts', 'bulkhead.mjs'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true' },
  });

/** Two tasks, an error of TypeScript and two of the subset in one of them, one in the other. */
beforeAll(() => {
  cpSync(inCheckout('tests', 'hil', 'fixtures', 'debug'), join(folder, 'good system'), { recursive: true });
  cpSync(inCheckout('tests', 'hil', 'fixtures', 'debug'), join(folder, 'bad'), { recursive: true });
  const append = (file: string, text: string) =>
    writeFileSync(join(folder, 'bad', file), `${readFileSync(join(folder, 'bad', file), 'utf8')}${text}`);
  append('mixer.ts', 'var old = 5;\nexport function spare(list: number[]): void {\n  list.push(1);\n}\n');
  append('blinker.ts', 'export async function later(): Promise<void> {}\n');
});

describe('sarif()', () => {
  const place = { file: '/somewhere/a b.ts', line: 3, column: 5, endLine: 3, endColumn: 9 };
  const every = allCodes().map(
    (code): Diagnostic => ({ code: code as Diagnostic['code'], severity: 'error', message: `of ${code}`, place }),
  );

  it('is valid for every code there is, each with its rule', () => {
    const [run] = expectValid(sarif(every, '/somewhere')).runs;
    expect(run!.results.length).toBe(every.length);
    for (const { ruleId, ruleIndex } of run!.results) {
      expect(run!.tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
      expect(run!.tool.driver.rules[ruleIndex]!.shortDescription.text).toBe(codeEntry(ruleId)!.title);
    }
  });

  it('is valid without findings and without places', () => {
    expect(expectValid(sarif([], '/')).runs[0]!.results).toEqual([]);
    expectValid(sarif([{ code: 'BH3001', severity: 'warning', message: 'no folder' }], '/'));
  });

  it('names files below the folder relative to it, others by URL', () => {
    const uri = (cwd: string) =>
      expectValid(sarif(every.slice(0, 1), cwd)).runs[0]!.results[0]!.locations![0]!.physicalLocation.artifactLocation;
    expect(uri('/somewhere')).toEqual({ uri: 'a%20b.ts', uriBaseId: 'SRCROOT' });
    expect(uri('/elsewhere')).toEqual({ uri: 'file:///somewhere/a%20b.ts' });
  });
});

describe('bulkhead check and build', () => {
  const expected = ['blinker.ts BH1017', 'mixer.ts BH1012', 'mixer.ts BH1013'];
  const verbs: string[][] = [
    ['check', 'bad'],
    ['build', 'bad', '--out', join(folder, 'out')],
  ];

  it.each(verbs)('%s gives all errors of all tasks as JSON in one run, exit code 1', (...verb) => {
    const { status, stdout } = bulkhead(...verb, '--format', 'json');
    expect(status).toBe(1);
    const found = (JSON.parse(stdout) as Diagnostic[]).map(
      ({ code, place }) => `${place!.file.slice(join(folder, 'bad').length + 1)} ${code}`,
    );
    for (const each of expected) expect(found).toContain(each);
  });

  it.each(verbs)('%s gives them as valid SARIF', (...verb) => {
    const { status, stdout } = bulkhead(...verb, '--format', 'sarif');
    expect(status).toBe(1);
    const found = expectValid(JSON.parse(stdout)).runs[0]!.results.map(
      ({ ruleId, locations }) => `${locations![0]!.physicalLocation.artifactLocation.uri} ${ruleId}`,
    );
    for (const each of expected) expect(found).toContain(`bad/${each}`);
  });

  it('a clean system is an empty list, exit code 0', () => {
    const { status, stdout } = bulkhead('check', 'good system', '--format', 'json');
    expect([status, JSON.parse(stdout)]).toEqual([0, []]);
  });

  it('a form that is not there is a mistake of usage', () => {
    expect(bulkhead('check', 'bad', '--format', 'xml').status).toBe(2);
    expect(bulkhead('build', 'bad', '--format', 'xml').status).toBe(2);
  });
});

describe('bulkhead check --explain', () => {
  interface Explained {
    stay: number;
    proved: number;
    lines: {
      line: number;
      checks: { kind: string; stays: boolean; why: string; source: string; known?: { low: string; high: string } }[];
    }[];
  }
  const file = join('good system', 'mixer.ts');

  it('shows each line with its checks: which stay, which are proved, and why', () => {
    const { status, stdout } = bulkhead('check', '--explain', file);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^good system\/mixer\.ts: \d+ checks? stays?, \d+ proved away$/m);
    expect(stdout).toMatch(/^· 27 \| {3}scans = \(scans \+ 1\) % 100;$/m);
    expect(stdout).toMatch(/^ {4}\| {5}proved {2}division \(scans \+ 1\) % 100: divisor is 100, never 0$/m);
    expect(stdout).toMatch(/^ {2}32 \| \}$/m);
  });

  it('gives the same as JSON, with the ranges', () => {
    const explained = JSON.parse(bulkhead('check', 'good system', '--explain', file, '--format', 'json').stdout) as Explained;
    const line = explained.lines[26]!;
    expect(line.line).toBe(27);
    expect(line.checks).toContainEqual(
      expect.objectContaining({ kind: 'range', stays: false, known: { low: '0', high: '99' }, allowed: { low: '0', high: '255' } }),
    );
    const all = explained.lines.flatMap(({ checks }) => checks);
    expect([explained.stay, explained.proved]).toEqual([all.filter(({ stays }) => stays).length, all.filter(({ stays }) => !stays).length]);
  });

  it('says why a check stays: the range that was found, against what fits', () => {
    const { stdout } = bulkhead('check', '--explain', join('good system', 'recipe.ts'), '--line', '34');
    expect(stdout).toMatch(/checked range {4}each \+ sum: value is -12\.\.65534, i16 holds -32768\.\.32767/);
    expect(stdout.trim().split('\n')).toHaveLength(4);
  });

  it('agrees with report.json', () => {
    execFileSync(process.execPath, [inCheckout('scripts', 'bulkhead.mjs'), 'build', 'good system', '--out', 'built'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const report = JSON.parse(readFileSync(join(folder, 'built', 'report.json'), 'utf8')) as {
      tasks: { name: string; checks: { stay: number; proved: number; sites: { file: string; line: number; stays: boolean }[] } | null }[];
    };
    const { checks } = report.tasks.find(({ name }) => name === 'mixer')!;
    const count = (name: string) => {
      const { stay, proved } = JSON.parse(
        bulkhead('check', '--explain', join('good system', name), '--format', 'json').stdout,
      ) as Explained;
      return [stay, proved];
    };
    const [mixer, recipe] = [count('mixer.ts'), count('recipe.ts')];
    expect([checks!.stay, checks!.proved]).toEqual([mixer[0]! + recipe[0]!, mixer[1]! + recipe[1]!]);
    expect(checks!.sites).toContainEqual(expect.objectContaining({ file: 'recipe.ts', line: 34, stays: true }));
    expect(report.tasks.find(({ name }) => name === 'io')!.checks).toBeNull();
  });

  it('reports errors instead where there are any, and refuses what makes no sense', () => {
    const bad = bulkhead('check', '--explain', join('bad', 'mixer.ts'));
    expect([bad.status, bad.stdout]).toEqual([1, '']);
    expect(bad.stderr).toContain('BH1013');
    expect(bulkhead('check', '--explain', file, '--format', 'sarif').status).toBe(2);
    expect(bulkhead('check', 'good system', '--line', '3').status).toBe(2);
    expect(bulkhead('check', '--explain', file, '--line', '900').status).toBe(2);
    expect(bulkhead('check', '--explain', 'no.ts').status).toBe(2);
    expect(bulkhead('check').status).toBe(2);
  });
});
