/**
 * Devices of the plant model at the far end of serial ports: bytes go through FIFOs that are read and written while the firmware waits in an exchange, so
 * that simulated time stands still meanwhile. What the firmware sent before an exchange is answered before the next one begins.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { suggestion } from '../compiler/system/suggest.ts';
import type { SerialDevice } from '../lib/plant.ts';
import type { SerialConnection } from './serial-options.ts';

/** What a device does with the bytes it received since the last exchange; returns what it sends. */
export type DeviceExchange = (received: Uint8Array) => Uint8Array;

/** Where QEMU's `pipe` back end finds the FIFOs of a port: relative to its working directory. */
export const devicePath = (name: string) => `serial-${name}`;

/**
 * The connections of a plant's devices.
 * @param ports serial ports that tasks of the system use and QEMU models
 * @throws what `failure` makes of a device on another port, or one of the wrong form
 */
export function deviceConnections(
  devices: Readonly<Record<string, SerialDevice>>,
  ports: readonly string[],
  failure: (message: string, hint?: string) => Error,
): SerialConnection[] {
  return Object.entries(devices).map(([name, device]) => {
    if (!ports.includes(name)) {
      const hint = suggestion(name, ports, 'serial ports in use');
      throw failure(`a device is on '${name}', which is no serial port that a task of this system uses`, hint);
    }
    if (typeof device?.exchange !== 'function') {
      throw failure(`the device on '${name}' has no exchange()`, 'write { exchange(received) { return new Uint8Array(…); } }');
    }
    const exchange = (received: Uint8Array) => {
      const answer: unknown = device.exchange(received);
      if (answer instanceof Uint8Array) return answer;
      throw failure(`exchange() of the device on '${name}' returned ${String(answer)}`, 'return a Uint8Array, an empty one for nothing');
    };
    return { name, target: { kind: 'device', exchange } };
  });
}

/** What the user has connected, and the plant's devices on the other ports. */
export function withDevices(
  connections: readonly SerialConnection[],
  ports: readonly string[],
  plant: { devices: Readonly<Record<string, SerialDevice>>; failure(message: string, hint?: string): Error } | null,
): SerialConnection[] {
  if (!plant) return [...connections];
  const devices = deviceConnections(plant.devices, ports, (message, hint) => plant.failure(message, hint));
  return [...connections, ...devices.filter(({ name }) => !connections.some((connection) => connection.name === name))];
}

/** More than a FIFO of Linux holds, so that one read empties it. */
const mostWaiting = 131_072;

/** The FIFOs of one run. */
export class DeviceLines {
  readonly #lines: { receive: number; send: number; exchange: DeviceExchange }[] = [];

  /** Makes the FIFOs in the working directory of QEMU. */
  constructor(folder: string, connections: readonly SerialConnection[]) {
    for (const { name, target } of connections) {
      if (target.kind !== 'device') continue;
      const path = join(folder, devicePath(name));
      execFileSync('mkfifo', [`${path}.in`, `${path}.out`]);
      // Read and write: neither end waits for the other to open.
      const flags = constants.O_RDWR | constants.O_NONBLOCK;
      this.#lines.push({ receive: openSync(`${path}.out`, flags), send: openSync(`${path}.in`, flags), exchange: target.exchange });
    }
  }

  /** Hands on what the firmware has sent, and gives it the answers. Between an exchange of the firmware and its answer. */
  exchange(): void {
    for (const { receive, send, exchange } of this.#lines) {
      const answer = exchange(readWaiting(receive));
      if (answer.length > 0) writeSync(send, answer);
    }
  }

  close(): void {
    for (const { receive, send } of this.#lines.splice(0)) {
      closeSync(receive);
      closeSync(send);
    }
  }
}

function readWaiting(descriptor: number): Uint8Array {
  const buffer = Buffer.alloc(mostWaiting);
  try {
    return new Uint8Array(buffer.subarray(0, readSync(descriptor, buffer)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    return new Uint8Array(0);
  }
}
