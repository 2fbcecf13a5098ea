/** Netduino Plus 2: STM32F405RG, 25 MHz crystal. Also what QEMU models best of this family. */
import type { Board } from '../../compiler/system/model.ts';
import { counter, interruptLines, peripherals, pins } from '../../hal/stm32f4/peripherals.ts';

export const board: Board = {
  name: 'netduinoplus2',
  description: 'Netduino Plus 2 (STM32F405RG, Cortex-M4F, 168 MHz)',
  mcu: 'STM32F405RG',
  family: 'stm32f4',
  cpu: 'cortex-m4',
  fpu: true,
  flash: { base: 0x0800_0000, size: 1024 * 1024 },
  ram: { base: 0x2000_0000, size: 128 * 1024 },
  clockHz: 168_000_000,
  crystalMhz: 25,
  tickUs: 1000,
  counter,
  interruptLines,
  peripherals,
  pins,
  qemu: { machine: 'netduinoplus2', icountShift: 3, serials: ['usart1', 'usart2', 'usart3', 'uart4', 'uart5', 'usart6'] },
  flashTool: { openocd: { interface: 'stlink', target: 'stm32f4x' } },
};
