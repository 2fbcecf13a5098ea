/** What each kind of rule adds to a call and its reply of 4 bytes, in instructions. */
import type { PolicyModel } from '../../../compiler/system/model.ts';
import { readPredicate } from '../../../compiler/system/predicate.ts';
import { buildBench, runBench } from '../../kernel/bench.ts';

const path: string[] = [];
const call = 'echo.endpoint';
const none: PolicyModel = { levels: [], roles: [], flows: [], arguments: [] };
const role: PolicyModel['roles'] = [{ session: 'caller', roles: [{ name: 'local', may: [call] }], enter: [], path }];
const flow: PolicyModel['flows'] = [{ states: ['idle'], transitions: [{ call, moves: [{ from: 'idle', to: 'idle' }] }], path }];
const turns: PolicyModel['flows'] = [
  {
    states: ['idle', 'busy'],
    transitions: [
      {
        call,
        moves: [
          { from: 'idle', to: 'busy' },
          { from: 'busy', to: 'idle' },
        ],
      },
    ],
    path,
  },
];
const argument = (text: string): PolicyModel['arguments'] => [{ call: `${call}.m`, predicate: readPredicate(text), text, path }];
const levels: PolicyModel['levels'] = [{ kind: 'integrity', ranks: {}, levels: {}, exempt: [], path }];

/** By name as docs/policy.md has it. `rate`: the caller's call has one. */
const variants: Record<string, { policy?: PolicyModel; rate?: true }> = {
  none: {},
  'integrity, secrecy': { policy: { ...none, levels } },
  rate: { rate: true },
  role: { policy: { ...none, roles: role } },
  flow: { policy: { ...none, flows: flow } },
  'flow, to another state': { policy: { ...none, flows: turns } },
  'argument, one comparison': { policy: { ...none, arguments: argument('(value) => value <= 900') } },
  'argument, two comparisons': { policy: { ...none, arguments: argument('(value) => value >= -5 && value <= 900') } },
  'argument, no range': { policy: { ...none, arguments: argument('(value) => value !== 7') } },
  'all seven': { policy: { levels, roles: role, flows: flow, arguments: argument('(value) => value <= 900') }, rate: true },
  'all seven, to another state': {
    policy: { levels, roles: role, flows: turns, arguments: argument('(value) => value <= 900') },
    rate: true,
  },
};

/** Instructions for the pair, by variant. @param only names of variants; default all */
export async function measureRules(only: readonly string[] = Object.keys(variants)): Promise<Record<string, number>> {
  const costs: Record<string, number> = {};
  for (const name of only) {
    const { policy, rate } = variants[name]!;
    const signatures = [{ name: 'm', parameters: [{ name: 'value', type: 'i16', offset: 0 }], length: 4, returns: true }];
    const bench = await buildBench(
      `bench-rules-${name.replace(/\W+/g, '-')}`,
      {
        echo: { source: 'bench/kernel/echo.c', priority: 2, signatures },
        woken: { source: 'bench/kernel/woken.c', priority: 2, uses: ['tim2'] },
        caller: {
          source: 'bench/kernel/caller.c',
          priority: 3,
          period: 50,
          budgetUs: 49_000,
          uses: ['tim2'],
          calls: [{ target: 'echo', ...(rate ? { rate: { atMost: 0xffff, ticks: 0xffff } } : {}) }, { target: 'woken' }],
        },
      },
      {},
      undefined,
      false,
      undefined,
      policy,
    );
    const run = await runBench(bench, 150);
    const line = run.console('caller').find((text) => text.startsWith('call-4 '));
    if (line === undefined) throw new Error(`'${name}' was not measured`);
    costs[name] = Number(line.split(' ')[1]);
  }
  return costs;
}
