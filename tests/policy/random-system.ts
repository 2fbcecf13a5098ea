/** Systems with rules at random, as an author might have written them; the same for the same seed. */
import type { EndpointModel, MethodSignature } from '../../compiler/system/model.ts';
import { argument, flow, integrity, type PolicyRule, rate, roles, secrecy } from '../../lib/policy.ts';

export interface RandomSystem {
  /** What system.ts would export. */
  definition: Record<string, unknown>;
  rules: PolicyRule[];
  calls: Record<string, string[]>;
  /** By task, in the order of the tasks. */
  endpoints: Record<string, EndpointModel[]>;
}

/** mulberry32: numbers from 0 to `below` - 1. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const types = ['u8', 'u16', 'u32', 'i8', 'i16', 'i32'] as const;
export const ranges: Record<string, readonly [number, number]> = {
  u8: [0, 0xff],
  u16: [0, 0xffff],
  u32: [0, 0xffff_ffff],
  i8: [-0x80, 0x7f],
  i16: [-0x8000, 0x7fff],
  i32: [-0x8000_0000, 0x7fff_ffff],
};
const sizes: Record<string, number> = { u8: 1, i8: 1, u16: 2, i16: 2, u32: 4, i32: 4 };

export function randomSystem(seed: number): RandomSystem {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
  const some = <T>(list: readonly T[]): T[] => list.filter(() => random(2) === 0);

  const servers = ['alpha', 'beta'].slice(0, 1 + random(2));
  const callers = ['one', 'two', 'three'].slice(0, 1 + random(3));
  const endpoints: Record<string, EndpointModel[]> = {};
  for (const server of servers) {
    endpoints[server] = ['left', 'right'].slice(0, 1 + random(2)).map((name) => {
      const signatures = ['a', 'b', 'c'].slice(0, 1 + random(3)).map((method) => randomSignature(random, method));
      return { name, methods: signatures.length, signatures };
    });
  }
  const all = servers.flatMap((server) => endpoints[server]!.map(({ name }) => `${server}.${name}`));
  const calls: Record<string, string[]> = {};
  for (const caller of callers) {
    const own = some(all);
    calls[caller] = own.length > 0 ? own : [pick(all)];
  }
  const held = [...new Set(Object.values(calls).flat())];
  const methodsOf = (call: string) => {
    const [server, name] = call.split('.') as [string, string];
    return endpoints[server]!.find((endpoint) => endpoint.name === name)!.signatures!;
  };
  const methods = (list: readonly string[]) => list.flatMap((call) => methodsOf(call).map(({ name }) => `${call}.${name}`));
  const names = (list: readonly string[]) => [...list, ...methods(list)];

  const rules: PolicyRule[] = [];
  for (const caller of callers) {
    for (const call of calls[caller]!) {
      if (random(3) === 0) rules.push(rate(caller, call, { atMost: 1 + random(4), per: `${1 + random(20)}ms` }));
    }
    if (random(2) === 0) continue;
    const roleNames = ['guest', 'local', 'remote'].slice(0, 1 + random(3));
    const may = Object.fromEntries(roleNames.map((role) => [role, some(names(calls[caller]!))]));
    const enter = Array.from({ length: 1 + random(3) }, () => {
      const by = pick(callers);
      return { role: pick(roleNames), call: pick(names(calls[by]!)), ...(by === caller ? {} : { by }) };
    });
    // Two entries for the same call would say two things at once.
    const single = enter.filter((entry, index) => enter.findIndex((other) => other.call === entry.call && other.by === entry.by) === index);
    rules.push(roles(caller, { start: pick(roleNames), may, enter: single }));
  }
  for (let count = random(3); count > 0; count--) {
    const states = ['idle', 'armed', 'fired', 'safe'].slice(0, 1 + random(4));
    const transitions = Object.fromEntries(
      some(names(held)).map((call) => [call, Object.fromEntries(some(states).map((state) => [state, pick(states)]))]),
    );
    rules.push(flow(states, transitions));
  }
  for (const method of methods(held)) {
    const { parameters } = methodsOf(method.split('.').slice(0, 2).join('.')).find(({ name }) => method.endsWith(`.${name}`))!;
    if (parameters.length > 0 && random(2) === 0) rules.push(argument(method, randomPredicate(random, parameters)));
  }
  const level = <T>(of: readonly T[]) => Object.fromEntries(some([...servers, ...callers]).map((task) => [task, pick(of)]));
  if (random(3) === 0) rules.push(integrity(level(['low', 'medium', 'high'] as const), { upgrade: some(held) }));
  if (random(3) === 0) rules.push(secrecy(level(['public', 'internal', 'secret'] as const), { declassify: some(held) }));

  const tasks = Object.fromEntries([
    ...servers.map((name) => [name, { entry: `./${name}.ts`, priority: 1, period: '10ms' }] as const),
    ...callers.map((name) => [name, { entry: `./${name}.ts`, priority: 2, period: '10ms', calls: calls[name] }] as const),
  ]);
  const definition = { name: `random-${seed}`, points: {}, tasks, policy: rules, boards: { test: {} } };
  return { definition, rules, calls, endpoints };
}

function randomSignature(random: (below: number) => number, name: string): MethodSignature {
  let next = 0;
  let widest = 1;
  const parameters = Array.from({ length: random(4) }, (_, index) => {
    const type = types[random(types.length)]!;
    const size = sizes[type]!;
    const offset = Math.ceil(next / size) * size;
    next = offset + size;
    widest = Math.max(widest, size);
    return { name: `p${index}`, type, offset };
  });
  return { name, parameters, length: Math.ceil(next / widest) * widest, returns: random(2) === 0 };
}

/** A function of the parameters, as source: what the compiler reads, and what the reference runs. */
function randomPredicate(random: (below: number) => number, parameters: MethodSignature['parameters']): (...values: never[]) => boolean {
  const number = () => (random(4) === 0 ? random(0xffff_ffff) - (random(2) === 0 ? 0 : 0x7fff_ffff) : random(400) - 100);
  const value = () => parameters[random(parameters.length)]!.name;
  const side = (): string => {
    const kind = random(5);
    if (kind === 0) return `${value()} + ${value()}`;
    if (kind === 1) return `${value()} - ${value()}`;
    return kind === 2 ? `-${value()}` : value();
  };
  const comparison = () => `${side()} ${['<', '<=', '>', '>=', '===', '!=='][random(6)]} ${number()}`;
  const condition = (depth: number): string => {
    const kind = random(depth > 2 ? 1 : 6);
    if (kind === 1) return `(${condition(depth + 1)} && ${condition(depth + 1)})`;
    if (kind === 2) return `(${condition(depth + 1)} || ${condition(depth + 1)})`;
    if (kind === 3) return `!(${condition(depth + 1)})`;
    if (kind === 4 && depth < 2) return `(${condition(depth + 1)} ? ${condition(depth + 1)} : ${condition(depth + 1)})`;
    return comparison();
  };
  const names = parameters.map(({ name }) => name).join(', ');
  const body = random(3) === 0 ? `{ if (${condition(1)}) return ${condition(1)}; return ${condition(1)}; }` : condition(0);
  return new Function(`return (${names}) => ${body}`)() as (...values: never[]) => boolean;
}
