/** An audit as a person reads it. */
import colours from 'picocolors';
import { bytes, hex, table } from '../output.ts';
import type { RightChange } from './diff.ts';
import type { AuditDocument } from './document.ts';
import type { PolicyVerdict } from './policy.ts';

// The report goes to files and certifiers: colours for a terminal only, whatever CI says.
const pc = colours.createColors(process.stdout.isTTY === true);

const list = (items: readonly string[]) => (items.length > 0 ? items.join(', ') : '-');
const span = ({ base, size }: { base: number; size: number }) => `${hex(base)} +${bytes(size)}`;

export function formatAudit(document: AuditDocument): string {
  const head = document.system === null ? [] : [`${document.system} for ${document.board}`, ''];
  const tasks = document.tasks.flatMap((task) => [pc.bold(task.name), table(taskRows(task)), '']);
  const hashes = document.sha256
    ? [`sha256 of the kernel ${document.sha256.kernel}`, `sha256 of the image  ${document.sha256.image}`, '']
    : [];
  return [...head, ...tasks, ...rulesOfSystem(document), ...hashes, ...verdict(document)].join('\n');
}

function taskRows(task: AuditDocument['tasks'][number]): string[][] {
  const { memory, stack } = task;
  const runs = task.periodUs === 0 ? 'on events' : `every ${task.periodUs / 1000} ms`;
  const limit = task.budgetUs === 0 ? 'without limit' : `at most ${task.budgetUs} us`;
  const windows = task.regions.filter(({ number }) => number >= 2);
  const calls = task.calls.map(({ name, rate }) => (rate ? `${name} (${rate.atMost} in ${rate.perUs / 1000} ms)` : name));
  const through = [...task.influences, ...task.touches.map(({ name, through: way }) => ({ point: name, through: way }))]
    .filter(({ through: way }) => way.length > 0)
    .map(({ point, through: way }) => `${point} by ${way.join(', ')}`);
  return [
    ['  runs', `${task.role === 'user' ? '' : `${task.role}, `}priority ${task.priority}, ${runs}, ${limit}`],
    ['  memory', `code ${span(memory.flash)} read, execute; RAM ${span(memory.ram)} read, write`],
    [
      '  stack',
      stack.worst === null ? `${stack.size} bytes; no bound: ${stack.reason ?? 'no code'}` : `${stack.worst} of ${stack.size} bytes`,
    ],
    ['  reads', list(task.reads)],
    ['  writes', list(task.writes)],
    ['  uses', list(task.uses.map((name, index) => `${name} ${windows[index] ? windows[index].spans.map(span).join(', ') : ''}`.trim()))],
    ...(task.log ? [['  log', 'reads the audit log']] : []),
    ['  calls', list(calls)],
    ...task.calls.flatMap(({ name, rules }) => rules.map((rule) => ['', `${name}.${rule.method}: ${rulesOf(rule)}`])),
    ['  reaches', list([...task.reaches.direct, ...task.reaches.transitive])],
    ['  through others', list(through)],
    ['  kernel calls', list(task.systemCalls)],
    ...(task.indirectBranches > 0
      ? [['  note', `${task.indirectBranches} branches through a register: the MPU confines them to the code of the task`]]
      : []),
  ];
}

function rulesOf({ order, message }: AuditDocument['tasks'][number]['calls'][number]['rules'][number]): string {
  const moves = order.map(({ of, moves }) => {
    const ways = Object.entries(moves).map(([from, to]) => (from === to ? from : `${from} → ${to}`));
    return `${of}: ${ways.length > 0 ? ways.join(', ') : 'never'}`;
  });
  const all = [...moves, ...(message === null ? [] : [`message: ${message}`])];
  return all.length > 0 ? all.join('; ') : 'any time, any message';
}

function rulesOfSystem({ automata, levels }: AuditDocument): string[] {
  const rows = [
    ...automata.map(({ name, states, resetBy }) => [
      name,
      `${states.map((state, index) => (index === 0 ? `${state} (at first)` : state)).join(', ')}; anew when ${list(resetBy)} ends`,
    ]),
    ...levels.map(({ kind, levels: of, exempt }) => {
      const each = Object.entries(of).map(([task, level]) => `${task} ${level}`);
      return [kind, `${each.join(', ')}${exempt.length > 0 ? `; exempt: ${exempt.join(', ')}` : ''}`];
    }),
  ];
  return rows.length > 0 ? [pc.bold('rules'), table(rows.map(([name, ...rest]) => [`  ${name}`, ...rest])), ''] : [];
}

function verdict({ findings }: AuditDocument): string[] {
  if (findings.length === 0) return [`${pc.green('passed')}: what the image can do is what the system declares`];
  return [
    ...findings.map(({ code, message }) => `${pc.red(code)} ${message}`),
    '',
    `${pc.red('failed')}: ${findings.length} finding${findings.length > 1 ? 's' : ''}`,
  ];
}

export function formatPolicy(verdicts: readonly PolicyVerdict[]): string {
  return verdicts
    .map(({ text, violations }) =>
      violations.length === 0 ? `${pc.green('holds')}  ${text}` : `${pc.red('broken')} ${text}: ${violations.join('; ')}`,
    )
    .join('\n');
}

export function formatChanges(changes: readonly RightChange[]): string {
  if (changes.length === 0) return 'the rights are the same';
  const marks = { wider: pc.red('+ wider   '), narrower: pc.green('- narrower'), other: pc.yellow('~ other   ') };
  return changes.map(({ kind, text }) => `${marks[kind]} ${text}`).join('\n');
}
