/** Arm MPS2 with the image AN385 (Cortex-M3, no FPU), as QEMU models it: a board for tests, not for a plant. */
import type { Board } from '../../compiler/system/model.ts';
import { counter, interruptLines, peripherals } from '../../hal/cmsdk/peripherals.ts';

export const board: Board = {
  name: 'mps2-an385',
  description: 'Arm MPS2, image AN385 (Cortex-M3, 25 MHz), in QEMU only',
  mcu: 'AN385',
  family: 'cmsdk',
  cpu: 'cortex-m3',
  fpu: false,
  // ZBT SSRAM 1 is loaded before the start and is not written after it: the MPU gives it to nobody for writing.
  flash: { base: 0x0000_0000, size: 4 * 1024 * 1024 },
  ram: { base: 0x2000_0000, size: 4 * 1024 * 1024 },
  clockHz: 25_000_000,
  tickUs: 1000,
  counter,
  interruptLines,
  peripherals,
  pins: [],
  qemu: { machine: 'mps2-an385', icountShift: 6, serials: ['usart1', 'usart2', 'usart3'] },
  flashTool: null,
};
