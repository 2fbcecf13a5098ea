/** `bulkhead flash` and `bulkhead monitor` from the command line. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { finish, start } from './cli.ts';
import { buildPeer } from './fixture.ts';

// QEMU runs as fast as the machine lets it.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('bulkhead flash', () => {
  const elf = buildPeer(folder);

  it('prints the exact command with --dry-run', async () => {
    const { code, stdout } = await finish(['flash', elf, '--board', 'netduinoplus2', '--dry-run', '--probe', '066E']);
    expect(code).toBe(0);
    expect(stdout).toBe(
      `openocd -f interface/stlink.cfg -c 'adapter serial 066E' -f target/stm32f4x.cfg -c 'program ${elf} verify reset exit'\n`,
    );
  });

  it('refuses an image that does not fit, a file that is no image, an unknown board', async () => {
    const large = join(folder, 'large.elf');
    copyFileSync(elf, large);
    const bytes = readFileSync(large);
    // p_filesz of the first segment: more than the megabyte of flash.
    bytes.writeUInt32LE(0x0020_0000, bytes.readUInt32LE(28) + 16);
    writeFileSync(large, bytes);
    expect(await finish(['flash', large, '--dry-run'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('behind the flash of netduinoplus2'),
    });
    const text = join(folder, 'text.elf');
    writeFileSync(text, 'no ELF');
    expect(await finish(['flash', text, '--dry-run'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no 32-bit little-endian ELF'),
    });
    expect(await finish(['flash', elf, '--board', 'toaster'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("no board 'toaster'"),
    });
  });

  it('says that no board is attached', async () => {
    expect(await finish(['flash', elf])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no debug probe for netduinoplus2 found'),
    });
  });
});

describe('bulkhead monitor', () => {
  it('wants a port, a rate, and only one of its ways', async () => {
    expect(await finish(['monitor'])).toMatchObject({ code: 2, stderr: expect.stringContaining('name a port') });
    expect(await finish(['monitor', '--unix', 'x', '--baud', 'fast'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--baud fast'),
    });
    expect(await finish(['monitor', '--unix', 'x', '--tcp', '1'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('choose one'),
    });
    expect(await finish(['monitor', '--tcp', '99999'])).toMatchObject({ code: 2, stderr: expect.stringContaining('--tcp 99999') });
    expect(await finish(['monitor', '/dev/no-such-port'])).toMatchObject({ code: 1, stderr: expect.stringContaining('is not there') });
  });

  it('shows what a socket says and ends well on Ctrl-C', async () => {
    const path = join(folder, 'port');
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.write('level 450\n');
    });
    await new Promise<void>((settle) => server.listen(path, settle));
    const run = start(['monitor', '--unix', path]);
    let shown = '';
    await new Promise<void>((settle) => {
      run.process.stdout?.on('data', (text: string) => {
        shown += text;
        if (shown === 'level 450\n') settle();
      });
    });
    run.process.kill('SIGINT');
    expect(await run.finished).toMatchObject({ code: 0, stdout: 'level 450\n' });
    server.close();
  });
});
