/**
 * The rules behind a right to call, read from the tables: roles and flows by the names of their states, predicates as comparisons of the message. The rows are
 * held against those that the declaration comes to, worked out here a second time.
 */
import type { Declared, DeclaredMethod } from './declared.ts';
import type { Report } from './findings.ts';
import { type Row, structs } from './structs.ts';
import type { Tables } from './tables.ts';

/** What the rules say of one method of a call. */
export interface MethodRules {
  method: string;
  /** Of each automaton with a say: the states in which the call is legal, and where it leads. */
  order: { of: string; moves: Record<string, string> }[];
  /** The predicate of the message; null: any message. */
  message: string | null;
}

const noGuard = 0xffff;
const noMove = 0xff;
const allows = 0xff;
const denies = 0;
/** STEPS_INSIDE, NOT_PLAIN */
const stepsInside = 2;
const notPlain = 0xff;
/** enum automaton_kind */
const kindNumbers = { role: 2, flow: 3 } as const;

/** 'role of operator', 'flow 1' */
export function automatonName({ automata }: Declared, index: number): string {
  const automaton = automata[index];
  if (!automaton) return `automaton ${index}`;
  return automaton.kind === 'role'
    ? `role of ${automaton.name}`
    : `flow ${automata.slice(0, index + 1).filter(({ kind }) => kind === 'flow').length}`;
}

/** The rules of the right at `at`, by method; none where no guard is named. */
export function readRules(
  tables: Tables,
  right: Row,
  methods: readonly DeclaredMethod[],
  declared: Declared,
  report: Report,
): MethodRules[] {
  if (right.reserved !== 0) report('BHA010', 'a right to call has a reserved byte that is not 0');
  if (right.guard === noGuard) return [];
  return methods.map((method, index) => {
    const guard = tables.guards[right.guard! + index];
    if (!guard || right.guard! + index >= tables.tables[0]!.guards!) {
      report('BHA012', `a right to call names a guard that does not exist`);
      return { method: method.name, order: [], message: null };
    }
    return {
      method: method.name,
      order: Array.from({ length: guard.steps! }, (_, number) => readStep(tables, stepOf(tables, guard, number), number, declared, report)),
      message: guard.length === 0 && guard.tests === 0 ? null : describeMessage(tables, guard, method),
    };
  });
}

/** The step of that number: the first ones are in the guard itself. */
export function stepOf({ steps }: Pick<Tables, 'steps'>, guard: Row, number: number): Row | undefined {
  if (number >= stepsInside) return steps[guard.steps_at! + number - stepsInside];
  const name = number === 0 ? 'first' : 'second';
  return { automaton: guard[`${name}_automaton`]!, states: guard[`${name}_states`]!, moves_at: guard[`${name}_moves_at`]! };
}

function readStep(tables: Tables, step: Row | undefined, number: number, declared: Declared, report: Report): MethodRules['order'][number] {
  const automaton = step && declared.automata[step.automaton!];
  if (!step || !automaton) {
    report('BHA012', `step ${number} of a guard names an automaton that does not exist`);
    return { of: `step ${number}`, moves: {} };
  }
  const name = (state: number | undefined) => (state === undefined ? 'nothing' : (automaton.states[state] ?? `state ${state}`));
  const moves = automaton.states.flatMap((from, state): [string, string][] => {
    const to = tables.moves[step.moves_at! + state]?.move;
    return to === noMove ? [] : [[from, name(to)]];
  });
  return { of: automatonName(declared, step.automaton!), moves: Object.fromEntries(moves) };
}

function describeMessage({ tests }: Tables, guard: Row, method: DeclaredMethod): string {
  return guard.tests === 0
    ? describeRange(guard, method)
    : describeTests(tests.slice(guard.tests_at!, guard.tests_at! + guard.tests!), method);
}

type Parameters = Pick<DeclaredMethod, 'parameters'>;

/** What lies there in the message: by the name of the parameter, where it is one. */
function operandOf({ parameters }: Parameters, at: number, kind: number): string {
  const bytes = 1 << (kind & 3);
  const type = `${kind & 4 ? 'i' : 'u'}${8 * bytes}`;
  const parameter = parameters.find(
    ({ offset, type: declared }) => offset === at && (declared === type || (declared === 'boolean' && type === 'u8')),
  );
  return parameter?.name ?? `${type} at byte ${at}`;
}

/** One number between two bounds; a bound that its type has anyway is left out. */
export function describeRange(guard: Row, method: Parameters): string {
  const kind = guard.field!;
  const [bits, signed] = [8 * (1 << (kind & 3)), (kind & 4) !== 0];
  const [low, high] = signed ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1] : [0, 2 ** bits - 1];
  const least = signed ? guard.least! | 0 : guard.least!;
  const most = least + guard.span!;
  const name = operandOf(method, guard.field_at!, kind);
  const parts = [...(least === low ? [] : [`${name} >= ${least}`]), ...(most === high ? [] : [`${name} <= ${most}`])];
  return parts.join(' && ') || 'true';
}

/** The comparisons as one condition, in the names of the method's parameters. */
export function describeTests(tests: readonly Row[], method: Parameters): string {
  const operand = (at: number, kind: number) => operandOf(method, at, kind);
  const from = (at: number, depth: number): string => {
    const test = tests[at];
    if (!test || depth > 24) return '…';
    const first = operand(test.first_at!, test.first!);
    const second = test.second! & 24 ? `${test.second! & 8 ? ' + ' : ' - '}${operand(test.second_at!, test.second!)}` : '';
    const bound = (test.bound_high! | 0) * 2 ** 32 + test.bound_low!;
    const holds = `${first}${second} <= ${bound}`;
    const fails = `${first}${second} > ${bound}`;
    const [yes, no] = [test.yes!, test.no!];
    const next = (jump: number) => part(from(at + jump, depth + 1));
    if (yes === allows && no === denies) return holds;
    if (yes === denies && no === allows) return fails;
    if (no === denies) return `${holds} && ${next(yes)}`;
    if (yes === denies) return `${fails} && ${next(no)}`;
    if (yes === allows) return no === allows ? 'true' : `${holds} || ${next(no)}`;
    if (no === allows) return `${fails} || ${next(yes)}`;
    return `(${holds} ? ${from(at + yes, depth + 1)} : ${from(at + no, depth + 1)})`;
  };
  return from(0, 0);
}

function part(text: string): string {
  return /^[^|&?]*$|^\(.*\)$/.test(text) ? text : `(${text})`;
}

function guardRow(method: DeclaredMethod, steps: readonly Row[], tests: number, behind: { steps: Row[]; tests: Row[] }): Row {
  const none: Row = { automaton: 0, states: 0, moves_at: 0 };
  const inside = [steps[0] ?? none, steps[1] ?? steps[0] ?? none];
  const changes = method.steps.some(({ moves }) => moves.some((move, state) => move !== noMove && move !== state));
  const plain = steps.length <= stepsInside && tests === 0 && !changes;
  return {
    ...Object.fromEntries(
      ['first', 'second'].flatMap((name, index) =>
        Object.entries(inside[index]!).map(([field, value]): [string, number] => [`${name}_${field}`, value]),
      ),
    ),
    least: method.range?.least ?? 0,
    span: method.range?.span ?? 0,
    steps_at: behind.steps.length,
    tests_at: behind.tests.length,
    steps: steps.length,
    tests,
    length: method.length,
    plain: plain ? method.length : notPlain,
    field_at: method.range?.at ?? 0,
    field: method.range?.kind ?? 0,
    reserved: 0,
    reserved_too: 0,
  };
}

/** The rows of the rule tables that the declaration comes to, in the only order that is accepted. */
function rowsOf(declared: Declared): Record<'automata' | 'guards' | 'steps' | 'moves' | 'tests', Row[]> {
  const rows = { automata: [] as Row[], guards: [] as Row[], steps: [] as Row[], moves: [] as Row[], tests: [] as Row[] };
  for (const { kind, states, resetBy } of declared.automata) {
    const mask = resetBy.reduce((sum, name) => sum | (1 << declared.tasks.findIndex((task) => task.name === name)), 0);
    rows.automata.push({ reset_by: mask, states: states.length, kind: kindNumbers[kind] });
  }
  for (const method of declared.tasks.flatMap(({ calls }) => calls.flatMap((call) => (call.guarded ? call.rules : [])))) {
    const steps = method.steps.map(({ automaton, moves }) => {
      const step = { automaton, states: declared.automata[automaton]!.states.length, moves_at: rows.moves.length };
      rows.moves.push(...moves.map((move) => ({ move })));
      return step;
    });
    const tests = method.range ? [] : method.tests;
    rows.guards.push(guardRow(method, steps, tests.length, rows));
    rows.steps.push(...steps.slice(stepsInside));
    for (const { firstAt, first, secondAt, second, yes, no, bound } of tests) {
      rows.tests.push({
        first_at: firstAt,
        first,
        second_at: secondAt,
        second,
        yes,
        no,
        reserved: 0,
        bound_low: ((bound % 2 ** 32) + 2 ** 32) % 2 ** 32,
        bound_high: Math.floor(bound / 2 ** 32) >>> 0,
      });
    }
  }
  return rows;
}

const fillers: Record<keyof ReturnType<typeof rowsOf>, Row> = {
  automata: { reset_by: 0, states: 0, kind: 0 },
  guards: Object.fromEntries(structs.guards.fields.map(({ name }) => [name, 0])),
  steps: { automaton: 0, states: 0, moves_at: 0 },
  moves: { move: noMove },
  tests: { first_at: 0, first: 0, second_at: 0, second: 0, yes: 0, no: 0, reserved: 0, bound_low: 0, bound_high: 0 },
};

/** Counts for the head of the tables. */
export function ruleCounts(declared: Declared): Record<string, number> {
  return Object.fromEntries(Object.entries(rowsOf(declared)).map(([name, rows]) => [name, rows.length]));
}

export function checkRules(tables: Tables, declared: Declared, report: Report): void {
  const wanted = rowsOf(declared);
  for (const name of Object.keys(wanted) as (keyof typeof wanted)[]) {
    const rows = wanted[name].length > 0 ? wanted[name] : [fillers[name]];
    rows.forEach((row, index) => {
      const found = tables[name][index];
      if (JSON.stringify(found) === JSON.stringify(row)) return;
      report('BHA011', `entry ${index} of '${name}' is ${JSON.stringify(found)}, declared ${JSON.stringify(row)}`);
    });
    if (tables[name].length !== rows.length)
      report('BHA010', `table '${name}' has ${tables[name].length} entries, declared are ${rows.length}`);
  }
  let guard = 0;
  for (const [index, call] of declared.tasks.flatMap(({ calls }) => calls).entries()) {
    const expected = call.guarded ? guard : noGuard;
    const found = tables.call_rights[index]?.guard;
    if (found !== expected) report('BHA011', `the right '${call.name}' names guard ${found}, declared ${expected}`);
    guard += call.guarded ? call.rules.length : 0;
  }
}
