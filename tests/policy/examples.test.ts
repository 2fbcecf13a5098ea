/** The rules of the examples, read from their images by `bulkhead/policy/test`, against the reference over what system.ts says. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Policy, policy } from '../../lib/policy/test.ts';
import type { PolicyRule } from '../../lib/policy.ts';
import { inCheckout } from '../../scripts/checkout.ts';
import { evaluateSystem } from '../../scripts/evaluate.ts';
import { Reference } from './reference.ts';

const seven = inCheckout('tests', 'fixtures', 'policies', 'seven');

/** Values of each method's parameters, around what the rules compare with. */
const values: Record<string, number[][]> = {
  'crossing.setpoint.set': [[0], [99], [100], [900], [901], [0xffff]],
  'crossing.setpoint.span': [
    [0, 0],
    [5, 4],
    [4, 5],
    [0, 500],
    [0, 501],
    [0xffff, 0],
    [0, 0xffff],
  ],
  'crossing.setpoint.name': [
    [0, 0.5],
    [1, 0.5],
    [255, 0],
  ],
  'control.setpoint.setLow': [[0], [1000], [1001], [0xffff]],
  'control.setpoint.setHigh': [[0], [1000], [1001], [0xffff]],
  'safety.request.setWarning': [[0], [2999], [3000], [8000], [8001], [0xffff]],
};

const systems: [name: string, folder: string][] = [
  ['seven models', seven],
  ['water-tank', inCheckout('firmware', 'water-tank')],
  ['rail-crossing', inCheckout('firmware', 'rail-crossing')],
];

/** The predicate that takes its parameters as an object, called with them in order. */
function withPositions(rule: PolicyRule): PolicyRule {
  if (rule.rule !== 'argument' || rule.call !== 'crossing.setpoint.span') return rule;
  const predicate = rule.predicate as unknown as (all: { low: number; high: number }) => boolean;
  return { ...rule, predicate: ((low: number, high: number) => predicate({ low, high })) as typeof rule.predicate };
}

describe.each(systems)('%s', (_, folder) => {
  let rules: Policy;
  let declared: readonly PolicyRule[];
  let calls: Record<string, string[]>;

  beforeAll(async () => {
    rules = await policy(folder);
    const { definition } = (await evaluateSystem(folder)) as {
      definition: { policy: PolicyRule[]; tasks: Record<string, { calls?: string[] }> };
    };
    declared = definition.policy.map(withPositions);
    calls = Object.fromEntries(Object.entries(definition.tasks).map(([name, task]) => [name, [...(task.calls ?? [])]]));
  }, 120_000);

  it('has the verdict of the reference for every call in every state of roles and flows', () => {
    const names = Object.keys(rules.automata);
    const combine = (rest: readonly string[]): Record<string, string>[] => {
      const [name, ...others] = rest;
      if (name === undefined) return [{}];
      return combine(others).flatMap((states) => rules.automata[name]!.map((state) => ({ ...states, [name]: state })));
    };
    let compared = 0;
    const reference = new Reference({ calls, rules: declared, tickMs: 1 });
    for (const states of combine(names)) {
      for (const { from, call } of rules.calls) {
        for (const arguments_ of values[call] ?? [[]]) {
          let flow = 0;
          for (const name of names) {
            rules.set(name, states[name]!);
            if (name.startsWith('role of ')) reference.roles.set(name.slice('role of '.length), states[name]!);
            else reference.flows[flow++] = states[name]!;
          }
          rules.advance('5s');
          reference.now += 5000;
          expect(rules.decide({ from, call, values: arguments_ }), `${from} ${call}(${arguments_.join()}) ${JSON.stringify(states)}`).toBe(
            reference.decide(from, call, arguments_),
          );
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(3);
  });

  it('forbids no right that it has for its levels', () => {
    expect([...new Reference({ calls, rules: declared, tickMs: 1 }).forbidden(new Set())]).toEqual([]);
  });
});

describe('a session, step by step', () => {
  it('begins as a guest, holds what its role may, and ends with the task that opened it', async () => {
    const rules = await policy(seven);
    const set = { from: 'operator', call: 'crossing.setpoint.set', values: [500] };
    expect(rules.decide(set)).toBe('role');
    expect(rules.decide({ from: 'operator', call: 'crossing.role.local' })).toBe('no right');
    expect(rules.decide({ from: 'login', call: 'crossing.role.local' })).toBe('allowed');
    expect(rules.state('role of operator')).toBe('local');
    expect(rules.decide(set)).toBe('flow');
    expect(rules.decide({ from: 'operator', call: 'crossing.transfer.begin' })).toBe('allowed');
    expect(rules.decide(set)).toBe('allowed');
    expect(rules.decide({ ...set, values: [901] })).toBe('argument');
    for (let again = 0; again < 9; again++) expect(rules.decide(set)).toBe('allowed');
    expect(rules.decide(set)).toBe('rate');
    rules.advance('999ms');
    expect(rules.decide(set)).toBe('rate');
    rules.advance('1ms');
    expect(rules.decide(set)).toBe('allowed');
    rules.end('crossing');
    expect(rules.decide(set)).toBe('flow');
    rules.end('login');
    expect(rules.decide(set)).toBe('role');
    expect(() => rules.decide({ from: 'operator', call: 'crossing.setpoint.sett' })).toThrow("has no method 'sett'");
    expect(() => rules.set('flow 1', 'ajar')).toThrow('idle, open');
  });
});
