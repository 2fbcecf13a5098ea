import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPortStream } from '@serialport/stream';
import modbus from 'modbus-serial';
import { afterEach, describe, expect, it } from 'vitest';
import { type SocketPort, socketAddress, socketBinding } from '../../../scripts/serial.ts';
import { respond } from './modbus-responder.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A server on a socket of its own; `serve` gets each connection. */
async function listen(serve: (socket: Socket) => void): Promise<{ path: string; server: Server; sockets: Socket[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
  const path = join(folder, 'port');
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    serve(socket);
  });
  await new Promise<void>((settle) => server.listen(path, settle));
  cleanUps.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
    rmSync(folder, { recursive: true });
  });
  return { path, server, sockets };
}

async function open(path: string): Promise<SocketPort> {
  const port = await socketBinding.open({ path, baudRate: 115_200 });
  cleanUps.push(() => port.isOpen && port.close());
  return port;
}

const echo = (socket: Socket) => socket.pipe(socket);

describe('socketAddress', () => {
  it('reads unix:PATH, a bare path, tcp:PORT and tcp:HOST:PORT', () => {
    expect(socketAddress('unix:/a b')).toEqual({ path: '/a b' });
    expect(socketAddress('/dev/x')).toEqual({ path: '/dev/x' });
    expect(socketAddress('tcp:502')).toEqual({ host: '127.0.0.1', port: 502 });
    expect(socketAddress('tcp:plc:502')).toEqual({ host: 'plc', port: 502 });
    expect(() => socketAddress('tcp:0')).toThrow('tcp:PORT');
  });
});

describe('SocketPort', () => {
  it('gives at least one byte, at most what was asked for, and loses none', async () => {
    const { path } = await listen(echo);
    const port = await open(path);
    await port.write(Buffer.from('abcdef'));
    let text = '';
    while (text.length < 6) {
      const buffer = Buffer.alloc(8);
      const { bytesRead } = await port.read(buffer, 2, 4);
      expect(bytesRead).toBeGreaterThanOrEqual(1);
      expect(bytesRead).toBeLessThanOrEqual(4);
      text += buffer.toString('latin1', 2, 2 + bytesRead);
    }
    expect(text).toBe('abcdef');
  });

  it('rejects a pending read and a pending write as canceled when it is closed', async () => {
    const { path } = await listen((socket) => socket.pause());
    const port = await open(path);
    const reading = port.read(Buffer.alloc(1), 0, 1);
    // More than the buffers of the operating system hold.
    const writing = port.write(Buffer.alloc(64 * 1024 * 1024));
    const outcomes = Promise.allSettled([reading, writing]);
    await port.close();
    expect(await outcomes).toMatchObject([
      { status: 'rejected', reason: { canceled: true } },
      { status: 'rejected', reason: { canceled: true } },
    ]);
    await expect(port.read(Buffer.alloc(1), 0, 1)).rejects.toMatchObject({ canceled: true });
    await expect(port.close()).rejects.toThrow('closed already');
  });

  it('takes one write at a time', async () => {
    const { path } = await listen((socket) => socket.pause());
    const port = await open(path);
    const first = port.write(Buffer.alloc(64 * 1024 * 1024)).catch(() => {});
    await expect(port.write(Buffer.from('x'))).rejects.toThrow('a write is under way');
    await port.close();
    await first;
  });

  it('rejects a read without `canceled` when the other side goes, after what it had sent', async () => {
    const { path } = await listen((socket) => socket.end('z'));
    const port = await open(path);
    const buffer = Buffer.alloc(4);
    expect(await port.read(buffer, 0, 4)).toMatchObject({ bytesRead: 1 });
    const error = await port.read(buffer, 0, 4).catch((reason) => reason);
    expect(error.message).toContain('other side closed');
    expect(error.canceled).toBeUndefined();
  });

  it('rejects to open where nobody listens', async () => {
    await expect(socketBinding.open({ path: '/nowhere/port', baudRate: 9600 })).rejects.toThrow('ENOENT');
  });
});

describe('socketBinding under @serialport/stream', () => {
  it('carries data both ways and closes without an error', async () => {
    const { path } = await listen(echo);
    const stream = new SerialPortStream({ binding: socketBinding, path: `unix:${path}`, baudRate: 9600 });
    stream.write('hello');
    const text = await new Promise<string>((settle) => {
      let all = '';
      stream.on('data', (chunk: Buffer) => {
        all += chunk;
        if (all.length === 5) settle(all);
      });
    });
    expect(text).toBe('hello');
    const closed = new Promise((settle) => stream.once('close', settle));
    stream.close();
    expect(await closed).toBeNull();
  });

  it('reports a disconnect when the other side goes', async () => {
    const { path, sockets } = await listen(() => {});
    const stream = new SerialPortStream({ binding: socketBinding, path, baudRate: 9600 });
    await new Promise((settle) => stream.once('open', settle));
    stream.resume();
    const closed = new Promise((settle) => stream.once('close', settle));
    // The server sees the connection no later than the first byte.
    stream.write('x');
    while (!sockets[0]) await new Promise((settle) => setImmediate(settle));
    sockets[0].destroy();
    expect(await closed).toMatchObject({ disconnected: true });
  });
});

describe('socketBinding under modbus-serial', () => {
  it('reads, writes, and gets an exception', async () => {
    const registers = new Map([[0, 300]]);
    const { path } = await listen((socket) => respond(socket, registers, 900));
    const client = new modbus.default();
    await client.connectRTUBuffered(`unix:${path}`, { baudRate: 115_200, binding: socketBinding } as object);
    client.setID(1);
    client.setTimeout(2000);
    expect((await client.readHoldingRegisters(0, 1)).data).toEqual([300]);
    await client.writeRegister(0, 450);
    expect((await client.readHoldingRegisters(0, 1)).data).toEqual([450]);
    await expect(client.writeRegister(0, 901)).rejects.toMatchObject({ modbusCode: 3 });
    await new Promise<void>((settle) => client.close(() => settle()));
  });
});
