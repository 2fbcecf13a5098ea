import { describe, expect, it } from 'vitest';
import { encode } from '../../scripts/policy/open-policy.ts';
import { verdictNames } from '../../scripts/policy/table-monitor.ts';
import { compile } from './compiled.ts';
import { obeyLevels } from './obey-levels.ts';
import { play, type Step, stepTicks } from './on-chip.ts';
import { randomOf, ranges } from './random-system.ts';
import { Reference } from './reference.ts';

/** Of the 500 random systems those with many rules; each of the verdicts comes up in them. */
const runs = [
  [40, 'before'],
  [51, 'behind'],
  [106, 'behind'],
  [115, 'before'],
] as const;
const stepCount = 300;

describe('the monitor on the chip', { timeout: 120_000 }, () => {
  const seen = new Set<string>();

  it.each(runs)(
    'random system %i, its servers %s its callers by priority: calls, ends of tasks and time as in the reference, and the same reason for each denial',
    async (seed, servers) => {
      const random = randomOf(seed);
      const system = obeyLevels(seed);
      const compiled = compile(system);
      const { model, endpoints } = compiled;
      const callers = model.tasks.filter(({ calls }) => calls.length > 0);
      const ends = model.tasks.filter(({ role }) => role === 'user');
      const reference = new Reference({ calls: system.calls, rules: system.rules, tickMs: 1 });
      const expected = new Map<number, string>();
      let endings = 0;
      const steps = Array.from({ length: stepCount }, (_, index): Step => {
        reference.now = (index + 2) * stepTicks;
        if (random(12) === 0) return { kind: 'pause' };
        if (random(25) === 0) {
          const { name } = ends[random(ends.length)]!;
          reference.end(name);
          endings++;
          return { kind: 'end', task: name };
        }
        const caller = callers[random(callers.length)]!;
        const slot = random(caller.calls.length);
        const call = caller.calls[slot]!;
        const signatures = endpoints[call.target]!.find(({ name }) => name === call.endpoint)!.signatures!;
        const method = random(signatures.length);
        const { name, parameters } = signatures[method]!;
        const values = parameters.map(({ type }) => {
          const [low, high] = ranges[type]!;
          return random(5) === 0 ? low + random(high - low + 1) : Math.min(high, Math.max(low, random(450) - 120));
        });
        expected.set(index, reference.decide(caller.name, `${call.name}.${name}`, values));
        return { kind: 'call', from: caller.name, slot, method, message: encode({ name, parameters }, values) };
      });
      const outcome = await play(`policy-${seed}`, compiled, steps, servers);
      const found = new Map(
        [...outcome.statuses].map(([step, status]) => [
          step,
          status === 0 ? 'allowed' : (verdictNames[outcome.verdicts.get(step)!] ?? `status ${status}`),
        ]),
      );
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
      expect(outcome.restarts).toBe(endings);
      for (const verdict of expected.values()) seen.add(verdict);
    },
  );

  it('has said everything that it can say', () => {
    expect([...seen].sort()).toEqual(['allowed', 'argument', 'flow', 'rate', 'role']);
  });
});
