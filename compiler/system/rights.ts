/** What each task may touch: points, peripherals, calls. Default deny: what is not found here is in no table. */
import { describe, type Findings } from './findings.ts';
import type { Board, CallModel, PointModel, TaskModel } from './model.ts';
import { isInput } from './points.ts';
import { suggestion } from './suggest.ts';
import type { DefinedTask } from './tasks.ts';

/** Regions 0 and 1 of the MPU are the task's flash and RAM. */
const peripheralsMax = 6;

export function checkRights(findings: Findings, tasks: readonly DefinedTask[], points: readonly PointModel[], board: Board | null): void {
  for (const task of tasks) {
    task.model.writes.push(...checkWrites(findings, task, points));
    task.model.reads.push(...checkReads(findings, task, points));
  }
  for (const point of points) {
    if (point.writer !== null || point.kind === 'restarts') continue;
    findings.errorAtName('BH3021', ['points', point.name], `no task writes '${point.name}'`);
  }
  checkPeripherals(findings, tasks, board);
  const models = tasks.map((task) => task.model);
  for (const task of tasks) task.model.calls.push(...checkCalls(findings, task, models));
}

function unknownPoint(findings: Findings, path: readonly (string | number)[], name: string, points: readonly PointModel[]): void {
  const names = points.map((point) => point.name);
  findings.error('BH3022', path, `there is no point '${name}'`, suggestion(name, names, 'points of the system'));
}

function checkWrites(findings: Findings, { model, definition, path }: DefinedTask, points: readonly PointModel[]): number[] {
  const at = [...path, 'writes'];
  return findings.names(at, definition.writes).flatMap((name) => {
    const here = [...at, (definition.writes as unknown[]).indexOf(name)];
    const point = points.find((candidate) => candidate.name === name);
    if (!point) {
      unknownPoint(findings, here, name, points);
      return [];
    }
    if (isInput(point) || point.kind === 'restarts' || point.kind === 'quality') {
      const what = { restarts: 'a restart count', quality: 'the quality of a point' }[point.kind as string] ?? 'an input';
      findings.error('BH3023', here, `'${name}' is ${what}`);
      return [];
    }
    if (point.writer !== null) {
      findings.error('BH3020', here, `'${name}' has a writer already: another task's \`writes\` names it`);
      return [];
    }
    point.writer = model.index;
    return [point.index];
  });
}

function checkReads(findings: Findings, { model, definition, path }: DefinedTask, points: readonly PointModel[]): number[] {
  const at = [...path, 'reads'];
  return findings.names(at, definition.reads).flatMap((name) => {
    const here = [...at, (definition.reads as unknown[]).indexOf(name)];
    const point = points.find((candidate) => candidate.name === name);
    if (!point) {
      unknownPoint(findings, here, name, points);
      return [];
    }
    if (model.writes.includes(point.index)) {
      findings.error(
        'BH3026',
        here,
        `'${name}' stands in 'reads' and 'writes'`,
        "`writes` includes reading it back: remove it from 'reads'",
      );
      return [];
    }
    return [point.index];
  });
}

function checkPeripherals(findings: Findings, tasks: readonly DefinedTask[], board: Board | null): void {
  const owners = new Map<string, string>();
  for (const { model, definition, path } of tasks) {
    const at = [...path, 'uses'];
    const names = findings.names(at, definition.uses);
    if (names.length > peripheralsMax) {
      findings.error('BH3036', at, `${names.length} peripherals; a task uses at most ${peripheralsMax}`);
    }
    for (const name of names) {
      const here = [...at, (definition.uses as unknown[]).indexOf(name)];
      const owner = owners.get(name);
      const known = Object.entries(board?.peripherals ?? {}).flatMap(([each, { points }]) => (points ? [] : [each]));
      if (board && !known.includes(name)) {
        findings.error(
          'BH3034',
          here,
          `${board.name} has no peripheral '${name}'`,
          suggestion(name, known, `peripherals of ${board.name}`),
        );
      } else if (owner !== undefined) {
        findings.error('BH3035', here, `'${name}' belongs to task '${owner}' already`);
      } else {
        owners.set(name, model.name);
        model.uses.push(name);
      }
    }
  }
  if (board) checkPeripheralPins(findings, tasks, board);
}

/** Two peripherals in use that come out on the same pin. */
function checkPeripheralPins(findings: Findings, tasks: readonly DefinedTask[], board: Board): void {
  const owners = new Map<string, string>();
  for (const { model, definition, path } of tasks) {
    for (const name of model.uses) {
      for (const pin of board.peripherals[name]?.pins ?? []) {
        const owner = owners.get(pin);
        if (owner === undefined) {
          owners.set(pin, name);
          continue;
        }
        const here = [...path, 'uses', (definition.uses as unknown[]).indexOf(name)];
        findings.error('BH3015', here, `'${name}' and '${owner}' share pin ${pin}`);
      }
    }
  }
}

function checkCalls(findings: Findings, { model, definition, path }: DefinedTask, tasks: readonly TaskModel[]): CallModel[] {
  const at = [...path, 'calls'];
  return findings.names(at, definition.calls).flatMap((name) => {
    const here = [...at, (definition.calls as unknown[]).indexOf(name)];
    const parts = name.split('.');
    const [targetName = '', endpoint = ''] = parts;
    if (parts.length !== 2 || targetName === '' || endpoint === '') {
      findings.error('BH3050', here, `'${name}' in ${describe(at)} is not of the form 'task.endpoint'`);
      return [];
    }
    const target = tasks.find((task) => task.name === targetName);
    if (!target) {
      const others = tasks.filter((task) => task !== model && task.language === 'ts').map((task) => task.name);
      findings.error('BH3050', here, `there is no task '${targetName}'`, suggestion(targetName, others, 'tasks that can be called'));
      return [];
    }
    if (target === model) {
      findings.error('BH3051', here, `'${name}' is an endpoint of this task itself`);
      return [];
    }
    if (target.language === 'c') {
      findings.error('BH3052', here, `task '${targetName}' is written in C`);
      return [];
    }
    return [{ name, target: target.index, endpoint, rate: null }];
  });
}
