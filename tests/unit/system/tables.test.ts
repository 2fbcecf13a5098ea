import { describe, expect, it } from 'vitest';
import { emitCompartment } from '../../../compiler/system/compartment.ts';
import { planLayout } from '../../../compiler/system/layout.ts';
import { codeSize, dataImage, emitLinkerScript } from '../../../compiler/system/linker.ts';
import type { SystemModel, TaskModel } from '../../../compiler/system/model.ts';
import { emitSupervision } from '../../../compiler/system/supervision.ts';
import { emitTables, systickReload } from '../../../compiler/system/tables.ts';
import { ioTaskOf, supervisorTask } from '../../../compiler/system/tasks.ts';
import { testBoard } from './fixtures.ts';

const place = { file: '/system.ts', line: 1, column: 1, endLine: 1, endColumn: 1 };

function userTask(index: number, name: string, more: Partial<TaskModel>): TaskModel {
  return {
    ...{ name, index, role: 'user', entry: `/${name}.ts`, language: 'ts', priority: 2, period: 10, budgetUs: 1000, startBudgetUs: 20_000 },
    ...{ serveLimit: 8, reads: [], writes: [], uses: [], calls: [], restart: { withinTicks: 10, atMost: 5, perTicks: 1000 }, place },
    ...more,
  };
}

const control = userTask(2, 'control', { reads: [0], writes: [1, 2] });
const modbus = userTask(3, 'modbus', {
  ...{ priority: 3, period: 0, budgetUs: 10_000, reads: [0, 1, 3], uses: ['usart2'] },
  calls: [{ name: 'control.setpoint', target: 2, endpoint: 'setpoint', rate: { atMost: 10, ticks: 1000 } }],
});
const io = { ...ioTaskOf('/io.c', [control, modbus], 1000), reads: [1], writes: [0] };

const model: SystemModel = {
  name: 'tank',
  folder: '/',
  board: testBoard,
  tasks: [supervisorTask('/supervisor.ts'), io, control, modbus],
  points: [
    {
      name: 'level',
      index: 0,
      kind: 'analogIn',
      type: 'u16',
      safe: 0,
      binding: { kind: 'hil', channel: 0, direction: 'in' },
      writer: 1,
      place,
    },
    {
      name: 'drain',
      index: 1,
      kind: 'digitalOut',
      type: 'bool',
      safe: 1,
      binding: { kind: 'hil', channel: 0, direction: 'out' },
      writer: 2,
      place,
    },
    { name: 'limit', index: 2, kind: 'memory', type: 'i16', safe: 0xffff_fffe, binding: { kind: 'none' }, writer: 2, place },
    { name: 'count', index: 3, kind: 'restarts', type: 'u32', safe: 0, binding: { kind: 'none' }, writer: null, subject: 2, place },
  ],
};

const object = (text: number, data: number) => ({ path: 'task.o', text, rodata: 20, data, bss: 96, noinit: 0 });
const objects = [object(400, 0), object(300, 4), object(900, 12), object(2000, 0)];
const { layout } = planLayout({
  ...{ flash: testBoard.flash, ram: testBoard.ram, kernelFlash: 8000, kernelRam: 1500 },
  tasks: objects.map((each, index) => ({
    name: model.tasks[index]!.name,
    flash: codeSize(each) + each.data,
    data: 16,
    bss: 96,
    stack: 304,
  })),
});
const tables = objects.map((each, index) => ({
  dataSize: each.data > 0 ? 16 : 0,
  dataFrom: dataImage(layout!, index, each),
  bssSize: 96,
  endpoints:
    index === 2
      ? [
          { name: 'reset', methods: 1 },
          { name: 'setpoint', methods: 2 },
        ]
      : [],
}));
const text = emitTables(model, tables, layout);

describe('the tables', () => {
  it('name points with source, safe value and whether a fault changes them', () => {
    expect(text).toContain('{0x00000000u, POINT_PLAIN, 0, 0, 0}, /* 0 level */');
    expect(text).toContain('{0x00000001u, POINT_PLAIN, 0, 1, 0}, /* 1 drain */');
    expect(text).toContain('{0xfffffffeu, POINT_PLAIN, 0, 0, 0}, /* 2 limit */');
    expect(text).toContain('{0x00000000u, POINT_RESTARTS, 2, 0, 0}, /* 3 count */');
  });

  it('hold a call right with the index of the endpoint among those of its task, its methods and its rate', () => {
    expect(text).toContain('{2, 1, 2, 0, NO_GUARD, 0}, /* modbus to control.setpoint */');
    expect(text).toContain('{1000, 10}, /* modbus to control.setpoint */');
  });

  it('hold interrupts in the order of uses, and the peripherals that are switched on', () => {
    expect(text).toContain('{1, 3, 0, 0}, /* usart2 to modbus */');
    expect(text).toContain('0x40000400u, /* usart2 */');
  });

  it('give each task its lists of points, one after the other', () => {
    const lists = /point_lists\[\] = \{\n([^}]*)\}/.exec(text)![1]!;
    expect(lists.match(/\d+(?=,)/g)!.map(Number)).toEqual([1, 0, 0, 1, 2, 0, 1, 3]);
    expect([...text.matchAll(/\.reads_at = (\d+)/g)].map((match) => Number(match[1]))).toEqual([0, 0, 2, 5]);
    expect([...text.matchAll(/\.writes_at = (\d+)/g)].map((match) => Number(match[1]))).toEqual([0, 1, 3, 8]);
  });

  it('write the number of all eight regions of every task, used or not, as the hardware takes it', () => {
    const regions = [...text.matchAll(/\{0x([0-9a-f]{8})u, (?:0x[0-9a-f]{8}u|0)\}, \/\* (?:flash|RAM|usart2|unused) \*\//g)];
    expect(regions).toHaveLength(4 * 8);
    regions.forEach((match, index) => {
      expect(Number.parseInt(match[1]!, 16) & 0x1f).toBe(0x10 | (index % 8));
    });
  });

  it('are of the same size without the layout', () => {
    const shape = (source: string) => source.match(/^const .*\[\] = \{$|^struct .*;$|^\t\{/gm);
    expect(shape(emitTables(model, tables))).toEqual(shape(text));
  });

  it('count a tick of 1 ms at 168 MHz', () => expect(systickReload(168_000_000, 1000)).toBe(167_999));
});

describe('the linker script', () => {
  const script = emitLinkerScript(
    layout!,
    'kernel.o',
    'tables.o',
    objects.map((each, index) => ({ ...each, path: `task-${index}.o`, name: model.tasks[index]!.name })),
  );

  it('places code, stack and data of a task where the layout says', () => {
    const { flash, ram, stack } = layout!.tasks[2]!;
    const hex = (value: number) => `0x${value.toString(16).padStart(8, '0')}`;
    expect(script).toContain(`.control.code ${hex(flash.base)} :`);
    expect(script).toContain(`.control.stack ${hex(ram.base)} (NOLOAD) : { . += ${stack}; }`);
    expect(script).toContain(`.control.data ${hex(ram.base + stack)} : AT(${hex(flash.base + codeSize(objects[2]!))})`);
  });

  it('has RAM in no segment, save for initialised data: a loader clears none of it', () => {
    for (const section of script.matchAll(/^ {2}(\.\S+).*\(NOLOAD\)/gm)) {
      const after = script.slice(section.index);
      expect(/\} :(\w+)/.exec(after)?.[1], section[1]).toBe('NONE');
    }
  });

  it('rises through the addresses', () => {
    const addresses = [...script.matchAll(/^ {2}\.\S+ (0x[0-9a-f]{8})/gm)].map((match) => Number(match[1]));
    expect(addresses).toEqual([...addresses].sort((a, b) => a - b));
  });
});

describe('what a compartment is told', () => {
  it('has the lengths of its lists, and its peripherals in the order of uses', () => {
    const source = emitCompartment(model, modbus);
    expect(source).toContain('bulkhead_points_in[3]; /* level, drain, count */');
    expect(source).toContain('bulkhead_points_out[1];');
    expect(source).toContain('{0x40000400u, 42000000u}, /* usart2 */');
  });

  it('of the I/O task also has the channels', () => {
    expect(emitCompartment(model, io)).toContain('.hil_outputs = 1, .hil_inputs = 1');
  });

  it('of the supervisor is the restart limits of all tasks', () => {
    expect(emitSupervision(model).match(/\{ within: 10, atMost: 5, per: 1000 \}/g)).toHaveLength(4);
  });
});

describe('the I/O task', () => {
  it('runs as often as the most frequent task', () => {
    expect(
      ioTaskOf('/io.c', [userTask(2, 'a', { period: 20 }), userTask(3, 'b', { period: 5 }), userTask(4, 'c', { period: 0 })], 1000).period,
    ).toBe(5);
  });
  it('runs every 10 ms when no task has a period', () => {
    expect(ioTaskOf('/io.c', [userTask(2, 'a', { period: 0 })], 500).period).toBe(20);
  });
});
