import { describe, expect, it } from 'vitest';
import { encode } from '../../scripts/policy/open-policy.ts';
import { TableMonitor } from '../../scripts/policy/table-monitor.ts';
import { type Compiled, compile } from './compiled.ts';
import { obeyLevels } from './obey-levels.ts';
import { type RandomSystem, randomOf, ranges } from './random-system.ts';
import { Reference } from './reference.ts';

const systems = 500;
const statesMost = 150;
const callsInSequence = 120;

interface Pair {
  reference: Reference;
  tables: TableMonitor;
  compiled: Compiled;
  system: RandomSystem;
}

function pairOf(system: RandomSystem): Pair {
  const compiled = compile(system);
  return {
    reference: new Reference({ calls: system.calls, rules: system.rules, tickMs: 1 }),
    tables: new TableMonitor(compiled.tables),
    compiled,
    system,
  };
}

interface Call {
  from: string;
  method: string;
  right: number;
  index: number;
  parameters: { name: string; type: string; offset: number }[];
}

function callsOf({ compiled: { model, endpoints } }: Pair): Call[] {
  let right = 0;
  return model.tasks.flatMap((task) =>
    task.calls.flatMap((call): Call[] => {
      const at = right++;
      const signatures = endpoints[call.target]!.find(({ name }) => name === call.endpoint)!.signatures!;
      return signatures.map(({ name, parameters }, index) => ({
        from: task.name,
        method: `${call.name}.${name}`,
        right: at,
        index,
        parameters,
      }));
    }),
  );
}

/** Puts both sides into the same states. */
function setStates({ reference, tables, compiled: { monitor } }: Pair, states: readonly number[]): void {
  let flow = 0;
  monitor.automata.forEach(({ kind, name, states: names }, index) => {
    tables.states[index] = states[index]!;
    if (kind === 'role') reference.roles.set(name, names[states[index]!]!);
    else reference.flows[flow++] = names[states[index]!]!;
  });
}

function expectSameStates({ reference, tables, compiled: { monitor } }: Pair, where: string): void {
  const found = monitor.automata.map(({ states }, index) => states[tables.states[index]!]);
  let flow = 0;
  const wanted = monitor.automata.map(({ kind, name }) => (kind === 'role' ? reference.roles.get(name) : reference.flows[flow++]));
  if (found.join() !== wanted.join()) expect(found, where).toEqual(wanted);
}

/** All combinations of states, or so many of them. */
function combinations(sizes: readonly number[], random: (below: number) => number): number[][] {
  const total = sizes.reduce((product, size) => product * size, 1);
  if (total > statesMost) return Array.from({ length: statesMost }, () => sizes.map((size) => random(size)));
  return Array.from({ length: total }, (_, number) => {
    let rest = number;
    return sizes.map((size) => {
      const state = rest % size;
      rest = Math.floor(rest / size);
      return state;
    });
  });
}

function valuesFor({ parameters }: Call, random: (below: number) => number): number[] {
  return parameters.map(({ type }) => {
    const [low, high] = ranges[type]!;
    const kind = random(6);
    if (kind === 0) return low;
    if (kind === 1) return high;
    return kind < 5 ? Math.min(high, Math.max(low, random(450) - 120)) : low + random(high - low + 1);
  });
}

function compare(pair: Pair, call: Call, values: readonly number[], where: string): string {
  const wanted = pair.reference.decide(call.from, call.method, values);
  const found = pair.tables.decide(call.right, call.index, encode({ name: '', parameters: call.parameters }, values));
  if (found !== wanted) expect(found, `${where}: ${call.from} to ${call.method}(${values.join(', ')})`).toBe(wanted);
  expectSameStates(pair, where);
  return found;
}

describe(`${systems} systems with rules at random`, () => {
  const counts: Record<string, number> = {};
  let compared = 0;
  const count = (verdict: string) => {
    counts[verdict] = (counts[verdict] ?? 0) + 1;
    compared++;
  };

  it('the build refuses exactly the rights that integrity and secrecy forbid; each call in each state has the verdict of the reference, and so have sequences', () => {
    for (let seed = 1; seed <= systems; seed++) {
      const random = randomOf(seed * 7919);
      const system = obeyLevels(seed);
      const pair = pairOf(system);
      const calls = callsOf(pair);
      const sizes = pair.compiled.monitor.automata.map(({ states }) => states.length);
      for (const states of combinations(sizes, random)) {
        for (const call of calls) {
          for (const values of [valuesFor(call, random), valuesFor(call, random)]) {
            setStates(pair, states);
            // Past every window: rates are tried in sequences.
            pair.reference.now += 100;
            pair.tables.tick += 100;
            count(compare(pair, call, values, `seed ${seed}, states ${states.join()}`));
          }
        }
      }
      const fresh = pairOf(system);
      const tasks = fresh.compiled.model.tasks.map(({ name }) => name);
      for (let step = 0; step < callsInSequence; step++) {
        const kind = random(12);
        if (kind === 0) {
          const task = random(tasks.length);
          fresh.reference.end(tasks[task]!);
          fresh.tables.taskEnded(task);
          expectSameStates(fresh, `seed ${seed}, step ${step}, end of ${tasks[task]}`);
        } else if (kind < 4) {
          const ms = random(8);
          fresh.reference.now += ms;
          fresh.tables.tick += ms;
        } else {
          const call = calls[random(calls.length)]!;
          count(compare(fresh, call, valuesFor(call, random), `seed ${seed}, step ${step}`));
        }
      }
    }
    // Nothing of this is worth much if one verdict never came up.
    for (const verdict of ['allowed', 'role', 'flow', 'argument', 'rate']) expect(counts[verdict], verdict).toBeGreaterThan(500);
    expect(counts.error ?? 0).toBe(0);
    expect(compared).toBeGreaterThan(80_000);
    console.log(`${compared} decisions compared: ${JSON.stringify(counts)}`);
  });
});
