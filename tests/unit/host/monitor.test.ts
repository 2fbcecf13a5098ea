import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { HexDump, runConsole } from '../../../scripts/monitor-console.ts';
import { socketBinding } from '../../../scripts/serial.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('HexDump', () => {
  it('keeps an unfinished line until its rest or the end comes', () => {
    const dump = new HexDump();
    expect(dump.push(Buffer.from('Hello'))).toBe('');
    expect(dump.push(Buffer.from(' world\n0123456789'))).toBe(
      '00000000  48 65 6c 6c 6f 20 77 6f 72 6c 64 0a 30 31 32 33  |Hello world.0123|\n',
    );
    expect(dump.end()).toBe('00000010  34 35 36 37 38 39                                |456789|\n');
    expect(dump.end()).toBe('');
  });
});

describe('runConsole', () => {
  it('carries both ways until it is interrupted', async () => {
    const path = join(folder, 'echo');
    const server = createServer((socket) => socket.on('error', () => {}).pipe(socket));
    await new Promise<void>((settle) => server.listen(path, settle));
    const interrupt = new AbortController();
    const input = new PassThrough();
    let shown = '';
    input.write('typed');
    await runConsole({
      binding: socketBinding,
      path: `unix:${path}`,
      baudRate: 115_200,
      hex: false,
      input,
      output: (data) => {
        shown += data;
        if (shown === 'typed') interrupt.abort();
      },
      remark: () => {},
      interrupt: interrupt.signal,
    });
    expect(shown).toBe('typed');
    server.close();
  });

  it('ends when the other side goes, and says so', async () => {
    const path = join(folder, 'short');
    const server = createServer((socket) => socket.end('bye'));
    await new Promise<void>((settle) => server.listen(path, settle));
    let shown = '';
    const remarks: string[] = [];
    await runConsole({
      binding: socketBinding,
      path,
      baudRate: 9600,
      hex: false,
      input: new PassThrough(),
      output: (data) => {
        shown += data;
      },
      remark: (line) => remarks.push(line),
      interrupt: new AbortController().signal,
    });
    expect(shown).toBe('bye');
    expect(remarks.at(-1)).toContain('other side closed');
    server.close();
  });

  it('says what to do about a port that is not there', async () => {
    const options = {
      baudRate: 9600,
      hex: false,
      input: new PassThrough(),
      output: () => {},
      remark: () => {},
      interrupt: new AbortController().signal,
    };
    await expect(runConsole({ ...options, binding: socketBinding, path: join(folder, 'none') })).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('is not there'),
    });
  });
});
