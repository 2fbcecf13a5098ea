/** Integrity and secrecy, decided again: over the rights that the tables of the image give, with the levels that its system declares. */
import type { Declared } from './declared.ts';
import type { Report } from './findings.ts';
import { targetOf } from './reach.ts';
import type { Rights } from './rights.ts';

const ranks: Record<string, readonly string[]> = { integrity: ['low', 'medium', 'high'], secrecy: ['public', 'internal', 'secret'] };

export function checkLevels({ tasks }: Rights, declared: Declared, report: Report): void {
  for (const { kind, levels, exempt } of declared.levels) {
    const rank = (task: string) => ranks[kind]!.indexOf(levels[task] ?? '');
    const check = (name: string, what: string, from: string, to: string) => {
      if (exempt.includes(name)) return;
      const [first, second] = [rank(from), rank(to)];
      if (first < 0 && second < 0) return;
      const isBad = first < 0 || second < 0 || (kind === 'integrity' ? first < second : first > second);
      if (isBad) report('BHA014', `${kind}: ${what} carries data from '${from}' (${levels[from]}) to '${to}' (${levels[to]})`);
    };
    for (const task of tasks) {
      for (const { name } of task.calls) {
        check(name, `'${name}'`, task.name, targetOf(name));
        const known = declared.tasks.flatMap((each) => each.calls).find((call) => call.name === name);
        if (known?.rules.some(({ returns }) => returns)) check(name, `the value of '${name}'`, targetOf(name), task.name);
      }
      for (const point of task.reads) {
        const writer = tasks.find((other) => other.role === 'user' && other.writes.includes(point));
        if (writer && task.role === 'user') check(point, `'${point}'`, writer.name, task.name);
      }
    }
  }
}
