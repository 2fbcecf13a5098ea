/** `bulkhead watch`: tasks and points of a running system, over the port that its system.ts declares as `monitor`. */
import { resolve } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from 'commander';
import type { PointModel, SystemModel } from '../compiler/system/model.ts';
import { suggestion } from '../compiler/system/suggest.ts';
import { verdictText, verifyChain } from './audit-log.ts';
import { interruptible } from './interrupt.ts';
import { type MonitorClient, withMonitor } from './monitor-client.ts';
import { valueToWord, wordToValue } from './plant-channels.ts';
import { parseRunTime } from './run.ts';
import { type FaultSources, noSources } from './run-events.ts';
import { exitCode, Failure, usageError } from './run-failure.ts';
import { imageOf } from './run-fault-sources.ts';
import { choosePort } from './serial-choice.ts';
import { loadSystem } from './system.ts';
import { logDocument, logText, newEvents } from './watch-log.ts';
import { type Picture, pictureText, takePicture } from './watch-picture.ts';

interface Options {
  board?: string;
  unix?: string;
  tcp?: string;
  every: string;
  count?: string;
  force: string[];
  release: string[];
  elf?: string;
  log?: true;
  json?: true;
}

export function register(program: Command): void {
  program
    .command('watch')
    .summary('look into a running system')
    .description(
      'Shows the tasks (status, cycles, times, missed deadlines, restarts) and the points (value, force, quality) of a running system, over the serial port that its system.ts declares as `monitor`. While it runs, type `force POINT VALUE`, `release POINT`, `quit`.',
    )
    .argument('<system>', 'folder with the system.ts that the firmware was built from')
    .argument('[port]', 'device of a serial port')
    .option('--board <name>', 'board; default as of `bulkhead build`')
    .option('--unix <path>', 'socket of `bulkhead run --serial NAME=unix:PATH`')
    .option('--tcp <port>', 'port of `bulkhead run --serial NAME=tcp:PORT`, or HOST:PORT')
    .option('--every <time>', 'time between two pictures', '1s')
    .option('--count <n>', 'end after so many pictures')
    .option('--force <point=value>', 'force a point first, in raw counts; may be given again', collect, [])
    .option('--release <point>', 'end a force first; may be given again', collect, [])
    .option('--elf <file>', 'the firmware.elf that runs there: faults are told with their TypeScript lines')
    .option('--log', 'print the audit log and whether its chain is whole, and end; exit code 4 when it is not')
    .option('--json', 'with --log: as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  npx bulkhead watch firmware/water-tank /dev/ttyACM0\n  npx bulkhead watch firmware/water-tank --unix /tmp/usart1 --force level=400 --count 1',
    )
    .action((system: string, port: string | undefined, options: Options) => watch(system, port, options));
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

/** @throws Failure: usage, input (no monitor, no right, another firmware), time limit when nobody answers */
async function watch(folder: string, portName: string | undefined, options: Options): Promise<void> {
  const everyUs = parseRunTime(options.every);
  if (everyUs === null) throw usageError(`--every ${options.every}: write a number and a unit: 500ms, 2s`);
  const count = options.count === undefined ? Number.POSITIVE_INFINITY : Number(options.count);
  if (options.json && !options.log) throw usageError('--json goes with --log');
  if (!(count >= 1)) throw usageError(`--count ${options.count}: a whole number from 1`);
  const { model } = await loadSystem(resolve(folder), options.board);
  const sources = options.elf === undefined ? noSources : imageOf(resolve(options.elf), model);
  const interrupt = interruptible();
  const choose = () => choosePort(portName, options);
  await withMonitor(model, choose, async (client, path) => {
    for (const force of options.force) await command(client, model, ['force', ...force.split('=')]);
    for (const release of options.release) await command(client, model, ['release', release]);
    if (options.log) return await printLog(client, model, sources, options.json === true);
    const input = readCommands(client, model, interrupt);
    try {
      await pictures(client, model, { path, sources, everyMs: everyUs / 1000, count, interrupt: interrupt.signal, input });
    } finally {
      input.close();
    }
  });
}

/** @throws Failure (4) when the chain is broken */
async function printLog(client: MonitorClient, model: SystemModel, sources: FaultSources, json: boolean): Promise<void> {
  const records = await client.log();
  process.stdout.write(`${json ? JSON.stringify(logDocument(records, model, sources), null, 2) : logText(records, model, sources)}\n`);
  const verdict = verifyChain(records);
  if (verdict.state === 'broken') throw new Failure(exitCode.firmwareFailed, `audit log: ${verdictText(verdict)}`);
}

interface Pictures {
  path: string;
  sources: FaultSources;
  everyMs: number;
  count: number;
  interrupt: AbortSignal;
  input: Interface;
}

/** On a terminal the newest picture on a cleared screen, with the last events below it; else one picture below the other. */
async function pictures(
  client: MonitorClient,
  model: SystemModel,
  { path, sources, everyMs, count, interrupt, input }: Pictures,
): Promise<void> {
  const isTerminal = process.stdout.isTTY === true;
  const countsPerUs = isSimulated(path) ? model.board.counter.mhzQemu : model.board.counter.mhzChip;
  const events: string[] = [];
  let before: Picture | null = null;
  let last: number | null = null;
  for (let taken = 0; taken < count && !interrupt.aborted; taken++) {
    if (taken > 0) await delay(everyMs, undefined, { signal: interrupt }).catch(() => {});
    if (interrupt.aborted) return;
    const picture = await takePicture(client, model, countsPerUs, before);
    const log = await client.log();
    const news = last === null ? [] : newEvents(log, last, model, sources);
    last = log.at(-1)?.number ?? last;
    events.push(...news);
    before = picture;
    const shownEvents = isTerminal ? events.slice(-8) : news;
    const text = `${model.name} on ${model.board.name}, ${path}\n\n${pictureText(picture)}\n${shownEvents.map((line) => `\n${line}`).join('')}`;
    if (!isTerminal) process.stdout.write(`${text}\n`);
    else {
      process.stdout.write(`\x1b[H\x1b[2J${text}\n\n`);
      // What was typed so far stays in the line.
      input.prompt(true);
    }
  }
}

/** Sockets and pseudo-terminals lead into QEMU, whose counter has a rate of its own. */
function isSimulated(path: string): boolean {
  return /^(unix:|tcp:|\/dev\/pts\/)/.test(path);
}

function readCommands(client: MonitorClient, model: SystemModel, interrupt: AbortController): Interface {
  const input = createInterface({ input: process.stdin, ...(process.stdout.isTTY ? { output: process.stdout } : {}), prompt: '> ' });
  input.on('SIGINT', () => interrupt.abort());
  input.on('line', (line) => {
    const words = line.trim().split(/\s+/);
    if (words[0] === '') return;
    if (words[0] === 'quit' || words[0] === 'q') return interrupt.abort();
    command(client, model, words).catch((error: Error) => process.stderr.write(`${error.message}\n`));
  });
  return input;
}

/** `force POINT VALUE`, `release POINT`. @throws Failure in words */
async function command(
  client: MonitorClient,
  model: SystemModel,
  [verb, name = '', value]: readonly (string | undefined)[],
): Promise<void> {
  if (verb !== 'force' && verb !== 'release') throw usageError(`'${verb}': write \`force POINT VALUE\`, \`release POINT\` or \`quit\``);
  const point = model.points.find((candidate) => candidate.name === name);
  if (!point)
    throw usageError(
      `there is no point '${name}' (${suggestion(
        name,
        model.points.map((each) => each.name),
        'points of the system',
      )})`,
    );
  await client.force(point, verb === 'force' ? valueToWord(parseValue(point, value)) : null);
}

export function parseValue(point: PointModel, text = ''): number | boolean {
  if (point.type === 'bool') {
    if (['true', 'on', '1'].includes(text)) return true;
    if (['false', 'off', '0'].includes(text)) return false;
    throw usageError(`'${text}' is no value of '${point.name}': on or off`);
  }
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (wordToValue(point.type, value) !== value) throw usageError(`'${text}' is no ${point.type}, which '${point.name}' is, in raw counts`);
  return value;
}
