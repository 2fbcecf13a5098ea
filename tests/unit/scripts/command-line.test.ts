import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkout, inCheckout } from '../../../scripts/checkout.ts';
import { verbNames } from '../../../scripts/main.ts';

interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

function bulkhead(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Finished> {
  const child = spawn(process.execPath, [inCheckout('scripts', 'bulkhead.mjs'), ...args], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...environment },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((settle) => child.on('close', (code) => settle({ code, stdout, stderr })));
}

const verbs = verbNames;
const systems = 'tests/fixtures/systems';
const scratch = mkdtempSync(join(tmpdir(), 'bulkhead-cli-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('help', () => {
  it('lists every verb, on stdout, with 0', async () => {
    const { code, stdout } = await bulkhead(['--help']);
    expect(code).toBe(0);
    const list = stdout.slice(stdout.indexOf('Commands:'), stdout.indexOf('Example:'));
    const listed = [...list.matchAll(/^ {2}([a-z]+) .*$/gm)].map((match) => match[1]).filter((name) => name !== 'help');
    expect(listed).toEqual(verbs);
    expect(listed).toEqual(
      expect.arrayContaining(['new', 'check', 'build', 'run', 'size', 'audit', 'flash', 'monitor', 'debug', 'doctor']),
    );
  });

  it.each(verbs)('%s --help has an example, with 0', async (verb) => {
    const { code, stdout } = await bulkhead([verb, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Example:\\n {2}npx bulkhead ${verb}\\b`));
  });
});

describe('usage errors end with 2 and no stack trace', () => {
  it.each([
    ['no verb', []],
    ['an unknown verb', ['frob']],
    ['a missing argument', ['build']],
    ['an unknown option', ['check', '--frob', 'x']],
    ['one argument too many', ['check', 'a', 'b']],
    ['an unknown format', ['check', `${systems}/good`, '--format', 'xml']],
  ])('%s', async (_, args) => {
    const { code, stderr } = await bulkhead(args);
    expect(code).toBe(2);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});

describe('wrong input ends with 1, a diagnostic on stderr and no stack trace', () => {
  it('names file, line and column, and shows the line', async () => {
    const { code, stdout, stderr } = await bulkhead(['check', `${systems}/many-errors`]);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(`${systems}/many-errors/system.ts:13:15 - error BH3040: '10' is no duration`);
    expect(stderr).toContain("13 |       period: '10', // BH3040");
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('gives the same as JSON on stdout', async () => {
    const { code, stdout, stderr } = await bulkhead(['check', `${systems}/many-errors`, '--format', 'json']);
    expect(code).toBe(1);
    expect(stderr).toBe('');
    const findings = JSON.parse(stdout) as { code: string; place: { line: number } }[];
    expect(findings.map(({ code: name, place }) => `${place.line} ${name}`)).toContain('13 BH3040');
  });

  it('says so when there is no system', async () => {
    const { code, stderr } = await bulkhead(['build', '/nowhere/at-all']);
    expect(code).toBe(1);
    expect(stderr).toContain('error BH3001');
  });
});

describe('a missing tool ends with 3, its name and what to install', () => {
  it('when building', async () => {
    const { code, stderr } = await bulkhead(['build', `${systems}/good`, '--out', scratch], { PATH: '/nowhere' });
    expect(code).toBe(3);
    expect(stderr).toContain('arm-none-eabi-gcc is missing');
    expect(stderr).toContain('apt-get install -y --no-install-recommends gcc-arm-none-eabi');
  });

  it('in the list of doctor', async () => {
    const { code, stdout } = await bulkhead(['doctor'], { PATH: '/nowhere' });
    expect(code).toBe(3);
    expect(stdout).toMatch(/missing +qemu-system-arm/);
    expect(stdout).toMatch(/apt-get install .*gcc-arm-none-eabi .*qemu-system-arm/);
  });
});

describe('new', () => {
  it.each([[], ['--template', 'sequence'], ['--template', 'pid']])(
    'writes a system that its own tsconfig.json and check accept: %s %s',
    async (...options) => {
      const folder = join(scratch, `mixer-${options.at(-1) ?? 'plain'}`);
      const { code, stdout } = await bulkhead(['new', folder, ...options]);
      expect(code).toBe(0);
      expect(stdout).toContain('system.ts');
      expect(readFileSync(join(folder, 'system.ts'), 'utf8')).toContain(`name: '${basename(folder)}'`);
      expect(await bulkhead(['check', folder])).toMatchObject({ code: 0, stdout: '' });
      const tsc = spawn(inCheckout('node_modules', '.bin', 'tsc'), ['-p', folder], { stdio: 'ignore' });
      expect(await new Promise((settle) => tsc.on('close', settle))).toBe(0);
    },
  );

  it('writes nothing into a folder that holds something', async () => {
    const { code, stderr } = await bulkhead(['new', `${systems}/good`]);
    expect(code).toBe(1);
    expect(stderr).toContain('nothing was written');
  });

  it('refuses a template that is not there, and names those that are', async () => {
    const { code, stderr } = await bulkhead(['new', join(scratch, 'other'), '--template', 'fuzzy']);
    expect(code).toBe(2);
    expect(stderr).toContain('two-point, sequence, pid');
  });

  it('refuses a name that cannot be that of a system', async () => {
    expect((await bulkhead(['new', join(scratch, 'a b')])).code).toBe(1);
  });
});
