/**
 * What system.ts declared, as the build writes it into the section `.bulkhead.declared` of the image: the audit holds it against the rights that it
 * decodes from the tables, and takes all names from it. It takes no memory of the chip, and nothing on the chip reads it.
 */

import type { Board, SystemModel } from '../../compiler/system/model.ts';
import { isOutput } from '../../compiler/system/points.ts';
import { type Elf, sectionContents } from '../elf.ts';

export const declaredSection = '.bulkhead.declared';
export const declaredVersion = 1;

export interface Memory {
  base: number;
  size: number;
}

export interface Peripheral extends Memory {
  /** Lines of the NVIC. */
  irqs: number[];
}

export interface DeclaredCall {
  /** 'control.setpoint' */
  name: string;
  target: string;
  /** Index among the endpoints of the target, and how many methods it has. */
  endpoint: number;
  methods: number;
  /** Calls in a window of so many ticks; null: unlimited. */
  rate: { atMost: number; ticks: number } | null;
}

export interface DeclaredTask {
  name: string;
  role: 'supervisor' | 'io' | 'user';
  language: 'ts' | 'c';
  priority: number;
  /** Ticks; 0: on events only. */
  period: number;
  /** Microseconds; 0: none. */
  budget: number;
  startBudget: number;
  serveLimit: number;
  reads: string[];
  writes: string[];
  uses: string[];
  calls: DeclaredCall[];
}

export interface DeclaredPoint {
  name: string;
  kind: string;
  type: string;
  /** As a 32-bit word. */
  safe: number;
  /** Task that writes it; null: the kernel. */
  writer: string | null;
  /** Of a count of restarts: the task counted. */
  subject: string | null;
  /** A fault of the writer sets it to its safe value. */
  output: boolean;
}

export interface Declared {
  version: number;
  system: string;
  board: string;
  mcu: string;
  flash: Memory;
  ram: Memory;
  tickUs: number;
  systickReload: number;
  counter: { address: number; mhzChip: number; mhzQemu: number };
  interruptLines: number;
  /** All that the board has: what a window of a region is called. */
  peripherals: Record<string, Peripheral>;
  points: DeclaredPoint[];
  tasks: DeclaredTask[];
}

/** @param endpoints of each task, in its order */
export function declare(
  model: SystemModel,
  endpoints: readonly (readonly { name: string; methods: number }[])[],
  systickReload: number,
): Declared {
  const { board, tasks, points } = model;
  const nameOf = (index: number | null | undefined) => (index === null || index === undefined ? null : tasks[index]!.name);
  return {
    version: declaredVersion,
    system: model.name,
    board: board.name,
    mcu: board.mcu,
    flash: board.flash,
    ram: board.ram,
    tickUs: board.tickUs,
    systickReload,
    counter: board.counter,
    interruptLines: board.interruptLines,
    peripherals: peripheralsOf(board),
    points: points.map((point) => ({
      name: point.name,
      kind: point.kind,
      type: point.type,
      safe: point.safe,
      writer: nameOf(point.writer),
      subject: nameOf(point.subject),
      output: isOutput(point),
    })),
    tasks: tasks.map((task) => ({
      name: task.name,
      role: task.role,
      language: task.language,
      priority: task.priority,
      period: task.period,
      budget: task.budgetUs,
      startBudget: task.startBudgetUs,
      serveLimit: task.serveLimit,
      reads: task.reads.map((point) => points[point]!.name),
      writes: task.writes.map((point) => points[point]!.name),
      uses: task.uses,
      calls: task.calls.map((call) => {
        const endpoint = endpoints[call.target]!.findIndex(({ name }) => name === call.endpoint);
        const methods = endpoints[call.target]![endpoint]?.methods ?? 0;
        return { name: call.name, target: tasks[call.target]!.name, endpoint, methods, rate: call.rate };
      }),
    })),
  };
}

function peripheralsOf(board: Board): Record<string, Peripheral> {
  return Object.fromEntries(
    Object.entries(board.peripherals).map(([name, { base, size, irq, moreIrqs = [] }]) => [name, { base, size, irqs: [irq, ...moreIrqs] }]),
  );
}

/** Null when the image has none; throws an Error when it is no such text. */
export function readDeclared(elf: Elf): Declared | null {
  const contents = sectionContents(elf, declaredSection);
  if (!contents) return null;
  const declared = JSON.parse(contents.toString('utf8')) as Declared;
  if (declared.version !== declaredVersion) throw new Error(`${declaredSection} has version ${declared.version}, not ${declaredVersion}`);
  return declared;
}
