/** B-L475E-IOT01A, the IoT discovery kit: STM32L475VG. QEMU models its pins: points bound to them go through the real registers. */
import type { Board } from '../../compiler/system/model.ts';
import { counter, interruptLines, peripherals, pins } from '../../hal/stm32l4/peripherals.ts';

export const board: Board = {
  name: 'b-l475e-iot01a',
  description: 'B-L475E-IOT01A discovery kit (STM32L475VG, Cortex-M4F, 80 MHz)',
  mcu: 'STM32L475VG',
  family: 'stm32l4',
  cpu: 'cortex-m4',
  fpu: true,
  flash: { base: 0x0800_0000, size: 1024 * 1024 },
  // SRAM1; SRAM2 lies elsewhere.
  ram: { base: 0x2000_0000, size: 96 * 1024 },
  clockHz: 80_000_000,
  tickUs: 1000,
  counter,
  interruptLines,
  peripherals,
  pins,
  qemu: {
    machine: 'b-l475e-iot01a',
    icountShift: 4,
    serials: ['usart1', 'usart2', 'usart3', 'uart4', 'uart5'],
    // The first release that has its USARTs, too.
    since: '9.1',
    pins: { at: '/machine/soc', idr: 0x10 },
  },
  flashTool: { openocd: { interface: 'stlink', target: 'stm32l4x' } },
};
