/** Builds small systems of native C tasks on the kernel, runs them in QEMU, and collects what they report on the link. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { board as netduinoplus2 } from '../../boards/netduinoplus2/board.ts';
import type { Layout } from '../../compiler/system/layout.ts';
import type {
  Board,
  EndpointModel,
  MethodSignature,
  PointModel,
  PolicyModel,
  SystemModel,
  TaskModel,
} from '../../compiler/system/model.ts';
import type { FaultEvent } from '../../scripts/audit-log.ts';
import { BuildCache, writeIfChanged } from '../../scripts/cache.ts';
import { inCheckout } from '../../scripts/checkout.ts';
import { readElf } from '../../scripts/elf.ts';
import type { LinkRecord, StatisticsRecord } from '../../scripts/link.ts';
import { linkFirmware } from '../../scripts/link-firmware.ts';
import { NativeBuild } from '../../scripts/native-build.ts';
import { type MachineEnd, startMachine } from '../../scripts/qemu.ts';
import type { SerialConnection } from '../../scripts/serial-options.ts';
import { crossTools } from '../../scripts/toolchain.ts';

/** With the timer that benchmarks read as one more peripheral. */
export const board: Board = {
  ...netduinoplus2,
  peripherals: {
    ...netduinoplus2.peripherals,
    tim2: { base: 0x4000_0000, size: 0x400, irq: 28, clockHz: 84_000_000, drivers: [], pins: [] },
  },
};

const place = { file: 'bench', line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Numbers of enum fault_kind and enum bulkhead_status. */
export const kind = {
  memory: 1,
  stack: 2,
  bus: 3,
  usage: 4,
  trap: 5,
  budget: 6,
  deadline: 7,
  argument: 8,
  return: 9,
} as const;

export interface BenchTask {
  /** C file, relative to tests/. */
  source: string;
  /** Kernel priority. */
  priority?: number;
  /** Ticks. */
  period?: number;
  budgetUs?: number;
  serveLimit?: number;
  stack?: number;
  /** Names of points. */
  reads?: string[];
  writes?: string[];
  uses?: string[];
  /** Target task and rate, to its endpoint 0. */
  calls?: { target: string; rate?: { atMost: number; ticks: number } }[];
  /** Methods of its endpoint 0. */
  methods?: number;
  /** What they take, for rules that look into messages. */
  signatures?: MethodSignature[];
}

export interface BenchPoint {
  kind: PointModel['kind'];
  safe?: number;
  subject?: string;
  /** HIL channel. */
  channel?: number;
}

export interface Bench {
  elf: string;
  layout: Layout;
  model: SystemModel;
  kernel: { flash: number; ram: number };
  /** Sizes of the kernel object's sections. */
  sizes: { text: number; rodata: number; vectors: number; bss: number; noinit: number };
  /** Bytes of flash of the HAL, which is in the same object. */
  halFlash: number;
}

const names = (tasks: Record<string, BenchTask>) => ['supervisor', 'io', ...Object.keys(tasks)];

function modelOf(name: string, tasks: Record<string, BenchTask>, points: Record<string, BenchPoint>, supervisor: string): SystemModel {
  const order = names(tasks);
  const pointNames = Object.keys(points);
  const indices = (list: string[]) => list.map((point) => pointNames.indexOf(point));
  const bound = (direction: 'in' | 'out') =>
    pointNames
      .filter((point) => points[point]!.channel !== undefined && points[point]!.kind.endsWith(direction === 'in' ? 'In' : 'Out'))
      .sort((a, b) => points[a]!.channel! - points[b]!.channel!);
  const all: Record<string, BenchTask> = {
    supervisor: { source: supervisor, priority: 0 },
    io: { source: '../hal/io/io.c', priority: 1, period: 10, reads: bound('out'), writes: bound('in') },
    ...tasks,
  };
  return {
    name,
    folder: inCheckout('tests', 'kernel'),
    board,
    tasks: order.map((task, index): TaskModel => {
      const it = all[task]!;
      return {
        name: task,
        index,
        role: index === 0 ? 'supervisor' : index === 1 ? 'io' : 'user',
        entry: inCheckout('tests', ...it.source.split('/')),
        language: 'c',
        priority: it.priority ?? index,
        period: it.period ?? 0,
        budgetUs: it.budgetUs ?? (index < 2 ? 0 : 2000),
        startBudgetUs: 5000,
        serveLimit: it.serveLimit ?? 8,
        reads: indices(it.reads ?? []),
        writes: indices(it.writes ?? []),
        uses: it.uses ?? [],
        calls: (it.calls ?? []).map(({ target, rate }) => ({
          name: `${target}.endpoint`,
          target: order.indexOf(target),
          endpoint: 'endpoint',
          rate: rate ?? null,
        })),
        restart: { withinTicks: 10, atMost: 5, perTicks: 1000 },
        stack: it.stack ?? 1024,
        place,
      };
    }),
    points: pointNames.map((point, index): PointModel => {
      const { kind, safe, subject, channel } = points[point]!;
      const writer = order.findIndex((task) => all[task]!.writes?.includes(point));
      const direction = kind.endsWith('In') ? 'in' : 'out';
      return {
        name: point,
        index,
        kind,
        type: 'u32',
        safe: safe ?? 0,
        binding: channel === undefined ? { kind: 'none' } : { kind: 'hil', channel, direction },
        writer: writer < 0 ? null : writer,
        ...(subject === undefined ? {} : { subject: order.indexOf(subject) }),
        place,
      };
    }),
  };
}

function endpointOf(task: BenchTask | undefined): EndpointModel {
  return { name: 'endpoint', methods: task?.methods ?? 1, ...(task?.signatures ? { signatures: task.signatures } : {}) };
}

/** The firmware of the bench, in build/tests/NAME. */
export async function buildBench(
  name: string,
  tasks: Record<string, BenchTask>,
  points: Record<string, BenchPoint> = {},
  supervisor = 'kernel/firmware/supervisor.c',
  release = false,
  on: Board = board,
  policy?: PolicyModel,
): Promise<Bench> {
  const outDir = inCheckout('build', 'tests', name);
  const folder = join(outDir, 'obj');
  mkdirSync(folder, { recursive: true });
  const model: SystemModel = { ...modelOf(name, tasks, points, supervisor), board: on, ...(policy ? { policy } : {}) };
  const cache = new BuildCache(outDir);
  const native = new NativeBuild({ cache, tools: crossTools(), board: on, folder }, model, outDir, release);
  try {
    const finished = await Promise.all(model.tasks.map((task) => native.finish(task, null)));
    const traps = join(outDir, 'traps.json');
    writeIfChanged(traps, '[]');
    const object = await native.kernel();
    const linked = await linkFirmware({
      ...native.context,
      model,
      outDir,
      kernelFlags: native.kernelFlags,
      kernel: object,
      tasks: finished.map((task, index) => ({
        ...task,
        endpoints: [endpointOf(tasks[model.tasks[index]!.name])],
      })),
      traps,
      debug: new Map(),
    });
    return {
      elf: join(outDir, 'firmware.elf'),
      layout: linked.layout,
      model,
      kernel: linked.kernel,
      sizes: object,
      halFlash: halFlash(folder),
    };
  } finally {
    cache.save();
  }
}

function halFlash(folder: string): number {
  const kernel = join(folder, 'kernel');
  return readdirSync(kernel)
    .filter((name) => name.startsWith('hal-') && name.endsWith('.o'))
    .flatMap((name) => readElf(join(kernel, name)).sections)
    .filter(({ name }) => /^\.(text|rodata)/.test(name))
    .reduce((sum, { size }) => sum + size, 0);
}

export interface BenchRun {
  records: LinkRecord[];
  end: MachineEnd;
  /** By task name. */
  console(task: string): string[];
  faults(task: string): FaultEvent[];
  statistics(task: string): StatisticsRecord;
}

/** Runs until tick `ticks` (or until it says so), or until the chip has reset; `answer` gives the words of the HIL inputs. */
export async function runBench(
  bench: Bench,
  ticks: number | ((tick: number) => boolean),
  answer: (tick: number, outputs: Uint32Array) => number[] = () => [],
  options: { serial?: SerialConnection[]; realtime?: boolean } = {},
): Promise<BenchRun> {
  const records: LinkRecord[] = [];
  const isOver = typeof ticks === 'number' ? (tick: number) => tick >= ticks : ticks;
  let problem: Error | undefined;
  let starts = 0;
  let panics = 0;
  const machine = await startMachine({
    elf: bench.elf,
    board: bench.model.board,
    serial: options.serial ?? [],
    realtime: options.realtime ?? false,
    onRecord: (record) => {
      records.push(record.type === 'exchange' || record.type === 'outputs' ? { ...record, words: record.words.slice() } : record);
      if (record.type === 'hello') starts++;
      if (record.type === 'panic' && ++panics > 1) void machine.close(); // what cannot start tries again for ever
      if (record.type === 'exchange') machine.answer(answer(record.tick, record.words), starts > 1 || isOver(record.tick));
    },
    onLinkError: (error) => {
      problem = error;
      void machine.close();
    },
    onPty: () => {},
  });
  const end = await machine.ended;
  await machine.close();
  if (problem) throw problem;
  const index = (name: string) => bench.model.tasks.findIndex((task) => task.name === name);
  return {
    records,
    end,
    console: (task) => records.flatMap((record) => (record.type === 'console' && record.task === index(task) ? [record.text] : [])),
    faults: (task) => records.flatMap((record) => (record.type === 'fault' && record.task === index(task) ? [record] : [])),
    statistics: (task) =>
      records.find((record): record is StatisticsRecord => record.type === 'statistics' && record.task === index(task))!,
  };
}
