import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseSerialOptions, prepareTarget, serialArguments } from '../../../scripts/serial-options.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const ports = ['usart1', 'usart2'];
const usage = (message: string) => expect.objectContaining({ exitCode: 2, message: expect.stringContaining(message) });

describe('parseSerialOptions', () => {
  it('reads the three targets', () => {
    expect(parseSerialOptions(['usart2=pty', 'usart1=unix:a=b'], ports, '/work')).toEqual([
      { name: 'usart2', target: { kind: 'pty' } },
      { name: 'usart1', target: { kind: 'unix', path: '/work/a=b' } },
    ]);
    expect(parseSerialOptions(['usart1=tcp:5020'], ports, '/')).toEqual([{ name: 'usart1', target: { kind: 'tcp', port: 5020 } }]);
  });

  it.each([
    ['usart2', 'write NAME=pty'],
    ['usart9=pty', 'is no serial port that a task of this system uses'],
    ['uart5=pty', 'usart1, usart2'],
    ['usart2=file:x', 'none of pty, unix:PATH, tcp:PORT'],
    ['usart2=tcp:65536', 'from 1 to 65535'],
    [`usart2=unix:${'x'.repeat(108)}`, 'at most 107 bytes'],
  ])('refuses %s', (value, message) => {
    expect(() => parseSerialOptions([value], ports, '/')).toThrow(usage(message));
  });

  it('refuses a name twice, and any name where no task uses a port', () => {
    expect(() => parseSerialOptions(['usart1=pty', 'usart1=pty'], ports, '/')).toThrow(usage('connected already'));
    expect(() => parseSerialOptions(['usart1=pty'], [], '/')).toThrow(usage('no task of this system uses a serial port'));
  });
});

describe('prepareTarget', () => {
  it('removes a socket that nobody serves and keeps everything else', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(prepareTarget({ kind: 'unix', path: file })).rejects.toThrow(usage('no socket'));
    expect(existsSync(file)).toBe(true);
    await expect(prepareTarget({ kind: 'unix', path: join(folder, 'none', 'x') })).rejects.toThrow(usage('there is no folder'));
    const path = join(folder, 'port');
    const server = createServer();
    await new Promise<void>((settle) => server.listen(path, settle));
    await expect(prepareTarget({ kind: 'unix', path })).rejects.toThrow(usage('another program listens'));
    server.close();
    await prepareTarget({ kind: 'unix', path: join(folder, 'free') });
  });

  it('refuses a TCP port in use', async () => {
    const server = createServer();
    const port = await new Promise<number>((settle) =>
      server.listen(0, '127.0.0.1', () => settle((server.address() as { port: number }).port)),
    );
    await expect(prepareTarget({ kind: 'tcp', port })).rejects.toThrow(usage('another program listens'));
    server.close();
  });
});

describe('serialArguments', () => {
  it('gives every port of the board a back end, in its order', () => {
    const connections = parseSerialOptions(['usart2=unix:/a,b', 'usart1=pty'], ports, '/');
    expect(serialArguments(['usart1', 'usart2', 'usart3'], connections)).toEqual([
      ...['-chardev', 'pty,id=usart1', '-serial', 'chardev:usart1'],
      ...['-chardev', 'socket,path=/a,,b,server=on,wait=off,id=usart2', '-serial', 'chardev:usart2'],
      ...['-serial', 'null'],
    ]);
  });
});
