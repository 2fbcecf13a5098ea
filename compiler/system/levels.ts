/**
 * Integrity (Biba) and secrecy (Bell-LaPadula): which way data may go between tasks that have levels. Both ends of a call and of a point are fixed when the
 * system is built, so both are decided here, for good: no call that breaks them gets into a table. What a call gives back goes the other way; whether it does,
 * the compiled methods tell (`checkReplies`).
 */
import { type Fields, type Findings, show } from './findings.ts';
import type { EndpointModel, LevelsModel, PointModel, TaskModel } from './model.ts';
import { suggestion } from './suggest.ts';

type Path = readonly (string | number)[];

/** Lowest first. */
export const levelNames = { integrity: ['low', 'medium', 'high'], secrecy: ['public', 'internal', 'secret'] } as const;
const option = { integrity: 'upgrade', secrecy: 'declassify' } as const;
const codes = {
  integrity: { level: 'BH3064', violated: 'BH3062' },
  secrecy: { level: 'BH3066', violated: 'BH3067' },
} as const;

/** integrity({ task: level }, { upgrade: ['task.endpoint', 'point'] }), secrecy(…, { declassify: … }) */
export function readLevels(
  findings: Findings,
  path: Path,
  kind: LevelsModel['kind'],
  rule: Fields,
  tasks: readonly TaskModel[],
  points: readonly PointModel[],
): LevelsModel {
  const names: readonly string[] = levelNames[kind];
  const ranks: Record<string, number> = {};
  const levels: Record<string, string> = {};
  for (const [name, level] of Object.entries(findings.fields([...path, 0], rule.levels))) {
    if (!tasks.some((task) => task.name === name)) unknownTask(findings, [...path, 0, name], name, tasks);
    const rank = names.indexOf(String(level));
    if (rank < 0) findings.error(codes[kind].level, [...path, 0, name], `${show(level)} is no ${kind} level`);
    else {
      ranks[name] = rank;
      levels[name] = String(level);
    }
  }
  const at = [...path, 1, option[kind]];
  const exempt = findings.names(at, rule[option[kind]]);
  const calls = [...new Set(tasks.flatMap((task) => task.calls.map((call) => call.name)))];
  exempt.forEach((name, index) => {
    if (calls.includes(name) || points.some((point) => point.name === name)) return;
    const hint = suggestion(name, [...calls, ...points.map((point) => point.name)], 'calls of the system');
    findings.error('BH3061', [...at, index], `no task declares the call '${name}'`, hint);
  });
  return { kind, ranks, levels, exempt, path };
}

/** May data not go from a task of the first rank to one of the second? */
export function isForbidden(kind: LevelsModel['kind'], from: number, to: number): boolean {
  return kind === 'integrity' ? from < to : from > to;
}

interface Way {
  /** Call or point. */
  name: string;
  from: string;
  to: string;
  at: Path;
  /** What carries: 'control.setpoint', `the answer of 'control.setpoint'`. */
  carrier: string;
}

export function checkLevels(findings: Findings, levels: LevelsModel, tasks: readonly TaskModel[], points: readonly PointModel[]): void {
  for (const way of [...callWays(tasks), ...pointWays(tasks, points)]) checkWay(findings, levels, way);
}

/** Of what calls give back. */
export function checkReplies(
  findings: Findings,
  levels: LevelsModel,
  tasks: readonly TaskModel[],
  endpoints: readonly (readonly EndpointModel[])[],
): void {
  for (const way of replyWays(tasks, endpoints)) checkWay(findings, levels, way);
}

export function callWays(tasks: readonly TaskModel[]): Way[] {
  return tasks.flatMap((task) =>
    task.calls.flatMap((call, index): Way[] => {
      const target = tasks.find((candidate) => candidate.index === call.target);
      const at = ['tasks', task.name, 'calls', index];
      return target ? [{ name: call.name, from: task.name, to: target.name, at, carrier: `'${call.name}'` }] : [];
    }),
  );
}

export function replyWays(tasks: readonly TaskModel[], endpoints: readonly (readonly EndpointModel[])[]): Way[] {
  return tasks.flatMap((task) =>
    task.calls.flatMap((call, index): Way[] => {
      const endpoint = endpoints[call.target]?.find(({ name }) => name === call.endpoint);
      const giving = endpoint?.signatures?.find(({ returns }) => returns);
      const target = tasks.find((candidate) => candidate.index === call.target);
      if (!giving || !target) return [];
      const carrier = `the value of '${call.name}.${giving.name}'`;
      return [{ name: call.name, from: target.name, to: task.name, at: ['tasks', task.name, 'calls', index], carrier }];
    }),
  );
}

export function pointWays(tasks: readonly TaskModel[], points: readonly PointModel[]): Way[] {
  return tasks.flatMap((task) =>
    task.reads.flatMap((index, place): Way[] => {
      const point = points[index]!;
      // What the I/O task and the kernel write has no level: it is the world, or the kernel's own.
      const writer = tasks.find((candidate) => candidate.index === point.writer && candidate.role === 'user');
      if (!writer) return [];
      return [{ name: point.name, from: writer.name, to: task.name, at: ['tasks', task.name, 'reads', place], carrier: `'${point.name}'` }];
    }),
  );
}

function checkWay(findings: Findings, { kind, ranks, levels, exempt }: LevelsModel, { name, from, to, at, carrier }: Way): void {
  if (exempt.includes(name)) return;
  const [first, second] = [ranks[from], ranks[to]];
  if (first === undefined && second === undefined) return;
  if (first === undefined || second === undefined) {
    // A task without a level between two others would carry data past the rule unseen.
    const [without, other] = first === undefined ? [from, to] : [to, from];
    findings.error(
      codes[kind].level,
      at,
      `'${without}' has no ${kind} level, but '${other}' at the other end of ${carrier} has`,
      `give '${without}' a level in \`${kind}\``,
    );
  } else if (isForbidden(kind, first, second)) {
    findings.error(codes[kind].violated, at, `${carrier} carries data from '${from}' (${levels[from]}) to '${to}' (${levels[to]})`);
  }
}

export function unknownTask(findings: Findings, path: Path, name: unknown, tasks: readonly TaskModel[]): void {
  const names = tasks.map((task) => task.name);
  findings.errorAtName('BH3060', path, `there is no task ${show(name)}`, suggestion(String(name), names, 'tasks of the system'));
}
