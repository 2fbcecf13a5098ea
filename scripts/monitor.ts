/** `bulkhead monitor`: a serial console on a port of this machine or on a socket of `bulkhead run --serial`. */
import type { Command } from 'commander';
import { runConsole } from './monitor-console.ts';
import { usageError } from './run-failure.ts';
import { choosePort } from './serial-choice.ts';

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
  const { binding, path } = await choosePort(port, options);
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
