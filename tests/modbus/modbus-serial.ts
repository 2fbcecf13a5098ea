/** modbus-serial on a serial port of a machine. */
import { EventEmitter } from 'node:events';
import type { SerialPortStream } from '@serialport/stream';
import type { Machine } from 'bulkhead/hil';
import modbus from 'modbus-serial';
import { crcOf } from './reference.ts';

interface Untyped {
  /** Function 23, which its declarations leave out of the promises. */
  readWriteRegisters(
    readFirst: number,
    readCount: number,
    writeFirst: number,
    writeCount: number,
    values: number[],
  ): Promise<{ data: number[] }>;
}
export type ModbusClient = InstanceType<typeof modbus.default> & Untyped & AsyncDisposable;

/**
 * A port that hands on what has a right CRC. That of modbus-serial itself waits for ever for answers to functions 22, 23 and those it does not know: it
 * has no length for them.
 */
class FramePort extends EventEmitter {
  readonly #port: SerialPortStream;
  #received = Buffer.alloc(0);

  constructor(port: SerialPortStream) {
    super();
    this.#port = port;
    port.on('data', (bytes: Buffer) => {
      this.#received = Buffer.concat([this.#received, bytes]);
      if (this.#received.length < 5 || crcOf(this.#received) !== 0) return;
      this.emit('data', this.#received);
      this.#received = Buffer.alloc(0);
    });
  }

  get isOpen(): boolean {
    return this.#port.isOpen;
  }

  open(done: (error?: Error | null) => void): void {
    this.#port.open(done);
  }

  close(done: (error?: Error | null) => void): void {
    this.#port.close(done);
  }

  write(request: Buffer): void {
    this.#received = Buffer.alloc(0);
    this.#port.write(request);
  }
}

/** @returns a client for `unit` that waits for answers as long as simulated time is let pass */
export async function connectModbus<S>(m: Machine<S>, port: string, unit: number): Promise<ModbusClient> {
  const client = new modbus.default(new FramePort(m.serial(port, { autoOpen: false }))) as ModbusClient;
  await new Promise<void>((settle, reject) => client.open((error?: unknown) => (error ? reject(error as Error) : settle())));
  client.setID(unit);
  client.setTimeout(60_000);
  return Object.assign(client, { [Symbol.asyncDispose]: () => new Promise<void>((settle) => client.close(() => settle())) });
}
