/** `bulkhead monitor`: a serial console on a port of this machine or on a socket of `bulkhead run --serial`; or the audit log of the system at its other end. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { interruptible } from './interrupt.ts';
import { withMonitor } from './monitor-client.ts';
import { runConsole } from './monitor-console.ts';
import { noSources } from './run-events.ts';
import { usageError } from './run-failure.ts';
import { imageOf } from './run-fault-sources.ts';
import { choosePort } from './serial-choice.ts';
import { loadSystem } from './system.ts';
import { followLog } from './watch-log.ts';

interface Options {
  baud: string;
  unix?: string;
  tcp?: string;
  hex?: boolean;
  log?: string;
  board?: string;
  elf?: string;
}

export function register(program: Command): void {
  program
    .command('monitor')
    .summary('serial console')
    .description(
      'Shows what a serial port says, and sends it what you type. Ctrl-C ends. Without PORT, lists the ports of this machine. With --log, the records of the audit log instead, as they are made, from the port that system.ts declares as `monitor`.',
    )
    .argument('[port]', 'device of a serial port')
    .option('--baud <rate>', 'bits per second', '115200')
    .option('--unix <path>', 'socket of `bulkhead run --serial NAME=unix:PATH`')
    .option('--tcp <port>', 'port of `bulkhead run --serial NAME=tcp:PORT`, or HOST:PORT')
    .option('--hex', 'show bytes in hexadecimal')
    .option('--log <system>', 'the audit log of this system, as it grows')
    .option('--board <name>', 'with --log: board; default as of `bulkhead build`')
    .option('--elf <file>', 'with --log: the firmware.elf that runs there, for TypeScript lines of faults')
    .addHelpText(
      'after',
      '\nExample:\n  npx bulkhead monitor /dev/ttyACM0\n  npx bulkhead monitor --unix /tmp/usart2 --hex\n  npx bulkhead monitor /dev/ttyACM0 --log firmware/my-system',
    )
    .action((port: string | undefined, options: Options) => monitor(port, options));
}

/** @throws Failure: usage for a bad command line, input for a port that cannot be had */
export async function monitor(port: string | undefined, options: Options): Promise<void> {
  if (options.log !== undefined) return await showLog(port, options.log, options);
  const baudRate = /^\d{1,7}$/.test(options.baud) ? Number(options.baud) : 0;
  if (baudRate < 50 || baudRate > 4_000_000) throw usageError(`--baud ${options.baud}: a rate from 50 to 4000000 bits per second`);
  const { binding, path } = await choosePort(port, options);
  const interrupt = interruptible();
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

async function showLog(port: string | undefined, folder: string, options: Options): Promise<void> {
  const { model } = await loadSystem(resolve(folder), options.board);
  const sources = options.elf === undefined ? noSources : imageOf(resolve(options.elf), model);
  const interrupt = interruptible();
  const print = (line: string) => process.stdout.write(`${line}\n`);
  await withMonitor(
    model,
    () => choosePort(port, options),
    (client) => followLog(client, model, { sources, print, interrupt: interrupt.signal }),
  );
}
