/** Whom a task can reach and what it can thereby touch: directly by its own rights, and through those it may call. */
import type { Rights, TaskRights } from './rights.ts';

export interface Reach {
  name: string;
  /** Tasks it may call. */
  direct: string[];
  /** Tasks that those may call, and so on; never itself unless by way of others. */
  transitive: string[];
  /** Output and memory points written by it, or by a task it can reach. */
  influences: { point: string; through: string[] }[];
  /** Peripherals in its own hands or in those of a task it can reach. */
  peripherals: { name: string; through: string[] }[];
}

export function targetOf(call: string): string {
  return call.slice(0, call.lastIndexOf('.'));
}

export function reachOf(rights: Rights, name: string): Reach {
  const tasks = new Map(rights.tasks.map((task) => [task.name, task]));
  const paths = new Map<string, string[]>([[name, []]]);
  const queue = [name];
  for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
    for (const call of tasks.get(task)?.calls ?? []) {
      const target = targetOf(call.name);
      if (paths.has(target)) continue;
      paths.set(target, [...paths.get(task)!, call.name]);
      queue.push(target);
    }
  }
  const direct = [...new Set((tasks.get(name)?.calls ?? []).map((call) => targetOf(call.name)))];
  const all = [...paths.keys()].filter((task) => task !== name);
  const gather = (list: (task: TaskRights) => string[]) =>
    [...paths].flatMap(([task, through]) => list(tasks.get(task) ?? noTask).map((item) => ({ item, through })));
  return {
    name,
    direct,
    transitive: all.filter((task) => !direct.includes(task)),
    influences: gather((task) => task.writes).map(({ item, through }) => ({ point: item, through })),
    peripherals: gather((task) => task.uses).map(({ item, through }) => ({ name: item, through })),
  };
}

const noTask = { writes: [] as string[], uses: [] as string[] } as unknown as TaskRights;
