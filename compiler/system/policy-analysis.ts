/** What in the rules is likely not meant: all warnings, at the line of the rule. */
import type { Findings } from './findings.ts';
import { callWays, checkReplies, isForbidden, pointWays, replyWays } from './levels.ts';
import type { EndpointModel, FlowModel, LevelsModel, RolesModel, SystemModel } from './model.ts';
import { compilePredicate, verdictsOf } from './predicate-tests.ts';
import { type Automaton, type Guard, type Monitor, makeMonitor, methodsOf, noMove } from './reference-monitor.ts';

type Endpoints = readonly (readonly EndpointModel[])[];

/** Everything about the rules that is known once the tasks are compiled. @param endpoints of each task, by its index */
export function checkCompiledPolicy(findings: Findings, model: SystemModel, endpoints: Endpoints): void {
  const { policy } = model;
  if (!policy) return;
  const monitor = makeMonitor(model, endpoints, findings);
  for (const levels of policy.levels) checkReplies(findings, levels, model.tasks, endpoints);
  if (findings.diagnostics.some(({ severity }) => severity === 'error')) return;
  const reached = monitor.automata.map((_, index) => reachableStates(monitor, index));
  monitor.automata.forEach((automaton, index) => {
    tellUnreachable(findings, automaton, reached[index]!);
  });
  for (const guard of monitor.guards) tellNeverAllowed(findings, model, guard, reached);
  for (const levels of policy.levels) tellExemptions(findings, levels, model, endpoints);
  for (const roles of policy.roles) tellRoles(findings, roles, monitor);
  tellPredicates(findings, model, endpoints);
}

/** From the first state, by calls that some task has a right to. */
function reachableStates({ guards }: Monitor, automaton: number): Set<number> {
  const rows = guards.flatMap(({ steps }) => steps.filter((step) => step.automaton === automaton).map(({ moves }) => moves));
  const reached = new Set([0]);
  for (const state of reached) {
    for (const moves of rows) if (moves[state] !== noMove) reached.add(moves[state]!);
  }
  return reached;
}

function tellUnreachable(findings: Findings, { kind, states, rule }: Automaton, reached: ReadonlySet<number>): void {
  states.forEach((state, index) => {
    if (reached.has(index)) return;
    if (kind === 'flow') findings.warning('BH3073', [...rule.path, 0, index], `no call leads to the state '${state}'`);
    else findings.warningAtName('BH3073', [...rule.path, 1, 'may', state], `no call enters the role '${state}'`);
  });
}

function tellNeverAllowed(findings: Findings, { tasks }: SystemModel, guard: Guard, reached: readonly ReadonlySet<number>[]): void {
  const isPossible =
    guard.steps.every(({ automaton, moves }) => [...reached[automaton]!].some((state) => moves[state] !== noMove)) &&
    (guard.tests.length === 0 || verdictsOf(guard.tests).allow);
  if (isPossible) return;
  const task = tasks.find(({ name }) => name === guard.from)!;
  const index = task.calls.findIndex(({ name }) => guard.call.startsWith(`${name}.`));
  findings.warning('BH3074', ['tasks', guard.from, 'calls', index], `no rule ever allows '${guard.call}' to '${guard.from}'`);
}

/** What is exempt from integrity must be validated, and what is exempt from either must need it. */
function tellExemptions(findings: Findings, levels: LevelsModel, model: SystemModel, endpoints: Endpoints): void {
  const { tasks, points, policy } = model;
  const ways = [...callWays(tasks), ...replyWays(tasks, endpoints), ...pointWays(tasks, points)];
  levels.exempt.forEach((name, index) => {
    const at = [...levels.path, 1, levels.kind === 'integrity' ? 'upgrade' : 'declassify', index];
    const crossing = ways.filter((way) => {
      const [from, to] = [levels.ranks[way.from], levels.ranks[way.to]];
      return way.name === name && from !== undefined && to !== undefined && isForbidden(levels.kind, from, to);
    });
    if (crossing.length === 0) findings.warning('BH3076', at, `'${name}' needs no leave: no data goes the forbidden way there`);
    if (levels.kind !== 'integrity') return;
    const call = tasks.flatMap((task) => task.calls).find((candidate) => candidate.name === name);
    const carriesUp = crossing.some(({ carrier }) => carrier === `'${name}'`);
    if (!call || !carriesUp) return;
    const bare = methodsOf(call, endpoints).filter(
      (method) => method.parameters.length > 0 && !policy!.arguments.some((rule) => rule.call === `${name}.${method.name}`),
    );
    if (bare.length === 0) return;
    const list = bare.map((method) => `'${method.name}'`).join(', ');
    findings.warning('BH3075', at, `'${name}' is upgraded, but no argument rule checks what ${list} ${bare.length > 1 ? 'take' : 'takes'}`);
  });
}

/** A role that its own session enters by a call that nothing checks is a right of the task, not of who is logged in. */
function tellRoles(findings: Findings, roles: RolesModel, { guards }: Monitor): void {
  const start = roles.roles[0]!.name;
  roles.enter.forEach(({ role, call, by }, index) => {
    if (by !== roles.session || role === start) return;
    const own = guards.filter((guard) => guard.from === by && (guard.call === call || guard.call.startsWith(`${call}.`)));
    if (own.every(({ tests }) => tests.length > 0)) return;
    findings.warning('BH3077', [...roles.path, 1, 'enter', index], `'${by}' enters the role '${role}' itself, and nothing checks it`);
  });
  for (const { name, may } of roles.roles) {
    may.forEach((call, index) => {
      const wider = may.find((other) => call.startsWith(`${other}.`));
      if (wider !== undefined)
        findings.warning('BH3076', [...roles.path, 1, 'may', name, index], `'${wider}' of the same role has '${call}' in it`);
    });
  }
}

/** Predicates that deny nothing, and those that another of the same method makes idle. */
function tellPredicates(findings: Findings, { tasks, policy }: SystemModel, endpoints: Endpoints): void {
  const calls = tasks.flatMap((task) => task.calls);
  policy!.arguments.forEach((rule, index) => {
    const call = calls.find(({ name }) => rule.call.startsWith(`${name}.`));
    const method = call && methodsOf(call, endpoints).find(({ name }) => rule.call === `${call.name}.${name}`);
    if (!method) return;
    if (!verdictsOf(compilePredicate(rule.predicate, method)).deny) {
      findings.warning('BH3076', [...rule.path, 1], `the predicate of '${rule.call}' holds for every message`);
      return;
    }
    const same = JSON.stringify(rule.predicate);
    const earlier = policy!.arguments.slice(0, index).find((other) => other.call === rule.call && JSON.stringify(other.predicate) === same);
    if (earlier) findings.warning('BH3076', [...rule.path, 1], `another rule of '${rule.call}' says the same`);
  });
  policy!.flows.forEach((flow) => {
    tellFlow(findings, flow);
  });
}

/** A transition for a whole endpoint, and one for each method of it: the first says nothing. */
function tellFlow(findings: Findings, flow: FlowModel): void {
  for (const { call, moves } of flow.transitions) {
    if (moves.length === flow.states.length && moves.every(({ from, to }) => from === to))
      findings.warningAtName('BH3076', [...flow.path, 1, call], `'${call}' is legal in every state and changes none`);
  }
}
