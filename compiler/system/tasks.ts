/** Tasks as declared: entry, priority, times, limits. What they may touch is in rights.ts. */
import { isAbsolute, resolve } from 'node:path';
import { describe, type Fields, type Findings, isIdentifier, show } from './findings.ts';
import type { Board, TaskModel } from './model.ts';

/** The kernel's limits (kernel/README.md). */
const tasksMax = 16;
const periodTicksMost = 0x7fff;
const budgetUsMost = 4_000_000;
const keys = [
  'entry',
  'priority',
  'period',
  'budget',
  'startBudget',
  'reads',
  'writes',
  'uses',
  'log',
  'calls',
  'restart',
  'stack',
  'servesPerPeriod',
];
const reservedNames = ['supervisor', 'io', 'kernel', 'tables', 'firmware', 'bulkhead'];

const defaultUs = { period: 10_000, budget: 10_000, startBudget: 20_000, within: 10_000, per: 1_000_000 } as const;
const defaultRestarts = 5;
const defaultServes = 8;
const priorityMost = 200;
const stackLeast = 256;

export interface TaskCheck {
  /** Absolute path of the folder of system.ts. */
  folder: string;
  board: Board | null;
  /** Is there a file of this absolute path? */
  isFile(path: string): boolean;
}

/** A user task before its rights are known, with its definition beside it. */
export interface DefinedTask {
  model: TaskModel;
  definition: Fields;
  path: readonly string[];
}

/** Names that a definition may use for tasks: those well formed, in order, after the two built-in ones. */
export function taskNamesOf(value: unknown): string[] {
  const names = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  return ['supervisor', 'io', ...names];
}

export function checkTasks(findings: Findings, value: unknown, check: TaskCheck): DefinedTask[] {
  const definitions = Object.entries(findings.fields(['tasks'], value));
  if (definitions.length === 0)
    findings.errorAtName('BH3033', ['tasks'], 'a system without tasks does nothing', 'declare at least one task');
  if (definitions.length > tasksMax - 2) {
    findings.errorAtName('BH3033', ['tasks'], `${definitions.length} tasks; a system has at most ${tasksMax - 2}`);
  }
  return definitions.map(([name, raw], position) => {
    const path = ['tasks', name];
    if (!isIdentifier(name)) findings.errorAtName('BH3030', path, `'${name}' cannot be the name of a task`);
    else if (reservedNames.includes(name)) findings.errorAtName('BH3030', path, `'${name}' is reserved`);
    const definition = findings.fields(path, raw, keys);
    return { model: readTask(findings, name, position + 2, path, definition, check), definition, path };
  });
}

function readTask(
  findings: Findings,
  name: string,
  index: number,
  path: readonly string[],
  definition: Fields,
  check: TaskCheck,
): TaskModel {
  const entry = readEntry(findings, path, definition.entry, check);
  const priority = findings.whole('BH3043', [...path, 'priority'], definition.priority, 1, priorityMost);
  const times = readTimes(findings, path, definition);
  const model = {
    name,
    index,
    role: 'user' as const,
    entry: entry.path,
    language: entry.language,
    priority: (priority ?? 1) + 1,
    ...times,
    startBudgetUs: readStartBudget(findings, path, definition.startBudget),
    serveLimit: readOptional(definition.servesPerPeriod, defaultServes, (given) =>
      findings.whole('BH3045', [...path, 'servesPerPeriod'], given, 1, 0xffff),
    ),
    reads: [],
    writes: [],
    uses: [],
    calls: [],
    ...(readLog(findings, path, definition.log) ? { log: true as const } : {}),
    restart: readRestart(findings, path, definition.restart),
    get place() {
      return findings.places.name(path);
    },
  };
  if (definition.period === undefined && times.period > 0)
    Object.defineProperty(model, 'periodIsDefault', { value: true, enumerable: true });
  const stack = readStack(findings, path, definition.stack, check.board);
  if (stack !== null) Object.defineProperty(model, 'stack', { value: stack, enumerable: true });
  return model;
}

function readLog(findings: Findings, path: readonly string[], given: unknown): boolean {
  if (given !== undefined && typeof given !== 'boolean') {
    const at = [...path, 'log'];
    findings.error('BH3079', at, `${describe(at)} is true or false, not ${show(given)}`);
  }
  return given === true;
}

function readOptional(given: unknown, otherwise: number, read: (given: unknown) => number | null): number {
  return given === undefined ? otherwise : (read(given) ?? otherwise);
}

function readEntry(findings: Findings, path: readonly string[], entry: unknown, check: TaskCheck): { path: string; language: 'ts' | 'c' } {
  const at = [...path, 'entry'];
  const language = typeof entry === 'string' && entry.endsWith('.c') ? 'c' : 'ts';
  if (typeof entry !== 'string' || isAbsolute(entry) || !/^\.\.?\/.*\.(ts|c)$/.test(entry) || entry.endsWith('.d.ts')) {
    findings.error('BH3032', at, `${describe(at)} must be a path such as './control.ts', not ${show(entry)}`);
    return { path: '', language };
  }
  const absolute = resolve(check.folder, entry);
  if (!check.isFile(absolute)) findings.error('BH3031', at, `there is no file '${entry}' beside system.ts`);
  return { path: absolute, language };
}

/** Period in ticks and budget in microseconds. Without period and without anything that could wake it, a task gets a period of 10 ms. */
function readTimes(findings: Findings, path: readonly string[], definition: Fields): { period: number; budgetUs: number } {
  const tickUs = findings.tickUs;
  let periodUs = 0;
  if (definition.period !== undefined) {
    const ticks = findings.ticks([...path, 'period'], definition.period, periodTicksMost);
    periodUs = (ticks ?? 0) * (tickUs ?? 0);
  } else if (!Array.isArray(definition.uses) || definition.uses.length === 0) {
    periodUs = defaultUs.period;
  }
  const period = tickUs === null ? 0 : Math.round(periodUs / tickUs);
  if (definition.budget === undefined) return { period, budgetUs: periodUs > 0 ? Math.min(periodUs, budgetUsMost) : defaultUs.budget };
  const budgetUs = findings.duration([...path, 'budget'], definition.budget, budgetUsMost) ?? defaultUs.budget;
  if (periodUs > 0 && budgetUs > periodUs) {
    const declared = definition.period === undefined ? `'10ms', the default` : show(definition.period);
    findings.error('BH3042', [...path, 'budget'], `the budget ${show(definition.budget)} is above the period ${declared}`);
  }
  return { period, budgetUs };
}

function readStartBudget(findings: Findings, path: readonly string[], given: unknown): number {
  return readOptional(given, defaultUs.startBudget, (value) => findings.duration([...path, 'startBudget'], value, budgetUsMost));
}

function readRestart(findings: Findings, path: readonly string[], given: unknown): TaskModel['restart'] {
  const at = [...path, 'restart'];
  const { within, atMost, per } = given === undefined ? ({} as Fields) : findings.fields(at, given, ['within', 'atMost', 'per']);
  const tickUs = findings.tickUs ?? 1000;
  const ticksOf = (key: 'within' | 'per', value: unknown) =>
    readOptional(value, Math.ceil(defaultUs[key] / tickUs), (duration) => findings.ticks([...at, key], duration));
  return {
    withinTicks: ticksOf('within', within),
    atMost: readOptional(atMost, defaultRestarts, (value) => findings.whole('BH3044', [...at, 'atMost'], value, 0, 0xffff)),
    perTicks: ticksOf('per', per),
  };
}

function readStack(findings: Findings, path: readonly string[], given: unknown, board: Board | null): number | null {
  if (given === undefined) return null;
  const at = [...path, 'stack'];
  const stack = findings.whole('BH3046', at, given, stackLeast, board?.ram.size ?? 0x10_0000);
  if (stack !== null && stack % 8 !== 0) findings.error('BH3046', at, `a stack of ${stack} bytes is no multiple of 8`);
  return stack;
}

/** Task 0 of every system. */
export function supervisorTask(entry: string): TaskModel {
  return builtIn({ name: 'supervisor', index: 0, role: 'supervisor', entry, language: 'ts', priority: 0, period: 0 });
}

/** Task 1 of every system: moves points between the process image and the hardware, as often as the most frequent task runs. */
export function ioTaskOf(entry: string, userTasks: readonly TaskModel[], tickUs: number): TaskModel {
  const periods = userTasks.map((task) => task.period).filter((period) => period > 0);
  const period = periods.length > 0 ? Math.min(...periods) : Math.ceil(defaultUs.period / tickUs);
  return builtIn({ name: 'io', index: 1, role: 'io', entry, language: 'c', priority: 1, period });
}

function builtIn(task: Pick<TaskModel, 'name' | 'index' | 'role' | 'entry' | 'language' | 'priority' | 'period'>): TaskModel {
  return {
    ...task,
    // The kernel trusts these two with the processor: no budget.
    budgetUs: 0,
    startBudgetUs: defaultUs.startBudget,
    serveLimit: defaultServes,
    reads: [],
    writes: [],
    uses: [],
    calls: [],
    restart: { withinTicks: 10, atMost: defaultRestarts, perTicks: 1000 },
    place: { file: task.entry, line: 1, column: 1, endLine: 1, endColumn: 1 },
  };
}
