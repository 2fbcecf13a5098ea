/** modbus-serial on a serial port of a machine. */
import { EventEmitter } from 'node:events';
import type { SerialPortStream } from '@serialport/stream';
import type { Machine } from 'bulkhead/hil';
import modbus from 'modbus-serial';

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

/** Bytes of the whole answer, by its first ones; those of functions that are not known can only be exceptions. */
function answerLength(received: Buffer): number {
  const [, code = 0, count = 0] = received;
  if (received.length < 5 || code > 127) return 5;
  if ([5, 6, 15, 16].includes(code)) return 8;
  return code === 22 ? 10 : 5 + count;
}

/**
 * A port that hands on what is as long as an answer says that it is. That of modbus-serial itself waits for ever for answers to functions 22, 23 and those it does not know: it
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
      if (this.#received.length < answerLength(this.#received)) return;
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
