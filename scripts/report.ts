/** What a build says about the firmware: DIR/report.json, and the memory picture. */
import pc from 'picocolors';
import type { ExplainedCheck } from '../compiler/analysis/explain.ts';
import { formatDuration } from '../compiler/system/durations.ts';
import type { Layout } from '../compiler/system/layout.ts';
import type { SystemModel } from '../compiler/system/model.ts';
import type { InstructionBound } from './instructions.ts';
import { bar, bytes, table } from './output.ts';

export interface TaskReport {
  name: string;
  language: 'ts' | 'c';
  /** `used` bytes of the `size` that the MPU region grants, from `base`. */
  flash: { base: number; size: number; used: number };
  /** `used`: data and zeroed data; the rest is stack. */
  ram: { base: number; size: number; used: number };
  /** `bound`: the most the code can use with an exception on top, null where the call graph does not tell. */
  stack: { size: number; bound: number | null };
  /** Most bytes of stack, an exception included (the same as stack.bound), and most instructions of one activation; null: not known, `unbounded` says why. */
  worstCaseStack: number | null;
  worstCaseInstructions: number | null;
  unbounded?: string;
  /** In microseconds; period 0: events only; budget 0: none. */
  period: number;
  budget: number;
  /** The kernel's: 0 is the highest. */
  priority: number;
  rights: { reads: string[]; writes: string[]; uses: string[]; calls: { name: string; rate: { atMost: number; per: number } | null }[] };
  /** The run-time checks that the language asks for; null for a native task. `sites`: each, whether it stays in the code and why. */
  checks: { stay: number; proved: number; sites: CheckReport[] } | null;
}

export interface CheckReport extends Omit<ExplainedCheck, 'place'> {
  file: string;
  line: number;
  column: number;
}

export interface Report {
  system: string;
  board: string;
  release: boolean;
  /** Bytes. `free` is what no region and no code touches. */
  flash: { base: number; size: number; kernel: number; tasks: number; free: number };
  ram: { base: number; size: number; kernel: number; tasks: number; free: number };
  tasks: TaskReport[];
}

/** Sizes of a task's compartment in bytes. */
export interface TaskSizes {
  flash: number;
  data: number;
  bss: number;
  stackBound: number | null;
  worst: InstructionBound;
}

export function makeReport(
  model: SystemModel,
  layout: Layout,
  sizes: readonly TaskSizes[],
  kernel: { flash: number; ram: number },
  release: boolean,
  checks: ReadonlyMap<number, readonly ExplainedCheck[]>,
): Report {
  const pointNames = (indices: readonly number[]) => indices.map((index) => model.points[index]!.name);
  const tasks = model.tasks.map((task, index): TaskReport => {
    const { flash, ram, stack } = layout.tasks[index]!;
    const size = sizes[index]!;
    return {
      name: task.name,
      language: task.language,
      flash: { ...flash, used: size.flash },
      ram: { ...ram, used: size.data + size.bss },
      stack: { size: stack, bound: size.stackBound },
      worstCaseStack: size.stackBound,
      worstCaseInstructions: size.worst.instructions,
      ...(size.worst.reason === undefined ? {} : { unbounded: size.worst.reason }),
      period: task.period * model.board.tickUs,
      budget: task.budgetUs,
      priority: task.priority,
      rights: {
        reads: pointNames(task.reads),
        writes: pointNames(task.writes),
        uses: task.uses,
        calls: task.calls.map(({ name, rate }) => ({
          name,
          rate: rate && { atMost: rate.atMost, per: rate.ticks * model.board.tickUs },
        })),
      },
      checks: checksOf(checks.get(index)),
    };
  });
  const memory = (which: 'flash' | 'ram', total: { base: number; size: number }) => {
    const granted = tasks.reduce((sum, task) => sum + task[which].size, 0);
    return { ...total, kernel: kernel[which], tasks: granted, free: total.size - kernel[which] - granted };
  };
  return {
    system: model.name,
    board: model.board.name,
    release,
    flash: memory('flash', model.board.flash),
    ram: memory('ram', model.board.ram),
    tasks,
  };
}

function checksOf(checks: readonly ExplainedCheck[] | undefined): TaskReport['checks'] {
  if (!checks) return null;
  const stay = checks.filter((check) => check.stays).length;
  const sites = checks.map(({ place, ...rest }) => ({ file: place.file, line: place.line, column: place.column, ...rest }));
  return { stay, proved: checks.length - stay, sites };
}

const barWidth = 24;

/** The memory picture as lines of text. */
export function formatSizes(report: Report): string {
  const largestFlash = Math.max(report.flash.kernel, ...report.tasks.map((task) => task.flash.size));
  const largestRam = Math.max(report.ram.kernel, ...report.tasks.map((task) => task.ram.size));
  const row = (name: string, flash: number, ram: number, stack: string, budget: string) => [
    name,
    bytes(flash),
    bar(flash / largestFlash, 12),
    bytes(ram),
    bar(ram / largestRam, 12),
    stack,
    budget,
  ];
  const rows = [
    ['task', 'flash', '', 'RAM', '', 'stack', 'runs'],
    ...report.tasks.map((task) => {
      const stack = task.stack.bound === null ? `${task.stack.size}` : `${task.stack.bound} of ${task.stack.size}`;
      return row(task.name, task.flash.size, task.ram.size, stack, runs(task));
    }),
    row('kernel', report.flash.kernel, report.ram.kernel, '', ''),
  ];
  const total = (name: string, memory: Report['flash']) => {
    const used = memory.size - memory.free;
    const percent = ((used / memory.size) * 100).toFixed(1);
    return `${name.padEnd(5)} ${pc.cyan(bar(used / memory.size, barWidth))} ${bytes(used)} of ${bytes(memory.size)} (${percent} %)`;
  };
  return [table(rows, [1, 3, 5]), '', total('flash', report.flash), total('RAM', report.ram)].join('\n');
}

function runs(task: TaskReport): string {
  const budget = task.budget === 0 ? '' : `, at most ${formatDuration(task.budget)}`;
  return task.period === 0 ? `on events${budget}` : `every ${formatDuration(task.period)}${budget}`;
}
