/** `--serial NAME=pty|unix:PATH|tcp:PORT`: what a serial port of the simulated board is connected to. */
import { lstatSync, unlinkSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { usageError } from './run-failure.ts';
import { type DeviceExchange, devicePath } from './serial-device.ts';

export type SerialTarget =
  | { kind: 'pty' }
  | { kind: 'unix'; path: string }
  | { kind: 'tcp'; port: number }
  /** A device of the plant model. */
  | { kind: 'device'; exchange: DeviceExchange };

export interface SerialConnection {
  /** The peripheral's name on the board: 'usart2'. */
  name: string;
  target: SerialTarget;
}

/** sockaddr_un holds 108 bytes with the NUL. */
const longestSocketPath = 107;

/**
 * Reads the values of `--serial`.
 * @param available serial ports that the system uses and QEMU models, in the board's order
 * @param folder where relative socket paths start
 * @throws Failure (usage) on anything else than NAME=pty, NAME=unix:PATH, NAME=tcp:PORT, on an unknown or repeated name
 */
export function parseSerialOptions(values: readonly string[], available: readonly string[], folder: string): SerialConnection[] {
  const connections: SerialConnection[] = [];
  for (const value of values) {
    const match = /^([^=]+)=(.*)$/s.exec(value);
    if (!match) throw usageError(`--serial ${value}: write NAME=pty, NAME=unix:PATH or NAME=tcp:PORT`);
    const [, name = '', target = ''] = match;
    if (!available.includes(name)) {
      throw usageError(
        available.length === 0
          ? `--serial ${value}: no task of this system uses a serial port; a task names its own in \`uses\``
          : `--serial ${value}: '${name}' is no serial port that a task of this system uses; those are: ${available.join(', ')}`,
      );
    }
    if (connections.some((other) => other.name === name)) throw usageError(`--serial ${value}: '${name}' is connected already`);
    connections.push({ name, target: parseTarget(value, target, folder) });
  }
  return connections;
}

function parseTarget(value: string, target: string, folder: string): SerialTarget {
  if (target === 'pty') return { kind: 'pty' };
  const [, kind = '', rest = ''] = /^(unix|tcp):(.+)$/s.exec(target) ?? [];
  if (kind === 'unix') {
    const path = resolve(folder, rest);
    if (Buffer.byteLength(path) > longestSocketPath)
      throw usageError(`--serial ${value}: a socket path has at most ${longestSocketPath} bytes`);
    return { kind: 'unix', path };
  }
  if (kind === 'tcp') {
    const port = /^\d{1,5}$/.test(rest) ? Number(rest) : 0;
    if (port < 1 || port > 65_535) throw usageError(`--serial ${value}: a TCP port is a number from 1 to 65535`);
    return { kind: 'tcp', port };
  }
  throw usageError(`--serial ${value}: '${target}' is none of pty, unix:PATH, tcp:PORT`);
}

/**
 * Makes sure that QEMU can listen there: removes a socket file that nobody listens on any more.
 * @throws Failure (usage) when the place is taken by another program or another kind of file, or its folder is missing
 */
export async function prepareTarget(target: SerialTarget): Promise<void> {
  if (target.kind === 'unix') await prepareSocket(target.path);
  if (target.kind === 'tcp') await preparePort(target.port);
}

async function prepareSocket(path: string): Promise<void> {
  if (!lstatSync(dirname(path), { throwIfNoEntry: false })) throw usageError(`unix:${path}: there is no folder ${dirname(path)}`);
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (!status) return;
  if (!status.isSocket()) throw usageError(`unix:${path}: a file that is no socket is there; remove it or choose another path`);
  const taken = await new Promise<boolean>((settle) => {
    const probe = createConnection(path);
    probe.once('connect', () => {
      probe.destroy();
      settle(true);
    });
    probe.once('error', () => settle(false));
  });
  if (taken) throw usageError(`unix:${path}: another program listens there`);
  unlinkSync(path);
}

async function preparePort(port: number): Promise<void> {
  await new Promise<void>((settle, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => reject(usageError(`tcp:${port}: ${portProblem(error)}`)));
    probe.listen(port, '127.0.0.1', () => probe.close(() => settle()));
  });
}

function portProblem(error: NodeJS.ErrnoException): string {
  if (error.code === 'EADDRINUSE') return 'another program listens there';
  if (error.code === 'EACCES') return 'this port needs more rights than you have; choose one above 1023';
  return error.message;
}

/** Removes the socket file of a server that has ended. */
export function removeSocket(target: SerialTarget): void {
  if (target.kind !== 'unix') return;
  try {
    if (lstatSync(target.path).isSocket()) unlinkSync(target.path);
  } catch {
    // QEMU removes it itself when it ends in good order.
  }
}

/** QEMU's arguments for all serial ports of a board, in the order of `serials`. */
export function serialArguments(serials: readonly string[], connections: readonly SerialConnection[]): string[] {
  return serials.flatMap((name) => {
    const target = connections.find((connection) => connection.name === name)?.target;
    if (!target) return ['-serial', 'null'];
    return ['-chardev', `${backend(target, name)},id=${name}`, '-serial', `chardev:${name}`];
  });
}

function backend(target: SerialTarget, name: string): string {
  if (target.kind === 'pty') return 'pty';
  if (target.kind === 'device') return `pipe,path=${devicePath(name)}`;
  // A comma ends an option of QEMU; two are one comma.
  if (target.kind === 'unix') return `socket,path=${target.path.replaceAll(',', ',,')},server=on,wait=off`;
  // Without nodelay, the bytes of an answer, sent one by one, wait for the client's delayed acknowledgement.
  return `socket,host=127.0.0.1,port=${target.port},server=on,wait=off,nodelay=on`;
}
