/** Policy rules as declared: their form and the names in them. What they come to is in levels.ts and reference-monitor.ts. */
import { type Fields, type Findings, show } from './findings.ts';
import { checkLevels, readLevels, unknownTask } from './levels.ts';
import type { FlowModel, PointModel, PolicyModel, RolesModel, TaskModel } from './model.ts';
import { PredicateError, readPredicate } from './predicate.ts';
import { suggestion } from './suggest.ts';

type Path = readonly (string | number)[];

/** States of one automaton: the kernel keeps them in a byte. */
const statesMost = 200;

export function checkPolicy(
  findings: Findings,
  value: unknown,
  tasks: readonly TaskModel[],
  points: readonly PointModel[],
): PolicyModel | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) {
    findings.error('BH3005', ['policy'], "'policy' must be a list of rules");
    return undefined;
  }
  const reader = new RuleReader(findings, tasks);
  const policy: PolicyModel = { levels: [], roles: [], flows: [], arguments: [] };
  value.forEach((rule: unknown, index) => {
    const path = ['policy', index];
    const fields = findings.fields(path, rule);
    switch (fields.rule) {
      case 'rate':
        reader.rate(path, fields);
        break;
      case 'integrity':
      case 'secrecy':
        policy.levels.push(readLevels(findings, path, fields.rule, fields, tasks, points));
        break;
      case 'roles':
        reader.roles(path, fields, policy.roles);
        break;
      case 'flow':
        reader.flow(path, fields, policy.flows);
        break;
      case 'argument':
        reader.argument(path, fields, policy);
        break;
      default:
        findings.error('BH3065', path, `${show(fields.rule)} is no rule that Bulkhead knows`);
    }
  });
  for (const levels of policy.levels) checkLevels(findings, levels, tasks, points);
  return policy;
}

class RuleReader {
  readonly findings: Findings;
  readonly tasks: readonly TaskModel[];
  readonly #calls: string[];

  constructor(findings: Findings, tasks: readonly TaskModel[]) {
    this.findings = findings;
    this.tasks = tasks;
    this.#calls = [...new Set(tasks.flatMap((task) => task.calls.map((call) => call.name)))];
  }

  /** rate(from, call, { atMost, per }) */
  rate(path: Path, rule: Fields): void {
    const { findings } = this;
    const from = this.#task([...path, 0], rule.from);
    const call = from?.calls.find((candidate) => candidate.name === rule.call);
    if (from && !call) this.#noCall([...path, 1], rule.call, from);
    const atMost = findings.whole('BH3063', [...path, 2, 'atMost'], rule.atMost, 1, 0xffff);
    const ticks = findings.ticks([...path, 2, 'per'], rule.per);
    if (!call || atMost === null || ticks === null) return;
    if (call.rate) findings.error('BH3026', path, `a rate of '${from?.name}' for '${call.name}' is set already`);
    else call.rate = { atMost, ticks };
  }

  /** roles(session, { start, may, enter }) */
  roles(path: Path, rule: Fields, known: RolesModel[]): void {
    const { findings } = this;
    const session = this.#task([...path, 0], rule.session);
    if (session && known.some((roles) => roles.session === session.name)) {
      findings.error('BH3026', path, `the roles of '${session.name}' are set already`);
      return;
    }
    const may = Object.entries(findings.fields([...path, 1, 'may'], rule.may));
    const names = may.map(([name]) => name);
    if (names.length > statesMost) findings.error('BH3033', [...path, 1, 'may'], `${names.length} roles; at most ${statesMost}`);
    const isRole = (at: Path, name: unknown) => {
      const found = names.includes(String(name));
      if (!found) findings.error('BH3068', at, `there is no role ${show(name)}`, suggestion(String(name), names, 'roles'));
      return found;
    };
    isRole([...path, 1, 'start'], rule.start);
    const roles = may.map(([name, calls]) => {
      const at = [...path, 1, 'may', name];
      return { name, may: findings.names(at, calls).filter((call, index) => !session || this.#callOf([...at, index], call, session)) };
    });
    const enter = (Array.isArray(rule.enter) ? rule.enter : []).flatMap((entry: unknown, index) => {
      const at = [...path, 1, 'enter', index];
      const { role, call, by } = findings.fields(at, entry, ['role', 'call', 'by']);
      const opener = by === undefined ? session : this.#task([...at, 'by'], by);
      if (!isRole([...at, 'role'], role) || !opener || !this.#callOf([...at, 'call'], call, opener)) return [];
      return [{ role: String(role), call: String(call), by: opener.name }];
    });
    const start = String(rule.start);
    // The state that an automaton starts in is its first.
    roles.sort((a, b) => Number(b.name === start) - Number(a.name === start));
    if (session) known.push({ session: session.name, roles, enter, path });
  }

  /** flow(states, transitions) */
  flow(path: Path, rule: Fields, known: FlowModel[]): void {
    const { findings } = this;
    const states = findings.names([...path, 0], rule.states);
    if (states.length === 0 || states.length > statesMost) {
      findings.error('BH3033', [...path, 0], `${states.length} states; a flow has 1 to ${statesMost}`);
    }
    const isState = (at: Path, name: unknown, report: 'error' | 'errorAtName') => {
      const found = states.includes(String(name));
      if (!found) findings[report]('BH3069', at, `there is no state ${show(name)}`, suggestion(String(name), states, 'states'));
      return found;
    };
    const transitions = Object.entries(findings.fields([...path, 1], rule.transitions)).flatMap(([call, moves]) => {
      const at = [...path, 1, call];
      const known = this.#anyCall(at, call, 'errorAtName');
      const legal = Object.entries(findings.fields(at, moves)).flatMap(([from, to]) => {
        const good = isState([...at, from], from, 'errorAtName') && isState([...at, from], to, 'error');
        return good ? [{ from, to: String(to) }] : [];
      });
      return known ? [{ call, moves: legal }] : [];
    });
    known.push({ states, transitions, path });
  }

  /** argument('task.endpoint.method', predicate) */
  argument(path: Path, rule: Fields, policy: PolicyModel): void {
    const { findings } = this;
    const call = String(rule.call);
    const named = this.#anyCall([...path, 0], rule.call, 'error');
    if (named && call.split('.').length !== 3) {
      findings.error('BH3078', [...path, 0], `'${call}' names no method: messages of different methods are different`);
      return;
    }
    if (typeof rule.predicate !== 'function') {
      findings.error('BH3071', [...path, 1], `the predicate must be an arrow function, not ${show(rule.predicate)}`);
      return;
    }
    const text = rule.predicate.toString();
    try {
      const predicate = readPredicate(text);
      if (named) policy.arguments.push({ call, predicate, text, path });
    } catch (error) {
      if (!(error instanceof PredicateError)) throw error;
      findings.error('BH3071', [...path, 1], `the predicate of '${call}' cannot be compiled: ${error.message}`);
    }
  }

  #task(path: Path, name: unknown): TaskModel | undefined {
    const task = this.tasks.find((candidate) => candidate.name === name);
    if (!task) unknownTask(this.findings, path, name, this.tasks);
    return task;
  }

  #noCall(path: Path, name: unknown, task: TaskModel): void {
    const names = task.calls.map((call) => call.name);
    const hint = suggestion(String(name), names, `calls of '${task.name}'`);
    this.findings.error('BH3061', path, `'${task.name}' has no call ${show(name)}`, hint);
  }

  /** 'task.endpoint' or 'task.endpoint.method', which `task` may call. */
  #callOf(path: Path, name: unknown, task: TaskModel): boolean {
    const known = task.calls.some((call) => isPartOf(String(name), call.name));
    if (!known) this.#noCall(path, name, task);
    return known;
  }

  #anyCall(path: Path, name: unknown, report: 'error' | 'errorAtName'): boolean {
    const known = this.#calls.some((call) => isPartOf(String(name), call));
    if (!known) {
      const hint = suggestion(String(name), this.#calls, 'calls of the system');
      this.findings[report]('BH3061', path, `no task declares the call ${show(name)}`, hint);
    }
    return known;
  }
}

/** `name` is the call or one method of it. */
function isPartOf(name: string, call: string): boolean {
  return name === call || (name.startsWith(`${call}.`) && name.split('.').length === 3);
}
