/**
 * What the rules of a system mean, in plain TypeScript over the rules as the author wrote them: by name, with the predicates as functions. It shares no code
 * with what compiles the rules or decides over the tables.
 */
import type { PolicyRule } from '../../lib/policy.ts';

export type Expected = 'allowed' | 'rate' | 'role' | 'flow' | 'argument';

export interface ReferenceSystem {
  /** Calls that each task has, as in its `calls`. */
  calls: Record<string, string[]>;
  rules: readonly PolicyRule[];
  tickMs: number;
}

type Of<K extends PolicyRule['rule']> = Extract<PolicyRule, { rule: K }>;

const order = { integrity: ['low', 'medium', 'high'], secrecy: ['public', 'internal', 'secret'] };

export class Reference {
  readonly #system: ReferenceSystem;
  /** By session. */
  readonly roles = new Map<string, string>();
  /** By place among the flows. */
  readonly flows: string[];
  readonly #windows = new Map<PolicyRule, { from: number; used: number }>();
  now = 0;

  constructor(system: ReferenceSystem) {
    this.#system = system;
    for (const rule of this.#all('roles')) this.roles.set(rule.session, rule.start);
    this.flows = this.#all('flow').map(({ states }) => states[0]!);
  }

  #all<K extends PolicyRule['rule']>(kind: K): Of<K>[] {
    return this.#system.rules.filter((rule): rule is Of<K> => rule.rule === kind);
  }

  decide(from: string, method: string, values: readonly number[]): Expected {
    const endpoint = method.split('.').slice(0, 2).join('.');
    const names = (name: string) => name === method || name === endpoint;
    for (const { session, may } of this.#all('roles')) {
      if (from !== session) continue;
      const holders = Object.keys(may).filter((role) => may[role]!.some(names));
      if (holders.length > 0 && !holders.includes(this.roles.get(session)!)) return 'role';
    }
    for (const [index, { transitions }] of this.#all('flow').entries()) {
      const moves = transitions[method] ?? transitions[endpoint];
      if (moves && moves[this.flows[index]!] === undefined) return 'flow';
    }
    for (const { call, predicate } of this.#all('argument')) {
      if (call === method && !(predicate as (...all: number[]) => boolean)(...values)) return 'argument';
    }
    const rate = this.#all('rate').find((rule) => rule.from === from && rule.call === endpoint);
    if (rate && !this.#take(rate)) return 'rate';
    for (const { session, enter } of this.#all('roles')) {
      const own = enter.filter(({ call, by }) => (by ?? session) === from && names(call));
      // What names the method itself counts before what names the endpoint.
      const entry = own.find(({ call }) => call === method) ?? own[0];
      if (entry) this.roles.set(session, entry.role);
    }
    for (const [index, { transitions }] of this.#all('flow').entries()) {
      const moves = transitions[method] ?? transitions[endpoint];
      if (moves) this.flows[index] = moves[this.flows[index]!]!;
    }
    return 'allowed';
  }

  #take(rule: Of<'rate'>): boolean {
    const per = Number(/^\d+/.exec(rule.per)![0]);
    const window = this.#windows.get(rule);
    if (!window || this.now - window.from >= per) {
      this.#windows.set(rule, { from: this.now, used: 1 });
      return true;
    }
    if (window.used >= rule.atMost) return false;
    window.used++;
    return true;
  }

  end(task: string): void {
    for (const { session, start, enter } of this.#all('roles')) {
      if (session === task || enter.some(({ by }) => by === task)) this.roles.set(session, start);
    }
    for (const [index, { states, transitions }] of this.#all('flow').entries()) {
      if (Object.keys(transitions).some((call) => call.startsWith(`${task}.`))) this.flows[index] = states[0]!;
    }
  }

  /** Rights that integrity or secrecy forbid: 'from call'. `answers`: calls that give a value back. */
  forbidden(answers: ReadonlySet<string>): Set<string> {
    const bad = new Set<string>();
    for (const rule of [...this.#all('integrity'), ...this.#all('secrecy')]) {
      const exempt = rule.rule === 'integrity' ? rule.upgrade : rule.declassify;
      const levels: Readonly<Record<string, string>> = rule.levels;
      for (const [from, calls] of Object.entries(this.#system.calls)) {
        for (const call of calls) {
          if (exempt.includes(call)) continue;
          const rank = (task: string) => (task in levels ? order[rule.rule].indexOf(levels[task]!) : null);
          const [here, there] = [rank(from), rank(call.split('.')[0]!)];
          if (here === null && there === null) continue;
          const up = rule.rule === 'integrity';
          const isWrong = (a: number, b: number) => (up ? a < b : a > b);
          if (here === null || there === null || isWrong(here, there) || (answers.has(call) && isWrong(there, here)))
            bad.add(`${from} ${call}`);
        }
      }
    }
    return bad;
  }
}
