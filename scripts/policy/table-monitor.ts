/** The decisions of kernel/monitor.c over the same tables: each function here is the C function of that name, in its order. */
import { stepOf } from '../audit/rules.ts';
import type { Row } from '../audit/structs.ts';
import type { Tables } from '../audit/tables.ts';

/** enum verdict of kernel/kernel.h */
export const verdictNames = ['allowed', 'rate', 'role', 'flow', 'argument'] as const;
export type VerdictName = (typeof verdictNames)[number];

const noRate = 0xff;
const noGuard = 0xffff;
const noMove = 0xff;
const argumentVerdict = 4;

/** What the monitor needs of the tables. */
export type MonitorTables = Pick<Tables, 'tables' | 'call_rights' | 'rates' | 'automata' | 'guards' | 'steps' | 'moves' | 'tests'>;

export class TableMonitor {
  readonly #tables: MonitorTables;
  readonly #head: Row;
  /** automaton_states[] */
  readonly states: Uint8Array;
  readonly #windows: { used: number; window: number }[];
  /** Kernel ticks since the start. */
  tick = 0;

  constructor(tables: MonitorTables) {
    this.#tables = tables;
    this.#head = tables.tables[0]!;
    this.states = new Uint8Array(this.#head.automata!);
    this.#windows = Array.from({ length: this.#head.rates! }, () => ({ used: 0, window: Number.NEGATIVE_INFINITY }));
  }

  /** monitor_decide: a call by the right at `right` in call_rights[] is about to be delivered. */
  decide(right: number, method: number, message: Uint8Array): VerdictName {
    return verdictNames[this.#decide(this.#tables.call_rights[right]!, method, message)]!;
  }

  #decide(right: Row, method: number, message: Uint8Array): number {
    const guard = right.guard === noGuard ? undefined : this.#tables.guards[right.guard! + method]!;
    if (guard) {
      const verdict = this.#askGuard(guard, message);
      if (verdict !== 0) return verdict;
    }
    if (right.rate !== noRate && !this.#rateAllows(right.rate!)) return 1;
    const steps = guard ? this.#stepsOf(guard) : [];
    const next = steps.map((step) => this.#nextState(step));
    steps.forEach((step, index) => {
      this.states[step.automaton!] = next[index]!;
    });
    return 0;
  }

  #askGuard(guard: Row, message: Uint8Array): number {
    for (const step of this.#stepsOf(guard)) {
      if (this.#nextState(step) === noMove) return this.#tables.automata[step.automaton!]!.kind!;
    }
    return this.#messagePasses(guard, message) ? 0 : argumentVerdict;
  }

  #stepsOf(guard: Row): Row[] {
    return Array.from({ length: guard.steps! }, (_, number) => stepOf(this.#tables, guard, number)!);
  }

  #nextState(step: Row): number {
    const state = this.states[step.automaton!]!;
    return state < step.states! ? this.#tables.moves[step.moves_at! + state]!.move! : noMove;
  }

  #rateAllows(rate: number): boolean {
    const state = this.#windows[rate]!;
    const limit = this.#tables.rates[rate]!;
    if (this.tick - state.window >= limit.ticks!) {
      state.window = this.tick;
      state.used = 0;
    }
    if (state.used >= limit.at_most!) return false;
    state.used++;
    return true;
  }

  #messagePasses(guard: Row, message: Uint8Array): boolean {
    if (guard.tests === 0) {
      const number = guard.length === 0 ? 0 : message.length === guard.length ? numberAt(message, guard.field_at!, guard.field!) : null;
      return guard.length === 0 || (number !== null && (number - guard.least!) >>> 0 <= guard.span!);
    }
    for (let index = 0; message.length === guard.length && index < guard.tests!; ) {
      const test = this.#tables.tests[guard.tests_at! + index]!;
      const first = numberAt(message, test.first_at!, test.first!);
      const second = numberAt(message, test.second_at!, test.second!);
      if (first === null || second === null) return false;
      const value = test.second! & 8 ? first + second : test.second! & 16 ? first - second : first;
      const go = value <= (test.bound_high! | 0) * 2 ** 32 + test.bound_low! ? test.yes! : test.no!;
      if (go === 0 || go === 0xff) return go === 0xff;
      index += go;
    }
    return false;
  }

  /** monitor_task_ended */
  taskEnded(task: number): void {
    this.#tables.automata.slice(0, this.#head.automata).forEach((automaton, index) => {
      if ((automaton.reset_by! >> task) & 1) this.states[index] = 0;
    });
  }
}

function numberAt(message: Uint8Array, at: number, kind: number): number | null {
  const size = 1 << (kind & 3);
  if (size > 4 || at + size > message.length) return null;
  let value = 0;
  for (let index = size - 1; index >= 0; index--) value = value * 256 + message[at + index]!;
  return kind & 4 && value >= 2 ** (8 * size - 1) ? value - 2 ** (8 * size) : value;
}
