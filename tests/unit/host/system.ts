/** A small system for the tests of the host side. */
import type { Board, PointModel, PointType, SystemModel, TaskModel } from '../../../compiler/system/model.ts';

const place = { file: '/system.ts', line: 1, column: 1, endLine: 1, endColumn: 2 };

export const board: Board = {
  name: 'netduinoplus2',
  description: 'for tests',
  mcu: 'STM32F405RG',
  family: 'stm32f4',
  cpu: 'cortex-m4',
  fpu: true,
  flash: { base: 0x0800_0000, size: 1024 * 1024 },
  ram: { base: 0x2000_0000, size: 112 * 1024 },
  clockHz: 168_000_000,
  tickUs: 1000,
  counter: { address: 0x4000_0024, mhzChip: 84, mhzQemu: 1000 },
  interruptLines: 82,
  peripherals: {},
  pins: [],
  qemu: { machine: 'netduinoplus2', icountShift: 3, serials: ['usart1', 'usart2', 'usart3'] },
  flashTool: { openocd: { interface: 'stlink', target: 'stm32f4x' } },
};

export function task(name: string, index: number, more: Partial<TaskModel> = {}): TaskModel {
  return {
    name,
    index,
    role: index === 0 ? 'supervisor' : index === 1 ? 'io' : 'user',
    entry: `/${name}.ts`,
    language: 'ts',
    priority: index,
    period: 10,
    budgetUs: 1000,
    startBudgetUs: 20_000,
    serveLimit: 8,
    reads: [],
    writes: [],
    uses: [],
    calls: [],
    restart: { withinTicks: 10, atMost: 5, perTicks: 1000 },
    place,
    ...more,
  };
}

export function input(name: string, index: number, channel: number, type: PointType = 'u16'): PointModel {
  const kind = type === 'bool' ? 'digitalIn' : 'analogIn';
  return { name, index, kind, type, safe: 0, binding: { kind: 'hil', channel, direction: 'in' }, writer: 1, place };
}

export function output(name: string, index: number, channel: number, type: PointType = 'bool', safe = 0): PointModel {
  const kind = type === 'bool' ? 'digitalOut' : 'analogOut';
  return { name, index, kind, type, safe, binding: { kind: 'hil', channel, direction: 'out' }, writer: 2, place };
}

export function system(points: PointModel[], tasks: TaskModel[] = [task('supervisor', 0), task('io', 1), task('control', 2)]): SystemModel {
  return { name: 'test', folder: '/test', board, tasks, points };
}

/** The system of tests/hil/fixtures/link.c. */
export const tank: SystemModel = system([input('level', 0, 0), output('pump', 1, 0), output('drain', 2, 1)]);
