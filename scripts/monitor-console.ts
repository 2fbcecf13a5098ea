/** A serial console: bytes of a port to the screen, keys to the port, until Ctrl-C or until the other side goes. */

import type { BindingInterface } from '@serialport/bindings-cpp';
import { exitCode, Failure } from './run-failure.ts';
import { openPort } from './serial-choice.ts';

export interface ConsoleOptions {
  binding: BindingInterface;
  path: string;
  baudRate: number;
  /** Lines of 16 bytes with offset, hexadecimal and text instead of the bytes themselves. */
  hex: boolean;
  input: NodeJS.ReadStream | NodeJS.ReadableStream;
  output: (data: Buffer | string) => void;
  /** Remarks, one line each. */
  remark: (line: string) => void;
  /** Aborted: close the port and return. */
  interrupt: AbortSignal;
}

const controlC = 3;

/** Settles when the user or the other side ends it. @throws Failure when the port cannot be opened or fails */
export async function runConsole(options: ConsoleOptions): Promise<void> {
  const { binding, path, baudRate, input, output, interrupt } = options;
  const port = await openPort(binding, path, baudRate);
  options.remark(`${path} at ${baudRate} baud, Ctrl-C ends`);
  const dump = options.hex ? new HexDump() : null;
  const terminal = 'isTTY' in input && input.isTTY ? input : null;
  try {
    await new Promise<void>((settle, reject) => {
      const end = () => settle();
      if (interrupt.aborted) settle();
      interrupt.addEventListener('abort', end, { once: true });
      port.on('data', (bytes: Buffer) => output(dump ? dump.push(bytes) : bytes));
      port.on('close', (error: Error | null) => {
        if (error) options.remark(`\n${path}: ${error.message}`);
        settle();
      });
      port.on('error', (error) => reject(new Failure(exitCode.input, `${path}: ${error.message}`)));
      // Raw: each key goes at once, and Ctrl-C arrives as a byte instead of a signal.
      terminal?.setRawMode(true);
      input.on('data', (chunk: Buffer | string) => {
        const keys = Buffer.from(chunk);
        const stop = terminal ? keys.indexOf(controlC) : -1;
        const sent = stop < 0 ? keys : keys.subarray(0, stop);
        if (sent.length > 0 && port.isOpen) port.write(sent);
        if (stop >= 0) settle();
      });
    });
  } finally {
    terminal?.setRawMode(false);
    input.removeAllListeners('data');
    input.pause();
    if (dump) output(dump.end());
    if (port.isOpen) await new Promise<void>((settle) => port.close(() => settle()));
  }
}

const perLine = 16;

/** Lines as `00000010  48 65 6c 6c 6f 0a  |Hello.|`; an unfinished line waits for its rest. */
export class HexDump {
  #rest = Buffer.alloc(0);
  #offset = 0;

  push(bytes: Buffer): string {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    let text = '';
    while (this.#rest.length >= perLine) text += this.#line(perLine);
    return text;
  }

  end(): string {
    return this.#rest.length > 0 ? this.#line(this.#rest.length) : '';
  }

  #line(length: number): string {
    const bytes = [...this.#rest.subarray(0, length)];
    const offset = this.#offset.toString(16).padStart(8, '0');
    this.#rest = this.#rest.subarray(length);
    this.#offset += length;
    const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = bytes.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    return `${offset}  ${hex.padEnd(perLine * 3 - 1)}  |${text}|\n`;
  }
}
