/** The rights that the tables give, in names: the heart of the report, and what two images are compared by. */

import { hex } from '../output.ts';
import type { Compartment } from './compartments.ts';
import type { Declared, DeclaredCall, DeclaredTask } from './declared.ts';
import type { Report } from './findings.ts';
import { checkRules, type MethodRules, readRules, ruleCounts } from './rules.ts';
import type { Row } from './structs.ts';
import { type Tables, tablesMagic, tablesVersion } from './tables.ts';

export interface TaskRights {
  name: string;
  role: string;
  priority: number;
  /** Milliseconds; 0: on events only. */
  period: number;
  /** Microseconds of each activation; 0: no limit. */
  budget: number;
  startBudget: number;
  /** Calls served in a period; 0: no limit. */
  serveLimit: number;
  reads: string[];
  writes: string[];
  uses: string[];
  /** May read the audit log of the kernel. */
  log: boolean;
  interrupts: { line: number; bit: number }[];
  calls: { name: string; methods: number; rate: { atMost: number; ticks: number } | null; rules: MethodRules[] }[];
}

export interface PointRights {
  name: string;
  safe: number;
  output: boolean;
  restartsOf: string | null;
}

export interface Rights {
  points: PointRights[];
  tasks: TaskRights[];
}

/** By the flags of a task; the I/O task reads the log without a flag of its own. */
const roles: Record<number, string> = { 0: 'user', 1: 'supervisor', 2: 'io', 4: 'user' };
const logFlag = 4;
const unlimited = 0xff;

/** Decodes, and reports what is out of range or differs from what the system declares. */
export function readRights(tables: Tables, compartments: readonly Compartment[], declared: Declared, report: Report): Rights {
  checkHead(tables, declared, report);
  const points = tables.points.slice(0, declared.points.length).map((row, index) => pointOf(row, index, declared, report));
  const tasks = declared.tasks.map((task, index) => taskOf(tables, index, task, compartments[index]!, declared, report));
  checkPoints(points, declared, report);
  if (tables.points.slice(declared.points.length).some((row) => Object.values(row).some((value) => value !== 0)))
    report('BHA010', 'an entry of points is none of the system');
  tasks.forEach((task, index) => {
    checkTask(task, declared.tasks[index]!, report);
  });
  checkLists(tables, declared, report);
  checkRateOwners(tables, declared, report);
  checkRules(tables, declared, report);
  checkPeripherals(tables, declared, report);
  return { points, tasks };
}

function checkHead(tables: Tables, declared: Declared, report: Report): void {
  const head = tables.tables[0]!;
  const wanted: Record<string, number> = {
    magic: tablesMagic,
    version: tablesVersion,
    tasks: declared.tasks.length,
    points: declared.points.length,
    interrupts: interruptsOf(declared).length,
    rates: declared.tasks.flatMap((task) => task.calls.filter(({ rate }) => rate)).length,
    tick_us: declared.tickUs,
    systick_reload: declared.systickReload,
    counter: declared.counter.address,
    counter_mhz_chip: declared.counter.mhzChip,
    counter_mhz_qemu: declared.counter.mhzQemu,
    ...ruleCounts(declared),
  };
  for (const [field, value] of Object.entries(wanted)) {
    if (head[field] !== value) report('BHA011', `tables.${field} is ${head[field]}, declared is ${value}`);
  }
  // A C array has at least one entry: of an empty table it is a filler that its count keeps out of use.
  const lengths = { task_descriptors: head.tasks!, points: head.points!, interrupts: head.interrupts!, rates: head.rates! } as const;
  for (const [name, count] of Object.entries(lengths)) {
    const rows = tables[name as keyof typeof lengths].length;
    if (rows !== Math.max(1, count)) report('BHA010', `table '${name}' has ${rows} entries, its count is ${count}`);
  }
}

function pointOf(row: Row, index: number, declared: Declared, report: Report): PointRights {
  const name = declared.points[index]!.name;
  if (row.reserved !== 0) report('BHA010', `point '${name}' has a reserved byte that is not 0`);
  if (row.source! > 1 || row.output! > 1) report('BHA012', `point '${name}' has a source or output that does not exist`);
  const counted = declared.tasks[row.subject!]?.name ?? `task ${row.subject}`;
  return {
    name,
    safe: row.safe!,
    output: row.output === 1,
    restartsOf: row.source === 1 ? counted : row.subject === 0 ? null : `unused subject ${row.subject}`,
  };
}

function taskOf(
  tables: Tables,
  index: number,
  { name }: DeclaredTask,
  compartment: Compartment,
  declared: Declared,
  report: Report,
): TaskRights {
  const row = tables.task_descriptors[index] ?? ({} as Row);
  if (row.reserved !== 0) report('BHA010', `task '${name}' has a reserved byte that is not 0`);
  if (roles[row.flags!] === undefined) report('BHA012', `task '${name}' has flags ${row.flags}`);
  const list = (at: number, count: number) =>
    Array.from({ length: count }, (_, offset) => {
      const point = tables.point_lists[at + offset]?.point;
      const found = point === undefined ? undefined : declared.points[point];
      if (!found) report('BHA012', `task '${name}' names a point that does not exist`);
      return found?.name ?? `point ${point}`;
    });
  return {
    name,
    role: roles[row.flags!] ?? `flags ${row.flags}`,
    priority: row.priority!,
    period: row.period!,
    budget: row.budget!,
    startBudget: row.start_budget!,
    serveLimit: row.serve_limit!,
    reads: list(row.reads_at!, row.reads!),
    writes: list(row.writes_at!, row.writes!),
    uses: compartment.uses,
    log: (row.flags! & logFlag) !== 0,
    interrupts: tables.interrupts
      .slice(0, tables.tables[0]!.interrupts)
      .filter((interrupt) => interrupt.task === index)
      .map(({ line, bit }) => ({ line: line!, bit: bit! })),
    calls: Array.from({ length: row.calls! }, (_, offset) => callOf(tables, row.calls_at! + offset, name, declared, report)),
  };
}

function callOf(tables: Tables, at: number, task: string, declared: Declared, report: Report): TaskRights['calls'][number] {
  const right = tables.call_rights[at];
  const target = right && declared.tasks[right.target!];
  if (!right || !target) {
    report('BHA012', `task '${task}' has a right to call a task that does not exist`);
    return { name: `call ${at}`, methods: 0, rate: null, rules: [] };
  }
  const known = declaredCalls(declared).find((call) => call.target === target.name && call.endpoint === right.endpoint);
  const rate = right.rate === unlimited ? null : tables.rates[right.rate!];
  if (rate === undefined || (right.rate !== unlimited && right.rate! >= tables.tables[0]!.rates!)) {
    report('BHA012', `task '${task}' has a rate that does not exist`);
  }
  return {
    name: known?.name ?? `${target.name}.endpoint ${right.endpoint}`,
    methods: right.methods!,
    rate: rate ? { atMost: rate.at_most!, ticks: rate.ticks! } : null,
    rules: readRules(tables, right, known?.rules ?? [], declared, report),
  };
}

/** A rate counts the calls of one task to one endpoint: two rights with one counter would let one caller use up the calls of another. */
function checkRateOwners(tables: Tables, declared: Declared, report: Report): void {
  const owners = new Map<number, string>();
  declared.tasks.forEach((task, index) => {
    const row = tables.task_descriptors[index]!;
    for (let offset = 0; offset < row.calls!; offset++) {
      const rate = tables.call_rights[row.calls_at! + offset]?.rate;
      if (rate === undefined || rate === unlimited) continue;
      const other = owners.get(rate);
      if (other !== undefined) report('BHA012', `the rate ${rate} of task '${task.name}' is that of another right of '${other}'`);
      owners.set(rate, task.name);
    }
  });
}

function declaredCalls(declared: Declared): DeclaredCall[] {
  return declared.tasks.flatMap((task) => task.calls);
}

function checkPoints(points: readonly PointRights[], declared: Declared, report: Report): void {
  points.forEach((point, index) => {
    const wanted = declared.points[index]!;
    const differs = point.safe !== wanted.safe >>> 0 || point.output !== wanted.output || point.restartsOf !== (wanted.subject ?? null);
    if (differs) report('BHA011', `point '${point.name}' is ${JSON.stringify(point)}, declared is safe ${hex(wanted.safe)}`);
  });
}

/** Field by field, so that the finding names the right that differs. */
function checkTask(task: TaskRights, wanted: DeclaredTask, report: Report): void {
  const compare = (what: string, found: unknown, declared: unknown) => {
    if (JSON.stringify(found) !== JSON.stringify(declared)) {
      report('BHA011', `task '${task.name}': ${what} ${JSON.stringify(found)}, declared ${JSON.stringify(declared)}`);
    }
  };
  compare('role', task.role, wanted.role);
  compare('priority', task.priority, wanted.priority);
  compare('period', task.period, wanted.period);
  compare('budget', task.budget, wanted.budget);
  compare('start budget', task.startBudget, wanted.startBudget);
  compare('serve limit', task.serveLimit, wanted.serveLimit);
  compare('reads', task.reads, wanted.reads);
  compare('writes', task.writes, wanted.writes);
  compare('uses', task.uses, wanted.uses);
  compare('log', task.log, wanted.log);
  compare(
    'calls',
    task.calls.map(({ name, methods, rate }) => ({ name, methods, rate })),
    wanted.calls.map(({ name, methods, rate }) => ({ name, methods, rate })),
  );
}

/** Each entry of a list is used once, and what no task names is a filler. */
function checkLists(tables: Tables, declared: Declared, report: Report): void {
  const used = { point_lists: new Set<number>(), call_rights: new Set<number>() };
  const take = (list: keyof typeof used, from: number, count: number, task: string) => {
    for (let at = from; at < from + count; at++) {
      if (used[list].has(at)) report('BHA012', `task '${task}' uses an entry of ${list} that is another's`);
      used[list].add(at);
    }
  };
  let point = 0;
  let call = 0;
  tables.task_descriptors.slice(0, declared.tasks.length).forEach((row, index) => {
    const { name } = declared.tasks[index]!;
    // The lists stand one after the other; an index that its count of 0 keeps out of use is checked all the same.
    if (row.reads_at !== point || row.writes_at !== point + row.reads! || row.calls_at !== call) {
      report('BHA012', `task '${name}': its lists do not follow those of the task before it`);
    }
    point += row.reads! + row.writes!;
    call += row.calls!;
    take('point_lists', row.reads_at!, row.reads!, name);
    take('point_lists', row.writes_at!, row.writes!, name);
    take('call_rights', row.calls_at!, row.calls!, name);
  });
  for (const list of ['point_lists', 'call_rights'] as const) {
    const rows = tables[list];
    const filler =
      list === 'point_lists' ? { point: 0xff } : { target: 0, endpoint: 0, methods: 0, rate: unlimited, guard: 0xffff, reserved: 0 };
    rows.forEach((row, at) => {
      if (!used[list].has(at) && JSON.stringify(row) !== JSON.stringify(filler)) report('BHA010', `entry ${at} of ${list} is no task's`);
    });
  }
  const owners = new Map<string, string>();
  for (const task of declared.tasks) {
    for (const point of task.writes) {
      if (owners.has(point)) report('BHA011', `'${owners.get(point)}' and '${task.name}' both write '${point}'`);
      owners.set(point, task.name);
    }
  }
}

function checkPeripherals(tables: Tables, declared: Declared, report: Report): void {
  const wanted = declared.tasks.flatMap((task) => task.uses.map((name) => declared.peripherals[name]?.base ?? 0));
  const found = tables.board_peripherals.map((row) => row.base!);
  if (JSON.stringify(found) !== JSON.stringify([...wanted, 0])) {
    report('BHA011', `board_peripherals switches on ${found.map(hex).join(', ')}; declared are ${[...wanted, 0].map(hex).join(', ')}`);
  }
  const interrupts = interruptsOf(declared);
  const filler = [{ line: 0, task: 0, bit: 0, reserved: 0 }];
  if (JSON.stringify(tables.interrupts) !== JSON.stringify(interrupts.length > 0 ? interrupts : filler)) {
    report('BHA011', 'the interrupts are not those of the peripherals that the tasks use');
  }
  const rates = declared.tasks.flatMap((task) =>
    task.calls.flatMap(({ rate }) => (rate ? [{ ticks: rate.ticks, at_most: rate.atMost }] : [])),
  );
  if (JSON.stringify(tables.rates) !== JSON.stringify(rates.length > 0 ? rates : [{ ticks: 0, at_most: 0 }])) {
    report('BHA011', 'the rates are not those that are declared');
  }
}

function interruptsOf({ tasks, peripherals }: Declared): Row[] {
  return tasks.flatMap((task, index) =>
    task.uses.flatMap((name, bit) => (peripherals[name]?.irqs ?? []).map((line) => ({ line, task: index, bit, reserved: 0 }))),
  );
}
