/** A board of its own for the checks of systems, so that no change of a real one changes them; and the systems in tests/fixtures/systems. */
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.ts';
import { checkSystem, type SystemResult } from '../../../compiler/system/check.ts';
import type { Board, PeripheralModel } from '../../../compiler/system/model.ts';
import { InputError } from '../../../scripts/errors.ts';
import { evaluateSystem } from '../../../scripts/evaluate.ts';

export const systemsFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'fixtures', 'systems');

function peripheral(index: number, pins: string[]): PeripheralModel {
  return { base: 0x4000_0000 + index * 0x400, size: 0x400, irq: index, clockHz: 42_000_000, drivers: [], pins };
}

export const testBoard: Board = {
  name: 'test',
  description: 'a board for tests',
  mcu: 'STM32F405',
  family: 'stm32f4',
  cpu: 'cortex-m4',
  fpu: true,
  flash: { base: 0x0800_0000, size: 0x10_0000 },
  ram: { base: 0x2000_0000, size: 0x2_0000 },
  clockHz: 168_000_000,
  tickUs: 1000,
  counter: { address: 0x4000_0024, mhzChip: 84, mhzQemu: 1000 },
  interruptLines: 82,
  peripherals: {
    usart2: peripheral(1, ['PA2', 'PA3']),
    usart6: { ...peripheral(8, ['PC2']), drivers: ['usart.c'] },
    gpioa: { ...peripheral(9, []), irq: null, points: true },
    timer1: peripheral(2, ['PA2']),
    ...Object.fromEntries([2, 3, 4, 5, 6, 7].map((index) => [`timer${index}`, peripheral(index + 1, [])])),
  },
  pins: ['PA2', 'PA3', 'PA4', 'PA5', 'PC1', 'PC2'],
  qemu: null,
  flashTool: null,
};

/** Evaluates and checks a system; findings of either are the result. */
export async function checkFolder(folder: string, board?: string): Promise<SystemResult> {
  try {
    const evaluated = await evaluateSystem(folder);
    return checkSystem({
      ...evaluated,
      boards: new Map([['test', testBoard]]),
      ...(board === undefined ? {} : { board }),
      supervisorEntry: '/supervisor.ts',
      ioEntry: '/io.c',
      isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true,
    });
  } catch (error) {
    if (error instanceof InputError) return { diagnostics: [...error.diagnostics] };
    throw error;
  }
}

/** `line code`, sorted: what a fixture's marks and its findings are compared by. */
export function linesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, place }) => `${place?.line ?? 0} ${code}`).sort();
}
