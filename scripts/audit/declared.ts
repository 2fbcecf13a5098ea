/**
 * What system.ts declared, as the build writes it into the section `.bulkhead.declared` of the image: the audit holds it against the rights that it
 * decodes from the tables, and takes all names from it. It takes no memory of the chip, and nothing on the chip reads it.
 */

import type { Board, EndpointModel, SystemModel } from '../../compiler/system/model.ts';
import { isOutput } from '../../compiler/system/points.ts';
import type { RangeRow, TestRow } from '../../compiler/system/predicate-tests.ts';
import { makeMonitor, methodsOf } from '../../compiler/system/reference-monitor.ts';
import { type Elf, sectionContents } from '../elf.ts';

export const declaredSection = '.bulkhead.declared';
export const declaredVersion = 4;

export interface Memory {
  base: number;
  size: number;
}

export interface Peripheral extends Memory {
  /** Lines of the NVIC. */
  irqs: number[];
}

/** One method of a call, and what the rules say of it. */
export interface DeclaredMethod {
  name: string;
  parameters: { name: string; type: string; offset: number }[];
  /** It gives a value back. */
  returns: boolean;
  /** By state of the automaton, the next one or 0xff. */
  steps: { automaton: number; moves: number[] }[];
  /** Bytes of the message that the predicate wants; 0: there is none. */
  length: number;
  tests: TestRow[];
  /** What takes the place of the tests, where they come to that. */
  range: RangeRow | null;
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
  /** A role, a flow or a predicate has a say. */
  guarded: boolean;
  rules: DeclaredMethod[];
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
  /** May read the audit log. */
  log: boolean;
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
  automata: { kind: 'role' | 'flow'; name: string; states: string[]; resetBy: string[] }[];
  levels: { kind: 'integrity' | 'secrecy'; levels: Record<string, string>; exempt: string[] }[];
}

/** @param endpoints of each task, in its order */
export function declare(model: SystemModel, endpoints: readonly (readonly EndpointModel[])[], systickReload: number): Declared {
  const { board, tasks, points, policy } = model;
  const monitor = makeMonitor(model, endpoints);
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
      log: task.log === true,
      calls: task.calls.map((call) => {
        const endpoint = endpoints[call.target]!.findIndex(({ name }) => name === call.endpoint);
        const methods = endpoints[call.target]![endpoint]?.methods ?? 0;
        const guard = monitor.guardOf.get(call);
        const rules = methodsOf(call, endpoints).map(({ name, parameters, returns }, index) => {
          const { steps = [], length = 0, tests = [], range = null } = guard === undefined ? {} : monitor.guards[guard + index]!;
          return { name, parameters, returns, steps, length, tests, range };
        });
        const guarded = guard !== undefined;
        return { name: call.name, target: tasks[call.target]!.name, endpoint, methods, rate: call.rate, guarded, rules };
      }),
    })),
    automata: monitor.automata.map(({ kind, name, states, resetBy }) => ({
      kind,
      name,
      states,
      resetBy: resetBy.map((index) => tasks[index]!.name),
    })),
    levels: (policy?.levels ?? []).map(({ kind, levels, exempt }) => ({ kind, levels, exempt })),
  };
}

function peripheralsOf(board: Board): Record<string, Peripheral> {
  return Object.fromEntries(
    Object.entries(board.peripherals).map(([name, { base, size, irq, moreIrqs = [] }]) => [
      name,
      { base, size, irqs: irq === null ? [] : [irq, ...moreIrqs] },
    ]),
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
