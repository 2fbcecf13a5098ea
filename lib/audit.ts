/**
 * `bulkhead/audit`: assertions over the rights in an image, for `bulkhead audit firmware.elf --policy FILE`. FILE exports a list of them as its default.
 * What they name is a point, a peripheral ('usart2') or a call ('control.setpoint').
 */

export type AuditAssertion =
  | { readonly assertion: 'only'; readonly thing: string; readonly tasks: readonly string[] }
  | { readonly assertion: 'never' | 'neverReaches' | 'neverReads'; readonly task: string; readonly thing: string }
  | { readonly assertion: 'limited' | 'checked'; readonly call: string }
  | { readonly assertion: 'onlyIn'; readonly call: string; readonly states: readonly string[] };

/** No task but these may write the point, use the peripheral, or make the call; each of these may. */
export function only(thing: string, tasks: readonly string[]): AuditAssertion {
  return { assertion: 'only', thing, tasks };
}

/** The task itself may not write the point, use the peripheral, or make the call. */
export function never(task: string, thing: string): AuditAssertion {
  return { assertion: 'never', task, thing };
}

/** Nor by way of the tasks that it may call, and those that they may call. */
export function neverReaches(task: string, thing: string): AuditAssertion {
  return { assertion: 'neverReaches', task, thing };
}

/** The task does not read the point. */
export function neverReads(task: string, point: string): AuditAssertion {
  return { assertion: 'neverReads', task, thing: point };
}

/** Whoever may make the call, each of its methods that takes anything has a predicate of its message. */
export function checked(call: `${string}.${string}`): AuditAssertion {
  return { assertion: 'checked', call };
}

/** Whoever may make the call ('task.endpoint' or one method of it): some role or flow makes it legal in these of its states alone. */
export function onlyIn(call: `${string}.${string}`, states: readonly string[]): AuditAssertion {
  return { assertion: 'onlyIn', call, states };
}

/** Every task that may make the call has a limit on how often. */
export function limited(call: `${string}.${string}`): AuditAssertion {
  return { assertion: 'limited', call };
}
