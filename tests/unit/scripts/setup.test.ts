/** Set-up against a package manager of the test's own: nothing is installed. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inCheckout } from '../../../scripts/checkout.ts';

let folder: string;
let bin: string;
let log: string;

/** A program on the PATH of the set-up: notes its arguments, and may then put others there. */
function fake(name: string, brings: readonly string[] = [], status = 0): void {
  const made = brings.map((tool) => `printf '#!/bin/sh\\n' > ${bin}/${tool}; /bin/chmod +x ${bin}/${tool}`);
  writeFileSync(join(bin, name), ['#!/bin/sh', `echo "${name} $*" >> ${log}`, ...made, `exit ${status}`, ''].join('\n'));
  chmodSync(join(bin, name), 0o755);
}

/** What was done; to ask a program for its version does nothing. */
function calls(): string[] {
  return readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .filter((line) => line !== '' && !line.endsWith('--version'));
}

function setUp({ user = 0 } = {}): { status: number | null; output: string } {
  const asUser = `data:text/javascript,process.getuid=()=>${user}`;
  const result = spawnSync(process.execPath, ['--import', asUser, join(folder, 'scripts', 'setup.mjs')], {
    env: { PATH: bin },
    encoding: 'utf8',
  });
  return { status: result.status, output: `${result.stdout}${result.stderr}` };
}

const tools = ['arm-none-eabi-gcc', 'qemu-system-arm', 'gdb-multiarch', 'mbpoll', 'gcc'];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulkhead-setup-'));
  bin = join(folder, 'bin');
  log = join(folder, 'log');
  for (const path of ['bin', 'scripts', 'node_modules']) mkdirSync(join(folder, path));
  for (const file of ['scripts/setup.mjs', 'scripts/setup-qemu.mjs', 'package-lock.json'])
    copyFileSync(inCheckout(file), join(folder, file));
  copyFileSync(inCheckout('node_modules/.package-lock.json'), join(folder, 'node_modules', '.package-lock.json'));
  // newlib is known by a file: one that is there.
  const table = JSON.parse(readFileSync(inCheckout('scripts/tools.json'), 'utf8')) as { files?: string[] }[];
  for (const tool of table) if (tool.files) tool.files = [join(folder, 'package-lock.json')];
  writeFileSync(join(folder, 'scripts', 'tools.json'), JSON.stringify(table));
  writeFileSync(log, '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('with everything there', () => {
  it('nothing is run, and the command is linked', () => {
    for (const tool of tools) fake(tool);
    expect(setUp()).toEqual({ status: 0, output: '' });
    expect(calls()).toEqual([]);
    expect(readlinkSync(join(folder, 'node_modules', '.bin', 'bulkhead'))).toBe('../../scripts/bulkhead.mjs');
  });
});

describe('npm packages', () => {
  beforeEach(() => {
    for (const tool of tools) fake(tool);
  });

  it('are installed by npm ci when there are none, once', () => {
    rmSync(join(folder, 'node_modules', '.package-lock.json'));
    fake('npm');
    expect(setUp().status).toBe(0);
    expect(setUp().status).toBe(0);
    expect(calls()).toEqual(['npm ci --no-audit --no-fund --loglevel=error']);
  });

  it('are installed anew when the lock file has changed', () => {
    fake('npm');
    setUp();
    const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as { packages: Record<string, { version: string }> };
    lock.packages['node_modules/commander']!.version = '99.0.0';
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
    setUp();
    expect(calls()).toEqual(['npm ci --no-audit --no-fund --loglevel=error']);
  });

  it('that cannot be had end the set-up, and it tries again the next time', () => {
    rmSync(join(folder, 'node_modules', '.package-lock.json'));
    fake('npm', [], 1);
    expect(setUp().status).toBe(3);
    expect(setUp().output).toContain('npm ci failed');
    expect(calls()).toHaveLength(2);
  });
});

describe('Debian packages that are missing', () => {
  beforeEach(() => {
    for (const tool of tools) if (tool !== 'qemu-system-arm' && tool !== 'mbpoll') fake(tool);
  });

  it('are installed by root, those alone', () => {
    fake('apt-get', ['qemu-system-arm', 'mbpoll']);
    const { status, output } = setUp();
    expect(status).toBe(0);
    expect(output).toContain('missing: qemu-system-arm, mbpoll');
    expect(calls()).toEqual(['apt-get update -q', 'apt-get install -y -q --no-install-recommends qemu-system-arm mbpoll']);
  });

  it('are named with the command for anyone else, with 3', () => {
    fake('apt-get');
    const { status, output } = setUp({ user: 1000 });
    expect(status).toBe(3);
    expect(output).toContain('sudo apt-get update && sudo apt-get install -y --no-install-recommends qemu-system-arm mbpoll');
    expect(calls()).toEqual([]);
  });

  it('are named where there is no apt-get, with 3', () => {
    const { status, output } = setUp();
    expect(status).toBe(3);
    expect(output).toContain('missing: qemu-system-arm, mbpoll');
  });

  it('that apt-get cannot give end the set-up with 3', () => {
    fake('apt-get', [], 100);
    expect(setUp().status).toBe(3);
  });
});

describe('a newer QEMU beside an old one', () => {
  beforeEach(() => {
    for (const tool of [...tools, 'dpkg-deb', 'tar']) fake(tool);
  });
  const bookworm = /^VERSION_CODENAME=bookworm$/m.test(readFileSync('/etc/os-release', 'utf8'));

  it('that backports do not give is told, and the set-up goes on; it is not tried again', () => {
    fake('apt-get', [], 100);
    const { status, output } = setUp();
    expect(status).toBe(0);
    expect(output.includes('goes on without it')).toBe(bookworm);
    const tried = calls().filter((call) => call.startsWith('apt-get'));
    expect(tried.length).toBe(bookworm ? 1 : 0);
    expect(setUp()).toEqual({ status: 0, output: '' });
    expect(calls().filter((call) => call.startsWith('apt-get'))).toEqual(tried);
  });

  it('is not looked for when there is one already', () => {
    fake('apt-get');
    writeFileSync(join(bin, 'qemu-system-arm'), '#!/bin/sh\necho "QEMU emulator version 10.0.2 (Debian)"\n');
    expect(setUp()).toEqual({ status: 0, output: '' });
    expect(calls()).toEqual([]);
  });
});
