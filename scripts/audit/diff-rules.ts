/** The authority diff of the rules: when a call is legal, with what message, and which way data may go. */
import type { RightChange } from './diff.ts';
import type { AuditDocument } from './document.ts';

type Call = AuditDocument['tasks'][number]['calls'][number];
type Rules = Call['rules'][number];

const none: Omit<Rules, 'method'> = { order: [], message: null };

/** What the rules say of one call that both images have. */
export function compareCallRules(task: string, before: Call, after: Call): RightChange[] {
  const methods = [...new Set([...before.rules, ...after.rules].map(({ method }) => method))];
  return methods.flatMap((method) => {
    const old = before.rules.find((rules) => rules.method === method) ?? { method, ...none };
    const now = after.rules.find((rules) => rules.method === method) ?? { method, ...none };
    const what = `'${task}' for '${after.name}.${method}'`;
    return [...compareOrder(what, old, now), ...compareMessage(what, old, now)];
  });
}

function compareOrder(what: string, old: Rules, now: Rules): RightChange[] {
  const names = [...new Set([...old.order, ...now.order].map(({ of }) => of))];
  return names.flatMap((name): RightChange[] => {
    const before = old.order.find(({ of }) => of === name)?.moves;
    const after = now.order.find(({ of }) => of === name)?.moves;
    if (!before) return [{ kind: 'narrower', text: `${what}: the ${name} now has a say` }];
    if (!after) return [{ kind: 'wider', text: `${what}: the ${name} no longer has a say` }];
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((state): RightChange[] => {
      if (before[state] === after[state]) return [];
      if (before[state] === undefined) return [{ kind: 'wider', text: `${what}: now legal in ${name} '${state}'` }];
      if (after[state] === undefined) return [{ kind: 'narrower', text: `${what}: no longer legal in ${name} '${state}'` }];
      return [{ kind: 'other', text: `${what}: leads from ${name} '${state}' to '${after[state]}', not '${before[state]}'` }];
    });
  });
}

function compareMessage(what: string, old: Rules, now: Rules): RightChange[] {
  if (old.message === now.message) return [];
  if (old.message === null) return [{ kind: 'narrower', text: `${what}: the message must be ${now.message}` }];
  if (now.message === null) return [{ kind: 'wider', text: `${what}: any message, not ${old.message}` }];
  return [{ kind: 'other', text: `${what}: the message must be ${now.message}, not ${old.message}` }];
}

/** Automata and levels. */
export function compareRules(before: AuditDocument, after: AuditDocument): RightChange[] {
  const changes: RightChange[] = [];
  for (const { name, states, resetBy } of after.automata) {
    const old = before.automata.find((automaton) => automaton.name === name);
    if (old && JSON.stringify([old.states, old.resetBy]) !== JSON.stringify([states, resetBy]))
      changes.push({ kind: 'other', text: `${name} has the states ${states.join(', ')} and starts anew with ${resetBy.join(', ')}` });
  }
  for (const kind of ['integrity', 'secrecy']) changes.push(...compareLevels(kind, before, after));
  return changes;
}

function compareLevels(kind: string, before: AuditDocument, after: AuditDocument): RightChange[] {
  const gather = ({ levels }: AuditDocument) => levels.filter((each) => each.kind === kind);
  const [old, now] = [gather(before), gather(after)];
  if (JSON.stringify(old) === JSON.stringify(now)) return [];
  if (old.length === 0) return [{ kind: 'narrower', text: `${kind} is now a rule` }];
  if (now.length === 0) return [{ kind: 'wider', text: `${kind} is no longer a rule` }];
  const exempt = (list: typeof old) => list.flatMap((each) => each.exempt);
  const levels = (list: typeof old) => JSON.stringify(list.map((each) => each.levels));
  return [
    ...exempt(now)
      .filter((name) => !exempt(old).includes(name))
      .map((name): RightChange => ({ kind: 'wider', text: `'${name}' is now exempt from ${kind}` })),
    ...exempt(old)
      .filter((name) => !exempt(now).includes(name))
      .map((name): RightChange => ({ kind: 'narrower', text: `'${name}' is no longer exempt from ${kind}` })),
    ...(levels(old) === levels(now) ? [] : [{ kind: 'other' as const, text: `the levels of ${kind} are others` }]),
  ];
}
