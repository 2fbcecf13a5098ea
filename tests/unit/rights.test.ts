/** Reaching for a right that system.ts does not declare is an error in the editor, and again in the build. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';

const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const fixture = 'tests/fixtures/rights';
const run = (script: string, args: string[]) =>
  execa(process.execPath, [path.join(checkout, script), ...args], { cwd: checkout, reject: false, env: { CI: 'true', NO_COLOR: '1' } });

describe('undeclared rights', () => {
  it('are rejected by tsc at the line', { timeout: 60_000 }, async () => {
    const { stdout, exitCode } = await run('node_modules/typescript/bin/tsc', ['-p', `${fixture}/tsconfig.json`]);
    expect(exitCode).not.toBe(0);
    const places = stdout.split('\n').map((line) => /modbus\.ts\((\d+),\d+\): error (TS\d+)/.exec(line)?.slice(1));
    expect(places.filter(Boolean)).toEqual([
      ['7', 'TS2540'],
      ['8', 'TS2339'],
    ]);
  });

  it('are rejected by bulkhead check at the line, with exit code 1', { timeout: 60_000 }, async () => {
    const { stderr, exitCode } = await run('scripts/bulkhead.mjs', ['check', fixture]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("modbus.ts:7:3 - error BH1071: task 'modbus' reads 'pump' but does not write it");
    expect(stderr).toContain("modbus.ts:8:18 - error BH1070: task 'modbus' neither reads nor writes 'flow'");
  });

  it('a declared right passes both', { timeout: 60_000 }, async () => {
    const types = await run('node_modules/typescript/bin/tsc', ['-p', 'firmware/tsconfig.json']);
    const check = await run('scripts/bulkhead.mjs', ['check', 'firmware/water-tank']);
    expect([types.exitCode, check.exitCode]).toEqual([0, 0]);
  });
});
