/**
 * `bulkhead/policy`: rules over the calls between tasks. The access matrix (`calls` of a task) says who may call whom at all; these say when, with what, and
 * as whom. Every rule that applies must agree; what no rule allows is denied; a rule that cannot be evaluated denies. docs/policy.md has an example of each.
 *
 * A call is named as in `calls`, 'task.endpoint'; one method of it 'task.endpoint.method'. `defineSystem` knows the names of the system: one that is misspelt
 * is an error in the editor.
 */
import type { Duration } from './bulkhead.ts';

/** What a rule names, for the type checker alone: tasks T, calls C, calls or methods M, and points or calls P. */
interface Names<T extends string, C extends string, M extends string, P extends string> {
  readonly __names?: { readonly tasks: T; readonly calls: C; readonly methods: M; readonly channels: P };
}

export type IntegrityLevel = 'low' | 'medium' | 'high';
export type SecrecyLevel = 'public' | 'internal' | 'secret';

interface Rate {
  readonly rule: 'rate';
  readonly from: string;
  readonly call: string;
  readonly atMost: number;
  readonly per: Duration;
}
interface Integrity {
  readonly rule: 'integrity';
  readonly levels: Readonly<Record<string, IntegrityLevel>>;
  readonly upgrade: readonly string[];
}
interface Secrecy {
  readonly rule: 'secrecy';
  readonly levels: Readonly<Record<string, SecrecyLevel>>;
  readonly declassify: readonly string[];
}
interface Roles {
  readonly rule: 'roles';
  readonly session: string;
  readonly start: string;
  readonly may: Readonly<Record<string, readonly string[]>>;
  readonly enter: readonly { readonly role: string; readonly call: string; readonly by?: string }[];
}
interface Flow {
  readonly rule: 'flow';
  readonly states: readonly string[];
  readonly transitions: Readonly<Record<string, Readonly<Record<string, string | undefined>>>>;
}
interface Argument {
  readonly rule: 'argument';
  readonly call: string;
  readonly predicate: (...values: never[]) => boolean;
}

export type PolicyRule<T extends string = string, C extends string = string, M extends string = string, P extends string = string> = (
  | Rate
  | Integrity
  | Secrecy
  | Roles
  | Flow
  | Argument
) &
  Names<T, C, M, P>;

/** At most so many calls of `call` by task `from` in each window of `per`, which begins with the first call in it; one more is denied. */
export function rate<const T extends string, const C extends string>(
  from: T,
  call: C,
  limit: { readonly atMost: number; readonly per: Duration },
): Rate & Names<T, C, never, never> {
  return { rule: 'rate', from, call, atMost: limit.atMost, per: limit.per };
}

/**
 * Biba integrity: no data goes from a task of lower level to one of higher level, by a call, by the value that a call gives back, or by a point, save through
 * the calls and points in `upgrade`, where they are validated: a call by an `argument` rule. Lowest first: 'low', 'medium', 'high'. Decided when the system is
 * built, since both ends of each right are fixed; `bulkhead audit` decides it again over the binary.
 */
export function integrity<const T extends string, const P extends readonly string[] = []>(
  levels: Readonly<Record<T, IntegrityLevel>>,
  options: { readonly upgrade?: P } = {},
): Integrity & Names<T, never, never, P[number]> {
  return { rule: 'integrity', levels, upgrade: options.upgrade ?? [] };
}

/**
 * Bell-LaPadula confidentiality: no data goes from a task of higher level to one of lower level, by a call, by the value that a call gives back, or by a
 * point, save through the calls and points in `declassify`. Lowest first: 'public', 'internal', 'secret'. Decided as `integrity` is.
 */
export function secrecy<const T extends string, const P extends readonly string[] = []>(
  levels: Readonly<Record<T, SecrecyLevel>>,
  options: { readonly declassify?: P } = {},
): Secrecy & Names<T, never, never, P[number]> {
  return { rule: 'secrecy', levels, declassify: options.declassify ?? [] };
}

/**
 * Roles of the session of one channel: the task `session`, which speaks for whoever is logged in there. A call that stands in `may` is made in those roles
 * only that name it; other calls of the task are not concerned. A role is entered when a call in `enter` is delivered: one of the session's own task, or one
 * that the task `by`, which knows who it talks to, makes. The session is back in `start` when its task or one that opens it ends.
 */
export function roles<
  const T extends string,
  const R extends string,
  const M extends Readonly<Record<R, readonly string[]>>,
  const E extends readonly Entry<keyof M & string>[],
>(
  session: T,
  options: { readonly start: NoInfer<keyof M & string>; readonly may: M & Readonly<Record<R, readonly string[]>>; readonly enter: E },
): Roles & Names<T | OpenerIn<E[number]>, never, M[keyof M][number] | E[number]['call'], never> {
  return { rule: 'roles', session, start: options.start, may: options.may, enter: options.enter };
}

interface Entry<R extends string> {
  readonly role: R;
  readonly call: string;
  readonly by?: string;
}
type OpenerIn<E> = E extends { readonly by: infer B extends string } ? B : never;

/**
 * The order in which calls are legal, whoever makes them: a finite state machine that starts in the first of `states`. Each call in `transitions` is legal in
 * the states that it lists, and leads to another (or the same). It starts again when a task that serves one of its calls ends.
 */
export function flow<const S extends string, const M extends string>(
  states: readonly S[],
  transitions: { readonly [Call in M]: { readonly [State in NoInfer<S>]?: NoInfer<S> } },
): Flow & Names<never, never, M, never> {
  return { rule: 'flow', states, transitions: transitions as Flow['transitions'] };
}

/**
 * A predicate of the message, checked before it is delivered: `argument('control.setpoint.set', (value: u16) => value <= 900)`. It is compiled to a table of
 * comparisons: parameters that are whole numbers (to 32 bits) or booleans, the sum or difference of two of them and numbers, compared, combined with
 * && || ! ?:, and `if (…) return …`. It sees nothing but the message, has no effect, cannot fail, and ends.
 */
export function argument<const M extends string>(
  call: M,
  predicate: (...values: never[]) => boolean,
): Argument & Names<never, never, M, never> {
  return { rule: 'argument', call, predicate };
}
