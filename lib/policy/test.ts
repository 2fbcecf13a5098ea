/**
 * `bulkhead/policy/test`: tests of a system's rules, before any task runs. It decides over the tables in the image, the bytes that go to the chip.
 *
 * ```ts
 * const rules = await policy('firmware/rail-crossing');
 * expect(rules.decide({ from: 'operator', call: 'safety.request.open' })).toBe('role');
 * ```
 */
import type { Duration } from '../bulkhead.ts';

/** 'allowed', or what denies: no such right in `calls`, a rate, a role, a flow, the message. */
export type Decision = 'allowed' | 'no right' | 'rate' | 'role' | 'flow' | 'argument';

export interface PolicyCall {
  readonly from: string;
  /** 'task.endpoint.method' */
  readonly call: string;
  /** The arguments of the method; none for one that takes none. */
  readonly values?: readonly (number | boolean)[];
}

/** The rules of a system, with the state that the calls so far have left: roles, flows, rates. */
export interface Policy {
  /** What the monitor says of the call, as of now. One that is allowed counts as made: roles and flows move on, rates are used. */
  decide(call: PolicyCall): Decision;
  /** Time passes. */
  advance(time: Duration): void;
  /** A task ends: sessions and flows that hang on it begin anew. */
  end(task: string): void;
  /** The present state of 'role of TASK' or 'flow 1' (flows count from 1, in the order of the rules). */
  state(automaton: string): string;
  /** Puts it into a state, to try what is legal there. */
  set(automaton: string, state: string): void;
  /** All roles and flows, with their states. */
  readonly automata: Readonly<Record<string, readonly string[]>>;
  /** Every method that some task may call. */
  readonly calls: readonly PolicyCall[];
}

/**
 * Builds the system and reads its rules from the image.
 * @param system its folder, as of `bulkhead build`
 */
export async function policy(system: string, options: { readonly board?: string } = {}): Promise<Policy> {
  const { openPolicy } = await import('#policy');
  return openPolicy(system, options);
}
