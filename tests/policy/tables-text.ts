/** Reads the rows of the rule tables back from the C that the build writes: what goes to the compiler, for systems that are not built. */
import { structs } from '../../scripts/audit/structs.ts';
import type { MonitorTables } from '../../scripts/policy/table-monitor.ts';

const names: Record<string, number> = { NO_GUARD: 0xffff, NO_MOVE: 0xff, NOT_PLAIN: 0xff, AUTOMATON_ROLE: 2, AUTOMATON_FLOW: 3 };

export function tablesOfText(text: string): MonitorTables {
  const body = (name: string) =>
    new RegExp(`^const [^\\n]* ${name}\\[\\] = \\{\\n(.*?)^\\};`, 'ms').exec(text)![1]!.replace(/\/\*.*?\*\//g, '');
  const number = (word: string) => names[word.trim()] ?? Number(word.trim().replace(/u$/, ''));
  const rows = (name: 'call_rights' | 'rates' | 'automata' | 'guards' | 'steps') =>
    [...body(name).matchAll(/^\t\{(.*)\},/gm)].map(([, fields]) => {
      const values = fields!.replace(/[{}]/g, '').split(',').map(number);
      // Bytes that are reserved stand there as one.
      return Object.fromEntries(structs[name].fields.map((field, index) => [field.name, values[index] ?? 0]));
    });
  const tests = [...body('tests').matchAll(/\{([^}]*)\}/g)].map(([, fields]) => {
    const values = fields!.split(',').map((word) => number(word.replace(/INT64_C\((.*)\)/, '$1')));
    const bound = values[7]!;
    const row = Object.fromEntries(structs.tests.fields.slice(0, 7).map((field, index) => [field.name, values[index]!]));
    return { ...row, bound_low: ((bound % 2 ** 32) + 2 ** 32) % 2 ** 32, bound_high: Math.floor(bound / 2 ** 32) >>> 0 };
  });
  const moves = body('moves')
    .split(',')
    .filter((word) => word.trim() !== '')
    .map((word) => ({ move: number(word) }));
  const head = Object.fromEntries(
    ['rates', 'guards', 'steps', 'moves', 'tests', 'automata'].map((field) => [
      field,
      Number(new RegExp(`\\.${field} = (\\d+),`).exec(text)![1]),
    ]),
  );
  return {
    tables: [head],
    call_rights: rows('call_rights'),
    rates: rows('rates'),
    automata: rows('automata'),
    guards: rows('guards'),
    steps: rows('steps'),
    moves,
    tests,
  };
}
