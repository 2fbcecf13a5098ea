/** STM32VLDISCOVERY: STM32F100RB, 8 MHz crystal, 8 KiB of RAM. The smallest board that a whole system must fit. */
import type { Board } from '../../compiler/system/model.ts';
import { counter, interruptLines, peripherals, pins } from '../../hal/stm32f1/peripherals.ts';

export const board: Board = {
  name: 'stm32vldiscovery',
  description: 'STM32VLDISCOVERY (STM32F100RB, Cortex-M3, 24 MHz)',
  mcu: 'STM32F100RB',
  family: 'stm32f1',
  cpu: 'cortex-m3',
  fpu: false,
  flash: { base: 0x0800_0000, size: 128 * 1024 },
  ram: { base: 0x2000_0000, size: 8 * 1024 },
  clockHz: 24_000_000,
  crystalMhz: 8,
  tickUs: 1000,
  counter,
  interruptLines,
  peripherals,
  pins,
  qemu: { machine: 'stm32vldiscovery', icountShift: 5, serials: ['usart1', 'usart2', 'usart3'] },
  flashTool: { openocd: { interface: 'stlink', target: 'stm32f1x' } },
};
