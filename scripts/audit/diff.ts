/** The authority diff: what a new image may do that the old one could not, and the other way round. */
import { compareCallRules, compareRules } from './diff-rules.ts';
import type { AuditDocument } from './document.ts';

export interface RightChange {
  /** Wider: the new image may do more. Narrower: less. Other: neither can be said to contain the other. */
  kind: 'wider' | 'narrower' | 'other';
  text: string;
}

export function compareRights(before: AuditDocument, after: AuditDocument): RightChange[] {
  const changes: RightChange[] = [];
  const oldTasks = new Map(before.tasks.map((task) => [task.name, task]));
  const newTasks = new Map(after.tasks.map((task) => [task.name, task]));
  if (before.board !== after.board) changes.push({ kind: 'other', text: `board ${before.board} became ${after.board}` });
  for (const name of oldTasks.keys()) if (!newTasks.has(name)) changes.push({ kind: 'narrower', text: `task '${name}' is gone` });
  for (const task of after.tasks) {
    const old = oldTasks.get(task.name);
    if (!old) changes.push({ kind: 'wider', text: `task '${task.name}' is new` });
    changes.push(...compareTask(old ?? nobody(task), task));
  }
  changes.push(...comparePoints(before, after), ...compareRules(before, after));
  return changes;
}

type Task = AuditDocument['tasks'][number];

/** A task without any right, to compare a new one with. */
function nobody(task: Task): Task {
  return {
    ...task,
    reads: [],
    writes: [],
    uses: [],
    log: false,
    calls: [],
    systemCalls: [],
    memory: { flash: { base: 0, size: 0 }, ram: { base: 0, size: 0 } },
  };
}

function compareTask(old: Task, task: Task): RightChange[] {
  const changes: RightChange[] = [];
  const lists = { reads: 'reads', writes: 'writes', uses: 'uses', systemCalls: 'may ask the kernel for' } as const;
  for (const [list, verb] of Object.entries(lists) as [keyof typeof lists, string][]) {
    for (const item of task[list])
      if (!old[list].includes(item)) changes.push({ kind: 'wider', text: `'${task.name}' now ${verb} '${item}'` });
    for (const item of old[list])
      if (!task[list].includes(item)) changes.push({ kind: 'narrower', text: `'${task.name}' no longer ${verb} '${item}'` });
  }
  if (task.log !== old.log) {
    changes.push({ kind: task.log ? 'wider' : 'narrower', text: `'${task.name}' ${task.log ? 'now' : 'no longer'} reads the audit log` });
  }
  for (const call of task.calls) {
    const before = old.calls.find(({ name }) => name === call.name);
    if (!before) {
      changes.push({ kind: 'wider', text: `'${task.name}' may now call '${call.name}'` });
      continue;
    }
    if (before.methods !== call.methods) {
      changes.push({
        kind: call.methods > before.methods ? 'wider' : 'narrower',
        text: `'${call.name}' has ${call.methods} methods, not ${before.methods}`,
      });
    }
    changes.push(...compareRate(task.name, call.name, before.rate, call.rate));
    changes.push(...compareCallRules(task.name, before, call));
  }
  for (const { name } of old.calls) {
    if (!task.calls.some((call) => call.name === name))
      changes.push({ kind: 'narrower', text: `'${task.name}' may no longer call '${name}'` });
  }
  const limits = [
    ['priority', old.priority, task.priority, (value: number) => -value],
    ['budget', old.budgetUs, task.budgetUs, noLimit],
    ['start budget', old.startBudgetUs, task.startBudgetUs, noLimit],
    ['serve limit', old.serveLimit, task.serveLimit, noLimit],
  ] as const;
  for (const [what, before, now, weight] of limits) {
    if (before !== now)
      changes.push({ kind: weight(now) > weight(before) ? 'wider' : 'narrower', text: `'${task.name}' has ${what} ${now}, not ${before}` });
  }
  if (old.periodUs !== task.periodUs)
    changes.push({ kind: 'other', text: `'${task.name}' has period ${task.periodUs} us, not ${old.periodUs} us` });
  if (old.role !== task.role) changes.push({ kind: 'other', text: `'${task.name}' is ${task.role}, not ${old.role}` });
  return changes;
}

/** 0 stands for none. */
function noLimit(value: number): number {
  return value === 0 ? Number.POSITIVE_INFINITY : value;
}

type Rate = Task['calls'][number]['rate'];

function compareRate(task: string, call: string, before: Rate, now: Rate): RightChange[] {
  if (JSON.stringify(before) === JSON.stringify(now)) return [];
  const show = (rate: Rate) => (rate ? `${rate.atMost} in ${rate.perUs / 1000} ms` : 'without limit');
  const text = `'${task}' may call '${call}' ${show(now)}, not ${show(before)}`;
  if (!now) return [{ kind: 'wider', text }];
  if (!before) return [{ kind: 'narrower', text }];
  const more = now.atMost >= before.atMost && now.perUs <= before.perUs;
  const less = now.atMost <= before.atMost && now.perUs >= before.perUs;
  return [{ kind: more ? 'wider' : less ? 'narrower' : 'other', text }];
}

function comparePoints(before: AuditDocument, after: AuditDocument): RightChange[] {
  const old = new Map(before.points.map((point) => [point.name, point]));
  const changes: RightChange[] = [];
  for (const point of after.points) {
    const was = old.get(point.name);
    if (!was) changes.push({ kind: 'other', text: `point '${point.name}' is new` });
    else if (was.safe !== point.safe)
      changes.push({ kind: 'other', text: `'${point.name}' has the safe value ${point.safe}, not ${was.safe}` });
    else if (was.output !== point.output || was.kind !== point.kind || was.type !== point.type) {
      changes.push({ kind: 'other', text: `'${point.name}' is ${point.kind} ${point.type}, not ${was.kind} ${was.type}` });
    }
  }
  for (const { name } of before.points) {
    if (!after.points.some((point) => point.name === name)) changes.push({ kind: 'other', text: `point '${name}' is gone` });
  }
  return changes;
}

/** Does the new image need someone's leave? A change that cannot be ordered counts as wider. */
export function widens(changes: readonly RightChange[]): boolean {
  return changes.some(({ kind }) => kind !== 'narrower');
}
