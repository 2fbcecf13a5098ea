/**
 * What the kernel's monitor decides by (kernel/monitor.c, struct guard and the rest of tables.h): roles and flows as automata, predicates as tests, one guard
 * for each method of each right that a rule is about. Made when the tasks are compiled, since rules name methods.
 */
import type { Findings } from './findings.ts';
import type { ArgumentModel, CallModel, EndpointModel, FlowModel, MethodSignature, RolesModel, SystemModel, TaskModel } from './model.ts';
import { type Predicate, PredicateError, parametersOf } from './predicate.ts';
import { compilePredicate, type RangeRow, rangeOfTests, type TestRow } from './predicate-tests.ts';
import { suggestion } from './suggest.ts';

/** What a call may cost at most has a bound. */
const stepsMost = 8;
/** STEPS_INSIDE: more than these, or a predicate that is no range, and the kernel goes the long way. */
export const stepsInside = 2;
/** NO_MOVE */
export const noMove = 0xff;

export interface Automaton {
  kind: 'role' | 'flow';
  /** Of roles: the task of the session. */
  name: string;
  /** The first is the one it starts in. */
  states: string[];
  /** Indices of the tasks whose end puts it there. */
  resetBy: number[];
  rule: RolesModel | FlowModel;
}

/** What one automaton says of one call: by state, the next one or `noMove`. */
export interface Step {
  automaton: number;
  moves: number[];
}

export interface Guard {
  from: string;
  /** 'task.endpoint.method' */
  call: string;
  steps: Step[];
  /** Bytes that the predicate wants; 0 where there is none. */
  length: number;
  tests: TestRow[];
  /** All that the tests come to, where it is one number between two bounds: then the kernel needs no tests. */
  range: RangeRow | null;
}

export interface Monitor {
  automata: Automaton[];
  guards: Guard[];
  /** Index of the guard of method 0; a right without rules of this kind is not there. */
  guardOf: Map<CallModel, number>;
}

/** Whether the call, where it is legal, leads some automaton to another state. */
function changesState({ steps }: Pick<Guard, 'steps'>): boolean {
  return steps.some(({ moves }) => moves.some((move, state) => move !== noMove && move !== state));
}

/** What kernel/monitor.h answers without going into monitor.c. */
export function isPlain(guard: Pick<Guard, 'steps' | 'tests' | 'range'>): boolean {
  return guard.steps.length <= stepsInside && (guard.tests.length === 0 || guard.range !== null) && !changesState(guard);
}

type Endpoints = readonly (readonly EndpointModel[])[];

/**
 * @param endpoints of each task, by its index
 * @param findings where what is wrong in the rules is told; absent: it has been told
 */
export function makeMonitor({ tasks, policy }: SystemModel, endpoints: Endpoints, findings?: Findings): Monitor {
  const monitor: Monitor = { automata: [], guards: [], guardOf: new Map() };
  if (!policy) return monitor;
  const builder = new Builder(tasks, endpoints, monitor, findings);
  for (const roles of policy.roles) builder.addRoles(roles);
  for (const flow of policy.flows) builder.addFlow(flow);
  builder.addGuards(policy.arguments);
  return monitor;
}

/** Methods of a call by name; those of native tasks are named by their numbers. */
export function methodsOf(call: CallModel, endpoints: Endpoints): MethodSignature[] {
  const endpoint = endpoints[call.target]?.find(({ name }) => name === call.endpoint);
  if (!endpoint) return [];
  return (
    endpoint.signatures ??
    Array.from({ length: endpoint.methods }, (_, index) => ({ name: String(index), parameters: [], length: 0, returns: true }))
  );
}

/** What an automaton says of a call: the moves of the rule that names it. */
interface Say {
  automaton: number;
  from: string | null;
  call: string;
  moves: number[];
}

class Builder {
  readonly #tasks: readonly TaskModel[];
  readonly #endpoints: Endpoints;
  readonly #monitor: Monitor;
  readonly #findings: Findings | undefined;
  readonly #says: Say[] = [];

  constructor(tasks: readonly TaskModel[], endpoints: Endpoints, monitor: Monitor, findings: Findings | undefined) {
    this.#tasks = tasks;
    this.#endpoints = endpoints;
    this.#monitor = monitor;
    this.#findings = findings;
  }

  addRoles(rule: RolesModel): void {
    const states = rule.roles.map(({ name }) => name);
    const openers = [rule.session, ...rule.enter.map(({ by }) => by)];
    const automaton = this.#automaton({ kind: 'role', name: rule.session, states, resetBy: this.#indices(openers), rule });
    for (const method of this.#namedMethods(rule.session)) {
      const holders = rule.roles.map(({ may }) => may.some((name) => covers(name, method)));
      const own = rule.enter.filter(({ by, call }) => by === rule.session && covers(call, method));
      // What names the method itself counts before what names the endpoint, here as in #steps.
      const entry = own.find(({ call }) => call === method) ?? own[0];
      if (!holders.includes(true) && !entry) continue;
      const allowed = holders.includes(true) ? holders : states.map(() => true);
      const moves = allowed.map((may, state) => (may ? (entry ? states.indexOf(entry.role) : state) : noMove));
      this.#says.push({ automaton, from: rule.session, call: method, moves });
    }
    for (const { role, call, by } of rule.enter.filter((entry) => entry.by !== rule.session)) {
      this.#says.push({ automaton, from: by, call, moves: states.map(() => states.indexOf(role)) });
    }
    rule.roles.forEach(({ name, may }) => {
      may.forEach((call, index) => {
        this.#checkMethod([...rule.path, 1, 'may', name, index], call);
      });
    });
    rule.enter.forEach(({ call }, index) => {
      this.#checkMethod([...rule.path, 1, 'enter', index, 'call'], call);
    });
  }

  addFlow(rule: FlowModel): void {
    const servers = rule.transitions.map(({ call }) => call.split('.')[0]!);
    const automaton = this.#automaton({
      kind: 'flow',
      name: String(this.#monitor.automata.length),
      states: rule.states,
      resetBy: this.#indices(servers),
      rule,
    });
    for (const { call, moves } of rule.transitions) {
      this.#checkMethod([...rule.path, 1, call], call, true);
      const next = rule.states.map((state) => {
        const move = moves.find(({ from }) => from === state);
        return move ? rule.states.indexOf(move.to) : noMove;
      });
      this.#says.push({ automaton, from: null, call, moves: next });
    }
  }

  addGuards(rules: readonly ArgumentModel[]): void {
    for (const { path, call } of rules) this.#checkMethod([...path, 0], call);
    const told = new Set<ArgumentModel>();
    for (const task of this.#tasks) {
      for (const call of task.calls) {
        const guards = methodsOf(call, this.#endpoints).map((method) => this.#guard(task, call, method, rules, told));
        if (guards.every(({ steps, tests }) => steps.length + tests.length === 0)) continue;
        this.#monitor.guardOf.set(call, this.#monitor.guards.length);
        this.#monitor.guards.push(...guards);
      }
    }
  }

  #guard(task: TaskModel, call: CallModel, method: MethodSignature, rules: readonly ArgumentModel[], told: Set<ArgumentModel>): Guard {
    const name = `${call.name}.${method.name}`;
    const own = rules.filter((rule) => rule.call === name);
    const tests = this.#tests(own, method, told);
    const steps = this.#steps(task, name);
    if (steps.length > stepsMost) {
      const at = ['tasks', task.name, 'calls', task.calls.indexOf(call)];
      this.#findings?.error('BH3033', at, `${steps.length} roles and flows have a say in '${name}'; at most ${stepsMost}`, 'join flows');
    }
    const range = tests.length > 0 ? rangeOfTests(tests) : null;
    return { from: task.name, call: name, steps, length: tests.length > 0 ? method.length : 0, tests, range };
  }

  /** All that is said of a call, one step for each automaton: what names the method itself counts before what names the endpoint. */
  #steps(task: TaskModel, name: string): Step[] {
    const steps = new Map<number, Say>();
    for (const say of this.#says) {
      if ((say.from !== null && say.from !== task.name) || !covers(say.call, name)) continue;
      const known = steps.get(say.automaton);
      if (!known || say.call.length > known.call.length) steps.set(say.automaton, say);
    }
    return [...steps.values()].map(({ automaton, moves }) => ({ automaton, moves }));
  }

  #tests(rules: readonly ArgumentModel[], method: MethodSignature, told: Set<ArgumentModel>): TestRow[] {
    const good = rules.filter((rule) => {
      try {
        compilePredicate(rule.predicate, method);
        const positions = parametersOf(rule.predicate).every((parameter) => typeof parameter === 'number');
        const count = positions ? parameterCount(rule.text) : 0;
        if (count > method.parameters.length)
          throw new PredicateError(`'${method.name}' has ${method.parameters.length} parameters, it wants ${count}`);
        return true;
      } catch (error) {
        if (!(error instanceof PredicateError)) throw error;
        if (!told.has(rule)) {
          told.add(rule);
          this.#findings?.error('BH3072', [...rule.path, 1], `the predicate of '${rule.call}' does not fit: ${error.message}`);
        }
        return false;
      }
    });
    if (good.length === 0) return [];
    const all = good.map(({ predicate }) => predicate).reduce((left, right): Predicate => ({ kind: 'and', left, right }));
    try {
      return compilePredicate(all, method);
    } catch (error) {
      if (!(error instanceof PredicateError)) throw error;
      this.#findings?.error('BH3072', [...good.at(-1)!.path, 1], `the predicates of '${method.name}' together: ${error.message}`);
      return [];
    }
  }

  #automaton(automaton: Automaton): number {
    return this.#monitor.automata.push(automaton) - 1;
  }

  #indices(names: readonly string[]): number[] {
    return this.#tasks.filter(({ name }) => names.includes(name)).map(({ index }) => index);
  }

  /** 'task.endpoint.method' of everything that a task may call. */
  #namedMethods(task: string): string[] {
    const calls = this.#tasks.find(({ name }) => name === task)?.calls ?? [];
    return calls.flatMap((call) => methodsOf(call, this.#endpoints).map((method) => `${call.name}.${method.name}`));
  }

  #checkMethod(path: readonly (string | number)[], name: string, atName = false): void {
    if (name.split('.').length !== 3) return;
    const call = this.#tasks.flatMap((task) => task.calls).find((candidate) => name.startsWith(`${candidate.name}.`));
    const known = call ? methodsOf(call, this.#endpoints).map((method) => `${call.name}.${method.name}`) : [];
    if (known.includes(name)) return;
    const hint = suggestion(name, known, `methods of '${call?.name}'`);
    if (atName) this.#findings?.errorAtName('BH3078', path, `there is no method '${name}'`, hint);
    else this.#findings?.error('BH3078', path, `there is no method '${name}'`, hint);
  }
}

/** The rule's name is the method, or the endpoint that has it. */
function covers(name: string, method: string): boolean {
  return name === method || method.startsWith(`${name}.`);
}

function parameterCount(text: string): number {
  const list = /^\s*(?:\(([^)]*)\)|(\w+))\s*=>/.exec(text);
  const inner = list?.[1] ?? list?.[2] ?? '';
  return inner.trim() === '' ? 0 : inner.split(',').length;
}
