/** A random system whose levels are obeyed; on the way, what the build says of them is held against the reference. */
import { expect } from 'vitest';
import type { PolicyRule } from '../../lib/policy.ts';
import { check } from './compiled.ts';
import { type RandomSystem, randomSystem } from './random-system.ts';
import { Reference } from './reference.ts';

/** Of what a finding about levels names: 'caller call'. */
function rightOf(message: string): string {
  const call = /'(\w+\.\w+)(?:\.\w+)?'/.exec(message)![1]!;
  const tasks = [...message.matchAll(/'(\w+)'/g)].map(([, name]) => name!);
  return `${tasks.find((name) => name !== call.split('.')[0])} ${call}`;
}

/** The same system with calls exempt from its levels. */
function exempt(rules: readonly PolicyRule[], calls: readonly string[]): PolicyRule[] {
  return rules.map((rule): PolicyRule => {
    if (rule.rule === 'integrity') return { ...rule, upgrade: [...new Set([...rule.upgrade, ...calls])] };
    return rule.rule === 'secrecy' ? { ...rule, declassify: [...new Set([...rule.declassify, ...calls])] } : rule;
  });
}

function withRules(system: RandomSystem, rules: PolicyRule[]): RandomSystem {
  return { ...system, rules, definition: { ...system.definition, policy: rules } };
}

const levelCodes = ['BH3062', 'BH3064', 'BH3066', 'BH3067'];

/**
 * The system, its levels obeyed: first the build must refuse exactly the rights that the reference forbids. Predicates that look at no message, which the
 * generator makes too, are taken out: the build refuses them, too.
 */
export function obeyLevels(seed: number): RandomSystem {
  let system = randomSystem(seed);
  const answers = new Set(
    Object.entries(system.endpoints).flatMap(([task, endpoints]) =>
      endpoints.filter(({ signatures }) => signatures!.some(({ returns }) => returns)).map(({ name }) => `${task}.${name}`),
    ),
  );
  for (const stage of [new Set<string>(), answers]) {
    let found = check(system).errors;
    const fixed = found.filter(({ code }) => code === 'BH3072').map(({ message }) => /'(\w+\.\w+\.\w+)'/.exec(message)![1]!);
    if (fixed.length > 0) {
      system = withRules(
        system,
        system.rules.filter((rule) => rule.rule !== 'argument' || !fixed.includes(rule.call)),
      );
      found = check(system).errors;
    }
    expect(
      found.filter(({ code }) => !levelCodes.includes(code)),
      `seed ${seed}`,
    ).toEqual([]);
    const expected = new Reference({ calls: system.calls, rules: system.rules, tickMs: 1 }).forbidden(stage);
    // What calls give back is looked at once the tasks are compiled.
    const now = found.filter(({ message }) => stage === answers || !message.includes('the value of'));
    expect([...new Set(now.map(({ message }) => rightOf(message)))].sort(), `seed ${seed}`).toEqual([...expected].sort());
    system = withRules(
      system,
      exempt(
        system.rules,
        [...expected].map((right) => right.split(' ')[1]!),
      ),
    );
  }
  return system;
}
