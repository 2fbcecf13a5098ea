/** `bulkhead/policy`: rules over the calls between tasks. Every rule that applies must agree; what no rule allows is denied. */
import type { Duration } from './bulkhead.ts';

export type PolicyRule =
  | { readonly rule: 'rate'; readonly from: string; readonly call: string; readonly atMost: number; readonly per: Duration }
  | { readonly rule: 'integrity'; readonly levels: Readonly<Record<string, string>>; readonly upgrade: readonly string[] };

/** At most so many calls of `call` by task `from` in each window of `per`; one more is denied. */
export function rate(from: string, call: `${string}.${string}`, limit: { readonly atMost: number; readonly per: Duration }): PolicyRule {
  return { rule: 'rate', from, call, atMost: limit.atMost, per: limit.per };
}

/**
 * Biba integrity: no call carries data from a task of lower level to one of higher level, save through the endpoints in `upgrade`, which validate what
 * they get. Levels, lowest first: 'low', 'medium', 'high'. Decided when the system is built, since both ends are fixed.
 */
export function integrity(
  levels: Readonly<Record<string, 'low' | 'medium' | 'high'>>,
  options: { readonly upgrade?: readonly `${string}.${string}`[] } = {},
): PolicyRule {
  return { rule: 'integrity', levels, upgrade: options.upgrade ?? [] };
}
