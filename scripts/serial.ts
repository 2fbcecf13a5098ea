/**
 * Serial ports for `@serialport/stream` and what is built on it, such as modbus-serial: a binding whose ports are the sockets that QEMU serves
 * (`--serial usart2=unix:PATH`, `=tcp:PORT`), and the operating system's ports.
 *
 *     const client = new ModbusRTU();
 *     await client.connectRTUBuffered('unix:/tmp/usart2', { baudRate: 115200, binding: socketBinding });
 */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createConnection, type NetConnectOpts, type Socket } from 'node:net';
import type {
  BindingInterface,
  BindingPortInterface,
  BindingsErrorInterface,
  OpenOptions,
  PortInfo,
  PortStatus,
} from '@serialport/bindings-cpp'; // its own package hides its types from ES modules

const require = createRequire(import.meta.url);

/** Received bytes that may wait for a reader before the peer is asked to pause. */
const mostWaiting = 65_536;

/** What pending and later operations reject with after `close`: @serialport/stream tells a close from a disconnection by it. */
function canceled(): BindingsErrorInterface {
  return Object.assign(new Error('the port was closed'), { canceled: true });
}

/**
 * Where a path leads: `unix:PATH` or a path, `tcp:PORT` on this machine, `tcp:HOST:PORT`.
 * @throws Error on a port that is no number from 1 to 65535
 */
export function socketAddress(path: string): NetConnectOpts {
  if (!path.startsWith('tcp:')) return { path: path.startsWith('unix:') ? path.slice('unix:'.length) : path };
  const match = /^tcp:(?:(.+):)?(\d{1,5})$/.exec(path);
  const port = Number(match?.[2] ?? 0);
  if (port < 1 || port > 65_535) throw new Error(`'${path}' is not tcp:PORT or tcp:HOST:PORT`);
  return { host: match?.[1] ?? '127.0.0.1', port };
}

interface PendingRead {
  buffer: Buffer;
  offset: number;
  length: number;
  settle: (result: { buffer: Buffer; bytesRead: number }) => void;
  reject: (error: Error) => void;
}

/** An open connection. */
export class SocketPort implements BindingPortInterface {
  readonly openOptions: Required<OpenOptions>;
  isOpen = true;
  readonly #socket: Socket;
  #received: Buffer[] = [];
  #waiting = 0;
  #read: PendingRead | null = null;
  #rejectWrite: ((error: Error) => void) | null = null;
  #writing: Promise<void> = Promise.resolve();
  /** The peer has gone; operations reject with it. */
  #lost: Error | null = null;

  constructor(socket: Socket, openOptions: Required<OpenOptions>) {
    this.#socket = socket;
    this.openOptions = openOptions;
    socket.on('data', (bytes) => this.#receive(bytes));
    socket.on('error', (error) => this.#lose(error));
    socket.on('end', () => this.#lose(new Error('the other side closed the connection')));
    socket.on('close', () => this.#lose(new Error('the connection has ended')));
  }

  /** Gives at least one byte: 0 would mean the end of the file. */
  read(buffer: Buffer, offset: number, length: number): Promise<{ buffer: Buffer; bytesRead: number }> {
    return new Promise((settle, reject) => {
      if (!this.isOpen) return reject(canceled());
      if (this.#read) return reject(new Error('a read is under way'));
      if (!Number.isInteger(offset) || !Number.isInteger(length) || offset < 0 || length < 1 || offset + length > buffer.length) {
        return reject(new RangeError(`${length} bytes at ${offset} do not lie in a buffer of ${buffer.length}`));
      }
      this.#read = { buffer, offset, length, settle, reject };
      this.#serve();
    });
  }

  /** Settles when the operating system has the bytes. */
  write(buffer: Buffer): Promise<void> {
    if (!this.isOpen) return Promise.reject(canceled());
    if (this.#lost) return Promise.reject(this.#lost);
    if (this.#rejectWrite) return Promise.reject(new Error('a write is under way'));
    const writing = new Promise<void>((settle, reject) => {
      this.#rejectWrite = reject;
      this.#socket.write(buffer, (error) => {
        if (this.#rejectWrite === reject) this.#rejectWrite = null;
        if (error) reject(error);
        else settle();
      });
    });
    this.#writing = writing.catch(() => {});
    return writing;
  }

  async close(): Promise<void> {
    if (!this.isOpen) throw new Error('the port is closed already');
    this.isOpen = false;
    this.#read?.reject(canceled());
    this.#read = null;
    this.#rejectWrite?.(canceled());
    this.#rejectWrite = null;
    if (this.#socket.closed) return;
    await new Promise<void>((settle) => {
      this.#socket.once('close', () => settle());
      this.#socket.destroy();
    });
  }

  /** A socket has no baud rate: any is taken. */
  async update(): Promise<void> {
    this.#demandOpen();
  }

  /** A socket has no control lines. */
  async set(): Promise<void> {
    this.#demandOpen();
  }

  async get(): Promise<PortStatus> {
    this.#demandOpen();
    return { cts: true, dsr: true, dcd: true };
  }

  async getBaudRate(): Promise<{ baudRate: number }> {
    this.#demandOpen();
    return { baudRate: this.openOptions.baudRate };
  }

  /** Discards what was received and not read. */
  async flush(): Promise<void> {
    this.#demandOpen();
    this.#received = [];
    this.#waiting = 0;
    this.#socket.resume();
  }

  async drain(): Promise<void> {
    this.#demandOpen();
    await this.#writing;
    this.#demandOpen();
  }

  #demandOpen(): void {
    if (!this.isOpen) throw canceled();
  }

  #receive(bytes: Buffer): void {
    this.#received.push(bytes);
    this.#waiting += bytes.length;
    if (this.#waiting > mostWaiting) this.#socket.pause();
    this.#serve();
  }

  #serve(): void {
    const read = this.#read;
    if (!read) return;
    const chunk = this.#received[0];
    if (chunk) {
      this.#read = null;
      const bytesRead = chunk.copy(read.buffer, read.offset, 0, Math.min(chunk.length, read.length));
      if (bytesRead === chunk.length) this.#received.shift();
      else this.#received[0] = chunk.subarray(bytesRead);
      this.#waiting -= bytesRead;
      if (this.#waiting <= mostWaiting) this.#socket.resume();
      read.settle({ buffer: read.buffer, bytesRead });
    } else if (this.#lost) {
      this.#read = null;
      read.reject(this.#lost);
    }
  }

  #lose(error: Error): void {
    this.#lost ??= error;
    this.#serve();
  }
}

/** Ports are sockets; paths as in `socketAddress`. */
export const socketBinding: BindingInterface<SocketPort> = {
  /** Sockets cannot be enumerated. */
  async list(): Promise<PortInfo[]> {
    return [];
  },

  open(options: OpenOptions): Promise<SocketPort> {
    return new Promise((settle, reject) => {
      const socket = createConnection(socketAddress(options.path));
      socket.setNoDelay(true);
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        settle(new SocketPort(socket, { ...defaults, ...options }));
      });
    });
  },
};

const defaults = {
  dataBits: 8,
  lock: true,
  stopBits: 1,
  parity: 'none',
  rtscts: false,
  xon: false,
  xoff: false,
  xany: false,
  hupcl: true,
} as const;

/** The binding for the ports of this machine. Loaded at first use: its native code concerns nobody else. */
export function systemBinding(): BindingInterface {
  const { autoDetect } = require('@serialport/bindings-cpp') as typeof import('@serialport/bindings-cpp');
  return autoDetect() as BindingInterface;
}

/** Serial ports of this machine. Without udev, which knows what they are, those that their names tell. */
export async function listPorts(): Promise<Pick<PortInfo, 'path' | 'manufacturer' | 'serialNumber'>[]> {
  try {
    return await systemBinding().list();
  } catch {
    return readdirSync('/dev')
      .filter((name) => /^tty(USB|ACM|AMA)\d+$/.test(name))
      .map((name) => ({ path: `/dev/${name}`, manufacturer: undefined, serialNumber: undefined }));
  }
}
