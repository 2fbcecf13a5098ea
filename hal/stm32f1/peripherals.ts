/**
 * Peripherals of the STM32F100 that a task can be given: window (RM0041 2.3), NVIC line (RM0041 8.1.2), the bus clock that board.c sets, and the pins that
 * board.c connects.
 */

const clockHz = 24_000_000;
/** The window of a USART is 1 KiB, its registers the first 28 bytes of it. */
const usart = (base: number, irq: number, pins: string[]) => ({ base, size: 0x400, irq, clockHz, drivers: ['../stm32/usart.c'], pins });

export const peripherals = {
  usart1: usart(0x4001_3800, 37, ['PA9', 'PA10']),
  usart2: usart(0x4000_4400, 38, ['PA2', 'PA3']),
  usart3: usart(0x4000_4800, 39, ['PB10', 'PB11']),
};

/** Lines of the NVIC (RM0041 8.1.2). */
export const interruptLines = 61;

/** SysTick, at the clock of the processor: kernel/include/tables.h. */
export const counter = { address: 0, mhzChip: 24, mhzQemu: 24 };

/** Pins of the 64-pin package that are not taken by the oscillators and the debug port. */
export const pins = ['A', 'B', 'C'].flatMap((port) =>
  Array.from({ length: 16 }, (_, number) => `P${port}${number}`).filter((pin) => !['PA13', 'PA14', 'PC14', 'PC15', 'PB3'].includes(pin)),
);
