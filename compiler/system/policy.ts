/** Policy rules: those that are decided at build time are decided here, the others become tables. */
import { type Fields, type Findings, show } from './findings.ts';
import type { TaskModel } from './model.ts';
import { suggestion } from './suggest.ts';

/** Lowest first. */
const levels = ['low', 'medium', 'high'];

export function checkPolicy(findings: Findings, value: unknown, tasks: readonly TaskModel[]): void {
  if (value === undefined) return;
  if (!Array.isArray(value)) {
    findings.error('BH3005', ['policy'], "'policy' must be a list of rules");
    return;
  }
  value.forEach((rule: unknown, index) => {
    const path = ['policy', index];
    const fields = findings.fields(path, rule);
    if (fields.rule === 'rate') checkRate(findings, path, fields, tasks);
    else if (fields.rule === 'integrity') checkIntegrity(findings, path, fields, tasks);
    else findings.error('BH3065', path, `${show(fields.rule)} is no rule that Bulkhead knows`);
  });
}

function unknownTask(findings: Findings, path: readonly (string | number)[], name: unknown, tasks: readonly TaskModel[]): void {
  const names = tasks.map((task) => task.name);
  findings.errorAtName('BH3060', path, `there is no task ${show(name)}`, suggestion(String(name), names, 'tasks of the system'));
}

/** rate(from, call, { atMost, per }) */
function checkRate(findings: Findings, path: readonly (string | number)[], rule: Fields, tasks: readonly TaskModel[]): void {
  const from = tasks.find((task) => task.name === rule.from);
  if (!from) unknownTask(findings, [...path, 0], rule.from, tasks);
  const call = from?.calls.find((candidate) => candidate.name === rule.call);
  if (from && !call) {
    const names = from.calls.map((candidate) => candidate.name);
    findings.error(
      'BH3061',
      [...path, 1],
      `'${from.name}' has no call ${show(rule.call)}`,
      suggestion(String(rule.call), names, `calls of '${from.name}'`),
    );
  }
  const atMost = findings.whole('BH3063', [...path, 2, 'atMost'], rule.atMost, 1, 0xffff);
  const ticks = findings.ticks([...path, 2, 'per'], rule.per);
  if (!call || atMost === null || ticks === null) return;
  if (call.rate) findings.error('BH3026', path, `a rate of '${from?.name}' for '${call.name}' is set already`);
  else call.rate = { atMost, ticks };
}

/** integrity({ task: level }, { upgrade: ['task.endpoint'] }) */
function checkIntegrity(findings: Findings, path: readonly (string | number)[], rule: Fields, tasks: readonly TaskModel[]): void {
  const ranks = new Map<string, number>();
  for (const [name, level] of Object.entries(findings.fields([...path, 0], rule.levels))) {
    if (!tasks.some((task) => task.name === name)) unknownTask(findings, [...path, 0, name], name, tasks);
    const rank = levels.indexOf(String(level));
    if (rank < 0) findings.error('BH3064', [...path, 0, name], `${show(level)} is no integrity level`);
    else ranks.set(name, rank);
  }
  const upgrade = findings.names([...path, 1, 'upgrade'], rule.upgrade);
  const allCalls = [...new Set(tasks.flatMap((task) => task.calls.map((call) => call.name)))];
  upgrade.forEach((name, index) => {
    if (!allCalls.includes(name)) {
      findings.error(
        'BH3061',
        [...path, 1, 'upgrade', index],
        `no task declares the call '${name}'`,
        suggestion(name, allCalls, 'calls of the system'),
      );
    }
  });
  for (const task of tasks) {
    task.calls.forEach((call, index) => {
      const target = tasks.find((candidate) => candidate.index === call.target);
      if (!target || upgrade.includes(call.name)) return;
      const here = ['tasks', task.name, 'calls', index];
      const from = ranks.get(task.name);
      const to = ranks.get(target.name);
      if (from === undefined && to === undefined) return;
      if (from === undefined || to === undefined) {
        // A task without a level between two others would carry data past the rule unseen.
        const [without, other] = from === undefined ? [task.name, target.name] : [target.name, task.name];
        findings.error(
          'BH3064',
          here,
          `'${without}' has no integrity level, but '${other}' at the other end of '${call.name}' has`,
          `give '${without}' a level in \`integrity\``,
        );
      } else if (from < to) {
        findings.error(
          'BH3062',
          here,
          `'${call.name}' carries data from '${task.name}' (${levels[from]}) to '${target.name}' (${levels[to]})`,
        );
      }
    });
  }
}
