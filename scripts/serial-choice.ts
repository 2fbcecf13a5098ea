/** A serial port as the command line names it: a device of this machine, or a socket of `bulkhead run --serial`; and its opening, with what to do when that fails. */
import { resolve } from 'node:path';
import type { BindingInterface } from '@serialport/bindings-cpp';
import { SerialPortStream } from '@serialport/stream';
import { exitCode, Failure, usageError } from './run-failure.ts';
import { listPorts, socketBinding, systemBinding } from './serial.ts';

export interface PortChoice {
  binding: BindingInterface;
  path: string;
}

/** @throws Failure: usage when none or more than one is named */
export async function choosePort(port: string | undefined, { unix, tcp }: { unix?: string; tcp?: string }): Promise<PortChoice> {
  const chosen = [port, unix, tcp].filter((choice) => choice !== undefined);
  if (chosen.length > 1) throw usageError('choose one of PORT, --unix and --tcp');
  if (unix !== undefined) return { binding: socketBinding, path: `unix:${resolve(unix)}` };
  if (tcp !== undefined) {
    const number = Number(/^(?:.+:)?(\d{1,5})$/.exec(tcp)?.[1] ?? 0);
    if (number < 1 || number > 65_535) throw usageError(`--tcp ${tcp}: write PORT or HOST:PORT, with a port from 1 to 65535`);
    return { binding: socketBinding, path: `tcp:${tcp}` };
  }
  if (port !== undefined) return { binding: systemBinding(), path: port };
  const ports = await listPorts();
  const lines = ports.map(
    ({ path, manufacturer, serialNumber }) => `  ${[path, manufacturer, serialNumber].filter((part) => part).join('  ')}`,
  );
  throw usageError(
    lines.length > 0 ? `name a port:\n${lines.join('\n')}` : 'name a port; this machine has none just now (or use --unix, --tcp)',
  );
}

/** @throws Failure (input) in words */
export async function openPort(binding: BindingInterface, path: string, baudRate: number): Promise<SerialPortStream> {
  const port = new SerialPortStream({ binding, path, baudRate, autoOpen: false });
  await new Promise<void>((settle, reject) => {
    port.open((error) => {
      if (error) reject(new Failure(exitCode.input, openProblem(path, error)));
      else settle();
    });
  });
  return port as SerialPortStream;
}

function openProblem(path: string, error: Error): string {
  const { message } = error;
  if (/ENOENT|No such file/.test(message)) return `${path} is not there; \`bulkhead monitor\` without a port lists what is`;
  if (/EACCES|Permission denied/.test(message))
    return `${path} may not be opened by you; on Debian, \`sudo adduser $USER dialout\` and a new login allow it`;
  if (/ECONNREFUSED/.test(message)) return `${path}: nothing listens there; is \`bulkhead run … --serial …\` running?`;
  if (/Cannot lock|EBUSY|temporarily unavailable/i.test(message)) return `${path} is in use by another program`;
  return `${path} cannot be opened: ${message}`;
}
