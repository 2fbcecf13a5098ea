/** Assertions of a policy file (lib/audit.ts) against the rights of an image. */
import type { AuditAssertion } from '../../lib/audit.ts';
import type { AuditDocument } from './document.ts';

type Task = AuditDocument['tasks'][number];

export interface PolicyVerdict {
  /** As the file has it: only('usart2', ['modbus']). */
  text: string;
  /** What contradicts it; empty: it holds. */
  violations: string[];
}

export function checkPolicy(assertions: unknown, document: AuditDocument): PolicyVerdict[] {
  if (!Array.isArray(assertions)) throw new Error('a policy file exports a list of assertions as its default');
  return assertions.map((assertion: AuditAssertion) => ({ text: textOf(assertion), violations: violationsOf(assertion, document) }));
}

function textOf(assertion: AuditAssertion): string {
  const quoted = (text: string) => `'${text}'`;
  if (assertion.assertion === 'only') return `only('${assertion.thing}', [${assertion.tasks.map(quoted).join(', ')}])`;
  if (assertion.assertion === 'onlyIn') return `onlyIn('${assertion.call}', [${assertion.states.map(quoted).join(', ')}])`;
  if ('call' in assertion) return `${assertion.assertion}('${assertion.call}')`;
  return `${assertion.assertion}('${assertion.task}', '${assertion.thing}')`;
}

function violationsOf(assertion: AuditAssertion, document: AuditDocument): string[] {
  const unknown = unknownNames(assertion, document);
  if (unknown.length > 0) return unknown;
  const { tasks } = document;
  switch (assertion.assertion) {
    case 'only': {
      const holders = tasks.filter((task) => holds(task, assertion.thing)).map(({ name }) => name);
      return [
        ...holders.filter((name) => !assertion.tasks.includes(name)).map((name) => `'${name}' may too`),
        ...assertion.tasks.filter((name) => !holders.includes(name)).map((name) => `'${name}' may not`),
      ];
    }
    case 'never':
      return tasks.filter(({ name }) => name === assertion.task).flatMap((task) => (holds(task, assertion.thing) ? ['it may'] : []));
    case 'neverReads':
      return tasks
        .filter(({ name }) => name === assertion.task)
        .flatMap((task) => (task.reads.includes(assertion.thing) ? ['it reads it'] : []));
    case 'neverReaches':
      return tasks.filter(({ name }) => name === assertion.task).flatMap((task) => waysTo(task, assertion.thing, tasks));
    case 'limited':
      return tasks
        .filter((task) => task.calls.some((call) => call.name === assertion.call && call.rate === null))
        .map(({ name }) => `'${name}' calls it without a limit`);
    case 'checked':
      return methodsOf(tasks, assertion.call)
        .filter(({ rules, takes }) => takes && (rules === null || rules.message === null))
        .map(({ task, name }) => `'${task}' may make '${name}' with any message`);
    case 'onlyIn':
      return methodsOf(tasks, assertion.call)
        .filter(({ rules }) => !rules?.order.some(({ moves }) => Object.keys(moves).every((state) => assertion.states.includes(state))))
        .map(({ task, name }) => `'${task}' may make '${name}' in other states too`);
    default:
      return [`there is no such assertion`];
  }
}

/** The methods of a call, or the one that is named, for each task that may make it. */
function methodsOf(tasks: readonly Task[], call: string) {
  return tasks.flatMap((task) =>
    task.calls.flatMap(({ name, methodNames, rules }) =>
      methodNames
        .map(({ name: method, takes }, index) => ({ task: task.name, name: `${name}.${method}`, takes, rules: rules[index] ?? null }))
        .filter((method) => name === call || method.name === call),
    ),
  );
}

function holds(task: Task, thing: string): boolean {
  return task.writes.includes(thing) || task.uses.includes(thing) || task.calls.some((call) => call.name === thing);
}

function waysTo(task: Task, thing: string, tasks: readonly Task[]): string[] {
  const ways = [
    ...task.influences.map(({ point, through }) => ({ item: point, through })),
    ...task.touches.map(({ name, through }) => ({ item: name, through })),
  ]
    .filter(({ item }) => item === thing)
    .map(({ through }) => (through.length === 0 ? 'it may itself' : `by way of ${through.join(', ')}`));
  const reached = [task.name, ...task.reaches.direct, ...task.reaches.transitive];
  const callers = tasks.filter(({ name, calls }) => reached.includes(name) && calls.some((call) => call.name === thing));
  return [...ways, ...callers.map(({ name }) => (name === task.name ? 'it may itself' : `'${name}', which it reaches, may`))];
}

/** A name that nobody knows would make an assertion hold for nothing: that is an error, not a success. */
function unknownNames(assertion: AuditAssertion, { tasks, points, peripherals }: AuditDocument): string[] {
  const taskNames = tasks.map(({ name }) => name);
  const thing = 'call' in assertion ? assertion.call : assertion.thing;
  const wanted = assertion.assertion === 'only' ? assertion.tasks : 'task' in assertion ? [assertion.task] : [];
  const isKnown =
    points.some(({ name }) => name === thing) ||
    peripherals.includes(thing) ||
    tasks.some(({ calls }) => calls.some(({ name }) => name === thing)) ||
    (['checked', 'onlyIn'].includes(assertion.assertion) && methodsOf(tasks, thing).length > 0) ||
    // What nobody may call is in no image; that nobody may is all that can be said of it.
    (!('call' in assertion) && taskNames.some((name) => thing.startsWith(`${name}.`)));
  return [
    ...wanted.filter((name) => !taskNames.includes(name)).map((name) => `there is no task '${name}'`),
    ...(isKnown ? [] : [`there is no point, peripheral or call '${thing}'`]),
  ];
}
