/** `bulkhead monitor`: a serial console on a port of this machine or on a socket of `bulkhead run --serial`. */
import { resolve } from 'node:path';
import type { BindingInterface } from '@serialport/bindings-cpp';
import type { Command } from 'commander';
import { runConsole } from './monitor-console.ts';
import { usageError } from './run-failure.ts';
import { listPorts, socketBinding, systemBinding } from './serial.ts';

interface Options {
  baud: string;
  unix?: string;
  tcp?: string;
  hex?: boolean;
}

export function register(program: Command): void {
  program
    .command('monitor')
    .summary('serial console')
    .description('Shows what a serial port says, and sends it what you type. Ctrl-C ends. Without PORT, lists the ports of this machine.')
    .argument('[port]', 'device of a serial port')
    .option('--baud <rate>', 'bits per second', '115200')
    .option('--unix <path>', 'socket of `bulkhead run --serial NAME=unix:PATH`')
    .option('--tcp <port>', 'port of `bulkhead run --serial NAME=tcp:PORT`, or HOST:PORT')
    .option('--hex', 'show bytes in hexadecimal')
    .addHelpText('after', '\nExample:\n  npx bulkhead monitor /dev/ttyACM0\n  npx bulkhead monitor --unix /tmp/usart2 --hex')
    .action((port: string | undefined, options: Options) => monitor(port, options));
}

/** @throws Failure: usage for a bad command line, input for a port that cannot be had */
export async function monitor(port: string | undefined, options: Options): Promise<void> {
  const baudRate = /^\d{1,7}$/.test(options.baud) ? Number(options.baud) : 0;
  if (baudRate < 50 || baudRate > 4_000_000) throw usageError(`--baud ${options.baud}: a rate from 50 to 4000000 bits per second`);
  const { binding, path } = await choose(port, options);
  const interrupt = new AbortController();
  const stop = () => interrupt.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  await runConsole({
    binding,
    path,
    baudRate,
    hex: options.hex === true,
    input: process.stdin,
    output: (data) => process.stdout.write(data),
    remark: (line) => process.stderr.write(`${line}\n`),
    interrupt: interrupt.signal,
  });
}

async function choose(port: string | undefined, { unix, tcp }: Options): Promise<{ binding: BindingInterface; path: string }> {
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
