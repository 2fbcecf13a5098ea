/**
 * The kernel's const tables as C (kernel/include/tables.h): who may touch what, in numbers that a reviewer can read. Addresses that only the linker
 * knows are symbols; everything that is a right is a number here.
 */
import type { Layout, TaskPlacement } from './layout.ts';
import type { CallModel, EndpointModel, SystemModel, TaskModel } from './model.ts';
import { type Access, encodeRasr, encodeRbar, regionOf, type Span } from './mpu.ts';
import { type Guard, isPlain, type Monitor, makeMonitor, noMove, type Step, stepsInside } from './reference-monitor.ts';

/** What is known of the task's compartment besides the model. */
export interface TaskTable {
  /** Of initialised data: bytes (a multiple of 4), and where in flash its image starts. */
  dataSize: number;
  dataFrom: number;
  bssSize: number;
  endpoints: readonly EndpointModel[];
}

/** `layout` absent: every address is 0. The sizes of all objects are the same as with it, which is what such a text is for. */
export function emitTables(model: SystemModel, tasks: readonly TaskTable[], layout?: Layout): string {
  const rates = rateTable(model);
  const monitor = makeMonitor(
    model,
    tasks.map(({ endpoints }) => endpoints),
  );
  return [
    `/* Generated: the rights of system ${model.name} on ${model.board.name}. */`,
    '#include <tables.h>',
    '#include <state.h>',
    '',
    ...model.tasks.flatMap((task) => {
      const symbol = `task_${task.index}`;
      return [`void ${symbol}_start(void);`, `extern uint32_t ${symbol}_points_in[], ${symbol}_points_out[];`];
    }),
    '',
    ...emitHead(model, rates.length, monitor),
    '',
    ...emitPoints(model),
    ...emitPointLists(model),
    ...emitCalls(model, tasks, rates, monitor),
    ...emitInterrupts(model),
    ...array(
      'const struct rate',
      'rates',
      rates.map(({ name, atMost, ticks }) => `{${ticks}, ${atMost}}, /* ${name} */`),
      '{0, 0}',
    ),
    ...emitMonitor(monitor),
    ...array(
      'const uint32_t',
      'board_peripherals',
      [...peripheralsInUse(model).map(({ name, base }) => `${hex(base)}, /* ${name} */`), '0,'],
      '0',
    ),
    ...emitDescriptors(model, tasks, layout),
    `struct task_state task_states[${model.tasks.length}];`,
    `uint32_t point_values[${Math.max(1, model.points.length)}];`,
    `struct rate_state rate_states[${Math.max(1, rates.length)}];`,
    `uint8_t automaton_states[${Math.max(1, monitor.automata.length)}];`,
    '',
  ].join('\n');
}

/** Counts of SysTick in one tick, minus 1, as its reload register takes it. */
export function systickReload(clockHz: number, tickUs: number): number {
  return Math.round((clockHz / 1_000_000) * tickUs) - 1;
}

/** A table; C has no empty arrays, so an empty one holds `filler`, which its count of 0 keeps out of use. */
function array(type: string, name: string, entries: readonly string[], filler: string): string[] {
  const body = entries.length > 0 ? entries : [`${filler}, /* none */`];
  return [`${type} ${name}[] = {`, ...body.map((entry) => `\t${entry}`), '};', ''];
}

function hex(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}u`;
}

function emitHead({ tasks, points, board }: SystemModel, rates: number, { automata, guards }: Monitor): string[] {
  const steps = guards.flatMap((guard) => guard.steps);
  const outside = guards.flatMap((guard) => guard.steps.slice(stepsInside));
  const interrupts = tasks.reduce((sum, task) => sum + task.uses.flatMap((name) => linesOf(board, name)).length, 0);
  const { address, mhzChip, mhzQemu } = board.counter;
  return [
    'const struct tables tables = {',
    '\t.magic = TABLES_MAGIC,',
    `\t.version = ${tablesVersion},`,
    `\t.tasks = ${tasks.length},`,
    `\t.points = ${points.length},`,
    `\t.interrupts = ${interrupts},`,
    `\t.rates = ${rates},`,
    `\t.tick_us = ${board.tickUs},`,
    `\t.systick_reload = ${systickReload(board.clockHz, board.tickUs)},`,
    `\t.counter = ${hex(address)},`,
    `\t.counter_mhz_chip = ${mhzChip},`,
    `\t.counter_mhz_qemu = ${mhzQemu},`,
    `\t.guards = ${guards.length},`,
    `\t.steps = ${outside.length},`,
    `\t.moves = ${steps.reduce((sum, { moves }) => sum + moves.length, 0)},`,
    `\t.tests = ${guards.reduce((sum, guard) => sum + testsOf(guard).length, 0)},`,
    `\t.automata = ${automata.length},`,
    '};',
  ];
}

function emitPoints({ points }: SystemModel): string[] {
  const entries = points.map((point) => {
    const source = point.kind === 'restarts' ? 'POINT_RESTARTS' : 'POINT_PLAIN';
    const output = point.kind === 'digitalOut' || point.kind === 'analogOut' ? 1 : 0;
    return `{${hex(point.safe)}, ${source}, ${point.subject ?? 0}, ${output}, 0}, /* ${point.index} ${point.name} */`;
  });
  return array('const struct point', 'points', entries, '{0, POINT_PLAIN, 0, 0, 0}');
}

/** First index into point_lists of a task's reads and writes: the lists stand one after the other, reads before writes. */
function listStarts(tasks: readonly TaskModel[]): { reads: number; writes: number }[] {
  let next = 0;
  return tasks.map((task) => {
    const reads = next;
    const writes = reads + task.reads.length;
    next = writes + task.writes.length;
    return { reads, writes };
  });
}

function emitPointLists({ tasks }: SystemModel): string[] {
  const entries = tasks.flatMap((task) =>
    (['reads', 'writes'] as const)
      .filter((list) => task[list].length > 0)
      .map((list) => `${task[list].join(', ')}, /* ${task.name} ${list} */`),
  );
  return array('const uint8_t', 'point_lists', entries, 'NO_POINT');
}

interface RateEntry {
  call: CallModel;
  name: string;
  atMost: number;
  ticks: number;
}

function rateTable({ tasks }: SystemModel): RateEntry[] {
  return tasks.flatMap((task) =>
    task.calls.flatMap((call) => (call.rate ? [{ call, name: `${task.name} to ${call.name}`, ...call.rate }] : [])),
  );
}

function emitCalls({ tasks }: SystemModel, tables: readonly TaskTable[], rates: readonly RateEntry[], { guardOf }: Monitor): string[] {
  const entries = tasks.flatMap((task) =>
    task.calls.map((call) => {
      const endpoints = tables[call.target]!.endpoints;
      const endpoint = endpoints.findIndex(({ name }) => name === call.endpoint);
      if (endpoint < 0) throw new Error(`${call.name} is not an endpoint`);
      const rate = rates.findIndex((entry) => entry.call === call);
      const fields = [call.target, endpoint, endpoints[endpoint]!.methods, rate < 0 ? '0xff' : rate, guardOf.get(call) ?? 'NO_GUARD', 0];
      return `{${fields.join(', ')}}, /* ${task.name} to ${call.name} */`;
    }),
  );
  return array('const struct call_right', 'call_rights', entries, '{0, 0, 0, 0xff, NO_GUARD, 0}');
}

/** A range is in the guard itself. */
function testsOf({ tests, range }: Guard): Guard['tests'] {
  return range ? [] : tests;
}

/** One alone stands there twice. */
function insideOf(rows: readonly string[]): string[] {
  const none = '{0, 0, 0}';
  return [rows[0] ?? none, rows[1] ?? rows[0] ?? none];
}

/** Guards in the order of the rights, the rows they name one after the other. */
function emitMonitor({ automata, guards }: Monitor): string[] {
  const steps = guards.flatMap((guard) => guard.steps.map((step) => ({ ...step, guard })));
  const starts = (counts: readonly number[]) => counts.map((_, index) => counts.slice(0, index).reduce((sum, count) => sum + count, 0));
  const stepsAt = starts(guards.map((guard) => guard.steps.slice(stepsInside).length));
  const testsAt = starts(guards.map((guard) => testsOf(guard).length));
  const movesAt = starts(steps.map(({ moves }) => moves.length));
  const firstStep = starts(guards.map((guard) => guard.steps.length));
  const kindOf = (automaton: number) => (automata[automaton]!.kind === 'role' ? 'AUTOMATON_ROLE' : 'AUTOMATON_FLOW');
  const nameOf = ({ from, call }: { from: string; call: string }) => `${from} to ${call}`;
  const stepRow = ({ automaton }: Step, index: number) => `{${automaton}, ${automata[automaton]!.states.length}, ${movesAt[index]}}`;
  const rowsOf = (guard: Guard, index: number) => guard.steps.map((step, number) => stepRow(step, firstStep[index]! + number));
  return [
    ...array(
      'const struct automaton',
      'automata',
      automata.map(({ kind, name, states, resetBy }, index) => {
        const mask = resetBy.reduce((sum, task) => sum | (1 << task), 0);
        return `{${hex(mask)}, ${states.length}, ${kindOf(index)}}, /* ${kind} ${name}: ${states.join(', ')} */`;
      }),
      '{0, 0, 0}',
    ),
    ...array(
      'const struct guard',
      'guards',
      guards.map((guard, index) => {
        const tests = testsOf(guard).length;
        const { at, kind, least, span } = guard.range ?? { at: 0, kind: 0, least: 0, span: 0 };
        const fields = [
          `{${insideOf(rowsOf(guard, index)).join(', ')}}`,
          hex(least),
          hex(span),
          ...[stepsAt[index], testsAt[index], guard.steps.length, tests, guard.length],
          isPlain(guard) ? guard.length : 'NOT_PLAIN',
          ...[at, kind],
          '{0}',
        ];
        return `{${fields.join(', ')}}, /* ${nameOf(guard)} */`;
      }),
      '{{{0, 0, 0}}, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, {0}}',
    ),
    ...array(
      'const struct step',
      'steps',
      guards.flatMap((guard, index) =>
        rowsOf(guard, index)
          .slice(stepsInside)
          .map((row) => `${row}, /* ${nameOf(guard)} */`),
      ),
      '{0, 0, 0}',
    ),
    ...array(
      'const uint8_t',
      'moves',
      steps.map(({ automaton, moves }) => {
        const { states } = automata[automaton]!;
        const words = moves.map((move, state) => `${states[state]}: ${move === noMove ? '-' : states[move]}`);
        return `${moves.map((move) => (move === noMove ? 'NO_MOVE' : move)).join(', ')}, /* ${words.join(', ')} */`;
      }),
      'NO_MOVE',
    ),
    ...array(
      'const struct test',
      'tests',
      guards.flatMap((guard) =>
        testsOf(guard).map(({ firstAt, first, secondAt, second, yes, no, bound }) => {
          const fields = [firstAt, first, secondAt, second, yes, no, 0, `INT64_C(${bound})`];
          return `{${fields.join(', ')}}, /* ${nameOf(guard)} */`;
        }),
      ),
      '{0, 0, 0, 0, 0, 0, 0, 0}',
    ),
  ];
}

function emitInterrupts({ tasks, board }: SystemModel): string[] {
  const entries = tasks.flatMap((task) =>
    task.uses.flatMap((name, bit) =>
      linesOf(board, name).map((line) => `{${line}, ${task.index}, ${bit}, 0}, /* ${name} to ${task.name} */`),
    ),
  );
  return array('const struct interrupt', 'interrupts', entries, '{0, 0, 0, 0}');
}

function linesOf(board: SystemModel['board'], peripheral: string): number[] {
  const { irq, moreIrqs = [] } = board.peripherals[peripheral]!;
  return irq === null ? [] : [irq, ...moreIrqs];
}

function peripheralsInUse({ tasks, board }: SystemModel): { name: string; base: number }[] {
  return tasks.flatMap((task) => task.uses.map((name) => ({ name, base: board.peripherals[name]!.base })));
}

function emitDescriptors(model: SystemModel, tables: readonly TaskTable[], layout: Layout | undefined): string[] {
  const starts = listStarts(model.tasks);
  let calls = 0;
  const entries = model.tasks.flatMap((task, position) => {
    const table = tables[position]!;
    const fields = [
      ['entry', `(uint32_t)task_${task.index}_start`],
      ...placementFields(task, table, layout?.tasks[position]),
      ['budget', task.budgetUs],
      ['start_budget', task.startBudgetUs],
      ['period', task.period],
      ['serve_limit', task.serveLimit],
      ['priority', task.priority],
      ['flags', { supervisor: 'TASK_SUPERVISOR', io: 'TASK_IO', user: task.log ? 'TASK_LOG' : '0' }[task.role]],
      ['reads', task.reads.length],
      ['writes', task.writes.length],
      ['reads_at', starts[position]!.reads],
      ['writes_at', starts[position]!.writes],
      ['calls', task.calls.length],
      ['calls_at', calls],
    ];
    calls += task.calls.length;
    return [
      `{ /* ${task.index} ${task.name} */`,
      ...fields.map(([name, value]) => `\t.${name} = ${value},`),
      ...regionLines(model, task, layout?.tasks[position]),
      '},',
    ];
  });
  return array('const struct task_descriptor', 'task_descriptors', entries, '{0}');
}

function placementFields(task: TaskModel, table: TaskTable, placement: TaskPlacement | undefined): [string, string | number][] {
  const { flash, ram, stack } = placement ?? { flash: nowhere, ram: nowhere, stack: 0 };
  const dataTo = ram.base + stack;
  return [
    ['flash_base', hex(flash.base)],
    ['flash_size', flash.size],
    ['ram_base', hex(ram.base)],
    ['ram_size', ram.size],
    ['stack_size', stack],
    ['data_from', hex(placement ? table.dataFrom : 0)],
    ['data_to', hex(dataTo)],
    ['data_size', table.dataSize],
    ['bss_base', hex(dataTo + table.dataSize)],
    ['bss_size', table.bssSize],
    ['points_in', `(uint32_t)task_${task.index}_points_in`],
    ['points_out', `(uint32_t)task_${task.index}_points_out`],
  ];
}

/** TABLES_VERSION of kernel/include/tables.h. */
const tablesVersion = 4;
const regionsOfMpu = 8;
const nowhere: Span = { base: 0, size: 0 };

/** Regions 0 and 1: flash and RAM; 2 and up: the peripherals, in the order of `uses`. */
function regionLines({ board }: SystemModel, task: TaskModel, placement: TaskPlacement | undefined): string[] {
  if (!placement) return [];
  const windows: { span: Span; access: Access; comment: string }[] = [
    { span: placement.flash, access: 'code', comment: 'flash' },
    { span: placement.ram, access: 'data', comment: 'RAM' },
    ...task.uses.map((name) => {
      const { base, size } = board.peripherals[name]!;
      return { span: { base, size }, access: 'device' as const, comment: name };
    }),
  ];
  return [
    '\t.regions = {',
    ...windows.map(({ span, access, comment }, number) => {
      const region = regionOf(span);
      return `\t\t{${hex(encodeRbar(region, number))}, ${hex(encodeRasr(region, access))}}, /* ${comment} */`;
    }),
    ...unusedRegions(windows.length),
    '\t},',
  ];
}

/** Their number is written all the same: without it the hardware would switch off the region that was written last. */
function unusedRegions(from: number): string[] {
  const numbers = Array.from({ length: regionsOfMpu - from }, (_, index) => from + index);
  return numbers.map((number) => `\t\t{${hex(encodeRbar({ base: 0 }, number))}, 0}, /* unused */`);
}
