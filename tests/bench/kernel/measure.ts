/**
 * What the kernel costs, in instructions: QEMU counts them (`-icount`), a free-running timer is read before and after, and the median of a
 * thousand is taken.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { board as mps2 } from '../../../boards/mps2-an385/board.ts';
import { kernelStackSize } from '../../../compiler/system/linker.ts';
import { inCheckout } from '../../../scripts/checkout.ts';
import { type Bench, type BenchRun, type BenchTask, buildBench, runBench } from '../../kernel/bench.ts';

/** Names of the figures, with the bar of the design where there is one, and FreeRTOS-MPU 11.3 measured the same way. */
export const figures = {
  null: { what: 'null system call (reads the clock)', bar: 60, freeRtos: 195 },
  'call-4': { what: 'call and reply, 4 bytes each way', bar: 400, freeRtos: 2089 },
  'call-64': { what: 'call and reply, 64 bytes each way', bar: 400, freeRtos: 2209 },
  notify: { what: 'notification to the woken task', bar: 150, freeRtos: 513 },
  interrupt: { what: 'interrupt to the task that serves it', bar: undefined, freeRtos: undefined },
  switch: { what: 'wait to the task that goes on', bar: undefined, freeRtos: undefined },
  'tick-3': { what: 'tick with nothing due, a task running, 6 tasks in all', bar: 60, freeRtos: 43 },
  'tick-16': { what: 'the same, 16 tasks in all', bar: 60, freeRtos: undefined },
  restart: { what: 'fault to the restarted task', bar: 2000, freeRtos: undefined },
} as const;
export type Figure = keyof typeof figures;

export interface Jitter {
  task: string;
  jitterNs: number;
  activations: number;
  overruns: number;
  restarts: number;
}

export interface KernelCosts {
  instructions: Record<Figure, number>;
  /** Bytes. */
  flash: { release: number; withLink: number };
  ram: { kernel: number; task: number };
  lines: { code: number; withLink: number; headers: number };
  jitter: Jitter[];
}

function said(run: BenchRun, task: string, name: string): number {
  const line = run.console(task).find((text) => text.startsWith(`${name} `));
  if (line === undefined) throw new Error(`${task} did not measure '${name}'`);
  return Number(line.split(' ')[1]);
}

/** The kernel without the HAL, which is in the same object. */
function flash({ sizes: { text, rodata, vectors }, halFlash }: Bench): number {
  return text + rodata + vectors - halFlash;
}

export async function measureCalls(): Promise<{ bench: Bench; costs: Partial<Record<Figure, number>> }> {
  const bench = await buildBench('bench-calls', {
    echo: { source: 'bench/kernel/echo.c', priority: 2 },
    woken: { source: 'bench/kernel/woken.c', priority: 2, uses: ['tim2'] },
    caller: {
      source: 'bench/kernel/caller.c',
      priority: 3,
      period: 50,
      budgetUs: 49_000,
      uses: ['tim2'],
      calls: [{ target: 'echo' }, { target: 'woken' }],
    },
  });
  const run = await runBench(bench, 350);
  const costs = {
    ...Object.fromEntries((['null', 'call-4', 'call-64', 'switch'] as const).map((name) => [name, said(run, 'caller', name)])),
    notify: said(run, 'woken', 'notify'),
  };
  return { bench, costs };
}

/** On the board whose UART QEMU models with a transmit interrupt. Lines 30 and 31 are nobody's. */
async function measureInterrupt(): Promise<number> {
  const window = (base: number, irq: number) => ({ base, size: 0x1000, irq, clockHz: 25_000_000, drivers: [], pins: [] });
  const peripherals = {
    uart: window(0x4000_4000, 1),
    uartWithoutLine: window(0x4000_4000, 29),
    fpgaio: window(0x4002_8000, 30),
    timer: window(0x4000_0000, 31),
  };
  const bench = await buildBench(
    'bench-interrupt',
    {
      driver: { source: 'bench/kernel/driver.c', priority: 2, uses: ['uart', 'fpgaio', 'timer'] },
      trigger: { source: 'bench/kernel/trigger.c', priority: 3, period: 10, uses: ['uartWithoutLine', 'fpgaio', 'timer'] },
    },
    {},
    undefined,
    false,
    { ...mps2, peripherals },
  );
  return said(await runBench(bench, 200), 'driver', 'interrupt');
}

async function measureTick(name: string, others: number): Promise<number> {
  const tasks: Record<string, BenchTask> = {
    ticker: { source: 'bench/kernel/ticker.c', priority: 9, uses: ['tim2'], budgetUs: 4_000_000 },
  };
  for (let index = 0; index < others; index++) {
    tasks[`steady${index}`] = { source: 'bench/kernel/steady.c', priority: 2, period: 100 };
  }
  return said(await runBench(await buildBench(name, tasks), 1200), 'ticker', 'tick');
}

async function measureRestart(): Promise<number> {
  const bench = await buildBench(
    'bench-restart',
    { mayfly: { source: 'bench/kernel/mayfly.c', uses: ['tim2'], reads: ['restarts'] } },
    { restarts: { kind: 'restarts', subject: 'mayfly' } },
  );
  const run = await runBench(bench, 100);
  const costs = run.console('mayfly').map((line) => Number(line.split(' ')[1]));
  if (costs.length !== 1000) throw new Error(`${costs.length} restarts instead of 1000`);
  return costs.sort((a, b) => a - b)[500]!;
}

/** Three tasks, the one of the highest priority never ends by itself. */
async function measureJitter(): Promise<Jitter[]> {
  const bench = await buildBench('bench-jitter', {
    overrunning: { source: 'bench/kernel/spin.c', priority: 2, period: 10, budgetUs: 1000 },
    middle: { source: 'bench/kernel/steady.c', priority: 3, period: 20 },
    slow: { source: 'bench/kernel/steady.c', priority: 4, period: 50 },
  });
  const run = await runBench(bench, 10_000);
  return ['overrunning', 'middle', 'slow'].map((task) => {
    const { latencyMinimum, latencyMaximum, activations, overruns, restarts } = run.statistics(task);
    // QEMU's timers count nanoseconds.
    return { task, jitterNs: latencyMaximum - latencyMinimum, activations, overruns, restarts };
  });
}

const comments = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;
/** Lines without those that a release leaves out, whatever other conditions are among them. */
export function ofRelease(lines: readonly string[]): string[] {
  /** Of each open condition: what it does to the lines in it. `whole`: it is about all else; `left out`, `kept`: the two sides of the release's. */
  const open: ('whole' | 'left out' | 'kept')[] = [];
  return lines.filter((line) => {
    const [, directive, rest = ''] = /^\s*#\s*(if|ifdef|ifndef|else|endif)\b\s*(.*)/.exec(line) ?? [];
    if (directive?.startsWith('if')) open.push(directive === 'ifndef' && rest.trim() === 'BULKHEAD_RELEASE' ? 'left out' : 'whole');
    else if (directive === 'else' && open.at(-1) !== 'whole') open[open.length - 1] = 'kept';
    const isOfRelease = directive !== undefined && open.at(-1) !== 'whole';
    const isLeftOut = open.includes('left out');
    if (directive === 'endif') open.pop();
    return !isOfRelease && !isLeftOut;
  });
}

/** Lines of the kernel's files of one kind that hold more than a comment; what runs unprivileged is not of it. */
function countLines(ending: RegExp, release: boolean, folder = inCheckout('kernel')): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    if (entry.isDirectory())
      return ['user', 'proofs', 'host'].includes(entry.name) ? sum : sum + countLines(ending, release, join(folder, entry.name));
    if (!ending.test(entry.name)) return sum;
    const lines = readFileSync(join(folder, entry.name), 'utf8')
      .replaceAll(comments, '')
      .split('\n')
      .filter((line) => line.trim() !== '');
    return sum + (release ? ofRelease(lines) : lines).length;
  }, 0);
}

export async function measureKernel(): Promise<KernelCosts> {
  const { bench, costs } = await measureCalls();
  const release = await buildBench('bench-release', { echo: { source: 'kernel/firmware/echo.c' } }, {}, undefined, true);
  const instructions = {
    ...costs,
    interrupt: await measureInterrupt(),
    'tick-3': await measureTick('bench-tick-3', 3),
    'tick-16': await measureTick('bench-tick-16', 13),
    restart: await measureRestart(),
  } as Record<Figure, number>;
  return {
    instructions,
    flash: { release: flash(release), withLink: flash(bench) },
    ram: { kernel: bench.sizes.bss + bench.sizes.noinit + kernelStackSize, task: 128 },
    lines: { code: countLines(/\.[cS]$/, true), withLink: countLines(/\.[cS]$/, false), headers: countLines(/\.h$/, false) },
    jitter: await measureJitter(),
  };
}
